// Clients: one person as a list may show them. The code is masked, address and phone are left out.

import type { ClientLine } from "../../contract.generated";
import { dayText } from "../../core/civil-time";
import { useNow } from "../../core/clock";
import { useWords } from "../../core/words";
import { ageText } from "../../ui/marks";

export function clientName(client: ClientLine): string {
  return `${client.family_name} ${client.given_names}`;
}

export function ClientLineText(props: { readonly client: ClientLine }) {
  const t = useWords();
  const now = useNow();
  const { client } = props;
  return (
    <span className="client-line">
      <strong>{clientName(client)}</strong>
      <span className="figures dim">
        {client.born && `${ageText(t, client.born, now)} · ${dayText(client.born, t.language)}`}
        {client.hetu_masked && ` · ${client.hetu_masked}`}
      </span>
      {client.non_disclosure && <span className="badge">{t("client.non_disclosure")}</span>}
      {client.died && <span className="badge">{t("client.died", { day: dayText(client.died, t.language) })}</span>}
    </span>
  );
}
