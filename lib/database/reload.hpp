#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// Begins a transaction in a scratch database, to try something there and roll it back: names have to be qualified,
/// bodies of functions are not checked, and event triggers, which the files make and which may refuse what we do, are
/// off as far as the user may turn them off.
void begin_trial(pg::Connection& scratch);

/// Runs the statements one by one. False, with nothing of them kept, when the server refuses one. Throws as Connection
/// does for other reasons.
bool try_statements(pg::Connection& scratch, const std::vector<std::string>& statements);

/// Makes definitions comparable that were not parsed from the same text (schema::Reload): each one that the other side
/// does not have letter by letter is made again in `scratch`, a database that may be written to and has what the
/// definitions speak of, and gets the text that the server prints then. All of it is rolled back. A definition that
/// cannot be made there keeps its text. Throws as Connection does.
void reload_differing(pg::Connection& scratch, const std::string& history_schema, schema::SchemaSnapshot& left,
                      schema::SchemaSnapshot& right);

}  // namespace pgmanager::database
