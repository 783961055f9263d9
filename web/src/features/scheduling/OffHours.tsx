// Scheduling: a time that no hours offer, by a named right: with whom, when, for how long, for what.

import { type ReactNode, useEffect, useRef, useState } from "react";
import type {
  CalendarColumn,
  CalendarDate,
  OffHours,
  ServiceShown,
  UnitId,
  VisitKind,
  WantedTime,
} from "../../contract.generated";
import { dayText, instantOf, typedClock, typedDate } from "../../core/civil-time";
import { useKeys } from "../../core/keys";
import { useWords } from "../../core/words";
import { Button, Select, TextField } from "../../ui/parts";

const lengths = [10, 15, 20, 30, 45, 60, 90, 120];

export function OffHoursFields(props: {
  readonly books: ReadonlyArray<CalendarColumn>;
  readonly unit: UnitId;
  readonly date: CalendarDate;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly first: string | undefined;
  readonly give: (time: WantedTime | undefined, professional_name: string, is_on_site: boolean) => ReactNode;
  readonly onBack: () => void;
}) {
  const t = useWords();
  const { books, services } = props;
  const [whose, setWhose] = useState(props.first ?? books[0]?.professional.professional ?? "");
  const professional = books.find((one) => one.professional.professional === whose)?.professional;
  const fitting = services.filter(
    ({ profession, kinds }) => profession === professional?.profession && kinds.some((kind) => kind !== "group"),
  );
  const [service_id, setService] = useState<string>("");
  const service = fitting.find(({ id }) => id === service_id) ?? fitting[0];
  const kinds = (service?.kinds ?? []).filter((kind) => kind !== "group");
  const [kind_chosen, setKind] = useState<VisitKind | "">("");
  const kind = kinds.find((one) => one === kind_chosen) ?? kinds[0];
  const [day, setDay] = useState(dayText(props.date, t.language));
  const [clock, setClock] = useState("");
  const [length, setLength] = useState<string>("");
  const minutes = Number(length || nearest(service?.minutes ?? 20));
  useKeys({ escape: props.onBack });
  // Everything but the time of day is filled in.
  const clock_field = useRef<HTMLInputElement>(null);
  useEffect(() => clock_field.current?.focus(), []);

  const date = typedDate(day);
  const at = typedClock(clock);
  const begins_at = date && at && instantOf(date, at.hour, at.minute);
  const off_hours: OffHours | undefined =
    professional && service && kind
      ? { professional: professional.professional, unit: props.unit, service: service.id, kind, minutes }
      : undefined;
  return (
    <div className="free">
      <div className="stack stack--tight">
        <h2>{t("exception.off_hours")}</h2>
        <div className="pair">
          <Select<string>
            label={t("visit.with_whom")}
            value={whose}
            options={books.map((one) => ({ id: one.professional.professional, label: one.professional.name }))}
            onChange={setWhose}
          />
          <Select<string>
            label={t("times.service")}
            value={service?.id ?? ""}
            options={fitting.map(({ id, label }) => ({ id, label }))}
            onChange={setService}
          />
        </div>
        <div className="pair">
          <TextField
            label={t("give.day")}
            value={day}
            onChange={setDay}
            refusal={day && !date ? t("date.help") : undefined}
          />
          <TextField
            label={t("give.clock")}
            help={t("give.clock_help")}
            ref={clock_field}
            value={clock}
            onChange={setClock}
            refusal={clock.length > 3 && !at ? t("give.clock_help") : undefined}
          />
        </div>
        <div className="pair">
          <Select<string>
            label={t("more.length")}
            value={`${minutes}`}
            options={lengths.map((one) => ({ id: `${one}`, label: t("give.minutes", { minutes: one }) }))}
            onChange={setLength}
          />
          <Select<VisitKind>
            label={t("give.kind")}
            value={kind ?? ""}
            options={kinds.map((id) => ({ id, label: t(`visit_kind.${id}`) }))}
            onChange={setKind}
          />
        </div>
        <div className="actions">
          <Button look="quiet" onClick={props.onBack}>
            {t("action.back")}
          </Button>
        </div>
      </div>
      {props.give(
        begins_at && off_hours ? { begins_at, off_hours } : undefined,
        professional?.name ?? "",
        kind === "on_site",
      )}
    </div>
  );
}

function nearest(minutes: number): number {
  return lengths.find((one) => one >= minutes) ?? 120;
}
