#include "dump/unit_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "dump/table_text.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

/// Statements of which one belongs to the other, or which are of one kind, have no blank line between them.
enum class Distance { close, apart };

/// The role in "ALTER ... OWNER TO role"; nothing for other statements.
std::optional<std::string> new_owner(const std::string& statement) {
  sql::StatementReader reader(statement);
  if (!reader.take("alter")) return std::nullopt;
  while (!reader.at_end()) {
    if (!reader.take("owner")) {
      reader.next();
      continue;
    }
    if (!reader.take("to")) continue;
    std::string role = reader.text();
    reader.next();
    if (reader.at_end()) return role;
  }
  return std::nullopt;
}

bool creates(const Entry& entry) {
  return !entry.statements.empty() && entry.statements.front().starts_with("CREATE ");
}

/// Tabs between tokens as blanks: pg_dump indents some statements with them.
std::string without_tabs(const std::string& statement) {
  std::string text;
  std::size_t end = 0;
  const auto add_gap = [&](std::size_t to) {
    for (; end < to; ++end) statement[end] == '\t' ? text.append(4, ' ') : text.append(1, statement[end]);
  };
  sql::Lexer lexer(statement);
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    add_gap(token.begin);
    text += token.in(statement);
    end = token.end;
  }
  add_gap(statement.size());
  return text;
}

class UnitWriter {
 public:
  UnitWriter(const Unit& unit, const TextOptions& options) : unit_(unit), options_(options), left_(unit.entries) {
    for (Entry& entry : left_) {
      if (creates(entry))
        std::erase_if(entry.statements, [&](const auto& each) { return new_owner(each) == options.owner; });
    }
  }

  std::string write() {
    if (unit_.is_unchecked) add("SET check_function_bodies = off", Distance::apart);
    const auto table = std::ranges::find_if(
        left_, [](const Entry& entry) { return entry.type == "TABLE" || entry.type == "FOREIGN TABLE"; });
    if (table != left_.end()) fold_into(*table);
    for (const Entry& entry : left_) add_entry(entry);
    return text_;
  }

 private:
  void fold_into(Entry& main) {
    if (main.statements.empty()) return;
    auto table = TableText::parse(main.statements.front());
    if (!table) return;
    fold_serials(*table);
    for (Entry& entry : left_) {
      if (&entry == &main || entry.statements.empty() || !entry.settings.empty()) continue;
      if (is_folded(entry, *table)) entry.statements.erase(entry.statements.begin());
    }
    main.statements.front() = table->text();
    // The sequences of columns, which the table uses, come first.
    std::stable_partition(left_.begin(), left_.end(),
                          [](const Entry& entry) { return entry.type == "SEQUENCE" && creates(entry); });
  }

  static bool is_folded(const Entry& entry, TableText& table) {
    const std::string& statement = entry.statements.front();
    if (entry.type == "DEFAULT") return table.add_default(statement);
    if (entry.type == "SEQUENCE") return table.add_identity(statement);
    const bool is_constraint =
        entry.type == "CONSTRAINT" || entry.type == "CHECK CONSTRAINT" || entry.type == "FK CONSTRAINT";
    return is_constraint && table.add_constraint(statement);
  }

  void fold_serials(TableText& table) {
    for (Entry& sequence : left_) {
      if (sequence.type != "SEQUENCE" || sequence.statements.size() != 1) continue;
      Entry* owned = user_of(sequence, "SEQUENCE OWNED BY");
      Entry* setting = user_of(sequence, "DEFAULT");
      if (owned == nullptr || setting == nullptr || owned->statements.size() != 1 || setting->statements.size() != 1)
        continue;
      if (!table.add_serial(sequence.statements.front(), owned->statements.front(), setting->statements.front()))
        continue;
      for (Entry* folded : {&sequence, owned, setting}) folded->statements.clear();
    }
  }

  Entry* user_of(const Entry& sequence, std::string_view type) {
    const auto found = std::ranges::find_if(left_, [&](const Entry& entry) {
      return entry.type == type && std::ranges::count(entry.dependencies, sequence.id) > 0;
    });
    return found == left_.end() ? nullptr : &*found;
  }

  void add_entry(const Entry& entry) {
    if (is_usual_comment(entry)) return;
    if (entry.statements.empty()) return;
    for (const std::string& setting : entry.settings) add(setting, Distance::apart);
    // The statements of an entry are about one thing; privileges and comments follow each other like lines of a list.
    Distance distance = entry.type == last_type_ && is_remark(entry.type) ? Distance::close : Distance::apart;
    for (const std::string& statement : entry.statements) {
      add(written(entry, statement), entry.settings.empty() ? distance : Distance::close);
      distance = is_remark(entry.type) ? Distance::close : Distance::apart;
    }
    last_type_ = entry.type;
  }

  bool is_usual_comment(const Entry& entry) const {
    return entry.type == "COMMENT" && unit_.type == "EXTENSION" && options_.usual_comments.contains(unit_.name);
  }

  std::string written(const Entry& entry, const std::string& statement) const {
    constexpr std::string_view no_rows = "\n  WITH NO DATA";
    const bool is_filled = entry.type == "MATERIALIZED VIEW" && statement.ends_with(no_rows) && !unit_.is_unfilled &&
                           !options_.without_rows.contains(entry.schema + "." + entry.name);
    if (is_filled) return statement.substr(0, statement.size() - no_rows.size());
    return entry.type == "TYPE" || entry.type == "DOMAIN" ? without_tabs(statement) : statement;
  }

  void add(const std::string& statement, Distance distance) {
    if (!text_.empty() && distance == Distance::apart) text_ += '\n';
    text_ += statement + ";\n";
  }

  const Unit& unit_;
  const TextOptions& options_;
  std::vector<Entry> left_;
  std::string text_;
  std::string last_type_;
};

bool is_of_server(const std::string& role) {
  return role == "public" || role.starts_with("pg_") || role == "current_user" || role == "session_user" ||
         role == "current_role";
}

void read_roles(sql::StatementReader& reader, std::set<std::string>& roles) {
  do {
    reader.take("group");
    const std::string role = reader.text();
    if (!reader.at_end() && (reader.is_quoted() || !is_of_server(role))) roles.insert(role);
    reader.next();
  } while (reader.take(","));
}

}  // namespace

std::string text_of(const Unit& unit, const TextOptions& options) {
  return UnitWriter(unit, options).write();
}

std::set<std::string> roles_in(const std::string& statement) {
  std::set<std::string> roles;
  if (const auto owner = new_owner(statement); owner && !is_of_server(*owner)) roles.insert(*owner);
  sql::StatementReader reader(statement);
  const bool is_grant = reader.is("grant") || reader.is("revoke");
  const bool is_default = statement.starts_with("ALTER DEFAULT PRIVILEGES ");
  const bool is_policy = statement.starts_with("CREATE POLICY ");
  const bool is_mapping = statement.starts_with("CREATE USER MAPPING FOR ");
  const bool is_session = statement.starts_with("SET SESSION AUTHORIZATION ");
  int depth = 0;
  for (; !reader.at_end(); reader.next()) {
    if (reader.is("(")) ++depth;
    if (reader.is(")")) --depth;
    if (depth > 0) continue;
    // "ON ... TO": nothing before the words that introduce roles can be one of these words, they are reserved.
    while (((is_grant || is_default) && (reader.is("to") || reader.is("from"))) || (is_policy && reader.is("to")) ||
           (is_default && reader.is("role")) || (is_mapping && reader.is("for")) ||
           (is_session && reader.is("authorization"))) {
      reader.next();
      read_roles(reader, roles);
    }
    if (reader.at_end()) break;
  }
  return roles;
}

}  // namespace pgmanager::dump
