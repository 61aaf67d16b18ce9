#include "sql/rerun.hpp"

#include <algorithm>
#include <optional>

#include "sql/statement_reader.hpp"
#include "sql/statement_words.hpp"

namespace pgmanager::sql {

namespace {

struct StatementObject {
  std::string kind;  ///< as in statement_name(): "MATERIALIZED VIEW"
  Name name;
  Name on;  ///< the relation that it belongs to, e.g. of a trigger, or the access method; empty: none
  std::optional<std::vector<RoutineArgument>> arguments;  ///< of a function or procedure; none: any
};

/// The words that identify a cast, a user mapping or a transform: everything before the closing parenthesis or keyword.
Name name_of_words(StatementReader& reader) {
  std::string words;
  const bool parentheses = reader.is("(");
  const auto ends = [&] {
    return parentheses ? reader.is(")") : reader.is("(") || reader.is("options") || reader.is("cascade");
  };
  for (; !reader.at_end() && !ends(); reader.next()) words += (words.empty() ? "" : " ") + reader.text();
  return {words};
}

/// Moves to the next name of the list, skipping the arguments of an aggregate.
bool next_of_list(StatementReader& reader) {
  int depth = 0;
  for (; !reader.at_end(); reader.next()) {
    if (reader.is("(")) ++depth;
    if (reader.is(")")) --depth;
    if (depth == 0 && reader.take(",")) return true;
  }
  return false;
}

/// The kind in a statement's name, without the verb: "MATERIALIZED VIEW".
std::string kind_of(std::string_view statement) {
  const std::string name = statement_name(statement);
  const std::size_t blank = name.find(' ');
  return blank == std::string::npos ? "" : name.substr(blank + 1);
}

void pass_over(StatementReader& reader, std::string_view kind) {
  for (auto words = std::count(kind.begin(), kind.end(), ' ') + 1; words > 0; --words) reader.next();
}

Name name_of(StatementReader& reader, const std::string& kind) {
  const bool has_words = kind == "CAST" || kind == "USER MAPPING" || kind == "TRANSFORM";
  return has_words ? name_of_words(reader) : reader.name();
}

bool is_operator_group(std::string_view kind) {
  return kind == "OPERATOR CLASS" || kind == "OPERATOR FAMILY";
}

/// The word before the relation (or access method) that an object of this kind belongs to; empty: none.
std::string_view word_before_relation(std::string_view kind) {
  if (kind == "INDEX" || kind == "TRIGGER" || kind == "POLICY") return "on";
  if (kind == "RULE") return "to";
  if (kind == "STATISTICS") return "from";
  if (is_operator_group(kind)) return "using";
  return kind == "TABLE" ? "of" : "";  // PARTITION OF
}

bool is_relation(std::string_view kind) {
  return kind == "TABLE" || kind == "VIEW" || kind == "MATERIALIZED VIEW" || kind == "FOREIGN TABLE";
}

/// Aggregates have arguments, too, but in several forms, which are not read.
bool has_arguments(std::string_view kind) {
  return kind == "FUNCTION" || kind == "PROCEDURE";
}

/// DROP ROUTINE drops any of them.
bool is_routine(std::string_view kind) {
  return kind == "FUNCTION" || kind == "PROCEDURE" || kind == "AGGREGATE";
}

/// What the file has dropped with IF EXISTS so far. Dropping an object also drops everything on it or in it.
class Dropped {
 public:
  void add(std::string_view statement) {
    const std::string kind = kind_of(statement);
    StatementReader reader(statement);
    if (kind.empty() || !reader.take("drop")) return;
    pass_over(reader, kind);
    if (!reader.take("if")) return;
    reader.next();  // EXISTS
    do {
      StatementObject object{.kind = kind, .name = name_of(reader, kind), .on = {}, .arguments = {}};
      if (kind == "TRIGGER" || kind == "POLICY") object.on = reader.after("on");
      if (is_operator_group(kind)) object.on = reader.after("using");
      if (kind == "ROUTINE" || has_arguments(kind)) object.arguments = read_arguments(reader);
      objects_.push_back(std::move(object));
    } while (next_of_list(reader));
  }

  bool hold(const StatementObject& created) const {
    return std::any_of(objects_.begin(), objects_.end(),
                       [&](const StatementObject& dropped) { return goes_with(created, dropped); });
  }

 private:
  static bool goes_with(const StatementObject& created, const StatementObject& dropped) {
    const bool same_kind = dropped.kind == created.kind || (dropped.kind == "ROUTINE" && is_routine(created.kind));
    const bool same_place = dropped.on.empty() || is_same(dropped.on, created.on);
    const bool same_arguments =
        !dropped.arguments || !created.arguments || may_be_same(*dropped.arguments, *created.arguments);
    if (same_kind && same_place && same_arguments && is_same(dropped.name, created.name)) return true;
    if (is_relation(dropped.kind) && is_same(dropped.name, created.on)) return true;
    const auto in_schema = [&](const Name& name) { return name.size() > 1 && Name{name[0]} == dropped.name; };
    return dropped.kind == "SCHEMA" && (in_schema(created.name) || in_schema(created.on));
  }

  std::vector<StatementObject> objects_;
};

/// The table of SELECT ... INTO, where INTO is outside of all parentheses.
std::optional<StatementObject> find_selected_into(std::string_view statement) {
  StatementReader reader(statement);
  if (!reader.is("select") && !reader.is("with") && !reader.is("(")) return std::nullopt;
  int depth = 0;
  for (bool is_other = false; !reader.at_end(); reader.next()) {
    if (reader.is("(")) ++depth;
    if (reader.is(")")) --depth;
    if (depth == 0 && !is_other && reader.take("into")) {
      if (reader.is("temp") || reader.is("temporary") || reader.is("local") || reader.is("global")) return std::nullopt;
      reader.take("unlogged");
      reader.take("table");
      return StatementObject{.kind = "TABLE", .name = reader.name(), .on = {}, .arguments = {}};
    }
    // INSERT INTO, MERGE INTO, and columns named "into"
    is_other = reader.is("insert") || reader.is("merge") || reader.is(".") || reader.is("as");
  }
  return std::nullopt;
}

/// The object of a CREATE statement that fails, or creates a second object, if the object already exists.
std::optional<StatementObject> find_created(std::string_view statement) {
  StatementObject object{.kind = kind_of(statement), .name = {}, .on = {}, .arguments = {}};
  StatementReader reader(statement);
  if (object.kind.empty() || !reader.take("create")) return std::nullopt;
  if (reader.is("or") || reader.is("temp") || reader.is("temporary")) return std::nullopt;
  for (const char* modifier : {"global", "local"}) {
    if (reader.take(modifier)) return std::nullopt;  // only temporary tables have these
  }
  for (const char* modifier : {"unlogged", "unique", "constraint", "trusted", "procedural", "recursive", "default"}) {
    reader.take(modifier);
  }
  pass_over(reader, object.kind);
  if (reader.take("if")) return std::nullopt;
  if (!reader.is("on")) object.name = name_of(reader, object.kind);
  if (has_arguments(object.kind)) object.arguments = read_arguments(reader);
  if (const auto word = word_before_relation(object.kind); !word.empty()) object.on = reader.after(word);
  return object;
}

bool is_temporary(const StatementObject& object) {
  return object.name.size() > 1 && object.name[object.name.size() - 2] == "pg_temp";
}

}  // namespace

std::vector<Creation> creations_that_run_once(const std::vector<std::string_view>& statements) {
  std::vector<Creation> found;
  Dropped dropped;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    dropped.add(statements[i]);
    const auto selected = find_selected_into(statements[i]);
    const auto object = selected ? selected : find_created(statements[i]);
    if (!object || is_temporary(*object) || dropped.hold(*object)) continue;
    found.push_back({.index = i,
                     .name = selected ? "SELECT INTO" : "CREATE " + object->kind,
                     .drop = "DROP " + object->kind + " IF EXISTS"});
  }
  return found;
}

}  // namespace pgmanager::sql
