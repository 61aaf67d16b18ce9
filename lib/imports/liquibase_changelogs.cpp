#include "imports/liquibase_changelogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "source/tool_file_names.hpp"

namespace pgmanager::imports {

namespace {

bool is_structured(const File& file) {
  constexpr std::array<std::string_view, 4> endings = {".xml", ".yaml", ".yml", ".json"};
  const std::string name = base::lowered(file.name());
  const bool has_ending =
      std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
  return has_ending && file.text.find("databaseChangeLog") != std::string::npos;
}

// <include file="a.sql"/>, "- include:\n    file: a.sql", {"include": {"file": "a.sql"}}; includeAll has a path.
struct Include {
  std::string path;
  bool is_directory = false;
};

std::vector<Include> includes_in(std::string_view text) {
  std::vector<Include> includes;
  for (std::size_t at = text.find("include"); at != std::string_view::npos; at = text.find("include", at)) {
    at += std::string_view("include").size();
    const bool is_directory = text.substr(at).starts_with("All");
    const std::string_view key = is_directory ? "path" : "file";
    std::size_t begin = text.find(key, at);
    if (begin == std::string_view::npos) break;
    begin = text.find_first_not_of(" \t=:\"'", begin + key.size());
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"',>}", begin), text.size());
    includes.push_back({.path = std::string(text.substr(begin, end - begin)), .is_directory = is_directory});
    at = end;
  }
  return includes;
}

std::string directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash + 1));
}

class Order {
 public:
  Order(const Directory& directory, Migrations& migrations) : directory_(directory), migrations_(migrations) {}

  std::vector<const File*> find() {
    std::vector<const File*> change_logs;
    for (const File& file : directory_.files) {
      if (is_structured(file)) change_logs.push_back(&file);
    }
    for (const File* file : change_logs) {
      if (!is_included(*file, change_logs)) add(*file);
    }
    for (const File& file : directory_.files) add(file);
    return std::move(order_);
  }

 private:
  bool is_included(const File& file, const std::vector<const File*>& change_logs) const {
    return std::any_of(change_logs.begin(), change_logs.end(), [&](const File* other) {
      const std::vector<Include> includes = includes_in(other->text);
      return std::any_of(includes.begin(), includes.end(), [&](const Include& include) {
        return !include.is_directory && resolve(include.path, *other) == &file;
      });
    });
  }

  // Relative to the change log, to the directory, or below a root that is not known here.
  const File* resolve(std::string_view path, const File& from) const {
    if (path.starts_with("classpath:")) path.remove_prefix(10);
    while (path.starts_with("./") || path.starts_with('/')) path.remove_prefix(path.find('/') + 1);
    if (const File* file = directory_.find(directory_of(from.path) + std::string(path))) return file;
    if (const File* file = directory_.find(path)) return file;
    for (const File& file : directory_.files) {
      if (path.ends_with("/" + file.path)) return &file;
    }
    return nullptr;
  }

  void add(const File& file) {
    if (is_structured(file)) return add_change_log(file);
    if (is_formatted_sql(file) && added_.insert(file.path).second) order_.push_back(&file);
  }

  void add_change_log(const File& file) {
    if (!added_.insert(file.path).second) return;
    for (const Include& include : includes_in(file.text)) {
      if (include.is_directory) {
        add_all(include.path, file);
      } else if (const File* included = resolve(include.path, file)) {
        add(*included);
      } else {
        leave_out(migrations_, file.path, 0, fmt::format("include of \"{}\"", base::printable(include.path)),
                  "The file is not in the directory.");
      }
    }
    name_changesets(file);
  }

  void add_all(std::string_view path, const File& from) {
    while (path.ends_with('/')) path.remove_suffix(1);
    for (const File& file : directory_.files) {
      const std::string directory = directory_of(file.path);
      const bool is_below = directory == directory_of(from.path) + std::string(path) + "/" ||
                            directory == std::string(path) + "/" ||
                            (!directory.empty() && (std::string(path) + "/").ends_with("/" + directory));
      if (is_below && &file != &from) add(file);
    }
  }

  void name_changesets(const File& file) {
    int line = 1;
    std::size_t counted = 0;
    for (const std::string_view marker : {"<changeSet", "changeSet:", "\"changeSet\""}) {
      for (std::size_t at = file.text.find(marker); at != std::string::npos; at = file.text.find(marker, at + 1)) {
        line += static_cast<int>(std::count(file.text.begin() + static_cast<std::ptrdiff_t>(counted),
                                            file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        leave_out(migrations_, file.path, line, "changeset that is not formatted SQL",
                  "Write it as SQL into a deployment: liquibase update-sql prints it.");
      }
      if (counted > 0) return;
    }
  }

  const Directory& directory_;
  Migrations& migrations_;
  std::vector<const File*> order_;
  std::set<std::string> added_;
};

}  // namespace

bool is_formatted_sql(const File& file) {
  if (!source::is_called_sql(file.name())) return false;
  std::string_view text = file.text;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size()));
  if (!text.starts_with("--")) return false;
  const std::string line = base::lowered(text.substr(2, text.find_first_of("\r\n") - 2));
  const std::size_t word = line.find_first_not_of(" \t");
  return word != std::string::npos && line.substr(word).starts_with("liquibase") &&
         line.find("formatted") != std::string::npos;
}

std::vector<const File*> formatted_files(const Directory& directory, Migrations& migrations) {
  return Order(directory, migrations).find();
}

}  // namespace pgmanager::imports
