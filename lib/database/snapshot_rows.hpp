#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pg/result.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// Builds a snapshot from the rows of the queries snapshot_*.sql. The columns below have a special meaning, in any
/// order; every other column is an attribute, null for PostgreSQL's default:
///
///     catalog, oid, number   identify the object, as in pg_description; number: 0 if there is none
///     kind, name             name of the object: text, text[]
///     parent_catalog, parent_oid, parent_number
///     optional               true: the object is omitted if no attribute is set
///
/// OIDs only connect rows; the snapshot does not contain them.
class SnapshotRows {
 public:
  /// One object per row.
  void add_objects(const pg::Result& rows);
  /// Adds attributes to existing objects, found by catalog, oid and number. A row without such an object adds one if it
  /// has a kind; otherwise it is ignored.
  void add_attributes(const pg::Result& rows);
  /// Members of extensions. Only the privileges on them and on their parts are kept.
  void add_members(const pg::Result& rows);
  /// Columns catalog and name.
  void add_unmodelled(const pg::Result& rows);

  /// Completes the snapshot.
  schema::SchemaSnapshot take(int server_version);

 private:
  struct Key {
    std::uint32_t catalog = 0;
    std::uint32_t oid = 0;
    std::int32_t number = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Row {
    Key key;
    std::optional<Key> parent;
    bool optional = false;
    schema::Object object;
  };
  struct Columns;

  static std::vector<schema::Attribute> attributes(const pg::Row& row, const Columns& columns);
  static Key key(const pg::Row& row, const Columns& columns);
  void add_object(const pg::Row& row, const Columns& columns);
  bool is_member(const Key& key) const { return members_.contains({key.catalog, key.oid}); }
  void keep_privileges_of_members();
  void set_parents();

  std::vector<Row> rows_;
  std::unordered_map<Key, std::size_t, KeyHash> places_;  // indexes into rows_
  std::set<std::pair<std::uint32_t, std::uint32_t>> members_;
  std::vector<schema::UnmodelledObject> unmodelled_;
};

}  // namespace pgmanager::database
