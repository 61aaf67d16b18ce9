#include "verify/create_tree_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <utility>

#include "authoring/new_files.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "database/dump_facts.hpp"
#include "database/scratch.hpp"
#include "database/snapshot.hpp"
#include "dump/create_tree.hpp"
#include "dump/files_on_disk.hpp"
#include "dump/ignored_entries.hpp"
#include "dump/tree_update.hpp"
#include "schema/hidden_attributes.hpp"
#include "schema/ignored_objects.hpp"
#include "schema/object_name.hpp"
#include "source/file_name.hpp"
#include "source/source_tree.hpp"
#include "verify/temporary_directory.hpp"

namespace pgmanager::verify {

namespace {

namespace fs = std::filesystem;

constexpr int of_major = 10000;

/// The schema of a database: for pg_dump, and in its catalogs.
struct SchemaOfDatabase {
  std::vector<dump::Entry> entries;
  schema::SchemaSnapshot snapshot;
};

class TreeDumping {
 public:
  TreeDumping(pg::Connection& connection, const TreeDumpOptions& options, const base::StopSignal& stop,
              result::RunObserver& observer)
      : connection_(connection),
        options_(options),
        stop_(stop),
        context_{.options = options.scratch, .stop = stop, .observer = observer} {
    if (!context_.options.server.server) context_.options.server.user = connection.user();
  }

  result::TreeDump run() {
    SchemaOfDatabase wanted = read(connection_);
    result_.pg_dump_version = pg_dump_for(connection_).version;
    text_options_ = text_options();
    {
      ScratchServer server(context_.options.server, "postgres-manager dump", stop_);
      compare_versions(server);
      prepare_roles(server, dump::roles_of(wanted.entries, text_options_));
      if (make_tree(server, wanted)) prove(server, std::move(wanted));
      result_.notices.insert(result_.notices.end(), server.notices().begin(), server.notices().end());
    }
    if (!result_.stopped) add_files();
    return std::move(result_);
  }

 private:
  // Looking for it runs every pg_dump of the machine.
  const dump::PgDump& pg_dump_for(pg::Connection& connection) {
    const int version = connection.server_version() / of_major;
    const auto known = pg_dumps_.find(version);
    if (known != pg_dumps_.end()) return known->second;
    return pg_dumps_.emplace(version, dump::find_pg_dump(version, options_.scratch.server.postgres_bin)).first->second;
  }

  SchemaOfDatabase read(pg::Connection& connection) {
    const std::string& history = options_.scratch.history_schema;
    std::vector<dump::Entry> entries = dump::dump_entries(
        connection, pg_dump_for(connection), {.left_out_schema = history, .ignored = options_.ignored}, stop_);
    schema::SchemaSnapshot snapshot = database::read_snapshot(connection, history);
    std::vector<std::string> ignored = with_their_sequences(options_.ignored, snapshot);
    return {.entries = dump::without_ignored(std::move(entries), ignored),
            .snapshot = schema::without_ignored(std::move(snapshot), ignored)};
  }

  // pg_dump leaves out a table, but not the sequences of its columns.
  static std::vector<std::string> with_their_sequences(std::vector<std::string> ignored,
                                                       const schema::SchemaSnapshot& snapshot) {
    if (ignored.empty()) return ignored;
    const schema::SchemaSnapshot left = schema::without_ignored(snapshot, ignored);
    for (const schema::Object& object : snapshot.objects) {
      if (object.name.kind == "sequence" && schema::find_object(left, object.name) == nullptr)
        ignored.push_back(schema::with_kind(object.name));
    }
    return ignored;
  }

  dump::TextOptions text_options() {
    const auto comments = database::extensions_with_usual_comment(connection_);
    const auto unfilled = database::unfilled_views(connection_);
    return {.owner = connection_.user(),
            .usual_comments = {comments.begin(), comments.end()},
            .without_rows = {unfilled.begin(), unfilled.end()}};
  }

  void compare_versions(ScratchServer& server) {
    const int here = server.connection().server_version() / of_major;
    const int there = connection_.server_version() / of_major;
    if (here == there) return;
    result_.notices.push_back(fmt::format(
        "the scratch server is PostgreSQL {}, the database is PostgreSQL {}: the same definition may be written "
        "differently there",
        here, there));
  }

  // On a server of others, the roles have to exist. Those that files of the tree create must not exist.
  void prepare_roles(ScratchServer& server, std::vector<std::string> roles) {
    if (options_.existing) {
      groups_ = groups_of(*options_.existing);
      for (const dump::PlacedStatement& statement : dump::statements_in(groups_)) {
        if (statement.subject) std::erase(roles, dump::created_role(*statement.subject));
      }
    }
    if (server.is_private()) {
      database::create_roles(server.connection(), roles);
      // The owner of an event trigger must be one.
      database::make_superusers(server.connection(), database::superusers(connection_, roles));
    }
    server.note_roles();
  }

  static std::vector<dump::GroupOnDisk> groups_of(const source::SourceTree& tree) {
    std::vector<dump::GroupOnDisk> groups;
    for (const source::CreateGroup& group : tree.create) {
      const fs::path directory = tree.root / "create" / group.name;
      groups.push_back({.name = group.name, .order_json = {}, .repeatable = group.repeatable, .files = {}});
      if (base::is_there(directory / "order.json"))
        groups.back().order_json = base::read_file(directory / "order.json");
      for (const source::SqlFile& file : group.files) {
        groups.back().files.push_back(
            {.name = std::string(source::name_in(file.path)), .text = base::read_file(tree.root / file.path)});
      }
    }
    return groups;
  }

  /// Returns false if the existing tree cannot be created.
  bool make_tree(ScratchServer& server, const SchemaOfDatabase& wanted) {
    if (!options_.existing) {
      tree_ = dump::create_tree(wanted.entries, text_options_);
    } else {
      const ScratchInstance instance(server, context_);
      const ScratchRun run = run_of(options_.existing);
      result::Outcome outcome = instance.perform(run);
      if (!is_complete(outcome)) {
        result_.stopped = stopped(run, std::move(outcome));
        return false;
      }
      pg::Connection connection(instance.options(), stop_);
      tree_ = dump::update_tree(groups_, read(connection).entries, wanted.entries, text_options_);
    }
    result_.roles = tree_.roles;
    return true;
  }

  static ScratchRun run_of(std::shared_ptr<const source::SourceTree> tree) {
    return {.title = result::created_title, .planner = plan::create_planner(), .tree = std::move(tree)};
  }

  // Each try has a new database, because a file is changed after it failed.
  void prove(ScratchServer& server, SchemaOfDatabase wanted) {
    while (true) {
      if (server.is_private()) database::drop_roles(server.connection(), server.new_roles());
      const ScratchInstance instance(server, context_);
      // create refuses a tree without files.
      if (tree_.files.empty() && !options_.existing) return compare(instance, std::move(wanted));
      const TemporaryDirectory directory("dump");
      const ScratchRun run = run_of(tree_in(directory.path()));
      result::Outcome outcome = instance.perform(run);
      if (is_complete(outcome)) return compare(instance, std::move(wanted));
      if (relax_failed(outcome)) continue;
      advise_on_surplus(outcome);
      result_.stopped = stopped(run, std::move(outcome));
      return;
    }
  }

  std::shared_ptr<const source::SourceTree> tree_in(const fs::path& directory) const {
    if (options_.existing)
      fs::copy(options_.existing->root / "create", directory / "create", fs::copy_options::recursive);
    for (const authoring::NewFile& file : dump::new_files(tree_)) {
      fs::create_directories((directory / file.path).parent_path());
      std::ofstream(directory / file.path, std::ios::binary) << file.text;
    }
    const sql::Variables variables = options_.existing ? options_.existing->variables : sql::Variables();
    source::ReadResult read =
        source::read_source_tree(directory, {.create = true, .repeatable = repeatable_groups()}, variables);
    if (!read.findings.empty()) {
      const base::Finding& finding = read.findings.front();
      throw base::Error(
          {.code = base::ErrorCode::refused,
           .message = fmt::format("the schema cannot be written as files of create/: {}", finding.message),
           .location = finding.location});
    }
    return std::make_shared<const source::SourceTree>(std::move(read.tree));
  }

  std::vector<std::string> repeatable_groups() const {
    std::vector<std::string> names;
    for (const dump::GroupOnDisk& group : groups_) {
      if (group.repeatable) names.push_back(group.name);
    }
    return names;
  }

  // What only create/ makes may need what the database does not have, or have the name of something new: an object that
  // was renamed.
  void advise_on_surplus(result::Outcome& outcome) const {
    constexpr std::size_t shown = 5;
    if (!outcome.failure || tree_.surplus.empty()) return;
    std::vector<std::string> titles;
    for (const dump::SurplusObject& gone : tree_.surplus) {
      if (titles.size() == shown) break;
      titles.push_back(gone.path.empty() ? gone.title : fmt::format("{} ({})", gone.title, gone.path));
    }
    outcome.failure->advice = fmt::format(
        "create/ makes what is not in the database: {}{}. Remove it if it was dropped or renamed there, and "
        "run the same command again.",
        fmt::join(titles, ", "), tree_.surplus.size() > shown ? ", ..." : "");
  }

  bool relax_failed(const result::Outcome& outcome) {
    if (!outcome.failure || outcome.failure->step == nullptr) return false;
    const auto file = std::ranges::find(tree_.files, outcome.failure->step->file->path, &dump::ObjectFile::path);
    return file != tree_.files.end() && dump::relax(*file, text_options_);
  }

  void compare(const ScratchInstance& instance, SchemaOfDatabase wanted) {
    pg::Connection connection(instance.options(), stop_);
    SchemaOfDatabase made = read(connection);
    result_.differences = dump::differences(wanted.entries, made.entries);
    if (!connection_.is_superuser()) {
      wanted.snapshot = schema::without_hidden(std::move(wanted.snapshot));
      made.snapshot = schema::without_hidden(std::move(made.snapshot));
    }
    leave_out_owners_of_extensions(wanted.snapshot);
    leave_out_owners_of_extensions(made.snapshot);
    result_.schemas = instance.compare(std::move(made.snapshot), std::move(wanted.snapshot), Holds::left, {});
    leave_out_surplus();
  }

  // No statement sets them.
  static void leave_out_owners_of_extensions(schema::SchemaSnapshot& snapshot) {
    for (schema::Object& object : snapshot.objects) {
      if (object.name.kind != "extension") continue;
      std::erase_if(object.attributes, [](const schema::Attribute& attribute) { return attribute.name == "owner"; });
    }
  }

  // What only the existing tree creates is reported, but it is no difference: the user decides.
  void leave_out_surplus() {
    if (tree_.surplus.empty()) return;
    std::erase_if(result_.schemas.differences, [](const auto& difference) { return difference.right == nullptr; });
    std::erase_if(result_.differences,
                  [](const std::string& difference) { return difference.ends_with(dump::not_in_database); });
    for (const dump::SurplusObject& object : tree_.surplus) {
      result_.gone.push_back({.title = object.title, .path = object.path});
    }
  }

  void add_files() {
    for (const dump::ObjectFile& file : tree_.files) {
      result_.files.push_back({.path = file.path,
                               .title = file.title,
                               .text = file.text(),
                               .change = file.is_changed ? result::FileChange::changed : result::FileChange::added});
    }
    for (const dump::OrderOfGroup& order : tree_.orders) {
      result_.order_files.push_back({.path = order.path, .title = {}, .text = order.text});
    }
    const std::vector<std::string> notices = dump::notices_of(tree_);
    result_.notices.insert(result_.notices.end(), notices.begin(), notices.end());
  }

  pg::Connection& connection_;
  const TreeDumpOptions& options_;
  const base::StopSignal& stop_;
  ScratchContext context_;
  std::map<int, dump::PgDump> pg_dumps_;  ///< by the major version of the server
  dump::TextOptions text_options_;
  std::vector<dump::GroupOnDisk> groups_;  ///< of the existing tree
  dump::CreateTree tree_;
  result::TreeDump result_;
};

}  // namespace

result::TreeDump dump_create_tree(pg::Connection& connection, const TreeDumpOptions& options,
                                  const base::StopSignal& stop, result::RunObserver& observer) {
  return TreeDumping(connection, options, stop, observer).run();
}

authoring::NewFiles files_of(const result::TreeDump& dump) {
  authoring::NewFiles files;
  for (const result::DumpedFile& file : dump.files) {
    const bool is_new = file.change == result::FileChange::added;
    files.push_back({.path = file.path,
                     .text = file.text,
                     .purpose = is_new ? authoring::Purpose::create : authoring::Purpose::changed_create});
  }
  for (const result::DumpedFile& file : dump.order_files) {
    files.push_back({.path = file.path, .text = file.text, .purpose = authoring::Purpose::order});
  }
  return files;
}

}  // namespace pgmanager::verify
