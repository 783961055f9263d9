// Scheduling: free times of the own worker and of the team side by side, with the care guarantee's last day in sight.

import { useState } from "react";
import type { CalendarDate, MatterId, ServiceShown, TimeShown, Times } from "../../contract.generated";
import { civil, dateText, plusDays } from "../../core/civil-time";
import { now as clockNow } from "../../core/clock";
import { type Hands, useHands, useLastSeen, useOrderUnder } from "../../core/use-held-order";
import { useWords, type Words, wordFor } from "../../core/words";
import { ReachabilityMark } from "../../ui/marks";
import { Button, joined, Notice, Select, Skeleton } from "../../ui/parts";
import { readingTrouble } from "../../ui/reading";
import { Proposals } from "./Proposals";
import { idOf, isSame, timeText } from "./time-text";
import { no_wish, useTimes } from "./use-times";
import "./scheduling.css";

const step_days = 7;

export function FreeTimes(props: {
  readonly matter: MatterId;
  readonly services: ReadonlyArray<ServiceShown>;
  /** What is looked for before anything is chosen; absent: what fits the matter. */
  readonly service_first?: string;
  readonly chosen: TimeShown | undefined;
  readonly onChoose: (time: TimeShown) => void;
}) {
  const t = useWords();
  const [service, setService] = useState<string | undefined>(props.service_first);
  const [from, setFrom] = useState<CalendarDate | undefined>(undefined);
  const [wish, setWish] = useState(no_wish);
  const times = useTimes(props.matter, service, from, wish);
  // What is proposed stands above the lists: one that came or went would push them about under the hand.
  const hands = useHands();

  if (times.isPending) return <Skeleton words={t("state.loading")} lines={4} />;
  if (times.isError)
    return (
      <Notice look="warning" role="alert">
        {readingTrouble(t, times.error)}
        <Button onClick={() => times.refetch()}>{t("action.try_again")}</Button>
      </Notice>
    );

  const shown = times.data;
  const about = times.isPlaceholderData ? "those before" : JSON.stringify([service, from, wish]);
  const today = civil(clockNow()).date;
  const first = from ?? today;
  const isOwn = ({ time }: TimeShown) =>
    shown.own_worker !== undefined && time.professional === shown.own_worker.professional;
  return (
    <section className="times" aria-labelledby="times-title">
      <h3 id="times-title">{t("times.title")}</h3>
      {shown.guarantee_by && (
        <p className="times__guarantee">
          {t("times.guarantee_by")} <strong>{dateText(shown.guarantee_by, t.language)}</strong>
          {shown.guarantee_rule && (
            <span className="dim small"> ({wordFor(t, "guarantee_rule", shown.guarantee_rule)})</span>
          )}
        </p>
      )}
      <Select<string>
        label={t("times.service")}
        value={service ?? shown.service}
        help={t("times.service_help")}
        options={offered(t, shown, props.services)}
        onChange={(id) => {
          setService(id === "" ? undefined : id);
          setFrom(undefined);
        }}
      />
      <Proposals
        proposed={shown.proposed}
        is_old={times.isPlaceholderData}
        about={about}
        hands={hands}
        wish={wish}
        onWish={setWish}
        chosen={props.chosen}
        onChoose={props.onChoose}
      />
      {/* While those of another service or week are read, the old ones cannot be chosen. */}
      <fieldset className="times__sides" disabled={times.isPlaceholderData} aria-busy={times.isPlaceholderData}>
        <Side
          title={shown.own_worker ? t("times.own_named", { name: shown.own_worker.name }) : t("times.own")}
          mark={shown.own_worker && <ReachabilityMark reachability={shown.own_worker.reachability} />}
          about={about}
          hands={hands}
          times={withChosen(shown.own, props.chosen, isOwn)}
          why_none={shown.why_none_own}
          chosen={props.chosen}
          onChoose={props.onChoose}
        />
        <Side
          title={t("times.team")}
          about={about}
          hands={hands}
          times={withChosen(shown.team, props.chosen, (time) => !isOwn(time))}
          why_none={shown.why_none_team}
          chosen={props.chosen}
          onChoose={props.onChoose}
          shows_names
        />
      </fieldset>
      {times.isPlaceholderData && (
        <p className="small" role="status">
          {t("state.loading")}
        </p>
      )}
      <div className="actions">
        <Button look="quiet" disabled={first <= today} onClick={() => setFrom(earlier(first, today))}>
          ← {t("times.earlier")}
        </Button>
        <span className="small dim figures">{t("times.from", { day: dateText(first, t.language) })}</span>
        <Button look="quiet" onClick={() => setFrom(plusDays(first, step_days))}>
          {t("times.later")} →
        </Button>
      </div>
    </section>
  );
}

function earlier(first: CalendarDate, today: CalendarDate): CalendarDate | undefined {
  const before = plusDays(first, -step_days);
  return before <= today ? undefined : before;
}

/** What fits the professions needed or suggested comes first; every other service can be chosen as well. */
function offered(t: Words, times: Times, services: ReadonlyArray<ServiceShown>) {
  const label = (id: string) => services.find((one) => one.id === id)?.label ?? id;
  const others = services.filter(({ id }) => !times.services.includes(id));
  return [
    { heading: t("times.suggested"), options: times.services.map((id) => ({ id, label: label(id) })) },
    { heading: t("times.others"), options: others.map(({ id }) => ({ id, label: label(id) })) },
  ];
}

function Side(props: {
  readonly title: string;
  readonly mark?: React.ReactNode;
  readonly about: string;
  readonly hands: Hands;
  readonly times: ReadonlyArray<TimeShown>;
  readonly why_none: string | undefined;
  readonly chosen: TimeShown | undefined;
  readonly onChoose: (time: TimeShown) => void;
  readonly shows_names?: boolean;
}) {
  const t = useWords();
  // A time that somebody takes keeps its place under the hand, and the next one does not slide there.
  const held = useOrderUnder(props.hands.on, props.times.map(idOf), props.about);
  const seen = useLastSeen(props.times, idOf);
  return (
    <section className="side" aria-label={props.title}>
      <h4>
        {props.title} {props.mark}
      </h4>
      {held.order.length === 0 && (
        <p className="small dim">{wordFor(t, "no_times", props.why_none ?? "none_offered")}</p>
      )}
      <ul className="stack stack--tight" {...props.hands.hands}>
        {seen(held.order).map((time) => (
          <li key={idOf(time)}>
            <TimeButton
              time={time}
              is_taken={held.gone.has(idOf(time))}
              is_chosen={isSame(time, props.chosen)}
              onChoose={() => props.onChoose(time)}
              name={props.shows_names ? time.professional_name : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is kept for me is free to nobody, and yet it stands in my list: there it was chosen. */
function withChosen(
  times: ReadonlyArray<TimeShown>,
  chosen: TimeShown | undefined,
  belongs: (time: TimeShown) => boolean,
): ReadonlyArray<TimeShown> {
  if (!chosen || !belongs(chosen) || times.some((time) => isSame(time, chosen))) return times;
  return [...times, chosen].toSorted((a, b) => a.time.begins_at.localeCompare(b.time.begins_at));
}

function TimeButton(props: {
  readonly time: TimeShown;
  readonly is_chosen: boolean;
  readonly is_taken: boolean;
  readonly name: string | undefined;
  readonly onChoose: () => void;
}) {
  const t = useWords();
  const { time, name } = props;
  return (
    <button
      type="button"
      className={joined("time", time.after_guarantee && "time--late")}
      aria-pressed={props.is_chosen}
      disabled={props.is_taken}
      onClick={props.onChoose}
      title={`${time.professional_name}, ${time.unit_name}`}
    >
      <span className="figures">
        <span className="nowrap">{timeText(t, time)}</span>
        {time.time.kind !== "on_site" && <span className="small"> {t(`visit_kind.${time.time.kind}`)}</span>}
      </span>
      {time.time.purpose !== "open" && (
        <span className="small time__purpose">{t(`slot_purpose.${time.time.purpose}`)}</span>
      )}
      {name && <span className="small dim time__name">{name}</span>}
      {props.is_taken && <span className="small">{t("times.taken")}</span>}
      {time.after_guarantee && <span className="small">{t("times.after_guarantee")}</span>}
    </button>
  );
}
