// Consultation: the answer. It says in one choice how the matter goes on, and in words why.

import type { AnswerKind, ConsultationShown, HoursId, Instant, ServiceShown, UnitLine } from "../../contract.generated";
import { instantText } from "../../core/civil-time";
import { refusedAt } from "../../core/use-command";
import { useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { CommandForm } from "../../ui/command-form";
import { Notice, RadioGroup, Select, TextArea } from "../../ui/parts";
import { type PickSomebody, useAskedOf, WhomFields } from "./AskForm";
import { useRemoteTimes } from "./use-consultations";

type Way = AnswerKind | "refer";

interface Needs {
  readonly shown: ConsultationShown;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly units: ReadonlyArray<UnitLine>;
  readonly pick: PickSomebody;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function AnswerForm(props: Needs) {
  const t = useWords();
  const { line, has_matter, remote_services } = props.shown;
  const scope = `answer ${line.consultation}`;
  const [way, setWay] = useKept<Way>(
    scope,
    "way",
    line.mode === "route" && remote_services.length > 0 ? "book_remote" : "advice",
  );
  const [words, setWords] = useKept(scope, "words", "");
  const whom = useAskedOf(scope, "doctor");
  const visit = useVisit(props.shown, scope, way === "book_remote");
  const ways: ReadonlyArray<Way> = (["advice", "take_over", "book_remote", "emergency", "refer"] as const).filter(
    (one) => (one !== "take_over" || has_matter) && (one !== "book_remote" || remote_services.length > 0),
  );
  const shape = {
    title: t("consult.settle"),
    who: line.client_name,
    scope,
    takes_focus: true,
    onDone: props.onDone,
    onBack: props.onBack,
  };
  const choose = (
    <RadioGroup<Way>
      label={t("consult.how")}
      value={way}
      onChange={(chosen) => chosen && setWay(chosen)}
      options={ways.map((id) => ({ id, label: t(`consult.kind_${id}`) }))}
    />
  );
  const said = (refusal: string | undefined) => (
    <TextArea
      label={t("consult.your_words")}
      value={words}
      onChange={setWords}
      refusal={refusal}
      maxLength={2000}
      rows={4}
      required
    />
  );
  if (way === "refer")
    return (
      <CommandForm<"consultation_refer">
        key="refer"
        {...shape}
        verb={t("consult.refer")}
        fields={["/why", "/to/professional", "/to/profession", "/to/unit"]}
        path={`/api/consultations/${line.consultation}/refer`}
        body={() => ({ to: whom.to, why: words })}
      >
        {(step) => (
          <>
            {choose}
            <WhomFields
              whom={whom}
              label={t("consult.to_whom")}
              units={props.units}
              pick={props.pick}
              refusal={(where) => refusedAt(step, where)}
            />
            {said(refusedAt(step, "/why"))}
          </>
        )}
      </CommandForm>
    );
  return (
    <CommandForm<"consultation_answer">
      key="answer"
      {...shape}
      verb={t("consult.settle")}
      fields={["/kind", "/words", "/visit/service", "/visit/begins_at"]}
      path={`/api/consultations/${line.consultation}/answer`}
      body={() => ({ kind: way, words, ...(way === "book_remote" && { visit: visit.visit }) })}
    >
      {(step) => (
        <>
          {choose}
          {way === "book_remote" && (
            <VisitFields
              visit={visit}
              services={props.services}
              remote={remote_services}
              refusal={refusedAt(step, "/visit")}
            />
          )}
          {said(refusedAt(step, "/words"))}
        </>
      )}
    </CommandForm>
  );
}

function useVisit(shown: ConsultationShown, scope: string, is_on: boolean) {
  const [service, setService] = useKept<string>(scope, "service", shown.remote_services[0] ?? "");
  const [when, setWhen] = useKept<string>(scope, "when", "now");
  const times = useRemoteTimes(shown.line.consultation, is_on && service !== "" ? service : undefined);
  const free = times.data?.times ?? [];
  const chosen = free.find(({ time }) => `${time.hours} ${time.begins_at}` === when);
  const visit: { service: string; hours?: HoursId; begins_at?: Instant } = {
    service,
    ...(chosen && { hours: chosen.time.hours, begins_at: chosen.time.begins_at }),
  };
  return { service, setService, when: chosen ? when : "now", setWhen, free, is_read: times.isSuccess, visit };
}

function VisitFields(props: {
  readonly visit: ReturnType<typeof useVisit>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly remote: ReadonlyArray<string>;
  readonly refusal: string | undefined;
}) {
  const t = useWords();
  const { visit } = props;
  return (
    <>
      <Select<string>
        label={t("consult.visit_service")}
        value={visit.service}
        options={props.remote.map((id) => ({ id, label: props.services.find((one) => one.id === id)?.label ?? id }))}
        onChange={(service) => service !== "" && visit.setService(service)}
      />
      <RadioGroup<string>
        label={t("consult.visit_when")}
        value={visit.when}
        onChange={(when) => when && visit.setWhen(when)}
        refusal={props.refusal}
        options={[
          { id: "now", label: t("consult.visit_now") },
          ...visit.free.slice(0, 6).map(({ time }) => ({
            id: `${time.hours} ${time.begins_at}`,
            label: <span className="figures">{instantText(time.begins_at, t.language)}</span>,
          })),
        ]}
      />
      {visit.is_read && visit.free.length === 0 && <Notice look="quiet">{t("consult.no_free_times")}</Notice>}
    </>
  );
}
