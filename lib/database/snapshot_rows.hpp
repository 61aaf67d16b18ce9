#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pg/result.hpp"
#include "schema/dependencies.hpp"
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

  /// For schema::DetailedSnapshot; the columns are those of the queries detail_*.sql.
  void add_aliases(const pg::Result& rows);
  void add_dependencies(const pg::Result& rows);
  void add_view_columns(const pg::Result& rows);
  void add_extension_versions(const pg::Result& rows);
  void add_initial_privileges(const pg::Result& rows);

  /// Completes the snapshot. Only what was added is set.
  schema::DetailedSnapshot take(int server_version);

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

    bool is_omitted() const { return optional && object.attributes.empty(); }
  };
  /// Another object that a row of a catalog is part of.
  struct Alias {
    Key whole;
    bool is_default = false;
  };
  struct Dependency {
    Key dependent;
    Key needed;
  };
  /// The object that describes a row of a catalog.
  struct Described {
    std::size_t place = 0;  // index into rows_
    bool by_default = false;
  };
  struct Columns;

  static std::vector<schema::Attribute> attributes(const pg::Row& row, const Columns& columns);
  static Key key(const pg::Row& row, const Columns& columns);
  void add_object(const pg::Row& row, const Columns& columns);
  bool is_member(const Key& key) const { return members_.contains({key.catalog, key.oid}); }
  void keep_privileges_of_members();
  void set_parents();
  const Alias* find_alias(const Key& key) const;
  enum class IfOmitted { parent, nothing };
  std::optional<Described> described(Key key, IfOmitted if_omitted) const;
  std::vector<std::uint32_t> ranks(std::vector<schema::ObjectName>& names) const;
  void take_details(schema::DetailedSnapshot& snapshot) const;

  std::vector<Row> rows_;
  std::unordered_map<Key, std::size_t, KeyHash> places_;  // indexes into rows_
  std::set<std::pair<std::uint32_t, std::uint32_t>> members_;
  std::vector<schema::UnmodelledObject> unmodelled_;
  std::unordered_map<Key, Alias, KeyHash> aliases_;
  std::vector<Dependency> dependencies_;
  std::vector<std::pair<Key, std::vector<std::string>>> view_columns_;
  std::map<std::string, std::string> extension_versions_;
  std::vector<std::pair<Key, std::string>> initial_privileges_;
};

}  // namespace pgmanager::database
