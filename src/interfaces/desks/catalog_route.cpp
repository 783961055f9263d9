// Desks: GET /api/catalog.
#include <algorithm>

#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "interfaces/desks/catalog_views.hpp"
#include "interfaces/desks/desks.hpp"

namespace koppi::desks {

namespace {

// The texts of one language.
struct Told {
    Language language;

    std::string operator()(const knowledge::Words& words) const { return words.in(language); }
    std::optional<std::string> operator()(const std::optional<knowledge::Words>& words) const {
        if (!words) return std::nullopt;
        return words->in(language);
    }
};

Question question_shown(const knowledge::Question& question, const Told& told) {
    Question shown{.id = question.id,
                   .kind = question.kind,
                   .required = question.required,
                   .max_length = question.max_length,
                   .label = told(question.label),
                   .help = told(question.help),
                   .choices = {},
                   .agreed_rule = {},
                   .show_when = question.show_when};
    if (question.options)
        for (const auto& option : *question.options) shown.choices.push_back({option.id, told(option.label), told(option.help)});
    if (question.agreed_rule) shown.agreed_rule = AgreedRule{told(question.agreed_rule->text), told(question.agreed_rule->source)};
    return shown;
}

Form form_shown(const knowledge::Form& form, const Told& told) {
    Form shown{.id = form.form, .version = form.version, .title = told(form.label), .sections = {}};
    for (const auto& section : form.sections) {
        auto& into = shown.sections.emplace_back(FormSection{section.id, told(section.label), {}});
        for (const auto& question : section.questions) into.questions.push_back(question_shown(question, told));
    }
    return shown;
}

PhraseShown phrase_shown(const Catalog& catalog, const knowledge::Phrase& phrase, const Told& told) {
    PhraseShown shown{.id = phrase.id,
                      .key = told(phrase.key),
                      .label = told(phrase.label),
                      .used_in = phrase.used_in,
                      .text = told(phrase.text),
                      .counts_as = std::nullopt};
    for (const auto& blank : phrase.blanks) {
        const auto hole = "{" + blank.id + "}";
        if (const auto at = shown.text.find(hole); at != std::string::npos) shown.text.replace(at, hole.size(), "{" + told(blank.label) + "}");
    }
    if (!phrase.counts_as) return shown;
    const auto& [code_set, code] = *phrase.counts_as;
    for (const auto& one : catalog.phrases.county_codes)
        if (code_set == "county" && one.code == code) shown.counts_as = code + " " + told(one.label);
    if (const auto known = catalog.code_sets.find(code_set); known != catalog.code_sets.end())
        if (const auto* found = known->second.find(code)) shown.counts_as = code + " " + told(found->label);
    return shown;
}

template <class T>
std::vector<LabelShown> labels_of(const std::vector<T>& list, const Told& told) {
    std::vector<LabelShown> labels;
    for (const auto& one : list) labels.push_back({one.id, told(one.label)});
    return labels;
}

SegmentAxisShown axis_shown(const knowledge::SegmentAxis& axis, const Told& told) {
    SegmentAxisShown shown{axis.high_from, told(axis.label), {}};
    for (const auto& question : axis.questions) {
        auto& into = shown.questions.emplace_back(ScoredQuestionShown{question.id, told(question.label), {}});
        for (const auto& option : question.options) into.options.push_back({option.id, option.score, told(option.label)});
    }
    return shown;
}

PairworkCatalog pairwork_catalog(const knowledge::Pairwork& pairwork, const Told& told) {
    const auto& form = pairwork.segment;
    PairworkCatalog shown{.pair = pairwork.pair,
                          .indications = labels_of(pairwork.indications, told),
                          .form = form.form,
                          .form_version = form.version,
                          .resources = axis_shown(form.resources, told),
                          .complexity = axis_shown(form.complexity, told),
                          .classes = {},
                          .outside_tools = {},
                          .statements = labels_of(pairwork.statements, told),
                          .follow_up_days = pairwork.follow_up_days,
                          .saved_appointments_max = pairwork.saved_appointments_max};
    for (const auto& one : form.classes) shown.classes.push_back({one.id, one.resources, one.complexity, told(one.label), told(one.meaning)});
    for (const auto& tool : pairwork.outside_tools) shown.outside_tools.push_back({tool.id, told(tool.label), labels_of(tool.classes, told)});
    return shown;
}

TransfersCatalog transfers_catalog(const Catalog& catalog, const Told& told) {
    const auto& transfers = catalog.transfers;
    TransfersCatalog shown{.professions = {},
                           .reasons = labels_of(transfers.reasons, told),
                           .decline_reasons = labels_of(transfers.decline_reasons, told),
                           .withdraw_reasons = labels_of(transfers.withdraw_reasons, told),
                           .emergency_reasons = labels_of(transfers.emergency_reasons, told),
                           .discharge_checks = {},
                           .planned_days_max = transfers.planned_days_max,
                           .follow_up_call_days = transfers.follow_up_call_days,
                           .follow_up_tries_min = transfers.follow_up_tries_min,
                           .home_hospital_days_max = transfers.home_hospital_days_max};
    for (const auto& profession : catalog.services.professions)
        if (profession.registry == knowledge::Registry::health) shown.professions.push_back(profession.id);
    // The house itself gives this one.
    std::erase_if(shown.withdraw_reasons, [](const LabelShown& one) { return one.id == "emergency"; });
    for (const auto& check : transfers.discharge_checks)
        shown.discharge_checks.push_back({check.id, told(check.label), check.help ? std::optional(told(*check.help)) : std::nullopt});
    return shown;
}

Result<CatalogShown> catalog_call(sql::Reader&, const Done&, const routes::Call& call) {
    return catalog_shown(catalog(), call.actor.language, helsinki_date(call.now));
}

}  // namespace

CatalogShown catalog_shown(const Catalog& catalog, Language language, Date today) {
    const Told told{language};
    CatalogShown shown;
    shown.version = catalog.fingerprint;
    shown.callback_minutes = catalog.promises.callback.minutes_between_attempts;

    for (const auto& form : catalog.forms)
        if (form.valid_from <= today) shown.forms.push_back(form_shown(form, told));
    std::sort(shown.forms.begin(), shown.forms.end(),
              [](const Form& a, const Form& b) { return a.id != b.id ? a.id < b.id : a.version > b.version; });

    for (const auto& service : catalog.services.services) {
        auto& list = service.is_for_groups() ? shown.group_services : shown.services;
        list.push_back({.id = service.id,
                        .profession = service.profession,
                        .minutes = service.minutes,
                        .kinds = service.kinds,
                        .care_class = service.care_class,
                        .label = told(service.label),
                        .note = told(service.note)});
    }
    for (const auto& outcome : catalog.outcomes.outcomes)
        shown.outcomes.push_back({.id = outcome.id,
                                  .label = told(outcome.label),
                                  .routes = outcome.only_by_rule.value_or(false) ? std::vector<events::Route>{} : outcome.routes,
                                  .closes = outcome.closes,
                                  .resolved_at_first_contact = outcome.resolved_at_first_contact,
                                  .needs_note = outcome.needs_note});
    for (const auto& code : catalog.icpc2().codes) shown.icpc2.push_back({code.code, told(code.label)});
    for (const auto& trigger : catalog.triggers.triggers) {
        auto& into = shown.triggers.emplace_back(TriggerText{trigger.id, told(trigger.label), {}});
        for (const auto& prompt : trigger.prompts) into.prompts.push_back(told(prompt));
    }

    for (const auto& reason : catalog.scheduling.reasons)
        shown.booking_reasons.push_back({.id = reason.id, .label = told(reason.label), .applies_to = reason.applies_to, .by = reason.by});

    for (const auto& kind : catalog.continuity.named_as) shown.continuity.kinds.push_back({kind.id, kind.professions, kind.weight});
    for (const auto& reason : catalog.continuity.begin_reasons)
        shown.continuity.begin_reasons.push_back({reason.id, told(reason.label), reason.named_as});
    for (const auto& reason : catalog.continuity.end_reasons) shown.continuity.end_reasons.push_back({reason.id, told(reason.label), {}});
    for (const auto& rule : catalog.continuity.rules)
        shown.continuity.rules.push_back({rule.id, told(rule.label), told(rule.help), rule.named_as});
    for (const auto& phrase : catalog.phrases.phrases) shown.phrases.push_back(phrase_shown(catalog, phrase, told));

    shown.pairwork = pairwork_catalog(catalog.pairwork, told);
    shown.teams = {labels_of(catalog.teams.statutes, told), labels_of(catalog.teams.indicators, told)};
    shown.transfers = transfers_catalog(catalog, told);
    shown.heavy_need_reasons = labels_of(catalog.heavy_need.reasons, told);

    for (const auto& [id, county] : catalog.counties)
        for (const auto& municipality : county.municipalities) shown.municipalities.push_back({municipality.code, told(municipality.label)});
    std::sort(shown.municipalities.begin(), shown.municipalities.end(), [&](const MunicipalityShown& a, const MunicipalityShown& b) {
        return sort_key(a.name, language) < sort_key(b.name, language);
    });
    return shown;
}

routes::Routes catalog_routes() {
    return {routes::tagged(routes::read("/api/catalog", "catalog", routes::Right::signed_in, &catalog_call))};
}

}  // namespace koppi::desks
