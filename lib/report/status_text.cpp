#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "history/history.hpp"
#include "plan/in_words.hpp"
#include "plan/partly_undone.hpp"
#include "report/text.hpp"
#include "source/file_name.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::report {

namespace {

using history::Entry;
using plan::CurrentState;
using result::Status;
using result::StatusLine;

std::string painted(CurrentState state, const std::string& text, const Style& style) {
  switch (state) {
    case CurrentState::applied:
    case CurrentState::contained:
    case CurrentState::adopted:
    case CurrentState::reformatted: return style.good(text);
    case CurrentState::pending:
    case CurrentState::ahead: return style.attention(text);
    default: return style.bad(text);
  }
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = base::display_width(text);
  return text + std::string(used < width ? width - used : 0, ' ');
}

struct Row {
  std::string ordinal, state, path, when, remark;
  CurrentState current = CurrentState::pending;  // for its colour
};

std::string error_remark(const Entry& entry) {
  if (!entry.error) return "";
  std::string remark = base::printable(entry.error->message);
  if (!entry.error->sqlstate.empty()) remark += fmt::format(" [{}]", base::printable(entry.error->sqlstate));
  if (entry.error->line > 0) remark += fmt::format(", line {}", entry.error->line);
  return remark;
}

std::string because(const Entry& entry) {
  return entry.reason.empty() ? "" : fmt::format(": {}", base::printable(entry.reason));
}

// Some applied deployments were only recorded as applied by a user.
std::string correction_text(const Entry& entry) {
  switch (entry.state) {
    case history::EntryState::baselined: return "in place before the history began" + because(entry);
    case history::EntryState::accepted: return "an edit was accepted" + because(entry);
    case history::EntryState::marked: return "marked as applied" + because(entry);
    default: return "";
  }
}

std::string committed(const Entry& attempt, bool is_repeated = false) {
  if (!history::is_partly_applied(attempt)) return "";
  return plan::committed_statements(attempt, "of", is_repeated ? plan::Repeats::yes : plan::Repeats::unknown);
}

// Joins the parts that are not empty.
std::string joined(std::vector<std::string> parts, std::string_view separator) {
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string partly_undone(const StatusLine& line) {
  const Entry& undo = *line.undo;
  return "its undo stopped part-way, " +
         joined(
             {joined({plan::committed_statements(undo), plan::not_on_disk(line.lost_files)}, ", "), error_remark(undo)},
             ": ");
}

std::string changed(const StatusLine& line) {
  const std::string& in_history = line.entry->path;
  if (in_history == line.path) return "edited since it ran";
  return fmt::format("its ordinal is taken by \"{}\"", base::printable(in_history));
}

std::string remark_of(const StatusLine& line) {
  switch (line.state) {
    case CurrentState::failed:
      return joined({committed(*line.entry, line.is_repeated), error_remark(*line.entry)}, "; ");
    case CurrentState::partly_applied:
      return joined({line.is_emptied ? "its file has no statement now" : "not on disk", committed(*line.entry),
                     error_remark(*line.entry)},
                    "; ");
    case CurrentState::late: return "a higher ordinal is in place already";
    case CurrentState::changed: return changed(line);
    case CurrentState::missing: return "not on disk";
    case CurrentState::ahead: return "above the last file on disk";
    case CurrentState::partly_undone: return partly_undone(line);
    case CurrentState::reformatted: return "comments or white space were edited since it ran";
    case CurrentState::applied: return correction_text(*line.entry);
    case CurrentState::pending:
      return line.entry ? fmt::format("{}{}", to_string(line.entry->state), because(*line.entry)) : "";
    default: return "";
  }
}

Row row_of(const StatusLine& line) {
  Row row{.ordinal = source::to_string(line.ordinal),
          .state = std::string(to_string(line.state)),
          .path = base::printable(line.path),
          .remark = remark_of(line),
          .current = line.state};
  if (line.entry) row.when = base::printable(line.entry->finished_at);
  if (line.undo) row.when = base::printable(line.undo->finished_at);
  return row;
}

Row row_of(const Entry& entry) {
  Row row{.ordinal = entry.ordinal ? source::to_string(*entry.ordinal) : "",
          .state = std::string(history::to_string(entry.state)),
          .path = base::printable(entry.path),
          .when = base::printable(entry.finished_at),
          .current = history::is_in_place(entry.state) ? CurrentState::applied : CurrentState::failed};
  const std::string reason = entry.reason.empty() ? "" : fmt::format("reason: {}", base::printable(entry.reason));
  row.remark = joined({reason, committed(entry), error_remark(entry)}, "; ");
  return row;
}

Row row_of(const result::FileLine& file) {
  Row row{.state = std::string(to_string(file.state)), .path = base::printable(file.path), .current = file.state};
  if (file.entry) row.when = base::printable(file.entry->finished_at);
  return row;
}

Row row_of_repeatable(const result::FileLine& file) {
  Row row = row_of(file);
  if (file.state == CurrentState::failed) row.remark = error_remark(*file.entry);
  if (file.state == CurrentState::pending && file.entry) row.remark = "edited since it ran; runs again";
  if (file.state == CurrentState::missing) row.remark = "not on disk; the next deployment forgets it";
  return row;
}

Row row_of_test_data(const result::FileLine& file) {
  Row row = row_of(file);
  if (file.state == CurrentState::failed) row.remark = error_remark(*file.entry);
  if (file.state == CurrentState::changed) row.remark = "edited since it was loaded";
  if (file.state == CurrentState::missing) row.remark = "not on disk";
  if (file.state == CurrentState::reformatted) row.remark = "comments or white space were edited since it was loaded";
  return row;
}

std::string table(const std::vector<Row>& rows, const Style& style) {
  const bool ordinals = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.ordinal.empty(); });
  const Row head{
      .ordinal = ordinals ? "ordinal" : "", .state = "state", .path = "file", .when = "when (UTC)", .remark = "remark"};
  std::size_t ordinal = head.ordinal.size();
  std::size_t state = head.state.size();
  std::size_t path = head.path.size();
  std::size_t when = head.when.size();
  bool remarks = false;
  for (const Row& row : rows) {
    ordinal = std::max(ordinal, row.ordinal.size());
    state = std::max(state, row.state.size());
    path = std::max(path, base::display_width(row.path));
    when = std::max(when, row.when.size());
    remarks = remarks || !row.remark.empty();
  }
  const auto begin = [&](const Row& row) { return ordinals ? fmt::format("{:>{}}  ", row.ordinal, ordinal) : ""; };
  const auto rest = [&](const Row& row) {
    std::string text = fmt::format("  {}  {}", padded(row.path, path), padded(row.when, when));
    if (remarks) text += "  " + row.remark;
    return style.cut(text.substr(0, text.find_last_not_of(' ') + 1), begin(row).size() + state);
  };
  std::string text = style.faint(begin(head) + padded(head.state, state) + rest(head)) + "\n";
  for (const Row& row : rows) {
    text += begin(row) + painted(row.current, padded(row.state, state), style) + rest(row) + "\n";
  }
  return text;
}

template <typename Lines>
std::vector<Row> rows_of(const Lines& lines) {
  std::vector<Row> rows;
  for (const auto& line : lines) rows.push_back(row_of(line));
  return rows;
}

std::string file_table(const std::string& title, const std::vector<result::FileLine>& files,
                       Row (*row_of_file)(const result::FileLine&), const Style& style) {
  if (files.empty()) return "";
  std::vector<Row> rows;
  for (const result::FileLine& file : files) rows.push_back(row_of_file(file));
  return style.strong(title) + "\n" + table(rows, style) + "\n";
}

std::string other_history(const std::vector<std::string>& schemas) {
  return fmt::format(
      "no history in the named schema, but one in schema \"{}\": postgres-manager status --history-schema {}",
      base::printable(schemas.front()), source::shell_word(schemas.front()));
}

std::string heading(const Status& status, const Style& style) {
  std::string text = instance_text(status.instance, style) + "\n";
  if (status.created) {
    text += fmt::format("created {} by {}\n", base::printable(status.created->finished_at),
                        base::printable(status.created->database_user));
  } else if (!status.create_parts.empty()) {
    text += style.attention(unfinished_create_text(status.create_parts.size())) + "\n";
  } else if (!status.has_history) {
    text += status.other_histories.empty() ? "no history: neither create nor deployment ever ran here\n"
                                           : style.attention(other_history(status.other_histories)) + "\n";
  }
  if (!status.compared) {
    text +=
        style.attention("the source tree has problems: only the history is shown, not compared with the tree") + "\n";
  }
  const auto counts = status.counts();
  if (!status.another_tree.empty()) {
    text += style.attention("this history belongs to another tree: ") + base::printable(status.another_tree) + "\n";
  } else if (const auto ahead = counts.find(CurrentState::ahead); ahead != counts.end()) {
    text += style.attention(fmt::format("the instance is {} ahead of this tree",
                                        count_text(ahead->second, "deployment", "deployments"))) +
            "\n";
  }
  if (history::is_protected(status.protection)) {
    text += fmt::format("{} {} by {}{}\n", style.strong("protected"), base::printable(status.protection->finished_at),
                        base::printable(status.protection->database_user), because(*status.protection));
  }
  return text;
}

std::string count_of(std::size_t count, CurrentState state) {
  return fmt::format("{} {}", count, to_string(state));
}

std::string counts_text(const Status& status) {
  std::vector<std::string> counts;
  for (const auto& [state, count] : status.counts()) counts.push_back(count_of(count, state));
  return fmt::format("{}{}{}\n", count_text(status.deployments.size(), "deployment", "deployments"),
                     counts.empty() ? "" : ": ", fmt::join(counts, ", "));
}

}  // namespace

std::string instance_text(const result::Instance& instance, const Style& style) {
  std::string text = style.strong(fmt::format("database \"{}\"", base::printable(instance.database)));
  if (!instance.server_version.empty()) {
    text += fmt::format(", user \"{}\", {}, PostgreSQL {}", base::printable(instance.user),
                        instance.host.empty() ? "local socket" : base::printable(instance.host) + ":" + instance.port,
                        base::printable(instance.server_version));
  }
  if (!instance.environment.empty()) text += fmt::format(", environment \"{}\"", base::printable(instance.environment));
  if (!instance.tree.empty()) text += fmt::format(", tree \"{}\"", base::printable(instance.tree));
  return text;
}

std::string ready_text(const result::ReadyServer& server, std::chrono::duration<double> waited, const Style& style) {
  return fmt::format("ready{}: {}, after {}\n", server.standby ? " (a standby)" : "",
                     instance_text(server.instance, style), duration_text(waited));
}

std::string unfinished_create_text(std::size_t files) {
  return fmt::format("create was not completed: {} of its files {} in place; finish it: postgres-manager create", files,
                     files == 1 ? "is" : "are");
}

std::string invalid_index_hint(const result::InvalidIndex& index, bool has_incomplete_files) {
  const std::string drop = fmt::format("DROP INDEX CONCURRENTLY {};", index.name);
  if (has_incomplete_files) {
    return fmt::format("A pending or incomplete file that builds it drops it first. If there is none: {}", drop);
  }
  return fmt::format(
      "Drop it: {} Or remove what made the build fail, and build it again: REINDEX INDEX CONCURRENTLY {};", drop,
      index.name);
}

std::string invalid_indexes_text(const std::vector<result::InvalidIndex>& indexes, bool has_incomplete_files,
                                 const Style& style) {
  std::string text;
  for (const result::InvalidIndex& index : indexes) {
    text += fmt::format("{} index {} of table {} is INVALID: the server does not use it\n  {} {}\n",
                        style.bad("found:"), base::printable(index.name), base::printable(index.table),
                        style.strong("hint:"), base::printable(invalid_index_hint(index, has_incomplete_files)));
  }
  return text;
}

std::string status_text(const Status& status, const Style& style) {
  std::string text = heading(status, style) + "\n";
  if (!status.deployments.empty()) text += table(rows_of(status.deployments), style) + "\n";
  text += file_table("repeatable files", status.repeatable, row_of_repeatable, style);
  text += file_table("test data", status.test_data, row_of_test_data, style);
  std::vector<Row> manual = rows_of(status.manual_runs);
  for (Row& row : rows_of(status.pending_manual)) manual.push_back(std::move(row));
  if (!manual.empty()) text += style.strong("manual deployments") + "\n" + table(manual, style) + "\n";
  if (!status.invalid_indexes.empty())
    text += invalid_indexes_text(status.invalid_indexes, status.has_incomplete_files(), style) + "\n";
  return text + counts_text(status);
}

std::string check_text(const result::Check& check, const Style& style) {
  if (check.passed()) return fmt::format("check: {}\n", style.good("nothing found"));
  std::vector<std::string> found;
  const auto add_files = [&](const auto& counts, const char* one, const char* several) {
    for (const auto& [state, count] : counts) {
      const std::string text = fmt::format("{} {}", count_text(count, one, several), to_string(state));
      found.push_back(painted(state, text, style));
    }
  };
  if (check.findings > 0) {
    found.push_back(style.bad(count_text(check.findings, "problem", "problems") + " in the source tree"));
  }
  if (check.another_tree) found.push_back(style.bad("the history of another tree"));
  if (check.create_unfinished) found.push_back(style.bad("an unfinished create"));
  for (const auto& [state, count] : check.found) found.push_back(painted(state, count_of(count, state), style));
  if (check.invalid_indexes > 0) {
    found.push_back(style.bad(count_text(check.invalid_indexes, "INVALID index", "INVALID indexes")));
  }
  add_files(check.repeatable, "repeatable file", "repeatable files");
  add_files(check.test_data, "file of test data", "files of test data");
  return fmt::format("check: found {}\n", fmt::join(found, ", "));
}

}  // namespace pgmanager::report
