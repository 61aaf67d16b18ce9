#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::dump {

/// An entry of pg_dump's table of contents: an object, or something that belongs to one (an index, a comment).
struct Entry {
  int id = 0;                           ///< unique within the dump
  std::string type;                     ///< pg_dump's word for it: "TABLE", "FK CONSTRAINT", "ACL"
  std::string name;                     ///< as pg_dump shows it: "person", "person person_pkey", "TABLE person"
  std::string schema;                   ///< empty: none
  std::string owner;                    ///< empty: none
  std::vector<int> dependencies;        ///< ids of entries that come before it; others do not exist
  std::vector<std::string> settings;    ///< SET statements that it needs: tablespace, access method
  std::vector<std::string> statements;  ///< without semicolons; none for an object that every database has
};

/// Reads the script that `pg_restore --verbose` writes. The script's own settings (SET, set_config) are left out; any
/// other statement belongs to an entry. Pure.
std::vector<Entry> read_archive(std::string_view script);

}  // namespace pgmanager::dump
