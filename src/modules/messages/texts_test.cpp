// Messages: the words and the policy prove themselves, and each fault that they could have is found before the first message leaves.
#include <doctest/doctest.h>

#include "modules/messages/texts.hpp"

namespace koppi::messages {

namespace {

// What a changed catalogue is refused with, and where.
std::string proved_with(const std::string& path, const std::string& old_text, const std::string& new_text) {
    auto files = embedded_catalog_files();
    auto& text = files.at(path);
    const auto at = text.find(old_text);
    REQUIRE_MESSAGE(at != std::string::npos, "the passage to edit is not in " << path << ": " << old_text);
    text.replace(at, old_text.size(), new_text);
    const auto loaded = load_catalog(std::move(files));
    REQUIRE(loaded);
    const auto proved = prove(*loaded);
    if (proved) return "proved";
    const auto line = fault_line(proved.refusal());
    CHECK_MESSAGE(line.find(path) != std::string::npos, line);
    const auto what = proved.refusal().details.find("what");
    return proved.refusal().code + (what == proved.refusal().details.end() ? "" : ": " + what->second);
}

bool says(const std::string& refusal, std::string_view words) { return refusal.find(words) != std::string::npos; }

Message told(MessageKind kind, Language language) {
    Message message{};
    message.kind = kind;
    message.language = language;
    message.facts.begins_at = instant_from("2026-11-30T09:00:00+02:00");
    message.facts.visit_kind = events::VisitKind::on_site;
    message.facts.professional_name = "Laine Maija";
    message.facts.service = "psychologist";
    return message;
}

}  // namespace

TEST_CASE("the messages of the catalogue hold") {
    const auto proved = prove(catalog());
    CHECK_MESSAGE(proved.ok(), (proved ? std::string() : fault_line(proved.refusal())));
}

TEST_CASE("a letter calls a service as the catalogue does that is proved, whichever is in use") {
    Catalog other = catalog();
    for (auto& service : other.services.services)
        if (service.id == "lifestyle_group") service.label.en = "Healthy living";
    const auto proved = prove(other);
    REQUIRE(!proved);
    CHECK(says(fault_line(proved.refusal()), "comes out otherwise"));
}

TEST_CASE("a text with a hole that nobody fills, without a language, too long, or telling too much is refused") {
    const std::string text = "letters/confirmation.yaml";
    CHECK(says(proved_with(text, "Paikka: {place}.", "Paikka: {plaec}."), "catalog."));
    CHECK(says(proved_with("letters/cancellation.yaml", "subject:\n  fi: \"Aikasi on peruttu\"", "subject:\n  fi: \"Aikasi {day} on peruttu\""), "catalog."));
    CHECK(says(proved_with(text, "  sv: \"Din tidsbokning\"\n", ""), "wire.missing_field"));
    CHECK(says(proved_with(text, "    Muutokset ja peruutukset: {phone}.",
                           "    Muutokset ja peruutukset: {phone}. " + std::string(200, 'x')), "more than two") );
    CHECK(says(proved_with(text, "Aikasi on {day}", "Aikasi psykiatrille on {day}"), "what the visit is for"));
    CHECK(says(proved_with(text, "  sv: \"Din tidsbokning\"", "  sv: \"Din tid hos tandvården\""), "what the visit is for"));
    CHECK(says(proved_with(text, "      Paikka: Armila.\n", "      Paikka: Imatra.\n"), "comes out otherwise"));
    CHECK(says(proved_with("letters/content_free.yaml", "Sinulle on viesti hyvinvointialueelta. Soita {phone}.",
                           "Sinulle on viesti hyvinvointialueelta. Soita {phone}. {place}"), "catalog."));
    CHECK(says(proved_with("letters/reminder.yaml", "letter: reminder", "letter: remainder"), "catalog.unknown_reference"));
    CHECK(says(proved_with("letters/reminder.yaml", "letter: reminder", "letter: change"), "catalog.duplicate_id"));
}

TEST_CASE("a policy that tries ever faster, wakes people by its own examples or sends in nobody's name is refused") {
    const std::string policy = "messages_policy.yaml";
    CHECK(says(proved_with(policy, "[1, 5, 15,", "[5, 1, 15,"), "a later try waits"));
    CHECK(says(proved_with(policy, "until: \"08:00\"", "until: \"07:00\""), "comes out otherwise"));
    CHECK(says(proved_with(policy, "from: \"21:00\"", "from: \"03:30\""), "none between 03:00 and 04:00"));
    CHECK(says(proved_with(policy, "days_before: 2", "days_before: 1"), "comes out otherwise"));
    CHECK(says(proved_with(policy, "line: general", "line: e_form"), "catalog.unknown_reference"));
    CHECK(says(proved_with(policy, "county: etela_karjala", "county: lappi"), "catalog.unknown_reference"));
    CHECK(says(proved_with(policy, "tries: 10", "tries: 0"), "at least once"));
}

TEST_CASE("a unit's name that tells what the visit is for stands in no text message and no mail, but in the letter") {
    for (const char* unit : {"Armilan hammashoitola", "Lappeenrannan psykiatrian poliklinikka", "Keskushammashoitola", "Sosiaaliasema", "Suun terveydenhuolto",
                             "Mun- och tandvården i Imatra", "Diabetesvastaanotto", "HIV-poliklinikka", "Äitiysneuvola"}) {
        auto message = told(MessageKind::confirmation, Language::fi);
        message.facts.unit_name = unit;
        CHECK(sms_text(message, Content::as_queued).find("Paikka") == std::string::npos);
        CHECK(mail(message, Content::as_queued).text.find("Paikka") == std::string::npos);
        const auto page = letter_page(message, Content::as_queued, {"Aino Korhonen", "Kauppakatu 1"}, Date{std::chrono::year{2026} / 11 / 20});
        CHECK(page.find(unit) != std::string::npos);
    }
    auto message = told(MessageKind::confirmation, Language::fi);
    message.facts.unit_name = "Armila";
    const auto text = sms_text(message, Content::as_queued);
    CHECK(text.find("Paikka: Armila.") != std::string::npos);
    for (const char* untold : {"Laine", "sykolog"}) {
        CHECK(text.find(untold) == std::string::npos);
        CHECK(mail(message, Content::as_queued).text.find(untold) == std::string::npos);
    }
}

TEST_CASE("a letter is a page in the client's language, and nothing in it is markup that a name brought along") {
    auto message = told(MessageKind::confirmation, Language::sv);
    message.facts.unit_name = "Armila <b>";
    const auto page = letter_page(message, Content::as_queued, {"Åsa \"A\" & O", "Storgatan 1\n53100 Villmanstrand"}, Date{std::chrono::year{2026} / 11 / 20});
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"sv\">"));
    CHECK(page.find("Åsa &quot;A&quot; &amp; O<br>Storgatan 1<br>53100 Villmanstrand") != std::string::npos);
    CHECK(page.find("Armila &lt;b&gt;") != std::string::npos);
    CHECK(page.find("Du har en bokad tid må 30.11.2026 kl. 9.00.") != std::string::npos);
    CHECK(page.find("20.11.2026") != std::string::npos);
    CHECK(page.find('{') < page.find("<body>"));
    CHECK(page.find('{', page.find("<body>")) == std::string::npos);
    for (const char* fetched : {"<script", "src=", "href=", "http"}) CHECK(page.find(fetched) == std::string::npos);
}

}  // namespace koppi::messages
