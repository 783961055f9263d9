// Indicators: the figures by which a county is known, counted from the tables of any database. `koppi stats` prints them.
//
// Invariant: a share keeps its numerator and denominator; without a denominator there is no value, which is not the same as 0.
#pragma once

#include <optional>
#include <vector>

#include "events/words.hpp"
#include "platform/sql.hpp"

namespace koppi::indicators {

struct Share {
    std::int64_t counted = 0;
    std::int64_t of = 0;

    std::optional<double> percent() const {
        if (of == 0) return std::nullopt;
        return 100.0 * static_cast<double>(counted) / static_cast<double>(of);
    }
    bool operator==(const Share&) const = default;
};
BOOST_DESCRIBE_STRUCT(Share, (), (counted, of))

// A sum over those who answered.
struct Mean {
    std::int64_t sum = 0;
    std::int64_t of = 0;
    bool operator==(const Mean&) const = default;
};
BOOST_DESCRIBE_STRUCT(Mean, (), (sum, of))

// What was counted before and what is now, in stretches of the same length.
struct Change {
    std::int64_t before = 0;
    std::int64_t now = 0;
    bool operator==(const Change&) const = default;
};
BOOST_DESCRIBE_STRUCT(Change, (), (before, now))

// What clients said of a statement; "cannot say" is an answer like the others, and each statement has its own number of answers.
struct Agreements {
    std::string statement;  // catalog/pairwork.yaml
    std::int64_t fully = 0;
    std::int64_t partly = 0;
    std::int64_t cannot_say = 0;
    std::int64_t of = 0;
    bool operator==(const Agreements&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agreements, (), (statement, fully, partly, cannot_say, of))

struct OfReason {
    std::string reason;  // catalog/continuity.yaml, end_reasons
    std::int64_t count = 0;
    bool operator==(const OfReason&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfReason, (), (reason, count))

// Indicators §1.4. Of residents, on the last day: a doctor, a nurse, any personal worker; and an area nurse, whom all have who have nobody else and
// who therefore stands apart. Personal namings on that day, those that began and ended in the time, and why; those made by mistake are none. Of
// clients who answered in the time to the offer of their worker's own line: took it.
struct NamedWorkers {
    Share own_doctor;
    Share own_nurse;
    Share personal;
    Share area_nurse;
    std::int64_t living = 0;
    std::int64_t begun = 0;
    std::int64_t ended = 0;
    std::vector<OfReason> ended_why;
    Share line_accepted;
};
BOOST_DESCRIBE_STRUCT(NamedWorkers, (), (own_doctor, own_nurse, personal, area_nurse, living, begun, ended, ended_why, line_accepted))

// Matters assessed as the renewal of a prescription and decided in the time (indicators §4, systems E8). Of them: no doctor asked, booked or carrying
// it on; no doctor's time booked, so that somebody else can have it; something left to be done for the client.
struct Renewals {
    std::int64_t handled = 0;
    Share without_doctor;
    Share freed_times;
    Share followed_up;
};
BOOST_DESCRIBE_STRUCT(Renewals, (), (handled, without_doctor, freed_times, followed_up))

// Bice–Boxerman: each client's index first, then the mean of the indices.
struct Continuity {
    double mean = 0;
    std::int64_t clients = 0;
    // Smallest number of visits with which a client counts.
    int visits_min = 2;
};
BOOST_DESCRIBE_STRUCT(Continuity, (), (mean, clients, visits_min))

// In calendar days; of an even number the mean of the middle two. No value without anything to count.
struct Median {
    double value = 0;
    std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(Median, (), (value, of))
Median median_of(std::vector<int> days);

struct Figures {
    Instant from;
    Instant until;
    std::int64_t clients = 0;
    std::int64_t contacts = 0;
    std::int64_t assessments = 0;
    std::int64_t bookings = 0;
    std::int64_t visits = 0;

    // Visits held that a care-need assessment of general sick care found non-urgent, by calendar days from the assessment to the visit:
    // at most seven. Of the licensed professions, oral health apart.
    Share within_7_days;
    Share within_7_days_nurse;
    Share within_7_days_doctor;
    // Of all contacts and visits held: chat, message, e-form and video; and the same with calls, callbacks and phone visits.
    Share digital;
    Share digital_or_phone;
    // Of visits held on site or by video: those by video. Phone visits are left out on both sides.
    Share remote;
    // Over all visits held (on site, by phone, by video) with one profession.
    Continuity doctors;
    Continuity nurses;
    // Of bookings whose time has come and that were not cancelled.
    Share no_show;
    NamedWorkers named;
    // First attempt at a callback that nobody answered, of callbacks that were tried.
    Share callback_missed;
    // Matters decided, of those decided in the contact itself with nothing left to anybody.
    Share resolved_at_first_contact;
    // Sections of plans, those made by mistake left out. Made in the time; of those that lived in it, saved anew in it; of those that live at
    // its end, not looked through for more than twelve months.
    std::int64_t plans_made = 0;
    Share plans_updated;
    Share plans_unreviewed;
    // Of questions to a colleague whose answer was due in the time: answered by the deadline; those given up or overtaken before it are nobody's delay.
    // Of those that were answered in the time (indicators §4): followed by emergency care within the hours that counted then, and of how many clients.
    Share consultations_in_time;
    Share emergency_after_consultation;
    std::int64_t emergency_clients = 0;
    // Of first visits to a physiotherapist for a back complaint, without a doctor's in as many days before (catalog/figures.yaml), whose days of
    // follow-up ended in the time: no visit to a doctor for the same in them (indicators §4, systems E11).
    Share physiotherapy_without_doctor;
    Renewals renewals;
    // Of matters that came in the time and were decided: passed to a case survey. Surveys begun in it, and the median of the days that those
    // were open that ended in it; of these the client was not reached, or did not want it.
    Share passed_to_survey;
    std::int64_t surveys = 0;
    Median survey_days;
    Share surveys_not_reached;
    Share surveys_declined;
    // Joint appointments of pairs, held in the time (systems C7). Of those whose professional estimated it: appointments and months saved. Of those
    // that were followed up: on the path. Of the clients who answered: usefulness from 1 to 10, and how far they agree.
    std::int64_t joint_appointments = 0;
    Mean saved_appointments;
    Share saved_no_time;
    Share saved_under_1_month;
    Share saved_1_2_months;
    Share saved_3_months;
    Share on_path;
    Mean usefulness;
    std::vector<Agreements> agreements;
    // Those who reached the threshold of catalog/triggers/heavy_need.yaml in its window, at the end of the time (indicators §5): of them contacted, with
    // a multidisciplinary plan, with a personal worker. The change is from a window earlier, of residents who have an own doctor now.
    std::int64_t heavy_users = 0;
    Share heavy_contacted;
    Share heavy_with_plan;
    Share heavy_with_worker;
    Change heavy_with_doctor;
    // Transfers of responsibility (systems E16, G4), asked for in the time; of those whose answer was due in it, answered in time; and those in an
    // emergency. The days of stays in home hospital that ended in it, and of calls to those who went home that were due in it: reached in time.
    std::int64_t transfers = 0;
    Share transfers_in_time;
    Share transfers_in_emergency;
    Median home_hospital_days;
    Share follow_up_calls_in_time;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (from, until, clients, contacts, assessments, bookings, visits, within_7_days, within_7_days_nurse, within_7_days_doctor, digital,
                       digital_or_phone, remote, doctors, nurses, no_show, named, callback_missed, resolved_at_first_contact, plans_made,
                       plans_updated, plans_unreviewed, consultations_in_time, emergency_after_consultation, emergency_clients,
                       physiotherapy_without_doctor, renewals, passed_to_survey, surveys, survey_days, surveys_not_reached, surveys_declined,
                       joint_appointments, saved_appointments, saved_no_time, saved_under_1_month, saved_1_2_months, saved_3_months, on_path,
                       usefulness, agreements, heavy_users, heavy_contacted, heavy_with_plan, heavy_with_worker, heavy_with_doctor, transfers,
                       transfers_in_time, transfers_in_emergency, home_hospital_days, follow_up_calls_in_time))

// Σ n_j (n_j − 1) / (N (N − 1)) over the visits to each professional; absent below two visits.
std::optional<double> continuity_index(const std::vector<std::int64_t>& visits_to_each);

// What happened from `from` on and before `until`.
Figures figures(sql::Reader& rows, Instant from, Instant until);

// A code that was written with plans (systems D6), and how often in the time; sections made by mistake are none.
struct CodeCounted {
    std::string code_set;
    std::string code;
    std::int64_t count;
    bool operator==(const CodeCounted&) const = default;
};
BOOST_DESCRIBE_STRUCT(CodeCounted, (), (code_set, code, count))
std::vector<CodeCounted> plan_codes(sql::Reader& rows, Instant from, Instant until);

// A figure as it is read aloud: its words are `figure.<id>` of the message catalogue.
struct Figure {
    std::string id;
    std::string value;  // "74.3 %", "0.378"; "–" when there is nothing to count
    std::int64_t counted;
    std::int64_t of;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (id, value, counted, of))
// An index and a mean count those of whom they are: `counted` is 0.
std::vector<Figure> told(const Figures& figures);

}  // namespace koppi::indicators
