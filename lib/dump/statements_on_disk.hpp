#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dump/files_on_disk.hpp"

namespace pgmanager::dump {

/// The object, or the part of one, that the entry's statement is about.
std::optional<Subject> subject_of(const Entry& entry);

/// An index, a constraint, ...: it has a statement of its own, or is written in CREATE TABLE.
bool is_named_part(const Subject& subject);

/// The statements of create/, and where they write an object and its parts.
class StatementsOnDisk {
 public:
  /// `groups` must outlive it.
  explicit StatementsOnDisk(const std::vector<GroupOnDisk>& groups)
      : groups_(groups), statements_(statements_in(groups)) {}

  const std::vector<PlacedStatement>& all() const { return statements_; }

  /// "create/4-tables/tbl_person.sql"
  std::string path_of(const FilePlace& place) const;
  /// Whether the path is in a group whose files must be able to run again.
  bool is_repeatable(const std::string& path) const;
  /// The statement that creates the object; null: there is none.
  const PlacedStatement* find_creation(const Subject& subject) const;
  /// The statement for a part that is in another file than the object; null: there is none.
  const PlacedStatement* find_apart(const Entry& entry, std::optional<FilePlace> home) const;
  /// The file with the index, trigger, ... that a comment is about.
  std::optional<FilePlace> place_of_part(const Entry& comment) const;

  /// CREATE OR REPLACE
  bool is_replacing(const PlacedStatement& statement) const;
  /// CREATE INDEX ... ON ONLY
  bool says_only(const PlacedStatement& statement) const;

 private:
  std::string_view text_of(const PlacedStatement& statement) const;

  const std::vector<GroupOnDisk>& groups_;
  std::vector<PlacedStatement> statements_;
};

}  // namespace pgmanager::dump
