// Roster: one duty of a unit: who has it on which day of the week, and how its lines were answered.

import { useState } from "react";
import type { DutyDay, DutyShown, ProfessionalId } from "../../contract.generated";
import { shortDay } from "../../core/civil-time";
import { useReadAgain } from "../../core/read-again";
import { troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { Button, joined, RefusalText } from "../../ui/parts";
import { Answering } from "./Answering";
import "./roster.css";

export function DutyCard(props: {
  readonly duty: DutyShown;
  readonly today: string;
  readonly counted_days: number;
  readonly may_give: boolean;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { duty } = props;
  const take = useCommand<"duty_take">();
  const [is_taken, setTaken] = useState(false);
  const id = `duty-${duty.duty}-${duty.unit}`;

  async function takeToday(): Promise<void> {
    const answer = await take.send("/api/duties/mine", { unit: duty.unit, duty: duty.duty });
    readAgain("duties", "desk");
    if (answer?.ok) setTaken(true);
  }

  return (
    <section className="panel duty" aria-labelledby={id}>
      <header className="duty__head">
        <div>
          <h2 id={id}>{duty.label}</h2>
          <p className="dim">
            {duty.unit_name} · {duty.help}
          </p>
        </div>
        <p className="figures">
          <strong>{t("duties.waiting", { count: duty.waiting })}</strong>
        </p>
      </header>
      <ul className="duty__days">
        {duty.days.map((day) => (
          <DutyOfDay key={day.day} duty={duty} day={day} is_today={day.day === props.today} may_give={props.may_give} />
        ))}
      </ul>
      {duty.may_take_today && (
        <div className="actions">
          <Button look="primary" onClick={() => void takeToday()} disabled={take.step.at === "sending"}>
            {t("duties.take")}
          </Button>
        </div>
      )}
      <RefusalText words={troubleText(t, take.step, [])} />
      <p className="small" role="status">
        {is_taken && t("duties.taken")}
      </p>
      <Answering duty={duty} days={props.counted_days} />
    </section>
  );
}

function DutyOfDay(props: {
  readonly duty: DutyShown;
  readonly day: DutyDay;
  readonly is_today: boolean;
  readonly may_give: boolean;
}) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { duty, day } = props;
  const give = useCommand<"duty_give">();
  const end = useCommand<"duty_end">();
  const date = shortDay(day.day, t.language);
  const is_sending = give.step.at === "sending" || end.step.at === "sending";
  const refusal = troubleText(t, give.step, []) ?? troubleText(t, end.step, []);

  async function change(professional: ProfessionalId | ""): Promise<void> {
    const which = { unit: duty.unit, duty: duty.duty, day: day.day };
    if (professional === "") await end.send("/api/duties/end", which);
    else await give.send("/api/duties", { ...which, professional });
    readAgain("duties", "desk");
  }

  return (
    <li className={joined("duty__day", props.is_today && "duty__day--today")}>
      <p className="duty__date">
        <strong>{date}</strong>
        {props.is_today && <span className="badge">{t("duties.today")}</span>}
      </p>
      {props.may_give && !day.is_past ? (
        <select
          className="input"
          aria-label={t("duties.give_to", { day: date })}
          value={day.professional ?? ""}
          disabled={is_sending}
          onChange={(event) => void change(event.target.value as ProfessionalId | "")}
        >
          <option value="">{t("duties.nobody")}</option>
          {candidates(duty, day).map((one) => (
            <option key={one.professional} value={one.professional}>
              {one.name}
            </option>
          ))}
        </select>
      ) : (
        <p className={joined(!day.name && "dim")}>{day.name ?? t("duties.nobody")}</p>
      )}
      {day.is_absent && (
        <p className="small duty__absent">
          ▲ {t("duties.absent")} –{" "}
          {day.deputy_name ? t("duties.deputy", { name: day.deputy_name }) : t("duties.no_deputy")}
        </p>
      )}
      <RefusalText words={refusal} />
    </li>
  );
}

/** Whoever has it is among them, also when they work elsewhere by now. */
function candidates(duty: DutyShown, day: DutyDay): DutyShown["candidates"] {
  if (!day.professional || duty.candidates.some((one) => one.professional === day.professional)) return duty.candidates;
  return [{ professional: day.professional, name: day.name ?? "" }, ...duty.candidates];
}
