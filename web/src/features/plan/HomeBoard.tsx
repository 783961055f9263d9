// Plan: who visits at home (Kotona käyvät), for the wall there. Shown, and printed, only when the client has permitted it.

import { type FormEvent, useState } from "react";
import type { ClientId, PermissionBy, PermissionHow, PlanShown, HomeBoard as Shown } from "../../contract.generated";
import { civil, dayText } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords, useWordsIn } from "../../core/words";
import { Button, FormEnd, Notice, RadioGroup, RefusalText, Skeleton } from "../../ui/parts";
import { phoneText } from "../../ui/phone";
import { readingTrouble } from "../../ui/reading";
import { useHomeBoard } from "./use-plan";

export function HomeBoard(props: {
  readonly shown: PlanShown;
  readonly may_edit: boolean;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { shown } = props;
  const permission = shown.home_board;
  return (
    <div className="stack">
      {permission ? (
        <>
          <p>
            {t(`plan.board_by_${permission.given_by}`, {
              day: dayText(civil(permission.permitted_at).date, t.language),
            })}{" "}
            {t(`plan.board_how_${permission.how}`)}
            {permission.recorded_by_name && (
              <span className="dim"> {t("plan.board_recorded_by", { name: permission.recorded_by_name })}</span>
            )}
          </p>
          <Board client={shown.client.client} is_hidden={shown.client.non_disclosure} />
          <div className="actions">
            {props.may_edit && <Forbid client={shown.client.client} />}
            <Button look="quiet" onClick={props.onBack}>
              {t("action.back")}
            </Button>
          </div>
        </>
      ) : props.may_edit ? (
        <Permit client={shown.client.client} onBack={props.onBack} />
      ) : (
        <p>{t("plan.board_not_permitted")}</p>
      )}
    </div>
  );
}

function Permit(props: { readonly client: ClientId; readonly onBack: () => void }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const [by, setBy] = useState<PermissionBy>("client");
  const [how, setHow] = useState<PermissionHow | undefined>(undefined);
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"home_board_permit">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !how) return;
    const answer = await send(`/api/clients/${props.client}/home-board/permit`, { by, how });
    if (answer?.ok) readAgain("plan");
  }
  return (
    <form
      noValidate
      {...form_keys}
      className="stack"
      aria-label={t("plan.board")}
      onSubmit={(event) => void save(event)}
    >
      <Notice>{t("plan.board_ask")}</Notice>
      <RadioGroup<PermissionBy>
        label={t("plan.board_by")}
        value={by}
        options={(["client", "representative"] as const).map((id) => ({ id, label: t(`permission_by.${id}`) }))}
        onChange={(next) => next && setBy(next)}
      />
      <RadioGroup<PermissionHow>
        label={t("plan.board_how")}
        value={how}
        options={(["spoken", "written"] as const).map((id) => ({ id, label: t(`permission_how.${id}`) }))}
        onChange={setHow}
        refusal={is_asked && !how ? t("plan.board_how_needed") : undefined}
      />
      <FormEnd
        trouble={troubleText(t, step, [])}
        verb={t("plan.board_permit")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

function Forbid(props: { readonly client: ClientId }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { step, send } = useCommand<"home_board_forbid">();
  async function forbid(): Promise<void> {
    const answer = await send(`/api/clients/${props.client}/home-board/forbid`, {});
    if (answer?.ok) readAgain("plan");
  }
  return (
    <>
      <Button disabled={step.at === "sending"} onClick={() => void forbid()}>
        {t("plan.board_forbid")}
      </Button>
      <RefusalText words={troubleText(t, step, [])} />
    </>
  );
}

function Board(props: { readonly client: ClientId; readonly is_hidden: boolean }) {
  const t = useWords();
  const board = useHomeBoard(props.client, true);
  if (board.data)
    return (
      <>
        {props.is_hidden && <Notice>{t("plan.board_hidden")}</Notice>}
        {board.data.visitors.length === 0 ? (
          <Notice>{t("plan.board_empty")}</Notice>
        ) : (
          <>
            <div className="actions">
              <Button look="primary" onClick={() => window.print()}>
                {t("plan.board_print")}
              </Button>
            </div>
            <Poster board={board.data} />
          </>
        )}
      </>
    );
  if (board.isError)
    return (
      <Notice look="alert" role="alert">
        {readingTrouble(t, board.error)}
      </Notice>
    );
  return <Skeleton words={t("state.loading")} />;
}

/** As it hangs on the wall, in the language of the home. */
function Poster(props: { readonly board: Shown }) {
  const { board } = props;
  const t = useWordsIn(board.language);
  return (
    <article className="home-board" lang={t.language}>
      <h1>{t("plan_print.board_title")}</h1>
      <p className="home-board__who">
        {board.name}
        {board.address && <span> · {board.address}</span>}
        {board.phone && <span> · {phoneText(board.phone)}</span>}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("plan_print.visitor")}</th>
            <th scope="col">{t("plan_print.board_when")}</th>
            <th scope="col">{t("plan_print.phone")}</th>
          </tr>
        </thead>
        <tbody>
          {board.visitors.map((one) => (
            <tr key={`${one.name} ${one.when}`}>
              <td>
                <strong>{one.name}</strong>
                <br />
                {one.role}
              </td>
              <td>{one.when}</td>
              <td className="figures">{one.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="home-board__foot">
        <strong>{t("plan_print.emergency")}</strong>
        <span>{t("plan_print.board_day", { day: dayText(civil(board.as_of).date, t.language) })}</span>
      </p>
    </article>
  );
}
