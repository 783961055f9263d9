// Teams: an invitation is answered.

import type { InvitationAnswer, MemberId } from "../../contract.generated";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, RefusalText } from "../../ui/parts";

export function Answer(props: { readonly member: MemberId }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { step, send } = useCommand<"team_answer">();

  async function answer(how: InvitationAnswer): Promise<void> {
    if (step.at === "sending") return;
    const sent = await send(`/api/team-members/${props.member}/answer`, { answer: how });
    if (sent?.ok) readAgain("teams", "team_dues", "card");
  }

  return (
    <>
      <span className="actions no-print">
        <Button onClick={() => void answer("accepted")}>{t("team.accept")}</Button>
        <Button look="quiet" onClick={() => void answer("declined")}>
          {t("team.decline")}
        </Button>
      </span>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}
