// Scheduling: a joint appointment for a pair. Both are free, or nothing is booked; on site in a room, or one of them by video.

import { type FormEvent, useState } from "react";
import type {
  ClientId,
  Colleague,
  FreeTime,
  PairworkId,
  ProfessionalId,
  ServiceShown,
  SharingBasis,
} from "../../contract.generated";
import { instantText, millis } from "../../core/civil-time";
import { useFormKeys } from "../../core/keys";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, RefusalText, TextArea } from "../../ui/parts";
import { HoldLine } from "./HoldLine";
import { useHold } from "./use-hold";
import { nothing_more, type PickColleague, WantMore, wantedPart } from "./WantMore";
import { WhomAndWhen } from "./with-whom";

const bases: ReadonlyArray<SharingBasis> = ["consent", "statute"];

export function BookJoint(props: {
  readonly client: ClientId;
  readonly pairwork: PairworkId;
  readonly who: string;
  readonly own: ReadonlyArray<Colleague>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly nameOf: (professional: ProfessionalId) => string;
  readonly pick: PickColleague;
  readonly onBooked: (words: string) => void;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const [professional, setProfessional] = useState(props.own[0]?.professional);
  const [time, setTime] = useState<FreeTime | undefined>(undefined);
  const [wanted, setWanted] = useState(nothing_more);
  const [shared_by, setSharedBy] = useState<SharingBasis | undefined>(undefined);
  const [late_because, setLateBecause] = useState("");
  const [is_asked, setAsked] = useState(false);
  const { step, send, clear } = useCommand<"pair_book">();
  const holding = useHold(
    props.client,
    undefined,
    time && { hours: time.hours, begins_at: time.begins_at, ...wantedPart(wanted) },
  );
  const form_keys = useFormKeys<HTMLElement>({ save: () => void book(), back: props.onBack });
  const serviceName = (id: string) => props.services.find((its) => its.id === id)?.label ?? id;
  const late = refusedAt(step, "/late_because");
  const alone = is_asked && wanted.others.length === 0 ? t("pair.choose_other") : refusedAt(step, "/time/others");

  async function book(event?: FormEvent): Promise<void> {
    event?.preventDefault();
    setAsked(true);
    if (!time || !shared_by || wanted.others.length === 0 || step.at === "sending") return;
    const kept = await holding.settled();
    if (kept.at !== "held" || holding.held.at === "ended") return;
    const answer = await send(`/api/pairwork/${props.pairwork}/book`, {
      time: { hours: time.hours, begins_at: time.begins_at, ...wantedPart(wanted) },
      shared_by,
      hold: kept.hold.hold,
      ...(late_because.trim() && { late_because: late_because.trim() }),
    });
    if (!answer?.ok) return;
    holding.keep();
    props.onBooked(t("ahead.booked", { time: instantText(time.begins_at, t.language) }));
  }

  return (
    <section {...form_keys} className="panel stack" aria-label={t("pair.book")}>
      <p className="book__who">
        <strong>{props.who}</strong>
      </p>
      <p className="field__help">{t("pair.book_help")}</p>
      <WhomAndWhen
        own={props.own}
        professional={professional}
        chosen={time}
        onWhom={(chosen) => {
          setProfessional(chosen);
          setTime(undefined);
        }}
        onTime={(chosen) => {
          setTime(chosen);
          setWanted({ ...nothing_more, others: wanted.others.filter((one) => one.professional !== professional) });
          clear();
        }}
        nameOf={props.nameOf}
        serviceName={serviceName}
        pick={props.pick}
      />
      <form noValidate className="stack" onSubmit={(event) => void book(event)}>
        {time ? (
          <div>
            <p className="book__time figures">{instantText(time.begins_at, t.language)}</p>
            <p>
              {props.nameOf(time.professional)}, {serviceName(time.service)}
            </p>
            <HoldLine holding={holding} slots={wanted.slots} />
          </div>
        ) : (
          <RefusalText words={is_asked ? t("visit.choose_time") : undefined} />
        )}
        {time && (
          <WantMore
            key={time.hours + time.begins_at}
            slot_minutes={Math.round((millis(time.ends_at) - millis(time.begins_at)) / 60_000)}
            wanted={wanted}
            onChange={setWanted}
            pick={props.pick}
            nameOf={props.nameOf}
            with_whom={time.professional}
          />
        )}
        {time && <RefusalText words={alone} />}
        <RadioGroup<SharingBasis>
          label={t("pair.basis")}
          help={t("pair.basis_help")}
          value={shared_by}
          options={bases.map((id) => ({ id, label: t(`pair_basis.${id}`) }))}
          onChange={setSharedBy}
          refusal={is_asked && !shared_by ? t("pair.choose_one") : refusedAt(step, "/shared_by")}
        />
        {late !== undefined && (
          <TextArea
            label={t("times.late_because")}
            value={late_because}
            onChange={setLateBecause}
            refusal={late}
            maxLength={500}
            required
          />
        )}
        <FormEnd
          trouble={troubleText(t, step, ["/late_because", "/time/others", "/shared_by"])}
          verb={t("pair.book")}
          is_off={step.at === "sending"}
          back={t("action.back")}
          onBack={props.onBack}
        />
      </form>
    </section>
  );
}
