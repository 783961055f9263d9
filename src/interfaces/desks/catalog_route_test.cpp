#include <doctest/doctest.h>

#include "interfaces/desks/catalog_views.hpp"
#include "interfaces/desks/desks.hpp"

using namespace koppi;

namespace {
desks::CatalogShown catalog_in(Language language) { return desks::catalog_shown(catalog(), language, *date_from("2026-03-02")); }
}  // namespace

TEST_CASE("the screens get the catalogue in the language of whoever asks") {
    const auto fi = catalog_in(Language::fi);
    const auto sv = catalog_in(Language::sv);
    CHECK(fi.version == catalog().fingerprint);
    CHECK(fi.forms.front().title == "Hoidon tarpeen arviointi");
    CHECK(sv.forms.front().title == "Bedömning av vårdbehovet");
    CHECK(fi.outcomes.size() == sv.outcomes.size());
    CHECK(fi.icpc2.size() == catalog().icpc2().codes.size());
    CHECK(!fi.triggers.front().prompts.empty());
}

TEST_CASE("a condition reaches the screen as it stands in the form") {
    const auto shown = catalog_in(Language::en);
    const auto& form = shown.forms.front();
    CHECK(form.id == "care_need_assessment");
    for (const auto& section : form.sections)
        for (const auto& question : section.questions) {
            if (question.id == "clarity")
                CHECK(wire::write(*question.show_when) == R"({"none":[{"answer":"urgency","is":"emergency"}]})");
            if (question.id == "urgency") {
                CHECK(!question.show_when);
                CHECK(question.choices.size() == 5);
                CHECK(question.agreed_rule->text.find("112") != std::string::npos);
            }
            if (question.id == "reason") CHECK(question.max_length == 500);
        }
}

TEST_CASE("a form is shown from its first day on") {
    const Date first_day = catalog().form("care_need_assessment", 1)->valid_from;
    CHECK(desks::catalog_shown(catalog(), Language::fi, plus_days(first_day, -1)).forms.empty());
    CHECK(desks::catalog_shown(catalog(), Language::fi, first_day).forms.size() == 1);
}

TEST_CASE("municipalities stand in the order of the telephone book") {
    const auto names = catalog_in(Language::fi).municipalities;
    CHECK(names.front().name == "Imatra");
    CHECK(names.back().name == "Taipalsaari");
    CHECK(names.size() == 9);
}

TEST_CASE("the catalogue is one read for everybody who is signed in") {
    const auto routes = desks::catalog_routes();
    REQUIRE(routes.size() == 1);
    CHECK(routes.front().path == "/api/catalog");
    CHECK(routes.front().kind == routes::Kind::read);
    SchemaBook book;
    CHECK(!routes.front().answer_schema(book).empty());
    CHECK(book.typescripts.at("Condition").find("readonly all?: ReadonlyArray<Condition>;") != std::string::npos);
}
