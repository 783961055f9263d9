// Indicators: what one professional does in place of another's appointment (indicators §4). Consultations, with the emergency care that follows
// them; direct access to the physiotherapist; renewals of prescriptions.
#include "core/civil_time.hpp"
#include "events/scheduling.hpp"
#include "interfaces/indicators/counting.hpp"
#include "platform/catalog.hpp"

namespace koppi::indicators {

namespace {

// What nobody answered counts by its deadline too, as with transfers.
constexpr sql::Query share_answered{"indicators.share_answered", R"(
    select count(*) filter (where state = 'settled' and answered_at <= answer_by), count(*) from consultation
    where answer_by >= $1 and answer_by < $2 and not (state in ('withdrawn', 'overtaken') and ended_at <= answer_by))"};
constexpr sql::Query share_emergency{"indicators.share_emergency", R"(
    select (select count(*) from consultation_emergency e join consultation q on q.consultation = e.consultation
            where q.state = 'settled' and q.answered_at >= $1 and q.answered_at < $2),
           (select count(*) from consultation where state = 'settled' and answered_at >= $1 and answered_at < $2))"};
constexpr sql::Query count_emergency_clients{"indicators.count_emergency_clients", R"(
    select count(distinct e.client) from consultation_emergency e join consultation q on q.consultation = e.consultation
    where q.state = 'settled' and q.answered_at >= $1 and q.answered_at < $2)"};

// Why somebody came: what was written at the visit, or else the newest assessment that was there when the time was booked.
constexpr sql::Query list_complaints{"indicators.list_complaints", R"(
    select v.client, v.begins_at, v.reasons, r.profession = 'doctor' as at_doctor,
           (select a.icpc2 from assessment a where a.matter = b.matter and a.assessed_at <= b.made_at order by a.assessed_at desc, a.assessment desc limit 1)
    from visit v
    join role r on r.professional = v.professional and r.unit = v.unit
    left join booking b on b.booking = v.booking
    where v.begins_at >= $1 and v.begins_at < $2 and r.profession in ('doctor', 'physiotherapist') and v.kind <> 'group'
    order by v.client, v.begins_at, v.visit)"};
struct ComplaintRow {
    ClientId client;
    Instant begins_at;
    std::vector<events::VisitReason> reasons;
    bool at_doctor;
    std::optional<std::string> assessed;
};
BOOST_DESCRIBE_STRUCT(ComplaintRow, (), (client, begins_at, reasons, at_doctor, assessed))

bool is_for(const ComplaintRow& row, const std::vector<std::string>& complaint) {
    if (row.reasons.empty()) return row.assessed && stands_among(complaint, *row.assessed);
    return std::any_of(row.reasons.begin(), row.reasons.end(),
                       [&](const events::VisitReason& reason) { return reason.system == "icpc2" && stands_among(complaint, reason.code); });
}

// A visit of one client for the complaint.
struct Came {
    Date on;
    bool at_doctor;
};

// Direct access: nobody was seen for it in as many days before. The visits are in order of time.
void count_direct(const std::vector<Came>& came, int days, Date from, Date until, Share& share) {
    for (std::size_t i = 0; i < came.size(); ++i) {
        // Counted on the day by which its time of follow-up is over.
        const Date followed = plus_days(came[i].on, days + 1);
        if (came[i].at_doctor || followed <= from || followed > until) continue;
        if (i > 0 && days_between(came[i - 1].on, came[i].on) <= days) continue;
        const auto doctor = std::find_if(came.begin() + static_cast<std::ptrdiff_t>(i), came.end(), [](const Came& later) { return later.at_doctor; });
        count_in(share, doctor == came.end() || days_between(came[i].on, doctor->on) > days);
    }
}

// Of matters that were decided: what they were assessed as, whether a doctor's time was booked, whether a doctor was asked or carries it on, and
// whether somebody has something left to do.
constexpr sql::Query list_decided{"indicators.list_decided", R"(
    select (select a.icpc2 from assessment a where a.matter = m.matter order by a.position desc limit 1) as assessed,
           exists (select 1 from booking b join role r on r.professional = b.professional and r.unit = b.unit
                   where b.matter = m.matter and b.client = m.client and b.state <> 'cancelled' and r.profession = 'doctor') as has_time,
           (exists (select 1 from consultation q left join role r on r.professional = coalesce(q.answered_by, q.asked)
                    where q.matter = m.matter and q.state in ('open', 'settled') and coalesce(r.profession, q.asked_profession) = 'doctor')
            or coalesce(m.owner_profession = 'doctor', false)
            or exists (select 1 from role r where r.professional = m.owner and r.profession = 'doctor')) as has_doctor,
           m.route in ('book', 'own_worker', 'case_survey', 'arranging_book') as goes_on
    from matter_route m
    where m.decided_at >= $1 and m.decided_at < $2 and m.route is not null)"};
struct DecidedRow {
    std::optional<std::string> assessed;
    bool has_time;
    bool has_doctor;
    bool goes_on;
};
BOOST_DESCRIBE_STRUCT(DecidedRow, (), (assessed, has_time, has_doctor, goes_on))

}  // namespace

void count_questions(sql::Reader& rows, Figures& f) {
    f.consultations_in_time = share_of(rows.first<Counted>(share_answered, f.from, f.until));
    f.emergency_after_consultation = share_of(rows.first<Counted>(share_emergency, f.from, f.until));
    f.emergency_clients = rows.number(count_emergency_clients, f.from, f.until);
}

void count_physiotherapy(sql::Reader& rows, Figures& f) {
    const auto& [complaint, days] = catalog().figures.direct_physiotherapy;
    const Date from = helsinki_date(f.from);
    const Date until = helsinki_date(f.until);
    std::optional<ClientId> client;
    std::vector<Came> came;
    const auto count = [&] {
        count_direct(came, days, from, until, f.physiotherapy_without_doctor);
        came.clear();
    };
    // As far back as a visit can make a later one no first one.
    rows.each<ComplaintRow>(
        list_complaints,
        [&](const ComplaintRow& row) {
            if (!is_for(row, complaint)) return;
            if (client != row.client) count();
            client = row.client;
            came.push_back({helsinki_date(row.begins_at), row.at_doctor});
        },
        start_of_day(plus_days(from, -2 * days - 1)), f.until);
    count();
}

void count_renewals(sql::Reader& rows, Figures& f) {
    const auto& complaint = catalog().figures.prescription_renewal.complaint;
    rows.each<DecidedRow>(
        list_decided,
        [&](const DecidedRow& row) {
            if (!row.assessed || !stands_among(complaint, *row.assessed)) return;
            ++f.renewals.handled;
            count_in(f.renewals.without_doctor, !row.has_time && !row.has_doctor);
            count_in(f.renewals.freed_times, !row.has_time);
            count_in(f.renewals.followed_up, row.goes_on);
        },
        f.from, f.until);
}

}  // namespace koppi::indicators
