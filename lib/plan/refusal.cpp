#include "plan/refusal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "plan/partly_undone.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "plan/taken_ordinal.hpp"
#include "schema/identifier.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

/// Where the file of an attempt that stopped part-way is now.
struct AttemptedFile {
  std::string in_words;                    ///< of the file, after "and"
  const source::SqlFile* found = nullptr;  ///< a file elsewhere with its content or, for a manual deployment, its name
  bool is_in_place = false;                ///< at its path, and with statements
};

template <typename Files, typename Predicate>
const source::SqlFile* find_file(const Files& files, const Predicate& predicate) {
  const auto found = std::find_if(files.begin(), files.end(), predicate);
  return found == files.end() ? nullptr : &found->file;
}

AttemptedFile find_file_of(const history::Entry& attempt, const source::SourceTree& tree) {
  const bool manual = attempt.kind == history::EntryKind::manual_deployment;
  const auto& own = manual ? tree.manual_deployments : tree.deployments;
  const auto has_path = [&](const source::NumberedFile& each) { return each.file.path == attempt.path; };
  if (const auto* same = find_file(own, has_path)) {
    if (same->statements == 0) return {.in_words = "its file has no statement now"};
    return {.in_words = "its file is on disk", .is_in_place = true};
  }
  const auto has_ordinal = [&](const source::NumberedFile& each) {
    return !manual && each.ordinal == attempt.ordinal && !is_same_content(each.file, attempt);
  };
  const source::SqlFile* moved = find_content(tree, attempt);
  if (moved == nullptr) {
    moved = find_file(tree.manual_deployments, [&](const auto& each) { return has_name_of(each.file, attempt); });
  }
  if (moved != nullptr) {
    return {.in_words = fmt::format("its file is \"{}\" now", base::printable(moved->path)), .found = moved};
  }
  if (const auto* other = find_file(own, has_ordinal)) {
    return {.in_words = fmt::format("it is not on disk; \"{}\" has its ordinal", base::printable(other->path))};
  }
  return {.in_words = "it is not on disk"};
}

std::string hint_to_finish(const history::Entry& attempt, const AttemptedFile& file, const history::History& history) {
  const char* next =
      attempt.kind == history::EntryKind::manual_deployment ? "next manual deployment" : "next deployment";
  if (file.is_in_place) return "Finish it: postgres-manager deployment";
  if (file.found != nullptr) {
    return fmt::format("Move it back, and the {} continues after what is committed: mv -n {} {}", next,
                       source::shell_word(file.found->path), source::shell_word(attempt.path));
  }
  return fmt::format("Restore the file, and the {} continues after what is committed (its text is in the history: {})",
                     next, query_for_text(attempt, history));
}

// A late file keeps its ordinal if the history knows it (it was forgotten), or if it is between other files, where its
// ordinal would then be missing: the tree is in order, and the instance lacks the file.
bool keeps_ordinal(const DeploymentState& late, const std::vector<DeploymentState>& all) {
  return late.in_history != nullptr || std::any_of(all.begin(), all.end(), [&](const DeploymentState& other) {
           return other.on_disk != nullptr && other.ordinal < late.ordinal && other.state != CurrentState::late;
         });
}

// The way out for a late file that keeps its ordinal.
std::string hint_to_apply(const source::NumberedFile& late) {
  const std::string mark = fmt::format("postgres-manager repair --mark-applied {}", source::to_string(late.ordinal));
  if (late.file.statements == 0) return "It has no statement to run. Mark it as applied: " + mark;
  return fmt::format(
      "Run it as a manual deployment, with any other that is pending, then mark it as applied: mkdir -p "
      "manual-deployment && cp {} manual-deployment/ && postgres-manager deployment "
      "--manual-deployment && {}",
      source::shell_word(late.file.path), mark);
}

// Accepting this edit would record its statements as applied, although they never ran.
Refusal refuse_filled_placeholder(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                                  const history::History& history) {
  const auto& entry = *compared.in_history;
  const std::string& path = compared.on_disk->file.path;
  const bool is_last = std::none_of(all.begin(), all.end(), [&](const DeploymentState& other) {
    return compared.ordinal < other.ordinal && is_in_place(other);
  });
  return {.rule = std::string(refusal_rules::deployment_changed),
          .ordinal = compared.ordinal,
          .path = path,
          .message = fmt::format("\"{}\" had no statement when it {}", base::printable(path), came_into_place(entry)),
          .detail = "The statements that were added to it since have not run.",
          .hint = is_last ? fmt::format("Run it with the next deployment: postgres-manager repair --forget {}",
                                        source::to_string(compared.ordinal))
                          : fmt::format("Move its statements to a new deployment, and restore the text that the file "
                                        "had: {}",
                                        query_for_text(entry, history)),
          .entry = &entry};
}

std::string committed_before_edit(const Step& step) {
  if (step.kept->statements == 0) return "A part of its first statement is committed, or may be.";
  return fmt::format("{} of its statements {} committed{}.", step.kept->statements,
                     step.kept->statements == 1 ? "is" : "are",
                     step.kept->in_part ? ", and perhaps a part of the next one" : "");
}

}  // namespace

bool is_filled_placeholder(const DeploymentState& compared) {
  const auto& entry = *compared.in_history;
  return entry.state == history::EntryState::applied && entry.statements_total == 0 && compared.on_disk != nullptr &&
         compared.on_disk->file.statements > 0;
}

Refusal refuse_changed(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                       const source::SourceTree& tree, const history::History& history) {
  const auto& entry = *compared.in_history;
  if (is_taken_ordinal(compared)) return refuse_taken_ordinal(compared, all, tree, history);
  if (is_filled_placeholder(compared)) return refuse_filled_placeholder(compared, all, history);
  return {.rule = std::string(refusal_rules::deployment_changed),
          .ordinal = compared.ordinal,
          .path = compared.on_disk->file.path,
          .message = fmt::format("\"{}\" was edited after it {}", base::printable(compared.on_disk->file.path),
                                 came_into_place(entry)),
          .hint = fmt::format("Restore the text that the instance has ({}) and write the edit as a new deployment; "
                              "accept an edit that does not matter with postgres-manager repair --accept-changed {}.",
                              query_for_text(entry, history), source::to_string(compared.ordinal)),
          .entry = &entry};
}

Refusal refuse_missing(const DeploymentState& compared, const history::History& history) {
  const auto& entry = *compared.in_history;
  return {.rule = std::string(refusal_rules::deployment_missing),
          .ordinal = compared.ordinal,
          .path = entry.path,
          .message = fmt::format("\"{}\" {}, but is not on disk", base::printable(entry.path), came_into_place(entry)),
          .hint = fmt::format("Update the source tree to a version that has deployment {}, or restore the file (its "
                              "text is in the history: {}).",
                              source::to_string(compared.ordinal), query_for_text(entry, history)),
          .entry = &entry};
}

std::optional<Refusal> refuse_ahead(const std::vector<DeploymentState>& all, const history::History& history) {
  constexpr std::size_t most_named = 10;
  std::vector<std::string> named;
  std::vector<std::int64_t> rows;
  std::size_t count = 0;
  std::optional<source::Ordinal> last;
  for (const DeploymentState& each : all) {
    if (each.state != CurrentState::ahead) continue;
    last = each.ordinal;
    if (++count > most_named) continue;
    named.push_back(
        fmt::format("\"{}\" {}", base::printable(each.in_history->path), came_into_place(*each.in_history)));
    rows.push_back(each.in_history->id);
  }
  if (count == 0) return std::nullopt;
  const std::string more = count > most_named ? fmt::format(", and {} more", count - most_named) : "";
  return Refusal{
      .rule = std::string(refusal_rules::instance_ahead),
      .message =
          fmt::format("the instance is {} {} ahead of this tree", count, count == 1 ? "deployment" : "deployments"),
      .detail = fmt::format("Not on disk: {}{}.", fmt::join(named, ", "), more),
      .hint = fmt::format(
          "Update the source tree to a version that has deployment {}. If a release was rolled back on purpose: "
          "postgres-manager deployment --allow-ahead. If files are lost: SELECT path, sql_text FROM {}.history WHERE "
          "id IN ({}).",
          source::to_string(*last), schema::quote_identifier(history.schema), fmt::join(rows, ", "))};
}

Refusal refuse_partly_applied(const history::Entry& entry, const source::SourceTree& tree,
                              const history::History& history) {
  const bool manual = entry.kind == history::EntryKind::manual_deployment;
  const AttemptedFile file = find_file_of(entry, tree);
  return {
      .rule = std::string(refusal_rules::deployment_unfinished),
      .ordinal = entry.ordinal,
      .path = entry.path,
      .message = fmt::format("\"{}\" is partly applied, {}, and {}", base::printable(entry.path),
                             committed_statements(entry, "of its"), file.in_words),
      .detail = how_it_stopped(entry),
      .hint = fmt::format("{}; or revert by hand what is committed, then run postgres-manager repair{} --forget {}.",
                          hint_to_finish(entry, file, history), manual ? " --manual-deployment" : "",
                          source::to_string(*entry.ordinal)),
      .entry = &entry};
}

namespace {

std::string hint_for_late(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                          const history::History& history) {
  if (keeps_ordinal(compared, all)) return hint_to_apply(*compared.on_disk);
  const auto taken = std::find_if(all.begin(), all.end(), is_taken_ordinal);
  if (taken != all.end()) {  // both get the next free ordinals, so one must be renumbered before the other
    return fmt::format("First use the commands for \"{}\"; the next run says what is to be done here.",
                       base::printable(taken->on_disk->file.path));
  }
  // Late files before this one get the ordinals before its own.
  const auto late_before = std::count_if(all.begin(), all.end(), [&](const DeploymentState& other) {
    return other.state == CurrentState::late && other.ordinal < compared.ordinal;
  });
  const auto& deployment = *compared.on_disk;
  const std::int64_t highest = all.back().ordinal.value();
  const bool has_room = highest < std::numeric_limits<std::int64_t>::max() - late_before;
  const std::string next = has_room ? in_width_of(deployment, highest + 1 + late_before) : "<ordinal>";
  const auto lost = ahead_of_tree(all);  // there may be no gap below it
  return fmt::format("{}ive it the next free ordinal: mv {} {}",
                     lost.empty() ? "G" : fmt::format("Restore {}, and g", from_history(lost, history)),
                     source::shell_word(deployment.file.path),
                     source::shell_word(fmt::format("deployment/{}-{}.sql", next, deployment.rest)));
}

}  // namespace

Refusal refuse_late(const DeploymentState& compared, const std::vector<DeploymentState>& all,
                    const history::History& history) {
  const auto highest = std::find_if(all.rbegin(), all.rend(), is_in_place);
  const auto& deployment = *compared.on_disk;
  return {
      .rule = std::string(refusal_rules::deployment_late),
      .ordinal = compared.ordinal,
      .path = deployment.file.path,
      .message = fmt::format("\"{}\" is not in place, but the later \"{}\" {}", base::printable(deployment.file.path),
                             base::printable(highest->in_history->path), came_into_place(*highest->in_history)),
      .hint = hint_for_late(compared, all, history)};
}

Refusal refuse_to_start_over(const Step& step) {
  const std::string ordinal = source::to_string(*step.ordinal);
  std::string by_hand = "leave only the remaining statements in the file";
  if (step.kind == history::EntryKind::deployment) {
    by_hand = fmt::format("revert them by hand, then run postgres-manager repair --forget {}", ordinal);
  } else if (step.kind == history::EntryKind::undo) {
    by_hand = ends_of_undo_by_hand(*step.ordinal);
  }
  return {.rule = std::string(refusal_rules::lost_no_transaction),
          .ordinal = step.ordinal,
          .path = step.file->path,
          .message = fmt::format("\"{}\" stopped part-way when it ran without a transaction; in a transaction it would "
                                 "repeat statements that are already committed",
                                 base::printable(step.file->path)),
          .detail = committed_before_edit(step),
          .hint = fmt::format("Write the line -- postgres-manager: no-transaction at its beginning, and it continues "
                              "after them; or {}.",
                              by_hand)};
}

}  // namespace pgmanager::plan
