#include "plan/in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "schema/identifier.hpp"

namespace pgmanager::plan {

std::string came_into_place(const history::Entry& entry) {
  switch (entry.state) {
    case history::State::contained:
      return fmt::format("was contained in create/ on {}", entry.finished_at);
    case history::State::adopted:
      return fmt::format("was adopted from a manual deployment on {}", entry.finished_at);
    case history::State::baselined:
      return fmt::format("was recorded by a baseline on {}", entry.finished_at);
    case history::State::accepted:
      return fmt::format("was accepted as edited on {}", entry.finished_at);
    case history::State::marked:
      return fmt::format("was marked as applied on {}", entry.finished_at);
    default:
      return fmt::format("ran on {}", entry.finished_at);
  }
}

std::string in_width_of(const source::Deployment& like, std::int64_t number) {
  const std::string name = like.file.path.substr(like.file.path.rfind('/') + 1);
  return fmt::format("{:0>{}}", number, name.find('-'));
}

std::string query_for_text(const history::Entry& entry, const history::History& history) {
  return fmt::format("SELECT sql_text FROM {}.history WHERE id = {}", schema::quote_identifier(history.schema),
                     entry.id);
}

std::string from_history(const std::vector<const history::Entry*>& rows, const history::History& history) {
  constexpr std::size_t most_named = 10;
  std::string files;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ids.push_back(rows[i]->id);
    if (i >= most_named) continue;
    const bool is_last = i + 1 == rows.size();
    files += fmt::format("{}\"{}\"", i == 0 ? "" : is_last ? " and " : ", ", base::printable(rows[i]->path));
  }
  if (rows.size() > most_named) files += fmt::format(" and {} more", rows.size() - most_named);
  if (rows.size() == 1)
    return fmt::format("{} (its text is in the history: {})", files, query_for_text(*rows[0], history));
  return fmt::format("{} (their texts are in the history: SELECT path, sql_text FROM {}.history WHERE id IN ({}))",
                     files, schema::quote_identifier(history.schema), fmt::join(ids, ", "));
}

}  // namespace pgmanager::plan
