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

/// Puts a snapshot together from the rows of the queries snapshot_*.sql. Some columns of these have a meaning, in any
/// order; every other column is an attribute, null where PostgreSQL's default holds:
///
///     catalog, oid, number   what is spoken of, as pg_description has it; number: 0 where there is none
///     kind, name             what it is called: text, text[]
///     parent_catalog, parent_oid, parent_number
///     optional               true: it is left out where no attribute is set
///
/// OIDs only tie rows together; none gets into the snapshot.
class SnapshotRows {
 public:
  /// One object per row.
  void add_objects(const pg::Result& rows);
  /// More attributes of objects that were added, found by catalog, oid and number; others are passed over.
  void add_attributes(const pg::Result& rows);
  /// Members of extensions. Only the privileges on them are kept, and on what is part of them.
  void add_members(const pg::Result& rows);
  /// Columns catalog and name.
  void add_unmodelled(const pg::Result& rows);

  /// Ends it.
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

  static std::vector<schema::Attribute> attributes(const pg::Result& rows, const Columns& columns, int row);
  static Key key(const pg::Result& rows, const Columns& columns, int row);
  bool is_member(const Key& key) const { return members_.contains({key.catalog, key.oid}); }
  void keep_privileges_of_members();
  void set_parents();

  std::vector<Row> rows_;
  std::unordered_map<Key, std::size_t, KeyHash> places_;  // in rows_
  std::set<std::pair<std::uint32_t, std::uint32_t>> members_;
  std::vector<schema::UnmodelledObject> unmodelled_;
};

}  // namespace pgmanager::database
