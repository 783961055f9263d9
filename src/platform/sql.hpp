// Platform: SQL. A query is a named constant beside its use; rows come back as described structs, column by column.
//
// The same texts serve SQLite and PostgreSQL: `$1` parameters in both, no date functions, no engine's own JSON. What differs in
// column types is a token in a migration ({id}, {instant} …, see migrate.hpp).
//
// Invariant: only projectors, the ledger and the scratch tables get a Tables; everyone else holds a Reader, which can't write.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/ensure.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/wire.hpp"

namespace koppi::sql {

struct Query {
    const char* name;  // module.verb_noun, shown in logs and metrics
    const char* text;
};

using Blob = std::vector<std::uint8_t>;

enum class Fault { unique, constraint, busy, full, io, corrupt, newer_schema, other };

// An accident (not an answer): disk, lock, corruption, or a constraint that a rule should have refused first.
class SqlError : public std::runtime_error {
public:
    SqlError(Fault kind, const std::string& what) : std::runtime_error(what), fault(kind) {}
    Fault fault;
};

// One prepared statement of one connection. Columns and parameters count from 0 and 1, as both engines do.
class Statement {
public:
    virtual ~Statement() = default;
    virtual void bind_null(int parameter) = 0;
    virtual void bind_integer(int parameter, std::int64_t value) = 0;
    virtual void bind_real(int parameter, double value) = 0;
    virtual void bind_text(int parameter, std::string_view value) = 0;
    virtual void bind_blob(int parameter, std::span<const std::uint8_t> value) = 0;
    virtual bool step() = 0;  // true: a row stands ready
    virtual void reset() = 0;
    virtual int columns() = 0;
    virtual bool is_null(int column) = 0;
    virtual std::int64_t integer(int column) = 0;
    virtual double real(int column) = 0;
    virtual std::string_view text(int column) = 0;               // valid until the next step
    virtual std::span<const std::uint8_t> blob(int column) = 0;  // valid until the next step
};

class Connection {
public:
    virtual ~Connection() = default;
    // Ready to bind; kept and reused. A statement that is still being read gets a twin.
    virtual Statement& prepared(const Query& query) = 0;
    virtual void release(Statement& statement) = 0;
    // Several statements without parameters (migrations, transactions).
    virtual void script(std::string_view text) = 0;
    // Rows that the last statement changed.
    virtual std::int64_t changed() = 0;
    // Names the database, the same for all its connections in this process and for no other database.
    virtual std::string_view database() const = 0;
};

template <class T>
void bind(Statement& statement, int n, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        statement.bind_integer(n, value ? 1 : 0);
    } else if constexpr (wire::DescribedEnum<T>) {
        statement.bind_text(n, wire::word(value));
    } else if constexpr (std::is_integral_v<T>) {
        statement.bind_integer(n, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
        statement.bind_real(n, value);
    } else if constexpr (is_id<T>) {
        statement.bind_blob(n, value.bytes);
    } else if constexpr (std::is_same_v<T, Instant>) {
        statement.bind_integer(n, epoch_ms(value));
    } else if constexpr (std::is_same_v<T, Date>) {
        statement.bind_text(n, date_text(value));
    } else if constexpr (wire::is_optional<T>) {
        if (value) {
            bind(statement, n, *value);
        } else {
            statement.bind_null(n);
        }
    } else if constexpr (std::is_same_v<T, Blob>) {
        statement.bind_blob(n, value);
    } else if constexpr (wire::is_text<T>) {
        statement.bind_text(n, value.value);
    } else {
        statement.bind_text(n, std::string_view(value));
    }
}

template <class T>
T column(Statement& row, int n) {
    if constexpr (wire::is_optional<T>) {
        if (row.is_null(n)) return std::nullopt;
        return column<typename T::value_type>(row, n);
    } else if constexpr (std::is_same_v<T, bool>) {
        return row.integer(n) != 0;
    } else if constexpr (wire::DescribedEnum<T>) {
        const auto value = wire::from_word<T>(row.text(n));
        ensure(value.has_value(), "a table holds a word that its enumeration does not know");
        return *value;
    } else if constexpr (std::is_integral_v<T>) {
        return static_cast<T>(row.integer(n));
    } else if constexpr (std::is_floating_point_v<T>) {
        return row.real(n);
    } else if constexpr (is_id<T>) {
        const auto bytes = row.blob(n);
        T id{};
        ensure(bytes.size() == id.bytes.size(), "a table holds an id of 16 bytes");
        std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
        return id;
    } else if constexpr (std::is_same_v<T, Instant>) {
        return from_epoch_ms(row.integer(n));
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto date = date_from(row.text(n));
        ensure(date.has_value(), "a table holds a date that exists");
        return *date;
    } else if constexpr (std::is_same_v<T, Blob>) {
        const auto bytes = row.blob(n);
        return Blob(bytes.begin(), bytes.end());
    } else if constexpr (std::is_same_v<T, std::string>) {
        return std::string(row.text(n));
    } else {
        // A described part of a row that lies in one column as JSON (opaque to SQL).
        auto value = wire::read<T>(row.text(n), wire::UnknownFields::skip);
        ensure(value.ok(), "a JSON column holds what was written into it");
        return std::move(value).value();
    }
}

template <class Row>
Row row_of(Statement& statement) {
    if constexpr (wire::DescribedStruct<Row> && !wire::is_vector<Row>) {
        Row row{};
        int n = 0;
        boost::mp11::mp_for_each<wire::fields_of<Row>>([&](auto field) {
            using Member = std::decay_t<decltype(row.*field.pointer)>;
            row.*field.pointer = column<Member>(statement, n++);
        });
        ensure(n == statement.columns(), "a query selects as many columns as its row has fields");
        return row;
    } else {
        return column<Row>(statement, 0);
    }
}

// Holds a statement while its rows are read, and always gives it back reset.
class Cursor {
public:
    Cursor(Connection& connection, const Query& query) : connection_(connection), statement_(connection.prepared(query)) {}
    ~Cursor() { connection_.release(statement_); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    Statement* operator->() { return &statement_; }
    Statement& operator*() { return statement_; }

private:
    Connection& connection_;
    Statement& statement_;
};

class Reader {
public:
    explicit Reader(Connection& connection) : connection_(&connection) {}

    template <class Row, class... Args>
    std::optional<Row> first(const Query& query, const Args&... args) {
        Cursor cursor(*connection_, query);
        bind_all(*cursor, args...);
        if (!cursor->step()) return std::nullopt;
        return row_of<Row>(*cursor);
    }
    template <class Row, class... Args>
    std::vector<Row> all(const Query& query, const Args&... args) {
        std::vector<Row> rows;
        each<Row>(query, [&](Row row) { rows.push_back(std::move(row)); }, args...);
        return rows;
    }
    template <class Row, class Visit, class... Args>
    void each(const Query& query, Visit visit, const Args&... args) {
        Cursor cursor(*connection_, query);
        bind_all(*cursor, args...);
        while (cursor->step()) visit(row_of<Row>(*cursor));
    }
    // A count or a sum; 0 when there is no row.
    template <class... Args>
    std::int64_t number(const Query& query, const Args&... args) {
        return first<std::optional<std::int64_t>>(query, args...).value_or(std::nullopt).value_or(0);
    }
    Connection& connection() { return *connection_; }

protected:
    template <class... Args>
    static void bind_all(Statement& statement, const Args&... args) {
        int n = 0;
        (bind(statement, ++n, args), ...);
    }
    Connection* connection_;
};

class Tables : public Reader {
public:
    using Reader::Reader;

    // Returns the number of rows changed.
    template <class... Args>
    std::int64_t run(const Query& query, const Args&... args) {
        Cursor cursor(*connection_, query);
        bind_all(*cursor, args...);
        while (cursor->step()) {
        }
        return connection_->changed();
    }
};

}  // namespace koppi::sql
