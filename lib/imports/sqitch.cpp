#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/checksums.hpp"
#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/rules.hpp"
#include "imports/sqitch_plan.hpp"
#include "imports/tools.hpp"

// sqitch: sqitch.plan lists the changes; deploy/<change>.sql applies one, revert/<change>.sql reverts it. The schema
// sqitch of the database holds the id of each change, and the SHA-1 of its deploy script. sqitch.conf may name other
// directories. https://sqitch.org/docs/manual/sqitchtutorial/

namespace pgmanager::imports {

namespace {

// The settings of the section [core] of sqitch.conf, which those of [engine "pg"] override.
std::map<std::string, std::string> settings_of(std::string_view text) {
  std::map<std::string, std::string> core;
  std::map<std::string, std::string> engine;
  std::map<std::string, std::string>* section = nullptr;  // null: another one
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (line.starts_with('[')) section = line == "[core]" ? &core : line == R"([engine "pg"])" ? &engine : nullptr;
    const std::size_t equals = line.find('=');
    if (section == nullptr || line.starts_with('#') || line.starts_with(';') || equals == std::string_view::npos)
      continue;
    std::string_view value = line.substr(equals + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t\""), value.size()));
    value = value.substr(0, value.find_last_not_of('"') + 1);
    const std::string_view key = line.substr(0, line.find_first_of(" \t="));
    (*section)[std::string(key)] = value;
  }
  engine.merge(core);
  return engine;
}

class Reader {
 public:
  explicit Reader(const Directory& directory) : directory_(directory) {
    if (const File* settings = directory.find("sqitch.conf")) settings_ = settings_of(settings->text);
    plan_ = directory.find(in_top(setting("plan_file", "sqitch.plan")));
    if (plan_ == nullptr) plan_ = directory.find(setting("plan_file", "sqitch.plan"));
  }

  Migrations read() {
    if (plan_ == nullptr) {
      problem(rules::missing_file, "sqitch.conf", 0, "sqitch.plan does not exist",
              "Name the directory that contains it.");
      return std::move(result_);
    }
    check_engine();
    name_variables();
    for (const SqitchChange& change : read_sqitch_plan(plan_->text, plan_->path, result_.problems)) add(change);
    name_other_files();
    return std::move(result_);
  }

 private:
  std::string setting(const std::string& key, const std::string& otherwise) const {
    const auto found = settings_.find(key);
    return found == settings_.end() || found->second.empty() ? otherwise : found->second;
  }

  // A path below top_dir, relative to the directory.
  std::string in_top(const std::string& path) const {
    const std::string top = setting("top_dir", ".");
    const std::string clean = top.starts_with("./") ? top.substr(2) : top;
    return clean == "." || clean.empty() ? path : clean + "/" + path;
  }

  std::string directory_for(const std::string& kind) const { return setting(kind + "_dir", in_top(kind)); }

  void check_engine() {
    const std::string engine = setting("engine", "pg");
    if (engine == "pg") return;
    problem(rules::other_database, "sqitch.conf", 0, fmt::format("the changes are for {}", base::printable(engine)),
            "Only changes for PostgreSQL can be taken over.");
  }

  // [core "variables"], [deploy "variables"], [target "variables"], ...
  void name_variables() {
    const File* file = directory_.find("sqitch.conf");
    if (file == nullptr) return;
    const std::size_t at = file->text.find("variables\"]");
    if (at == std::string::npos) return;
    const auto line = std::count(file->text.begin(), file->text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    leave_out(result_, file->path, static_cast<int>(line) + 1, "values of variables",
              "Give them with --set, or write them into .env.<environment>.");
  }

  // Of a reworked change, the first one that exists under the name of a tag after it.
  const File* script_of(const SqitchChange& change, const std::string& kind) const {
    const std::string path = fmt::format("{}/{}", directory_for(kind), change.name);
    const std::string ending = "." + setting("extension", "sql");
    if (change.rework_tags.empty()) return directory_.find(path + ending);
    for (const std::string& tag : change.rework_tags) {
      if (const File* file = directory_.find(path + tag + ending)) return file;
    }
    return nullptr;
  }

  void add(const SqitchChange& change) {
    const File* deploy = script_of(change, "deploy");
    if (deploy == nullptr) {
      problem(rules::missing_file, plan_->path, change.line,
              fmt::format("change \"{}\" has no file in {}/", base::printable(change.name),
                          base::printable(directory_for("deploy"))),
              "Restore the file, or remove the change from the plan.");
      return;
    }
    used_.insert(deploy->path);
    Migration migration{.identity = {.id = change.id, .name = change.name},
                        .title = in_words(change.name),
                        .old_name = change.name,
                        .up = whole(MarkedText(*deploy)),
                        .checksums = {base::sha1_hex(deploy->text)},
                        .tags = change.tags};
    if (const File* revert = script_of(change, "revert")) {
      used_.insert(revert->path);
      const MarkedText text(*revert);
      if (text.first_sql(0) < text.lines().size()) migration.undo.push_back(without_header(text));
    }
    result_.migrations.push_back(std::move(migration));
  }

  // The first line is a marker of sqitch: "-- Revert shop:users from pg".
  static Sql without_header(const MarkedText& text) {
    Part part(text);
    part.keep(0, text.lines().size());
    for (const CommentLine& comment : text.comments()) {
      if (comment.content.starts_with("Revert ")) part.replace(comment.line, "");
    }
    return part.sql();
  }

  void name_other_files() {
    const std::string ending = "." + setting("extension", "sql");
    for (const File& file : directory_.files) {
      if (used_.contains(file.path) || !file.name().ends_with(ending)) continue;
      const bool is_verify = file.path.starts_with(directory_for("verify") + "/");
      leave_out(result_, file.path, 0, is_verify ? "verify script" : "file that the plan does not name",
                is_verify ? "The function verify compares schemas instead." : "sqitch does not run it either.");
    }
  }

  void problem(std::string_view rule, std::string_view file, int line, std::string message, std::string hint) {
    result_.problems.push_back(rules::broken(rule, file, line, std::move(message), std::move(hint)));
  }

  const Directory& directory_;
  std::map<std::string, std::string> settings_;
  const File* plan_ = nullptr;
  std::set<std::string> used_;
  Migrations result_{.tool = Tool::sqitch};
};

}  // namespace

std::string recognise_sqitch(const Directory& directory) {
  return path_of_first(directory,
                       [](const File& file) { return file.name() == "sqitch.plan" || file.path == "sqitch.conf"; });
}

Migrations read_sqitch(const Directory& directory, const sql::Variables& /*values*/) {
  return Reader(directory).read();
}

}  // namespace pgmanager::imports
