#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "authoring/new_tree.hpp"
#include "imports/imported_tree.hpp"
#include "report/authoring.hpp"
#include "report/style.hpp"
#include "result/import_proof.hpp"

/// The result of import, as text and as JSON (see text.hpp and json.hpp for the formats).
namespace pgmanager::report {

/// The database whose history was imported.
struct ImportedDatabase {
  std::string name;
  bool has_history = false;          ///< of this program, already: it stays as it is, and the rest is not known
  std::size_t in_place = 0;          ///< files that it contains
  std::vector<std::string> pending;  ///< paths of deployments that it does not contain
  std::size_t recorded = 0;          ///< history rows that were added
};

/// What import found and made.
struct Import {
  std::string directory;  ///< as the user named it
  imports::Migrations migrations;
  imports::ImportedTree imported;
  authoring::NewTree tree;   ///< what is written, and what is kept
  bool is_in_place = false;  ///< it was written before: no file is written
  std::optional<ImportedDatabase> database;
  /// Objects of the tool that existing settings do not leave out of verify and drift.
  std::vector<std::string> not_ignored;
  std::optional<result::ImportProof> proof;  ///< not set: the user does without it
};

/// A table of what was taken over and what was not, the other files, and what to do next.
std::string import_text(const Import& import, Tense tense, const Style& style);
/// Why the proof failed, and what to do; for standard error.
std::string import_failure_text(const Import& import, const Style& style);
std::string import_json(const Import& import, Tense tense);

}  // namespace pgmanager::report
