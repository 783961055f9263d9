// Indicators: counts. Days are Helsinki's, so what needs a calendar is counted here and not by the engine.
#include "interfaces/indicators/indicators.hpp"

#include <map>

#include "core/civil_time.hpp"
#include "core/median.hpp"
#include "events/survey.hpp"
#include "interfaces/indicators/counting.hpp"
#include "platform/catalog.hpp"

namespace koppi::indicators {

namespace {

using events::Profession;

constexpr sql::Query count_clients{"indicators.count_clients", "select count(*) from client"};
constexpr sql::Query count_contacts{"indicators.count_contacts", "select count(*) from contact where received_at >= $1 and received_at < $2"};
constexpr sql::Query count_assessments{"indicators.count_assessments", "select count(*) from assessment where assessed_at >= $1 and assessed_at < $2"};
constexpr sql::Query count_bookings{"indicators.count_bookings", "select count(*) from booking where made_at >= $1 and made_at < $2"};
constexpr sql::Query count_visits{"indicators.count_visits", "select count(*) from visit where begins_at >= $1 and begins_at < $2"};

constexpr sql::Query count_plans_made{"indicators.count_plans_made", R"(
    select count(*) from plan_section where made_at >= $1 and made_at < $2 and (ended_why is null or ended_why <> 'made_by_mistake'))"};

// The newest assessment that was there when the time was booked.
constexpr sql::Query list_first_care{"indicators.list_first_care", R"(
    select a.assessed_at, v.begins_at, r.profession
    from visit v
    join booking b on b.booking = v.booking
    join assessment a on a.matter = b.matter
    join role r on r.professional = v.professional and r.unit = v.unit
    where v.begins_at >= $1 and v.begins_at < $2 and a.urgency = 'non_urgent' and a.care_class = 'general_sick_care'
      and a.assessment = (select n.assessment from assessment n where n.matter = b.matter and n.assessed_at <= b.made_at
                          order by n.assessed_at desc, n.assessment desc limit 1))"};
struct FirstCare {
    Instant assessed_at;
    Instant begins_at;
    Profession profession;
};
BOOST_DESCRIBE_STRUCT(FirstCare, (), (assessed_at, begins_at, profession))

constexpr sql::Query count_channels{"indicators.count_channels", R"(
    select channel, count(*) from contact where received_at >= $1 and received_at < $2 group by channel)"};
struct OfChannel {
    events::Channel channel;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(OfChannel, (), (channel, count))
constexpr sql::Query count_kinds{"indicators.count_kinds", "select kind, count(*) from visit where begins_at >= $1 and begins_at < $2 group by kind"};
struct OfKind {
    events::VisitKind kind;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(OfKind, (), (kind, count))

// A video group is a remote appointment as well (indicators, remote appointment share).
constexpr sql::Query count_remote_groups{"indicators.count_remote_groups", R"(
    select count(*)
    from group_attendance a
    join group_meeting m on m.meeting = a.meeting
    join care_group g on g.care_group = m.care_group
    join visit v on v.visit = a.visit
    where v.begins_at >= $1 and v.begins_at < $2 and g.remote_room is not null)"};

// Whom one meets in a group one does not choose: that says nothing of continuity.
constexpr sql::Query list_met{"indicators.list_met", R"(
    select v.client, count(*)
    from visit v join role r on r.professional = v.professional and r.unit = v.unit
    where v.begins_at >= $1 and v.begins_at < $2 and r.profession = $3 and v.kind <> 'group'
    group by v.client, v.professional
    order by v.client)"};
struct Met {
    ClientId client;
    std::int64_t visits;
};
BOOST_DESCRIBE_STRUCT(Met, (), (client, visits))

constexpr sql::Query count_no_shows{"indicators.count_no_shows", R"(
    select count(*) filter (where state = 'no_show'), count(*) filter (where state in ('no_show', 'fulfilled'))
    from booking where begins_at >= $1 and begins_at < $2)"};
constexpr sql::Query count_missed{"indicators.count_missed", R"(
    select count(*) filter (where attempts > 1 or state = 'waiting'), count(*)
    from contact where channel = 'callback' and attempts > 0 and received_at >= $1 and received_at < $2)"};
// Advice that closed the matter, or a time that was booked, by whoever answered, in the contact that it came with.
constexpr sql::Query count_resolved{"indicators.count_resolved", R"(
    select count(*) filter (where route in ('advise_close', 'book') and decided_in = contact), count(*)
    from matter_route where opened_at >= $1 and opened_at < $2 and route is not null)"};

bool is_licensed_general(Profession profession) {
    switch (profession) {
        case Profession::nurse:
        case Profession::doctor:
        case Profession::physiotherapist:
        case Profession::psychiatric_nurse:
        case Profession::psychologist:
        case Profession::case_surveyor: return true;
        default: return false;
    }
}

Continuity continuity_of(sql::Reader& rows, Profession profession, Instant from, Instant until) {
    Continuity continuity;
    double sum = 0;
    std::optional<ClientId> client;
    std::vector<std::int64_t> visits;
    const auto count = [&] {
        if (const auto index = continuity_index(visits)) {
            sum += *index;
            ++continuity.clients;
        }
        visits.clear();
    };
    rows.each<Met>(
        list_met,
        [&](const Met& met) {
            if (client != met.client) count();
            client = met.client;
            visits.push_back(met.visits);
        },
        from, until, profession);
    count();
    if (continuity.clients > 0) continuity.mean = sum / static_cast<double>(continuity.clients);
    return continuity;
}

// A new owner is no new plan.
constexpr sql::Query share_plans_updated{"indicators.share_plans_updated", R"(
    select coalesce(sum(case when exists (
                        select 1 from plan_version v
                        where v.section = s.section and v.version > 1 and v.handed_on_why is null and v.saved_at >= $1 and v.saved_at < $2)
                        then 1 else 0 end), 0), count(*)
    from plan_section s
    where s.made_at < $2 and (s.ended_at is null or (s.ended_at >= $1 and s.ended_why <> 'made_by_mistake')))"};
constexpr sql::Query share_plans_unreviewed{"indicators.share_plans_unreviewed", R"(
    select coalesce(sum(case when exists (
                        select 1 from plan_version v where v.section = s.section and v.is_review = 1 and v.saved_at >= $1 and v.saved_at < $2)
                        then 0 else 1 end), 0), count(*)
    from plan_section s
    where s.made_at < $2 and (s.ended_at is null or (s.ended_at >= $2 and s.ended_why <> 'made_by_mistake')))"};

constexpr sql::Query count_plan_codes{"indicators.count_plan_codes", R"(
    select c.code_set, c.code, count(*)
    from plan_version v
    join plan_code c on c.section = v.section and c.version = v.version
    join plan_section s on s.section = v.section
    where v.saved_at >= $1 and v.saved_at < $2 and (s.ended_why is null or s.ended_why <> 'made_by_mistake')
    group by c.code_set, c.code
    order by c.code_set, c.code)"};

// A matter that a survey ended keeps the route by which it came.
constexpr sql::Query share_surveyed{"indicators.share_surveyed", R"(
    select count(*) filter (where r.route = 'case_survey' or exists (select 1 from survey s where s.matter = r.matter)), count(*)
    from matter_route r where r.opened_at >= $1 and r.opened_at < $2 and r.route is not null)"};
constexpr sql::Query count_surveys{"indicators.count_surveys", "select count(*) from survey where opened_at >= $1 and opened_at < $2"};
struct SurveyOpen {
    Instant opened_at;
    Instant closed_at;
    std::optional<events::SurveyEnd> ended;
};
BOOST_DESCRIBE_STRUCT(SurveyOpen, (), (opened_at, closed_at, ended))
constexpr sql::Query list_survey_days{"indicators.list_survey_days", R"(
    select opened_at, closed_at, ended from survey where state = 'closed' and closed_at >= $1 and closed_at < $2 order by closed_at, survey)"};

void count_case_surveys(sql::Reader& rows, Figures& f) {
    f.passed_to_survey = share_of(rows.first<Counted>(share_surveyed, f.from, f.until));
    f.surveys = rows.number(count_surveys, f.from, f.until);
    std::vector<int> days;
    for (const auto& one : rows.all<SurveyOpen>(list_survey_days, f.from, f.until)) {
        days.push_back(days_between(helsinki_date(one.opened_at), helsinki_date(one.closed_at)));
        count_in(f.surveys_not_reached, one.ended == events::SurveyEnd::not_reached);
        count_in(f.surveys_declined, one.ended == events::SurveyEnd::declined);
    }
    f.survey_days = median_of(std::move(days));
}

// ---- pair work

// What was ended as made by mistake is none.
constexpr sql::Query count_joint{"indicators.count_joint", R"(
    select count(*) from pairwork
    where version > 0 and held_on >= $1 and held_on < $2 and (ended_why is null or ended_why <> 'made_by_mistake'))"};
constexpr sql::Query mean_saved{"indicators.mean_saved", R"(
    select coalesce(sum(saved_appointments), 0), count(saved_appointments) from pairwork
    where version > 0 and held_on >= $1 and held_on < $2 and (ended_why is null or ended_why <> 'made_by_mistake'))"};
constexpr sql::Query share_saved_time{"indicators.share_saved_time", R"(
    select coalesce(sum(case when saved_time = $3 then 1 else 0 end), 0), count(saved_time) from pairwork
    where version > 0 and held_on >= $1 and held_on < $2 and (ended_why is null or ended_why <> 'made_by_mistake'))"};
constexpr sql::Query share_on_path{"indicators.share_on_path", R"(
    select coalesce(sum(case when path_status = 'on_path' then 1 else 0 end), 0), count(path_status) from pairwork
    where version > 0 and held_on >= $1 and held_on < $2 and (ended_why is null or ended_why <> 'made_by_mistake'))"};
constexpr sql::Query mean_usefulness{"indicators.mean_usefulness", R"(
    select coalesce(sum(s.usefulness), 0), count(*) from pair_survey s join pairwork p on p.pairwork = s.pairwork
    where p.held_on >= $1 and p.held_on < $2 and (p.ended_why is null or p.ended_why <> 'made_by_mistake'))"};
constexpr sql::Query list_agreements{"indicators.list_agreements", R"(
    select a.agreement, count(*) from pair_agreement a join pairwork p on p.pairwork = a.pairwork
    where a.statement = $3 and p.held_on >= $1 and p.held_on < $2 and (p.ended_why is null or p.ended_why <> 'made_by_mistake')
    group by a.agreement)"};
struct OfAgreement {
    events::Agreement agreement;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(OfAgreement, (), (agreement, count))

Mean mean_of(sql::Reader& rows, const sql::Query& query, Date from, Date until) {
    const auto counted = rows.first<Counted>(query, from, until).value_or(Counted{});
    return {counted.counted, counted.of};
}

Agreements agreements_on(sql::Reader& rows, const std::string& statement, Date from, Date until) {
    Agreements said{.statement = statement};
    for (const auto& [agreement, count] : rows.all<OfAgreement>(list_agreements, from, until, statement)) {
        said.of += count;
        if (agreement == events::Agreement::fully_agree) said.fully += count;
        if (agreement == events::Agreement::partly_agree) said.partly += count;
        if (agreement == events::Agreement::cannot_say) said.cannot_say += count;
    }
    return said;
}

void count_pairs(sql::Reader& rows, Figures& f) {
    // Days are the first and the one after the last: an appointment is known by its day.
    const Date from = helsinki_date(f.from);
    const Date until = plus_days(helsinki_date(f.until), 1);
    f.joint_appointments = rows.number(count_joint, from, until);
    f.saved_appointments = mean_of(rows, mean_saved, from, until);
    const auto saved = [&](events::SavedTime time) { return share_of(rows.first<Counted>(share_saved_time, from, until, time)); };
    f.saved_no_time = saved(events::SavedTime::none);
    f.saved_under_1_month = saved(events::SavedTime::under_1);
    f.saved_1_2_months = saved(events::SavedTime::months_1_2);
    f.saved_3_months = saved(events::SavedTime::months_3_or_more);
    f.on_path = share_of(rows.first<Counted>(share_on_path, from, until));
    f.usefulness = mean_of(rows, mean_usefulness, from, until);
    for (const auto& statement : catalog().pairwork.statements) f.agreements.push_back(agreements_on(rows, statement.id, from, until));
}

// ---- transfers

constexpr sql::Query count_transfers{"indicators.count_transfers", R"(
    select coalesce(sum(is_emergency), 0), count(*) from transfer where asked_at >= $1 and asked_at < $2)"};
// Withdrawn before anybody had to answer, they are nobody's delay.
constexpr sql::Query count_transfers_in_time{"indicators.count_transfers_in_time", R"(
    select coalesce(sum(settled_at is not null and settled_at <= due_at), 0), count(*)
    from transfer where due_at >= $1 and due_at < $2 and not (state = 'withdrawn' and settled_at <= due_at))"};
// From the change to home hospital to the next change, in calendar days; the first day counts as one.
constexpr sql::Query list_stays{"indicators.list_stays", R"(
    select r.from_at, (select min(later.from_at) from responsibility later where later.client = r.client and later.from_at > r.from_at) as until
    from responsibility r join transfer t on t.transfer = r.transfer and t.to_unit = r.unit and t.changes_at = r.from_at
    where t.expected_end is not null)"};
struct Stay {
    Instant from_at;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(Stay, (), (from_at, until))
constexpr sql::Query list_calls_due{"indicators.list_calls_due", R"(
    select due_on, over_at, coalesce(result, '') from follow_up_call where due_on >= $1 and due_on < $2)"};
struct CallDue {
    Date due_on;
    std::optional<Instant> over_at;
    std::string result;
};
BOOST_DESCRIBE_STRUCT(CallDue, (), (due_on, over_at, result))

void count_moves(sql::Reader& rows, Figures& f) {
    f.transfers_in_emergency = share_of(rows.first<Counted>(count_transfers, f.from, f.until));
    f.transfers = f.transfers_in_emergency.of;
    f.transfers_in_time = share_of(rows.first<Counted>(count_transfers_in_time, f.from, f.until));
    std::vector<int> days;
    for (const auto& stay : rows.all<Stay>(list_stays))
        if (stay.until && *stay.until >= f.from && *stay.until < f.until)
            days.push_back(days_between(helsinki_date(stay.from_at), helsinki_date(*stay.until)) + 1);
    f.home_hospital_days = median_of(std::move(days));
    for (const auto& call : rows.all<CallDue>(list_calls_due, helsinki_date(f.from), helsinki_date(f.until))) {
        // Lapsed before it was late, because the client was in hospital again or had died: nobody's delay.
        if (call.over_at && call.result.empty() && helsinki_date(*call.over_at) <= call.due_on) continue;
        count_in(f.follow_up_calls_in_time, call.result == "reached" && helsinki_date(*call.over_at) <= call.due_on);
    }
}

// ---- heavy need

// Each with the contact with which it began, as workflows/heavy_need counts: a call and the visits that it leads to are one event of need.
constexpr sql::Query list_visits_of_need{"indicators.list_visits_of_need", R"(
    select v.client, v.kind, coalesce(m.contact, v.visit)
    from visit v left join booking b on b.booking = v.booking left join matter m on m.matter = b.matter
    where v.begins_at >= $1 and v.begins_at < $2)"};
struct VisitOfNeed {
    ClientId client;
    events::VisitKind kind;
    ContactId began;  // or the visit itself, where none did
};
BOOST_DESCRIBE_STRUCT(VisitOfNeed, (), (client, kind, began))
constexpr sql::Query list_contacts_of_need{"indicators.list_contacts_of_need", R"(
    select c.client, c.channel, coalesce((select min(m.contact) from contact_joined j join matter m on m.matter = j.matter where j.contact = c.contact),
                                         c.contact)
    from contact c where c.client is not null and c.received_at >= $1 and c.received_at < $2)"};
struct ContactOfNeed {
    ClientId client;
    events::Channel channel;
    ContactId began;
};
BOOST_DESCRIBE_STRUCT(ContactOfNeed, (), (client, channel, began))
constexpr sql::Query list_contacted{"indicators.list_contacted", R"(
    select distinct client from heavy_need_decision where contacted_at >= $1 and contacted_at < $2)"};
constexpr sql::Query list_with_plan{"indicators.list_with_plan", R"(
    select distinct client from plan_section
    where kind in ('multidisciplinary', 'joint') and made_at < $1 and (ended_at is null or ended_at >= $1))"};
constexpr sql::Query list_with_worker{"indicators.list_with_worker", R"(
    select distinct client from naming where named_as <> 'area_nurse' and begins_on <= $1 and (ends_on is null or ends_on > $1))"};
constexpr sql::Query list_with_doctor{"indicators.list_with_doctor", R"(
    select distinct client from naming where named_as = 'own_doctor' and begins_on <= $1 and (ends_on is null or ends_on > $1))"};

std::set<ClientId> heavy_between(sql::Reader& rows, Instant from, Instant until) {
    const auto& rule = catalog().heavy_need;
    std::set<std::pair<ClientId, ContactId>> events_of_need;
    rows.each<VisitOfNeed>(
        list_visits_of_need,
        [&](const VisitOfNeed& of) {
            if (stands_among(rule.visit_kinds, of.kind)) events_of_need.emplace(of.client, of.began);
        },
        from, until);
    rows.each<ContactOfNeed>(
        list_contacts_of_need,
        [&](const ContactOfNeed& of) {
            if (stands_among(rule.channels, of.channel)) events_of_need.emplace(of.client, of.began);
        },
        from, until);
    std::map<ClientId, int> counted;
    for (const auto& [client, began] : events_of_need) ++counted[client];
    std::set<ClientId> heavy;
    for (const auto& [client, count] : counted)
        if (count >= rule.at_least) heavy.insert(client);
    return heavy;
}

std::int64_t among(const std::set<ClientId>& heavy, const std::vector<ClientId>& clients) {
    return std::count_if(clients.begin(), clients.end(), [&](const ClientId client) { return heavy.contains(client); });
}

void count_heavy(sql::Reader& rows, Figures& f) {
    const auto today = helsinki_date(f.until);
    const int months = catalog().heavy_need.window_months;
    const auto window = start_of_day(plus_months(today, -months));
    const auto window_before = start_of_day(plus_months(today, -2 * months));
    const auto heavy = heavy_between(rows, window, f.until);
    const auto size = static_cast<std::int64_t>(heavy.size());
    f.heavy_users = size;
    f.heavy_contacted = {among(heavy, rows.all<ClientId>(list_contacted, window, f.until)), size};
    f.heavy_with_plan = {among(heavy, rows.all<ClientId>(list_with_plan, f.until)), size};
    f.heavy_with_worker = {among(heavy, rows.all<ClientId>(list_with_worker, today)), size};
    const auto with_doctor = rows.all<ClientId>(list_with_doctor, today);
    f.heavy_with_doctor = {among(heavy_between(rows, window_before, window), with_doctor), among(heavy, with_doctor)};
}

}  // namespace

Median median_of(std::vector<int> days) {
    const auto of = static_cast<std::int64_t>(days.size());
    return {median(std::move(days)).value_or(0), of};
}

std::optional<double> continuity_index(const std::vector<std::int64_t>& visits_to_each) {
    std::int64_t all = 0;
    std::int64_t alike = 0;
    for (const auto visits : visits_to_each) {
        all += visits;
        alike += visits * (visits - 1);
    }
    if (all < 2) return std::nullopt;
    return static_cast<double>(alike) / static_cast<double>(all * (all - 1));
}

std::vector<CodeCounted> plan_codes(sql::Reader& rows, Instant from, Instant until) { return rows.all<CodeCounted>(count_plan_codes, from, until); }

Figures figures(sql::Reader& rows, Instant from, Instant until) {
    Figures f{};
    f.from = from;
    f.until = until;
    f.clients = rows.number(count_clients);
    f.contacts = rows.number(count_contacts, from, until);
    f.assessments = rows.number(count_assessments, from, until);
    f.bookings = rows.number(count_bookings, from, until);
    f.visits = rows.number(count_visits, from, until);
    f.plans_made = rows.number(count_plans_made, from, until);
    const auto of_plans = [&](const sql::Query& query, Instant since) {
        const auto counted = rows.first<Counted>(query, since, until).value_or(Counted{});
        return Share{counted.counted, counted.of};
    };
    f.plans_updated = of_plans(share_plans_updated, from);
    f.plans_unreviewed = of_plans(share_plans_unreviewed, start_of_day(plus_months(helsinki_date(until), -12)));

    rows.each<FirstCare>(
        list_first_care,
        [&](const FirstCare& care) {
            if (!is_licensed_general(care.profession)) return;
            const bool soon = days_between(helsinki_date(care.assessed_at), helsinki_date(care.begins_at)) <= 7;
            count_in(f.within_7_days, soon);
            if (care.profession == Profession::nurse) count_in(f.within_7_days_nurse, soon);
            if (care.profession == Profession::doctor) count_in(f.within_7_days_doctor, soon);
        },
        from, until);

    rows.each<OfChannel>(
        count_channels,
        [&](const OfChannel& of) {
            using events::Channel;
            const bool digital = of.channel == Channel::chat || of.channel == Channel::message || of.channel == Channel::e_form;
            const bool phone = of.channel == Channel::phone || of.channel == Channel::callback || of.channel == Channel::provider;
            f.digital.of += of.count;
            if (digital) f.digital.counted += of.count;
            if (digital || phone) f.digital_or_phone.counted += of.count;
        },
        from, until);
    rows.each<OfKind>(
        count_kinds,
        [&](const OfKind& of) {
            const bool remote = of.kind == events::VisitKind::remote;
            const bool phone = of.kind == events::VisitKind::phone;
            f.digital.of += of.count;
            if (remote) f.digital.counted += of.count;
            if (remote || phone) f.digital_or_phone.counted += of.count;
            if (!phone) f.remote.of += of.count;
            if (remote) f.remote.counted += of.count;
        },
        from, until);
    const auto remote_groups = rows.number(count_remote_groups, from, until);
    f.digital.counted += remote_groups;
    f.digital_or_phone.counted += remote_groups;
    f.remote.counted += remote_groups;
    f.digital_or_phone.of = f.digital.of;

    f.doctors = continuity_of(rows, Profession::doctor, from, until);
    f.nurses = continuity_of(rows, Profession::nurse, from, until);
    f.no_show = share_of(rows.first<Counted>(count_no_shows, from, until));
    count_named_workers(rows, f);
    f.callback_missed = share_of(rows.first<Counted>(count_missed, from, until));
    f.resolved_at_first_contact = share_of(rows.first<Counted>(count_resolved, from, until));
    count_questions(rows, f);
    count_physiotherapy(rows, f);
    count_renewals(rows, f);
    count_case_surveys(rows, f);
    count_pairs(rows, f);
    count_heavy(rows, f);
    count_moves(rows, f);
    return f;
}

namespace {

// Rounded half up in whole numbers: 13 of 16 is 81.3 per cent, which no binary fraction would say.
std::string percent_text(const Share& share) {
    if (share.of == 0) return "–";
    const auto tenths = (2 * share.counted * 1000 + share.of) / (2 * share.of);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}
std::string index_text(const Continuity& continuity) {
    if (continuity.clients == 0) return "–";
    const auto thousandths = std::to_string(static_cast<int>(continuity.mean * 1000 + 0.5));
    return thousandths == "1000" ? "1.000" : "0." + std::string(3 - thousandths.size(), '0') + thousandths;
}

std::string days_text(const Median& median) {
    if (median.of == 0) return "–";
    const auto halves = static_cast<std::int64_t>(median.value * 2);
    return std::to_string(halves / 2) + (halves % 2 == 1 ? ".5" : "");
}

// Two decimals, rounded half up in whole numbers too.
std::string mean_text(const Mean& mean) {
    if (mean.of == 0) return "–";
    const auto hundredths = (2 * mean.sum * 100 + mean.of) / (2 * mean.of);
    const auto rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}
// How much more or less than before, rounded away from nought.
std::string change_text(const Change& change) {
    if (change.before == 0) return "–";
    const auto more = std::abs(change.now - change.before);
    const auto tenths = (2 * more * 1000 + change.before) / (2 * change.before);
    const auto sign = change.now < change.before ? "−" : change.now > change.before ? "+" : "";
    return sign + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

}  // namespace

std::vector<Figure> told(const Figures& f) {
    const auto share = [](std::string id, const Share& s) { return Figure{std::move(id), percent_text(s), s.counted, s.of}; };
    const auto index = [](std::string id, const Continuity& c) { return Figure{std::move(id), index_text(c), 0, c.clients}; };
    const auto mean = [](std::string id, const Mean& m) { return Figure{std::move(id), mean_text(m), 0, m.of}; };
    const auto number = [](std::string id, std::int64_t count) { return Figure{std::move(id), std::to_string(count), count, 0}; };
    std::vector<Figure> figures{
        share("within_7_days", f.within_7_days),
        share("within_7_days_nurse", f.within_7_days_nurse),
        share("within_7_days_doctor", f.within_7_days_doctor),
        share("digital", f.digital),
        share("digital_or_phone", f.digital_or_phone),
        share("remote", f.remote),
        index("continuity_doctors", f.doctors),
        index("continuity_nurses", f.nurses),
        share("no_show", f.no_show),
        share("own_doctor", f.named.own_doctor),
        share("own_nurse", f.named.own_nurse),
        share("personal_worker", f.named.personal),
        share("area_nurse", f.named.area_nurse),
        number("workers_named", f.named.living),
        number("workers_begun", f.named.begun),
        number("workers_ended", f.named.ended),
    };
    for (const auto& [reason, count] : f.named.ended_why) figures.push_back(share("workers_ended_" + reason, {count, f.named.ended}));
    figures.insert(figures.end(), {
        share("own_line_accepted", f.named.line_accepted),
        share("callback_missed", f.callback_missed),
        share("resolved_at_first_contact", f.resolved_at_first_contact),
        number("plans_made", f.plans_made),
        share("plans_updated", f.plans_updated),
        share("plans_unreviewed", f.plans_unreviewed),
        share("consultations_in_time", f.consultations_in_time),
        share("emergency_after_consultation", f.emergency_after_consultation),
        Figure{"emergency_after_consultation_clients", std::to_string(f.emergency_clients), f.emergency_clients, f.emergency_after_consultation.counted},
        share("physiotherapy_without_doctor", f.physiotherapy_without_doctor),
        number("renewals", f.renewals.handled),
        share("renewals_without_doctor", f.renewals.without_doctor),
        share("renewals_freed_times", f.renewals.freed_times),
        share("renewals_followed_up", f.renewals.followed_up),
        share("passed_to_survey", f.passed_to_survey),
        number("surveys", f.surveys),
        Figure{"survey_days_median", days_text(f.survey_days), 0, f.survey_days.of},
        share("surveys_not_reached", f.surveys_not_reached),
        share("surveys_declined", f.surveys_declined),
        number("joint_appointments", f.joint_appointments),
        mean("pair_saved_appointments", f.saved_appointments),
        share("pair_saved_no_time", f.saved_no_time),
        share("pair_saved_under_1_month", f.saved_under_1_month),
        share("pair_saved_1_2_months", f.saved_1_2_months),
        share("pair_saved_3_months", f.saved_3_months),
        share("pair_on_path", f.on_path),
        mean("pair_usefulness", f.usefulness),
    });
    for (const auto& said : f.agreements) {
        figures.push_back(share("pair_" + said.statement + "_fully", {said.fully, said.of}));
        figures.push_back(share("pair_" + said.statement + "_partly", {said.partly, said.of}));
        figures.push_back(share("pair_" + said.statement + "_cannot_say", {said.cannot_say, said.of}));
    }
    figures.push_back({"heavy_users", std::to_string(f.heavy_users), f.heavy_users, f.clients});
    figures.push_back(share("heavy_contacted", f.heavy_contacted));
    figures.push_back(share("heavy_with_plan", f.heavy_with_plan));
    figures.push_back(share("heavy_with_worker", f.heavy_with_worker));
    figures.push_back({"heavy_change", change_text(f.heavy_with_doctor), f.heavy_with_doctor.now, f.heavy_with_doctor.before});
    figures.push_back(number("transfers", f.transfers));
    figures.push_back(share("transfers_in_time", f.transfers_in_time));
    figures.push_back(share("transfers_in_emergency", f.transfers_in_emergency));
    figures.push_back({"home_hospital_days_median", days_text(f.home_hospital_days), 0, f.home_hospital_days.of});
    figures.push_back(share("follow_up_calls_in_time", f.follow_up_calls_in_time));
    return figures;
}

}  // namespace koppi::indicators
