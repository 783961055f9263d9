// Contract: an event that was ever stored reads for ever. tests/contract/events.golden holds lines as the ledger stores them, for
// every event, version and word; `./dev gen` appends the lines of new ones and changes no old line.
//
// Invariant: all lines of one name and version have the fields of its first line; another field is another version.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "events/event.hpp"
#include "platform/ledger.hpp"
#include "platform/wire.hpp"

namespace koppi::golden {

// "slot_booked 1 {…}"
using Lines = std::vector<std::string>;

const std::string golden_file = KOPPI_SOURCE_DIR "/tests/contract/events.golden";

Lines lines_of_file() {
    Lines lines;
    std::ifstream file(golden_file);
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') lines.push_back(line);
    return lines;
}

struct Stored {
    std::string name;
    int version;
    std::string body;
};

Stored stored(const std::string& line) {
    const auto first = line.find(' ');
    const auto second = line.find(' ', first + 1);
    return {line.substr(0, first), std::stoi(line.substr(first + 1, second - first - 1)), line.substr(second + 1)};
}

// ---- making samples

enum class Fill { everything, least };

// Puts a value into every field: numbers and texts that differ from each other, and of every enumeration its `turn`-th word.
struct Sampler {
    Fill fill;
    std::size_t turn;
    std::uint8_t count = 0;
    std::size_t words_max = 1;

    template <class T>
    void put(T& into) {
        ++count;
        if constexpr (std::is_same_v<T, bool>) {
            into = turn % 2 == 0;
        } else if constexpr (std::is_arithmetic_v<T>) {
            into = static_cast<T>(count);
        } else if constexpr (std::is_same_v<T, std::string>) {
            into = "sävel " + std::to_string(count);
        } else if constexpr (is_id<T>) {
            into.bytes.fill(count);
        } else if constexpr (std::is_same_v<T, Instant>) {
            into = from_epoch_ms(1'795'330'000'000 + count * 60'001);
        } else if constexpr (std::is_same_v<T, Date>) {
            into = plus_days(Date{std::chrono::year{2026} / 11 / 22}, count);
        } else if constexpr (wire::DescribedEnum<T>) {
            using Words = boost::describe::describe_enumerators<T>;
            words_max = std::max(words_max, boost::mp11::mp_size<Words>::value);
            std::size_t i = 0;
            boost::mp11::mp_for_each<Words>([&](auto word) {
                if (i++ == turn % boost::mp11::mp_size<Words>::value) into = word.value;
            });
        } else if constexpr (wire::is_optional<T>) {
            if (fill == Fill::everything) put(into.emplace());
        } else if constexpr (wire::is_vector<T>) {
            // Two, so that a list of words is seen with more than one of them.
            for (int i = 0; fill == Fill::everything && i < 2; ++i) put(into.emplace_back());
        } else if constexpr (wire::is_map<T>) {
            if (fill == Fill::everything) put(into["kysymys"]);
        } else {
            boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) { put(into.*field.pointer); });
        }
    }
};

template <class T>
void add_samples(Lines& lines, const events::StoredName& name) {
    const auto add = [&](Fill fill, std::size_t turn) {
        Sampler sampler{fill, turn};
        T event{};
        sampler.put(event);
        const auto line = std::string(name.name) + " " + std::to_string(name.version) + " " + wire::write(event);
        if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
        return sampler.words_max;
    };
    const std::size_t turns = add(Fill::everything, 0);
    for (std::size_t turn = 1; turn < turns; ++turn) add(Fill::everything, turn);
    add(Fill::least, 0);
}

// What this program would store, of every event: every field filled, every word said, and once with the least it can do with.
Lines samples() {
    Lines lines;
    [&]<std::size_t... Is>(std::index_sequence<Is...>) {
        (add_samples<std::variant_alternative_t<Is, events::Event>>(lines, events::stored_names[Is]), ...);
    }(std::make_index_sequence<std::variant_size_v<events::Event>>{});
    return lines;
}

// ---- checking lines

// Absent when the line reads and is written again as it was.
std::optional<std::string> fault_of(const std::string& line) {
    const auto is = stored(line);
    LedgerRow row{};
    row.name = is.name;
    row.version = is.version;
    row.body = is.body;
    try {
        const auto event = event_of(row);
        const auto again = std::visit([](const auto& it) { return wire::write(it); }, event);
        if (again != is.body) return line + "\n  is written as\n  " + again;
    } catch (const std::exception& accident) {
        return line + "\n  " + accident.what();
    }
    return std::nullopt;
}

void add_fields(std::set<std::string>& fields, const boost::json::value& value, const std::string& path) {
    if (value.is_object()) {
        for (const auto& item : value.get_object()) {
            const auto here = path + "/" + std::string(item.key());
            fields.insert(here);
            add_fields(fields, item.value(), here);
        }
    } else if (value.is_array()) {
        for (const auto& item : value.get_array()) add_fields(fields, item, path);
    }
}

Lines faults_of(const Lines& lines) {
    Lines faults;
    std::map<std::pair<std::string, int>, std::set<std::string>> fields_of_first;
    for (const auto& line : lines) {
        if (const auto fault = fault_of(line)) faults.push_back(*fault);
        const auto is = stored(line);
        std::set<std::string> fields;
        add_fields(fields, boost::json::parse(is.body), "");
        const auto& first = fields_of_first.try_emplace({is.name, is.version}, fields).first->second;
        for (const auto& field : fields)
            if (!first.contains(field)) faults.push_back(is.name + ": " + field + " came later; a changed event is a new version");
    }
    return faults;
}

Lines missing_from(const Lines& lines) {
    Lines missing;
    const std::set<std::string> known(lines.begin(), lines.end());
    for (const auto& line : samples())
        if (!known.contains(line)) missing.push_back(line);
    return missing;
}

std::string told(const Lines& lines) {
    std::string text;
    for (const auto& line : lines) text += "\n" + line;
    return text;
}

}  // namespace koppi::golden

namespace golden = koppi::golden;

TEST_CASE("every stored event has its golden lines, and every golden line reads and is written as it was") {
    auto lines = golden::lines_of_file();
    const auto missing = golden::missing_from(lines);
    if (const char* how = std::getenv("KOPPI_GOLDEN"); how && std::string_view(how) == "append") {
        std::ofstream file(golden::golden_file, std::ios::app);
        for (const auto& line : missing) file << line << "\n";
        lines.insert(lines.end(), missing.begin(), missing.end());
    } else {
        INFO("./dev gen appends missing lines; a line of an event that no release ever stored may be deleted first");
        CHECK(golden::told(missing) == "");
    }
    CHECK(golden::told(golden::faults_of(lines)) == "");
}

TEST_CASE("a golden line that this program reads otherwise, or not at all, is found") {
    const std::string id = "\"01010101-0101-0101-0101-010101010101\"";
    CHECK(golden::faults_of({"hours_withdrawn 1 {\"hours\":" + id + "}"}).empty());
    CHECK(golden::faults_of({"hours_withdrawn 1 { \"hours\":" + id + "}"}).size() == 1);
    CHECK(golden::faults_of({"hours_withdrawn 1 {\"hours\":" + id + ",\"why\":\"ill\"}"}).size() == 1);
    CHECK(golden::faults_of({"hours_withdrawn 1 {}"}).size() == 1);
    CHECK(golden::faults_of({"hours_withdrawn 9 {\"hours\":" + id + "}"}).size() == 1);
    CHECK(golden::faults_of({"hours_lost 1 {\"hours\":" + id + "}"}).size() == 1);
    // An optional field that came later: each line reads, yet the version has changed.
    CHECK(golden::faults_of({"record_opened 1 {\"client\":" + id + ",\"purpose\":\"care\"}",
                             "record_opened 1 {\"client\":" + id + ",\"purpose\":\"care\",\"contact\":" + id + "}"})
              .size() == 1);
}

TEST_CASE("an event or a word without a golden line is found") {
    auto lines = golden::samples();
    CHECK(golden::missing_from(lines).empty());
    lines.pop_back();
    CHECK(golden::missing_from(lines).size() == 1);
}
