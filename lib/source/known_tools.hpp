#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sql/script.hpp"

namespace pgmanager::source {

/// Another migration tool. Its files are recognised because some of them revert what others apply, and some files
/// contain both halves: renamed or run as deployments, they would undo what they should keep.
struct OtherTool {
  std::string_view name;   ///< "golang-migrate"
  std::string_view parts;  ///< which of its parts belongs in which directory, as full sentences
  /// The function import takes over its files (imports::KnownTool).
  bool is_imported = false;

  /// What to do with its files: full sentences.
  std::string advice() const;
};

/// The recognised tools, one value each: they are compared by address.
namespace known_tools {

inline constexpr std::string_view sections =
    "Split each file at its markers: the part that applies the change becomes deployment/<ordinal>-<rest>.sql, the "
    "part that reverts it becomes the file of the same name in undo/. Delete the markers.";

inline constexpr OtherTool golang_migrate = {
    .name = "golang-migrate",
    .parts =
        "An .up.sql file becomes deployment/<ordinal>-<rest>.sql, its .down.sql file becomes the file of the same name "
        "in undo/; ordinals are consecutive, in the order of the versions.",
    .is_imported = true};
inline constexpr OtherTool flyway = {
    .name = "Flyway",
    .parts =
        "A V file becomes deployment/<ordinal>-<rest>.sql, its U file becomes the file of the same name in undo/; "
        "ordinals are consecutive, in the order of the versions. An R file belongs in a repeatable group of create/, "
        "the content of a B file belongs in create/.",
    .is_imported = true};
inline constexpr OtherTool dbmate = {.name = "dbmate", .parts = sections, .is_imported = true};
inline constexpr OtherTool goose = {.name = "goose", .parts = sections, .is_imported = true};
inline constexpr OtherTool sql_migrate = {.name = "sql-migrate", .parts = sections, .is_imported = true};
inline constexpr OtherTool tern = {.name = "tern", .parts = sections};
inline constexpr OtherTool node_pg_migrate = {.name = "node-pg-migrate", .parts = sections, .is_imported = true};
inline constexpr OtherTool play = {.name = "Play evolutions", .parts = sections};
inline constexpr OtherTool shmig = {.name = "shmig", .parts = sections};
inline constexpr OtherTool liquibase = {
    .name = "Liquibase",
    .parts =
        "Each changeset becomes deployment/<ordinal>-<rest>.sql, its rollback becomes the file of the same name in "
        "undo/; ordinals are consecutive, in the order of the changelog.",
    .is_imported = true};
inline constexpr OtherTool sqitch = {
    .name = "sqitch",
    .parts =
        "A file of deploy/ becomes deployment/<ordinal>-<rest>.sql, its file of revert/ becomes the file of the same "
        "name in undo/; ordinals are consecutive, in the order of sqitch.plan. Files of verify/ are not used.",
    .is_imported = true};
inline constexpr OtherTool prisma = {
    .name = "Prisma",
    .parts =
        "A migration.sql becomes deployment/<ordinal>-<rest>.sql; ordinals are consecutive, "
        "in the order of the directories' names. migration_lock.toml is not used.",
    .is_imported = true};
inline constexpr OtherTool atlas = {
    .name = "Atlas",
    .parts =
        "A .sql file becomes deployment/<ordinal>-<rest>.sql; ordinals are consecutive, in "
        "the order of the versions. atlas.sum is not used.",
    .is_imported = true};
inline constexpr OtherTool diesel = {
    .name = "diesel",
    .parts =
        "An up.sql file is deployment/<ordinal>-<rest>.sql, its down.sql file is the file of the same name in undo/; "
        "ordinals are consecutive, in the order of the directories' names."};
inline constexpr OtherTool mybatis = {.name = "MyBatis Migrations", .parts = sections};
inline constexpr OtherTool rambler = {.name = "rambler", .parts = sections};
inline constexpr OtherTool paired_files = {
    .name = "a tool that reverts a change with a file beside it",
    .parts =
        "What is to be applied is deployment/<ordinal>-<rest>.sql, what reverts it is the file of the same name in "
        "undo/; ordinals are consecutive, in the order of the versions."};

}  // namespace known_tools

/// A comment with which another tool divides a file into the part that applies a change and the part that reverts it.
struct SectionMarker {
  const OtherTool* tool = nullptr;
  std::string_view line;   ///< the comment, e.g. "-- migrate:down"
  std::size_t offset = 0;  ///< of its first byte in the text
};

/// The first marker of `text`; `script` is the result of splitting it. Quoted strings and rows of COPY are not
/// searched.
std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script);

/// Whether the first line of `text` is that of a sqitch file that reverts nothing: "-- Deploy project:change to pg" or
/// "-- Verify project:change on pg".
bool is_sqitch_file(std::string_view text);

}  // namespace pgmanager::source
