// Import, the reader: a SAX walk over Boost.JSON's basic_parser.
#include "interfaces/import/json_stream.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace koppi::importing {

namespace json = boost::json;
using Fault = boost::system::error_code;

std::string Place::text() const {
    std::string text;
    if (line >= 0) text.append("line ").append(std::to_string(line));
    if (entry >= 0) text.append(line >= 0 ? " " : "").append("/entry/").append(std::to_string(entry));
    return text.empty() ? "/" : text;
}

namespace {

// ---- sources

class FileSource final : public Source {
public:
    FileSource(int descriptor, std::int64_t size) : descriptor_(descriptor), size_(size) {}
    ~FileSource() override { ::close(descriptor_); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    Result<std::size_t> read(std::int64_t offset, std::span<char> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const auto got = ::pread(descriptor_, into.data() + done, into.size() - done, offset + static_cast<std::int64_t>(done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return Refusal{Reason::unavailable, "import.unreadable", "", {{"why", std::strerror(errno)}}};
            if (got == 0) break;
            done += static_cast<std::size_t>(got);
        }
        return done;
    }
    std::int64_t size() const override { return size_; }

private:
    int descriptor_;
    std::int64_t size_;
};

class TextSource final : public Source {
public:
    explicit TextSource(std::string text) : text_(std::move(text)) {}
    Result<std::size_t> read(std::int64_t offset, std::span<char> into) override {
        const auto from = std::min(static_cast<std::size_t>(offset), text_.size());
        const auto count = std::min(into.size(), text_.size() - from);
        std::memcpy(into.data(), text_.data() + from, count);
        return count;
    }
    std::int64_t size() const override { return static_cast<std::int64_t>(text_.size()); }

private:
    std::string text_;
};

// SHA-256 of a whole file. OpenSSL's, which uses the processor's own instructions: hashing must not cost more than parsing.
class FileDigest {
public:
    FileDigest() : context_(EVP_MD_CTX_new()) { ensure(context_ && EVP_DigestInit_ex(context_, EVP_sha256(), nullptr) == 1, "SHA-256 is there"); }
    ~FileDigest() { EVP_MD_CTX_free(context_); }
    FileDigest(const FileDigest&) = delete;
    FileDigest& operator=(const FileDigest&) = delete;
    void add(std::string_view bytes) { EVP_DigestUpdate(context_, bytes.data(), bytes.size()); }
    Digest done() {
        Digest digest{};
        unsigned size = 0;
        EVP_DigestFinal_ex(context_, digest.data(), &size);
        return digest;
    }

private:
    EVP_MD_CTX* context_;
};

// ---- what is asked for, by field name

using TypeMask = std::uint32_t;

class AskedFields {
public:
    explicit AskedFields(const std::vector<Asked>& asked) : asked_(asked) {
        ensure(asked.size() <= 32, "a mask has a bit for each type that is asked for");
        for (std::size_t i = 0; i < asked.size(); ++i)
            for (const auto field : asked[i].fields) by_field_[field] |= TypeMask{1} << i;
    }
    TypeMask all() const { return asked_.empty() ? 0 : (~TypeMask{0} >> (32 - asked_.size())); }
    TypeMask type(std::string_view name) const {
        for (std::size_t i = 0; i < asked_.size(); ++i)
            if (asked_[i].type == name) return TypeMask{1} << i;
        return 0;
    }
    TypeMask field(std::string_view name) const {
        const auto found = by_field_.find(name);
        return found == by_field_.end() ? 0 : found->second;
    }

private:
    const std::vector<Asked>& asked_;
    std::unordered_map<std::string_view, TypeMask> by_field_;
};

// ---- the path to where the parser stands; kept only while the place of a fault is looked for

class Path {
public:
    void key(std::string name) { steps_.back().name = std::move(name); }
    void open_object() { open({false, "", 0}); }
    void open_array() { open({true, "", -1}); }
    void close() { steps_.pop_back(); }
    void value() {
        if (!steps_.empty() && steps_.back().is_array) ++steps_.back().index;
    }
    std::string pointer() const {
        std::string text;
        for (const auto& step : steps_) {
            if (step.is_array) {
                if (step.index >= 0) text.append("/").append(std::to_string(step.index));
            } else if (!step.name.empty()) {
                text += '/';
                for (const char c : step.name) {
                    if (c == '~') {
                        text += "~0";
                    } else if (c == '/') {
                        text += "~1";
                    } else {
                        text += c;
                    }
                }
            }
        }
        return text;
    }

private:
    struct Step {
        bool is_array;
        std::string name;
        std::int64_t index;
    };
    void open(Step step) {
        value();
        steps_.push_back(std::move(step));
    }
    std::vector<Step> steps_;
};

struct NoPath {};

// ---- the walk

// What was found wrong by us, not by the parser.
struct Finding {
    const char* code = nullptr;
    std::map<std::string, std::string> details;
};

// One document after another. `Tracks` keeps the path as well, at a third of the speed; it hands nothing out.
template <bool Tracks>
class Walk {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    Walk(const AskedFields& asked, const Visit& visit, Totals& totals, const Limits& limits)
        : asked_(asked), visit_(visit), totals_(totals), limits_(limits), memory_(first_block_.data(), first_block_.size()) {}

    // Of the document that was read last or is being read.
    const Finding& finding() const { return finding_; }
    std::string pointer() const {
        if constexpr (Tracks) return path_.pointer();
        return "";
    }
    bool was_bundle() const { return is_bundle_; }
    void at_line(std::int64_t line) { place_.line = line; }

    // -- the parser's events

    bool on_document_begin(Fault&) {
        state_ = State::document;
        ignored_ = 0;
        building_ = 0;
        rest_ = false;
        is_bundle_ = false;
        type_known_ = false;
        entries_seen_ = false;
        place_.entry = -1;
        bundle_kind_.clear();
        type_.clear();
        full_url_.clear();
        text_.clear();
        held_.reset();
        if constexpr (Tracks) path_ = Path();
        return true;
    }
    bool on_document_end(Fault&) { return true; }

    bool on_object_begin(Fault& fault) {
        if constexpr (Tracks) path_.open_object();
        if (ignored_) {
            ++ignored_;
            return true;
        }
        if (building_) {
            ++building_;
            return weigh(0, fault);
        }
        switch (state_) {
            case State::document:
                state_ = State::top;
                begin_resource();
                return true;
            case State::entries:
                state_ = State::entry;
                full_url_.clear();
                ++place_.entry;
                return true;
            case State::entry:
                if (pending_ == Pending::resource) {
                    if (held_ || type_known_) return found("import.field_twice", fault, {{"field", "resource"}});
                    state_ = State::resource;
                    begin_resource();
                    return true;
                }
                ignored_ = 1;
                return true;
            case State::top:
            case State::resource: return begin_container(fault);
        }
        return true;
    }

    bool on_object_end(std::size_t n, Fault& fault) {
        if constexpr (Tracks) path_.close();
        if (ignored_) {
            if (--ignored_ > 0 || !rest_) return true;
            // The end of a resource that nobody asked for.
            rest_ = false;
            return state_ == State::resource ? end_resource(fault) : end_document(fault);
        }
        if (building_) {
            stack_.push_object(n);
            end_container();
            return true;
        }
        switch (state_) {
            case State::resource: return end_resource(fault);
            case State::entry:
                state_ = State::entries;
                hand_out();
                type_known_ = false;
                return true;
            default: return end_document(fault);
        }
    }

    bool on_array_begin(Fault& fault) {
        if constexpr (Tracks) path_.open_array();
        if (ignored_) {
            ++ignored_;
            return true;
        }
        if (building_) {
            ++building_;
            return weigh(0, fault);
        }
        if (state_ == State::top && pending_ == Pending::entries) {
            if (entries_seen_) return found("import.field_twice", fault, {{"field", "entry"}});
            entries_seen_ = true;
            state_ = State::entries;
            drop_resource();
            type_known_ = false;
            return true;
        }
        if (state_ == State::top || state_ == State::resource) return begin_container(fault);
        if (state_ == State::entry) {
            if (pending_ == Pending::resource) return found("import.not_a_bundle", fault);
            ignored_ = 1;
            return true;
        }
        return found(state_ == State::document ? "import.not_fhir" : "import.not_a_bundle", fault);
    }

    bool on_array_end(std::size_t n, Fault&) {
        if constexpr (Tracks) path_.close();
        if (ignored_) {
            --ignored_;
            return true;
        }
        if (building_) {
            stack_.push_array(n);
            end_container();
            return true;
        }
        state_ = State::top;
        return true;
    }

    bool on_key_part(json::string_view part, std::size_t, Fault& fault) {
        if constexpr (Tracks) key_.append(part.data(), part.size());
        if (ignored_) return true;
        if (building_) {
            stack_.push_chars(part);
            return weigh(part.size(), fault);
        }
        append_text(part);
        return true;
    }

    bool on_key(json::string_view part, std::size_t, Fault& fault) {
        if constexpr (Tracks) {
            key_.append(part.data(), part.size());
            path_.key(std::exchange(key_, {}));
        }
        if (ignored_) return true;
        if (building_) {
            stack_.push_key(part);
            return weigh(part.size(), fault);
        }
        append_text(part);
        pending_ = pending_of(text_);
        if (pending_ == Pending::keep) stack_.push_key(json::string_view(text_.data(), text_.size()));
        text_.clear();
        return true;
    }

    bool on_string_part(json::string_view part, std::size_t, Fault& fault) {
        if (ignored_) return true;
        if (builds()) {
            stack_.push_chars(part);
            if (!weigh(part.size(), fault)) return false;
        }
        if (!building_ && pending_ != Pending::ignore) append_text(part);
        return true;
    }

    bool on_string(json::string_view part, std::size_t, Fault& fault) {
        if constexpr (Tracks) path_.value();
        if (ignored_) return true;
        if (building_) {
            stack_.push_string(part);
            return weigh(part.size(), fault);
        }
        if (state_ == State::document) return found("import.not_fhir", fault);
        if (state_ == State::entries) return found("import.not_a_bundle", fault);
        if (pending_ == Pending::ignore) return true;
        append_text(part);
        const std::string text = std::exchange(text_, {});
        switch (pending_) {
            case Pending::type: return learn_type(text, fault);
            case Pending::full_url: full_url_ = text; return true;
            case Pending::bundle_kind: bundle_kind_ = text; return true;
            case Pending::resource:
            case Pending::entries: return found("import.not_a_bundle", fault);
            case Pending::keep:
                // `type` of the top-level object is the kind of a Bundle, until we know that it is none.
                if (state_ == State::top && keeps_type_) bundle_kind_ = text;
                stack_.push_string(part);
                end_field();
                return weigh(part.size(), fault);
            case Pending::ignore: break;
        }
        return true;
    }

    bool on_number_part(json::string_view, Fault&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, Fault& fault) {
        return scalar(fault, [&] { stack_.push_int64(number); });
    }
    bool on_uint64(std::uint64_t number, json::string_view, Fault& fault) {
        return scalar(fault, [&] { stack_.push_uint64(number); });
    }
    bool on_double(double number, json::string_view, Fault& fault) {
        return scalar(fault, [&] { stack_.push_double(number); });
    }
    bool on_bool(bool value, Fault& fault) {
        return scalar(fault, [&] { stack_.push_bool(value); });
    }
    bool on_null(Fault& fault) {
        return scalar(fault, [&] { stack_.push_null(); });
    }
    bool on_comment_part(json::string_view, Fault&) { return true; }
    bool on_comment(json::string_view, Fault&) { return true; }

private:
    enum class State { document, top, entries, entry, resource };
    enum class Pending { ignore, keep, type, full_url, resource, entries, bundle_kind };

    bool builds() const { return building_ || ((state_ == State::top || state_ == State::resource) && pending_ == Pending::keep); }

    Pending pending_of(std::string_view key) {
        if (state_ == State::entry) {
            if (key == "resource") return Pending::resource;
            if (key == "fullUrl") return Pending::full_url;
            return Pending::ignore;
        }
        if (key == "resourceType") return Pending::type;
        if (state_ == State::top) {
            if (key == "entry" && (!type_known_ || is_bundle_)) return Pending::entries;
            if (is_bundle_ || entries_seen_) return key == "type" ? Pending::bundle_kind : Pending::ignore;
            keeps_type_ = key == "type";
        }
        if ((asked_.field(key) & mask_) != 0) return Pending::keep;
        return state_ == State::top && keeps_type_ ? Pending::bundle_kind : Pending::ignore;
    }

    // Names that we compare with are short: what is longer than this is none of them, and is not worth memory.
    void append_text(json::string_view part) {
        constexpr std::size_t short_max = 512;
        const auto room = short_max - std::min(short_max, text_.size());
        text_.append(part.data(), std::min(room, part.size()));
    }

    bool weigh(std::size_t bytes, Fault& fault) {
        kept_ += bytes + 32;
        if (kept_ <= limits_.kept) return true;
        return found("import.resource_too_large", fault, {{"max", std::to_string(limits_.kept)}});
    }

    bool found(const char* code, Fault& fault, std::map<std::string, std::string> details = {}) {
        finding_ = {code, std::move(details)};
        fault = json::make_error_code(json::error::exception);
        return false;
    }

    template <class Push>
    bool scalar(Fault& fault, Push push) {
        if constexpr (Tracks) path_.value();
        if (ignored_) return true;
        if (building_) {
            push();
            return weigh(0, fault);
        }
        switch (state_) {
            case State::document: return found("import.not_fhir", fault);
            case State::entries: return found("import.not_a_bundle", fault);
            case State::entry: return pending_ == Pending::resource ? found("import.not_a_bundle", fault) : true;
            case State::top:
            case State::resource: break;
        }
        if (pending_ == Pending::type) return found("import.not_fhir", fault);
        if (pending_ == Pending::entries) return found("import.not_a_bundle", fault);
        if (pending_ != Pending::keep) return true;
        push();
        end_field();
        return weigh(0, fault);
    }

    bool begin_container(Fault& fault) {
        switch (pending_) {
            case Pending::keep: building_ = 1; return weigh(0, fault);
            case Pending::type: return found("import.not_fhir", fault);
            case Pending::entries: return found("import.not_a_bundle", fault);
            default: ignored_ = 1; return true;
        }
    }
    void end_container() {
        if (--building_ == 0) end_field();
    }
    void end_field() { ++fields_; }

    void begin_resource() {
        drop_resource();
        mask_ = asked_.all();
        type_known_ = false;
        type_.clear();
    }
    void drop_resource() {
        held_.reset();
        stack_.reset();
        memory_.release();
        stack_.reset(json::storage_ptr(&memory_));
        fields_ = 0;
        kept_ = 0;
    }

    bool learn_type(const std::string& name, Fault& fault) {
        if (type_known_) return found("import.field_twice", fault, {{"field", "resourceType"}});
        type_known_ = true;
        if (state_ == State::top && name == "Bundle") {
            is_bundle_ = true;
            if (!entries_seen_) drop_resource();
            return true;
        }
        if (state_ == State::top && entries_seen_) return found("import.not_a_bundle", fault);
        type_ = name;
        mask_ = asked_.type(name);
        if (mask_ == 0) {
            drop_resource();
            rest_ = true;
            ignored_ = 1;
        }
        return true;
    }

    bool end_resource(Fault& fault) {
        state_ = State::entry;
        type_known_ = true;  // a second `resource` of this entry is told by this
        return keep_resource(fault);
    }
    bool keep_resource(Fault&) {
        ++totals_.resources;
        if (type_.empty() || mask_ == 0) {
            count_other();
            return true;
        }
        stack_.push_object(fields_);
        held_.emplace(stack_.release());
        return true;
    }
    void count_other() {
        std::string name = type_.empty() ? "?" : type_.substr(0, 64);
        if (!totals_.others.contains(name) && totals_.others.size() >= other_types_max) name = "…";
        ++totals_.others[name];
    }
    void hand_out() {
        if (!held_) return;
        if (!Tracks) visit_(Kept{type_, held_->get_object(), full_url_, place_});
        drop_resource();
    }

    bool end_document(Fault& fault) {
        state_ = State::document;
        if (is_bundle_) {
            // A history holds several states of one thing, an answer to a transaction holds none.
            if (bundle_kind_ == "history" || bundle_kind_.ends_with("-response") || bundle_kind_ == "subscription-notification")
                return found("import.bundle_kind", fault, {{"kind", bundle_kind_}});
            return true;
        }
        if (entries_seen_) return found("import.not_a_bundle", fault);
        if (!type_known_) return found("import.not_fhir", fault);
        full_url_.clear();
        if (!keep_resource(fault)) return false;
        hand_out();
        return true;
    }

    const AskedFields& asked_;
    const Visit& visit_;
    Totals& totals_;
    const Limits& limits_;

    State state_ = State::document;
    Pending pending_ = Pending::ignore;
    std::size_t ignored_ = 0;   // how deep in what nobody asked for
    std::size_t building_ = 0;  // how deep in the value of a field that is kept
    bool rest_ = false;         // `ignored_` ends with the resource, not with a field
    bool is_bundle_ = false;
    bool entries_seen_ = false;
    bool type_known_ = false;
    bool keeps_type_ = false;
    TypeMask mask_ = 0;
    std::string type_;
    std::string full_url_;
    std::string bundle_kind_;
    std::string text_;  // the parts of a key or a short string so far
    Place place_;
    Finding finding_;

    std::array<unsigned char, 64 * 1024> first_block_;
    json::monotonic_resource memory_;
    json::value_stack stack_;
    std::size_t fields_ = 0;
    std::size_t kept_ = 0;
    std::optional<json::value> held_;

    [[no_unique_address]] std::conditional_t<Tracks, Path, NoPath> path_;
    std::string key_;
};

// ---- chunks into documents

struct Stop {
    std::string code;
    std::map<std::string, std::string> details;
    std::int64_t offset;  // the byte at which the reading stopped, when the walk went byte by byte
    std::string pointer;
};

std::string_view code_of(const Fault& fault) {
    if (fault == json::error::incomplete) return "import.cut_short";
    if (fault == json::error::too_deep) return "import.too_deep";
    return "import.not_json";
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Drives one Walk over a sequence of chunks.
template <bool Tracks>
class Documents {
public:
    Documents(Layout layout, const AskedFields& asked, const Visit& visit, Totals& totals, const Limits& limits)
        : lines_(layout == Layout::lines), parser_(options(limits), asked, visit, totals, limits) {}

    // Absent when all is well so far. `offset` is the place of the chunk's first byte in the file.
    std::optional<Stop> feed(std::int64_t offset, std::string_view chunk) {
        while (!chunk.empty()) {
            if (lines_) {
                const auto end = chunk.find('\n');
                const auto part = chunk.substr(0, end);
                if (auto stop = feed_line(offset, part)) return stop;
                if (end == std::string_view::npos) return std::nullopt;
                if (auto stop = end_line(offset + static_cast<std::int64_t>(end))) return stop;
                offset += static_cast<std::int64_t>(end) + 1;
                chunk.remove_prefix(end + 1);
                continue;
            }
            if (ended_) return after_the_end(offset, chunk);
            std::size_t used = 0;
            if (auto stop = write(true, offset, chunk, used)) return stop;
            // The parser takes the white space behind a document; the line breaks in it are ours to see.
            if (parser_.done()) {
                ended_ = true;
                note_breaks(chunk.substr(0, used));
            } else {
                one_line_ = one_line_ && chunk.substr(0, used).find('\n') == std::string_view::npos;
            }
            offset += static_cast<std::int64_t>(used);
            chunk.remove_prefix(used);
        }
        return std::nullopt;
    }

    std::optional<Stop> finish(std::int64_t offset) {
        if (lines_) {
            if (auto stop = end_line(offset)) return stop;
            return any_ ? std::nullopt : std::optional(Stop{"import.empty_file", {}, offset, ""});
        }
        if (ended_) return std::nullopt;
        if (!any_) return Stop{"import.empty_file", {}, offset, ""};
        std::size_t used = 0;
        if (auto stop = write(false, offset, {}, used)) return stop;
        return std::nullopt;
    }

private:
    static json::parse_options options(const Limits& limits) {
        json::parse_options options;
        options.max_depth = limits.depth;
        return options;
    }

    std::optional<Stop> write(bool more, std::int64_t offset, std::string_view part, std::size_t& used) {
        if (!any_)
            for (const char c : part) any_ = any_ || !is_json_space(c);
        Fault fault;
        used = parser_.write_some(more, part.data() ? part.data() : "", part.size(), fault);
        if (!fault) return std::nullopt;
        const auto& walk = parser_.handler();
        if (walk.finding().code) return Stop{walk.finding().code, walk.finding().details, offset, walk.pointer()};
        return Stop{std::string(code_of(fault)), {}, offset, walk.pointer()};
    }

    // Nothing may follow a document; but a resource that stands on one line, followed by another line, is the first of many.
    std::optional<Stop> after_the_end(std::int64_t offset, std::string_view chunk) {
        std::size_t at = 0;
        while (at < chunk.size() && is_json_space(chunk[at])) ++at;
        note_breaks(chunk.substr(0, at));
        if (at == chunk.size()) return std::nullopt;
        if (!one_line_ || !break_behind_ || parser_.handler().was_bundle() || chunk[at] != '{')
            return Stop{"import.after_the_end", {}, offset + static_cast<std::int64_t>(at), ""};
        lines_ = true;
        ended_ = false;
        line_ = 1 + breaks_;
        parser_.reset();
        return feed(offset + static_cast<std::int64_t>(at), chunk.substr(at));
    }
    void note_breaks(std::string_view text) {
        // Breaks inside the document's own last part don't count: look only behind its last brace.
        const auto last = text.rfind('}');
        if (last != std::string_view::npos) {
            one_line_ = one_line_ && text.substr(0, last).find('\n') == std::string_view::npos;
            text.remove_prefix(last + 1);
        }
        for (const char c : text) breaks_ += c == '\n';
        break_behind_ = breaks_ > 0;
    }

    std::optional<Stop> feed_line(std::int64_t offset, std::string_view part) {
        if (!line_open_) {
            while (!part.empty() && is_json_space(part.front())) {
                part.remove_prefix(1);
                ++offset;
            }
            if (part.empty()) return std::nullopt;
            line_open_ = true;
            parser_.reset();
            parser_.handler().at_line(line_);
        }
        std::size_t used = 0;
        if (!parser_.done())
            if (auto stop = write(true, offset, part, used)) return stop;
        for (; used < part.size(); ++used)
            if (!is_json_space(part[used])) return Stop{"import.after_the_end", {}, offset + static_cast<std::int64_t>(used), ""};
        return std::nullopt;
    }
    std::optional<Stop> end_line(std::int64_t offset) {
        ++line_;
        if (!line_open_) return std::nullopt;
        line_open_ = false;
        if (parser_.done()) return std::nullopt;
        std::size_t used = 0;
        return write(false, offset, {}, used);
    }

    bool lines_;
    json::basic_parser<Walk<Tracks>> parser_;
    bool any_ = false;    // something else than white space came
    bool ended_ = false;  // the only document of the file is complete
    bool one_line_ = true;
    bool break_behind_ = false;
    std::int64_t breaks_ = 0;
    bool line_open_ = false;
    std::int64_t line_ = 1;
};

// The file is read again up to the fault, the last chunk byte by byte. Refusals are rare; the good way pays nothing for them.
Result<Stop> place_of(Source& source, Layout layout, const AskedFields& asked, const Limits& limits, std::int64_t chunk_from,
                      std::int64_t chunk_to, std::int64_t begins_at) {
    Totals totals;
    const Visit nobody;
    auto documents = std::make_unique<Documents<true>>(layout, asked, nobody, totals, limits);
    std::vector<char> buffer(limits.chunk);
    std::int64_t offset = begins_at;
    while (offset < chunk_from) {
        const auto want = static_cast<std::size_t>(std::min<std::int64_t>(chunk_from - offset, static_cast<std::int64_t>(buffer.size())));
        const auto got = TRY(source.read(offset, std::span(buffer.data(), want)));
        if (got == 0) break;
        if (auto stop = documents->feed(offset, {buffer.data(), got})) return std::move(*stop);
        offset += static_cast<std::int64_t>(got);
    }
    while (offset < chunk_to) {
        const auto want = static_cast<std::size_t>(std::min<std::int64_t>(chunk_to - offset, static_cast<std::int64_t>(buffer.size())));
        const auto got = TRY(source.read(offset, std::span(buffer.data(), want)));
        if (got == 0) break;
        for (std::size_t i = 0; i < got; ++i)
            if (auto stop = documents->feed(offset + static_cast<std::int64_t>(i), {buffer.data() + i, 1})) return std::move(*stop);
        offset += static_cast<std::int64_t>(got);
    }
    if (auto stop = documents->finish(offset)) return std::move(*stop);
    return Stop{"import.unreadable", {}, offset, ""};
}

struct LineAndColumn {
    std::int64_t line = 1;
    std::int64_t column = 1;  // in bytes
};

Result<LineAndColumn> line_of(Source& source, std::int64_t offset) {
    LineAndColumn place;
    std::vector<char> buffer(256 * 1024);
    std::int64_t line_from = 0;
    std::int64_t at = 0;
    while (at < offset) {
        const auto want = static_cast<std::size_t>(std::min<std::int64_t>(offset - at, static_cast<std::int64_t>(buffer.size())));
        const auto got = TRY(source.read(at, std::span(buffer.data(), want)));
        if (got == 0) break;
        for (std::size_t i = 0; i < got; ++i)
            if (buffer[i] == '\n') {
                ++place.line;
                line_from = at + static_cast<std::int64_t>(i) + 1;
            }
        at += static_cast<std::int64_t>(got);
    }
    place.column = offset - line_from + 1;
    return place;
}

// The parser says "syntax" for a bad byte as well; which of the two it was is seen from the bytes.
bool is_bad_utf8_near(std::string_view bytes) {
    std::size_t i = 0;
    // A character may have begun before the window.
    while (i < bytes.size() && i < 3 && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80) ++i;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0) return true;
        for (std::size_t k = 1; k < length; ++k) {
            if (i + k >= bytes.size()) return false;
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xC0) != 0x80) return true;
            // Overlong forms, halves of surrogate pairs, beyond U+10FFFF.
            if (k == 1 && ((lead == 0xE0 && next < 0xA0) || (lead == 0xED && next > 0x9F) || (lead == 0xF0 && next < 0x90) || (lead == 0xF4 && next > 0x8F)))
                return true;
        }
        i += length;
    }
    return false;
}

Refusal refusal_of(Stop stop, Source& source) {
    if (stop.code == "import.not_json") {
        std::array<char, 8> window{};
        const auto from = std::max<std::int64_t>(0, stop.offset - 3);
        const auto got = source.read(from, window);
        if (got && is_bad_utf8_near({window.data(), std::min<std::size_t>(*got, static_cast<std::size_t>(stop.offset - from) + 1)}))
            stop.code = "import.not_utf8";
    }
    stop.details["offset"] = std::to_string(stop.offset);
    if (const auto place = line_of(source, stop.offset)) {
        stop.details["line"] = std::to_string(place->line);
        stop.details["column"] = std::to_string(place->column);
    }
    return Refusal{Reason::invalid, std::move(stop.code), std::move(stop.pointer), std::move(stop.details)};
}

}  // namespace

Result<std::unique_ptr<Source>> open_source(const std::string& path) {
    // O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const bool absent = errno == ENOENT || errno == ENOTDIR;
        return Refusal{absent ? Reason::not_found : Reason::unavailable, absent ? "import.no_such_file" : "import.unreadable", "",
                       {{"why", std::strerror(errno)}}};
    }
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return Refusal{Reason::invalid, "import.not_a_file", "", {}};
    }
    return std::unique_ptr<Source>(std::make_unique<FileSource>(descriptor, static_cast<std::int64_t>(status.st_size)));
}

std::unique_ptr<Source> source_of(std::string text) { return std::make_unique<TextSource>(std::move(text)); }

Result<Totals> read_resources(Source& source, Layout layout, const std::vector<Asked>& asked, const Visit& visit, const BytesRead& progress,
                              const Limits& limits) {
    const AskedFields fields(asked);
    Totals totals;
    auto documents = std::make_unique<Documents<false>>(layout, fields, visit, totals, limits);
    FileDigest digest;
    std::vector<char> buffer(limits.chunk);

    std::array<char, 3> mark{};
    const auto marked = TRY(source.read(0, mark));
    const std::int64_t begins_at = std::string_view(mark.data(), marked) == byte_order_mark ? 3 : 0;
    if (begins_at > 0) digest.add(byte_order_mark);

    std::int64_t offset = begins_at;
    while (true) {
        const auto got = TRY(source.read(offset, buffer));
        if (got == 0) break;
        digest.add({buffer.data(), got});
        if (documents->feed(offset, {buffer.data(), got})) {
            auto stop = TRY(place_of(source, layout, fields, limits, offset, offset + static_cast<std::int64_t>(got), begins_at));
            return refusal_of(std::move(stop), source);
        }
        offset += static_cast<std::int64_t>(got);
        if (progress) progress(offset);
    }
    if (documents->finish(offset)) {
        auto stop = TRY(place_of(source, layout, fields, limits, offset, offset, begins_at));
        return refusal_of(std::move(stop), source);
    }
    totals.bytes = offset;
    totals.digest = digest.done();
    return totals;
}

}  // namespace koppi::importing
