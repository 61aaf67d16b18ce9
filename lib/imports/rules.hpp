#pragma once

#include <string>
#include <string_view>

#include "base/finding.hpp"

/// The ids of the rules for directories of other tools. Each one is a row of docs/import.md.
namespace pgmanager::imports::rules {

/// Two migrations have the same version.
inline constexpr std::string_view duplicate_version = "import-duplicate-version";
/// A file reverts a migration that does not exist.
inline constexpr std::string_view undo_without_migration = "import-undo-without-migration";
/// A plan or a list names a file that does not exist.
inline constexpr std::string_view missing_file = "import-missing-file";
/// A list of files, such as sqitch.plan, cannot be read.
inline constexpr std::string_view plan_invalid = "import-plan-invalid";
/// The file with the checksums does not fit the files.
inline constexpr std::string_view checksum_mismatch = "import-checksum-mismatch";
/// A file has no section marker, too many of them, or statements outside of its sections.
inline constexpr std::string_view sections = "import-sections";
/// The files are of two styles or two tools.
inline constexpr std::string_view two_styles = "import-two-styles";
/// A placeholder that psql's variables cannot express has no value.
inline constexpr std::string_view placeholder = "import-placeholder";
/// A file has another delimiter between statements than the semicolon.
inline constexpr std::string_view delimiter = "import-delimiter";
/// The migrations are for another database.
inline constexpr std::string_view other_database = "import-other-database";

/// The tool has recorded that the migration failed, or not that it completed.
inline constexpr std::string_view failed = "import-failed";
/// The file was edited since it ran: the tool has recorded another checksum.
inline constexpr std::string_view changed = "import-changed";
/// The tool has recorded a migration of which there is no file.
inline constexpr std::string_view ahead = "import-ahead";
/// The migration has not run, and later ones have.
inline constexpr std::string_view late = "import-late";

/// A finding of `rule` at a line of a file; 0: the file as a whole.
inline base::Finding broken(std::string_view rule, std::string_view file, int line, std::string message,
                            std::string hint) {
  base::Location place;
  place.file = std::string(file);
  place.line = line;
  return {
      .rule = std::string(rule), .location = std::move(place), .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace pgmanager::imports::rules
