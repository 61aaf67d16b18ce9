#include "imports/recorded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "imports/read_migrations.hpp"
#include "imports/rules.hpp"
#include "source/tool_file_names.hpp"

namespace pgmanager::imports {

namespace {

bool ends_with_path(std::string_view path, std::string_view end) {
  return path == end || (path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

bool is_of(const RecordedRow& row, const Migration& migration) {
  const Identity& a = row.identity;
  const Identity& b = migration.identity;
  if (migration.kind == MigrationKind::repeatable) return a.id.empty() && ends_with_path(a.script, b.script);
  if (a.id != b.id || a.author != b.author) return false;
  // Liquibase tells changes with the same id and author apart by their file.
  return a.author.empty() || ends_with_path(a.script, b.script) || ends_with_path(b.script, a.script);
}

class Comparison {
 public:
  Comparison(const Migrations& migrations, const std::vector<NewNames>& names, const RecordedHistory& history,
             const Accepted& accepted)
      : migrations_(migrations), names_(names), accepted_(accepted), rows_(migrations.migrations.size(), nullptr) {
    const std::optional<std::string> project = project_of(history);
    for (const RecordedRow& row : history.rows) {
      if (!project || row.identity.script == *project) take(row);
    }
    add_contained(history);
  }

  InPlace result() {
    for (const RecordedRow* row : ahead_) {
      if (row->state == RowState::failed && !accepted_.failed) {
        add(rules::failed, "", fmt::format("{} has failed in the database, or did not complete", title_of(*row)),
            "Repair it with the other tool, or count it as not in place: --accept failed.");
      }
      if (accepted_.ahead) continue;
      add(rules::ahead, "", fmt::format("the history contains {}, and there is no file of it", title_of(*row)),
          "Get the file, or leave the row out: --accept ahead.");
    }
    const std::size_t last = last_in_place();
    for (std::size_t i = 0; i < rows_.size(); ++i) judge(i, i < last);
    return std::move(result_);
  }

 private:
  const std::vector<Migration>& all() const { return migrations_.migrations; }

  // Projects of sqitch may share a registry: its row, as far as one of its changes is among the files.
  std::optional<std::string> project_of(const RecordedHistory& history) const {
    if (migrations_.tool != Tool::sqitch) return std::nullopt;
    for (const RecordedRow& row : history.rows) {
      const auto is_its = [&](const Migration& each) { return is_of(row, each); };
      if (std::ranges::any_of(all(), is_its)) return row.identity.script;
    }
    return std::nullopt;
  }

  std::string title_of(const RecordedRow& row) const {
    std::string title = row.identity.id.empty() ? row.identity.script : row.identity.id;
    if (!row.identity.name.empty()) title += fmt::format(" ({})", row.identity.name);
    return base::printable(title);
  }

  void take(const RecordedRow& row) {
    if (row.with_earlier) take_earlier(row);
    const auto found = std::ranges::find_if(all(), [&](const Migration& each) { return is_of(row, each); });
    if (found != all().end()) {
      rows_[static_cast<std::size_t>(found - all().begin())] = row.state == RowState::removed ? nullptr : &row;
    } else if (row.state != RowState::removed && !is_known_otherwise(row)) {
      std::erase_if(ahead_, [&](const RecordedRow* each) { return each->identity == row.identity; });
      ahead_.push_back(&row);
    } else {
      std::erase_if(ahead_, [&](const RecordedRow* each) { return each->identity == row.identity; });
    }
  }

  // A row of something that is named as not mapped, or that a baseline contains; or that only marks a version.
  bool is_known_otherwise(const RecordedRow& row) const {
    const std::string& id = row.identity.id;
    const auto is_left_out = [&](const NotMapped& each) {
      const std::string& script = row.identity.script;
      return (!id.empty() && each.id == id) ||
             (!script.empty() && (ends_with_path(script, each.file) || ends_with_path(each.file, script)));
    };
    const auto contains_it = [&](const Migration& each) { return std::ranges::count(each.contains, id) > 0; };
    const bool marks_version = migrations_.tool != Tool::golang_migrate && row.with_earlier;
    return marks_version || std::ranges::any_of(migrations_.not_mapped, is_left_out) ||
           std::ranges::any_of(all(), contains_it);
  }

  void take_earlier(const RecordedRow& row) {
    for (std::size_t i = 0; i < all().size(); ++i) {
      const bool is_versioned = all()[i].kind != MigrationKind::repeatable;
      if (is_versioned && source::is_lower_version(all()[i].identity.id, row.identity.id)) rows_[i] = &row;
    }
  }

  // A baseline is in place where it, or what it contains, or anything after it has run.
  void add_contained(const RecordedHistory& history) {
    for (std::size_t i = 0; i < all().size(); ++i) {
      if (all()[i].kind != MigrationKind::baseline || rows_[i] != nullptr) continue;
      for (const RecordedRow& row : history.rows) {
        if (row.state != RowState::applied) continue;
        const bool is_contained = std::ranges::count(all()[i].contains, row.identity.id) > 0;
        if (is_contained || source::is_lower_version(all()[i].identity.id, row.identity.id)) rows_[i] = &row;
      }
    }
  }

  std::size_t last_in_place() const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const bool counts = rows_[i] != nullptr && rows_[i]->state == RowState::applied;
      if (counts && all()[i].kind != MigrationKind::repeatable) last = i;
    }
    return last;
  }

  void judge(std::size_t i, bool is_late) {
    const Migration& migration = all()[i];
    const RecordedRow* row = rows_[i];
    // A row that covers earlier versions says that it failed about its own version only.
    const bool is_own = row != nullptr && is_of(*row, migration);
    if (row != nullptr && (row->state == RowState::applied || !is_own)) return take_as_in_place(i, *row, is_own);
    if (row != nullptr && !accepted_.failed) {
      add(rules::failed, migration.up.file,
          fmt::format("{} has failed in the database, or did not complete", base::printable(migration.old_name)),
          "Repair it with the other tool, or count it as not in place: --accept failed.");
    }
    if (migration.kind == MigrationKind::repeatable) return;
    result_.pending.push_back(names_[i].path);
    if (is_late && row == nullptr && !accepted_.late) {
      add(rules::late, migration.up.file,
          fmt::format("{} has not run in the database, and later ones have", base::printable(migration.old_name)),
          "Run it with the other tool, or leave it pending: --accept late.");
    }
  }

  void take_as_in_place(std::size_t i, const RecordedRow& row, bool is_own) {
    const Migration& migration = all()[i];
    // Before version 9, Liquibase computed them in another way.
    const bool is_known = migrations_.tool != Tool::liquibase || row.checksum.starts_with("9:");
    const bool is_checked = is_own && is_known && !row.checksum.empty() && !migration.checksums.empty();
    const bool is_same = !is_checked || std::ranges::count(migration.checksums, row.checksum) > 0;
    if (!is_same && migration.kind == MigrationKind::repeatable) return;  // edited since: it runs again
    if (!is_same && !accepted_.changed) {
      add(rules::changed, migration.up.file,
          fmt::format("{} was edited since it ran in the database: its checksum is {}, not {}",
                      base::printable(migration.old_name), migration.checksums.front(), base::printable(row.checksum)),
          "Restore the file, or record it as it is: --accept changed.");
    }
    const KnownTool& tool = known_tool(migrations_.tool);
    std::string reason = fmt::format("imported from {}: {}", tool.title, migration.old_name);
    if (!row.applied_by.empty()) reason += fmt::format(", applied by {}", row.applied_by);
    if (!is_own && row.with_earlier) reason += fmt::format(", contained in version {}", row.identity.id);
    result_.files[names_[i].path] = {
        .finished_at = row.finished_at, .seconds = is_own ? row.seconds : 0, .reason = std::move(reason)};
  }

  void add(std::string_view rule, std::string_view file, std::string message, std::string hint) {
    result_.problems.push_back(rules::broken(rule, file, 0, std::move(message), std::move(hint)));
  }

  const Migrations& migrations_;
  const std::vector<NewNames>& names_;
  const Accepted& accepted_;
  std::vector<const RecordedRow*> rows_;  // of each migration, the last one; null: none, or it was removed
  std::vector<const RecordedRow*> ahead_;
  InPlace result_;
};

}  // namespace

InPlace in_place(const Migrations& migrations, const std::vector<NewNames>& names, const RecordedHistory& history,
                 const Accepted& accepted) {
  return Comparison(migrations, names, history, accepted).result();
}

}  // namespace pgmanager::imports
