#include "dump/statements_on_disk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

std::optional<Subject> subject_of(const Entry& entry) {
  return entry.statements.empty() ? std::nullopt : dump::subject_of(entry.statements.front());
}

bool is_named_part(const Subject& subject) {
  return !subject.part_kind.empty() || subject.kind == "index attached";
}

const PlacedStatement* StatementsOnDisk::find_creation(const Subject& subject) const {
  const auto found = std::ranges::find_if(statements_, [&](const PlacedStatement& statement) {
    return statement.subject && statement.subject->creates && statement.subject->is_same_object(subject);
  });
  return found == statements_.end() ? nullptr : &*found;
}

std::string StatementsOnDisk::path_of(const FilePlace& place) const {
  return fmt::format("create/{}/{}", groups_[place.group].name, groups_[place.group].files[place.file].name);
}

bool StatementsOnDisk::is_repeatable(const std::string& path) const {
  return std::ranges::any_of(groups_, [&](const GroupOnDisk& group) {
    return group.repeatable && path.starts_with("create/" + group.name + "/");
  });
}

const PlacedStatement* StatementsOnDisk::find_apart(const Entry& entry, std::optional<FilePlace> home) const {
  const auto subject = subject_of(entry);
  if (!subject || !is_named_part(*subject)) return nullptr;
  const auto found = std::ranges::find_if(statements_, [&](const PlacedStatement& statement) {
    return statement.subject && statement.subject->is_same_part(*subject) && statement.place != home;
  });
  return found == statements_.end() ? nullptr : &*found;
}

std::optional<FilePlace> StatementsOnDisk::place_of_part(const Entry& comment) const {
  constexpr std::string_view before = "comment on ";
  const auto subject = subject_of(comment);
  if (!subject || !subject->part_kind.starts_with(before)) return std::nullopt;
  const std::string kind = subject->part_kind.substr(before.size());
  const auto found = std::ranges::find_if(statements_, [&](const PlacedStatement& statement) {
    return statement.subject && statement.subject->part_kind == kind && statement.subject->part == subject->part &&
           (subject->name.empty() || subject->name == statement.subject->name);
  });
  return found == statements_.end() ? std::nullopt : std::optional(found->place);
}

bool StatementsOnDisk::is_replacing(const PlacedStatement& statement) const {
  sql::StatementReader reader(text_of(statement));
  return reader.take("create") && reader.take("or");
}

bool StatementsOnDisk::says_only(const PlacedStatement& statement) const {
  sql::StatementReader reader(text_of(statement));
  while (!reader.at_end() && !reader.is("on")) reader.next();
  return reader.take("on") && reader.is("only");
}

std::string_view StatementsOnDisk::text_of(const PlacedStatement& statement) const {
  return std::string_view(groups_[statement.place.group].files[statement.place.file].text)
      .substr(statement.begin, statement.end - statement.begin);
}

}  // namespace pgmanager::dump
