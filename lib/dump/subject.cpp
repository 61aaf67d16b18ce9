#include "dump/subject.hpp"

#include <algorithm>
#include <array>

#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

using sql::StatementReader;

constexpr std::string_view before_kind[] = {"or",           "replace", "unlogged", "temp",      "temporary",
                                            "materialized", "global",  "local",    "recursive", "unique",
                                            "constraint",   "default", "trusted"};
constexpr std::string_view after_kind[] = {"concurrently", "if", "not", "exists", "only"};
constexpr std::string_view relations[] = {"table", "view", "sequence"};
constexpr std::string_view routines[] = {"function", "procedure", "aggregate", "routine"};
constexpr std::string_view parts[] = {"index", "trigger", "policy", "rule", "statistics"};

template <typename Words>
bool take_any(StatementReader& reader, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return reader.take(word); });
}

template <typename Words>
bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::end(words);
}

void set_name(const sql::Name& name, Subject& subject) {
  if (name.empty()) return;
  subject.name = name.back();
  if (name.size() > 1) subject.schema = name[name.size() - 2];
}

/// The types of the arguments that identify a routine; empty if they are not written: GRANT ... ON FUNCTION f TO ann.
std::string arguments_of(StatementReader& reader) {
  if (!reader.is("(")) return "";
  const auto arguments = sql::read_arguments(reader);
  std::string text = "(";
  for (const sql::RoutineArgument& argument : arguments.value_or(std::vector<sql::RoutineArgument>())) {
    if (argument.is_output || argument.type.empty()) continue;
    text += argument.type.back() + (argument.is_array ? "[]" : "") + ",";
  }
  return text + ")";
}

void read_routine(StatementReader& reader, Subject& subject) {
  subject.kind = "routine";
  set_name(reader.name(), subject);
  subject.name += arguments_of(reader);
}

std::string_view word_before_relation(std::string_view part) {
  return part == "rule" ? "to" : part == "statistics" ? "from" : "on";
}

/// "person_name ON app.person". An index of COMMENT and ALTER names no table.
void read_part(StatementReader& reader, const std::string& part, Subject& subject) {
  subject.part_kind = part;
  const sql::Name name = reader.is("on") ? sql::Name() : reader.name();
  if (!name.empty()) subject.part = name.back();
  if (part == "index" && reader.take("attach") && reader.take("partition")) {
    subject = {.kind = "index attached"};
    return set_name(reader.name(), subject);
  }
  const sql::Name relation = reader.after(word_before_relation(part));
  subject.kind = relation.empty() ? "" : "relation";
  set_name(relation, subject);
}

/// A kind of one or two words that has no rule of its own, with everything that names the object.
void read_other(StatementReader& reader, std::string kind, Subject& subject) {
  subject.kind = std::move(kind);
  while (!reader.at_end() && !reader.is("(") && !reader.is("as") && !reader.is("with") && !reader.is("options")) {
    subject.name += (subject.name.empty() ? "" : " ") + reader.text();
    reader.next();
  }
}

std::optional<Subject> read_object(StatementReader& reader, bool is_creation) {
  Subject subject;
  while (take_any(reader, before_kind)) continue;
  if (reader.take("foreign") && !reader.is("table")) {
    read_other(reader, "foreign", subject);
    subject.creates = is_creation;
    return subject;
  }
  const std::string kind = reader.text();
  if (reader.at_end()) return std::nullopt;
  reader.next();
  while (take_any(reader, after_kind)) continue;
  if (contains(parts, kind)) {
    read_part(reader, kind, subject);
    return subject;
  }
  if (contains(relations, kind)) {
    subject.kind = "relation";
    set_name(reader.name(), subject);
    // CREATE TABLE ... AS: a definition without a query would lose the rows.
    if (kind == "table" && reader.is("as")) return subject;
  } else if (contains(routines, kind)) {
    read_routine(reader, subject);
  } else if (kind == "type" || kind == "domain") {
    subject.kind = "type";
    set_name(reader.name(), subject);
  } else if (kind == "schema" || kind == "extension") {
    subject.kind = kind;
    set_name(reader.name(), subject);
  } else {
    read_other(reader, kind, subject);
  }
  subject.creates = is_creation;
  return subject;
}

std::optional<Subject> read_alter(StatementReader& reader) {
  const bool is_sequence = reader.is("sequence");
  auto subject = read_object(reader, false);
  if (!subject || subject->kind != "relation" || !subject->part_kind.empty()) return subject;
  if (is_sequence && reader.take("owned") && reader.take("by")) {
    sql::Name column = reader.name();
    if (column.size() < 2) return std::nullopt;
    column.pop_back();
    subject->schema.clear();
    set_name(column, *subject);
  } else if (reader.take("attach") && reader.take("partition")) {
    subject->schema.clear();
    set_name(reader.name(), *subject);
  } else if (reader.take("add") && reader.take("constraint")) {
    subject->part_kind = "constraint";
    subject->part = reader.text();
  }
  return subject;
}

std::optional<Subject> read_comment(StatementReader& reader) {
  if (!reader.take("on")) return std::nullopt;
  if (reader.take("column")) {
    sql::Name column = reader.name();
    if (column.size() < 2) return std::nullopt;
    column.pop_back();
    Subject subject{.kind = "relation"};
    set_name(column, subject);
    return subject;
  }
  if (reader.take("constraint")) {
    Subject subject{.kind = "relation", .part_kind = "comment on constraint", .part = reader.text()};
    set_name(reader.after("on"), subject);
    return subject;
  }
  auto subject = read_object(reader, false);
  if (subject && !subject->part_kind.empty()) subject->part_kind.insert(0, "comment on ");
  return subject;
}

std::optional<Subject> read_grant(StatementReader& reader) {
  while (!reader.at_end() && !reader.is("on")) reader.next();
  if (!reader.take("on")) return std::nullopt;
  constexpr std::string_view kinds[] = {"table", "sequence", "function", "procedure", "type", "domain", "schema"};
  if (std::ranges::any_of(kinds, [&](std::string_view kind) { return reader.is(kind); })) {
    return read_object(reader, false);
  }
  Subject subject{.kind = "relation"};
  set_name(reader.name(), subject);
  // GRANT ... ON a, b
  return reader.is("to") || reader.is("from") ? std::optional(subject) : std::nullopt;
}

}  // namespace

bool Subject::is_same_object(const Subject& other) const {
  const auto is_name_of = [](const std::string& written, const std::string& full) {
    return full.size() > written.size() && full.starts_with(written) && full[written.size()] == '(';
  };
  const bool has_name =
      name == other.name || (kind == "routine" && (is_name_of(name, other.name) || is_name_of(other.name, name)));
  return kind == other.kind && has_name && (schema == other.schema || schema.empty() || other.schema.empty());
}

bool Subject::is_same_part(const Subject& other) const {
  return is_same_object(other) && part_kind == other.part_kind && part == other.part;
}

std::string created_role(const Subject& subject) {
  const bool is_role = subject.kind == "role" || subject.kind == "user" || subject.kind == "group";
  return subject.creates && is_role ? subject.name.substr(0, subject.name.find(' ')) : "";
}

std::optional<Subject> subject_of(std::string_view statement) {
  StatementReader reader(statement);
  if (reader.take("create")) return read_object(reader, true);
  if (reader.take("alter")) return read_alter(reader);
  if (reader.take("comment")) return read_comment(reader);
  if (reader.take("grant") || reader.take("revoke")) return read_grant(reader);
  return std::nullopt;
}

}  // namespace pgmanager::dump
