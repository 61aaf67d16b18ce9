#include "verify/proposal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "authoring/given_names.hpp"
#include "authoring/new_files.hpp"
#include "authoring/write_files.hpp"
#include "database/scratch.hpp"
#include "diff/title.hpp"
#include "verify/schema_changes.hpp"
#include "verify/schema_source.hpp"
#include "verify/sides.hpp"
#include "verify/temporary_directory.hpp"

namespace pgmanager::verify {

namespace {

using diff::Part;
using diff::Statement;
using result::Proposal;
using result::ProposedFile;

constexpr const char* diff_application_name = "postgres-manager diff";

const char* reason_of(Part part) {
  switch (part) {
    case Part::labels: return "new labels of an enum can be used only after COMMIT";
    case Part::main: return "";
    case Part::loss: return "it loses data";
  }
  return "";
}

// Bodies in strings have no dependencies in the catalog, so what they mention may be created after them.
bool may_mention_later(const std::vector<Statement>& statements) {
  const auto creates = [](const Statement& each) { return each.sql.starts_with("CREATE "); };
  const auto routine = std::ranges::find_if(statements, [&](const Statement& each) {
    return creates(each) && (each.object.kind == "function" || each.object.kind == "procedure");
  });
  return routine != statements.end() && std::any_of(std::next(routine), statements.end(), creates);
}

std::string text_of(const ProposedFile& file) {
  std::string text = fmt::format("-- {}\n", file.title);
  if (!file.reason.empty()) text += fmt::format("-- A file of its own: {}.\n", file.reason);
  text += "\n";
  if (may_mention_later(file.statements)) {
    text += "-- A body may mention what is created after it.\nSET LOCAL check_function_bodies = off;\n\n";
  }
  for (const Statement& each : file.statements) {
    if (each.effects.loses_data) text += "-- Loses data.\n";
    text += each.sql + ";\n";
    if (&each != &file.statements.back() && each.sql.find('\n') != std::string::npos) text += "\n";
  }
  return text;
}

using Tree = Sides::Tree;

struct SchemaSources {
  SchemaSource* before;
  SchemaSource* after;
};

/// Base and deployments: what existing instances become.
class ExistingInstances : public SchemaSource {
 public:
  explicit ExistingInstances(const Sides& sides) : sides_(sides) {}

  std::string title() const override { return sides_.title(deployments_.size()); }
  std::optional<result::StoppedRun> build(ScratchServer&, const ScratchInstance& instance) override {
    return sides_.build_deployments(instance, deployments_);
  }
  const std::vector<std::string>& deployments() const { return deployments_; }

 private:
  const Sides& sides_;
  std::vector<std::string> deployments_;
};

class Proposing {
 public:
  Proposing(SchemaSources sources, Tree today, const ProposalOptions& options, const ScratchContext& context,
            Proposal& result)
      : sources_(sources), today_(std::move(today)), options_(options), context_(context), result_(result) {}

  void run() {
    ScratchServer server(server_for(*sources_.after), diff_application_name, context_.stop);
    server.note_roles();
    const ScratchInstance create(server, context_);
    result_.after = sources_.after->title();
    result_.stopped = sources_.after->build(server, create);
    if (result_.stopped) return;
    // Roles belong to the whole server: what the files of both sides create needs two servers.
    std::optional<ScratchServer> second;
    if (server.is_private() && !server.new_roles().empty()) {
      second.emplace(server_for(*sources_.before), diff_application_name, context_.stop);
      second->note_roles();
    }
    ScratchServer& of_old_state = second ? *second : server;
    {
      const ScratchInstance old_state(of_old_state, context_);
      result_.stopped = sources_.before->build(of_old_state, old_state);
      result_.before = sources_.before->title();
      if (result_.stopped) return;
      propose(old_state, create);
    }
    for (const ScratchServer* each : {&server, second ? &*second : nullptr}) {
      if (each == nullptr) continue;
      result_.notices.insert(result_.notices.end(), each->notices().begin(), each->notices().end());
    }
  }

 private:
  // The objects of both sides must belong to the same user.
  ScratchChoice server_for(const SchemaSource& source) const {
    ScratchChoice choice = options_.scratch.server;
    const std::string owner = source.owner();
    const std::string of_other = (&source == sources_.before ? sources_.after : sources_.before)->owner();
    if (!choice.server) choice.user = owner.empty() ? of_other : owner;
    return choice;
  }

  void propose(const ScratchInstance& old_state, const ScratchInstance& create) {
    diff::Changes changes;
    {
      pg::Connection before(old_state.options(), context_.stop);
      pg::Connection after(create.options(), context_.stop);
      changes = find_changes(before, after, options_.scratch.history_schema, options_.diff);
    }
    result_.refusals = std::move(changes.refusals);
    if (!result_.refusals.empty() || changes.statements.empty()) return;
    make_files(changes);
    prove(old_state, create);
    if (options_.losses == Losses::allow) return;
    const auto losing = std::ranges::find_if(result_.files, [](const ProposedFile& each) {
      return !each.statements.empty() && each.statements.front().part == Part::loss;
    });
    if (losing == result_.files.end()) return;
    result_.withheld = std::move(losing->statements);
    result_.files.erase(losing);
    if (result_.files.size() == 1) {
      result_.files.front().reason.clear();
      result_.files.front().text = text_of(result_.files.front());
    }
  }

  void make_files(const diff::Changes& changes) {
    std::vector<std::string> taken = authoring::file_names_in(today_->root, "deployment");
    for (const Part part : {Part::labels, Part::main, Part::loss}) {
      ProposedFile file;
      std::ranges::copy_if(changes.statements, std::back_inserter(file.statements),
                           [&](const Statement& each) { return each.part == part; });
      if (file.statements.empty()) continue;
      file.title = diff::title_of(changes, part);
      const std::string name = name_of(file.title);
      file.path =
          authoring::new_change(name, authoring::Directory::deployment, authoring::UndoFile::no, taken).front().path;
      taken.push_back(std::filesystem::path(file.path).filename().string());
      const bool is_alone = file.statements.size() == changes.statements.size();
      if (!is_alone || part == Part::loss) file.reason = reason_of(part);
      file.text = text_of(file);
      result_.files.push_back(std::move(file));
    }
  }

  std::string name_of(const std::string& title) const {
    if (!options_.name.empty()) return options_.name;
    const std::string name = authoring::change_name(title);
    constexpr std::size_t longest = 80;
    return name.empty() ? "follow-create" : name.substr(0, longest);
  }

  // The tree with the proposed files runs on the old state, as it will on instances.
  void prove(const ScratchInstance& old_state, const ScratchInstance& create) {
    if (options_.from) return prove_alone(old_state, create);
    const TemporaryDirectory directory("diff");
    const auto options = std::filesystem::copy_options::recursive;
    std::filesystem::create_directories(directory.path() / "deployment");
    if (std::filesystem::exists(today_->root / "deployment")) {
      std::filesystem::copy(today_->root / "deployment", directory.path() / "deployment", options);
    }
    authoring::NewFiles files;
    for (const ProposedFile& each : result_.files) {
      files.push_back({.path = each.path, .text = each.text, .purpose = authoring::Purpose::deployment});
    }
    authoring::write_files(directory.path(), files);
    auto read = source::read_source_tree(directory.path(), {.deployment = true}, today_->variables);
    if (!read.findings.empty()) {
      throw base::Error({.code = base::ErrorCode::internal,
                         .message = fmt::format("a proposed file is not valid: {}", read.findings.front().message)});
    }
    const ScratchRun run{.title = fmt::format("{} and the proposed files", result_.before),
                         .planner = plan::deployment_planner(),
                         .tree = std::make_shared<const source::SourceTree>(std::move(read.tree))};
    result_.stopped = perform(old_state, run);
    if (!result_.stopped) compare(old_state, create);
  }

  // A state that has no history of this tree: each file runs by itself.
  void prove_alone(const ScratchInstance& old_state, const ScratchInstance& create) {
    pg::Connection connection(old_state.options(), context_.stop);
    for (const ProposedFile& file : result_.files) {
      connection.script("BEGIN");
      if (may_mention_later(file.statements)) connection.script("SET LOCAL check_function_bodies = off");
      for (const Statement& each : file.statements) {
        if (!runs(connection, file, each)) return;
      }
      connection.script("COMMIT");
    }
    compare(old_state, create);
  }

  bool runs(pg::Connection& connection, const ProposedFile& file, const Statement& statement) {
    try {
      connection.statement(statement.sql);
      return true;
    } catch (const pg::ServerError& error) {
      base::Error::Parts parts = error.parts();
      parts.code = base::ErrorCode::internal;
      parts.detail = fmt::format("{}{}{}: {}", parts.detail, parts.detail.empty() ? "" : " ", file.path, statement.sql);
      result_.failure = base::Error(std::move(parts));
      return false;
    }
  }

  void compare(const ScratchInstance& old_state, const ScratchInstance& create) {
    result_.left_over = old_state.compare(create.content(CompareRows::no).schema,
                                          old_state.content(CompareRows::no).schema, Holds::right, options_.diff);
  }

  SchemaSources sources_;
  Tree today_;
  const ProposalOptions& options_;
  const ScratchContext& context_;
  Proposal& result_;
};

}  // namespace

Proposal propose_deployments(source::SourceTree tree, const ProposalOptions& options, const base::StopSignal& stop,
                             result::RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  Proposal result;
  const ScratchContext context{.options = options.scratch, .stop = stop, .observer = observer};
  const auto today = std::make_shared<const source::SourceTree>(std::move(tree));
  std::optional<Sides> sides;
  if (!options.from) {
    result.has_base = true;
    sides = read_sides(today, options.base, result.base, result.base_findings);
  }
  std::unique_ptr<SchemaSource> before;
  ExistingInstances* existing = nullptr;
  if (options.from) {
    before = named_source(*options.from, "--from", today, context, result.base_findings);
  } else if (sides) {
    auto instances = std::make_unique<ExistingInstances>(*sides);
    existing = instances.get();
    before = std::move(instances);
  }
  const auto after = named_source(options.to.value_or("create"), "--to", today, context, result.base_findings);
  if (result.base_findings.empty()) {
    Proposing({.before = before.get(), .after = after.get()}, today, options, context, result).run();
    if (existing != nullptr) result.deployments = existing->deployments();
  }
  result.took = std::chrono::steady_clock::now() - begin;
  return result;
}

}  // namespace pgmanager::verify
