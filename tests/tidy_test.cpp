// Tidiness: the house rules that a machine can see. Each check is a function from a tree of files to the faults in it, so that the
// same function is shown our tree (no fault) and a bad one (the fault it exists for): a check that cannot fail is no check.
//
// Invariant: the floors are read from src/floors.txt; there is no second list of them here.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace koppi::tidy {

// Path from the root of the repository -> text ("" for files that are no text).
using Tree = std::map<std::string, std::string>;
// "path:line: what is wrong"
using Faults = std::vector<std::string>;

constexpr std::array<std::string_view, 3> languages{"fi", "sv", "en"};

// ---- reading

bool is_under(std::string_view path, std::string_view folder) { return path.starts_with(folder); }
bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".hpp"); }
bool is_ts(std::string_view path) { return path.ends_with(".ts") || path.ends_with(".tsx"); }
bool is_test(std::string_view path) {
    return path.ends_with("_test.cpp") || is_under(path, "tests/") || path.find(".test.ts") != std::string_view::npos;
}

Tree our_tree() {
    namespace fs = std::filesystem;
    const fs::path root = KOPPI_SOURCE_DIR;
    constexpr std::array<std::string_view, 6> not_ours{"node_modules", "dist", ".git", ".tools", "artifacts", "coverage"};
    constexpr std::array<std::string_view, 14> texts{".cpp", ".hpp", ".ts", ".tsx", ".css", ".md", ".sql", ".json", ".yaml", ".txt", ".cmake",
                                                     ".sh", ".mjs", ".golden"};
    Tree tree;
    for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
        const std::string name = it->path().filename().string();
        const bool skipped = std::find(not_ours.begin(), not_ours.end(), name) != not_ours.end() ||
                             (it.depth() == 0 && name.starts_with("build"));
        if (skipped) it.disable_recursion_pending();
        if (skipped || !it->is_regular_file()) continue;
        std::string text;
        if (std::find(texts.begin(), texts.end(), it->path().extension().string()) != texts.end()) {
            std::ifstream file(it->path(), std::ios::binary);
            text.assign(std::istreambuf_iterator<char>(file), {});
        }
        tree.emplace(fs::relative(it->path(), root).generic_string(), std::move(text));
    }
    return tree;
}

const Tree& ours() {
    static const Tree tree = our_tree();
    return tree;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string at(std::string_view path, std::size_t line, std::string_view words) {
    return std::string(path) + ":" + std::to_string(line) + ": " + std::string(words);
}
std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// A source seen three ways; code and comments are as long as the source, with blanks where the rest stood.
struct Source {
    std::string code;
    std::string comments;
    std::vector<std::pair<std::size_t, std::string>> strings;  // with the line on which each begins
};

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Reads C++ and, but for regular expressions and templates, TypeScript.
Source taken_apart(std::string_view text) {
    Source source{std::string(text), std::string(text), {}};
    const auto blank = [](std::string& in, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to && i < in.size(); ++i)
            if (in[i] != '\n') in[i] = ' ';
    };
    std::size_t i = 0;
    while (i < text.size()) {
        std::size_t end = i + 1;
        if (text.substr(i, 2) == "//" || text.substr(i, 2) == "/*") {
            end = text[i + 1] == '/' ? text.find('\n', i) : text.find("*/", i + 2);
            end = end == std::string_view::npos ? text.size() : (text[i + 1] == '/' ? end : end + 2);
            blank(source.code, i, end);
        } else if (text[i] == 'R' && text.substr(i + 1, 1) == "\"" && (i == 0 || !in_word(text[i - 1]))) {
            const auto open = text.find('(', i);
            const std::string close = ")" + std::string(text.substr(i + 2, open - i - 2)) + "\"";
            end = std::min(text.find(close, open), text.size());
            source.strings.emplace_back(line_at(text, i), text.substr(open + 1, end - open - 1));
            end = std::min(end + close.size(), text.size());
            blank(source.code, i, end);
            blank(source.comments, i, end);
        } else if (text[i] == '"' || text[i] == '`' || (text[i] == '\'' && (i == 0 || !in_word(text[i - 1])))) {
            while (end < text.size() && text[end] != text[i] && (text[i] == '`' || text[end] != '\n')) end += text[end] == '\\' ? 2 : 1;
            end = std::min(end, text.size());
            source.strings.emplace_back(line_at(text, i), text.substr(i + 1, end - i - 1));
            ++end;
            blank(source.code, i + 1, end - 1);
            blank(source.comments, i, end);
        } else {
            blank(source.comments, i, end);
        }
        i = end;
    }
    return source;
}

bool has_word(std::string_view line, std::string_view word) {
    for (std::size_t i = line.find(word); i != std::string_view::npos; i = line.find(word, i + 1)) {
        const bool begins = i == 0 || !in_word(line[i - 1]) || !in_word(word.front());
        const bool ends = i + word.size() == line.size() || !in_word(line[i + word.size()]) || !in_word(word.back());
        if (begins && ends) return true;
    }
    return false;
}

// ---- floors: who may include whom

struct Floor {
    int number;
    std::string folder;
};

std::vector<Floor> floors_of(const Tree& tree) {
    std::vector<Floor> floors;
    for (const auto& line : lines_of(tree.at("src/floors.txt"))) {
        if (line.empty() || line[0] == '#') continue;
        Floor floor{};
        std::istringstream(line) >> floor.number >> floor.folder;
        floors.push_back(std::move(floor));
    }
    return floors;
}

// The floor of a path, by the longest folder that holds it ("src/modules/…" stands in "modules").
const Floor* floor_of(const std::vector<Floor>& floors, std::string_view path) {
    const Floor* found = nullptr;
    const std::string_view inside = path.starts_with("src/") ? path.substr(4) : path;
    for (const auto& floor : floors)
        if (inside.starts_with(floor.folder + "/") && (!found || floor.folder.size() > found->folder.size())) found = &floor;
    return found;
}

// Where a file stands on its floor: the folder right below it, else the floor itself.
std::string room_of(const Floor& floor, std::string_view path) {
    const auto begins = path.find(floor.folder + "/") + floor.folder.size() + 1;
    const auto ends = path.find('/', begins);
    return std::string(ends == std::string_view::npos ? path.substr(0, begins - 1) : path.substr(0, ends));
}

struct Inclusion {
    std::size_t line;
    std::string target;  // path from the root
};

std::vector<Inclusion> inclusions_of(std::string_view text) {
    std::vector<Inclusion> found;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
        ++number;
        if (!line.starts_with("#include \"")) continue;
        found.push_back({number, "src/" + line.substr(10, line.find('"', 10) - 10)});
    }
    return found;
}

Faults include_faults(const Tree& tree) {
    Faults faults;
    const auto floors = floors_of(tree);
    for (const auto& [path, text] : tree) {
        if (!is_cpp(path) || !is_under(path, "src/")) continue;
        const auto* own = floor_of(floors, path);
        // The precompiled header stands beside the floors and includes nothing of ours.
        if (!own && !inclusions_of(text).empty()) faults.push_back(at(path, 1, "stands on no floor of src/floors.txt"));
        for (const auto& [line, target] : inclusions_of(text)) {
            if (!tree.contains(target)) faults.push_back(at(path, line, "includes \"" + target.substr(4) + "\", which is no path from src/"));
            // Tests set their own scene and the composition root knows everybody.
            if (!own || own->folder == "app" || is_test(path) || !tree.contains(target)) continue;
            const auto* other = floor_of(floors, target);
            const auto name = path.substr(path.rfind('/') + 1);
            if (!other || other->number > own->number) {
                faults.push_back(at(path, line, "includes " + target + " from above"));
            } else if (other->number == own->number && !is_under(room_of(*own, path) + "/", room_of(*other, target) + "/")) {
                faults.push_back(at(path, line, "includes its neighbour " + target));
            } else if (other->number < own->number && other->folder == "modules") {
                const auto room = room_of(*other, target);
                if (target != room + "/" + room.substr(room.rfind('/') + 1) + ".hpp")
                    faults.push_back(at(path, line, "includes " + target + ", which is private to its module"));
            }
            if (own->folder == "modules" && (name == "rules.hpp" || name == "rules.cpp")) {
                const auto room = room_of(*own, path);
                const bool is_public = target == room + "/" + room.substr(room.rfind('/') + 1) + ".hpp" || target == room + "/store.hpp";
                if (is_public || (other && other->folder != "core" && other->folder != "events" && other->folder != "modules"))
                    faults.push_back(at(path, line, "a rule knows core and events only, not " + target));
            }
        }
    }
    return faults;
}

// ---- the web's stairs

// "../ui/button" seen from web/src/features/contact/card.tsx, as the path of a file of the tree; "" when it comes from a package.
std::string imported_file(const Tree& tree, std::string_view from, std::string_view specifier) {
    if (!specifier.starts_with('.')) return {};
    const auto base = (std::filesystem::path(from).parent_path() / specifier.substr(0, specifier.find('?'))).lexically_normal().generic_string();
    for (const auto* ending : {"", ".ts", ".tsx", "/index.ts", "/index.tsx"})
        if (tree.contains(base + ending)) return base + ending;
    if (base.ends_with(".js") && tree.contains(base.substr(0, base.size() - 2) + "ts")) return base.substr(0, base.size() - 2) + "ts";
    return base;
}

std::vector<Inclusion> imports_of(const Tree& tree, std::string_view path, std::string_view text) {
    std::vector<Inclusion> found;
    std::size_t number = 0;
    for (const auto& line : lines_of(text)) {
        ++number;
        for (const std::string_view before : {"from \"", "import \"", "import(\""}) {
            const auto i = line.find(before);
            if (i == std::string::npos) continue;
            const auto begins = i + before.size();
            auto target = imported_file(tree, path, std::string_view(line).substr(begins, line.find('"', begins) - begins));
            if (!target.empty()) found.push_back({number, std::move(target)});
        }
    }
    return found;
}

Faults import_faults(const Tree& tree) {
    Faults faults;
    const auto floors = floors_of(tree);
    for (const auto& [path, text] : tree) {
        if (!is_ts(path) || !is_under(path, "web/src/") || is_test(path)) continue;
        const auto* own = floor_of(floors, path);
        if (!own) continue;
        for (const auto& [line, target] : imports_of(tree, path, text)) {
            const auto* other = floor_of(floors, target);
            if (!other) continue;  // beside the source: the message catalogue, a style
            if (other->number > own->number) {
                faults.push_back(at(path, line, "imports " + target + " from above"));
            } else if (own == other && !is_under(room_of(*own, path) + "/", room_of(*other, target) + "/")) {
                faults.push_back(at(path, line, "imports its neighbour " + target));
            }
        }
    }
    return faults;
}

// ---- words that are not used here

enum class Where { code, comments };

struct Banned {
    std::string_view word;
    Where where;
    std::string_view why;
    // Folders or files that may.
    std::vector<std::string_view> except;
};

const std::vector<Banned>& banned_in_cpp() {
    static const std::vector<Banned> words{
        {"co_await", Where::code, "g++ 12 miscompiles coroutines", {}},
        {"co_return", Where::code, "g++ 12 miscompiles coroutines", {}},
        {"co_yield", Where::code, "g++ 12 miscompiles coroutines", {}},
        {"system_clock::now", Where::code, "time is an argument; only the clock asks the machine", {"src/platform/clock.cpp"}},
        {"gettimeofday", Where::code, "time is an argument; only the clock asks the machine", {}},
        {"time(nullptr)", Where::code, "time is an argument; only the clock asks the machine", {}},
        {"steady_clock", Where::code, "durations are measured by the platform", {"src/platform/", "src/app/", "tests/", "bench/"}},
        {"std::rand", Where::code, "chance comes from Dice", {}},
        {"random_device", Where::code, "chance comes from Dice", {}},
        {"mt19937", Where::code, "chance comes from Dice", {}},
    };
    return words;
}

const std::vector<Banned>& banned_in_ts() {
    static const std::vector<Banned> words{
        {"export default", Where::code, "a thing has one name, where it is made and where it is used", {"web/src/virtual.d.ts"}},
        {"Date.now()", Where::code, "one clock, which tests can set", {"web/src/core/"}},
        {"new Date()", Where::code, "one clock, which tests can set", {"web/src/core/"}},
        {"Math.random", Where::code, "ids are made in one place, of the browser's strong randomness", {"web/src/core/"}},
        {"dangerouslySetInnerHTML", Where::code, "what a client wrote is text, never markup", {}},
    };
    return words;
}

Faults banned_word_faults(const Tree& tree) {
    Faults faults;
    for (const auto& [path, text] : tree) {
        const bool ts = is_ts(path) && is_under(path, "web/src/");
        if (!ts && !is_cpp(path)) continue;
        const Source source = taken_apart(text);
        const auto code = lines_of(source.code);
        const auto comments = lines_of(source.comments);
        for (std::size_t i = 0; i < code.size(); ++i) {
            for (const auto& banned : ts ? banned_in_ts() : banned_in_cpp()) {
                const bool may = std::any_of(banned.except.begin(), banned.except.end(), [&](auto folder) { return is_under(path, folder); }) ||
                                 (ts && is_test(path));
                if (!may && has_word(banned.where == Where::code ? code[i] : comments[i], banned.word))
                    faults.push_back(at(path, i + 1, std::string(banned.word) + ": " + std::string(banned.why)));
            }
            for (const std::string_view word : {"TODO", "FIXME", "XXX"})
                if (has_word(comments[i], word) && comments[i].find(std::string(word) + "(") == std::string::npos)
                    faults.push_back(at(path, i + 1, std::string(word) + " without the name of the missing thing"));
        }
    }
    return faults;
}

// An exception may be let go of, but not without a word: an empty handler needs a comment in it that says why.
Faults swallowed_exception_faults(const Tree& tree) {
    Faults faults;
    for (const auto& [path, text] : tree) {
        if (!is_cpp(path)) continue;
        const Source source = taken_apart(text);
        for (auto i = source.code.find("catch ("); i != std::string::npos; i = source.code.find("catch (", i + 1)) {
            const auto open = source.code.find('{', i);
            const auto close = source.code.find('}', i);
            if (close == std::string::npos) continue;
            const auto is_blank = [&](const std::string& in) {
                return in.substr(open + 1, close - open - 1).find_first_not_of(" \n") == std::string::npos;
            };
            if (is_blank(source.code) && is_blank(source.comments)) faults.push_back(at(path, line_at(text, i), "lets go of an exception without a word"));
        }
    }
    return faults;
}

// ---- lines that any screen and any diff can show

Faults line_faults(const Tree& tree) {
    Faults faults;
    for (const auto& [path, text] : tree) {
        if (!is_cpp(path) && !is_ts(path) && !path.ends_with(".sql") && !path.ends_with(".yaml")) continue;
        if (!text.empty() && !text.ends_with('\n')) faults.push_back(at(path, 1, "does not end with a line"));
        std::size_t number = 0;
        for (const auto& line : lines_of(text)) {
            ++number;
            const auto width = std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
            if (is_cpp(path) && !is_test(path) && width > 160) faults.push_back(at(path, number, "is wider than 160 columns"));
            if (line.find('\t') != std::string::npos) faults.push_back(at(path, number, "has a tab"));
            if (line.ends_with(' ') || line.ends_with('\r')) faults.push_back(at(path, number, "ends with a blank"));
        }
    }
    return faults;
}

// ---- SQL stands beside its binding

bool may_hold_sql(std::string_view path) {
    return path.ends_with("/store.cpp") || is_under(path, "src/interfaces/") || is_under(path, "src/platform/") || is_under(path, "src/app/");
}

bool looks_like_sql(std::string_view text) {
    const auto begins = text.find_first_not_of(" \n\t");
    if (begins == std::string_view::npos) return false;
    const auto start = text.substr(begins);
    const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
    return (start.starts_with("select ") && (has(" from ") || has("\n"))) || start.starts_with("insert into ") ||
           (start.starts_with("update ") && has(" set ")) || start.starts_with("delete from ") || start.starts_with("create table ") ||
           (start.starts_with("with ") && has(" as (") && has("select"));
}

Faults sql_faults(const Tree& tree) {
    Faults faults;
    for (const auto& [path, text] : tree) {
        if (!is_cpp(path) || !is_under(path, "src/") || is_test(path) || may_hold_sql(path)) continue;
        for (const auto& [line, string] : taken_apart(text).strings)
            if (looks_like_sql(string)) faults.push_back(at(path, line, "SQL stands in store.cpp, interfaces, platform or app"));
    }
    return faults;
}

Faults migration_faults(const Tree& tree) {
    Faults faults;
    std::map<std::string, int> last;
    for (const auto& [path, text] : tree) {  // in order of path, hence of number
        const auto folder = path.rfind("/migrations/");
        if (folder == std::string::npos || !is_under(path, "src/")) continue;
        const auto name = path.substr(folder + 12);
        const bool is_named = name.size() > 9 && name.ends_with(".sql") && name[4] == '_' &&
                              std::all_of(name.begin(), name.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
        if (!is_named) {
            faults.push_back(at(path, 1, "a migration is called NNNN_what_it_does.sql"));
            continue;
        }
        const int expected = ++last[path.substr(0, folder)];
        if (std::stoi(name.substr(0, 4)) != expected) faults.push_back(at(path, 1, "is not number " + std::to_string(expected)));
    }
    return faults;
}

// ---- the words that a person reads

using Messages = std::map<std::string, std::string>;

Messages messages_of(const Tree& tree, std::string_view language) {
    Messages messages;
    const auto document = boost::json::parse(tree.at("catalog/messages/" + std::string(language) + ".json"));
    for (const auto& item : document.as_object()) messages.emplace(item.key(), item.value().as_string());
    return messages;
}

// The names that a message (ICU MessageFormat) asks for; a message that can't be read has the name "unreadable".
struct MessageReader {
    std::string_view text;
    std::set<std::string> names;
    std::size_t i = 0;

    // Up to the closing brace of an enclosing plural, or to the end.
    bool read_message(bool is_inner) {
        while (i < text.size()) {
            if (text[i] == '}') return is_inner;
            if (text[i] == '{') {
                ++i;
                if (!read_argument()) return false;
            } else {
                ++i;
            }
        }
        return !is_inner;
    }
    bool read_argument() {
        const auto ends = text.find_first_of(",}", i);
        if (ends == std::string_view::npos || ends == i) return false;
        names.emplace(text.substr(i, ends - i));
        i = ends;
        if (text[i] == '}') return ++i, true;
        const auto kind_ends = text.find_first_of(",}", i + 1);
        if (kind_ends == std::string_view::npos) return false;
        i = kind_ends;
        if (text[i] == '}') return ++i, true;
        ++i;
        while (i < text.size() && text[i] != '}') {
            const auto open = text.find_first_of("{}", i);
            if (open == std::string_view::npos) return false;
            i = open;
            if (text[i] == '}') break;
            ++i;
            if (!read_message(true)) return false;
            ++i;
            while (i < text.size() && text[i] == ' ') ++i;
        }
        if (i >= text.size()) return false;
        return ++i, true;
    }
};

std::set<std::string> names_in(std::string_view message) {
    MessageReader reader{message, {}, 0};
    if (!reader.read_message(false)) return {"unreadable"};
    return reader.names;
}

Faults message_faults(const Tree& tree) {
    Faults faults;
    const auto first = messages_of(tree, languages[0]);
    for (const auto language : languages) {
        const auto path = "catalog/messages/" + std::string(language) + ".json";
        const auto messages = messages_of(tree, language);
        for (const auto& [key, words] : first)
            if (!messages.contains(key)) faults.push_back(at(path, 1, "has no words for " + key));
        for (const auto& [key, words] : messages) {
            if (words.empty()) faults.push_back(at(path, 1, key + " says nothing"));
            if (!first.contains(key)) {
                faults.push_back(at(path, 1, key + " has no words in Finnish"));
            } else if (names_in(words) != names_in(first.at(key)) || names_in(words).contains("unreadable")) {
                faults.push_back(at(path, 1, key + " asks for other names than in Finnish"));
            }
        }
    }
    return faults;
}

// Keys in the web's t("…") and codes in the server's Refusal{Reason::…, "…"} have words.
Faults missing_word_faults(const Tree& tree) {
    Faults faults;
    const auto messages = messages_of(tree, languages[0]);
    const auto has_any = [&](const std::string& prefix) {
        const auto next = messages.lower_bound(prefix);
        return next != messages.end() && next->first.starts_with(prefix);
    };
    for (const auto& [path, text] : tree) {
        if (is_test(path)) continue;
        if (is_ts(path) && is_under(path, "web/src/")) {
            for (const std::string_view call : {"t(\"", "t(`"})
                for (auto i = text.find(call); i != std::string::npos; i = text.find(call, i + 1)) {
                    if (i > 0 && (in_word(text[i - 1]) || text[i - 1] == '.')) continue;
                    const auto begins = i + call.size();
                    const auto ends = text.find_first_of(call.back() == '`' ? "`$" : "\"", begins);
                    const auto key = text.substr(begins, ends - begins);
                    const bool is_prefix = text[ends] == '$';
                    if (is_prefix ? !has_any(key) : !messages.contains(key)) faults.push_back(at(path, line_at(text, i), "there are no words for " + key));
                }
        }
        if (is_cpp(path) && is_under(path, "src/")) {
            for (auto i = text.find("Refusal{Reason::"); i != std::string::npos; i = text.find("Refusal{Reason::", i + 1)) {
                auto begins = text.find(',', i) + 1;
                while (begins < text.size() && (text[begins] == ' ' || text[begins] == '\n')) ++begins;
                if (begins >= text.size() || text[begins] != '"') continue;  // a code that is computed
                const auto code = text.substr(begins + 1, text.find('"', begins + 1) - begins - 1);
                if (!messages.contains("refusal." + code)) faults.push_back(at(path, line_at(text, i), "there are no words for refusal." + code));
            }
        }
    }
    return faults;
}

// ---- dead files and dead links

Faults dead_file_faults(const Tree& tree) {
    Faults faults;
    std::set<std::string> read;
    for (const auto& [path, text] : tree) {
        if (is_cpp(path))
            for (const auto& inclusion : inclusions_of(text)) read.insert(inclusion.target);
        if (is_ts(path) && is_under(path, "web/"))
            for (const auto& import : imports_of(tree, path, text)) read.insert(import.target);
    }
    const auto page = tree.find("web/index.html");
    for (const auto& [path, text] : tree) {
        if (path.ends_with(".hpp") && is_under(path, "src/") && !path.ends_with(".pch.hpp") && !read.contains(path))
            faults.push_back(at(path, 1, "is included by nobody"));
        // web/src/main.tsx is named by the page; tests and declarations are found by their tools.
        const bool is_root = is_test(path) || path.ends_with(".d.ts") || path == "web/src/main.tsx";
        if (page != tree.end() && is_ts(path) && is_under(path, "web/src/") && !is_root && !read.contains(path))
            faults.push_back(at(path, 1, "is imported by nobody"));
    }
    return faults;
}

bool is_there(const Tree& tree, const std::string& path) {
    if (path.empty() || path == "." || tree.contains(path)) return true;
    const auto folder = path.ends_with('/') ? path : path + "/";
    const auto next = tree.lower_bound(folder);
    return next != tree.end() && next->first.starts_with(folder);
}

Faults link_faults(const Tree& tree) {
    Faults faults;
    for (const auto& [path, text] : tree) {
        if (!path.ends_with(".md")) continue;
        for (auto i = text.find("]("); i != std::string::npos; i = text.find("](", i + 1)) {
            auto target = text.substr(i + 2, text.find(')', i) - i - 2);
            target = target.substr(0, target.find('#'));
            if (target.empty() || target.find("://") != std::string::npos || target.starts_with("mailto:")) continue;
            const auto whole = (std::filesystem::path(path).parent_path() / target).lexically_normal().generic_string();
            if (!is_there(tree, whole)) faults.push_back(at(path, line_at(text, i), "leads to " + whole + ", which is not there"));
        }
        // The map must not lie: a path in back-ticks on the map exists. <m> and * stand for names.
        if (path != "ARCHITECTURE.md" && path != "CONTRIBUTING.md") continue;
        for (auto i = text.find('`'); i != std::string::npos; i = text.find('`', i + 1)) {
            const auto begins = i + 1;
            i = text.find('`', begins);
            if (i == std::string::npos) break;
            const auto target = text.substr(begins, i - begins);
            const bool is_path = target.find('/') != std::string::npos && target.find_first_of(" <*{\n…(:") == std::string::npos;
            const bool is_ours = is_under(target, "src/") || is_under(target, "web/") || is_under(target, "tests/") || is_under(target, "docs/") ||
                                 is_under(target, "catalog/") || is_under(target, "bench/");
            if (is_path && is_ours && !is_there(tree, target)) faults.push_back(at(path, line_at(text, begins), "names " + target + ", which is not there"));
        }
    }
    return faults;
}

// Decisions are numbered one after the other, so that a number names one of them for ever.
Faults decision_faults(const Tree& tree) {
    Faults faults;
    int expected = 1;
    for (const auto& [path, text] : tree) {
        if (!is_under(path, "docs/decisions/")) continue;
        const auto name = path.substr(15);
        if (name.size() < 5 || name.substr(0, 4) != (std::string(4 - std::to_string(expected).size(), '0') + std::to_string(expected)))
            faults.push_back(at(path, 1, "is not number " + std::to_string(expected)));
        ++expected;
        for (const std::string_view part : {"## Context", "## Options", "## Decision", "## Price"})
            if (text.find(part) == std::string::npos) faults.push_back(at(path, 1, "lacks " + std::string(part)));
    }
    return faults;
}

std::string told(const Faults& faults) {
    std::string text;
    for (const auto& fault : faults) text += "\n  " + fault;
    return text;
}

// A small tree for the bad examples: it has the floors and the words that every check expects.
Tree tree_with(Tree files) {
    files.try_emplace("src/floors.txt", ours().at("src/floors.txt"));
    for (const auto language : languages)
        files.try_emplace("catalog/messages/" + std::string(language) + ".json", R"({"refusal.plan.closed": "Suljettu", "plan.open": "Avaa"})");
    return files;
}

}  // namespace koppi::tidy

namespace tidy = koppi::tidy;

TEST_CASE("a file includes only lower floors and its own folder") { CHECK(tidy::told(tidy::include_faults(tidy::ours())) == ""); }

TEST_CASE("an include that climbs, peeps next door or is nowhere is found") {
    const auto faults = [](const std::string& path, const std::string& target) {
        return tidy::include_faults(tidy::tree_with({{path, "#include \"" + target + "\"\n"},
                                                     {"src/core/a.hpp", ""},
                                                     {"src/platform/sql.hpp", ""},
                                                     {"src/modules/contact/contact.hpp", ""},
                                                     {"src/modules/contact/store.hpp", ""},
                                                     {"src/interfaces/desks/first.hpp", ""}}))
            .size();
    };
    CHECK(faults("src/core/b.cpp", "core/a.hpp") == 0);
    CHECK(faults("src/core/b.cpp", "platform/sql.hpp") == 1);
    CHECK(faults("src/modules/plan/plan.cpp", "platform/sql.hpp") == 0);
    CHECK(faults("src/modules/plan/plan.cpp", "modules/contact/contact.hpp") == 1);
    CHECK(faults("src/modules/plan/plan_test.cpp", "modules/contact/contact.hpp") == 0);
    CHECK(faults("src/modules/contact/contact.cpp", "modules/contact/store.hpp") == 0);
    CHECK(faults("src/modules/contact/rules.cpp", "modules/contact/store.hpp") == 1);
    CHECK(faults("src/modules/contact/rules.cpp", "platform/sql.hpp") == 1);
    CHECK(faults("src/modules/contact/rules.cpp", "core/a.hpp") == 0);
    CHECK(faults("src/workflows/intake.cpp", "modules/contact/contact.hpp") == 0);
    CHECK(faults("src/workflows/intake.cpp", "modules/contact/store.hpp") == 1);
    CHECK(faults("src/workflows/intake.cpp", "interfaces/desks/first.hpp") == 1);
    CHECK(faults("src/interfaces/fhir/patient.cpp", "interfaces/desks/first.hpp") == 1);
    CHECK(faults("src/app/main.cpp", "modules/contact/store.hpp") == 0);
    CHECK(faults("src/core/b.cpp", "a.hpp") == 1);
    CHECK(faults("src/attic/old.cpp", "core/a.hpp") == 1);
}

TEST_CASE("the web's features do not import each other, and nothing imports from above") { CHECK(tidy::told(tidy::import_faults(tidy::ours())) == ""); }

TEST_CASE("an import from next door or from above is found") {
    const auto faults = [](const std::string& path, const std::string& target) {
        return tidy::import_faults(tidy::tree_with({{path, "import { Card } from \"" + target + "\";\n"},
                                                    {"web/src/core/api.ts", ""},
                                                    {"web/src/ui/card.tsx", ""},
                                                    {"web/src/features/plan/card.tsx", ""},
                                                    {"web/src/shell/frame.tsx", ""}}))
            .size();
    };
    CHECK(faults("web/src/features/contact/row.tsx", "../../ui/card") == 0);
    CHECK(faults("web/src/features/contact/row.tsx", "../plan/card") == 1);
    CHECK(faults("web/src/features/plan/row.tsx", "./card") == 0);
    CHECK(faults("web/src/ui/row.tsx", "../features/plan/card") == 1);
    CHECK(faults("web/src/core/row.ts", "../ui/card.tsx") == 1);
    CHECK(faults("web/src/features/contact/row.tsx", "react") == 0);
}

TEST_CASE("no banned word is used") { CHECK(tidy::told(tidy::banned_word_faults(tidy::ours())) == ""); }

TEST_CASE("a banned word is found in code, not in strings, and an unnamed wish in comments") {
    const auto faults = [](const std::string& path, const std::string& line) {
        return tidy::banned_word_faults({{path, line + "\n"}}).size();
    };
    CHECK(faults("src/modules/plan/plan.cpp", "int x = co_await y();") == 1);
    CHECK(faults("src/modules/plan/plan.cpp", "const char* x = \"co_await\";  // co_await") == 0);
    CHECK(faults("src/modules/plan/rules.cpp", "auto now = std::chrono::system_clock::now();") == 1);
    CHECK(faults("src/platform/clock.cpp", "auto now = std::chrono::system_clock::now();") == 0);
    CHECK(faults("src/modules/plan/plan.cpp", "auto t = std::time(nullptr);") == 1);
    CHECK(faults("src/modules/plan/plan.cpp", "auto t = std::chrono::steady_clock::now();") == 1);
    CHECK(faults("src/platform/writer.cpp", "auto t = std::chrono::steady_clock::now();") == 0);
    CHECK(faults("src/modules/plan/plan_test.cpp", "std::random_device device;") == 1);
    CHECK(faults("src/core/time.cpp", "// TODO: leap seconds") == 1);
    CHECK(faults("src/core/time.cpp", "/* FIXME */ int x;") == 1);
    CHECK(faults("src/core/time.cpp", "// TODO(leap seconds): the table of 2035") == 0);
    CHECK(faults("src/core/time.cpp", "char c = '\"'; int many = 10'000; f(\"TODO\");") == 0);
    CHECK(faults("src/core/time.cpp", "auto sql = R\"(it's // TODO)\"; co_return 1;") == 1);
    CHECK(faults("web/src/features/plan/card.tsx", "export default function Card() {}") == 1);
    CHECK(faults("web/src/features/plan/card.tsx", "const now = new Date();") == 1);
    CHECK(faults("web/src/features/plan/card.test.tsx", "const now = new Date();") == 0);
}

TEST_CASE("no exception is let go of without a word") { CHECK(tidy::told(tidy::swallowed_exception_faults(tidy::ours())) == ""); }

TEST_CASE("an empty handler without a reason is found") {
    CHECK(tidy::swallowed_exception_faults({{"src/core/a.cpp", "try { f(); } catch (...) {\n}"}}).size() == 1);
    CHECK(tidy::swallowed_exception_faults({{"src/core/a.cpp", "try { f(); } catch (...) {\n  // f is a wish, not a duty\n}"}}).empty());
    CHECK(tidy::swallowed_exception_faults({{"src/core/a.cpp", "try { f(); } catch (...) { g(); }"}}).empty());
}

TEST_CASE("lines are at most 160 columns wide but for test data, without tabs and without blanks at their ends") {
    CHECK(tidy::told(tidy::line_faults(tidy::ours())) == "");
}

TEST_CASE("a line that is too wide, or has a tab or a blank at its end, is found") {
    const auto faults = [](const std::string& text) { return tidy::line_faults({{"src/core/a.cpp", text}}).size(); };
    CHECK(faults("int a;\n") == 0);
    CHECK(faults("int a;") == 1);
    CHECK(faults("int a; \n") == 1);
    CHECK(faults("\tint a;\n") == 1);
    CHECK(faults(std::string(160, 'a') + "\n") == 0);
    CHECK(faults(std::string(161, 'a') + "\n") == 1);
}

TEST_CASE("SQL stands only in stores, interfaces, the platform and the administrator's commands") { CHECK(tidy::told(tidy::sql_faults(tidy::ours())) == ""); }

TEST_CASE("SQL in a verb is found") {
    const auto faults = [](const std::string& path, const std::string& text) {
        return tidy::sql_faults({{path, "constexpr sql::Query q{\"plan.q\", " + text + "};"}}).size();
    };
    CHECK(faults("src/modules/plan/plan.cpp", "\"select a from b\"") == 1);
    CHECK(faults("src/modules/plan/plan.cpp", "R\"(\n    insert into plan (a) values ($1))\"") == 1);
    CHECK(faults("src/workflows/intake.cpp", "\"update plan set a = 1\"") == 1);
    CHECK(faults("src/modules/plan/store.cpp", "\"select a from b\"") == 0);
    CHECK(faults("src/modules/plan/plan.cpp", "\"select one of these\"") == 0);
}

TEST_CASE("migrations of a folder are numbered from one without a gap") { CHECK(tidy::told(tidy::migration_faults(tidy::ours())) == ""); }

TEST_CASE("a migration that is skipped, doubled or misnamed is found") {
    const auto faults = [](const std::string& second) {
        return tidy::migration_faults({{"src/modules/plan/migrations/0001_plan.sql", ""}, {"src/modules/plan/migrations/" + second, ""}}).size();
    };
    CHECK(faults("0002_goal.sql") == 0);
    CHECK(faults("0003_goal.sql") == 1);
    CHECK(faults("0001_goal.sql") == 1);
    CHECK(faults("goal.sql") == 1);
}

TEST_CASE("every message has words in three languages that ask for the same names") { CHECK(tidy::told(tidy::message_faults(tidy::ours())) == ""); }

TEST_CASE("a message that is missing, empty or asks for another name is found") {
    const auto faults = [](const std::string& swedish) {
        return tidy::message_faults({{"catalog/messages/fi.json", R"({"a": "Tieto {name}", "b": "{n, plural, one {# aika} other {# aikaa}}"})"},
                                     {"catalog/messages/en.json", R"({"a": "Fact {name}", "b": "{n, plural, one {# time} other {# times}}"})"},
                                     {"catalog/messages/sv.json", swedish}})
            .size();
    };
    CHECK(faults(R"({"a": "Uppgift {name}", "b": "{n, plural, one {# tid} other {# tider}}"})") == 0);
    CHECK(faults(R"({"a": "Uppgift {name}"})") == 1);
    CHECK(faults(R"({"a": "Uppgift {namn}", "b": "{n, plural, other {# tider}}"})") == 1);
    CHECK(faults(R"({"a": "Uppgift {name", "b": "{n, plural, other {# tider}}"})") == 1);
    CHECK(faults(R"({"a": "", "b": "{n}", "c": "extra"})") == 3);
}

TEST_CASE("every key that the web asks for and every refusal of the server has words") { CHECK(tidy::told(tidy::missing_word_faults(tidy::ours())) == ""); }

TEST_CASE("a key or a refusal without words is found") {
    const auto faults = [](const std::string& path, const std::string& line) {
        return tidy::missing_word_faults(tidy::tree_with({{path, line}})).size();
    };
    CHECK(faults("web/src/features/plan/card.tsx", "<p>{t(\"plan.open\")}</p>") == 0);
    CHECK(faults("web/src/features/plan/card.tsx", "<p>{t(\"plan.opne\")}</p>") == 1);
    CHECK(faults("web/src/features/plan/card.tsx", "<p>{t(`plan.${word}`)}</p>") == 0);
    CHECK(faults("web/src/features/plan/card.tsx", "<p>{t(`plam.${word}`)}</p>") == 1);
    CHECK(faults("web/src/features/plan/card.tsx", "import(\"plan.opne\")") == 0);
    CHECK(faults("src/modules/plan/rules.cpp", "return Refusal{Reason::conflict, \"plan.closed\", \"\", {}};") == 0);
    CHECK(faults("src/modules/plan/rules.cpp", "return Refusal{Reason::conflict,\n    \"plan.shut\", \"\", {}};") == 1);
}

TEST_CASE("every header is included and every module of the web is imported") { CHECK(tidy::told(tidy::dead_file_faults(tidy::ours())) == ""); }

TEST_CASE("a header or a web module that nobody reads is found") {
    CHECK(tidy::dead_file_faults({{"src/core/a.hpp", ""}, {"src/core/a.cpp", "#include \"core/a.hpp\"\n"}}).empty());
    CHECK(tidy::dead_file_faults({{"src/core/a.hpp", ""}, {"src/core/a.cpp", ""}}).size() == 1);
    const auto web_faults = [](const std::string& main) {
        return tidy::dead_file_faults({{"web/index.html", ""}, {"web/src/main.tsx", main}, {"web/src/ui/card.tsx", ""}}).size();
    };
    CHECK(web_faults("import { Card } from \"./ui/card\";\n") == 0);
    CHECK(web_faults("") == 1);
}

TEST_CASE("every link of the documents leads somewhere, and the map names only what is there") { CHECK(tidy::told(tidy::link_faults(tidy::ours())) == ""); }

TEST_CASE("a dead link and a path that the map made up are found") {
    CHECK(tidy::link_faults({{"README.md", "[how](docs/how.md#first), [out](https://koppi.example)"}, {"docs/how.md", ""}}).empty());
    CHECK(tidy::link_faults({{"README.md", "[how](docs/hwo.md)"}, {"docs/how.md", ""}}).size() == 1);
    CHECK(tidy::link_faults({{"docs/decisions/0001.md", "[up](../how.md) [in](.)"}, {"docs/how.md", ""}}).empty());
    CHECK(tidy::link_faults({{"ARCHITECTURE.md", "`src/core/a.hpp` and `src/modules/<m>/rules.cpp`"}, {"src/core/a.hpp", ""}}).empty());
    CHECK(tidy::link_faults({{"ARCHITECTURE.md", "`src/core/b.hpp`"}, {"src/core/a.hpp", ""}}).size() == 1);
}

TEST_CASE("decisions are numbered one after the other and say context, options, decision and price") {
    CHECK(tidy::told(tidy::decision_faults(tidy::ours())) == "");
}

TEST_CASE("a decision without a price, or out of order, is found") {
    const std::string whole = "## Context\n## Options\n## Decision\n## Price\n";
    CHECK(tidy::decision_faults({{"docs/decisions/0001-a.md", whole}, {"docs/decisions/0002-b.md", whole}}).empty());
    CHECK(tidy::decision_faults({{"docs/decisions/0001-a.md", whole}, {"docs/decisions/0003-b.md", whole}}).size() == 1);
    CHECK(tidy::decision_faults({{"docs/decisions/0001-a.md", "## Context\n## Options\n## Decision\n"}}).size() == 1);
}
