// Shell: the panel in which one changes one's own password, in the place of the keys' panel.

import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "../contract.generated";
import { useEscapeFirst } from "../core/keys";
import { keys } from "../core/queries";
import { useWords } from "../core/words";
import { OwnPassword } from "../features/access/OwnPassword";
import { Button } from "../ui/parts";

export function PasswordPanel(props: { readonly onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  useEscapeFirst(props.onClose);
  return (
    <section className="keys" aria-labelledby="password-title">
      <div className="keys__head">
        <h2 id="password-title">{t("password.change")}</h2>
        <Button look="quiet" hotkey="Esc" onClick={props.onClose}>
          {t("action.close")}
        </Button>
      </div>
      <OwnPassword onChanged={(me) => client.setQueryData<Me>(keys.session, me)} />
    </section>
  );
}
