// Import, the recorder: staged resources become events. Everybody's public verbs are used where there are verbs; what only another
// system can state (a change, an imported booking) is recorded as it stands.
//
// Invariant: a source that is linked with the same digest records nothing.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "interfaces/import/import.hpp"
#include "interfaces/import/staging.hpp"
#include "platform/work.hpp"

namespace koppi::importing {

// What is counted of one file.
struct Tally {
    struct Reason {
        std::int64_t count = 0;
        std::string first;  // the place
    };
    struct OfType {
        std::int64_t read = 0;
        std::int64_t came_in = 0;
        std::int64_t joined = 0;
        std::int64_t changed = 0;
        std::int64_t unchanged = 0;
        std::int64_t skipped = 0;
        std::map<std::string, Reason> reasons;
    };
    std::map<std::string, OfType, std::less<>> types;
    std::map<std::string, Reason> warnings;

    OfType& of(std::string_view type);
    void skip(std::string_view type, const std::string& reason, const std::string& place);
    void warn(const std::string& warning, const std::string& place);
    void add(const Tally& other);
    bool brought_something() const;
    std::int64_t skipped() const;
};

enum class Settled { came_in, joined, changed, unchanged };

class Recorder {
public:
    // `tallies` are those of the files at hand, by file number.
    Recorder(Work& work, Staging& staging, std::map<std::int64_t, Tally>& tallies, std::function<void()> stepped)
        : work_(work), staging_(staging), tallies_(tallies), stepped_(std::move(stepped)) {}

    void record();

private:
    struct Found {
        std::string source;
        IdBytes target;
        template <class T>
        T as() const {
            return T{target};
        }
    };
    struct Held {
        std::optional<ProfessionalId> professional;
        std::optional<UnitId> unit;
    };

    void one(const StagedRow& row);
    void unit(const StagedRow& row);
    void unit_itself(const StagedRow& row, const ReducedUnit& unit, bool parent_is_dropped);
    void professional(const StagedRow& row, const ReducedProfessional& professional);
    void role(const StagedRow& row, const ReducedRole& role);
    void client(const StagedRow& row, const ReducedClient& told);
    void non_disclosure(const StagedRow& row, ClientId client, const events::ClientDetails& told);
    void booking(const StagedRow& row, const ReducedBooking& booking);
    void visit(const StagedRow& row, const ReducedVisit& visit);
    void changed_visit(const StagedRow& row, const ReducedVisit& visit, const events::VisitHeld& told, VisitId known);
    void reason(const StagedRow& row, const ReducedReason& reason);

    std::optional<Found> find(const Reference& reference, std::span<const std::string_view> types);
    bool is_unclear(const Reference& patient) const;
    std::optional<UnitId> first_unit(const std::vector<Reference>& references);
    Held held_by(const StagedRow& row, const std::vector<Reference>& professionals, const std::vector<Reference>& units);
    std::optional<ClientId> holder_of(const events::ClientDetails& details);

    bool is_here(const StagedRow& row) const { return tallies_.contains(row.file); }
    void settle(const StagedRow& row, const IdBytes& target, Settled how);
    void skip(const StagedRow& row, const std::string& reason);
    void warn(const StagedRow& row, const char* warning);

    Work& work_;
    Staging& staging_;
    std::map<std::int64_t, Tally>& tallies_;
    std::function<void()> stepped_;
    // The file of the resource at hand.
    std::int64_t file_ = 0;
    // Links that were found, so that a patient of a thousand visits is looked up once.
    std::unordered_map<std::string, IdBytes> found_;
};

}  // namespace koppi::importing
