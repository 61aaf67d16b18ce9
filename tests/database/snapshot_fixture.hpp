#pragma once

#include <string>

#include "database/snapshot.hpp"
#include "schema/canonical_form.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {

class Snapshot : public tests::DatabaseTest {
 protected:
  schema::SchemaSnapshot read(const std::string& history_schema = "postgres_manager") {
    return read_snapshot(*connection_, history_schema);
  }

  /// The lines of one object, its name first; empty if there is none.
  std::string lines_of(const std::string& first) {
    const std::string text = "\n" + schema::canonical_form(read());
    const std::size_t found = text.find("\n" + first + "\n");
    if (found == std::string::npos) return "";
    std::size_t end = text.find('\n', found + 1);
    while (end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '^')) end = text.find('\n', end + 1);
    return text.substr(found + 1, end - found);
  }
};

}  // namespace pgmanager::database
