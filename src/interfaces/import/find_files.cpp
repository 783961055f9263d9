// Import: which files a list of paths means.
#include <algorithm>
#include <filesystem>
#include <set>

#include "interfaces/import/import.hpp"

namespace koppi::importing {

namespace fs = std::filesystem;

namespace {

bool is_fhir_name(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return ending == ".json" || ending == ".ndjson" || ending == ".jsonl";
}

class Finder {
public:
    void named(const std::string& path) {
        std::error_code fault;
        const auto status = fs::status(path, fault);
        if (fs::is_directory(status)) {
            folder(path);
        } else {
            // A file that was named is read whatever its name; why it can't be is told when it is opened.
            add(path);
        }
    }
    FoundFiles done() {
        // By name, not by the order they were given in: the same files always come in alike.
        std::sort(found_.files.begin(), found_.files.end());
        return std::move(found_);
    }

private:
    void folder(const fs::path& path) {
        std::error_code fault;
        // A folder is seen once, whichever way links lead to it: a link to a folder above ends there.
        const auto real = fs::canonical(path, fault);
        if (fault) return unreadable(path, fault);
        if (!folders_.insert(real.string()).second) return;
        fs::directory_iterator entries(path, fault);
        if (fault) return unreadable(path, fault);
        std::vector<fs::path> inside;
        for (const fs::directory_iterator end; entries != end;) {
            inside.push_back(entries->path());
            entries.increment(fault);
            if (fault) return unreadable(path, fault);
        }
        std::sort(inside.begin(), inside.end());
        for (const auto& entry : inside) {
            const auto status = fs::status(entry, fault);
            if (fs::is_directory(status)) {
                folder(entry);
            } else if (is_fhir_name(entry)) {
                add(entry.string());
            }
        }
    }
    void add(const std::string& path) {
        std::error_code fault;
        const auto real = fs::canonical(path, fault);
        if (files_.insert(fault ? path : real.string()).second) found_.files.push_back(path);
    }
    void unreadable(const fs::path& path, const std::error_code& fault) {
        found_.unreadable.push_back({path.string(), "import.unreadable", "", {{"why", fault.message()}}});
    }

    std::set<std::string> folders_;
    std::set<std::string> files_;
    FoundFiles found_;
};

}  // namespace

FoundFiles find_files(const std::vector<std::string>& paths) {
    Finder finder;
    for (const auto& path : paths) finder.named(path);
    return finder.done();
}

}  // namespace koppi::importing
