// Import: read all, resolve, record file by file.
#include "interfaces/import/import.hpp"

#include <algorithm>
#include <filesystem>

#include "interfaces/import/json_stream.hpp"
#include "interfaces/import/recorder.hpp"
#include "interfaces/import/staging.hpp"

namespace koppi::importing {

namespace {

struct ImportFile {
    std::string path;
    bool staged = false;
    Totals totals;
    Tally tally;
};

Layout layout_of(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending == ".ndjson" || ending == ".jsonl" ? Layout::lines : Layout::document;
}

// Tarjan's components, without recursion: files in the order in which they can be recorded, those of a ring together.
std::vector<std::vector<std::int64_t>> in_order(std::size_t count, const std::vector<std::pair<std::int64_t, std::int64_t>>& needs) {
    std::vector<std::vector<std::size_t>> edges(count);
    for (const auto& [from, to] : needs) edges[static_cast<std::size_t>(from)].push_back(static_cast<std::size_t>(to));
    for (auto& list : edges) std::sort(list.begin(), list.end());

    struct Visit {
        std::size_t node;
        std::size_t next_edge;
    };
    constexpr auto unseen = static_cast<std::size_t>(-1);
    std::vector<std::size_t> number(count, unseen);
    std::vector<std::size_t> low(count, 0);
    std::vector<bool> on_stack(count, false);
    std::vector<std::size_t> stack;
    std::size_t next_number = 0;
    std::vector<std::vector<std::int64_t>> groups;
    for (std::size_t root = 0; root < count; ++root) {
        if (number[root] != unseen) continue;
        std::vector<Visit> visits{{root, 0}};
        while (!visits.empty()) {
            auto& [node, next_edge] = visits.back();
            if (next_edge == 0) {
                number[node] = low[node] = next_number++;
                stack.push_back(node);
                on_stack[node] = true;
            }
            bool descends = false;
            while (next_edge < edges[node].size()) {
                const auto to = edges[node][next_edge++];
                if (number[to] == unseen) {
                    visits.push_back({to, 0});
                    descends = true;
                    break;
                }
                if (on_stack[to]) low[node] = std::min(low[node], number[to]);
            }
            if (descends) continue;
            const auto done = visits.back().node;
            visits.pop_back();
            if (!visits.empty()) low[visits.back().node] = std::min(low[visits.back().node], low[done]);
            if (low[done] != number[done]) continue;
            auto& group = groups.emplace_back();
            while (true) {
                const auto member = stack.back();
                stack.pop_back();
                on_stack[member] = false;
                group.push_back(static_cast<std::int64_t>(member));
                if (member == done) break;
            }
            std::sort(group.begin(), group.end());
        }
    }
    return groups;
}

class FhirImport {
public:
    FhirImport(Workshop& workshop, const Listener& listener) : workshop_(workshop), listener_(listener) {}

    Report run(FoundFiles found) {
        report_.refused = std::move(found.unreadable);
        report_.files = static_cast<std::int64_t>(found.files.size());
        for (auto& path : found.files) {
            std::error_code fault;
            const auto size = std::filesystem::file_size(path, fault);
            if (!fault) bytes_total_ += static_cast<std::int64_t>(size);
            files_.emplace_back().path = std::move(path);
        }
        for (std::size_t i = 0; i < files_.size(); ++i) read(static_cast<std::int64_t>(i));
        const auto position = workshop_.ledger().position();
        for (auto& group : in_order(files_.size(), staging_.dependencies())) {
            std::erase_if(group, [&](std::int64_t file) { return !files_[static_cast<std::size_t>(file)].staged; });
            if (!group.empty()) record(group);
        }
        report_.events = workshop_.ledger().position() - position;
        sum_up();
        return std::move(report_);
    }

private:
    ImportFile& file(std::int64_t number) { return files_[static_cast<std::size_t>(number)]; }

    void tell(Stage stage, std::string_view path, std::int64_t done, std::int64_t total) {
        if (listener_.moment) listener_.moment({stage, path, done, total});
    }
    void refuse(const ImportFile& it, const Refusal& refusal) { report_.refused.push_back({it.path, refusal.code, refusal.where, refusal.details}); }

    // ---- reading

    void read(std::int64_t number) {
        auto& it = file(number);
        // What this file does to the counts of files before it holds only if it comes in itself.
        std::map<std::int64_t, Tally> counts;
        std::int64_t staged = 0;
        const auto stage = [&](const Kept& kept) {
            const auto resource = reduce(kept);
            auto& tally = counts[number];
            const auto place = kept.place.text();
            ++tally.of(kept.type).read;
            for (const auto& warning : resource.warnings) tally.warn(warning, place);
            if (!resource.skipped.empty()) {
                tally.skip(kept.type, resource.skipped, place);
                return;
            }
            staging_.add(number, resource, place, [&](const StagedRow& lost, Staging::Loss loss) {
                auto& losers = counts[lost.file];
                switch (loss) {
                    case Staging::Loss::same: ++losers.of(type_of(lost.source)).unchanged; break;
                    case Staging::Loss::another_version: losers.skip(type_of(lost.source), "another_version", lost.place); break;
                    case Staging::Loss::another_person: losers.skip(type_of(lost.source), "another_person", lost.place); break;
                }
            });
            ++staged;
        };
        staging_.begin();
        try {
            auto totals = read_all(it, stage);
            if (!totals) {
                staging_.rollback();
                refuse(it, totals.refusal());
            } else {
                staging_.commit();
                it.totals = std::move(totals).value();
                it.staged = true;
                to_record_ += staged;
                for (auto& [other, tally] : counts) file(other).tally.add(tally);
            }
        } catch (const sql::SqlError& fault) {
            staging_.rollback();
            refuse(it, Refusal{Reason::unavailable, "import.no_room_to_stage", "", {{"why", fault.what()}}});
        }
        std::error_code fault;
        const auto size = std::filesystem::file_size(it.path, fault);
        if (!fault) bytes_done_ += static_cast<std::int64_t>(size);
    }

    Result<Totals> read_all(const ImportFile& it, const Visit& stage) {
        const auto source = TRY(open_source(it.path));
        return read_resources(*source, layout_of(it.path), asked_of_fhir(), stage,
                              [&](std::int64_t bytes) { tell(Stage::reading, it.path, bytes_done_ + bytes, bytes_total_); });
    }

    // ---- recording

    void record(const std::vector<std::int64_t>& group) {
        std::map<std::int64_t, Tally> counts;
        for (const auto number : group) counts[number];
        const auto& first = file(group.front());
        std::int64_t steps = 0;
        const auto stepped = [&] {
            if (++steps % 64 == 0) tell(Stage::recording, first.path, recorded_ + steps, to_record_);
        };
        const Actor nobody;
        const auto position = workshop_.ledger().position();
        bool staging_is_open = false;
        try {
            staging_.begin();
            staging_is_open = true;
            const auto done = workshop_.commit<Done>(nobody, [&](Work& work) -> Result<Done> {
                Recorder(work, staging_, counts, stepped).record();
                for (const auto number : group)
                    if (counts.at(number).brought_something()) work.record(imported(work, file(number), counts.at(number)));
                return Done{};
            });
            ensure(done.ok(), "recording an import refuses resources, not itself");
            staging_.commit();
        } catch (const std::exception& fault) {
            // Not one of the group's files came in; what they say stays set aside for nobody.
            if (staging_is_open) staging_.rollback();
            ensure(workshop_.ledger().position() == position, "a file that fails leaves no event");
            for (const auto number : group) {
                refuse(file(number), Refusal{Reason::unavailable, "import.not_written", "", {{"why", fault.what()}}});
                file(number).staged = false;
            }
            return;
        }
        recorded_ += steps;
        tell(Stage::recording, first.path, recorded_, to_record_);
        for (const auto number : group) {
            auto& it = file(number);
            report_.files_changed += counts.at(number).brought_something();
            it.tally.add(counts.at(number));
        }
    }

    static events::FileImported imported(Work& work, const ImportFile& it, const Tally& counts) {
        std::int64_t skipped = it.tally.skipped() + counts.skipped();
        for (const auto& [type, count] : it.totals.others) skipped += count;
        return {.import = work.fresh<ImportId>(),
                .format = "fhir-r4",
                .digest = hex(it.totals.digest),
                .bytes = it.totals.bytes,
                .resources_read = it.totals.resources,
                .resources_skipped = skipped};
    }

    // ---- the report

    void sum_up() {
        std::map<std::string, std::map<std::string, Counted>> reasons;
        std::map<std::string, Counted> warnings;
        std::map<std::string, TypeReport> types;
        const auto count = [](Counted& into, const std::string& reason, const Tally::Reason& from, const std::string& path) {
            into.reason = reason;
            if (into.count == 0) into.first = path + " " + from.first;
            into.count += from.count;
        };
        for (const auto& it : files_) {
            if (!it.staged) continue;
            report_.bytes += it.totals.bytes;
            for (const auto& [type, number] : it.totals.others) report_.not_read[type] += number;
            for (const auto& [type, counts] : it.tally.types) {
                auto& all = types[type];
                all.type = type;
                all.read += counts.read;
                all.came_in += counts.came_in;
                all.joined += counts.joined;
                all.changed += counts.changed;
                all.unchanged += counts.unchanged;
                all.skipped += counts.skipped;
                for (const auto& [reason, counted] : counts.reasons) count(reasons[type][reason], reason, counted, it.path);
            }
            for (const auto& [warning, counted] : it.tally.warnings) count(warnings[warning], warning, counted, it.path);
        }
        for (const auto& asked : asked_of_fhir()) {
            const auto found = types.find(std::string(asked.type));
            if (found == types.end()) continue;
            auto& all = report_.types.emplace_back(std::move(found->second));
            for (auto& [reason, counted] : reasons[all.type]) all.reasons.push_back(std::move(counted));
        }
        for (auto& [warning, counted] : warnings) report_.warnings.push_back(std::move(counted));
    }

    Workshop& workshop_;
    const Listener& listener_;
    Staging staging_;
    std::vector<ImportFile> files_;
    Report report_;
    std::int64_t bytes_done_ = 0;
    std::int64_t bytes_total_ = 0;
    std::int64_t recorded_ = 0;
    std::int64_t to_record_ = 0;
};

}  // namespace

Result<Report> import_fhir(Workshop& workshop, const std::vector<std::string>& paths, const Listener& listener) {
    auto found = find_files(paths);
    if (found.files.empty() && found.unreadable.empty()) return Refusal{Reason::invalid, "import.no_files", "", {}};
    return FhirImport(workshop, listener).run(std::move(found));
}

}  // namespace koppi::importing
