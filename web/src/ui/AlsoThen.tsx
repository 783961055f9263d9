// Ui: warns that the client is expected elsewhere at the time. A warning and no refusal: a client may miss one meeting for what is more urgent.

import type { ClientId } from "../contract.generated";
import { civil, clockSpan, shortDay } from "../core/civil-time";
import { type Asked, useAlsoThen } from "../core/use-also-then";
import { useWords } from "../core/words";
import { Notice } from "./parts";

export function AlsoThen(props: { readonly client: ClientId | undefined; readonly asked: Asked | undefined }) {
  const t = useWords();
  const also = useAlsoThen(props.client, props.asked).data ?? [];
  if (also.length === 0) return null;
  return (
    <Notice look="warning" role="status">
      {t("also_then.head")}
      <ul>
        {also.map((one) => (
          <li key={one.begins_at}>
            {t(one.group_name ? "also_then.group" : `also_then.${one.what}`, {
              name: one.group_name ?? "",
              time: `${shortDay(civil(one.begins_at).date, t.language)} ${clockSpan(one.begins_at, one.ends_at, t.language)}`,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
