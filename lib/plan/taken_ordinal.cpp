#include "plan/taken_ordinal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using source::NumberedFile;

struct NewOrdinal {
  const NumberedFile* file;
  std::int64_t ordinal;
};

struct FileRename {
  std::string from, to;
};

// The entry of a file that ran with another ordinal than its present one. Null also if the file has not run.
const Entry* ran_elsewhere(const DeploymentState& compared, const history::History& history) {
  if (compared.on_disk == nullptr) return nullptr;
  const Entry* entry = find_in_place(compared.on_disk->file, history.deployments);
  return entry != nullptr && entry->ordinal != compared.ordinal ? entry : nullptr;
}

bool is_not_run(const DeploymentState& compared) {
  return compared.state == CurrentState::pending || compared.state == CurrentState::failed ||
         is_taken_ordinal(compared);
}

std::int64_t highest_in_place(const history::History& history) {
  std::int64_t highest = -1;
  for (const Entry& entry : history.deployments) {
    if (history::is_in_place(entry.state)) highest = std::max(highest, entry.ordinal->value());
  }
  return highest;
}

bool is_on_disk(const Entry& entry, const source::SourceTree& tree) {
  return std::any_of(tree.deployments.begin(), tree.deployments.end(),
                     [&](const NumberedFile& each) { return is_same_content(each.file, entry); });
}

// A file without statements that was added, under another name, in place of a lost file that ran.
bool is_placeholder(const DeploymentState& compared, const source::SourceTree& tree) {
  return is_taken_ordinal(compared) && compared.on_disk->file.statements == 0 &&
         !is_on_disk(*compared.in_history, tree);
}

// Files that ran get their ordinals back; the others follow in their present order.
std::vector<NewOrdinal> decide_moves(const std::vector<DeploymentState>& all, const source::SourceTree& tree,
                                     const history::History& history) {
  std::vector<NewOrdinal> moves;
  std::int64_t last = highest_in_place(history);
  for (const DeploymentState& each : all) {
    if (each.on_disk == nullptr || is_placeholder(each, tree)) continue;
    std::int64_t ordinal = each.ordinal.value();
    if (const Entry* entry = ran_elsewhere(each, history)) {
      ordinal = entry->ordinal->value();
    } else if (is_not_run(each)) {
      if (last == std::numeric_limits<std::int64_t>::max()) return {};
      ordinal = ++last;
    }
    if (ordinal != each.ordinal.value()) moves.push_back({each.on_disk, ordinal});
  }
  return moves;
}

// Also renames its undo file.
void add_rename(const std::string& path, std::string_view to, const source::SourceTree& tree,
                std::vector<FileRename>& renames) {
  const std::string name(source::name_in(path));
  renames.push_back({path, fmt::format("deployment/{}", to)});
  if (source::has_undo_file(tree, name)) renames.push_back({"undo/" + name, fmt::format("undo/{}", to)});
}

std::vector<FileRename> renames_of(const std::vector<NewOrdinal>& moves, const source::SourceTree& tree) {
  std::vector<FileRename> renames;
  for (const auto& [file, ordinal] : moves) {
    add_rename(file->file.path, fmt::format("{}-{}.sql", in_width_of(*file, ordinal), file->rest), tree, renames);
  }
  return renames;
}

// No file is moved onto another one. Two files that swap names need a third name.
std::vector<std::string> commands_of(std::vector<FileRename> renames) {
  std::vector<std::string> commands;
  const auto add = [&](const std::string& from, const std::string& to) {
    commands.push_back(fmt::format("mv {} {}", source::shell_word(from), source::shell_word(to)));
  };
  while (!renames.empty()) {
    const auto is_free = [&](const FileRename& rename) {
      return std::none_of(renames.begin(), renames.end(),
                          [&](const FileRename& other) { return other.from == rename.to; });
    };
    const auto next = std::find_if(renames.begin(), renames.end(), is_free);
    if (next != renames.end()) {
      add(next->from, next->to);
      renames.erase(next);
    } else {
      const std::string meanwhile = renames.front().from + ".moved";
      add(renames.front().from, meanwhile);
      renames.front().from = meanwhile;
    }
  }
  return commands;
}

// After a merge the tree is right: other instances have run its files with their present ordinals.
std::string keeping_the_tree(const std::vector<DeploymentState>& all, const source::SourceTree& tree,
                             const history::History& history) {
  std::vector<std::string> forgotten;
  std::vector<std::string> marked;
  for (const DeploymentState& each : all) {
    if (is_taken_ordinal(each) && !is_on_disk(*each.in_history, tree)) return "";  // its record would be lost
    if (is_taken_ordinal(each)) forgotten.push_back(source::to_string(each.ordinal));
    if (ran_elsewhere(each, history) != nullptr) marked.push_back(source::to_string(each.ordinal));
  }
  if (marked.empty()) return "";
  return fmt::format(
      " If other instances have run the files with the ordinals that they have now, keep these, and correct the "
      "history "
      "of this instance: postgres-manager repair --forget {} && postgres-manager repair --mark-applied {}; the next "
      "deployment says how to run what has not run.",
      fmt::join(forgotten, ","), fmt::join(marked, ","));
}

std::string hint_for_taken_ordinal(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                                   const std::vector<NewOrdinal>& moves, const source::SourceTree& tree,
                                   const history::History& history) {
  const auto commands = commands_of(renames_of(moves, tree));
  if (commands.empty()) return "Give the file a free ordinal.";
  const std::string order = commands.size() > 1 ? ", in this order" : "";
  const bool has_run = ran_elsewhere(compared, history) != nullptr;
  return fmt::format("Give {}{}: {}.", has_run ? "the files the ordinals that fit this instance" : "it a free ordinal",
                     order, fmt::join(commands, " && ")) +
         keeping_the_tree(all, tree, history);
}

// The deployment that the placeholder replaces has run here: with the same name, the placeholder counts as its edit.
std::string hint_for_placeholder(const DeploymentState& compared, const source::SourceTree& tree,
                                 const history::History& history) {
  const Entry& entry = *compared.in_history;
  std::vector<FileRename> renames;
  add_rename(compared.on_disk->file.path, source::name_in(entry.path), tree, renames);
  return fmt::format(
      "If it takes the place of that file, which is lost, give it its name and accept it: {} && postgres-manager "
      "repair --accept-changed {}; or remove it and restore {}. If it is a new deployment, write its statements: the "
      "next run says which ordinal is free.",
      fmt::join(commands_of(std::move(renames)), " && "), source::to_string(compared.ordinal),
      from_history({&entry}, history));
}

std::int64_t highest_on_disk(const std::vector<DeploymentState>& all, const std::vector<NewOrdinal>& moves) {
  std::int64_t highest = -1;
  for (const DeploymentState& each : all) {
    const auto move =
        std::find_if(moves.begin(), moves.end(), [&](const NewOrdinal& other) { return other.file == each.on_disk; });
    if (each.on_disk != nullptr) {
      highest = std::max(highest, move == moves.end() ? each.ordinal.value() : move->ordinal);
    }
  }
  return highest;
}

// What is in place below a file that has moved must be on disk, too; otherwise there is a gap.
std::string files_to_restore(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                             const std::vector<NewOrdinal>& moves, const source::SourceTree& tree,
                             const history::History& history) {
  std::vector<const Entry*> lost;
  if (!is_on_disk(*compared.in_history, tree)) lost.push_back(compared.in_history);
  if (!moves.empty()) {
    const std::int64_t highest = highest_on_disk(all, moves);
    for (const Entry* each : ahead_of_tree(all)) {
      if (each->ordinal->value() < highest && !is_on_disk(*each, tree)) lost.push_back(each);
    }
  }
  return lost.empty() ? "" : fmt::format(" Restore {}.", from_history(lost, history));
}

std::string hint_of(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                    const source::SourceTree& tree, const history::History& history) {
  const auto has_commands = [&](const DeploymentState& each) {
    return is_taken_ordinal(each) && !is_placeholder(each, tree);
  };
  if (!has_commands(compared)) return hint_for_placeholder(compared, tree, history);
  const auto first = std::find_if(all.begin(), all.end(), has_commands);
  const bool is_first = first == all.end() || first->ordinal == compared.ordinal;
  const auto moves = is_first ? decide_moves(all, tree, history) : std::vector<NewOrdinal>();
  std::string hint = is_first ? hint_for_taken_ordinal(compared, all, moves, tree, history)
                              : fmt::format("See the commands for \"{}\".", base::printable(first->on_disk->file.path));
  hint += files_to_restore(compared, all, moves, tree, history);
  const bool may_be_that_one = !is_on_disk(*compared.in_history, tree) && ran_elsewhere(compared, history) == nullptr;
  if (may_be_that_one) {
    hint += fmt::format(" If the file on disk is \"{}\", renamed and edited, restore its name and its text.",
                        base::printable(compared.in_history->path));
  }
  return hint;
}

}  // namespace

bool is_taken_ordinal(const DeploymentState& compared) {
  return compared.state == CurrentState::changed && compared.on_disk->file.path != compared.in_history->path;
}

Refusal refuse_taken_ordinal(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                             const source::SourceTree& tree, const history::History& history) {
  const Entry& entry = *compared.in_history;
  const std::string& path = compared.on_disk->file.path;
  const Entry* elsewhere = ran_elsewhere(compared, history);
  return {.rule = std::string(refusal_rules::ordinal_taken),
          .ordinal = compared.ordinal,
          .path = path,
          .message = fmt::format("\"{}\" has the ordinal of \"{}\", which {}", base::printable(path),
                                 base::printable(entry.path), came_into_place(entry)),
          .detail = elsewhere != nullptr ? fmt::format("The content of \"{}\" {}, as \"{}\".", base::printable(path),
                                                       came_into_place(*elsewhere), base::printable(elsewhere->path))
                                         : fmt::format("\"{}\" has not run here.", base::printable(path)),
          .hint = hint_of(compared, all, tree, history),
          .entry = &entry};
}

}  // namespace pgmanager::plan
