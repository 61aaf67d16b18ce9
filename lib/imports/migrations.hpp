#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

/// Takes over the files of other migration tools: their directory as a value (directory.hpp), the migrations in it
/// (this file, read_migrations.hpp), and the files of a source tree made from them (imported_tree.hpp). Only
/// read_directory() reads files; everything else is pure.
namespace pgmanager::imports {

/// The tools whose directories can be taken over.
enum class Tool {
  flyway,
  golang_migrate,
  dbmate,
  goose,
  sql_migrate,
  prisma,
  sqitch,
  node_pg_migrate,
  atlas,
  liquibase,
  rails,
};

/// A part of a file that the tool would run. Line n of `text` is line `first_line` + n of the file, from 0; lines that
/// are not part of it (markers, the other half) are empty.
struct Sql {
  std::string file;  ///< relative to the directory
  int first_line = 1;
  std::string text;
};

/// What the tool's own table says about a migration. Empty members: the tool has no such column.
///
/// | tool            | id                            | name             | author | script                      |
/// | --------------- | ----------------------------- | ---------------- | ------ | --------------------------- |
/// | Flyway          | version; empty: repeatable    | description      |        | script, relative            |
/// | golang-migrate  | version, without leading zeros|                  |        |                             |
/// | dbmate          | version, as written           |                  |        |                             |
/// | goose           | version_id                    |                  |        |                             |
/// | sql-migrate     | id, the name of the file      |                  |        |                             |
/// | Prisma          | migration_name                |                  |        |                             |
/// | sqitch          | change_id                     | change           |        |                             |
/// | node-pg-migrate | name; of a pair without ".up" |                  |        |                             |
/// | Atlas           | version                       | description      |        |                             |
/// | Liquibase       | id                            |                  | author | filename, as far as known   |
/// | Rails           | the last version              |                  |        |                             |
struct Identity {
  std::string id;
  std::string name;
  std::string author;
  std::string script;

  friend bool operator==(const Identity&, const Identity&) = default;
};

enum class MigrationKind {
  versioned,   ///< runs once, in its place in the order
  baseline,    ///< replaces earlier migrations, whose files are gone: Flyway's B file, Rails' structure.sql, an Atlas
               ///< checkpoint
  repeatable,  ///< runs again after it was edited: Flyway's R file
};

/// A migration of the other tool.
struct Migration {
  Identity identity;
  MigrationKind kind = MigrationKind::versioned;
  std::string title;            ///< the words of its name, for the name of the new file: "add users"
  std::string old_name;         ///< how the user knows it: its file, directory or change, e.g. "V1.2__add_users.sql"
  Sql up;                       ///< what applies it
  std::vector<Sql> undo;        ///< what reverts it: at most one
  bool no_transaction = false;  ///< the tool is told to run `up` outside of a transaction
  bool undo_no_transaction = false;  ///< the same for `undo`
  /// What the tool computes for the file; empty if it has no checksum or the algorithm is not known. Several: the tool
  /// accepts each of them, the first one is that of the file as it is.
  /// Flyway: checksum, a signed decimal number. Prisma: checksum, SHA-256 in hexadecimal digits. sqitch: script_hash,
  /// SHA-1 in hexadecimal digits. Atlas: hash, SHA-256 in base 64. Liquibase: md5sum with its version, "9:...".
  std::vector<std::string> checksums;
  /// The ids of earlier migrations that a baseline is known to contain, for which there is no other file.
  std::vector<std::string> contains;
  std::vector<std::string> tags;  ///< sqitch: "@v1.0"
};

/// Something in the directory that is not taken over.
struct NotMapped {
  std::string file;  ///< relative to the directory
  int line = 0;      ///< from 1; 0: the file as a whole
  std::string what;  ///< "Java migration V3__Load.java"
  std::string why;   ///< what to do instead: full sentences
  std::string id;    ///< of the migration that is left out, as in Identity::id; empty: it is a part, or no migration

  friend bool operator==(const NotMapped&, const NotMapped&) = default;
};

/// What a directory contains.
struct Migrations {
  Tool tool = Tool::flyway;
  std::vector<Migration> migrations;  ///< in the order in which the tool runs them; repeatable ones last
  std::vector<NotMapped> not_mapped;  ///< in the order of files and lines
  /// psql variables that the texts use in place of the tool's placeholders; each once.
  std::vector<std::string> variables;
  /// Schemas that the tool itself creates before its first migration. Names without a schema belong to the first one.
  /// Empty: none, and such names belong to public.
  std::vector<std::string> schemas;
  /// Why nothing may be written: duplicates, missing files, checksums that do not match, ... The files of their
  /// locations are relative to the directory.
  base::Findings problems;
};

}  // namespace pgmanager::imports
