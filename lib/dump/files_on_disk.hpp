#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dump/subject.hpp"
#include "dump/tree_update.hpp"

namespace pgmanager::dump {

/// A place in create/: the indexes of the group and of the file in it.
struct FilePlace {
  std::size_t group = 0;
  std::size_t file = 0;

  friend auto operator<=>(const FilePlace&, const FilePlace&) = default;
};

/// A statement of a file.
struct PlacedStatement {
  FilePlace place;
  std::size_t begin = 0;  ///< in the text of the file
  std::size_t end = 0;    ///< after its semicolon and line end
  std::optional<Subject> subject;
  std::string word;  ///< its first word, in lower case
};

/// The statements of all files.
std::vector<PlacedStatement> statements_in(const std::vector<GroupOnDisk>& groups);

/// The text of a file that gets changed: statements are removed or replaced, the rest stays.
class EditedFile {
 public:
  explicit EditedFile(std::string text) : text_(std::move(text)) {}

  void remove(const PlacedStatement& statement) { removed_.insert({statement.begin, statement.end}); }
  void insert(std::size_t at, Segment segment) { inserted_.push_back({at, std::move(segment)}); }
  void append(Segment segment) { insert(text_.size(), std::move(segment)); }
  std::vector<Segment> segments() const;

 private:
  struct Insertion {
    std::size_t at;
    Segment segment;
  };

  std::string text_;
  std::set<std::pair<std::size_t, std::size_t>> removed_;
  std::vector<Insertion> inserted_;
};

}  // namespace pgmanager::dump
