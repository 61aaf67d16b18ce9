#include "verify/schema_source.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "database/scratch.hpp"
#include "dump/pg_dump.hpp"
#include "verify/base_tree.hpp"
#include "verify/sides.hpp"

namespace pgmanager::verify {

namespace {

class CreateOfTree : public SchemaSource {
 public:
  CreateOfTree(std::string title, std::shared_ptr<const source::SourceTree> tree, std::optional<BaseTree> files)
      : title_(std::move(title)), tree_(std::move(tree)), files_(std::move(files)) {}

  std::string title() const override { return title_; }

  std::optional<result::StoppedRun> build(ScratchServer&, const ScratchInstance& instance) override {
    return perform(instance, {.title = title_, .planner = plan::create_planner(), .tree = tree_});
  }

 private:
  std::string title_;
  std::shared_ptr<const source::SourceTree> tree_;
  std::optional<BaseTree> files_;  // the directory of a revision exists as long as this
};

/// The schema of a database, copied by pg_dump.
class Instance : public SchemaSource {
 public:
  Instance(const std::string& dsn, const std::string& option, const ScratchContext& context)
      : context_(context), connection_(connect({.dsn = dsn}, option, context.stop)) {}

  std::string title() const override {
    return fmt::format("database \"{}\"", base::printable(connection_->database()));
  }

  std::string owner() const override { return connection_->user(); }

  std::optional<result::StoppedRun> build(ScratchServer& server, const ScratchInstance& instance) override {
    constexpr int of_major = 10000;
    const dump::PgDump pg_dump =
        dump::find_pg_dump(connection_->server_version() / of_major, context_.options.server.postgres_bin);
    const std::string text =
        dump::dump_schema(*connection_, pg_dump, {.left_out_schema = context_.options.history_schema}, context_.stop);
    if (server.is_private()) database::create_roles(server.connection(), database::roles(*connection_));
    context_.observer.on(result::events::Building{title()});
    pg::Connection copy(instance.options(), context_.stop);
    copy.script(text);
    return std::nullopt;
  }

 private:
  const ScratchContext& context_;
  std::unique_ptr<pg::Connection> connection_;
};

bool is_connection_string(const std::string& text) {
  return text.find("://") != std::string::npos || text.find('=') != std::string::npos;
}

}  // namespace

std::unique_ptr<SchemaSource> named_source(const std::string& wanted, const std::string& option,
                                           const std::shared_ptr<const source::SourceTree>& today,
                                           const ScratchContext& context, base::Findings& findings) {
  if (wanted == "create") return std::make_unique<CreateOfTree>(result::created_title, today, std::nullopt);
  if (is_connection_string(wanted)) return std::make_unique<Instance>(wanted, option, context);
  BaseTree files(today->root, wanted);
  std::optional<source::ReadResult> read = files.read(today->variables);
  if (!read) {  // "empty"
    auto nothing = std::make_shared<source::SourceTree>();
    nothing->root = today->root;
    return std::make_unique<CreateOfTree>(files.base().title(), std::move(nothing), std::nullopt);
  }
  findings.insert(findings.end(), read->findings.begin(), read->findings.end());
  const std::string title = fmt::format("create/ of {}", files.base().title());
  auto tree = std::make_shared<const source::SourceTree>(std::move(read->tree));
  return std::make_unique<CreateOfTree>(title, std::move(tree), std::move(files));
}

}  // namespace pgmanager::verify
