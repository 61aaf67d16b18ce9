#include "source/other_tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <unordered_set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/known_tools.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"
#include "source/tool_file_names.hpp"
#include "sql/script.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view sql_suffix = ".sql";

// --- names
// ------------------------------------------------------------------------------------------------------------

// A name without the word that says which half of a change the file is, such as "001.undo.init.sql",
// "00001-init-down.sql" or "0001.init.rollback.sql": the word is the second or the last one.
struct HalfName {
  std::string change;  // the common part of both halves: in lower case, with dashes between its words
  Half half = Half::neither;
  bool is_dotted = false;  // the word is between dots, which is unusual in a name chosen by hand
};

constexpr std::string_view separators = ".-_";
constexpr std::array<std::string_view, 4> revert_words = {"down", "undo", "rollback", "revert"};
constexpr std::array<std::string_view, 3> apply_words = {"up", "do", "apply"};

HalfName half_name(std::string_view name) {
  HalfName result{.change = base::lowered(name)};
  const std::string all = result.change;
  const std::size_t suffix = all.size() - std::min(all.size(), sql_suffix.size());
  const std::size_t first = all.find_first_of(separators);
  const std::size_t last = suffix == 0 ? std::string::npos : all.find_last_of(separators, suffix - 1);
  for (const std::size_t before : {first, last}) {
    if (before == std::string::npos || before >= suffix) continue;
    const std::size_t end = all.find_first_of(separators, before + 1);
    const std::string_view word = std::string_view(all).substr(before + 1, end - before - 1);
    const bool reverts = std::find(revert_words.begin(), revert_words.end(), word) != revert_words.end();
    const bool applies = std::find(apply_words.begin(), apply_words.end(), word) != apply_words.end();
    if (!reverts && !applies) continue;
    result.change = all.substr(0, before) + all.substr(end);
    result.half = reverts ? Half::reverts : Half::applies;
    result.is_dotted = all[before] == '.' && all[end] == '.';
  }
  std::replace_if(
      result.change.begin(), result.change.end(), [&](char c) { return separators.find(c) != std::string_view::npos; },
      '-');
  return result;
}

std::string move_command(std::string_view from, std::string_view directory, std::string_view to) {
  return fmt::format("mv -n {} {}", shell_word(fmt::format("deployment/{}", from)),
                     shell_word(fmt::format("{}/{}", directory, to)));
}

const OtherTool* tool_of_other_entry(const std::filesystem::path& directory, const ListedEntry& entry) {
  const std::string lower_name = base::lowered(entry.name);
  const std::string_view name = lower_name;
  if (name == "atlas.sum") return &known_tools::atlas;
  if (name == "migration_lock.toml") return &known_tools::prisma;
  if (name == "sqitch.plan" || name == "sqitch.conf") return &known_tools::sqitch;
  if (name == "tern.conf") return &known_tools::tern;
  const bool is_changelog = name.find("changelog") != std::string_view::npos;
  for (const std::string_view suffix : {".xml", ".yaml", ".yml", ".json"}) {
    if (is_changelog && name.ends_with(suffix)) return &known_tools::liquibase;
  }
  std::error_code ignored;
  if (entry.kind != ListedKind::directory) return nullptr;
  if (std::filesystem::exists(directory / entry.name / "migration.sql", ignored)) return &known_tools::prisma;
  return std::filesystem::exists(directory / entry.name / "up.sql", ignored) ? &known_tools::diesel : nullptr;
}

// The start of a stray file shows what it is; the whole file may be a dump of gigabytes.
constexpr std::size_t largest_searched = 1024UL * 1024;

const OtherTool* tool_of_stray_file(const std::filesystem::path& file) {
  try {
    std::string text(largest_searched, '\0');
    text.resize(base::OpenFile(file).read_at(0, text.data(), text.size()));
    const sql::Script script = sql::split(text);
    if (const auto marker = find_section_marker(text, script)) return marker->tool;
    return is_sqitch_file(text) ? &known_tools::sqitch : nullptr;
  } catch (const base::Error&) {
    return nullptr;  // another rule reports it
  }
}

// --- a directory
// ------------------------------------------------------------------------------------------------------

class ToolSearch {
 public:
  ToolSearch(const std::filesystem::path& root, const std::string& path, const std::vector<ListedEntry>& entries)
      : root_(root), path_(path), is_group_(path.starts_with("create/")), entries_(entries) {}

  std::vector<ToolFiles> find() {
    find_halves();
    for (const ListedEntry& entry : entries_) {
      if (const OtherTool* tool = tool_of(entry)) files_of(tool).entries.push_back(&entry);
    }
    if (found_.empty()) return {};
    if (!is_group_) add_unmarked();
    return std::move(found_);
  }

 private:
  const OtherTool* tool_of(const ListedEntry& entry) const {
    if (is_group_) return tool_of_pair(entry);
    if (entry.kind == ListedKind::file) {
      if (is_golang_migrate(entry.name)) return &known_tools::golang_migrate;
      if (flyway_name(entry.name)) return &known_tools::flyway;
      if (is_half(entry.name)) return &known_tools::paired_files;
    }
    if (const OtherTool* tool = tool_of_other_entry(root_ / path_, entry)) return tool;
    const bool may_be_marked =
        entry.kind == ListedKind::file && is_called_sql(entry.name) && !split_deployment_name(entry.name);
    return may_be_marked ? tool_of_stray_file(root_ / path_ / entry.name) : nullptr;
  }

  // Names in a group are arbitrary, and each of its files runs: only a file that reverts another one in the same group
  // shows that both belong to another tool.
  const OtherTool* tool_of_pair(const ListedEntry& entry) const {
    if (entry.kind != ListedKind::file || !is_called_sql(entry.name)) return nullptr;
    const HalfName half = half_name(entry.name);
    if (const auto flyway = flyway_name(entry.name)) {
      const char partner = flyway->half == Half::reverts ? 'v' : 'u';
      return holds(partner + entry.name.substr(1)) ? &known_tools::flyway : nullptr;
    }
    const bool is_numbered = digits.find(entry.name.front()) != std::string_view::npos;
    if (!half.is_dotted || !is_numbered || !reverted_.contains(half.change) || !applied_.contains(half.change))
      return nullptr;
    return golang_migrate_name(entry.name) ? &known_tools::golang_migrate : &known_tools::paired_files;
  }

  // A deployment may be called "00007-scale.up.sql"; it is a half only if there is a file that reverts it.
  bool is_golang_migrate(std::string_view name) const {
    const auto versioned = golang_migrate_name(name);
    if (!versioned || name[versioned->version.size()] == '_') return versioned.has_value();
    if (path_ == "undo") return false;
    return versioned->half == Half::reverts ||
           holds(fmt::format("{}-{}.down.sql", versioned->version, versioned->rest));
  }

  // In undo/ file names may contain such a word.
  void find_halves() {
    if (path_ == "undo") return;
    for (const ListedEntry& entry : entries_) {
      if (entry.kind != ListedKind::file || !is_called_sql(entry.name)) continue;
      const HalfName name = half_name(entry.name);
      if (name.half == Half::reverts) reverted_.insert(name.change);
      if (name.half != Half::reverts) applied_.insert(name.change);
    }
  }

  // A change may be called "00042-shut-down.sql"; it is a half only if there is "00042-shut.sql" or
  // "00042-shut-up.sql".
  bool is_half(std::string_view name) const {
    if (reverted_.empty()) return false;
    const HalfName half = half_name(name);
    const bool is_pair = reverted_.contains(half.change) && applied_.contains(half.change);
    return is_called_sql(name) && (is_pair || (half.half == Half::reverts && half.is_dotted));
  }

  bool holds(std::string_view name) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const ListedEntry& entry) { return base::lowered(entry.name) == base::lowered(name); });
  }

  ToolFiles& files_of(const OtherTool* tool) {
    const auto found =
        std::find_if(found_.begin(), found_.end(), [&](const ToolFiles& files) { return files.tool == tool; });
    return found != found_.end() ? *found : found_.emplace_back(ToolFiles{.tool = tool, .entries = {}});
  }

  // Adds the files that the tool's own list, such as atlas.sum, may contain, and files without a second half.
  void add_unmarked() {
    std::vector<const ListedEntry*> unmarked;
    for (const ListedEntry& entry : entries_) {
      const bool is_stray =
          entry.kind == ListedKind::file && is_called_sql(entry.name) && !split_deployment_name(entry.name);
      if (is_stray && std::none_of(found_.begin(), found_.end(), [&](const auto& each) { return each.has(entry); })) {
        unmarked.push_back(&entry);
      }
    }
    std::vector<const ListedEntry*>& first = found_.front().entries;
    const auto middle = first.insert(first.end(), unmarked.begin(), unmarked.end());
    std::inplace_merge(first.begin(), middle, first.end());
  }

  const std::filesystem::path& root_;
  const std::string& path_;
  bool is_group_;  // of create/
  const std::vector<ListedEntry>& entries_;
  std::vector<ToolFiles> found_;
  std::unordered_set<std::string> reverted_;  // HalfName::change of files that revert a change
  std::unordered_set<std::string> applied_;   // HalfName::change of all other files
};

std::string names_of(const ToolFiles& files) {
  constexpr std::size_t most = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.entries.size(), most); ++i) {
    names += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", base::printable(files.entries[i]->name));
  }
  if (files.entries.size() > most) names += fmt::format(" and {} more", files.entries.size() - most);
  return names;
}

}  // namespace

bool ToolFiles::has(const ListedEntry& entry) const {
  return std::binary_search(entries.begin(), entries.end(), &entry);
}

std::vector<ToolFiles> find_other_tools(const std::filesystem::path& root, const std::string& path,
                                        const std::vector<ListedEntry>& entries) {
  return ToolSearch(root, path, entries).find();
}

base::Finding finding_of(const ToolFiles& files, const std::string& path, const std::string& example) {
  return rules::broken(
      rules::other_tool, in_file(path),
      fmt::format("{}/ contains files of {}: {}", base::printable(path), files.tool->name, names_of(files)),
      files.tool->advice() + (example.empty() ? "" : " For example: " + example));
}

bool seems_to_revert(std::string_view name) {
  const auto flyway = flyway_name(name);
  if (flyway && flyway->half == Half::reverts) return true;
  const std::string words = base::lowered(name);
  for (std::string_view rest = words; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(separators));
    if (std::find(revert_words.begin(), revert_words.end(), word) != revert_words.end()) return true;
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return false;
}

std::string example_of(const ToolFiles& files, const std::string& path, const std::string& ordinal) {
  if (path != "deployment" || (files.tool != &known_tools::golang_migrate && files.tool != &known_tools::flyway))
    return "";
  const auto name_of = files.tool == &known_tools::golang_migrate ? golang_migrate_name : flyway_name;
  const ListedEntry* first = nullptr;
  for (const ListedEntry* entry : files.entries) {
    const auto name = name_of(entry->name);
    if (!name || name->half != Half::applies || seems_to_revert(entry->name)) continue;
    if (first == nullptr || is_lower_version(name->version, name_of(first->name)->version)) first = entry;
  }
  if (first == nullptr) return "";
  const VersionedName name = *name_of(first->name);
  const std::string wanted = fmt::format("{}-{}.sql", ordinal, name.rest);
  const std::string example = move_command(first->name, "deployment", wanted);
  const auto undo = std::find_if(files.entries.begin(), files.entries.end(), [&](const ListedEntry* entry) {
    const auto other = name_of(entry->name);
    return other && other->half == Half::reverts && other->version == name.version;
  });
  if (undo == files.entries.end()) return example;
  return fmt::format("{} && mkdir -p undo && {}", example, move_command((*undo)->name, "undo", wanted));
}

}  // namespace pgmanager::source
