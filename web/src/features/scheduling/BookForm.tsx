// Scheduling: books the chosen time. Name and birth date are said again, because a wrong client's booking is found out too late.

import { type FormEvent, useEffect, useState } from "react";
import type {
  BookVisit,
  CalendarDate,
  ClientId,
  Decided,
  MatterId,
  ProfessionalId,
  ServiceShown,
  TimeShown,
} from "../../contract.generated";
import { dateText, dayText, instantText, millis } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { AlsoThen } from "../../ui/AlsoThen";
import { FormEnd, TextArea } from "../../ui/parts";
import { HoldLine } from "./HoldLine";
import { useHold } from "./use-hold";
import { nothing_more, type PickColleague, WantMore, wantedPart } from "./WantMore";

export function BookForm(props: {
  readonly matter: MatterId;
  readonly client: ClientId | undefined;
  readonly pick: PickColleague;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly client_name: string;
  readonly client_born: CalendarDate | undefined;
  readonly time: TimeShown;
  readonly service: ServiceShown | undefined;
  readonly guarantee_by: CalendarDate | undefined;
  readonly why_first: string;
  readonly onBooked: (decided: Decided) => void;
  readonly onTimeGone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const { time, service } = props;
  const [why, setWhy] = useKept(props.matter, "book", props.why_first);
  const [late_because, setLateBecause] = useKept(props.matter, "late", "");
  const [wanted, setWanted] = useState(nothing_more);
  const { step, send } = useCommand<"matter_book">();
  const { hours, begins_at } = time.time;
  const holding = useHold(props.client, props.matter, { hours, begins_at, ...wantedPart(wanted) });
  const form_keys = useFormKeys({ back: props.onCancel });
  const place = form_keys.ref;
  const slot_minutes = Math.round((millis(time.time.ends_at) - millis(begins_at)) / 60_000);
  const may_book = holding.held.at === "held" || holding.held.at === "holding";
  const needs_reason = time.after_guarantee || refusedAt(step, "/late_because") !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another time is another arrival
  useEffect(
    () => place.current?.querySelector<HTMLElement>(needs_reason ? "textarea" : "[type=submit]")?.focus(),
    [time],
  );

  async function book(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (step.at === "sending") return;
    const kept = await holding.settled();
    // The line under the time says why it cannot be had; nobody books what was refused.
    if (kept.at !== "held" || holding.held.at === "ended") return;
    const body: BookVisit = {
      time: { hours, begins_at, ...wantedPart(wanted) },
      why,
      hold: kept.hold.hold,
      ...(late_because.trim() && { late_because }),
    };
    const answer = await send(`/api/matters/${props.matter}/book`, body);
    if (answer?.ok) {
      holding.keep();
      forgetKept(props.matter);
      props.onBooked(answer.value);
    } else if (answer && !answer.ok && answer.refusal.code.startsWith("scheduling.")) props.onTimeGone();
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="panel stack"
      onSubmit={(event) => void book(event)}
      aria-labelledby="book-title"
    >
      <h3 id="book-title">{t("route.book")}</h3>
      <div>
        <p className="book__time figures">{instantText(time.time.begins_at, t.language)}</p>
        <p>
          {[service?.label, t(`visit_kind.${time.time.kind}`)].filter(Boolean).join(", ")}
          <br />
          {time.professional_name}, {time.unit_name}
        </p>
        <HoldLine holding={holding} slots={wanted.slots} />
        <p className="book__who">
          <strong>{props.client_name}</strong>
          {props.client_born && <span className="figures"> {dayText(props.client_born, t.language)}</span>}
        </p>
      </div>
      <AlsoThen client={props.client} asked={{ from: begins_at, until: time.time.ends_at }} />
      <WantMore
        slot_minutes={slot_minutes}
        wanted={wanted}
        onChange={setWanted}
        pick={props.pick}
        nameOf={props.nameOf}
        with_whom={time.time.professional}
      />
      {needs_reason && (
        <TextArea
          label={t("times.late_because")}
          help={props.guarantee_by && `${t("times.guarantee_by")} ${dateText(props.guarantee_by, t.language)}`}
          value={late_because}
          onChange={setLateBecause}
          refusal={refusedAt(step, "/late_because")}
          maxLength={500}
          required
        />
      )}
      <TextArea
        label={t("decide.why")}
        value={why}
        onChange={setWhy}
        refusal={refusedAt(step, "/why")}
        maxLength={1000}
        required
      />
      <FormEnd
        trouble={troubleText(t, step, ["/why", "/late_because"])}
        verb={t("times.book")}
        is_off={step.at === "sending" || !may_book}
        back={t("action.back")}
        onBack={props.onCancel}
      />
    </form>
  );
}
