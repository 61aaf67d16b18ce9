#include "sql/rerun.hpp"

#include <algorithm>
#include <string>

#include "sql/lexer.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::sql {

namespace {

/// A name that may have a schema before it: its parts, folded as PostgreSQL folds them.
using Name = std::vector<std::string>;

bool is_same(const Name& a, const Name& b) {
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  return a.size() == 1 || b.size() == 1 || a[a.size() - 2] == b[b.size() - 2];
}

struct Object {
  std::string kind;  ///< as in statement_name(): "MATERIALIZED VIEW"
  Name name;
  Name on;  ///< the relation that it belongs to, e.g. of a trigger; empty: none
};

std::string folded(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string unquoted(std::string_view quoted) {
  std::string result;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    result += quoted[i];
    if (quoted[i] == '"') ++i;
  }
  return result;
}

/// The tokens of one statement, read from the left.
class Reader {
 public:
  explicit Reader(std::string_view statement) : text_(statement), lexer_(statement) { next(); }

  bool at_end() const { return token_.kind == TokenKind::end; }
  bool is(std::string_view word) const {
    return token_.kind == TokenKind::word ? is_word(token_.in(text_), word) : token_.in(text_) == word;
  }
  bool take(std::string_view word) {
    if (!is(word)) return false;
    next();
    return true;
  }
  void next() { token_ = lexer_.next(); }

  /// A name with what stands before its dots. An operator is a name, too.
  Name name() {
    Name parts;
    do {
      if (token_.kind == TokenKind::punctuation || at_end()) break;
      parts.push_back(text());
      next();
    } while (take("."));
    return parts;
  }

  /// What names a cast, a user mapping or a transform: everything up to one of the words that end it.
  Name name_of_words() {
    std::string words;
    const bool parentheses = is("(");
    const auto ends = [&] { return parentheses ? is(")") : is("(") || is("options") || is("cascade"); };
    for (; !at_end() && !ends(); next()) words += (words.empty() ? "" : " ") + text();
    return {words};
  }

  /// Goes to the list's next name, behind the arguments of a function.
  bool next_of_list() {
    int depth = 0;
    for (; !at_end(); next()) {
      if (is("(")) ++depth;
      if (is(")")) --depth;
      if (depth == 0 && take(",")) return true;
    }
    return false;
  }

  /// The relation behind the first `word`.
  Name behind(std::string_view word) {
    while (!at_end() && !is(word)) next();
    if (!take(word)) return {};
    take("only");
    return name();
  }

 private:
  std::string text() const {
    const std::string_view written = token_.in(text_);
    if (token_.kind == TokenKind::quoted_identifier && written.front() == '"') return unquoted(written);
    return token_.kind == TokenKind::word ? folded(written) : std::string(written);
  }

  std::string_view text_;
  Lexer lexer_;
  Token token_;
};

/// Without the verb: "MATERIALIZED VIEW".
std::string kind_of(std::string_view statement) {
  const std::string name = statement_name(statement);
  const std::size_t blank = name.find(' ');
  return blank == std::string::npos ? "" : name.substr(blank + 1);
}

void pass_over(Reader& reader, std::string_view kind) {
  for (auto words = std::count(kind.begin(), kind.end(), ' ') + 1; words > 0; --words) reader.next();
}

Name name_of(Reader& reader, const std::string& kind) {
  const bool has_words = kind == "CAST" || kind == "USER MAPPING" || kind == "TRANSFORM";
  return has_words ? reader.name_of_words() : reader.name();
}

/// The word before the relation that an object of this kind goes with; empty: with none.
std::string_view word_before_relation(std::string_view kind) {
  if (kind == "INDEX" || kind == "TRIGGER" || kind == "POLICY") return "on";
  if (kind == "RULE") return "to";
  if (kind == "STATISTICS") return "from";
  return kind == "TABLE" ? "of" : "";  // PARTITION OF
}

bool is_relation(std::string_view kind) {
  return kind == "TABLE" || kind == "VIEW" || kind == "MATERIALIZED VIEW" || kind == "FOREIGN TABLE";
}

/// DROP ROUTINE drops any of them.
bool is_routine(std::string_view kind) {
  return kind == "FUNCTION" || kind == "PROCEDURE" || kind == "AGGREGATE";
}

/// What the file has dropped with IF EXISTS so far, and with it everything on it or in it.
class Dropped {
 public:
  void add(std::string_view statement) {
    const std::string kind = kind_of(statement);
    Reader reader(statement);
    if (kind.empty() || !reader.take("drop")) return;
    pass_over(reader, kind);
    if (!reader.take("if")) return;
    reader.next();  // EXISTS
    do {
      Object object{.kind = kind, .name = name_of(reader, kind), .on = {}};
      if (kind == "TRIGGER" || kind == "POLICY") object.on = reader.behind("on");
      objects_.push_back(std::move(object));
    } while (reader.next_of_list());
  }

  bool hold(const Object& created) const {
    return std::any_of(objects_.begin(), objects_.end(),
                       [&](const Object& dropped) { return goes_with(created, dropped); });
  }

 private:
  static bool goes_with(const Object& created, const Object& dropped) {
    const bool same_kind = dropped.kind == created.kind || (dropped.kind == "ROUTINE" && is_routine(created.kind));
    const bool same_place = dropped.on.empty() || is_same(dropped.on, created.on);
    if (same_kind && same_place && is_same(dropped.name, created.name)) return true;
    if (is_relation(dropped.kind) && is_same(dropped.name, created.on)) return true;
    const auto in_schema = [&](const Name& name) { return name.size() > 1 && Name{name[0]} == dropped.name; };
    return dropped.kind == "SCHEMA" && (in_schema(created.name) || in_schema(created.on));
  }

  std::vector<Object> objects_;
};

/// What a CREATE makes that fails, or makes a second one, when it is there already.
bool runs_once(std::string_view statement, const Dropped& dropped) {
  Object object{.kind = kind_of(statement), .name = {}, .on = {}};
  Reader reader(statement);
  if (object.kind.empty() || !reader.take("create")) return false;
  if (reader.is("or") || reader.is("temp") || reader.is("temporary")) return false;
  for (const char* modifier : {"global", "local"}) {
    if (reader.take(modifier)) return false;  // only temporary tables have these
  }
  for (const char* modifier : {"unlogged", "unique", "constraint", "trusted", "procedural", "recursive"}) {
    reader.take(modifier);
  }
  pass_over(reader, object.kind);
  if (reader.take("if")) return false;
  if (!reader.is("on")) object.name = name_of(reader, object.kind);
  if (object.name.size() > 1 && object.name[object.name.size() - 2] == "pg_temp") return false;
  if (const auto word = word_before_relation(object.kind); !word.empty()) object.on = reader.behind(word);
  return !dropped.hold(object);
}

}  // namespace

std::vector<std::size_t> creations_that_run_once(const std::vector<std::string_view>& statements) {
  std::vector<std::size_t> found;
  Dropped dropped;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    dropped.add(statements[i]);
    if (runs_once(statements[i], dropped)) found.push_back(i);
  }
  return found;
}

}  // namespace pgmanager::sql
