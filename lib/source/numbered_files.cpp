#include "source/numbered_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <system_error>
#include <tuple>

#include "base/utf8.hpp"
#include "source/directory.hpp"
#include "source/file_name.hpp"
#include "source/locator.hpp"
#include "source/ordinal.hpp"
#include "source/other_tools.hpp"
#include "source/read_sql_files.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

// An entry with a valid name.
struct Numbered {
  Ordinal ordinal;
  std::string_view digits;
  std::string_view rest;
  const ListedEntry* entry = nullptr;
};

class NumberedFiles {
 public:
  NumberedFiles(const std::filesystem::path& root, std::string path, const std::vector<ListedEntry>& entries,
                base::Findings& findings)
      : root_(root), path_(std::move(path)), findings_(findings), other_tools_(find_other_tools(root, path_, entries)) {
    for (const ListedEntry& entry : entries) {
      if (!is_of_other_tool(entry)) sort_in(entry);
    }
    std::sort(numbered_.begin(), numbered_.end(), [](const Numbered& a, const Numbered& b) {
      return std::tie(a.ordinal, a.entry->name) < std::tie(b.ordinal, b.entry->name);
    });
  }

  // One finding for all files of a tool: separate findings would hide what the files have in common, and suggesting a
  // new name for each would turn a file that reverts a change into a deployment.
  void report_other_tools() {
    for (const ToolFiles& files : other_tools_) {
      findings_.push_back(finding_of(files, path_, example_of(files, path_, free_.take().value_or("<ordinal>"))));
    }
  }

  void report_strays() {
    for (const ListedEntry* entry : strays_) {
      if (entry->kind == ListedKind::unusable) continue;
      const bool is_deployment = entry->kind == ListedKind::file;
      add(rules::stray_entry, entry->name,
          is_deployment ? fmt::format("\"{}\" is not named <ordinal>-<rest>.sql", base::printable(entry->name))
                        : fmt::format("\"{}\" is not a regular file", base::printable(entry->name)),
          is_deployment ? hint_for_stray(entry->name)
                        : fmt::format("Move it out of {}/, which may contain only files <ordinal>-<rest>.sql.", path_));
    }
  }

  void report_duplicates() {
    const Numbered* first = nullptr;
    for (const Numbered& each : numbered_) {
      if (first == nullptr || first->ordinal != each.ordinal) {
        first = &each;
        continue;
      }
      add(rules::duplicate_ordinal, each.entry->name,
          fmt::format("ordinal {} is used twice, by \"{}\" and \"{}\"", to_string(each.ordinal),
                      base::printable(first->entry->name), base::printable(each.entry->name)),
          path_ == "test-data" ? "Give the file that no instance has loaded yet a free ordinal."
                               : hint_for_duplicate(*first, each));
    }
  }

  void report_gaps() {
    if (has_gaps() && is_date_or_time(numbered_.back().digits)) return report_dates();
    std::string hint = hint_for_gaps();
    for (std::size_t i = 1; i < numbered_.size(); ++i) {
      const Numbered& before = numbered_[i - 1];
      const Numbered& after = numbered_[i];
      if (count_missing(before, after) == 0) continue;
      add(rules::ordinal_gap, after.entry->name,
          fmt::format("{} missing between \"{}\" and \"{}\"", missing_ordinals(before, after),
                      base::printable(before.entry->name), base::printable(after.entry->name)),
          std::move(hint));
      hint = "Merge or restore what is missing; closing the first gap closes this one, too.";
    }
  }

  std::vector<NumberedFile> files() const {
    std::vector<NumberedFile> deployments;
    for (const Numbered& each : numbered_) {
      if (each.entry->kind != ListedKind::file) continue;
      deployments.push_back({.ordinal = each.ordinal,
                             .rest = std::string(each.rest),
                             .file = listed_file(path_ + "/" + each.entry->name)});
    }
    return deployments;
  }

 private:
  bool is_of_other_tool(const ListedEntry& entry) const {
    return std::any_of(other_tools_.begin(), other_tools_.end(),
                       [&](const ToolFiles& files) { return files.has(entry); });
  }

  void sort_in(const ListedEntry& entry) {
    const auto name = split_deployment_name(entry.name);
    if (!name || entry.kind == ListedKind::directory || entry.kind == ListedKind::other) {
      strays_.push_back(&entry);
    } else if (const auto ordinal = Ordinal::parse(name->digits)) {
      numbered_.push_back({.ordinal = *ordinal, .digits = name->digits, .rest = name->rest, .entry = &entry});
      free_.use(*ordinal, name->digits);
    } else {
      add(rules::number_too_large, entry.name,
          fmt::format("ordinal {} is too large, the largest is 9223372036854775807", name->digits),
          "Rename the file to the ordinal that follows the last one.");
    }
  }

  // "ordinal 00002 is", "ordinals 00002 and 00003 are", "ordinals 00002 to 00039 are"
  static std::string missing_ordinals(const Numbered& before, const Numbered& after) {
    const std::size_t width = after.digits.size();
    const std::string first = padded(before.ordinal.next(), width);
    const std::string last = padded(Ordinal(after.ordinal.value() - 1), width);
    const auto missing = after.ordinal.value() - before.ordinal.value() - 1;
    if (missing == 1) return fmt::format("ordinal {} is", first);
    return fmt::format("ordinals {} {} {} are", first, missing == 2 ? "and" : "to", last);
  }

  std::string move_command(std::string_view from, std::string_view to) const {
    return fmt::format("mv {} {}", shell_word(fmt::format("{}/{}", path_, from)),
                       shell_word(fmt::format("{}/{}", path_, to)));
  }

  // The end of a hint: the command, without a full stop so that it can be pasted; a full stop if there is no free name.
  std::string rename(std::string_view name, std::string_view rest, std::string_view wished_ordinal = {}) {
    const auto ordinal = free_.take(wished_ordinal);
    if (!ordinal) return ".";
    if (const auto promised = Ordinal::parse(*ordinal)) promised_.push_back(*promised);
    return fmt::format(": {}", move_command(name, fmt::format("{}-{}.sql", *ordinal, rest)));
  }

  // The tree does not say which of the two has run on an instance.
  std::string hint_for_duplicate(const Numbered& one, const Numbered& other) {
    const char* merged =
        path_ == "deployment" || path_ == "manual-deployment"
            ? "After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give"
            : "Give";
    const auto ordinal = free_.take();
    if (!ordinal) return fmt::format("{} one to the file that has not run on any instance.", merged);
    return fmt::format("{} ordinal {} to the file that has not run on any instance, which is either: {} or: {}", merged,
                       *ordinal, moves_of(other, *ordinal), moves_of(one, *ordinal));
  }

  // The new name suggested for a stray file closes a gap.
  std::int64_t count_missing(const Numbered& before, const Numbered& after) const {
    const auto promised = std::count_if(promised_.begin(), promised_.end(), [&](Ordinal ordinal) {
      return before.ordinal < ordinal && ordinal < after.ordinal;
    });
    return std::max<std::int64_t>(after.ordinal.value() - before.ordinal.value() - 1 - promised, 0);
  }

  bool has_gaps() const {
    const auto is_gap = [this](const Numbered& before, const Numbered& after) {
      return count_missing(before, after) > 0;
    };
    return std::adjacent_find(numbered_.begin(), numbered_.end(), is_gap) != numbered_.end();
  }

  // Otherwise each file would be reported as following a gap.
  void report_dates() {
    const auto first = std::find_if(numbered_.begin(), numbered_.end(),
                                    [](const Numbered& each) { return is_date_or_time(each.digits); });
    const std::string last_name = base::printable(numbered_.back().entry->name);
    const bool is_one = &*first == &numbered_.back();
    const std::string which = is_one ? fmt::format("that of \"{}\" is a date or time", last_name)
                                     : fmt::format("those from \"{}\" to \"{}\" are dates or times",
                                                   base::printable(first->entry->name), last_name);
    const std::string files = is_one ? "Before the file has run, give it the next ordinal"
                                     : "Before any of these files has run, number them in their present order";
    add_here(rules::ordinal_gap, fmt::format("ordinals must be numbers without gaps, but {}", which),
             files + ": postgres-manager renumber --all");
  }

  // All gaps are closed in one pass: a file that moves down leaves a gap for the next one.
  std::string hint_for_gaps() const {
    constexpr std::size_t most_moves = 20;
    std::string list;
    std::size_t moves = 0;
    std::int64_t surplus = 0;
    for (std::size_t i = 1; i < numbered_.size(); ++i) {
      const Numbered& file = numbered_[i];
      surplus += count_missing(numbered_[i - 1], file);
      if (surplus == 0) continue;
      const std::string wanted = padded(Ordinal(file.ordinal.value() - surplus), file.digits.size());
      if (++moves <= most_moves) list += fmt::format("{}{}", moves == 1 ? "" : " && ", moves_of(file, wanted));
    }
    return fmt::format(
        "If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the "
        "gap has run on any instance, write a file with only a comment in its place, under the name of the missing "
        "one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all{}",
        moves > most_moves ? "" : ", or: " + list);
  }

  // The file in undo/ is renamed, too.
  std::string moves_of(const Numbered& file, std::string_view ordinal) const {
    const std::string& name = file.entry->name;
    const std::string wanted = fmt::format("{}-{}.sql", ordinal, file.rest);
    std::string moves = move_command(name, wanted);
    std::error_code ignored;
    if (path_ == "deployment" && std::filesystem::exists(root_ / "undo" / name, ignored)) {
      moves += fmt::format(" && mv {} {}", shell_word("undo/" + name), shell_word("undo/" + wanted));
    }
    return moves;
  }

  // A near miss (00002_x.sql, 00002-x.SQL) keeps its intended ordinal.
  std::string hint_for_stray(std::string_view name) {
    const std::string_view suffix = name.substr(name.size() - std::min<std::size_t>(name.size(), 4));
    const bool meant_as_sql = base::lowered(suffix) == ".sql";
    const bool may_revert = path_ == "deployment" || path_ == "manual-deployment";
    if (may_revert && seems_to_revert(name)) {
      return fmt::format(
          "If it applies a change, rename it to <ordinal>-<rest>.sql. If it reverts one, move it out of {}/: "
          "the file that reverts a deployment has the same name in undo/.",
          path_);
    }
    if (!meant_as_sql) return fmt::format("Move it out of {}/, or rename it to <ordinal>-<rest>.sql.", path_);
    const std::string_view stem = name.substr(0, name.size() - suffix.size());
    const std::string_view digits = stem.substr(0, std::min(stem.find_first_not_of("0123456789"), stem.size()));
    std::string_view rest = stem.substr(digits.size());
    rest.remove_prefix(std::min(rest.find_first_not_of("-_. "), rest.size()));
    // In deployment/ an ordinal above the next one would leave a gap.
    const bool follows = path_ != "deployment" || !free_.leaves_gap(digits);
    return "Rename it" + rename(name, rest.empty() ? "describe-the-change" : rest, follows ? digits : "");
  }

  void add(std::string_view rule, const std::string& name, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, in_file(path_ + "/" + name), std::move(message), std::move(hint)));
  }

  void add_here(std::string_view rule, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, in_file(path_), std::move(message), std::move(hint)));
  }

  const std::filesystem::path& root_;
  std::string path_;
  base::Findings& findings_;
  std::vector<ToolFiles> other_tools_;
  std::vector<Numbered> numbered_;
  std::vector<const ListedEntry*> strays_;
  FreeOrdinals free_;
  std::vector<Ordinal> promised_;  ///< to strays
};

}  // namespace

std::vector<NumberedFile> list_numbered_files(const std::filesystem::path& root, const std::string& directory,
                                              GapCheck gap_check, base::Findings& findings) {
  const std::vector<ListedEntry> entries = list_entries(root, directory, findings);
  NumberedFiles deployments(root, directory, entries, findings);
  deployments.report_other_tools();
  deployments.report_strays();
  deployments.report_duplicates();
  if (gap_check == GapCheck::yes) deployments.report_gaps();
  return deployments.files();
}

void report_other_tools(const std::filesystem::path& root, const std::string& directory, base::Findings& findings) {
  base::Findings all;
  const std::vector<ListedEntry> entries = list_entries(root, directory, all);
  NumberedFiles(root, directory, entries, all).report_other_tools();
  std::copy_if(all.begin(), all.end(), std::back_inserter(findings),
               [](const base::Finding& finding) { return finding.rule == rules::other_tool; });
}

}  // namespace pgmanager::source
