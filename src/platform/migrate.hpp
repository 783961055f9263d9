// Platform: migrations. Forward only, numbered per module, checksummed; those of one start run in one transaction, all or none.
//
// Column types are tokens, so that one text serves both engines: {id} {instant} {date} {text} {integer} {real} {flag} {blob} {json}, and
// {strict} at the end of a table. Tables whose name begins with `scratch_` hold what may be lost (sessions, drafts, kept answers);
// all other tables but `ledger` and `schema_migration` are projections of the ledger.
//
// Invariant: a program never writes into a schema that it does not know: a newer or changed migration refuses the start.
#pragma once

#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/sql.hpp"

namespace koppi {

struct Migration {
    std::string module;  // "platform", "contact" …
    int number;
    std::string name;
    std::string text;
};

// All migrations inside the program, platform first, then modules by name, then by number.
std::vector<Migration> embedded_migrations();
// How a schema stands to this program. `what` names the migration that is too many, or that differs.
enum class Fit { same, older, newer, changed };
struct SchemaFit {
    Fit fit;
    std::string what;
};
SchemaFit schema_fit(sql::Reader& rows, const std::vector<Migration>& migrations);
// Brings the schema up to date; returns how many were run. Throws SqlError{newer_schema} when the database is newer than the
// program or a migration was changed after it ran.
int migrate(sql::Connection& connection, const std::vector<Migration>& migrations, Instant now);
// The tables that projectors write, by name.
std::vector<std::string> projected_tables(sql::Connection& connection);

}  // namespace koppi
