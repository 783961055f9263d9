// Teams: a team is formed, somebody is invited on a ground, and it ends.

import { type FormEvent, useState } from "react";
import type {
  ClientId,
  MemberKind,
  PermissionBy,
  PermissionHow,
  Profession,
  ProfessionalId,
  SharingBasis,
  TeamEnd,
  TeamShown,
  UnitId,
} from "../../contract.generated";
import { useFormKeys } from "../../core/keys";
import { useReadAgain } from "../../core/read-again";
import { refusedAt, troubleText, useCommand } from "../../core/use-command";
import { forgetKept, useKept } from "../../core/use-kept";
import { useWords } from "../../core/words";
import { FormEnd, RadioGroup, Select, TextArea, TextField } from "../../ui/parts";
import { endedText, peopleOf } from "./people";
import type { TeamHouse } from "./use-teams";

interface FormPlace {
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

export function NewTeam(props: FormPlace & { readonly client: ClientId }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const scope = `team form ${props.client}`;
  const [purpose, setPurpose] = useKept(scope, "purpose", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"team_form">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || purpose.trim() === "") return;
    const answer = await send(`/api/clients/${props.client}/teams/form`, { purpose: purpose.trim() });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("teams", "card");
    props.onDone(t("team.formed"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("team.form")}
      onSubmit={(event) => void save(event)}
    >
      <TextArea
        label={t("team.purpose")}
        help={t("team.purpose_help")}
        value={purpose}
        onChange={setPurpose}
        maxLength={500}
        required
        refusal={is_asked && purpose.trim() === "" ? t("team.purpose_needed") : refusedAt(step, "/purpose")}
      />
      <FormEnd
        trouble={troubleText(t, step, ["/purpose"])}
        verb={t("team.form")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const kinds: ReadonlyArray<MemberKind> = ["professional", "profession", "outside", "close_person"];
const professions: ReadonlyArray<Profession> = [
  "nurse",
  "doctor",
  "physiotherapist",
  "social_counsellor",
  "social_worker",
  "psychiatric_nurse",
  "psychologist",
  "dentist",
  "dental_hygienist",
  "client_manager",
  "case_surveyor",
];
const bases: ReadonlyArray<SharingBasis> = ["consent", "statute"];
const givers: ReadonlyArray<PermissionBy> = ["client", "representative"];
const hows: ReadonlyArray<PermissionHow> = ["spoken", "written"];

export function InviteForm(props: FormPlace & { readonly team: TeamShown; readonly house: TeamHouse }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const { team, house } = props;
  const scope = `team invite ${team.team}`;
  const [kind, setKind] = useKept<MemberKind>(scope, "kind", "professional");
  const [professional, setProfessional] = useKept<ProfessionalId | "">(scope, "professional", "");
  const [unit, setUnit] = useKept<UnitId | "">(scope, "unit", "");
  const [profession, setProfession] = useKept<Profession | "">(scope, "profession", "");
  const [name, setName] = useKept(scope, "name", "");
  const [organisation, setOrganisation] = useKept(scope, "organisation", "");
  const [phone, setPhone] = useKept(scope, "phone", "");
  const [role, setRole] = useKept(scope, "role", "");
  const [basis, setBasis] = useKept<SharingBasis | undefined>(scope, "basis", undefined);
  const [given_by, setGivenBy] = useKept<PermissionBy | undefined>(scope, "given_by", undefined);
  const [how, setHow] = useKept<PermissionHow | undefined>(scope, "how", undefined);
  const [for_what, setForWhat] = useKept(scope, "for_what", "");
  const [statute, setStatute] = useKept(scope, "statute", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"team_invite">();
  const form_keys = useFormKeys({ back: props.onBack });
  const is_from_outside = kind === "outside" || kind === "close_person";
  const is_consent = basis === "consent";
  const text = (value: string) => value.trim() || undefined;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !basis || role.trim() === "") return;
    // What is lacking beyond this the server says, at its field.
    const answer = await send(`/api/teams/${team.team}/invite`, {
      role: role.trim(),
      party: {
        kind,
        ...(kind === "professional" && professional !== "" && { professional }),
        ...(kind === "profession" && unit !== "" && { unit }),
        ...(kind === "profession" && profession !== "" && { profession }),
        ...(is_from_outside && text(name) && { name: name.trim() }),
        ...(kind === "outside" && text(organisation) && { organisation: organisation.trim() }),
        ...(is_from_outside && text(phone) && { phone: phone.trim() }),
      },
      basis: {
        basis,
        ...(is_consent && given_by && { given_by }),
        ...(is_consent && how && { how }),
        ...(is_consent && text(for_what) && { for_what: for_what.trim() }),
        ...(!is_consent && statute !== "" && { statute }),
      },
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("teams");
    props.onDone(t("team.invited"));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("team.invite")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<MemberKind>
        label={t("team.who")}
        value={kind}
        inline
        options={kinds.map((id) => ({ id, label: t(`member_kind.${id}`) }))}
        onChange={(chosen) => chosen && setKind(chosen)}
      />
      <div className="team-fields">
        {kind === "professional" && (
          <Select<ProfessionalId>
            label={t("team.person")}
            value={professional}
            none={t("assign.choose")}
            options={peopleOf(house.colleagues, (one) => `${one.name}, ${t(`profession.${one.profession}`)}`)}
            onChange={setProfessional}
            refusal={refusedAt(step, "/party/professional")}
          />
        )}
        {kind === "profession" && (
          <>
            <Select<Profession>
              label={t("decide.profession")}
              value={profession}
              none={t("assign.choose")}
              options={professions.map((id) => ({ id, label: t(`profession.${id}`) }))}
              onChange={setProfession}
              refusal={refusedAt(step, "/party/profession")}
            />
            <Select<UnitId>
              label={t("assign.unit")}
              value={unit}
              none={t("assign.choose")}
              options={house.units.map((one) => ({ id: one.unit, label: one.name }))}
              onChange={setUnit}
              refusal={refusedAt(step, "/party/unit")}
            />
          </>
        )}
        {is_from_outside && (
          <TextField
            label={t("team.name")}
            value={name}
            onChange={setName}
            maxLength={200}
            refusal={refusedAt(step, "/party/name")}
          />
        )}
        {kind === "outside" && (
          <TextField
            label={t("team.organisation")}
            value={organisation}
            onChange={setOrganisation}
            maxLength={200}
            refusal={refusedAt(step, "/party/organisation")}
          />
        )}
        {is_from_outside && (
          <TextField
            label={t("team.phone")}
            value={phone}
            onChange={setPhone}
            type="tel"
            maxLength={40}
            refusal={refusedAt(step, "/party/phone")}
          />
        )}
        <TextField
          label={t("team.role")}
          value={role}
          onChange={setRole}
          maxLength={200}
          refusal={is_asked && role.trim() === "" ? t("team.role_needed") : refusedAt(step, "/role")}
        />
      </div>
      <RadioGroup<SharingBasis>
        label={t("team.basis")}
        help={t("team.basis_help")}
        value={basis}
        options={bases.map((id) => ({ id, label: t(`pair_basis.${id}`) }))}
        onChange={setBasis}
        refusal={is_asked && !basis ? t("pair.choose_one") : refusedAt(step, "/basis/basis")}
      />
      {basis === "consent" && (
        <>
          <div className="team-fields">
            <RadioGroup<PermissionBy>
              label={t("team.given_by")}
              value={given_by}
              options={givers.map((id) => ({ id, label: t(`permission_by.${id}`) }))}
              onChange={setGivenBy}
              refusal={refusedAt(step, "/basis/given_by")}
            />
            <RadioGroup<PermissionHow>
              label={t("team.how")}
              value={how}
              options={hows.map((id) => ({ id, label: t(`permission_how.${id}`) }))}
              onChange={setHow}
              refusal={refusedAt(step, "/basis/how")}
            />
          </div>
          <TextField
            label={t("team.for_what")}
            value={for_what}
            onChange={setForWhat}
            maxLength={500}
            refusal={refusedAt(step, "/basis/for_what")}
          />
        </>
      )}
      {basis === "statute" && (
        <Select<string>
          label={t("team.statute")}
          value={statute}
          none={t("assign.choose")}
          options={house.catalogue.statutes}
          onChange={setStatute}
          refusal={refusedAt(step, "/basis/statute")}
        />
      )}
      <FormEnd
        trouble={troubleText(t, step, invite_fields)}
        verb={t("team.invite")}
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}

const invite_fields = [
  "/party/professional",
  "/party/profession",
  "/party/unit",
  "/party/name",
  "/party/organisation",
  "/party/phone",
  "/role",
  "/basis/basis",
  "/basis/given_by",
  "/basis/how",
  "/basis/for_what",
  "/basis/statute",
];

const ends: ReadonlyArray<TeamEnd> = [
  "balanced",
  "goals_reached",
  "client_wish",
  "consent_withdrawn",
  "continues_elsewhere",
  "moved_away",
  "died",
  "made_by_mistake",
];

export function EndTeam(props: FormPlace & { readonly team: TeamShown }) {
  const t = useWords();
  const readAgain = useReadAgain();
  const scope = `team end ${props.team.team}`;
  const [why, setWhy] = useKept<TeamEnd | undefined>(scope, "why", undefined);
  const [note, setNote] = useKept(scope, "note", "");
  const [is_asked, setAsked] = useState(false);
  const { step, send } = useCommand<"team_end">();
  const form_keys = useFormKeys({ back: props.onBack });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (step.at === "sending" || !why) return;
    const answer = await send(`/api/teams/${props.team.team}/end`, {
      why,
      ...(note.trim() !== "" && { note: note.trim() }),
    });
    if (!answer?.ok) return;
    forgetKept(scope);
    readAgain("teams", "card", "team_dues");
    props.onDone(endedText(t, t("team.has_ended"), answer.value));
  }

  return (
    <form
      noValidate
      {...form_keys}
      className="stack team-form"
      aria-label={t("team.end")}
      onSubmit={(event) => void save(event)}
    >
      <RadioGroup<TeamEnd>
        label={t("team.end_why")}
        value={why}
        options={ends.map((id) => ({ id, label: t(`team_end.${id}`) }))}
        onChange={setWhy}
        refusal={is_asked && !why ? t("pair.choose_one") : undefined}
      />
      <TextArea label={t("pair.note")} value={note} onChange={setNote} maxLength={500} />
      <FormEnd
        trouble={troubleText(t, step, [])}
        verb={t("team.end")}
        look="danger"
        is_off={step.at === "sending"}
        back={t("action.back")}
        onBack={props.onBack}
      />
    </form>
  );
}
