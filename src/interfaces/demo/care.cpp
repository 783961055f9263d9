// Demo: what becomes of a contact: the assessment, the decision, and what its next owner does.
#include "core/civil_time.hpp"
#include "interfaces/demo/story.hpp"
#include "modules/continuity/continuity.hpp"
#include "workflows/bookings.hpp"
#include "workflows/surveying.hpp"

namespace koppi::demo {

namespace {

using events::CareClass;
using events::Profession;
using events::Route;
using events::Urgency;

constexpr std::string_view form_id = "care_need_assessment";
constexpr double owner_books = 0.35;
constexpr double surveyor_books = 0.4;
constexpr double survey_names_somebody = 0.5;
constexpr double survey_call_fails = 0.3;
constexpr double survey_gathers = 0.25;
// Of questions to colleagues, and of their answers.
constexpr double asks_the_pool = 0.25;
constexpr double asks_to_route = 0.15;
constexpr double writes_back = 0.2;
constexpr double answer_takes_over = 0.08;
constexpr double answer_emergency = 0.05;
constexpr double answer_books_remote = 0.2;
constexpr double answer_refers = 0.04;
constexpr double emergency_after_advice = 0.05;
constexpr double moves_the_visit = 0.5;

bool is_oral(std::string_view code) { return code == "D19" || code == "D82"; }
bool sees_today(Profession profession) {
    return profession == Profession::nurse || profession == Profession::doctor || profession == Profession::dentist ||
           profession == Profession::psychiatric_nurse;
}

// How well a profession suits a reason; multiplies the county's shares of first visits.
double suits(std::string_view code, Profession profession) {
    if (is_oral(code)) return profession == Profession::dentist || profession == Profession::dental_hygienist ? 1 : 0;
    switch (code.front()) {
        case 'L':
            switch (profession) {
                case Profession::physiotherapist: return 8;
                case Profession::nurse: return 0.4;
                case Profession::doctor: return 1.4;
                default: return 0;
            }
        case 'P':
            switch (profession) {
                case Profession::psychiatric_nurse: return 11;
                case Profession::psychologist: return 10;
                case Profession::nurse: return 0.4;
                case Profession::doctor: return 1;
                default: return 0;
            }
        case 'Z':
            switch (profession) {
                case Profession::social_counsellor: return 12;
                case Profession::social_worker: return 14;
                case Profession::client_manager: return 10;
                case Profession::nurse: return 0.3;
                default: return 0;
            }
        default: return profession == Profession::nurse || profession == Profession::doctor ? 1 : 0;
    }
}

struct Leaflet {
    std::string_view code;
    const char* material;
};
constexpr std::array leaflets{
    Leaflet{"L03", "back_pain"},
    Leaflet{"L02", "back_pain"},
    Leaflet{"L08", "shoulder_pain"},
    Leaflet{"R05", "respiratory_infection"},
    Leaflet{"R74", "respiratory_infection"}, Leaflet{"R21", "respiratory_infection"}, Leaflet{"D10", "stomach_upset"},   Leaflet{"D11", "stomach_upset"},
    Leaflet{"U71", "urinary_symptoms"},    Leaflet{"U01", "urinary_symptoms"},    Leaflet{"K85", "blood_pressure_home"}, Leaflet{"K86", "blood_pressure_home"},
    Leaflet{"A91", "prediabetes"},         Leaflet{"T90", "prediabetes"},         Leaflet{"P06", "sleep"},               Leaflet{"P01", "mood"},
    Leaflet{"P03", "mood"},                Leaflet{"P76", "mood"},                Leaflet{"P15", "alcohol"},             Leaflet{"T83", "weight"},
    Leaflet{"S18", "wound_care"},          Leaflet{"S12", "tick_bite"},           Leaflet{"S06", "skin_rash"},           Leaflet{"S87", "skin_rash"},
    Leaflet{"N17", "fall_prevention"},     Leaflet{"D19", "oral_self_care"},      Leaflet{"D82", "oral_self_care"},      Leaflet{"Z01", "financial_worry"}};

const knowledge::Form& newest_form(const Catalog& catalog) {
    const knowledge::Form* newest = nullptr;
    for (const auto& form : catalog.forms)
        if (form.form == form_id && (!newest || form.version > newest->version)) newest = &form;
    ensure(newest != nullptr, "the catalogue has the form of the care-need assessment");
    return *newest;
}

template <class Enum>
std::vector<std::string> word_of(Enum value) {
    return {std::string(wire::word(value))};
}

}  // namespace

CareClass Story::care_class(const Case& at) const {
    const auto code = reason_code(at.reason);
    if (is_oral(code)) return CareClass::oral_health;
    if (code == "A62") return CareClass::certificate_only;
    if (code == "A44") return CareClass::health_promotion;
    if (code == "T90" || code == "K86" || code == "R96") return at.urgency == Urgency::non_urgent ? CareClass::plan_visit : CareClass::general_sick_care;
    if (code.front() == 'Z') return CareClass::other_primary_care;
    return CareClass::general_sick_care;
}

Profession Story::first_profession(const Case& at) {
    const auto code = reason_code(at.reason);
    std::vector<double> weights;
    for (const auto& share : county_.contacts.first_visit_professions) {
        const bool possible = by_profession_.contains(share.id) && (at.urgency != Urgency::same_day || sees_today(share.id));
        weights.push_back(possible ? share.percent * suits(code, share.id) : 0);
    }
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0) return Profession::nurse;
    return county_.contacts.first_visit_professions[Weighted(weights).draw(dice_)].id;
}

void Story::assess(std::size_t worker, const CasePtr& at, Route route, std::optional<Profession> needed) {
    const auto& form = newest_form(catalog_);
    const auto code = reason_code(at->reason);
    events::Answers answers;
    answers["reason"] = {at->words};
    answers["reason_code"] = {code};
    if (happens(dice_, 0.6)) answers["first_for_matter"] = {"true"};
    answers["urgency"] = word_of(at->urgency);
    const bool needs_care = at->urgency != Urgency::emergency && at->urgency != Urgency::no_care_need;
    if (at->urgency != Urgency::emergency) answers["clarity"] = word_of(at->is_complex ? events::Clarity::complex : events::Clarity::clear);
    if (needs_care) answers["care_class"] = word_of(care_class(*at));
    if (at->is_complex && needs_care) {
        std::vector<std::string> triggers{"worry_about_client", "unclear_problem", "repeated_contacts", "repeated_no_shows", "suspected_addiction"};
        shuffle(dice_, triggers);
        triggers.resize(static_cast<std::size_t>(between(dice_, 1, 2)));
        std::sort(triggers.begin(), triggers.end());
        answers["triggers"] = triggers;
        answers["everyday_life"] = {words_for("everyday_life")};
    }
    if (needed && needs_care) answers["who_is_needed"] = word_of(*needed);
    if (route == Route::advise_close || happens(dice_, 0.15)) {
        answers["advice"] = {words_for(needs_care ? "advise" : "no_need")};
        const auto leaflet = std::find_if(leaflets.begin(), leaflets.end(), [&](const auto& l) { return l.code == code; });
        if (leaflet != leaflets.end() && needs_care) answers["material_given"] = {leaflet->material};
    }
    const auto assessed = must(workers_[worker].actor, [&](Work& work) {
        return intake::assess(work, at->matter, {.form = form.form, .form_version = form.version, .answers = answers});
    });
    at->guarantee_by = assessed.guarantee_by;
    if (at->urgency == Urgency::non_urgent && care_class(*at) == CareClass::general_sick_care) at->waits_since = helsinki_date(now());
}

void Story::close_with_advice(std::size_t worker, const CasePtr& at) {
    intake::AdviseAndClose command{};
    if (at->urgency == Urgency::no_care_need) {
        command.outcome = happens(dice_, 0.6) ? "no_care_need_found" : happens(dice_, 0.6) ? "advice_sufficient" : "guided_to_other_service";
        command.why = words_for(command.outcome == "guided_to_other_service" ? "other_service" : "no_need");
    } else {
        command.outcome = happens(dice_, 0.7) ? "advice_sufficient" : happens(dice_, 0.8) ? "self_care_material" : "guided_to_other_service";
        command.why = words_for(command.outcome == "guided_to_other_service" ? "other_service" : "advise");
    }
    must(workers_[worker].actor, [&](Work& work) { return intake::advise_and_close(work, at->matter, command); });
}

void Story::settle(std::size_t worker, const CasePtr& at) {
    const auto& actor = workers_[worker].actor;
    if (at->urgency == Urgency::emergency) {
        assess(worker, at, Route::emergency, std::nullopt);
        must(actor, [&](Work& work) { return intake::send_to_emergency(work, at->matter, {.why = words_for("emergency")}); });
        return;
    }
    Route route = at->urgency == Urgency::no_care_need ? Route::advise_close : county_.contacts.routes[routes_.deal(dice_)].id;
    // What can't wait until tomorrow is not handed to somebody who may take it up tomorrow.
    if (at->urgency == Urgency::same_day && (route == Route::own_worker || route == Route::case_survey)) route = Route::book;
    at->is_complex = route == Route::case_survey || (route == Route::own_worker && happens(dice_, 0.5));
    const auto profession = first_profession(*at);
    const bool is_needed = route == Route::book || route == Route::consult;
    assess(worker, at, route, is_needed ? std::optional(profession) : std::nullopt);
    switch (route) {
        case Route::book:
            if (!book_first_visit(worker, at, profession)) pass_on(worker, at);
            return;
        case Route::consult: ask(worker, at); return;
        case Route::own_worker: pass_on(worker, at); return;
        case Route::case_survey: survey(worker, at); return;
        default: close_with_advice(worker, at); return;
    }
}

bool Story::book_in(std::size_t worker, const CasePtr& at, Profession profession, std::size_t type, Wish wish, std::optional<std::size_t> with,
                    const char* occasion) {
    for (int tries = 0; tries < 4; ++tries) {
        const auto slot = find_time(at->client, profession, type, wish, with);
        if (!slot) return false;
        intake::BookVisit command{.time = {.hours = slot->hours, .begins_at = slot->begins_at}, .why = words_for(occasion), .late_because = std::nullopt};
        if (at->guarantee_by && helsinki_date(slot->begins_at) > *at->guarantee_by) command.late_because = wire::Text<500, 1>(words_for("late_because"));
        const auto booked = attempt(workers_[worker].actor, [&](Work& work) { return intake::book(work, at->matter, command); });
        if (booked) {
            calendar_->take(*slot);
            expect_visit(*booked->booking, {at->client, *slot, at->reason, at->matter, at->guarantee_by, at->waits_since});
            return true;
        }
        if (booked.refusal().code != "scheduling.client_has_overlap") throw Bug("the demo did not foresee a booking's refusal: " + booked.refusal().code);
        // They are elsewhere at that time: a later one.
        wish.from = wish.around = slot->ends_at;
        wish.until = std::max(wish.until, slot->ends_at + std::chrono::hours{24 * 7});
    }
    return false;
}

bool Story::book_first_visit(std::size_t worker, const CasePtr& at, Profession profession, std::optional<std::size_t> with) {
    const bool today = at->urgency == Urgency::same_day;
    return book_in(worker, at, profession, visit_type(profession, false, today), wish_for(*at, profession), with,
                   today ? "book_same_day" : "book");
}

void Story::cancel_or_move(std::size_t worker, const CasePtr& at) {
    const auto& actor = workers_[worker].actor;
    const auto visit = ahead_.find(*at->about);
    if (visit != ahead_.end()) {
        const auto ahead = visit->second;
        at->reason = ahead.reason;
        at->guarantee_by = ahead.guarantee_by;
        at->waits_since = ahead.waits_since;
        if (happens(dice_, moves_the_visit)) {
            const Date day = helsinki_date(now());
            const Instant later = std::max(start_of_day(plus_days(day, 1)), ahead.slot.begins_at + std::chrono::hours{24});
            const auto profession = visit_types[ahead.slot.type].profession;
            if (book_in(worker, at, profession, ahead.slot.type, {later, later, later + std::chrono::hours{24 * 14}}, std::nullopt, "moved")) {
                calendar_->give_back(ahead.slot);
                count_visit(ahead, -1);
                ahead_.erase(*at->about);
                return;
            }
        }
        calendar_->give_back(ahead.slot);
        count_visit(ahead, -1);
        ahead_.erase(*at->about);
    }
    must(actor, [&](Work& work) { return intake::advise_and_close(work, at->matter, {.outcome = "client_withdrew", .why = words_for("withdrew")}); });
}

void Story::ask(std::size_t worker, const CasePtr& at) {
    const auto profession = is_oral(reason_code(at->reason)) && by_profession_.contains(Profession::dentist) ? Profession::dentist : Profession::doctor;
    std::size_t colleague = any_worker(at->client, profession);
    if (colleague == worker) {
        close_with_advice(worker, at);
        return;
    }
    ask_of(worker, colleague, at);
}

ConsultationId Story::asked(std::size_t worker, const consulting::AskAboutMatter& question, const CasePtr& at) {
    return must(workers_[worker].actor, [&](Work& work) { return consulting::ask(work, at->matter, question); }).consultation;
}

consulting::AskAboutMatter Story::question_to(std::size_t colleague) {
    return {.to = {events::OwnerKind::person, workers_[colleague].professional, std::nullopt, std::nullopt},
            .mode = events::ConsultationMode::consult,
            .question = words_for("consult"),
            .facts = {},
            .keeps_matter = std::nullopt};
}

// Some go to one colleague, some to the team of a unit, whose first reader takes it. A few of them come back as more than a piece of advice.
void Story::ask_of(std::size_t worker, std::size_t colleague, const CasePtr& at) {
    auto question = question_to(colleague);
    const bool to_pool = happens(dice_, asks_the_pool);
    if (happens(dice_, asks_to_route)) question.mode = events::ConsultationMode::route;
    if (to_pool) question.to = {events::OwnerKind::pool, std::nullopt, workers_[colleague].unit, workers_[colleague].profession};
    const auto consultation = asked(worker, question, at);
    when(open_minute(now() + Minutes{between(dice_, 8, 150)}), [this, worker, colleague, at, consultation, to_pool] {
        if (to_pool) must(workers_[colleague].actor, [&](Work& work) { return consulting::take(work, consultation); });
        answer_asked(worker, colleague, at, consultation);
    });
}

void Story::answer_asked(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation) {
    record_opened(colleague, at->client, events::Purpose::consultation, at->contact);
    const auto& actor = workers_[colleague].actor;
    if (happens(dice_, writes_back)) must(actor, [&](Work& work) { return consulting::write(work, consultation, {words_for("asks_back")}); });
    if (happens(dice_, answer_refers) && refer_on(asker, colleague, at, consultation)) return;
    if (happens(dice_, answer_books_remote) && meet_remotely(asker, colleague, at, consultation)) return;
    const auto kind = happens(dice_, answer_takes_over)  ? events::AnswerKind::take_over
                      : happens(dice_, answer_emergency) ? events::AnswerKind::emergency
                                                         : events::AnswerKind::advice;
    const auto occasion = kind == events::AnswerKind::emergency ? "answer_emergency" : kind == events::AnswerKind::take_over ? "answer_take_over" : "answer";
    must(actor, [&](Work& work) { return consulting::answer(work, consultation, {.kind = kind, .words = words_for(occasion), .visit = std::nullopt}); });
    if (kind == events::AnswerKind::take_over) {
        when(office_minute(between(dice_, 0, 1)), [this, colleague, at] { own_worker_acts(colleague, at); });
        return;
    }
    when(open_minute(now() + Minutes{between(dice_, 4, 60)}), [this, asker, at, kind] {
        // Also after advice somebody's state may turn before the day is over.
        if (kind == events::AnswerKind::emergency || happens(dice_, emergency_after_advice)) {
            must(workers_[asker].actor, [&](Work& work) { return intake::send_to_emergency(work, at->matter, {.why = words_for("emergency")}); });
            return;
        }
        act_on_answer(asker, at);
    });
}

// On to another of the same profession, who answers.
bool Story::refer_on(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation) {
    const auto next = one_of(dice_, by_profession_.at(workers_[colleague].profession));
    if (next == colleague || next == asker) return false;
    const consulting::ReferConsultation command{{events::OwnerKind::person, workers_[next].professional, std::nullopt, std::nullopt}, words_for("refers")};
    must(workers_[colleague].actor, [&](Work& work) { return consulting::refer(work, consultation, command); });
    when(open_minute(now() + Minutes{between(dice_, 8, 120)}), [this, asker, next, at, consultation] {
        record_opened(next, at->client, events::Purpose::consultation, at->contact);
        must(workers_[next].actor, [&](Work& work) {
            return consulting::answer(work, consultation, {.kind = events::AnswerKind::advice, .words = words_for("answer"), .visit = std::nullopt});
        });
        when(open_minute(now() + Minutes{between(dice_, 4, 60)}), [this, asker, at] { act_on_answer(asker, at); });
    });
    return true;
}

// The three meet in the next remote time of whoever answers, when there is one soon and the asker is free.
bool Story::meet_remotely(std::size_t asker, std::size_t colleague, const CasePtr& at, ConsultationId consultation) {
    const auto services = consulting::remote_services_of(workers_[colleague].actor);
    for (std::size_t type = 0; type < visit_types.size(); ++type) {
        const bool is_theirs = std::find(services.begin(), services.end(), visit_types[type].service) != services.end();
        if (visit_types[type].kind != events::VisitKind::remote || !is_theirs) continue;
        const auto slot = calendar_->first(colleague, type, now() + Minutes{30}, now() + std::chrono::hours{24 * 21}, true);
        if (!slot) continue;
        const consulting::AnswerConsultation command{
            .kind = events::AnswerKind::book_remote,
            .words = words_for("answer_remote"),
            .visit = consulting::RemoteVisit{std::string(visit_types[type].service), slot->hours, slot->begins_at}};
        const auto answered = attempt(workers_[colleague].actor, [&](Work& work) { return consulting::answer(work, consultation, command); });
        if (!answered) continue;
        calendar_->take(*slot);
        calendar_->block(asker, slot->begins_at, slot->ends_at);
        expect_visit(*answered->booking, {at->client, *slot, at->reason, at->matter, at->guarantee_by, at->waits_since});
        return true;
    }
    return false;
}

void Story::act_on_answer(std::size_t asker, const CasePtr& at) {
    if (happens(dice_, county_.contacts.consult_then_book_percent / 100.0)) {
        // A matter that could not wait was talked over; what follows is for the next days.
        if (at->urgency == Urgency::same_day) at->urgency = Urgency::within_days;
        if (book_first_visit(asker, at, first_profession(*at))) return;
    }
    close_owned(asker, at, "solved_with_consultation", "after_answer");
}

void Story::pass_on(std::size_t worker, const CasePtr& at) {
    const auto& actor = workers_[worker].actor;
    const auto client = clients_[at->client].client;
    std::size_t next = worker;
    must(actor, [&](Work& work) -> Result<Done> {
        intake::PassToWorker command{};
        if (const auto own = continuity::own_worker(work.rows(), client)) {
            next = by_professional_.at(own->professional);
        }
        if (next == worker) {
            // Nobody is named: a nurse of their station takes it on.
            next = any_worker(at->client, Profession::nurse);
            command.worker = workers_[next].professional;
        }
        command.why = words_for("own_worker");
        TRY(intake::pass_to_worker(work, at->matter, command));
        return Done{};
    });
    const int days = at->urgency == Urgency::same_day ? 0 : at->urgency == Urgency::within_days ? between(dice_, 0, 1) : between(dice_, 0, 4);
    when(office_minute(days), [this, next, at] { own_worker_acts(next, at); });
}

void Story::own_worker_acts(std::size_t worker, const CasePtr& at) {
    record_opened(worker, at->client, events::Purpose::care, at->contact);
    const auto profession = workers_[worker].profession;
    if (happens(dice_, owner_books) && book_first_visit(worker, at, profession, worker)) return;
    close_owned(worker, at, "advice_sufficient", "own_worker_done");
}

void Story::survey(std::size_t worker, const CasePtr& at) {
    must(workers_[worker].actor, [&](Work& work) { return intake::pass_to_survey(work, at->matter, {.why = words_for("survey")}); });
    const int days = at->urgency == Urgency::within_days ? between(dice_, 0, 1) : between(dice_, 1, 4);
    const std::size_t surveyor = one_of(dice_, by_profession_.at(Profession::case_surveyor));
    when(office_minute(days), [this, surveyor, at] {
        const auto& actor = workers_[surveyor].actor;
        const auto survey = must(actor, [&](Work& work) { return surveying::take(work, at->matter); }).survey;
        must(actor, [&](Work& work) { return surveying::review(work, survey); });
        if (happens(dice_, survey_call_fails))
            must(actor, [&](Work& work) {
                return surveying::record_call(work, survey, {events::CallResult::not_reached, "asiakas", std::nullopt, open_minute(now() + Minutes{120})});
            });
        const Millis length = Minutes{between(dice_, 25, 50)};
        when(now() + length, [this, surveyor, at, survey, length] {
            const auto& its_actor = workers_[surveyor].actor;
            must(its_actor, [&](Work& work) {
                events::VisitHeld held{};
                held.client = clients_[at->client].client;
                held.professional = workers_[surveyor].professional;
                held.unit = workers_[surveyor].unit;
                held.kind = events::VisitKind::phone;
                held.begins_at = now() - length;
                held.ends_at = now();
                return scheduling::hold_visit(work, held);
            });
            must(its_actor, [&](Work& work) {
                return surveying::record_call(work, survey, {events::CallResult::reached, "asiakas", wire::Text<2000>(words_for("survey_call")), std::nullopt});
            });
            // Colleagues are asked and calls made before it is settled who carries the client on.
            when(office_minute(between(dice_, 0, 6)), [this, surveyor, at, survey] { end_survey(surveyor, at, survey); });
        });
    });
}

// A visit for the client, for no matter: the survey ends, and the visit stays.
bool Story::book_from_survey(std::size_t surveyor, const CasePtr& at, Profession profession) {
    const auto slot = find_time(at->client, profession, visit_type(profession, false, false), wish_for(*at, profession), std::nullopt);
    if (!slot) return false;
    const auto client = clients_[at->client].client;
    bookings::BookForClient command{.time = {.hours = slot->hours, .begins_at = slot->begins_at}, .matter = std::nullopt, .hold = std::nullopt,
                                    .late_because = std::nullopt};
    const auto booked = attempt(workers_[surveyor].actor, [&](Work& work) { return bookings::book(work, client, command); });
    if (!booked) return false;
    calendar_->take(*slot);
    expect_visit(booked->booking.booking, {at->client, *slot, at->reason, std::nullopt, std::nullopt, std::nullopt});
    return true;
}

void Story::end_survey(std::size_t surveyor, const CasePtr& at, SurveyId survey) {
    const auto& actor = workers_[surveyor].actor;
    constexpr std::array next{Profession::social_counsellor, Profession::psychiatric_nurse, Profession::nurse, Profession::client_manager};
    if (happens(dice_, survey_gathers))
        must(actor, [&](Work& work) {
            return surveying::gather(work, survey, {events::GatheredKind::profession, std::nullopt, next[static_cast<std::size_t>(between(dice_, 0, 3))],
                                                    std::nullopt, words_for("survey_member"), events::SharingBasis::consent});
        });
    if (happens(dice_, surveyor_books)) book_from_survey(surveyor, at, next[static_cast<std::size_t>(between(dice_, 0, 3))]);
    bool is_agreed = false;
    if (happens(dice_, survey_names_somebody)) {
        const surveying::AgreeWorker agreed{workers_[any_worker(at->client, Profession::nurse)].professional, events::NamedAs::contact_person, std::nullopt};
        is_agreed = attempt(actor, [&](Work& work) { return surveying::agree_worker(work, survey, agreed); }).ok();
    }
    must(actor, [&](Work& work) {
        return surveying::close(work, survey, {.outcome = "survey_completed",
                                               .end = is_agreed ? events::SurveyEnd::agreed : events::SurveyEnd::balanced,
                                               .why = words_for("survey_done")});
    });
}

void Story::close_owned(std::size_t worker, const CasePtr& at, const char* outcome, const char* occasion) {
    must(workers_[worker].actor, [&](Work& work) { return intake::close_matter(work, at->matter, {.outcome = outcome, .why = words_for(occasion)}); });
}

}  // namespace koppi::demo
