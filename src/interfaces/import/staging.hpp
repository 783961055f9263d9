// Import, staging: what was read of all files, before any of it is recorded. A private database in the system's temporary folder that
// has no name, so that it is gone with the process, however that ends; memory holds a cache of it.
//
// Invariant: of one source in several versions exactly one is staged to come in; the others are told as they lose. Of two people under
// one source none comes in, and nothing that names the source finds anybody.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "interfaces/import/fhir_reduce.hpp"
#include "platform/sql.hpp"

namespace koppi::importing {

struct StagedRow {
    std::int64_t row;
    std::int64_t file;
    Kind kind;
    std::string source;
    std::string aliases;  // other names, one a line
    std::string place;
    std::int64_t updated_ms;
    bool done;
    std::string digest;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(StagedRow, (), (row, file, kind, source, aliases, place, updated_ms, done, digest, body))

// The names under which a reference may be found, when it has to be one of `types`.
std::vector<std::string> names_of(const Reference& reference, std::span<const std::string_view> types);

class Staging {
public:
    Staging();

    void begin();
    void commit();
    void rollback();

    // Hears of a row that does not come in, and why.
    enum class Loss { same, another_version, another_person };
    using Lost = std::function<void(const StagedRow&, Loss)>;
    void add(std::int64_t file, const Reduced& resource, const std::string& place, const Lost& lost);

    // Rows of a kind and a file that are not done, a page at a time.
    std::vector<StagedRow> page(std::int64_t file, Kind kind, std::int64_t after);
    std::optional<StagedRow> row_of(const Reference& reference, std::span<const std::string_view> types);
    // "Patient/17" as one file means it, when that file itself says of which system its number 17 is.
    std::optional<StagedRow> row_within(std::string_view plain, std::span<const std::string_view> types, std::int64_t file);
    // The source names two people, here or here and in the database: under none of its names is anybody found in this run.
    void set_unclear(const StagedRow& row);
    bool is_unclear(const std::string& name) const { return unclear_.contains(name); }
    // Conditions that name the visit by any of its names.
    std::vector<StagedRow> reasons_about(const StagedRow& visit);
    void done(std::int64_t row);
    bool is_done(std::int64_t row);
    // Pairs of files: the first refers to what only the second holds.
    std::vector<std::pair<std::int64_t, std::int64_t>> dependencies();

private:
    std::optional<StagedRow> named(const std::string& name, std::span<const std::string_view> types);
    void needs(std::int64_t file, const Reference& reference, std::span<const std::string_view> types);
    void needs_of(std::int64_t file, std::int64_t row, const Body& body);

    std::unique_ptr<sql::Connection> connection_;
    sql::Tables tables_;
    std::unordered_set<std::string> unclear_;
    std::vector<std::string> unclear_since_begin_;
    // Systems whose addresses the resources here carry.
    std::unordered_set<std::string> bases_;
    std::int64_t next_row_ = 1;
    std::int64_t row_before_ = 1;
    // Names that the file at hand was already seen to need; forgotten now and then, the table keeps them once anyway.
    std::unordered_set<std::string> needed_;
    std::int64_t needed_by_ = -1;
};

// Which of our kinds a reference may be.
inline constexpr std::array<std::string_view, 1> a_patient{"Patient"};
inline constexpr std::array<std::string_view, 1> a_practitioner{"Practitioner"};
inline constexpr std::array<std::string_view, 2> a_professional{"Practitioner", "PractitionerRole"};
inline constexpr std::array<std::string_view, 2> a_unit{"Organization", "Location"};
inline constexpr std::array<std::string_view, 1> an_appointment{"Appointment"};
inline constexpr std::array<std::string_view, 1> an_encounter{"Encounter"};
inline constexpr std::array<std::string_view, 1> a_condition{"Condition"};

Body body_of(const StagedRow& row);
std::string_view type_of(std::string_view source);

}  // namespace koppi::importing
