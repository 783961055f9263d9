// Printed by `koppi contract typescript` from the structs and routes of the server. Do not edit: `./dev gen` writes it anew.

export type AbsenceId = string & { readonly brand: "AbsenceId" };

export interface AbsenceKnown {
  readonly absence: AbsenceId;
}

export type AbsenceReason = "annual_leave" | "sick" | "training" | "meeting" | "other_work" | "other";

export interface AbsenceShown {
  readonly absence: AbsenceId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly reason: AbsenceReason;
}

export interface AcceptOffer {
  readonly late_because?: string;
}

export interface AcceptTransfer {
  readonly caller?: ProfessionalId;
}

export interface Accepted {
  readonly booking: BookingRow;
  readonly decision?: DecisionId;
  readonly undo_until: Instant;
}

export type AccountId = string & { readonly brand: "AccountId" };

export interface AccountLine {
  readonly account: AccountId;
  readonly username: string;
  readonly name: string;
  readonly signed_in_at?: Instant;
  readonly closed_at?: Instant;
  readonly roles: ReadonlyArray<RoleChoice>;
}

export interface AccountMade {
  readonly account: AccountId;
}

export interface Accounts {
  readonly accounts: ReadonlyArray<AccountLine>;
}

export type ActionBy = "professional" | "client" | "other";

export interface AdviseAndClose {
  readonly outcome: string;
  readonly why: string;
}

export type AftercareEnd = "in_hospital" | "died";

export interface AgreeWorker {
  readonly professional: ProfessionalId;
  readonly named_as: NamedAs;
  readonly note?: string;
}

export interface AgreedDue {
  readonly agreed: AgreedId;
  readonly text: string;
  readonly due_on: CalendarDate;
  readonly days_over: number;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly unit_name?: string;
  readonly others: ReadonlyArray<TeamPerson>;
}

export type AgreedEnd = "done" | "given_up";

export type AgreedId = string & { readonly brand: "AgreedId" };

export interface AgreedRule {
  readonly text: string;
  readonly source: string;
}

export interface AgreedShown {
  readonly agreed: AgreedId;
  readonly text: string;
  readonly owner: ProfessionalId;
  readonly owner_name: string;
  readonly due_on: CalendarDate;
  readonly is_closed: boolean;
  readonly how?: AgreedEnd;
  readonly note?: string;
}

export type Agreement = "fully_agree" | "partly_agree" | "cannot_say" | "partly_disagree" | "fully_disagree";

export interface AlreadyWaits {
  readonly contact?: ContactId;
  readonly received_at?: Instant;
}

export interface AlsoThen {
  readonly what: AlsoWhat;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly group_name?: string;
}

export interface AlsoThenQuery {
  readonly from?: Instant;
  readonly until?: Instant;
  readonly group?: GroupId;
}

export interface AlsoThenShown {
  readonly also: ReadonlyArray<AlsoThen>;
}

export type AlsoWhat = "booking" | "meeting";

export interface AnswerColleague {
  readonly answer: string;
}

export interface AnswerConsultation {
  readonly kind: AnswerKind;
  readonly words: string;
  readonly visit?: RemoteVisit;
}

export interface AnswerInvitation {
  readonly answer: InvitationAnswer;
  readonly note?: string;
}

export type AnswerKind = "advice" | "take_over" | "book_remote" | "emergency";

export interface AnswerOffer {
  readonly token: string;
  readonly answer: OfferAnswer;
}

export interface AnswerPairSurvey {
  readonly how: AnsweredHow;
  readonly statements: ReadonlyArray<PairStatement>;
  readonly usefulness: number;
  readonly words?: string;
}

export interface Answered {
  readonly answer: DecisionId;
  readonly undo_until: Instant;
  readonly booking?: BookingId;
}

export type AnsweredHow = "by_client" | "spoken" | "by_phone";

export interface Answering {
  readonly received: number;
  readonly answered: number;
  readonly in_time: number;
  readonly median_minutes?: number;
}

export interface ApplyPlan {
  readonly from: number;
}

export interface AskAboutClient {
  readonly to: AskedOf;
  readonly mode: ConsultationMode;
  readonly urgency?: Urgency;
  readonly question: string;
  readonly facts: ReadonlyArray<FactWanted>;
}

export interface AskAboutMatter {
  readonly to: AskedOf;
  readonly mode: ConsultationMode;
  readonly question: string;
  readonly facts: ReadonlyArray<FactWanted>;
  readonly keeps_matter?: boolean;
}

export interface AskTransfer {
  readonly to: UnitId;
  readonly reason: string;
  readonly summary: string;
  readonly steps: ReadonlyArray<WriteStep>;
  readonly planned_at?: Instant;
  readonly is_discharge: boolean;
  readonly expected_end?: CalendarDate;
}

export interface Asked {
  readonly consultation: ConsultationId;
  readonly answer_by: Instant;
  readonly decided?: Decided;
}

export interface AskedOf {
  readonly kind: OwnerKind;
  readonly professional?: ProfessionalId;
  readonly unit?: UnitId;
  readonly profession?: Profession;
}

export interface AskedRow {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly client: ClientId;
  readonly client_name: string;
  readonly client_born?: CalendarDate;
  readonly asked_name: string;
  readonly asked_profession?: Profession;
  readonly consultation?: ConsultationId;
  readonly question: string;
  readonly asked_at: Instant;
  readonly promise_by?: Instant;
}

export interface AssessGoals {
  readonly version: number;
  readonly levels: ReadonlyArray<GoalLevel>;
}

export interface AssessNeed {
  readonly form: string;
  readonly form_version: number;
  readonly answers: Readonly<Record<string, ReadonlyArray<string>>>;
}

export interface Assessed {
  readonly assessment: AssessmentId;
  readonly guarantee_by?: CalendarDate;
  readonly guarantee_rule?: string;
  readonly suggested_route?: string;
  readonly suggested_why?: string;
}

export interface AssessedRow {
  readonly version: number;
  readonly assessed_at: Instant;
  readonly assessed_by?: ProfessionalId;
  readonly levels: ReadonlyArray<GoalLevel>;
  readonly score_hundredths: number;
}

export type AssessmentId = string & { readonly brand: "AssessmentId" };

export interface AssessmentRow {
  readonly assessment: AssessmentId;
  readonly matter: MatterId;
  readonly form: string;
  readonly form_version: number;
  readonly answers: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly icpc2?: string;
  readonly urgency: Urgency;
  readonly clarity?: Clarity;
  readonly care_class?: CareClass;
  readonly assessed_at: Instant;
  readonly guarantee_by?: CalendarDate;
  readonly guarantee_rule?: string;
  readonly suggested_route?: string;
}

export interface AssignTemplate {
  readonly work_template: TemplateId;
  readonly professional: ProfessionalId;
  readonly unit: UnitId;
  readonly first_day: CalendarDate;
  readonly last_day?: CalendarDate;
  readonly every_weeks: number;
  readonly room?: RoomId;
}

export interface AssignmentShown {
  readonly hours: HoursId;
  readonly work_template: TemplateId;
  readonly template_name: string;
  readonly professional: ProfessionalId;
  readonly professional_name: string;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly first_day: CalendarDate;
  readonly last_day?: CalendarDate;
  readonly every_weeks: number;
  readonly room?: RoomId;
  readonly room_name?: string;
}

export type AttemptOutcome = "answered" | "no_answer" | "busy" | "voicemail" | "wrong_number" | "partial";

export interface AwayShown {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly until?: Instant;
  readonly is_deputised: boolean;
  readonly matters: ReadonlyArray<OwnedRow>;
}

export interface BookForClient {
  readonly time: WantedTime;
  readonly matter?: MatterId;
  readonly hold?: HoldId;
  readonly late_because?: string;
}

export interface BookPair {
  readonly time: WantedTime;
  readonly shared_by: SharingBasis;
  readonly hold?: HoldId;
  readonly late_because?: string;
}

export interface BookSeries {
  readonly times: ReadonlyArray<WantedTime>;
  readonly matter?: MatterId;
  readonly hold?: HoldId;
  readonly late_because?: string;
}

export interface BookVisit {
  readonly time: WantedTime;
  readonly why: string;
  readonly late_because?: string;
  readonly hold?: HoldId;
}

export interface Booked {
  readonly booking: BookingRow;
  readonly undo_until: Instant;
}

export interface BookedShown {
  readonly booking: BookingId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly state: BookingState;
  readonly kind: VisitKind;
  readonly remote_way?: RemoteWay;
  readonly service?: string;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly interpreter_language?: string;
  readonly non_disclosure: boolean;
  readonly professional?: ProfessionalId;
  readonly professional_name: string;
  readonly unit?: UnitId;
  readonly unit_name?: string;
  readonly room?: RoomId;
  readonly room_name?: string;
  readonly others: ReadonlyArray<PartyShown>;
  readonly matter?: MatterId;
  readonly urgency?: Urgency;
  readonly series?: SeriesId;
  readonly hours?: HoursId;
  readonly exception_kind?: ExceptionKind;
  readonly exception_why?: string;
  readonly remote_link?: string;
  readonly arrived_at?: Instant;
  readonly step?: string;
  readonly undo_until?: Instant;
  readonly is_imported: boolean;
}

export type BookedThrough = "desk" | "online" | "offer" | "hand_over" | "imported";

export interface BookedTime {
  readonly professional: ProfessionalId;
  readonly unit: UnitId;
  readonly hours?: HoursId;
  readonly service: string;
  readonly kind: VisitKind;
  readonly remote_way?: RemoteWay;
  readonly purpose: SlotPurpose;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly room?: RoomId;
  readonly others: ReadonlyArray<Party>;
  readonly exception?: BookingException;
}

export interface BookingException {
  readonly kind: ExceptionKind;
  readonly why: string;
}

export type BookingId = string & { readonly brand: "BookingId" };

export type BookingReasonBy = "client" | "centre";

export type BookingReasonFor = "cancel" | "move" | "wait";

export interface BookingReasonShown {
  readonly id: string;
  readonly label: string;
  readonly applies_to: ReadonlyArray<BookingReasonFor>;
  readonly by: BookingReasonBy;
}

export interface BookingRow {
  readonly booking: BookingId;
  readonly client: ClientId;
  readonly professional?: ProfessionalId;
  readonly unit?: UnitId;
  readonly hours?: HoursId;
  readonly service?: string;
  readonly kind: VisitKind;
  readonly remote_way?: RemoteWay;
  readonly purpose: SlotPurpose;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly room?: RoomId;
  readonly others: ReadonlyArray<Party>;
  readonly exception_kind?: ExceptionKind;
  readonly exception_why?: string;
  readonly state: BookingState;
  readonly made_at: Instant;
  readonly made_by?: ProfessionalId;
  readonly matter?: MatterId;
  readonly urgency?: Urgency;
  readonly series?: SeriesId;
  readonly through: BookedThrough;
  readonly remote_room?: string;
  readonly arrived_at?: Instant;
  readonly step?: string;
  readonly step_at?: Instant;
  readonly step_by?: ProfessionalId;
}

export type BookingState = "booked" | "arrived" | "fulfilled" | "cancelled" | "no_show";

export interface Breaks {
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly meetings: ReadonlyArray<MeetingShown>;
}

export interface ByReason {
  readonly why: string;
}

export interface CalendarColumn {
  readonly professional: Colleague;
  readonly hours: ReadonlyArray<HoursShown>;
  readonly absences: ReadonlyArray<AbsenceShown>;
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly meetings: ReadonlyArray<MeetingShown>;
}

export type CalendarDate = string & { readonly brand: "CalendarDate" };

export interface CalendarQuery {
  readonly unit?: UnitId;
  readonly from?: CalendarDate;
  readonly days?: number;
}

export interface CallLine {
  readonly transfer: TransferId;
  readonly who: TransferClient;
  readonly home_at: Instant;
  readonly due_on: CalendarDate;
  readonly days_over: number;
  readonly tries: number;
  readonly owner_name?: string;
  readonly is_mine: boolean;
}

export interface CallNext {
  readonly unit: UnitId;
  readonly place: string;
}

export interface CallNumber {
  readonly place: string;
}

export type CallResult = "reached" | "not_reached" | "voicemail";

export interface CallShown {
  readonly number: number;
  readonly place: string;
  readonly called_at: Instant;
  readonly nth: number;
  readonly is_awaited: boolean;
}

export interface CallUp {
  readonly unit_name: string;
  readonly waiting: number;
  readonly calls: ReadonlyArray<CallShown>;
}

export interface CallbackShown {
  readonly attempts_min: number;
  readonly window_minutes: number;
  readonly agreed_within_days: number;
  readonly is_to_be_told: boolean;
  readonly after_letter_at: Instant;
}

export interface Called {
  readonly ticket: TicketId;
  readonly contact: ContactId;
  readonly matters: ReadonlyArray<MatterId>;
  readonly number: number;
  readonly nth: number;
  readonly place: string;
}

export interface Caller {
  readonly client: ClientLine;
  readonly matters: ReadonlyArray<CallerMatter>;
}

export interface CallerMatter {
  readonly matter: MatterId;
  readonly state: MatterState;
  readonly opened_at: Instant;
}

export interface Callers {
  readonly callers: ReadonlyArray<Caller>;
}

export interface CameAlong {
  readonly seat: SeatId;
  readonly has_companion: boolean;
}

export interface CancelGroup {
  readonly why: string;
}

export interface CancelVisit {
  readonly why: string;
  readonly how_much: HowMuch;
  readonly closes?: CloseMatter;
}

export type CareClass = "general_sick_care" | "other_primary_care" | "oral_health" | "health_promotion" | "certificate_only" | "plan_visit" | "doctor_after_other" | "therapy";

export interface CatalogShown {
  readonly version: string;
  readonly forms: ReadonlyArray<Form>;
  readonly services: ReadonlyArray<ServiceShown>;
  readonly group_services: ReadonlyArray<ServiceShown>;
  readonly outcomes: ReadonlyArray<OutcomeShown>;
  readonly icpc2: ReadonlyArray<CodeShown>;
  readonly triggers: ReadonlyArray<TriggerText>;
  readonly municipalities: ReadonlyArray<MunicipalityShown>;
  readonly booking_reasons: ReadonlyArray<BookingReasonShown>;
  readonly continuity: ContinuityShown;
  readonly phrases: ReadonlyArray<PhraseShown>;
  readonly pairwork: PairworkCatalog;
  readonly teams: TeamsCatalog;
  readonly transfers: TransfersCatalog;
  readonly heavy_need_reasons: ReadonlyArray<LabelShown>;
  readonly callback_minutes: number;
}

export interface ChangeContactDetails {
  readonly wanted: ContactDetails;
  readonly seen: ContactDetails;
}

export interface ChangeGroup {
  readonly name: string;
  readonly seats: number;
  readonly enrol_until?: CalendarDate;
}

export interface ChangePassword {
  readonly old_password: string;
  readonly password: string;
}

export interface ChangeWait {
  readonly wishes: Wishes;
}

export interface Changed {
  readonly bookings: ReadonlyArray<BookingRow>;
  readonly undo_until: Instant;
}

export type Channel = "phone" | "callback" | "chat" | "e_form" | "message" | "walk_in" | "provider";

export interface CheckShown {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
}

export interface ChooseLanguage {
  readonly language: Language;
}

export interface ChooseRole {
  readonly role: RoleId;
}

export type Clarity = "clear" | "complex";

export interface Clash {
  readonly meeting: number;
  readonly code: string;
  readonly where: string;
  readonly words: string;
}

export interface Clashes {
  readonly clashes: ReadonlyArray<Clash>;
}

export interface ClientCard {
  readonly client: ClientLine;
  readonly phone?: string;
  readonly municipality?: string;
  readonly address?: string;
  readonly email?: string;
  readonly hetu_is_doubtful: boolean;
  readonly workers: ReadonlyArray<NamedWorkerShown>;
  readonly matters: ReadonlyArray<OpenMatterShown>;
  readonly coming: ReadonlyArray<BookedShown>;
  readonly waits: ReadonlyArray<WaitOnCard>;
  readonly groups: ReadonlyArray<ClientGroupShown>;
  readonly plan: ReadonlyArray<PlanOnCard>;
  readonly pairs: ReadonlyArray<PairOnCard>;
  readonly teams: ReadonlyArray<TeamOnCard>;
  readonly heavy_need?: HeavyOnCard;
  readonly responsibility?: ResponsibilityOnCard;
  readonly visits: ReadonlyArray<VisitShown>;
  readonly visits_total: number;
  readonly no_shows_12_months: number;
  readonly contacts_12_months: number;
  readonly triggers: ReadonlyArray<TriggerShown>;
  readonly as_of: Instant;
}

export interface ClientGroupShown {
  readonly group: GroupId;
  readonly name: string;
  readonly service: string;
  readonly unit_name: string;
  readonly seat?: SeatId;
  readonly wait?: WaitId;
  readonly place?: number;
  readonly has_companion: boolean;
  readonly next_meeting_at?: Instant;
  readonly meetings_ahead: number;
}

export type ClientId = string & { readonly brand: "ClientId" };

export interface ClientLine {
  readonly client: ClientId;
  readonly family_name: string;
  readonly given_names: string;
  readonly born?: CalendarDate;
  readonly hetu_masked?: string;
  readonly language: Language;
  readonly interpreter_language?: string;
  readonly non_disclosure: boolean;
  readonly died?: CalendarDate;
}

export interface CloseAgreed {
  readonly how: AgreedEnd;
  readonly note?: string;
}

export interface CloseMatter {
  readonly outcome: string;
  readonly why: string;
}

export interface CloseStep {
  readonly step: number;
  readonly how: StepEnd;
  readonly note?: string;
}

export interface CloseSurvey {
  readonly outcome: string;
  readonly end: SurveyEnd;
  readonly why: string;
}

export interface CodeShown {
  readonly code: string;
  readonly label: string;
}

export interface Colleague {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly profession: Profession;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly reachability: Reachability;
  readonly phone?: string;
}

export interface Colleagues {
  readonly colleagues: ReadonlyArray<Colleague>;
}

export interface ColleaguesQuery {
  readonly profession?: Profession;
  readonly unit?: UnitId;
}

export type Companions = "none" | "beside" | "seat";

export interface ComparePlan {
  readonly from: number;
  readonly to?: number;
  readonly draft?: WriteContent;
}

export interface Comparison {
  readonly days: number;
  readonly matters: number;
  readonly elsewhere: number;
  readonly because: ReadonlyArray<Moved>;
  readonly who: ReadonlyArray<MovedBetween>;
}

export interface Condition {
  readonly all?: ReadonlyArray<Condition>;
  readonly any?: ReadonlyArray<Condition>;
  readonly none?: ReadonlyArray<Condition>;
  readonly answer?: string;
  readonly is?: string;
  readonly in?: ReadonlyArray<string>;
  readonly at_least?: number;
}

export type ConsultationId = string & { readonly brand: "ConsultationId" };

export interface ConsultationLine {
  readonly consultation: ConsultationId;
  readonly client: ClientId;
  readonly client_name: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly matter?: MatterId;
  readonly contact?: ContactId;
  readonly mode: ConsultationMode;
  readonly urgency?: Urgency;
  readonly question: string;
  readonly asked_by_name: string;
  readonly asked_in_name?: string;
  readonly asked_name?: string;
  readonly asked_unit_name?: string;
  readonly asked_profession?: Profession;
  readonly asked_at: Instant;
  readonly answer_by: Instant;
  readonly state: ConsultationState;
  readonly unread: number;
  readonly answer_kind?: AnswerKind;
  readonly words?: string;
  readonly answered_by_name?: string;
  readonly answered_at?: Instant;
}

export type ConsultationMode = "consult" | "route";

export interface ConsultationShown {
  readonly line: ConsultationLine;
  readonly has_matter: boolean;
  readonly facts: ReadonlyArray<FactShown>;
  readonly words: ReadonlyArray<WordShown>;
  readonly referrals: ReadonlyArray<ReferralShown>;
  readonly handovers: ReadonlyArray<HandoverShown>;
  readonly visit?: BookedShown;
  readonly ended_why?: string;
  readonly remote_services: ReadonlyArray<string>;
  readonly may_take: boolean;
  readonly may_answer: boolean;
  readonly may_write: boolean;
  readonly may_give_back: boolean;
  readonly may_withdraw: boolean;
  readonly undo_until?: Instant;
  readonly as_of: Instant;
}

export type ConsultationState = "open" | "settled" | "withdrawn" | "overtaken";

export interface ConsultationsDesk {
  readonly as_of: Instant;
  readonly to_me: ReadonlyArray<ConsultationLine>;
  readonly to_pool: ReadonlyArray<ConsultationLine>;
  readonly asked: ReadonlyArray<ConsultationLine>;
  readonly answered_to_me: ReadonlyArray<ConsultationLine>;
  readonly answered_by_me: ReadonlyArray<ConsultationLine>;
}

export interface ConsultationsOfMatter {
  readonly consultations: ReadonlyArray<ConsultationLine>;
}

export interface ContactAnswer {
  readonly contact: ContactId;
  readonly matters: ReadonlyArray<MatterId>;
}

export interface ContactDetails {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly municipality?: string;
  readonly language: Language;
  readonly interpreter_language?: string;
}

export type ContactId = string & { readonly brand: "ContactId" };

export interface ContactRow {
  readonly contact: ContactId;
  readonly line: LineId;
  readonly channel: Channel;
  readonly client?: ClientId;
  readonly caller_phone?: string;
  readonly words: string;
  readonly language: Language;
  readonly urgency?: Urgency;
  readonly received_at: Instant;
  readonly promise_by: Instant;
  readonly state: ContactState;
  readonly holder?: ProfessionalId;
  readonly attempts: number;
  readonly last_attempt_at?: Instant;
  readonly next_attempt_at?: Instant;
  readonly why_here: string;
  readonly provider_company?: string;
  readonly provider_caller?: string;
  readonly agreed_from?: Instant;
  readonly agreed_by?: Instant;
  readonly told_at?: Instant;
  readonly directed_because?: DirectedBecause;
  readonly directed_to?: ProfessionalId;
  readonly directed_unit?: UnitId;
  readonly directed_profession?: Profession;
  readonly directed_instead_of?: ProfessionalId;
  readonly directed_at?: Instant;
}

export interface ContactShown {
  readonly contact: ContactRow;
  readonly line_key: string;
  readonly holder_name?: string;
  readonly is_open: boolean;
  readonly purpose?: Purpose;
  readonly matters: ReadonlyArray<MatterShown>;
  readonly viewers: ReadonlyArray<Viewer>;
  readonly ticket_number?: number;
  readonly next_opening: Instant;
  readonly is_open_at_next_try: boolean;
  readonly callback: CallbackShown;
  readonly directed?: DirectedShown;
  readonly as_of: Instant;
}

export type ContactState = "waiting" | "taken" | "closed";

export interface ContinuityShown {
  readonly kinds: ReadonlyArray<NamingKindShown>;
  readonly begin_reasons: ReadonlyArray<NamingReasonShown>;
  readonly end_reasons: ReadonlyArray<NamingReasonShown>;
  readonly rules: ReadonlyArray<NamingRuleShown>;
}

export interface CorrectTeamMeeting {
  readonly based_on: number;
  readonly why: string;
  readonly began_at: Instant;
  readonly present: ReadonlyArray<MemberId>;
  readonly client_present: boolean;
  readonly summary: string;
  readonly agreed: ReadonlyArray<WriteAgreed>;
}

export interface CorrectUnitMeeting {
  readonly based_on: number;
  readonly why: string;
  readonly began_at: Instant;
  readonly present: ReadonlyArray<ProfessionalId>;
  readonly indicators: ReadonlyArray<string>;
  readonly summary: string;
  readonly agreed: ReadonlyArray<WriteAgreed>;
}

export interface DayDesk {
  readonly date: CalendarDate;
  readonly as_of: Instant;
  readonly professional: Colleague;
  readonly hours: ReadonlyArray<HoursShown>;
  readonly absences: ReadonlyArray<AbsenceShown>;
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly meetings: ReadonlyArray<MeetingShown>;
  readonly free: ReadonlyArray<FreeTime>;
  readonly next_free_at?: Instant;
  readonly arrived: number;
  readonly late: number;
}

export interface DayHandedOver {
  readonly moved: ReadonlyArray<BookingRow>;
  readonly left: number;
}

export interface DayQuery {
  readonly professional?: ProfessionalId;
  readonly date?: CalendarDate;
}

export interface DealtWithShown {
  readonly message: MessageId;
  readonly kind: MessageKind;
  readonly client_name?: string;
  readonly dealt_with_at: Instant;
  readonly dealt_with_by_name: string;
}

export interface Decided {
  readonly decision: DecisionId;
  readonly undo_until: Instant;
  readonly contact_closed: boolean;
  readonly booking?: BookingId;
}

export type DecisionId = string & { readonly brand: "DecisionId" };

export interface DemoPeople {
  readonly people: ReadonlyArray<DemoPerson>;
  readonly password: string;
}

export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly profession: Profession;
  readonly unit_name: string;
}

export type DirectedBecause = "own_worker" | "on_duty" | "deputy" | "team" | "unopened" | "pool" | "earlier_handler" | "case_manager";

export interface DirectedLine {
  readonly line: string;
  readonly to: ReadonlyArray<RoutedBecause>;
}

export interface DirectedShown {
  readonly because: DirectedBecause;
  readonly name?: string;
  readonly unit_name?: string;
  readonly profession?: Profession;
  readonly instead_of_name?: string;
  readonly is_mine: boolean;
}

export interface DirectingPractice {
  readonly lines: ReadonlyArray<DirectedLine>;
  readonly earlier_within_days: number;
  readonly unopened_minutes: number;
}

export type Done = Record<string, never>;

export interface Draft {
  readonly form: string;
  readonly form_version: number;
  readonly answers: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly version: number;
  readonly saved_at: Instant;
  readonly saved_by: string;
}

export interface DrawNumber {
  readonly unit: UnitId;
  readonly client?: ClientId;
  readonly words?: string;
  readonly urgency?: Urgency;
  readonly language: Language;
}

export interface Drawn {
  readonly ticket: TicketId;
  readonly contact: ContactId;
  readonly number: number;
  readonly unit_name: string;
  readonly drawn_at: Instant;
  readonly before: number;
  readonly estimate_minutes?: number;
}

export interface DutiesDesk {
  readonly as_of: Instant;
  readonly monday: CalendarDate;
  readonly today: CalendarDate;
  readonly counted_days: number;
  readonly may_give: boolean;
  readonly duties: ReadonlyArray<DutyShown>;
}

export interface DutiesQuery {
  readonly from?: CalendarDate;
}

export interface DutyCandidate {
  readonly professional: ProfessionalId;
  readonly name: string;
}

export interface DutyDay {
  readonly day: CalendarDate;
  readonly professional?: ProfessionalId;
  readonly name?: string;
  readonly is_absent: boolean;
  readonly deputy_name?: string;
  readonly is_past: boolean;
}

export interface DutyShown {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly duty: string;
  readonly label: string;
  readonly help: string;
  readonly days: ReadonlyArray<DutyDay>;
  readonly waiting: number;
  readonly answering: Answering;
  readonly settled: ReadonlyArray<SettledAs>;
  readonly candidates: ReadonlyArray<DutyCandidate>;
  readonly may_take_today: boolean;
}

export interface EndAssignment {
  readonly last_day: CalendarDate;
}

export interface EndDuty {
  readonly unit: UnitId;
  readonly duty: string;
  readonly day: CalendarDate;
}

export interface EndMember {
  readonly why: MemberEnd;
  readonly note?: string;
}

export interface EndNaming {
  readonly named_as: NamedAs;
  readonly why: string;
}

export interface EndPair {
  readonly why: PairEnd;
  readonly note?: string;
}

export interface EndSection {
  readonly why: PlanEnd;
  readonly note?: string;
}

export interface EndTeam {
  readonly why: TeamEnd;
  readonly note?: string;
}

export interface EndTransfer {
  readonly why: string;
  readonly note?: string;
}

export interface EnterWait {
  readonly unit: UnitId;
  readonly service: string;
  readonly wishes: Wishes;
}

export type EscalationLevel = "worker" | "team_leader" | "manager";

export interface EscalationStep {
  readonly level: EscalationLevel;
  readonly minutes: number;
}

export type ExampleReach = "in_time" | "away";

export type ExceptionKind = "overbooked" | "off_hours";

export interface ExceptionsReport {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly units: ReadonlyArray<ExceptionsShown>;
}

export interface ExceptionsShown {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly booked: number;
  readonly overbooked: number;
  readonly off_hours: number;
}

export type FactKind = "assessment" | "visit" | "booking" | "plan_section" | "trigger";

export interface FactShown {
  readonly kind: FactKind;
  readonly is_readable: boolean;
  readonly at?: Instant;
  readonly professional_name?: string;
  readonly service?: string;
  readonly visit_kind?: VisitKind;
  readonly booking_state?: BookingState;
  readonly urgency?: Urgency;
  readonly care_class?: CareClass;
  readonly icpc2?: string;
  readonly reasons: ReadonlyArray<string>;
  readonly plan_kind?: PlanKind;
  readonly version?: number;
  readonly version_now?: number;
  readonly trigger?: string;
  readonly counted?: number;
}

export interface FactWanted {
  readonly kind: FactKind;
  readonly assessment?: AssessmentId;
  readonly visit?: VisitId;
  readonly booking?: BookingId;
  readonly section?: SectionId;
  readonly trigger?: string;
  readonly counted?: number;
}

export interface FieldChange {
  readonly field: PlanField;
  readonly was: string;
  readonly is: string;
  readonly pieces: ReadonlyArray<Piece>;
}

export interface FirstLineDesk {
  readonly position: number;
  readonly as_of: Instant;
  readonly waiting: number;
  readonly over_promise: number;
  readonly oldest_received_at?: Instant;
  readonly taken: number;
  readonly taken_over_promise: number;
  readonly rows: ReadonlyArray<QueueRow>;
  readonly next?: string;
  readonly for_me: ReadonlyArray<QueueRow>;
  readonly mine: ReadonlyArray<QueueRow>;
  readonly owned: ReadonlyArray<OwnedRow>;
  readonly asked: ReadonlyArray<AskedRow>;
  readonly taken_over: ReadonlyArray<TakenOverShown>;
  readonly lines: ReadonlyArray<LineShown>;
}

export interface FirstLineQuery {
  readonly line?: LineId;
  readonly limit?: number;
  readonly after?: string;
}

export interface FittingTime {
  readonly hours: HoursId;
  readonly professional: ProfessionalId;
  readonly professional_name: string;
  readonly unit_name: string;
  readonly service: string;
  readonly kind: VisitKind;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly is_after_guarantee: boolean;
}

export interface FollowPairUp {
  readonly status: PathStatus;
  readonly knows_where: boolean;
  readonly knows_when: boolean;
  readonly knows_with_whom: boolean;
  readonly note?: string;
  readonly again_on?: CalendarDate;
}

export interface FollowUpCallShown {
  readonly owner?: ProfessionalId;
  readonly owner_name?: string;
  readonly due_on: CalendarDate;
  readonly is_open: boolean;
  readonly result?: CallResult;
  readonly tries: ReadonlyArray<TryShown>;
  readonly may_call: boolean;
}

export interface Form {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly sections: ReadonlyArray<FormSection>;
}

export interface FormSection {
  readonly id: string;
  readonly label: string;
  readonly questions: ReadonlyArray<Question>;
}

export interface FormTeam {
  readonly purpose: string;
  readonly matter?: MatterId;
}

export interface FoundClients {
  readonly clients: ReadonlyArray<ClientLine>;
}

export interface FreeTime {
  readonly hours: HoursId;
  readonly professional: ProfessionalId;
  readonly unit: UnitId;
  readonly service: string;
  readonly kind: VisitKind;
  readonly purpose: SlotPurpose;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly room?: RoomId;
}

export interface FreedShown {
  readonly time: FittingTime;
  readonly wait: WaitId;
  readonly is_short_notice: boolean;
}

export interface GatherMember {
  readonly kind: GatheredKind;
  readonly professional?: ProfessionalId;
  readonly profession?: Profession;
  readonly name?: string;
  readonly role: string;
  readonly basis: SharingBasis;
}

export type GatheredKind = "profession" | "person" | "outside";

export interface GiveBackSurvey {
  readonly why: string;
}

export interface GiveDuty {
  readonly unit: UnitId;
  readonly duty: string;
  readonly day: CalendarDate;
  readonly professional: ProfessionalId;
}

export interface GoalLevel {
  readonly part: number;
  readonly level: number;
}

export interface GoalsAssessedShown {
  readonly version: number;
  readonly assessed_at: Instant;
  readonly assessed_by_name?: string;
  readonly levels: ReadonlyArray<GoalLevel>;
  readonly score_hundredths: number;
}

export interface GoesBack {
  readonly warn_at: Instant;
  readonly returns_at: Instant;
}

export type GoneWhy = "did_not_come" | "left";

export type Ground = "own_worker" | "met_before" | "within_guarantee" | "as_wished" | "remote" | "near" | "soonest" | "after_guarantee" | "far";

export type GroupId = string & { readonly brand: "GroupId" };

export interface GroupLine {
  readonly group: GroupId;
  readonly name: string;
  readonly service: string;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly leaders: ReadonlyArray<LeaderShown>;
  readonly seats: number;
  readonly taken: number;
  readonly waiting: number;
  readonly companions: Companions;
  readonly language: Language;
  readonly is_remote: boolean;
  readonly enrol_until?: CalendarDate;
  readonly state: GroupState;
  readonly meetings: number;
  readonly meetings_ahead: number;
  readonly first_at?: Instant;
  readonly next_at?: Instant;
}

export interface GroupMade {
  readonly group: GroupId;
  readonly meetings: ReadonlyArray<MeetingId>;
}

export interface GroupMeetingShown {
  readonly meeting: MeetingId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly leaders: ReadonlyArray<LeaderShown>;
  readonly room?: RoomId;
  readonly room_name?: string;
  readonly is_cancelled: boolean;
  readonly why?: string;
  readonly attendance_at?: Instant;
  readonly present: ReadonlyArray<PresentShown>;
}

export interface GroupShown {
  readonly as_of: Instant;
  readonly group: GroupLine;
  readonly why?: string;
  readonly remote_link?: string;
  readonly meetings: ReadonlyArray<GroupMeetingShown>;
  readonly seats: ReadonlyArray<SeatShown>;
  readonly given_up: ReadonlyArray<SeatShown>;
  readonly queue: ReadonlyArray<QueuedShown>;
}

export type GroupState = "open" | "ended" | "cancelled";

export interface GroupTold {
  readonly tells: boolean;
  readonly told: number;
  readonly unreached: ReadonlyArray<SeatId>;
  readonly unreached_in_queue: ReadonlyArray<WaitId>;
}

export interface GroupsDesk {
  readonly as_of: Instant;
  readonly groups: ReadonlyArray<GroupLine>;
}

export interface GroupsQuery {
  readonly unit?: UnitId;
  readonly service?: string;
  readonly ended?: boolean;
}

export type Guarantee = "none" | "in_time" | "breach_coming" | "passed";

export interface HandAgreedOn {
  readonly owner: ProfessionalId;
  readonly due_on: CalendarDate;
  readonly why: string;
}

export interface HandCallOn {
  readonly owner?: ProfessionalId;
  readonly why: string;
}

export interface HandOverDay {
  readonly date: CalendarDate;
  readonly absence?: AbsenceReason;
  readonly moves: ReadonlyArray<HandedOver>;
}

export interface HandPairOn {
  readonly owner: ProfessionalId;
  readonly why: string;
}

export interface HandedOver {
  readonly booking: BookingId;
  readonly hours: HoursId;
  readonly begins_at: Instant;
  readonly slots?: number;
  readonly late_because?: string;
}

export interface HandoverShown {
  readonly handed_at: Instant;
  readonly is_asker: boolean;
  readonly from_name?: string;
  readonly why: string;
}

export interface HasGone {
  readonly undo_until: Instant;
}

export interface HeavyDecision {
  readonly decided_at: Instant;
  readonly decided_by_name?: string;
  readonly is_taken_up: boolean;
  readonly taken_as?: TakenUpAs;
  readonly why?: string;
  readonly note?: string;
  readonly silent_until: CalendarDate;
  readonly contacted_at?: Instant;
}

export interface HeavyDesk {
  readonly as_of: Instant;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly at_least: number;
  readonly window_months: number;
  readonly figures?: HeavyFigures;
  readonly cell_min: number;
  readonly clients: ReadonlyArray<HeavyLine>;
}

export interface HeavyFigures {
  readonly people: number;
  readonly contacted?: number;
  readonly with_plan?: number;
  readonly with_named?: number;
}

export interface HeavyLine {
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly counted: number;
  readonly is_suggested: boolean;
  readonly decision?: HeavyDecision;
  readonly has_plan: boolean;
  readonly named_name?: string;
}

export type HeavyNeedId = string & { readonly brand: "HeavyNeedId" };

export interface HeavyNeedSeen {
  readonly version: number;
  readonly counted: number;
  readonly at_least: number;
  readonly window_months: number;
}

export interface HeavyOnCard {
  readonly seen: HeavyNeedSeen;
  readonly is_suggested: boolean;
  readonly decision?: HeavyDecision;
}

export interface HeavyOwn {
  readonly as_of: Instant;
  readonly window_months: number;
  readonly clients: ReadonlyArray<HeavyLine>;
}

export interface HeavyQuery {
  readonly unit?: UnitId;
  readonly limit?: number;
}

export interface Held {
  readonly visit: VisitId;
}

export type HoldFor = "desk" | "offer";

export type HoldId = string & { readonly brand: "HoldId" };

export interface HoldRow {
  readonly hold: HoldId;
  readonly held_for: HoldFor;
  readonly held_by?: ProfessionalId;
  readonly client?: ClientId;
  readonly time: BookedTime;
  readonly expires_at: Instant;
}

export interface HoldTime {
  readonly time: WantedTime;
  readonly client: ClientId;
  readonly matter?: MatterId;
}

export interface HoldVisit {
  readonly icpc2?: string;
  readonly closes?: CloseMatter;
}

export interface HomeBoard {
  readonly as_of: Instant;
  readonly name: string;
  readonly language: Language;
  readonly address?: string;
  readonly phone?: string;
  readonly visitors: ReadonlyArray<HomeVisitor>;
}

export interface HomeBoardPermission {
  readonly given_by: PermissionBy;
  readonly how: PermissionHow;
  readonly permitted_at: Instant;
  readonly recorded_by_name?: string;
}

export interface HomeVisitor {
  readonly name: string;
  readonly role: string;
  readonly phone?: string;
  readonly when: string;
}

export interface HoursGiven {
  readonly hours: HoursId;
}

export type HoursId = string & { readonly brand: "HoursId" };

export interface HoursShown {
  readonly hours: HoursId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly slot_minutes: number;
  readonly service: string;
  readonly kind: VisitKind;
  readonly purpose: SlotPurpose;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly room?: RoomId;
  readonly room_name?: string;
}

export type HowChanged = "added" | "removed" | "changed";

export type HowMuch = "this_one" | "this_and_following";

export interface IdentifyClient {
  readonly client: ClientId;
}

export interface IdentityCode {
  readonly hetu: string;
}

export type Instant = string & { readonly brand: "Instant" };

export type InvitationAnswer = "accepted" | "declined";

export interface InviteMember {
  readonly party: WriteParty;
  readonly role: string;
  readonly basis: WriteBasis;
}

export interface InvitedLine {
  readonly member: MemberId;
  readonly client_name: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly purpose: string;
  readonly role: string;
  readonly invited_by_name?: string;
  readonly invited_at: Instant;
  readonly is_of_profession: boolean;
}

export interface JoinQueue {
  readonly group: GroupId;
  readonly has_companion: boolean;
}

export interface JointPlan {
  readonly section: SectionId;
  readonly registry: Registry;
  readonly owner_name: string;
}

export interface KindCount {
  readonly named_as: NamedAs;
  readonly clients: number;
}

export interface LabelShown {
  readonly id: string;
  readonly label: string;
}

export type Language = "fi" | "sv" | "en";

export interface LeaderShown {
  readonly professional: ProfessionalId;
  readonly name: string;
}

export interface LeftToLead {
  readonly agreed: number;
  readonly lead_name: string;
}

export interface LetterLine {
  readonly message: MessageId;
  readonly kind: MessageKind;
  readonly language: Language;
  readonly queued_at: Instant;
  readonly post_by?: Instant;
}

export interface LetterPage {
  readonly message: MessageId;
  readonly html: string;
}

export interface Letters {
  readonly letters: ReadonlyArray<LetterLine>;
}

export type LineAnswer = "accepted" | "declined";

export type LineId = string & { readonly brand: "LineId" };

export interface LineShown {
  readonly line: LineId;
  readonly key: string;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly phone?: string;
}

export type LinkState = "open" | "taken" | "declined" | "ended" | "only_call" | "not_possible" | "unknown";

export type LowHigh = "low" | "high";

export interface LyingDesk {
  readonly as_of: Instant;
  readonly idle_days: number;
  readonly rows: ReadonlyArray<LyingRow>;
  readonly late: number;
  readonly idle: number;
}

export interface LyingRow {
  readonly matter: MatterId;
  readonly route: Route;
  readonly owner_name?: string;
  readonly owner_profession?: Profession;
  readonly unit_name?: string;
  readonly is_own_unit: boolean;
  readonly opened_at: Instant;
  readonly promise_by?: Instant;
  readonly moved_at: Instant;
  readonly level?: EscalationLevel;
  readonly is_idle: boolean;
}

export interface MakeSection {
  readonly kind: PlanKind;
  readonly content: WriteContent;
}

export interface MarkGone {
  readonly why: GoneWhy;
  readonly note?: string;
}

export type MatterId = string & { readonly brand: "MatterId" };

export interface MatterRoute {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly client?: ClientId;
  readonly state: MatterState;
  readonly route?: Route;
  readonly decision?: DecisionId;
  readonly decided_by?: ProfessionalId;
  readonly decided_at?: Instant;
  readonly undo_until?: Instant;
  readonly why?: string;
  readonly outcome?: string;
  readonly owner_kind?: OwnerKind;
  readonly owner?: ProfessionalId;
  readonly owner_unit?: UnitId;
  readonly owner_profession?: Profession;
  readonly promise_by?: Instant;
  readonly booking?: BookingId;
  readonly answer?: string;
  readonly decided_in?: ContactId;
  readonly consultation?: ConsultationId;
  readonly owner_because?: RoutedBecause;
}

export interface MatterShown {
  readonly matter: MatterId;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly words: string;
  readonly opened_at: Instant;
  readonly draft?: Draft;
  readonly assessment?: AssessmentRow;
  readonly suggested_why?: string;
  readonly suggested_profession?: Profession;
  readonly route?: MatterRoute;
  readonly decided_by_name?: string;
  readonly owner_name?: string;
}

export type MatterState = "undecided" | "owned" | "asked" | "booked" | "closed";

export interface Me {
  readonly account: AccountId;
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly language: Language;
  readonly role?: RoleChoice;
  readonly roles: ReadonlyArray<RoleChoice>;
  readonly rights: ReadonlyArray<string>;
  readonly idle_ends_at: Instant;
  readonly ends_at: Instant;
}

export interface MeetingBefore {
  readonly version: number;
  readonly began_at: Instant;
  readonly present: ReadonlyArray<string>;
  readonly client_present: boolean;
  readonly indicators: ReadonlyArray<string>;
  readonly summary: string;
  readonly why?: string;
  readonly recorded_at: Instant;
  readonly recorded_by_name?: string;
}

export type MeetingId = string & { readonly brand: "MeetingId" };

export interface MeetingMade {
  readonly meeting: MeetingId;
  readonly told: GroupTold;
}

export interface MeetingOfTeam {
  readonly meeting: TeamMeetingId;
  readonly began_at: Instant;
  readonly present: ReadonlyArray<string>;
  readonly client_present: boolean;
  readonly indicators: ReadonlyArray<string>;
  readonly summary: string;
  readonly recorded_by_name?: string;
  readonly agreed: ReadonlyArray<AgreedShown>;
  readonly present_ids: ReadonlyArray<string>;
  readonly version: number;
  readonly recorded_at: Instant;
  readonly why?: string;
  readonly before: ReadonlyArray<MeetingBefore>;
}

export interface MeetingOfTheDay {
  readonly meeting: MeetingId;
  readonly group: GroupId;
  readonly group_name: string;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly others: ReadonlyArray<string>;
  readonly seats_taken: number;
}

export interface MeetingShown {
  readonly meeting: MeetingId;
  readonly group: GroupId;
  readonly group_name: string;
  readonly service: string;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly leader_names: ReadonlyArray<string>;
  readonly room?: RoomId;
  readonly room_name?: string;
  readonly seats: number;
  readonly taken: number;
  readonly is_remote: boolean;
  readonly remote_link?: string;
  readonly attendance_at?: Instant;
}

export interface MeetingWish {
  readonly date: CalendarDate;
  readonly from_minute: number;
  readonly until_minute: number;
  readonly leaders?: ReadonlyArray<ProfessionalId>;
  readonly room?: RoomId;
}

export interface MeetingsAsked {
  readonly leaders: ReadonlyArray<ProfessionalId>;
  readonly meetings: ReadonlyArray<MeetingWish>;
  readonly moving?: MeetingId;
}

export type MemberEnd = "need_passed" | "consent_withdrawn" | "client_wish" | "own_wish" | "another_instead" | "team_ended" | "invited_by_mistake" | "left_work";

export type MemberId = string & { readonly brand: "MemberId" };

export type MemberKind = "professional" | "profession" | "outside" | "close_person";

export interface MemberMade {
  readonly member: MemberId;
}

export interface MemberShown {
  readonly client?: ClientId;
  readonly name?: string;
  readonly born?: CalendarDate;
  readonly interpreter_language?: string;
  readonly non_disclosure: boolean;
}

export type MessageChannel = "sms" | "email" | "letter";

export type MessageId = string & { readonly brand: "MessageId" };

export type MessageKind = "confirmation" | "change" | "cancellation" | "reminder" | "refill_offer" | "group_seat" | "group_meeting_off" | "group_seat_off" | "group_off" | "callback_missed";

export interface MessagesDesk {
  readonly as_of: Instant;
  readonly tells: boolean;
  readonly letters: ReadonlyArray<LetterLine>;
  readonly waiting: Waiting;
  readonly not_told: ReadonlyArray<NotTold>;
  readonly not_told_total: number;
  readonly dealt_with: ReadonlyArray<DealtWithShown>;
}

export interface MissedToldAnswer {
  readonly message?: MessageId;
  readonly channel?: MessageChannel;
}

export interface MoveBooking {
  readonly time: WantedTime;
  readonly why: string;
  readonly note?: string;
  readonly late_because?: string;
  readonly hold?: HoldId;
  readonly from?: Instant;
}

export interface MoveMeeting {
  readonly time: MeetingWish;
  readonly why: string;
}

export interface MoveVisit {
  readonly move: MoveBooking;
  readonly how_much: HowMuch;
}

export interface Moved {
  readonly from?: RoutedBecause;
  readonly to?: RoutedBecause;
  readonly matters: number;
}

export interface MovedBetween {
  readonly from: string;
  readonly to: string;
  readonly matters: number;
}

export interface MunicipalityShown {
  readonly code: string;
  readonly name: string;
}

export interface NameDeputy {
  readonly deputy?: ProfessionalId;
}

export interface NameWorker {
  readonly professional: ProfessionalId;
  readonly named_as: NamedAs;
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
  readonly why: string;
  readonly note?: string;
}

export interface Named {
  readonly naming: NamingId;
}

export type NamedAs = "own_nurse" | "own_doctor" | "client_manager" | "responsible_worker" | "contact_person" | "area_nurse";

export interface NamedWorkerShown {
  readonly named_as: NamedAs;
  readonly colleague: Colleague;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly why: string;
  readonly line_answer?: LineAnswer;
  readonly deputy_name?: string;
}

export interface NamingCounts {
  readonly personal: number;
  readonly area: number;
  readonly begun: number;
  readonly ended: number;
  readonly lines_accepted: number;
  readonly lines_declined: number;
}

export interface NamingHistory {
  readonly namings: ReadonlyArray<NamingShown>;
}

export type NamingId = string & { readonly brand: "NamingId" };

export interface NamingKindShown {
  readonly id: NamedAs;
  readonly professions: ReadonlyArray<Profession>;
  readonly weight: number;
}

export interface NamingOver {
  readonly matters_to_team: number;
}

export interface NamingPlan {
  readonly plan: NamingPlanId;
  readonly rule: string;
  readonly residents: number;
  readonly named_already: number;
  readonly to_name: number;
  readonly met_before: number;
  readonly nobody_in_reach: number;
  readonly panels_full: number;
  readonly panels: ReadonlyArray<PlannedPanel>;
}

export type NamingPlanId = string & { readonly brand: "NamingPlanId" };

export interface NamingReasonShown {
  readonly id: string;
  readonly label: string;
  readonly named_as: ReadonlyArray<NamedAs>;
}

export interface NamingRuleShown {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly named_as: NamedAs;
}

export interface NamingShown {
  readonly naming: NamingId;
  readonly professional_name: string;
  readonly named_as: NamedAs;
  readonly from: CalendarDate;
  readonly until?: CalendarDate;
  readonly why: string;
  readonly note?: string;
  readonly why_ended?: string;
}

export interface NotTold {
  readonly message: MessageId;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly why: string;
  readonly given_up_at: Instant;
  readonly begins_at?: Instant;
  readonly was_at?: Instant;
  readonly answer_by?: Instant;
  readonly unit_name?: string;
  readonly has_passed: boolean;
  readonly was_told_later: boolean;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly has_died: boolean;
}

export interface Numbered {
  readonly number: number;
}

export interface OffHours {
  readonly professional: ProfessionalId;
  readonly unit: UnitId;
  readonly service: string;
  readonly kind: VisitKind;
  readonly minutes: number;
}

export type OfferAnswer = "take" | "decline";

export type OfferEnd = "accepted" | "declined" | "expired" | "withdrawn";

export interface OfferHours {
  readonly professional: ProfessionalId;
  readonly unit: UnitId;
  readonly service: string;
  readonly kind: VisitKind;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly slot_minutes: number;
}

export type OfferId = string & { readonly brand: "OfferId" };

export interface OfferLine {
  readonly named_as: NamedAs;
  readonly answer: LineAnswer;
}

export interface OfferPage {
  readonly state: LinkState;
  readonly language?: Language;
  readonly begins_at?: Instant;
  readonly ends_at?: Instant;
  readonly kind?: VisitKind;
  readonly place?: string;
  readonly answer_by?: Instant;
  readonly sender: Sender;
}

export interface OfferRow {
  readonly offer: OfferId;
  readonly wait: WaitId;
  readonly hold: HoldId;
  readonly by: OfferedBy;
  readonly time: BookedTime;
  readonly answer_by: Instant;
  readonly offered_at: Instant;
  readonly offered_by?: ProfessionalId;
  readonly ended_how?: OfferEnd;
  readonly booking?: BookingId;
}

export interface OfferShown {
  readonly offer: OfferId;
  readonly by: OfferedBy;
  readonly answer_by: Instant;
  readonly offered_by_name: string;
  readonly professional_name: string;
  readonly unit_name: string;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly kind: VisitKind;
  readonly is_after_guarantee: boolean;
}

export interface OfferTime {
  readonly hours: HoursId;
  readonly begins_at: Instant;
  readonly by: OfferedBy;
}

export interface Offered {
  readonly offer: OfferRow;
  readonly channel?: MessageChannel;
}

export type OfferedBy = "phone" | "message";

export interface OpenAccount {
  readonly username: string;
  readonly family_name: string;
  readonly given_names: string;
  readonly profession: Profession;
  readonly unit: UnitId;
  readonly language: Language;
  readonly password: string;
}

export interface OpenCard {
  readonly purpose: Purpose;
  readonly contact?: ContactId;
}

export interface OpenGroup {
  readonly name: string;
  readonly service: string;
  readonly unit: UnitId;
  readonly leaders: ReadonlyArray<ProfessionalId>;
  readonly seats: number;
  readonly companions: Companions;
  readonly language: Language;
  readonly is_remote: boolean;
  readonly enrol_until?: CalendarDate;
  readonly meetings: ReadonlyArray<MeetingWish>;
}

export interface OpenMatter {
  readonly words: string;
  readonly client?: ClientId;
}

export interface OpenMatterShown {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly words: string;
  readonly opened_at: Instant;
  readonly state: MatterState;
  readonly route?: Route;
  readonly why?: string;
  readonly owner_name?: string;
  readonly owner_profession?: Profession;
  readonly promise_by?: Instant;
  readonly guarantee_by?: CalendarDate;
}

export interface OpenPairwork {
  readonly purpose: Purpose;
}

export interface OpenPlan {
  readonly purpose: Purpose;
}

export interface OpenRoom {
  readonly unit: UnitId;
  readonly name: string;
}

export interface OpenTeams {
  readonly purpose: Purpose;
}

export interface OpenTransfers {
  readonly purpose: Purpose;
}

export interface OutcomeShown {
  readonly id: string;
  readonly label: string;
  readonly routes: ReadonlyArray<Route>;
  readonly closes: boolean;
  readonly resolved_at_first_contact: boolean;
  readonly needs_note: boolean;
}

export interface OutsideToolShown {
  readonly id: string;
  readonly label: string;
  readonly classes: ReadonlyArray<LabelShown>;
}

export interface OwnClient {
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly named_as: ReadonlyArray<NamedAs>;
  readonly until?: CalendarDate;
  readonly matters: number;
  readonly promise_by?: Instant;
  readonly next_visit_at?: Instant;
  readonly last_visit_at?: Instant;
  readonly line_answer?: LineAnswer;
}

export interface OwnDesk {
  readonly as_of: Instant;
  readonly kinds: ReadonlyArray<KindCount>;
  readonly clients_total: number;
  readonly weight: number;
  readonly weight_max?: number;
  readonly clients: ReadonlyArray<OwnClient>;
  readonly matters: ReadonlyArray<OwnedRow>;
  readonly away: ReadonlyArray<AwayShown>;
}

export interface OwnQuery {
  readonly named_as?: NamedAs;
  readonly limit?: number;
}

export interface OwnTriggers {
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly triggers: ReadonlyArray<TriggerShown>;
}

export interface OwnedRow {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly client: ClientId;
  readonly client_name: string;
  readonly client_born?: CalendarDate;
  readonly words: string;
  readonly state: MatterState;
  readonly route: Route;
  readonly why: string;
  readonly promise_by?: Instant;
  readonly decided_at: Instant;
  readonly decided_by_name: string;
  readonly owner_kind: OwnerKind;
  readonly answer?: string;
  readonly consultation?: ConsultationId;
  readonly wait?: WaitId;
  readonly owner_because?: RoutedBecause;
  readonly level?: EscalationLevel;
}

export type OwnerKind = "person" | "pool";

export interface OwnerShown {
  readonly because: RoutedBecause;
  readonly professional?: ProfessionalId;
  readonly name?: string;
  readonly profession: Profession;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly is_in_time: boolean;
  readonly stands_in_for?: string;
  readonly handled_at?: Instant;
}

export interface OwnersShown {
  readonly promise_by: Instant;
  readonly owners: ReadonlyArray<OwnerShown>;
}

export interface PairAnswer {
  readonly question: string;
  readonly option: string;
}

export interface PairContent {
  readonly held_on: CalendarDate;
  readonly participants: ReadonlyArray<ProfessionalId>;
  readonly need: string;
  readonly segment?: PairSegment;
  readonly outside?: PairOutsideResult;
  readonly onward: ReadonlyArray<PairOnward>;
  readonly plan_section?: SectionId;
  readonly saved_appointments?: number;
  readonly saved_time?: SavedTime;
  readonly owner: ProfessionalId;
  readonly follow_up_on: CalendarDate;
}

export interface PairDueLine {
  readonly pairwork: PairworkId;
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly follow_up_on?: CalendarDate;
  readonly days_over: number;
  readonly begins_at?: Instant;
  readonly is_held: boolean;
}

export type PairEnd = "client_wish" | "need_passed" | "continues_elsewhere" | "moved_away" | "died" | "made_by_mistake";

export interface PairFollowUpShown {
  readonly followed_up_at: Instant;
  readonly followed_up_by_name?: string;
  readonly status: PathStatus;
  readonly knows_where: boolean;
  readonly knows_when: boolean;
  readonly knows_with_whom: boolean;
  readonly note?: string;
}

export interface PairOnCard {
  readonly pairwork: PairworkId;
  readonly is_open: boolean;
  readonly owner_name: string;
  readonly suggested_at: Instant;
  readonly held_on?: CalendarDate;
  readonly follow_up_on?: CalendarDate;
  readonly path_status?: PathStatus;
}

export interface PairOnward {
  readonly what: string;
  readonly where?: string;
  readonly with_whom?: string;
  readonly when?: string;
}

export interface PairOutsideResult {
  readonly tool: string;
  readonly class_id: string;
  readonly on: CalendarDate;
  readonly by: string;
}

export interface PairPerson {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly profession?: Profession;
}

export interface PairSegment {
  readonly form: string;
  readonly version: number;
  readonly answers: ReadonlyArray<PairAnswer>;
  readonly resources: number;
  readonly complexity: number;
  readonly class_id: string;
}

export interface PairShown {
  readonly pairwork: PairworkId;
  readonly registry: Registry;
  readonly is_open: boolean;
  readonly may_write: boolean;
  readonly indications: ReadonlyArray<string>;
  readonly note?: string;
  readonly matter?: MatterId;
  readonly suggested_at: Instant;
  readonly suggested_by_name?: string;
  readonly owner: PairPerson;
  readonly time?: PairTime;
  readonly shared_by?: SharingBasis;
  readonly version: number;
  readonly versions: ReadonlyArray<PairVersionLine>;
  readonly content?: PairContent;
  readonly people: ReadonlyArray<PairPerson>;
  readonly statements_asked: ReadonlyArray<string>;
  readonly survey?: PairSurveyShown;
  readonly follow_ups: ReadonlyArray<PairFollowUpShown>;
  readonly follow_up_on?: CalendarDate;
  readonly path_status?: PathStatus;
  readonly ended_why?: PairEnd;
  readonly ended_note?: string;
}

export interface PairStarted {
  readonly pairwork: PairworkId;
}

export interface PairStatement {
  readonly statement: string;
  readonly agreement: Agreement;
}

export interface PairSurveyShown {
  readonly answered_at: Instant;
  readonly recorded_by_name?: string;
  readonly how: AnsweredHow;
  readonly usefulness: number;
  readonly words?: string;
  readonly statements: ReadonlyArray<PairStatement>;
}

export interface PairTime {
  readonly booking: BookingId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly kind: VisitKind;
  readonly state: BookingState;
  readonly people: ReadonlyArray<PairPerson>;
}

export interface PairVersionLine {
  readonly version: number;
  readonly written_at: Instant;
  readonly written_by_name?: string;
}

export interface PairWritten {
  readonly pairwork: PairworkId;
  readonly version: number;
}

export interface PairsDue {
  readonly as_of: Instant;
  readonly overdue: number;
  readonly pairs: ReadonlyArray<PairDueLine>;
}

export interface PairworkCatalog {
  readonly pair: ReadonlyArray<Profession>;
  readonly indications: ReadonlyArray<LabelShown>;
  readonly form: string;
  readonly form_version: number;
  readonly resources: SegmentAxisShown;
  readonly complexity: SegmentAxisShown;
  readonly classes: ReadonlyArray<SegmentClassShown>;
  readonly outside_tools: ReadonlyArray<OutsideToolShown>;
  readonly statements: ReadonlyArray<LabelShown>;
  readonly follow_up_days: number;
  readonly saved_appointments_max: number;
}

export type PairworkId = string & { readonly brand: "PairworkId" };

export interface PairworkShown {
  readonly as_of: Instant;
  readonly client: ClientLine;
  readonly reads_as: Registry;
  readonly may_suggest: boolean;
  readonly pairs: ReadonlyArray<PairShown>;
  readonly joint_plans: ReadonlyArray<JointPlan>;
}

export interface PanelShown {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly profession: Profession;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly kinds: ReadonlyArray<KindCount>;
  readonly weight: number;
  readonly weight_max?: number;
  readonly matters: number;
  readonly deputy_name?: string;
}

export interface PanelToTransfer {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly kinds: ReadonlyArray<KindCount>;
  readonly clients: number;
  readonly matters: number;
  readonly visits_ahead: number;
  readonly plans: number;
}

export interface PanelTransferred {
  readonly clients: number;
  readonly matters: number;
  readonly visits_ahead: number;
  readonly plans: number;
  readonly pairs: number;
  readonly agreed: number;
  readonly calls: number;
  readonly questions: number;
  readonly memberships: number;
}

export interface PanelsDesk {
  readonly as_of: Instant;
  readonly since: CalendarDate;
  readonly residents: number;
  readonly counts: NamingCounts;
  readonly panels: ReadonlyArray<PanelShown>;
}

export interface PanelsQuery {
  readonly unit?: UnitId;
}

export interface PartChange {
  readonly of: PartOf;
  readonly part: number;
  readonly how: HowChanged;
  readonly title: string;
  readonly fields: ReadonlyArray<FieldChange>;
}

export type PartOf = "section" | "need" | "goal" | "action" | "person";

export type PartOfDay = "morning" | "afternoon" | "evening";

export interface Party {
  readonly professional: ProfessionalId;
  readonly is_remote: boolean;
}

export interface PartyShown {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly is_remote: boolean;
}

export interface PassToSurvey {
  readonly why: string;
}

export interface PassToTeam {
  readonly unit: UnitId;
  readonly profession: Profession;
  readonly why: string;
}

export interface PassToWorker {
  readonly worker?: ProfessionalId;
  readonly why: string;
}

export interface PastDaysQuery {
  readonly from?: CalendarDate;
  readonly until?: CalendarDate;
}

export type PathStatus = "on_path" | "in_progress" | "dropped";

export type PermissionBy = "client" | "representative";

export type PermissionHow = "spoken" | "written";

export interface PermitHomeBoard {
  readonly by: PermissionBy;
  readonly how: PermissionHow;
}

export interface PhraseShown {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly used_in: ReadonlyArray<PhraseUse>;
  readonly text: string;
  readonly counts_as?: string;
}

export type PhraseUse = "need" | "goal" | "action" | "follow_up";

export interface Piece {
  readonly is: PieceIs;
  readonly text: string;
}

export type PieceIs = "kept" | "added" | "removed";

export interface PlanAction {
  readonly part: number;
  readonly text: string;
  readonly by: ActionBy;
  readonly professional?: ProfessionalId;
  readonly other?: string;
  readonly due_on?: CalendarDate;
  readonly done_on?: CalendarDate;
}

export interface PlanActionLine {
  readonly section: SectionId;
  readonly part: number;
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly kind: PlanKind;
  readonly text: string;
  readonly due_on: CalendarDate;
  readonly days_over: number;
}

export interface PlanApplied {
  readonly named: number;
  readonly done: number;
  readonly total: number;
}

export interface PlanByRule {
  readonly rule: string;
}

export interface PlanCode {
  readonly code_set: string;
  readonly code: string;
  readonly phrase: string;
}

export interface PlanCompared {
  readonly from: PlanVersionLine;
  readonly to?: PlanVersionLine;
  readonly changes: ReadonlyArray<PartChange>;
  readonly professionals: ReadonlyArray<PlanProfessional>;
}

export interface PlanContent {
  readonly owner: ProfessionalId;
  readonly needs: ReadonlyArray<PlanNeed>;
  readonly goals: ReadonlyArray<PlanGoal>;
  readonly actions: ReadonlyArray<PlanAction>;
  readonly people: ReadonlyArray<PlanPerson>;
  readonly follow_up?: string;
  readonly review_on: CalendarDate;
  readonly shared_by?: SharingBasis;
  readonly codes: ReadonlyArray<PlanCode>;
}

export type PlanEnd = "goals_reached" | "balanced" | "continues_elsewhere" | "client_wish" | "moved_away" | "died" | "made_by_mistake";

export type PlanField = "words" | "text" | "much_less" | "less" | "expected" | "more" | "much_more" | "weight" | "baseline" | "icf" | "icf_qualifier" | "target_on" | "by" | "professional" | "other" | "due_on" | "done_on" | "name" | "role" | "phone" | "reach" | "visits_home" | "owner" | "review_on" | "follow_up" | "shared_by";

export interface PlanGoal {
  readonly part: number;
  readonly text: string;
  readonly levels: ReadonlyArray<string>;
  readonly weight: number;
  readonly baseline?: number;
  readonly icf?: string;
  readonly icf_qualifier?: string;
  readonly target_on?: CalendarDate;
}

export type PlanKind = "health_and_care" | "treatment" | "multidisciplinary" | "joint";

export interface PlanNeed {
  readonly part: number;
  readonly words: string;
}

export interface PlanOnCard {
  readonly section: SectionId;
  readonly registry: Registry;
  readonly kind: PlanKind;
  readonly owner_name: string;
  readonly review_on: CalendarDate;
}

export interface PlanPerson {
  readonly part: number;
  readonly name: string;
  readonly role: string;
  readonly phone?: string;
  readonly reach?: string;
  readonly visits_home?: string;
}

export interface PlanProfessional {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly profession?: Profession;
  readonly phone?: string;
}

export interface PlanReviewLine {
  readonly section: SectionId;
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly kind: PlanKind;
  readonly review_on: CalendarDate;
  readonly days_over: number;
}

export interface PlanReviews {
  readonly as_of: Instant;
  readonly overdue: number;
  readonly reviews: ReadonlyArray<PlanReviewLine>;
  readonly actions_overdue: number;
  readonly actions: ReadonlyArray<PlanActionLine>;
}

export interface PlanReviewsQuery {
  readonly days?: number;
}

export interface PlanSectionShown {
  readonly section: SectionId;
  readonly registry: Registry;
  readonly kind: PlanKind;
  readonly version: number;
  readonly may_write: boolean;
  readonly made_at: Instant;
  readonly saved_at: Instant;
  readonly reviewed_at: Instant;
  readonly ended_at?: Instant;
  readonly ended_why?: PlanEnd;
  readonly ended_note?: string;
  readonly content: PlanContent;
  readonly professionals: ReadonlyArray<PlanProfessional>;
  readonly versions: ReadonlyArray<PlanVersionLine>;
  readonly assessed: ReadonlyArray<GoalsAssessedShown>;
}

export interface PlanShown {
  readonly as_of: Instant;
  readonly client: ClientLine;
  readonly reads_as: Registry;
  readonly sections: ReadonlyArray<PlanSectionShown>;
  readonly may_make: ReadonlyArray<PlanKind>;
  readonly home_board?: HomeBoardPermission;
}

export interface PlanVersionLine {
  readonly version: number;
  readonly saved_at: Instant;
  readonly saved_by_name?: string;
  readonly unit_name?: string;
  readonly is_review: boolean;
  readonly handed_on_why?: string;
}

export interface PlanVersionQuery {
  readonly version?: number;
}

export interface PlanVersionShown {
  readonly line: PlanVersionLine;
  readonly content: PlanContent;
}

export interface PlannedPanel {
  readonly professional: ProfessionalId;
  readonly name: string;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly clients_now: number;
  readonly clients_more: number;
  readonly weight_now: number;
  readonly weight_more: number;
  readonly weight_max?: number;
}

export interface PostponeTransfer {
  readonly planned_at: Instant;
  readonly why: string;
}

export interface PresentShown {
  readonly seat: SeatId;
  readonly has_companion: boolean;
}

export type Profession = "nurse" | "doctor" | "physiotherapist" | "social_counsellor" | "social_worker" | "psychiatric_nurse" | "psychologist" | "dentist" | "dental_hygienist" | "client_manager" | "case_surveyor" | "manager" | "administrator" | "other";

export type ProfessionalId = string & { readonly brand: "ProfessionalId" };

export interface Promote {
  readonly past_queue?: string;
}

export interface Proposal {
  readonly proposed_as: ProposedAs;
  readonly time: FreeTime;
  readonly slots: number;
  readonly professional_name: string;
  readonly unit_name: string;
  readonly minutes_away: number;
  readonly is_after_guarantee: boolean;
}

export interface Proposals {
  readonly date: CalendarDate;
  readonly professional_name: string;
  readonly deputy_name?: string;
  readonly bookings: ReadonlyArray<ToHandOver>;
  readonly meetings: ReadonlyArray<MeetingOfTheDay>;
}

export interface ProposalsQuery {
  readonly date?: CalendarDate;
}

export interface Proposed {
  readonly as_of: Instant;
  readonly contacts: ReadonlyArray<QueueRow>;
}

export type ProposedAs = "deputy" | "same_unit" | "county";

export interface Provider {
  readonly company: string;
  readonly caller_name: string;
}

export type Purpose = "contact" | "care" | "booking" | "consultation" | "follow_up" | "administration";

export interface PutOnBook {
  readonly unit: UnitId;
  readonly service: string;
  readonly wishes: Wishes;
  readonly why: string;
}

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  readonly max_length?: number;
  readonly label: string;
  readonly help?: string;
  readonly choices: ReadonlyArray<Choice>;
  readonly agreed_rule?: AgreedRule;
  readonly show_when?: Condition;
}

export type QuestionKind = "text" | "code" | "choice" | "choices" | "flag";

export interface QueueRow {
  readonly contact: ContactId;
  readonly channel: Channel;
  readonly urgency?: Urgency;
  readonly received_at: Instant;
  readonly promise_by: Instant;
  readonly words: string;
  readonly why_here: string;
  readonly language: Language;
  readonly line_key: string;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly attempts: number;
  readonly last_attempt_at?: Instant;
  readonly next_attempt_at?: Instant;
  readonly viewers: ReadonlyArray<Viewer>;
  readonly goes_back?: GoesBack;
  readonly ticket_number?: number;
  readonly provider?: string;
  readonly agreed_from?: Instant;
  readonly directed?: DirectedShown;
}

export interface QueuedShown {
  readonly wait: WaitId;
  readonly place: number;
  readonly has_companion: boolean;
  readonly who: MemberShown;
  readonly joined_at: Instant;
}

export type Reachability = "reachable" | "busy" | "away";

export interface Reached {
  readonly note?: string;
}

export interface ReceiveContact {
  readonly line: LineId;
  readonly channel: Channel;
  readonly client?: ClientId;
  readonly caller_phone?: string;
  readonly words: string;
  readonly language: Language;
  readonly urgency?: Urgency;
  readonly same_matter?: MatterId;
  readonly take: boolean;
  readonly provider?: Provider;
}

export interface RecordAbsence {
  readonly professional: ProfessionalId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly reason: AbsenceReason;
}

export interface RecordAttempt {
  readonly outcome: AttemptOutcome;
  readonly next_at?: Instant;
  readonly until?: Instant;
}

export interface RecordAttendance {
  readonly present: ReadonlyArray<CameAlong>;
}

export interface RecordCall {
  readonly result: CallResult;
  readonly with_whom: string;
  readonly note?: string;
  readonly next_try_at?: Instant;
}

export interface RecordFollowUpCall {
  readonly result: CallResult;
  readonly note?: string;
  readonly gives_up: boolean;
}

export interface RecordTeamMeeting {
  readonly began_at: Instant;
  readonly present: ReadonlyArray<MemberId>;
  readonly client_present: boolean;
  readonly summary: string;
  readonly agreed: ReadonlyArray<WriteAgreed>;
}

export interface RecordUnitMeeting {
  readonly began_at: Instant;
  readonly present: ReadonlyArray<ProfessionalId>;
  readonly indicators: ReadonlyArray<string>;
  readonly summary: string;
  readonly agreed: ReadonlyArray<WriteAgreed>;
}

export interface ReferConsultation {
  readonly to: AskedOf;
  readonly why: string;
}

export interface ReferralShown {
  readonly referred_by_name: string;
  readonly referred_at: Instant;
  readonly why: string;
  readonly to_name?: string;
  readonly to_unit_name?: string;
  readonly to_profession?: Profession;
}

export interface RegisterClient {
  readonly family_name: string;
  readonly given_names: string;
  readonly hetu?: string;
  readonly born?: CalendarDate;
  readonly language: Language;
  readonly interpreter_language?: string;
  readonly non_disclosure: boolean;
  readonly municipality?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly email?: string;
}

export interface RegisteredClient {
  readonly client: ClientId;
}

export type Registry = "health" | "social";

export interface RemoteTimes {
  readonly times: ReadonlyArray<TimeShown>;
}

export interface RemoteTimesQuery {
  readonly service?: string;
}

export interface RemoteUseReport {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly units: ReadonlyArray<RemoteUseShown>;
}

export interface RemoteUseShown {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly service: string;
  readonly offered: number;
  readonly booked: number;
}

export interface RemoteVisit {
  readonly service: string;
  readonly hours?: HoursId;
  readonly begins_at?: Instant;
}

export type RemoteWay = "etala" | "etavo" | "etavos";

export interface ResponsibilityOnCard {
  readonly unit_name: string;
  readonly since: Instant;
  readonly to_name?: string;
  readonly changes_at?: Instant;
  readonly expected_end?: CalendarDate;
  readonly call_due_on?: CalendarDate;
}

export interface ReturnContact {
  readonly why: string;
}

export interface ReviewStay {
  readonly expected_end: CalendarDate;
  readonly note: string;
}

export interface RoleChoice {
  readonly role: RoleId;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly profession: Profession;
}

export type RoleId = string & { readonly brand: "RoleId" };

export type RoomId = string & { readonly brand: "RoomId" };

export interface RoomLine {
  readonly room: RoomId;
  readonly unit: UnitId;
  readonly name: string;
}

export interface RoomOpen {
  readonly room: RoomId;
}

export interface Rooms {
  readonly rooms: ReadonlyArray<RoomLine>;
}

export type Route = "advise_close" | "book" | "consult" | "own_worker" | "case_survey" | "emergency" | "arranging_book";

export type RoutedBecause = "earlier_handler" | "case_manager" | "own_worker" | "deputy" | "team" | "competence";

export interface RoutingDesk {
  readonly as_of: Instant;
  readonly version: number;
  readonly valid_from: CalendarDate;
  readonly earlier_within_days: number;
  readonly order: ReadonlyArray<RoutedBecause>;
  readonly examples: ReadonlyArray<RoutingExampleShown>;
  readonly directed: DirectingPractice;
  readonly escalation: ReadonlyArray<EscalationStep>;
  readonly idle_days: number;
  readonly compare_days: number;
}

export interface RoutingExampleShown {
  readonly earlier_handler?: ExampleReach;
  readonly case_manager?: ExampleReach;
  readonly own_worker?: ExampleReach;
  readonly deputy?: ExampleReach;
  readonly team: boolean;
  readonly competence: boolean;
  readonly comes: ReadonlyArray<RoutedBecause>;
  readonly is_as_told: boolean;
}

export interface RoutingTried {
  readonly compared: Comparison;
  readonly examples: ReadonlyArray<RoutingExampleShown>;
}

export interface SaveDraft {
  readonly form: string;
  readonly form_version: number;
  readonly answers: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly follows: number;
}

export interface SaveSection {
  readonly based_on: number;
  readonly is_review: boolean;
  readonly content: WriteContent;
}

export type SavedTime = "none" | "under_1" | "months_1_2" | "months_3_or_more";

export interface ScoredOptionShown {
  readonly id: string;
  readonly score: number;
  readonly label: string;
}

export interface ScoredQuestionShown {
  readonly id: string;
  readonly label: string;
  readonly options: ReadonlyArray<ScoredOptionShown>;
}

export interface SearchClients {
  readonly text: string;
}

export type SeatId = string & { readonly brand: "SeatId" };

export interface SeatRow {
  readonly seat: SeatId;
  readonly group: GroupId;
  readonly client: ClientId;
  readonly number: number;
  readonly has_companion: boolean;
  readonly companion_number?: number;
  readonly taken_at: Instant;
  readonly given_up_at?: Instant;
  readonly why?: string;
}

export interface SeatShown {
  readonly seat: SeatId;
  readonly number: number;
  readonly has_companion: boolean;
  readonly companion_number?: number;
  readonly who: MemberShown;
  readonly taken_at: Instant;
  readonly given_up_at?: Instant;
  readonly why?: string;
}

export type SectionId = string & { readonly brand: "SectionId" };

export interface SectionSaved {
  readonly section: SectionId;
  readonly version: number;
}

export interface Seen {
  readonly written: number;
}

export interface SegmentAxisShown {
  readonly high_from: number;
  readonly label: string;
  readonly questions: ReadonlyArray<ScoredQuestionShown>;
}

export interface SegmentClassShown {
  readonly id: string;
  readonly resources: LowHigh;
  readonly complexity: LowHigh;
  readonly label: string;
  readonly meaning: string;
}

export interface SendToEmergency {
  readonly why: string;
  readonly outcome?: string;
}

export interface Sender {
  readonly name: Words;
  readonly phone: string;
}

export interface SeriesBooked {
  readonly series: SeriesId;
  readonly bookings: ReadonlyArray<BookingRow>;
}

export type SeriesId = string & { readonly brand: "SeriesId" };

export interface ServiceShown {
  readonly id: string;
  readonly profession: Profession;
  readonly minutes: number;
  readonly kinds: ReadonlyArray<VisitKind>;
  readonly care_class: CareClass;
  readonly label: string;
  readonly note: string;
}

export interface ServiceWaitedFor {
  readonly service: string;
  readonly waiting: number;
}

export interface SetAside {
  readonly why: string;
  readonly note?: string;
}

export interface SetCapacity {
  readonly weight_max?: number;
}

export interface SetPassword {
  readonly password: string;
}

export interface SetReachability {
  readonly reachability: Reachability;
  readonly until?: Instant;
}

export interface SettledAs {
  readonly route: Route;
  readonly matters: number;
}

export type SharingBasis = "consent" | "statute";

export interface ShowIdentityCode {
  readonly why: string;
}

export interface ShowOffer {
  readonly token: string;
}

export interface SignIn {
  readonly username: string;
  readonly password: string;
}

export type SlotPurpose = "open" | "urgent" | "own_clients" | "online" | "remote_only";

export interface StayLine {
  readonly transfer: TransferId;
  readonly who: TransferClient;
  readonly began_on: CalendarDate;
  readonly day: number;
  readonly expected_end: CalendarDate;
  readonly days_left: number;
  readonly is_review_due: boolean;
}

export interface StayReviewShown {
  readonly reviewed_at: Instant;
  readonly reviewed_by_name?: string;
  readonly expected_end: CalendarDate;
  readonly note: string;
}

export type Step = "called" | "arrived" | "gone";

export type StepEnd = "done" | "not_needed";

export interface StepLine {
  readonly transfer: TransferId;
  readonly step: number;
  readonly who: TransferClient;
  readonly check?: string;
  readonly text?: string;
  readonly due_on: CalendarDate;
  readonly days_over: number;
}

export interface StepShown {
  readonly step: number;
  readonly check?: string;
  readonly text?: string;
  readonly owner_name: string;
  readonly due_on: CalendarDate;
  readonly is_void: boolean;
  readonly how?: StepEnd;
  readonly note?: string;
  readonly closed_by_name?: string;
  readonly closed_at?: Instant;
  readonly may_close: boolean;
}

export interface StretchShown {
  readonly unit_name: string;
  readonly from_at: Instant;
  readonly until?: Instant;
  readonly is_now: boolean;
}

export interface SuccessorOf {
  readonly named_as: NamedAs;
  readonly successor: ProfessionalId;
}

export interface SuccessorOfClient {
  readonly client: ClientId;
  readonly successor: ProfessionalId;
}

export interface SuggestPair {
  readonly indications: ReadonlyArray<string>;
  readonly matter?: MatterId;
  readonly note?: string;
}

export interface SurveyCallShown {
  readonly number: number;
  readonly called_by_name: string;
  readonly called_at: Instant;
  readonly result: CallResult;
  readonly with_whom: string;
  readonly note?: string;
  readonly next_try_at?: Instant;
}

export interface SurveyDesk {
  readonly as_of: Instant;
  readonly mine: ReadonlyArray<SurveyLine>;
  readonly waiting: ReadonlyArray<SurveyLine>;
  readonly asked_for?: SurveyLine;
}

export type SurveyEnd = "agreed" | "balanced" | "not_reached" | "declined";

export type SurveyId = string & { readonly brand: "SurveyId" };

export interface SurveyLine {
  readonly matter: MatterId;
  readonly contact: ContactId;
  readonly survey?: SurveyId;
  readonly client: ClientId;
  readonly client_name: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly words: string;
  readonly why: string;
  readonly passed_by_name: string;
  readonly passed_at: Instant;
  readonly promise_by?: Instant;
  readonly calls: number;
  readonly next_try_at?: Instant;
  readonly is_reviewed: boolean;
}

export interface SurveyMemberShown {
  readonly number: number;
  readonly kind: GatheredKind;
  readonly name?: string;
  readonly profession?: Profession;
  readonly role: string;
  readonly basis: SharingBasis;
  readonly gathered_at: Instant;
  readonly left_at?: Instant;
}

export interface SurveyShown {
  readonly line: SurveyLine;
  readonly state: SurveyState;
  readonly surveyor_name?: string;
  readonly is_mine: boolean;
  readonly reviewed_by_name?: string;
  readonly reviewed_at?: Instant;
  readonly triggers: ReadonlyArray<string>;
  readonly calls: ReadonlyArray<SurveyCallShown>;
  readonly attempts_min: number;
  readonly unanswered: number;
  readonly next_try_usual: Instant;
  readonly members: ReadonlyArray<SurveyMemberShown>;
  readonly consultations: ReadonlyArray<ConsultationLine>;
  readonly bookings: ReadonlyArray<BookedShown>;
  readonly agreed_name?: string;
  readonly agreed_as?: NamedAs;
  readonly worker_is_named: boolean;
  readonly outcome?: string;
  readonly ended?: SurveyEnd;
  readonly ended_why?: string;
  readonly undo_until?: Instant;
  readonly steps: ReadonlyArray<SurveyStepShown>;
  readonly as_of: Instant;
}

export type SurveyState = "waiting" | "open" | "closed";

export type SurveyStep = "passed" | "taken" | "given_back" | "reviewed" | "called" | "gathered" | "left" | "consulted" | "answered" | "booked" | "agreed" | "closed";

export interface SurveyStepShown {
  readonly step: SurveyStep;
  readonly at: Instant;
  readonly by_name?: string;
  readonly text?: string;
}

export interface Surveyed {
  readonly survey: SurveyId;
}

export interface SurveysQuery {
  readonly matter?: MatterId;
}

export interface T3Report {
  readonly as_of: Instant;
  readonly cap_days: number;
  readonly units: ReadonlyArray<T3Shown>;
}

export interface T3Shown {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly profession: Profession;
  readonly days: number;
  readonly books: number;
  readonly capped: number;
  readonly arranging: number;
  readonly soonest_third?: Instant;
}

export interface TakeDuty {
  readonly unit: UnitId;
  readonly duty: string;
}

export interface TakeNext {
  readonly lines: ReadonlyArray<LineId>;
}

export interface TakeOverContact {
  readonly why: string;
}

export interface TakeRole {
  readonly profession: Profession;
  readonly unit: UnitId;
}

export interface TakeSeat {
  readonly group: GroupId;
  readonly has_companion: boolean;
  readonly past_queue?: string;
}

export interface TakeUp {
  readonly as: TakenUpAs;
  readonly indications: ReadonlyArray<string>;
  readonly words?: string;
  readonly note?: string;
}

export interface TakenOverShown {
  readonly contact: ContactId;
  readonly client_name?: string;
  readonly by_name: string;
  readonly at: Instant;
  readonly why: string;
}

export interface TakenUp {
  readonly decision: HeavyNeedId;
  readonly pairwork?: PairworkId;
  readonly contact?: ContactId;
  readonly matter?: MatterId;
}

export type TakenUpAs = "pairwork" | "matter" | "under_way";

export interface TeamDues {
  readonly as_of: Instant;
  readonly overdue: number;
  readonly agreed: ReadonlyArray<AgreedDue>;
  readonly invitations: ReadonlyArray<InvitedLine>;
}

export type TeamEnd = "balanced" | "goals_reached" | "client_wish" | "consent_withdrawn" | "continues_elsewhere" | "moved_away" | "died" | "made_by_mistake";

export type TeamId = string & { readonly brand: "TeamId" };

export interface TeamMade {
  readonly team: TeamId;
}

export type TeamMeetingId = string & { readonly brand: "TeamMeetingId" };

export interface TeamMeetingMade {
  readonly meeting: TeamMeetingId;
}

export interface TeamMemberShown {
  readonly member: MemberId;
  readonly kind: MemberKind;
  readonly name: string;
  readonly professional?: ProfessionalId;
  readonly profession?: Profession;
  readonly unit_name?: string;
  readonly organisation?: string;
  readonly phone?: string;
  readonly role: string;
  readonly basis: SharingBasis;
  readonly given_by?: PermissionBy;
  readonly how?: PermissionHow;
  readonly for_what?: string;
  readonly statute?: string;
  readonly invited_at: Instant;
  readonly invited_by_name?: string;
  readonly answer?: InvitationAnswer;
  readonly answer_note?: string;
  readonly is_living: boolean;
  readonly may_answer: boolean;
  readonly ended_why?: MemberEnd;
}

export interface TeamOnCard {
  readonly team: TeamId;
  readonly purpose: string;
  readonly lead_name: string;
  readonly members: number;
}

export interface TeamPerson {
  readonly professional: ProfessionalId;
  readonly name: string;
}

export interface TeamShown {
  readonly team: TeamId;
  readonly registry: Registry;
  readonly purpose: string;
  readonly lead_name: string;
  readonly lead: ProfessionalId;
  readonly formed_at: Instant;
  readonly may_write: boolean;
  readonly ended_why?: TeamEnd;
  readonly ended_note?: string;
  readonly members: ReadonlyArray<TeamMemberShown>;
  readonly meetings: ReadonlyArray<MeetingOfTeam>;
}

export interface TeamsCatalog {
  readonly statutes: ReadonlyArray<LabelShown>;
  readonly indicators: ReadonlyArray<LabelShown>;
}

export interface TeamsShown {
  readonly as_of: Instant;
  readonly client: ClientLine;
  readonly may_form: boolean;
  readonly teams: ReadonlyArray<TeamShown>;
}

export interface TellMissed {
  readonly next_at: Instant;
}

export interface TemplateBlock {
  readonly weekday: Weekday;
  readonly from_minute: number;
  readonly until_minute: number;
  readonly service: string;
  readonly kind: VisitKind;
  readonly slot_minutes: number;
  readonly purpose: SlotPurpose;
  readonly opens_days_before?: number;
  readonly released_days_before?: number;
}

export type TemplateId = string & { readonly brand: "TemplateId" };

export interface TemplateRow {
  readonly work_template: TemplateId;
  readonly name: string;
  readonly blocks: ReadonlyArray<TemplateBlock>;
  readonly works_on_holidays: boolean;
}

export interface TemplateShown {
  readonly work_template: TemplateRow;
  readonly assignments: ReadonlyArray<AssignmentShown>;
}

export interface TemplateWritten {
  readonly work_template: TemplateId;
}

export type TicketId = string & { readonly brand: "TicketId" };

export interface TicketShown {
  readonly ticket: TicketId;
  readonly contact: ContactId;
  readonly number: number;
  readonly day: CalendarDate;
  readonly is_of_today: boolean;
  readonly state: TicketState;
  readonly drawn_at: Instant;
  readonly promise_by: Instant;
  readonly urgency?: Urgency;
  readonly language: Language;
  readonly words?: string;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly before?: number;
  readonly estimate_minutes?: number;
  readonly holder_name?: string;
  readonly is_mine: boolean;
  readonly calls: number;
  readonly place?: string;
  readonly called_at?: Instant;
  readonly arrived_at?: Instant;
  readonly calls_counted?: number;
  readonly calls_needed?: number;
  readonly gone_from?: Instant;
  readonly gone_why?: GoneWhy;
  readonly undo_step?: Step;
  readonly undo_until?: Instant;
}

export type TicketState = "waiting" | "called" | "in_hand" | "gone" | "done";

export type TimeOfDay = "morning" | "afternoon" | "evening";

export interface TimeProposed {
  readonly shown: TimeShown;
  readonly grounds: ReadonlyArray<Ground>;
}

export interface TimeShown {
  readonly time: FreeTime;
  readonly professional_name: string;
  readonly unit_name: string;
  readonly after_guarantee: boolean;
}

export interface Times {
  readonly own_worker?: Colleague;
  readonly proposed: ReadonlyArray<TimeProposed>;
  readonly own: ReadonlyArray<TimeShown>;
  readonly team: ReadonlyArray<TimeShown>;
  readonly why_none_own?: string;
  readonly why_none_team?: string;
  readonly guarantee_by?: CalendarDate;
  readonly guarantee_rule?: string;
  readonly services: ReadonlyArray<string>;
  readonly service: string;
  readonly as_of: Instant;
}

export interface TimesQuery {
  readonly service?: string;
  readonly from?: CalendarDate;
  readonly part_of_day?: PartOfDay;
  readonly remote?: boolean;
}

export interface ToHandOver {
  readonly booking: BookingId;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly service?: string;
  readonly urgency?: Urgency;
  readonly guarantee_by?: CalendarDate;
  readonly proposals: ReadonlyArray<Proposal>;
}

export interface TransferClient {
  readonly client: ClientId;
  readonly name: string;
  readonly born?: CalendarDate;
  readonly non_disclosure: boolean;
}

export type TransferId = string & { readonly brand: "TransferId" };

export interface TransferInEmergency {
  readonly to: UnitId;
  readonly why: string;
  readonly summary: string;
}

export interface TransferLine {
  readonly transfer: TransferId;
  readonly who?: TransferClient;
  readonly from_name: string;
  readonly to_name: string;
  readonly is_emergency: boolean;
  readonly is_discharge: boolean;
  readonly reason: string;
  readonly state: TransferState;
  readonly planned_at: Instant;
  readonly changes_at?: Instant;
  readonly due_at: Instant;
  readonly is_overdue: boolean;
  readonly is_my_turn: boolean;
}

export interface TransferMade {
  readonly transfer: TransferId;
}

export interface TransferPanel {
  readonly to: ReadonlyArray<SuccessorOf>;
  readonly but: ReadonlyArray<SuccessorOfClient>;
  readonly matters_to?: ProfessionalId;
  readonly why: string;
}

export interface TransferShown {
  readonly line: TransferLine;
  readonly summary: string;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly to_phone?: string;
  readonly asked_at: Instant;
  readonly asked_by_name?: string;
  readonly settled_at?: Instant;
  readonly settled_by_name?: string;
  readonly end_why?: string;
  readonly end_note?: string;
  readonly expected_end?: CalendarDate;
  readonly reviews: ReadonlyArray<StayReviewShown>;
  readonly words: ReadonlyArray<TransferWordShown>;
  readonly steps: ReadonlyArray<StepShown>;
  readonly call?: FollowUpCallShown;
  readonly aftercare_end?: AftercareEnd;
  readonly may_send: boolean;
  readonly may_receive: boolean;
  readonly is_under_way: boolean;
  readonly is_stay_now: boolean;
}

export type TransferState = "waiting" | "asked_back" | "accepted" | "declined" | "withdrawn" | "unseen" | "seen";

export interface TransferWordShown {
  readonly is_question: boolean;
  readonly words: string;
  readonly written_at: Instant;
  readonly written_by_name?: string;
}

export interface TransfersCatalog {
  readonly professions: ReadonlyArray<Profession>;
  readonly reasons: ReadonlyArray<LabelShown>;
  readonly decline_reasons: ReadonlyArray<LabelShown>;
  readonly withdraw_reasons: ReadonlyArray<LabelShown>;
  readonly emergency_reasons: ReadonlyArray<LabelShown>;
  readonly discharge_checks: ReadonlyArray<CheckShown>;
  readonly planned_days_max: number;
  readonly follow_up_call_days: number;
  readonly follow_up_tries_min: number;
  readonly home_hospital_days_max: number;
}

export interface TransfersDesk {
  readonly as_of: Instant;
  readonly unit_name: string;
  readonly is_leader: boolean;
  readonly overdue: number;
  readonly incoming: ReadonlyArray<TransferLine>;
  readonly outgoing: ReadonlyArray<TransferLine>;
  readonly arrived: ReadonlyArray<TransferLine>;
  readonly stays: ReadonlyArray<StayLine>;
  readonly stays_now?: number;
  readonly cell_min: number;
  readonly steps: ReadonlyArray<StepLine>;
  readonly calls: ReadonlyArray<CallLine>;
  readonly calls_overdue: number;
}

export interface TransfersOwn {
  readonly as_of: Instant;
  readonly calls: ReadonlyArray<CallLine>;
  readonly moved: ReadonlyArray<TransferLine>;
}

export interface TransfersShown {
  readonly as_of: Instant;
  readonly client: ClientLine;
  readonly my_unit: UnitId;
  readonly my_unit_name: string;
  readonly may_ask: boolean;
  readonly chain: ReadonlyArray<StretchShown>;
  readonly transfers: ReadonlyArray<TransferShown>;
  readonly units: ReadonlyArray<UnitLine>;
}

export interface TriggerShown {
  readonly trigger: string;
  readonly count: number;
  readonly window_days: number;
  readonly threshold: number;
}

export interface TriggerText {
  readonly id: string;
  readonly label: string;
  readonly prompts: ReadonlyArray<string>;
}

export interface TriggersOwn {
  readonly as_of: Instant;
  readonly clients: ReadonlyArray<OwnTriggers>;
}

export interface TryRouting {
  readonly order: ReadonlyArray<RoutedBecause>;
  readonly earlier_within_days: number;
}

export interface TryShown {
  readonly result: CallResult;
  readonly note?: string;
  readonly called_at: Instant;
  readonly called_by_name?: string;
}

export interface UnitCalendar {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly from: CalendarDate;
  readonly days: number;
  readonly as_of: Instant;
  readonly columns: ReadonlyArray<CalendarColumn>;
  readonly rooms: ReadonlyArray<RoomLine>;
}

export type UnitId = string & { readonly brand: "UnitId" };

export type UnitKind = "county" | "contact_centre" | "station" | "hospital" | "provider" | "other" | "ward" | "home_hospital" | "home_care";

export interface UnitLine {
  readonly unit: UnitId;
  readonly name: string;
  readonly kind: UnitKind;
  readonly municipality?: string;
}

export interface UnitMeetings {
  readonly as_of: Instant;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly meetings: ReadonlyArray<MeetingOfTeam>;
}

export interface UnitQuery {
  readonly unit?: UnitId;
}

export interface Units {
  readonly units: ReadonlyArray<UnitLine>;
}

export type Urgency = "emergency" | "same_day" | "within_days" | "non_urgent" | "no_care_need";

export interface Viewer {
  readonly professional: ProfessionalId;
  readonly name: string;
}

export type VisitId = string & { readonly brand: "VisitId" };

export type VisitKind = "on_site" | "phone" | "remote" | "home" | "group" | "other";

export interface VisitReason {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

export interface VisitShown {
  readonly visit: VisitId;
  readonly begins_at: Instant;
  readonly ends_at: Instant;
  readonly kind: VisitKind;
  readonly professional_name?: string;
  readonly unit_name?: string;
  readonly reasons: ReadonlyArray<VisitReason>;
}

export type WaitEnd = "booked" | "withdrawn" | "matter_closed" | "replaced" | "undone";

export type WaitId = string & { readonly brand: "WaitId" };

export interface WaitOnCard {
  readonly wait: WaitId;
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly service: string;
  readonly professional_name?: string;
  readonly matter?: MatterId;
  readonly entered_at: Instant;
  readonly guarantee_by?: CalendarDate;
  readonly offered_at?: Instant;
  readonly answer_by?: Instant;
}

export interface WaitRow {
  readonly wait: WaitId;
  readonly client: ClientId;
  readonly matter?: MatterId;
  readonly decision?: DecisionId;
  readonly unit: UnitId;
  readonly service: string;
  readonly urgency: Urgency;
  readonly guarantee_by?: CalendarDate;
  readonly wishes: WaitWishes;
  readonly entered_at: Instant;
  readonly entered_by?: ProfessionalId;
  readonly ended_how?: WaitEnd;
}

export interface WaitShown {
  readonly wait: WaitId;
  readonly client?: ClientId;
  readonly client_name?: string;
  readonly client_born?: CalendarDate;
  readonly non_disclosure: boolean;
  readonly interpreter_language?: string;
  readonly matter?: MatterId;
  readonly contact?: ContactId;
  readonly service: string;
  readonly professional_name?: string;
  readonly urgency: Urgency;
  readonly guarantee_by?: CalendarDate;
  readonly guarantee: Guarantee;
  readonly wishes: WaitWishes;
  readonly entered_at: Instant;
  readonly entered_by_name: string;
  readonly first_fit?: FittingTime;
  readonly offer?: OfferShown;
  readonly offers_ended: number;
}

export interface WaitTimes {
  readonly fitting: ReadonlyArray<FittingTime>;
  readonly others: ReadonlyArray<FittingTime>;
  readonly as_of: Instant;
}

export interface WaitWishes {
  readonly professional?: ProfessionalId;
  readonly earliest?: CalendarDate;
  readonly latest?: CalendarDate;
  readonly weekdays: ReadonlyArray<Weekday>;
  readonly times_of_day: ReadonlyArray<TimeOfDay>;
  readonly short_notice: boolean;
  readonly note?: string;
}

export interface Waiting {
  readonly sms: number;
  readonly email: number;
  readonly letters: number;
  readonly oldest_due?: Instant;
}

export interface WaitingDesk {
  readonly unit: UnitId;
  readonly unit_name: string;
  readonly as_of: Instant;
  readonly services: ReadonlyArray<ServiceWaitedFor>;
  readonly waiting: number;
  readonly passed: number;
  readonly breach_coming: number;
  readonly offered: number;
  readonly entries: ReadonlyArray<WaitShown>;
  readonly freed: ReadonlyArray<FreedShown>;
  readonly tells: boolean;
}

export interface WaitingQuery {
  readonly unit?: UnitId;
  readonly service?: string;
}

export interface WaitingRoom {
  readonly as_of: Instant;
  readonly unit?: UnitId;
  readonly unit_name: string;
  readonly units: ReadonlyArray<WaitingRoomLine>;
  readonly rooms: ReadonlyArray<string>;
  readonly waiting: number;
  readonly over_promise: number;
  readonly called: number;
  readonly in_hand: number;
  readonly drawn: number;
  readonly gone: number;
  readonly done: number;
  readonly pace_minutes?: number;
  readonly tickets: ReadonlyArray<TicketShown>;
  readonly over: ReadonlyArray<TicketShown>;
}

export interface WaitingRoomLine {
  readonly unit: UnitId;
  readonly name: string;
}

export interface WaitingRoomQuery {
  readonly unit?: UnitId;
}

export interface Waits {
  readonly wait: WaitRow;
}

export interface WantedTime {
  readonly hours?: HoursId;
  readonly begins_at: Instant;
  readonly slots?: number;
  readonly others?: ReadonlyArray<Party>;
  readonly room?: RoomId;
  readonly exception?: BookingException;
  readonly off_hours?: OffHours;
}

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

export interface WhoCalls {
  readonly phone: string;
}

export interface WhoWaits {
  readonly line: LineId;
  readonly urgency?: Urgency;
  readonly client?: ClientId;
  readonly phone?: string;
}

export interface Wishes {
  readonly professional?: ProfessionalId;
  readonly earliest?: CalendarDate;
  readonly latest?: CalendarDate;
  readonly weekdays: ReadonlyArray<Weekday>;
  readonly times_of_day: ReadonlyArray<TimeOfDay>;
  readonly short_notice: boolean;
  readonly note?: string;
}

export interface WithdrawConsultation {
  readonly why: string;
}

export interface WithdrawWait {
  readonly why: string;
  readonly closes?: CloseMatter;
}

export interface WordShown {
  readonly number: number;
  readonly written_by_name: string;
  readonly is_mine: boolean;
  readonly written_at: Instant;
  readonly words: string;
}

export interface Words {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

export interface Worktime {
  readonly templates: ReadonlyArray<TemplateShown>;
}

export interface WriteAction {
  readonly part?: number;
  readonly text: string;
  readonly by: ActionBy;
  readonly professional?: ProfessionalId;
  readonly other?: string;
  readonly due_on?: CalendarDate;
  readonly done_on?: CalendarDate;
}

export interface WriteAgreed {
  readonly text: string;
  readonly owner: ProfessionalId;
  readonly due_on: CalendarDate;
}

export interface WriteBasis {
  readonly basis: SharingBasis;
  readonly given_by?: PermissionBy;
  readonly how?: PermissionHow;
  readonly for_what?: string;
  readonly statute?: string;
}

export interface WriteContent {
  readonly owner: ProfessionalId;
  readonly needs: ReadonlyArray<WriteNeed>;
  readonly goals: ReadonlyArray<WriteGoal>;
  readonly actions: ReadonlyArray<WriteAction>;
  readonly people: ReadonlyArray<WritePerson>;
  readonly follow_up?: string;
  readonly review_on: CalendarDate;
  readonly shared_by?: SharingBasis;
  readonly phrases: ReadonlyArray<string>;
}

export interface WriteGoal {
  readonly part?: number;
  readonly text: string;
  readonly levels: ReadonlyArray<string>;
  readonly weight: number;
  readonly baseline?: number;
  readonly icf?: string;
  readonly icf_qualifier?: string;
  readonly target_on?: CalendarDate;
}

export interface WriteNeed {
  readonly part?: number;
  readonly words: string;
}

export interface WriteOnward {
  readonly what: string;
  readonly where?: string;
  readonly with_whom?: string;
  readonly when?: string;
}

export interface WriteOutside {
  readonly tool: string;
  readonly class_id: string;
  readonly on: CalendarDate;
  readonly by: string;
}

export interface WritePairContent {
  readonly held_on: CalendarDate;
  readonly participants: ReadonlyArray<ProfessionalId>;
  readonly need: string;
  readonly answers: ReadonlyArray<PairAnswer>;
  readonly outside?: WriteOutside;
  readonly onward: ReadonlyArray<WriteOnward>;
  readonly plan_section?: SectionId;
  readonly saved_appointments?: number;
  readonly saved_time?: SavedTime;
  readonly owner: ProfessionalId;
  readonly follow_up_on?: CalendarDate;
}

export interface WritePairVisit {
  readonly based_on: number;
  readonly content: WritePairContent;
}

export interface WriteParty {
  readonly kind: MemberKind;
  readonly professional?: ProfessionalId;
  readonly unit?: UnitId;
  readonly profession?: Profession;
  readonly name?: string;
  readonly organisation?: string;
  readonly phone?: string;
}

export interface WritePerson {
  readonly part?: number;
  readonly name: string;
  readonly role: string;
  readonly phone?: string;
  readonly reach?: string;
  readonly visits_home?: string;
}

export interface WriteStep {
  readonly check?: string;
  readonly text?: string;
  readonly owner: UnitId;
  readonly due_on: CalendarDate;
}

export interface WriteTemplate {
  readonly name: string;
  readonly blocks: ReadonlyArray<TemplateBlock>;
  readonly works_on_holidays: boolean;
}

export interface WriteTransferWords {
  readonly words: string;
}

export interface WriteWords {
  readonly words: string;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly where: string;
  readonly words: string;
  readonly details: Readonly<Record<string, string>>;
}

export interface Operations {
  readonly session_sign_in: { readonly method: "POST"; readonly path: "/api/session"; readonly kind: "plain"; readonly query: undefined; readonly body: SignIn; readonly answer: Me };
  readonly session_show: { readonly method: "GET"; readonly path: "/api/session"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Me };
  readonly session_end: { readonly method: "POST"; readonly path: "/api/session/end"; readonly kind: "plain"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly session_role: { readonly method: "POST"; readonly path: "/api/session/role"; readonly kind: "plain"; readonly query: undefined; readonly body: ChooseRole; readonly answer: Me };
  readonly session_language: { readonly method: "POST"; readonly path: "/api/session/language"; readonly kind: "scratch"; readonly query: undefined; readonly body: ChooseLanguage; readonly answer: Me };
  readonly session_password: { readonly method: "POST"; readonly path: "/api/session/password"; readonly kind: "plain"; readonly query: undefined; readonly body: ChangePassword; readonly answer: Me };
  readonly accounts_list: { readonly method: "GET"; readonly path: "/api/accounts"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Accounts };
  readonly account_password: { readonly method: "POST"; readonly path: "/api/accounts/{account}/password"; readonly kind: "plain"; readonly query: undefined; readonly body: SetPassword; readonly answer: Done };
  readonly account_close: { readonly method: "POST"; readonly path: "/api/accounts/{account}/close"; readonly kind: "plain"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly client_register: { readonly method: "POST"; readonly path: "/api/clients"; readonly kind: "command"; readonly query: undefined; readonly body: RegisterClient; readonly answer: RegisteredClient };
  readonly client_change_contact: { readonly method: "POST"; readonly path: "/api/clients/{client}/contact-details"; readonly kind: "command"; readonly query: undefined; readonly body: ChangeContactDetails; readonly answer: Done };
  readonly colleague_list: { readonly method: "GET"; readonly path: "/api/colleagues"; readonly kind: "read"; readonly query: ColleaguesQuery; readonly body: undefined; readonly answer: Colleagues };
  readonly unit_list: { readonly method: "GET"; readonly path: "/api/units"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Units };
  readonly room_list: { readonly method: "GET"; readonly path: "/api/rooms"; readonly kind: "read"; readonly query: UnitQuery; readonly body: undefined; readonly answer: Rooms };
  readonly room_open: { readonly method: "POST"; readonly path: "/api/rooms"; readonly kind: "command"; readonly query: undefined; readonly body: OpenRoom; readonly answer: RoomOpen };
  readonly room_close: { readonly method: "POST"; readonly path: "/api/rooms/{room}/close"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly deputy_name: { readonly method: "POST"; readonly path: "/api/professionals/{professional}/deputy"; readonly kind: "command"; readonly query: undefined; readonly body: NameDeputy; readonly answer: Done };
  readonly reachability_set: { readonly method: "POST"; readonly path: "/api/session/reachability"; readonly kind: "command"; readonly query: undefined; readonly body: SetReachability; readonly answer: Done };
  readonly contact_receive: { readonly method: "POST"; readonly path: "/api/contacts"; readonly kind: "command"; readonly query: undefined; readonly body: ReceiveContact; readonly answer: ContactAnswer };
  readonly contact_take_next: { readonly method: "POST"; readonly path: "/api/contacts/next"; readonly kind: "command"; readonly query: undefined; readonly body: TakeNext; readonly answer: ContactAnswer };
  readonly contact_take: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/take"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: ContactAnswer };
  readonly contact_take_over: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/take-over"; readonly kind: "command"; readonly query: undefined; readonly body: TakeOverContact; readonly answer: ContactAnswer };
  readonly contact_finish: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/finish"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly contact_return: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/return"; readonly kind: "command"; readonly query: undefined; readonly body: ReturnContact; readonly answer: Done };
  readonly contact_attempt: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/attempts"; readonly kind: "command"; readonly query: undefined; readonly body: RecordAttempt; readonly answer: Done };
  readonly contact_tell_missed: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/tell-missed"; readonly kind: "command"; readonly query: undefined; readonly body: TellMissed; readonly answer: MissedToldAnswer };
  readonly matter_identify: { readonly method: "POST"; readonly path: "/api/matters/{matter}/client"; readonly kind: "command"; readonly query: undefined; readonly body: IdentifyClient; readonly answer: ContactAnswer };
  readonly contact_identify: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/client"; readonly kind: "command"; readonly query: undefined; readonly body: IdentifyClient; readonly answer: Done };
  readonly contact_open_matter: { readonly method: "POST"; readonly path: "/api/contacts/{contact}/matters"; readonly kind: "command"; readonly query: undefined; readonly body: OpenMatter; readonly answer: ContactAnswer };
  readonly matter_save_draft: { readonly method: "PUT"; readonly path: "/api/matters/{matter}/draft"; readonly kind: "scratch"; readonly query: undefined; readonly body: SaveDraft; readonly answer: Draft };
  readonly matter_assess: { readonly method: "POST"; readonly path: "/api/matters/{matter}/assessment"; readonly kind: "command"; readonly query: undefined; readonly body: AssessNeed; readonly answer: Assessed };
  readonly matter_advise_close: { readonly method: "POST"; readonly path: "/api/matters/{matter}/advise"; readonly kind: "command"; readonly query: undefined; readonly body: AdviseAndClose; readonly answer: Decided };
  readonly matter_book: { readonly method: "POST"; readonly path: "/api/matters/{matter}/book"; readonly kind: "command"; readonly query: undefined; readonly body: BookVisit; readonly answer: Decided };
  readonly matter_pass: { readonly method: "POST"; readonly path: "/api/matters/{matter}/pass"; readonly kind: "command"; readonly query: undefined; readonly body: PassToWorker; readonly answer: Decided };
  readonly matter_team: { readonly method: "POST"; readonly path: "/api/matters/{matter}/team"; readonly kind: "command"; readonly query: undefined; readonly body: PassToTeam; readonly answer: Decided };
  readonly matter_survey: { readonly method: "POST"; readonly path: "/api/matters/{matter}/survey"; readonly kind: "command"; readonly query: undefined; readonly body: PassToSurvey; readonly answer: Decided };
  readonly matter_put_on_book: { readonly method: "POST"; readonly path: "/api/matters/{matter}/arranging-book"; readonly kind: "command"; readonly query: undefined; readonly body: PutOnBook; readonly answer: Decided };
  readonly matter_emergency: { readonly method: "POST"; readonly path: "/api/matters/{matter}/emergency"; readonly kind: "command"; readonly query: undefined; readonly body: SendToEmergency; readonly answer: Decided };
  readonly matter_undo: { readonly method: "POST"; readonly path: "/api/matters/{matter}/undo"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly matter_answer: { readonly method: "POST"; readonly path: "/api/matters/{matter}/answer"; readonly kind: "command"; readonly query: undefined; readonly body: AnswerColleague; readonly answer: Done };
  readonly matter_close: { readonly method: "POST"; readonly path: "/api/matters/{matter}/close"; readonly kind: "command"; readonly query: undefined; readonly body: CloseMatter; readonly answer: Decided };
  readonly booking_make: { readonly method: "POST"; readonly path: "/api/clients/{client}/bookings"; readonly kind: "command"; readonly query: undefined; readonly body: BookForClient; readonly answer: Booked };
  readonly series_make: { readonly method: "POST"; readonly path: "/api/clients/{client}/series"; readonly kind: "command"; readonly query: undefined; readonly body: BookSeries; readonly answer: SeriesBooked };
  readonly booking_move: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/move"; readonly kind: "command"; readonly query: undefined; readonly body: MoveVisit; readonly answer: Changed };
  readonly booking_cancel: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/cancel"; readonly kind: "command"; readonly query: undefined; readonly body: CancelVisit; readonly answer: Changed };
  readonly booking_arrive: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/arrived"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly booking_undo: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/undo"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Booked };
  readonly time_hold: { readonly method: "POST"; readonly path: "/api/holds"; readonly kind: "command"; readonly query: undefined; readonly body: HoldTime; readonly answer: HoldRow };
  readonly time_release: { readonly method: "POST"; readonly path: "/api/holds/{hold}/release"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly visit_hold: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/visit"; readonly kind: "command"; readonly query: undefined; readonly body: HoldVisit; readonly answer: Held };
  readonly visit_miss: { readonly method: "POST"; readonly path: "/api/bookings/{booking}/missed"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly walkin_draw: { readonly method: "POST"; readonly path: "/api/walk-in/tickets"; readonly kind: "command"; readonly query: undefined; readonly body: DrawNumber; readonly answer: Drawn };
  readonly walkin_call_next: { readonly method: "POST"; readonly path: "/api/walk-in/call-next"; readonly kind: "command"; readonly query: undefined; readonly body: CallNext; readonly answer: Called };
  readonly walkin_call: { readonly method: "POST"; readonly path: "/api/walk-in/tickets/{ticket}/call"; readonly kind: "command"; readonly query: undefined; readonly body: CallNumber; readonly answer: Called };
  readonly walkin_arrive: { readonly method: "POST"; readonly path: "/api/walk-in/tickets/{ticket}/arrived"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly walkin_gone: { readonly method: "POST"; readonly path: "/api/walk-in/tickets/{ticket}/gone"; readonly kind: "command"; readonly query: undefined; readonly body: MarkGone; readonly answer: HasGone };
  readonly walkin_undo: { readonly method: "POST"; readonly path: "/api/walk-in/tickets/{ticket}/undo"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly handover_proposals: { readonly method: "GET"; readonly path: "/api/professionals/{professional}/hand-over"; readonly kind: "read"; readonly query: ProposalsQuery; readonly body: undefined; readonly answer: Proposals };
  readonly handover_day: { readonly method: "POST"; readonly path: "/api/professionals/{professional}/hand-over"; readonly kind: "command"; readonly query: undefined; readonly body: HandOverDay; readonly answer: DayHandedOver };
  readonly wait_enter: { readonly method: "POST"; readonly path: "/api/clients/{client}/waits"; readonly kind: "command"; readonly query: undefined; readonly body: EnterWait; readonly answer: Waits };
  readonly wait_change: { readonly method: "POST"; readonly path: "/api/waits/{wait}"; readonly kind: "command"; readonly query: undefined; readonly body: ChangeWait; readonly answer: Waits };
  readonly wait_withdraw: { readonly method: "POST"; readonly path: "/api/waits/{wait}/withdraw"; readonly kind: "command"; readonly query: undefined; readonly body: WithdrawWait; readonly answer: Done };
  readonly wait_offer: { readonly method: "POST"; readonly path: "/api/waits/{wait}/offers"; readonly kind: "command"; readonly query: undefined; readonly body: OfferTime; readonly answer: Offered };
  readonly offer_accept: { readonly method: "POST"; readonly path: "/api/offers/{offer}/accept"; readonly kind: "command"; readonly query: undefined; readonly body: AcceptOffer; readonly answer: Accepted };
  readonly offer_decline: { readonly method: "POST"; readonly path: "/api/offers/{offer}/decline"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly offer_withdraw: { readonly method: "POST"; readonly path: "/api/offers/{offer}/withdraw"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly template_write: { readonly method: "POST"; readonly path: "/api/templates"; readonly kind: "command"; readonly query: undefined; readonly body: WriteTemplate; readonly answer: TemplateWritten };
  readonly template_rewrite: { readonly method: "POST"; readonly path: "/api/templates/{template}"; readonly kind: "command"; readonly query: undefined; readonly body: WriteTemplate; readonly answer: TemplateWritten };
  readonly template_assign: { readonly method: "POST"; readonly path: "/api/assignments"; readonly kind: "command"; readonly query: undefined; readonly body: AssignTemplate; readonly answer: HoursGiven };
  readonly assignment_end: { readonly method: "POST"; readonly path: "/api/assignments/{hours}/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndAssignment; readonly answer: Done };
  readonly absence_record: { readonly method: "POST"; readonly path: "/api/absences"; readonly kind: "command"; readonly query: undefined; readonly body: RecordAbsence; readonly answer: AbsenceKnown };
  readonly absence_cancel: { readonly method: "POST"; readonly path: "/api/absences/{absence}/cancel"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly hours_offer: { readonly method: "POST"; readonly path: "/api/hours"; readonly kind: "command"; readonly query: undefined; readonly body: OfferHours; readonly answer: HoursGiven };
  readonly hours_withdraw: { readonly method: "POST"; readonly path: "/api/hours/{hours}/withdraw"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly group_open: { readonly method: "POST"; readonly path: "/api/groups"; readonly kind: "command"; readonly query: undefined; readonly body: OpenGroup; readonly answer: GroupMade };
  readonly group_clashes: { readonly method: "POST"; readonly path: "/api/groups/clashes"; readonly kind: "read"; readonly query: undefined; readonly body: MeetingsAsked; readonly answer: Clashes };
  readonly group_change: { readonly method: "POST"; readonly path: "/api/groups/{group}/change"; readonly kind: "command"; readonly query: undefined; readonly body: ChangeGroup; readonly answer: Done };
  readonly group_end: { readonly method: "POST"; readonly path: "/api/groups/{group}/end"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly group_cancel: { readonly method: "POST"; readonly path: "/api/groups/{group}/cancel"; readonly kind: "command"; readonly query: undefined; readonly body: CancelGroup; readonly answer: GroupTold };
  readonly meeting_plan: { readonly method: "POST"; readonly path: "/api/groups/{group}/meetings"; readonly kind: "command"; readonly query: undefined; readonly body: MeetingWish; readonly answer: MeetingMade };
  readonly meeting_move: { readonly method: "POST"; readonly path: "/api/meetings/{meeting}/move"; readonly kind: "command"; readonly query: undefined; readonly body: MoveMeeting; readonly answer: GroupTold };
  readonly meeting_cancel: { readonly method: "POST"; readonly path: "/api/meetings/{meeting}/cancel"; readonly kind: "command"; readonly query: undefined; readonly body: ByReason; readonly answer: GroupTold };
  readonly meeting_attendance: { readonly method: "POST"; readonly path: "/api/meetings/{meeting}/attendance"; readonly kind: "command"; readonly query: undefined; readonly body: RecordAttendance; readonly answer: Done };
  readonly seat_take: { readonly method: "POST"; readonly path: "/api/clients/{client}/seats"; readonly kind: "command"; readonly query: undefined; readonly body: TakeSeat; readonly answer: SeatRow };
  readonly queue_join: { readonly method: "POST"; readonly path: "/api/clients/{client}/group-queue"; readonly kind: "command"; readonly query: undefined; readonly body: JoinQueue; readonly answer: WaitRow };
  readonly queue_promote: { readonly method: "POST"; readonly path: "/api/group-queue/{wait}/promote"; readonly kind: "command"; readonly query: undefined; readonly body: Promote; readonly answer: SeatRow };
  readonly queue_leave: { readonly method: "POST"; readonly path: "/api/group-queue/{wait}/leave"; readonly kind: "command"; readonly query: undefined; readonly body: ByReason; readonly answer: Done };
  readonly seat_give_up: { readonly method: "POST"; readonly path: "/api/seats/{seat}/give-up"; readonly kind: "command"; readonly query: undefined; readonly body: ByReason; readonly answer: Done };
  readonly worker_name: { readonly method: "POST"; readonly path: "/api/clients/{client}/workers"; readonly kind: "command"; readonly query: undefined; readonly body: NameWorker; readonly answer: Named };
  readonly worker_end: { readonly method: "POST"; readonly path: "/api/clients/{client}/workers/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndNaming; readonly answer: NamingOver };
  readonly worker_line: { readonly method: "POST"; readonly path: "/api/clients/{client}/workers/line"; readonly kind: "command"; readonly query: undefined; readonly body: OfferLine; readonly answer: Done };
  readonly panel_capacity: { readonly method: "POST"; readonly path: "/api/professionals/{professional}/capacity"; readonly kind: "command"; readonly query: undefined; readonly body: SetCapacity; readonly answer: Done };
  readonly panel_transfer: { readonly method: "POST"; readonly path: "/api/professionals/{professional}/transfer"; readonly kind: "command"; readonly query: undefined; readonly body: TransferPanel; readonly answer: PanelTransferred };
  readonly naming_plan: { readonly method: "POST"; readonly path: "/api/naming-plans"; readonly kind: "read"; readonly query: undefined; readonly body: PlanByRule; readonly answer: NamingPlan };
  readonly naming_apply: { readonly method: "POST"; readonly path: "/api/naming-plans/{plan}/apply"; readonly kind: "command"; readonly query: undefined; readonly body: ApplyPlan; readonly answer: PlanApplied };
  readonly matter_take_up: { readonly method: "POST"; readonly path: "/api/matters/{matter}/take-up"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly plan_section_make: { readonly method: "POST"; readonly path: "/api/clients/{client}/plan/sections"; readonly kind: "command"; readonly query: undefined; readonly body: MakeSection; readonly answer: SectionSaved };
  readonly plan_section_save: { readonly method: "POST"; readonly path: "/api/plan-sections/{section}/save"; readonly kind: "command"; readonly query: undefined; readonly body: SaveSection; readonly answer: SectionSaved };
  readonly plan_section_end: { readonly method: "POST"; readonly path: "/api/plan-sections/{section}/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndSection; readonly answer: Done };
  readonly plan_goals_assess: { readonly method: "POST"; readonly path: "/api/plan-sections/{section}/assess"; readonly kind: "command"; readonly query: undefined; readonly body: AssessGoals; readonly answer: AssessedRow };
  readonly home_board_permit: { readonly method: "POST"; readonly path: "/api/clients/{client}/home-board/permit"; readonly kind: "command"; readonly query: undefined; readonly body: PermitHomeBoard; readonly answer: Done };
  readonly home_board_forbid: { readonly method: "POST"; readonly path: "/api/clients/{client}/home-board/forbid"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly matter_consult: { readonly method: "POST"; readonly path: "/api/matters/{matter}/consult"; readonly kind: "command"; readonly query: undefined; readonly body: AskAboutMatter; readonly answer: Asked };
  readonly client_consult: { readonly method: "POST"; readonly path: "/api/clients/{client}/consultations"; readonly kind: "command"; readonly query: undefined; readonly body: AskAboutClient; readonly answer: Asked };
  readonly consultation_take: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/take"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly consultation_give_back: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/give-back"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly consultation_write: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/words"; readonly kind: "command"; readonly query: undefined; readonly body: WriteWords; readonly answer: Done };
  readonly consultation_seen: { readonly method: "PUT"; readonly path: "/api/consultations/{consultation}/seen"; readonly kind: "scratch"; readonly query: undefined; readonly body: Seen; readonly answer: Done };
  readonly consultation_answer: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/answer"; readonly kind: "command"; readonly query: undefined; readonly body: AnswerConsultation; readonly answer: Answered };
  readonly consultation_refer: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/refer"; readonly kind: "command"; readonly query: undefined; readonly body: ReferConsultation; readonly answer: Answered };
  readonly consultation_withdraw: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/withdraw"; readonly kind: "command"; readonly query: undefined; readonly body: WithdrawConsultation; readonly answer: Done };
  readonly consultation_undo: { readonly method: "POST"; readonly path: "/api/consultations/{consultation}/undo"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly survey_take: { readonly method: "POST"; readonly path: "/api/matters/{matter}/survey-case"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Surveyed };
  readonly survey_give_back: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/give-back"; readonly kind: "command"; readonly query: undefined; readonly body: GiveBackSurvey; readonly answer: Done };
  readonly survey_review: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/review"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly survey_call: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/calls"; readonly kind: "command"; readonly query: undefined; readonly body: RecordCall; readonly answer: Numbered };
  readonly survey_gather: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/members"; readonly kind: "command"; readonly query: undefined; readonly body: GatherMember; readonly answer: Numbered };
  readonly survey_let_go: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/members/leave"; readonly kind: "command"; readonly query: undefined; readonly body: Numbered; readonly answer: Done };
  readonly survey_agree_worker: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/worker"; readonly kind: "command"; readonly query: undefined; readonly body: AgreeWorker; readonly answer: Named };
  readonly survey_close: { readonly method: "POST"; readonly path: "/api/surveys/{survey}/close"; readonly kind: "command"; readonly query: undefined; readonly body: CloseSurvey; readonly answer: Decided };
  readonly pair_suggest: { readonly method: "POST"; readonly path: "/api/clients/{client}/pairwork/suggest"; readonly kind: "command"; readonly query: undefined; readonly body: SuggestPair; readonly answer: PairStarted };
  readonly pair_book: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/book"; readonly kind: "command"; readonly query: undefined; readonly body: BookPair; readonly answer: Booked };
  readonly pair_write: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/write"; readonly kind: "command"; readonly query: undefined; readonly body: WritePairVisit; readonly answer: PairWritten };
  readonly pair_survey: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/survey"; readonly kind: "command"; readonly query: undefined; readonly body: AnswerPairSurvey; readonly answer: Done };
  readonly pair_follow_up: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/follow-up"; readonly kind: "command"; readonly query: undefined; readonly body: FollowPairUp; readonly answer: Done };
  readonly pair_hand_on: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/hand-on"; readonly kind: "command"; readonly query: undefined; readonly body: HandPairOn; readonly answer: Done };
  readonly pair_end: { readonly method: "POST"; readonly path: "/api/pairwork/{pairwork}/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndPair; readonly answer: Done };
  readonly team_form: { readonly method: "POST"; readonly path: "/api/clients/{client}/teams/form"; readonly kind: "command"; readonly query: undefined; readonly body: FormTeam; readonly answer: TeamMade };
  readonly team_invite: { readonly method: "POST"; readonly path: "/api/teams/{team}/invite"; readonly kind: "command"; readonly query: undefined; readonly body: InviteMember; readonly answer: MemberMade };
  readonly team_answer: { readonly method: "POST"; readonly path: "/api/team-members/{member}/answer"; readonly kind: "command"; readonly query: undefined; readonly body: AnswerInvitation; readonly answer: Done };
  readonly team_member_end: { readonly method: "POST"; readonly path: "/api/team-members/{member}/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndMember; readonly answer: LeftToLead };
  readonly team_end: { readonly method: "POST"; readonly path: "/api/teams/{team}/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndTeam; readonly answer: LeftToLead };
  readonly team_meeting: { readonly method: "POST"; readonly path: "/api/teams/{team}/meetings"; readonly kind: "command"; readonly query: undefined; readonly body: RecordTeamMeeting; readonly answer: TeamMeetingMade };
  readonly unit_meeting: { readonly method: "POST"; readonly path: "/api/unit-meetings"; readonly kind: "command"; readonly query: undefined; readonly body: RecordUnitMeeting; readonly answer: TeamMeetingMade };
  readonly team_meeting_correct: { readonly method: "POST"; readonly path: "/api/team-meetings/{meeting}/correct"; readonly kind: "command"; readonly query: undefined; readonly body: CorrectTeamMeeting; readonly answer: Done };
  readonly unit_meeting_correct: { readonly method: "POST"; readonly path: "/api/unit-meetings/{meeting}/correct"; readonly kind: "command"; readonly query: undefined; readonly body: CorrectUnitMeeting; readonly answer: Done };
  readonly agreed_close: { readonly method: "POST"; readonly path: "/api/agreed/{agreed}/close"; readonly kind: "command"; readonly query: undefined; readonly body: CloseAgreed; readonly answer: Done };
  readonly agreed_hand_on: { readonly method: "POST"; readonly path: "/api/agreed/{agreed}/hand-on"; readonly kind: "command"; readonly query: undefined; readonly body: HandAgreedOn; readonly answer: Done };
  readonly heavy_need_take_up: { readonly method: "POST"; readonly path: "/api/clients/{client}/heavy-need/take-up"; readonly kind: "command"; readonly query: undefined; readonly body: TakeUp; readonly answer: TakenUp };
  readonly heavy_need_set_aside: { readonly method: "POST"; readonly path: "/api/clients/{client}/heavy-need/set-aside"; readonly kind: "command"; readonly query: undefined; readonly body: SetAside; readonly answer: Done };
  readonly heavy_need_reached: { readonly method: "POST"; readonly path: "/api/clients/{client}/heavy-need/reached"; readonly kind: "command"; readonly query: undefined; readonly body: Reached; readonly answer: Done };
  readonly duty_give: { readonly method: "POST"; readonly path: "/api/duties"; readonly kind: "command"; readonly query: undefined; readonly body: GiveDuty; readonly answer: Done };
  readonly duty_take: { readonly method: "POST"; readonly path: "/api/duties/mine"; readonly kind: "command"; readonly query: undefined; readonly body: TakeDuty; readonly answer: Done };
  readonly duty_end: { readonly method: "POST"; readonly path: "/api/duties/end"; readonly kind: "command"; readonly query: undefined; readonly body: EndDuty; readonly answer: Done };
  readonly transfer_ask: { readonly method: "POST"; readonly path: "/api/clients/{client}/transfers/ask"; readonly kind: "command"; readonly query: undefined; readonly body: AskTransfer; readonly answer: TransferMade };
  readonly transfer_emergency: { readonly method: "POST"; readonly path: "/api/clients/{client}/transfers/emergency"; readonly kind: "command"; readonly query: undefined; readonly body: TransferInEmergency; readonly answer: TransferMade };
  readonly transfer_accept: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/accept"; readonly kind: "command"; readonly query: undefined; readonly body: AcceptTransfer; readonly answer: Done };
  readonly transfer_seen: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/seen"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly transfer_ask_back: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/ask-back"; readonly kind: "command"; readonly query: undefined; readonly body: WriteTransferWords; readonly answer: Done };
  readonly transfer_tell: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/tell"; readonly kind: "command"; readonly query: undefined; readonly body: WriteTransferWords; readonly answer: Done };
  readonly transfer_decline: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/decline"; readonly kind: "command"; readonly query: undefined; readonly body: EndTransfer; readonly answer: Done };
  readonly transfer_withdraw: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/withdraw"; readonly kind: "command"; readonly query: undefined; readonly body: EndTransfer; readonly answer: Done };
  readonly transfer_postpone: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/postpone"; readonly kind: "command"; readonly query: undefined; readonly body: PostponeTransfer; readonly answer: Done };
  readonly transfer_step: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/steps"; readonly kind: "command"; readonly query: undefined; readonly body: CloseStep; readonly answer: Done };
  readonly transfer_call: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/calls"; readonly kind: "command"; readonly query: undefined; readonly body: RecordFollowUpCall; readonly answer: Done };
  readonly transfer_call_hand_on: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/calls/hand-on"; readonly kind: "command"; readonly query: undefined; readonly body: HandCallOn; readonly answer: Done };
  readonly transfer_stay_review: { readonly method: "POST"; readonly path: "/api/transfers/{transfer}/stay"; readonly kind: "command"; readonly query: undefined; readonly body: ReviewStay; readonly answer: Done };
  readonly account_open: { readonly method: "POST"; readonly path: "/api/accounts"; readonly kind: "plain"; readonly query: undefined; readonly body: OpenAccount; readonly answer: AccountMade };
  readonly account_take_role: { readonly method: "POST"; readonly path: "/api/accounts/{account}/roles"; readonly kind: "command"; readonly query: undefined; readonly body: TakeRole; readonly answer: Done };
  readonly letter_list: { readonly method: "GET"; readonly path: "/api/letters"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Letters };
  readonly letter_page: { readonly method: "POST"; readonly path: "/api/letters/{message}/page"; readonly kind: "opening"; readonly query: undefined; readonly body: Done; readonly answer: LetterPage };
  readonly letter_printed: { readonly method: "POST"; readonly path: "/api/letters/{message}/printed"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly message_dealt_with: { readonly method: "POST"; readonly path: "/api/messages/{message}/dealt-with"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly message_not_dealt_with: { readonly method: "POST"; readonly path: "/api/messages/{message}/not-dealt-with"; readonly kind: "command"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly offer_link_show: { readonly method: "POST"; readonly path: "/api/offer-links/show"; readonly kind: "plain"; readonly query: undefined; readonly body: ShowOffer; readonly answer: OfferPage };
  readonly offer_link_answer: { readonly method: "POST"; readonly path: "/api/offer-links/answer"; readonly kind: "plain"; readonly query: undefined; readonly body: AnswerOffer; readonly answer: OfferPage };
  readonly desk_first_line: { readonly method: "GET"; readonly path: "/api/desks/first-line"; readonly kind: "read"; readonly query: FirstLineQuery; readonly body: undefined; readonly answer: FirstLineDesk };
  readonly desk_proposed: { readonly method: "GET"; readonly path: "/api/desks/proposed"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Proposed };
  readonly contact_show: { readonly method: "GET"; readonly path: "/api/contacts/{contact}"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: ContactShown };
  readonly matter_times: { readonly method: "GET"; readonly path: "/api/matters/{matter}/times"; readonly kind: "read"; readonly query: TimesQuery; readonly body: undefined; readonly answer: Times };
  readonly clients_search: { readonly method: "POST"; readonly path: "/api/clients/search"; readonly kind: "read"; readonly query: undefined; readonly body: SearchClients; readonly answer: FoundClients };
  readonly clients_calling: { readonly method: "POST"; readonly path: "/api/clients/calling"; readonly kind: "read"; readonly query: undefined; readonly body: WhoCalls; readonly answer: Callers };
  readonly contact_already_waits: { readonly method: "POST"; readonly path: "/api/contacts/already-waits"; readonly kind: "read"; readonly query: undefined; readonly body: WhoWaits; readonly answer: AlreadyWaits };
  readonly client_card: { readonly method: "POST"; readonly path: "/api/clients/{client}/card"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenCard; readonly answer: ClientCard };
  readonly client_identity_code: { readonly method: "POST"; readonly path: "/api/clients/{client}/identity-code"; readonly kind: "opening"; readonly query: undefined; readonly body: ShowIdentityCode; readonly answer: IdentityCode };
  readonly presence_here: { readonly method: "POST"; readonly path: "/api/presence/{contact}"; readonly kind: "read"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly presence_gone: { readonly method: "POST"; readonly path: "/api/presence/{contact}/leave"; readonly kind: "read"; readonly query: undefined; readonly body: Done; readonly answer: Done };
  readonly catalog: { readonly method: "GET"; readonly path: "/api/catalog"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: CatalogShown };
  readonly desk_day: { readonly method: "GET"; readonly path: "/api/desks/day"; readonly kind: "read"; readonly query: DayQuery; readonly body: undefined; readonly answer: DayDesk };
  readonly desk_calendar: { readonly method: "GET"; readonly path: "/api/desks/calendar"; readonly kind: "read"; readonly query: CalendarQuery; readonly body: undefined; readonly answer: UnitCalendar };
  readonly desk_worktime: { readonly method: "GET"; readonly path: "/api/desks/worktime"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: Worktime };
  readonly desk_t3: { readonly method: "GET"; readonly path: "/api/desks/t3"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: T3Report };
  readonly desk_remote_use: { readonly method: "GET"; readonly path: "/api/desks/remote-use"; readonly kind: "read"; readonly query: PastDaysQuery; readonly body: undefined; readonly answer: RemoteUseReport };
  readonly desk_exceptions: { readonly method: "GET"; readonly path: "/api/desks/exceptions"; readonly kind: "read"; readonly query: PastDaysQuery; readonly body: undefined; readonly answer: ExceptionsReport };
  readonly template_breaks: { readonly method: "POST"; readonly path: "/api/templates/{template}/breaks"; readonly kind: "read"; readonly query: undefined; readonly body: WriteTemplate; readonly answer: Breaks };
  readonly assignment_breaks: { readonly method: "POST"; readonly path: "/api/assignments/{hours}/breaks"; readonly kind: "read"; readonly query: undefined; readonly body: EndAssignment; readonly answer: Breaks };
  readonly absence_breaks: { readonly method: "POST"; readonly path: "/api/absences/breaks"; readonly kind: "read"; readonly query: undefined; readonly body: RecordAbsence; readonly answer: Breaks };
  readonly desk_waiting_room: { readonly method: "GET"; readonly path: "/api/desks/waiting-room"; readonly kind: "read"; readonly query: WaitingRoomQuery; readonly body: undefined; readonly answer: WaitingRoom };
  readonly call_up: { readonly method: "GET"; readonly path: "/api/call-up/{unit}"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: CallUp };
  readonly desk_waiting: { readonly method: "GET"; readonly path: "/api/desks/waiting"; readonly kind: "read"; readonly query: WaitingQuery; readonly body: undefined; readonly answer: WaitingDesk };
  readonly wait_times: { readonly method: "GET"; readonly path: "/api/waits/{wait}/times"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: WaitTimes };
  readonly desk_messages: { readonly method: "GET"; readonly path: "/api/desks/messages"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: MessagesDesk };
  readonly desk_groups: { readonly method: "GET"; readonly path: "/api/desks/groups"; readonly kind: "read"; readonly query: GroupsQuery; readonly body: undefined; readonly answer: GroupsDesk };
  readonly desk_group: { readonly method: "GET"; readonly path: "/api/desks/groups/{group}"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: GroupShown };
  readonly desk_panels: { readonly method: "GET"; readonly path: "/api/desks/panels"; readonly kind: "read"; readonly query: PanelsQuery; readonly body: undefined; readonly answer: PanelsDesk };
  readonly desk_own: { readonly method: "GET"; readonly path: "/api/desks/own"; readonly kind: "read"; readonly query: OwnQuery; readonly body: undefined; readonly answer: OwnDesk };
  readonly panel_to_transfer: { readonly method: "GET"; readonly path: "/api/professionals/{professional}/transfer"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: PanelToTransfer };
  readonly worker_history: { readonly method: "POST"; readonly path: "/api/clients/{client}/workers/history"; readonly kind: "opening"; readonly query: undefined; readonly body: Done; readonly answer: NamingHistory };
  readonly client_also_then: { readonly method: "GET"; readonly path: "/api/clients/{client}/also-then"; readonly kind: "read"; readonly query: AlsoThenQuery; readonly body: undefined; readonly answer: AlsoThenShown };
  readonly matter_owners: { readonly method: "GET"; readonly path: "/api/matters/{matter}/owners"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: OwnersShown };
  readonly client_plan: { readonly method: "POST"; readonly path: "/api/clients/{client}/plan"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenPlan; readonly answer: PlanShown };
  readonly client_home_board: { readonly method: "POST"; readonly path: "/api/clients/{client}/home-board"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenPlan; readonly answer: HomeBoard };
  readonly plan_version: { readonly method: "GET"; readonly path: "/api/plan-sections/{section}/version"; readonly kind: "read"; readonly query: PlanVersionQuery; readonly body: undefined; readonly answer: PlanVersionShown };
  readonly plan_compare: { readonly method: "POST"; readonly path: "/api/plan-sections/{section}/compare"; readonly kind: "read"; readonly query: undefined; readonly body: ComparePlan; readonly answer: PlanCompared };
  readonly desk_plan_reviews: { readonly method: "GET"; readonly path: "/api/desks/plan-reviews"; readonly kind: "read"; readonly query: PlanReviewsQuery; readonly body: undefined; readonly answer: PlanReviews };
  readonly desk_consultations: { readonly method: "GET"; readonly path: "/api/desks/consultations"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: ConsultationsDesk };
  readonly consultation_show: { readonly method: "GET"; readonly path: "/api/consultations/{consultation}"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: ConsultationShown };
  readonly consultation_remote_times: { readonly method: "GET"; readonly path: "/api/consultations/{consultation}/remote-times"; readonly kind: "read"; readonly query: RemoteTimesQuery; readonly body: undefined; readonly answer: RemoteTimes };
  readonly matter_consultations: { readonly method: "GET"; readonly path: "/api/matters/{matter}/consultations"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: ConsultationsOfMatter };
  readonly desk_survey: { readonly method: "GET"; readonly path: "/api/desks/survey"; readonly kind: "read"; readonly query: SurveysQuery; readonly body: undefined; readonly answer: SurveyDesk };
  readonly survey_show: { readonly method: "GET"; readonly path: "/api/matters/{matter}/survey"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: SurveyShown };
  readonly client_pairwork: { readonly method: "POST"; readonly path: "/api/clients/{client}/pairwork"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenPairwork; readonly answer: PairworkShown };
  readonly desk_pairs_due: { readonly method: "GET"; readonly path: "/api/desks/pairs-due"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: PairsDue };
  readonly client_teams: { readonly method: "POST"; readonly path: "/api/clients/{client}/teams"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenTeams; readonly answer: TeamsShown };
  readonly desk_unit_meetings: { readonly method: "GET"; readonly path: "/api/desks/unit-meetings"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: UnitMeetings };
  readonly desk_team_dues: { readonly method: "GET"; readonly path: "/api/desks/team-dues"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: TeamDues };
  readonly desk_own_triggers: { readonly method: "GET"; readonly path: "/api/desks/own-triggers"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: TriggersOwn };
  readonly desk_heavy_need: { readonly method: "GET"; readonly path: "/api/desks/heavy-need"; readonly kind: "read"; readonly query: HeavyQuery; readonly body: undefined; readonly answer: HeavyDesk };
  readonly desk_heavy_need_own: { readonly method: "GET"; readonly path: "/api/desks/heavy-need-own"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: HeavyOwn };
  readonly desk_duties: { readonly method: "GET"; readonly path: "/api/desks/duties"; readonly kind: "read"; readonly query: DutiesQuery; readonly body: undefined; readonly answer: DutiesDesk };
  readonly desk_lying: { readonly method: "GET"; readonly path: "/api/desks/lying"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: LyingDesk };
  readonly desk_routing: { readonly method: "GET"; readonly path: "/api/desks/routing"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: RoutingDesk };
  readonly routing_try: { readonly method: "POST"; readonly path: "/api/desks/routing/try"; readonly kind: "read"; readonly query: undefined; readonly body: TryRouting; readonly answer: RoutingTried };
  readonly client_transfers: { readonly method: "POST"; readonly path: "/api/clients/{client}/transfers"; readonly kind: "opening"; readonly query: undefined; readonly body: OpenTransfers; readonly answer: TransfersShown };
  readonly desk_transfers: { readonly method: "GET"; readonly path: "/api/desks/transfers"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: TransfersDesk };
  readonly desk_transfers_own: { readonly method: "GET"; readonly path: "/api/desks/transfers-own"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: TransfersOwn };
  readonly demo_people_list: { readonly method: "GET"; readonly path: "/api/people"; readonly kind: "read"; readonly query: Done; readonly body: undefined; readonly answer: DemoPeople };
}
