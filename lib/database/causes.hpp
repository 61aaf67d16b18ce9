#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "result/outcome.hpp"

namespace pgmanager::database {

/// Statements in causes are SQL to type, with quoted names and without a semicolon.
namespace causes {

/// Another run holds the lock of this database.
struct RunLockHeld {
  std::optional<result::LockHolder> holder;  ///< not set: not visible
};
/// Another session holds a lock on a table of the history.
struct HistoryLocked {
  std::optional<result::LockHolder> holder;  ///< not set: it has ended, or is not visible
};
/// A newer version of this program wrote the history.
struct HistoryTooNew {};
/// The history schema contains a table `history` that this program did not create.
struct NotAHistory {};
/// The server refused to create the history; nothing of the source tree was run.
struct HistoryNotCreated {
  bool is_locked = false;  ///< by another session
};
struct NoRightToCreateHistory {
  std::string grant;          ///< the statement that allows it
  std::string create_schema;  ///< or the one that makes it unnecessary
};
/// The server refused to change the tables of an older history.
struct HistoryNotUpgraded {};
struct NoRightToHistory {
  std::string grants;  ///< the statements that give the rights
};
/// A role that is not trusted owns the history, or it has what this program does not create.
struct HistoryNotTrusted {
  std::string owner;                     ///< the other role that owns it; empty: not the reason
  std::vector<std::string> corrections;  ///< statements that make it one to trust
  bool by_hand = false;                  ///< there is something that no such statement corrects
};

/// The encoding of the database lacks characters of the file.
struct TextNotStorable {};
/// The file dropped, renamed or emptied the history.
struct HistoryRemovedByFile {};
/// A trigger, a rule or the sequence of the history prevents its row.
struct RowNotStored {
  std::string table;  ///< quoted
};
/// The file released the lock that excludes other runs.
struct LockReleasedByFile {};

/// A table `schema_snapshot` that this program did not create.
struct NotASnapshot {};
/// The recorded schema is damaged, or a newer version wrote it.
struct SnapshotNotReadable {};

struct NoRightToCreateDatabase {
  std::string create_database;
};
/// A database of that name exists.
struct DatabaseExists {
  std::string name;  ///< quoted
};
/// The role may not create databases, neither the template nor its copy.
struct NoRightToClone {
  std::string user;  ///< quoted
};
/// The template database belongs to another role.
struct TemplateOfOtherRole {
  std::string template_name;
};
/// A session is connected to the template database that is to be copied.
struct TemplateInUse {
  std::string template_name;
};
/// A standby cannot create a database.
struct StandbyServer {};
/// The user may not create databases on the server that --scratch-dsn names.
struct NoRightToScratchDatabase {
  std::string user;  ///< quoted
};
/// A role that the files of one side of a comparison created cannot be dropped.
struct RoleNotDropped {};

}  // namespace causes

/// Why the server, or what is in the database, does not allow the work.
using Cause =
    std::variant<causes::RunLockHeld, causes::HistoryLocked, causes::HistoryTooNew, causes::NotAHistory,
                 causes::HistoryNotCreated, causes::NoRightToCreateHistory, causes::HistoryNotUpgraded,
                 causes::NoRightToHistory, causes::HistoryNotTrusted, causes::TextNotStorable,
                 causes::HistoryRemovedByFile, causes::RowNotStored, causes::LockReleasedByFile, causes::NotASnapshot,
                 causes::SnapshotNotReadable, causes::NoRightToCreateDatabase, causes::DatabaseExists,
                 causes::NoRightToClone, causes::TemplateOfOtherRole, causes::TemplateInUse, causes::StandbyServer,
                 causes::NoRightToScratchDatabase, causes::RoleNotDropped>;

}  // namespace pgmanager::database
