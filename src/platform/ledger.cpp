// Platform: appends to, reads and verifies the ledger.
#include "platform/ledger.hpp"

#include "platform/migrate.hpp"

namespace koppi {

namespace {

constexpr sql::Query last_ledger_row{"platform.last_ledger_row", "select position, hash from ledger order by position desc limit 1"};
constexpr sql::Query insert_ledger_row{"platform.insert_ledger_row", R"(
    insert into ledger (position, name, version, happened_at, recorded_at, account, professional, unit, profession, body, body_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))"};
constexpr sql::Query list_ledger_rows{"platform.list_ledger_rows", R"(
    select position, name, version, happened_at, recorded_at, account, professional, unit, profession, body, body_hash, hash
    from ledger where position > $1 order by position)"};

struct ChainEnd {
    std::int64_t position;
    sql::Blob hash;
};
BOOST_DESCRIBE_STRUCT(ChainEnd, (), (position, hash))

template <class T>
std::string text_or_none(const std::optional<T>& id) {
    return id ? id->text() : std::string();
}

Digest row_hash(const Digest& before, std::int64_t position, std::string_view name, int version, Instant happened_at, Instant recorded_at,
                const std::optional<AccountId>& account, const std::optional<ProfessionalId>& professional,
                const std::optional<UnitId>& unit, const std::optional<events::Profession>& profession,
                std::span<const std::uint8_t> body_hash) {
    return DigestOf()
        .add(before)
        .add(position)
        .add(name)
        .add(version)
        .add(epoch_ms(happened_at))
        .add(epoch_ms(recorded_at))
        .add(text_or_none(account))
        .add(text_or_none(professional))
        .add(text_or_none(unit))
        .add(profession ? wire::word(*profession) : std::string_view())
        .add(body_hash)
        .done();
}

template <std::size_t I = 0>
events::Event event_named(std::string_view name, int version, std::string_view body) {
    if constexpr (I == std::variant_size_v<events::Event>) {
        throw Bug("the ledger holds an event that this program does not know");
    } else {
        if (events::stored_names[I].name != name || events::stored_names[I].version != version)
            return event_named<I + 1>(name, version, body);
        auto event = wire::read<std::variant_alternative_t<I, events::Event>>(body);
        ensure(event.ok(), "a stored event reads as it was written");
        return std::move(event).value();
    }
}

constexpr auto family_names = [] {
    std::array<std::string_view, 32> names{};
    std::size_t count = 0;
    for (const auto& stored : events::stored_names) {
        bool known = false;
        for (std::size_t i = 0; i < count; ++i) known = known || names[i] == stored.family;
        if (!known) names[count++] = stored.family;
    }
    return std::pair{names, count};
}();

std::size_t family_number(std::string_view family) {
    std::size_t i = 0;
    while (family_names.first[i] != family) ++i;
    return i;
}

}  // namespace

Ledger::Ledger(sql::Tables& tables, Project project) : tables_(tables), project_(project) {
    if (const auto end = tables_.first<ChainEnd>(last_ledger_row)) {
        position_ = end->position;
        ensure(end->hash.size() == hash_.size(), "a ledger hash has 32 bytes");
        std::copy(end->hash.begin(), end->hash.end(), hash_.begin());
    }
}

Stamp Ledger::append(const events::Event& event, const Actor& actor, Instant happened_at, Instant recorded_at) {
    const auto& name = events::stored_name(event);
    const std::string body = std::visit([](const auto& it) { return wire::write(it); }, event);
    const Digest body_hash = sha256(body);
    const Stamp stamp{.position = position_ + 1,
                      .happened_at = happened_at,
                      .recorded_at = recorded_at,
                      .account = actor.account,
                      .professional = actor.professional,
                      .unit = actor.unit,
                      .profession = actor.profession};
    const Digest hash = row_hash(hash_, stamp.position, name.name, name.version, happened_at, recorded_at, stamp.account,
                                 stamp.professional, stamp.unit, stamp.profession, body_hash);
    tables_.run(insert_ledger_row, stamp.position, name.name, name.version, happened_at, recorded_at, stamp.account, stamp.professional,
                stamp.unit, stamp.profession, body, sql::Blob(body_hash.begin(), body_hash.end()),
                sql::Blob(hash.begin(), hash.end()));
    position_ = stamp.position;
    hash_ = hash;
    touched_ |= 1U << family_number(name.family);
    project_(tables_, event, stamp);
    return stamp;
}

void Ledger::back_to(const Mark& mark) {
    position_ = mark.position;
    hash_ = mark.hash;
}

std::vector<std::string_view> Ledger::take_touched_families() {
    std::vector<std::string_view> families;
    for (std::size_t i = 0; i < family_names.second; ++i)
        if (touched_ & (1U << i)) families.push_back(family_names.first[i]);
    touched_ = 0;
    return families;
}

void Work::record(const events::Event& event, Instant happened_at) { ledger_.append(event, actor_, happened_at, now_); }

events::Event event_of(const LedgerRow& row) { return event_named(row.name, row.version, row.body); }

Stamp stamp_of(const LedgerRow& row) {
    return {row.position, row.happened_at, row.recorded_at, row.account, row.professional, row.unit, row.profession};
}

void each_row(sql::Reader& rows, std::int64_t after, const std::function<void(const LedgerRow&)>& visit) {
    rows.each<LedgerRow>(list_ledger_rows, [&](const LedgerRow& row) { visit(row); }, after);
}

std::optional<ChainFault> verify_chain(sql::Reader& rows, const std::function<void(std::int64_t)>& progress) {
    Digest before{};
    std::int64_t expected = 1;
    std::optional<ChainFault> fault;
    each_row(rows, 0, [&](const LedgerRow& row) {
        if (fault) return;
        if (row.position != expected) {
            fault = ChainFault{expected, "gap"};
            return;
        }
        const Digest body_hash = sha256(row.body);
        if (!std::equal(body_hash.begin(), body_hash.end(), row.body_hash.begin(), row.body_hash.end())) {
            fault = ChainFault{row.position, "body_changed"};
            return;
        }
        const Digest hash = row_hash(before, row.position, row.name, row.version, row.happened_at, row.recorded_at, row.account,
                                     row.professional, row.unit, row.profession, row.body_hash);
        if (!std::equal(hash.begin(), hash.end(), row.hash.begin(), row.hash.end())) {
            fault = ChainFault{row.position, "chain_broken"};
            return;
        }
        before = hash;
        ++expected;
        if (row.position % 10'000 == 0) progress(row.position);
    });
    return fault;
}

std::map<std::string, std::string> table_digests(sql::Connection& connection) {
    std::map<std::string, std::string> digests;
    for (const auto& table : projected_tables(connection)) {
        // A table's rows in the order of all their columns: the same whatever order they were written in.
        const std::string columns_text = "select count(*) from pragma_table_info('" + table + "')";
        const sql::Query count_columns{"platform.count_columns", columns_text.c_str()};
        const auto columns = sql::Reader(connection).number(count_columns);
        std::string order;
        for (std::int64_t i = 1; i <= columns; ++i) order += (i > 1 ? ", " : "") + std::to_string(i);
        const std::string text = "select * from " + table + " order by " + order;
        const sql::Query all_rows{"platform.all_rows", text.c_str()};
        DigestOf digest;
        std::int64_t count = 0;
        {
            sql::Cursor cursor(connection, all_rows);
            while (cursor->step()) {
                ++count;
                for (int i = 0; i < cursor->columns(); ++i) {
                    if (cursor->is_null(i)) {
                        digest.add(std::int64_t{-1});
                    } else {
                        digest.add(cursor->blob(i));
                    }
                }
            }
        }
        digests[table] = std::to_string(count) + ":" + hex(digest.done());
    }
    return digests;
}

void replay(sql::Connection& connection, Project project, const std::function<void(std::int64_t)>& progress) {
    for (const auto& table : projected_tables(connection)) connection.script("delete from " + table);
    sql::Tables tables(connection);
    each_row(tables, 0, [&](const LedgerRow& row) {
        project(tables, event_of(row), stamp_of(row));
        if (row.position % 10'000 == 0) progress(row.position);
    });
}

}  // namespace koppi
