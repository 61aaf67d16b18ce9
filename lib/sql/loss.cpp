#include "sql/loss.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "sql/letter_case.hpp"
#include "sql/lexer.hpp"
#include "sql/parser.hpp"

namespace pgmanager::sql {

namespace {

bool may_lose(std::string_view statement) {
  constexpr std::array words = {"drop", "truncate", "delete", "alter", "do"};
  const std::string_view first = Lexer(statement).next().in(statement);
  return std::any_of(words.begin(), words.end(), [&](const char* word) { return is_word(first, word); });
}

// A block may run text that it puts together, so it is searched for words, not parsed.
bool may_lose_inside(std::string_view block) {
  constexpr std::array words = {"drop", "truncate", "delete"};
  const std::string text = lowered(block);
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return text.find(word) != std::string::npos; });
}

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string name_of(const PgQuery__RangeVar& relation) {
  const std::string_view schema = relation.schemaname;
  return (schema.empty() ? "" : quoted(schema) + ".") + quoted(relation.relname);
}

// A qualified name, or one of a single word.
std::string name_of(const PgQuery__Node& object) {
  if (object.node_case != PG_QUERY__NODE__NODE_LIST) return quoted(object.string->sval);
  std::string name;
  for (std::size_t i = 0; i < object.list->n_items; ++i) {
    name += (name.empty() ? "" : ".") + quoted(object.list->items[i]->string->sval);
  }
  return name;
}

Loss read(const PgQuery__DropStmt& statement) {
  Loss loss;
  for (std::size_t i = 0; i < statement.n_objects; ++i) {
    const PgQuery__Node& object = *statement.objects[i];
    switch (statement.remove_type) {
      case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
      case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
        loss.tables.push_back(name_of(object));
        break;
      case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
        loss.schemas.emplace_back(object.string->sval);
        break;
      default:
        break;
    }
  }
  return loss;
}

Loss read(const PgQuery__TruncateStmt& statement) {
  Loss loss;
  for (std::size_t i = 0; i < statement.n_relations; ++i) {
    loss.tables.push_back(name_of(*statement.relations[i]->range_var));
  }
  return loss;
}

bool drops_column(const PgQuery__AlterTableStmt& statement) {
  return std::any_of(statement.cmds, statement.cmds + statement.n_cmds, [](const PgQuery__Node* node) {
    return node->alter_table_cmd->subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn;
  });
}

std::optional<Loss> read(const PgQuery__Node& node, std::string_view statement) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return read(*node.drop_stmt);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
      return read(*node.truncate_stmt);
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      return Loss{.tables = {name_of(*node.delete_stmt->relation)}};
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      if (drops_column(*node.alter_table_stmt)) return Loss{};
      return std::nullopt;
    case PG_QUERY__NODE__NODE_DO_STMT:
      if (may_lose_inside(statement)) return Loss{};
      return std::nullopt;
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT:
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
      return Loss{};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<Loss> losses(const std::vector<std::string_view>& statements) {
  std::vector<Loss> found;
  if (std::none_of(statements.begin(), statements.end(), may_lose)) return found;
  on_large_stack([&] {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const ParseTree tree = may_lose(statements[i]) ? parse(statements[i]) : nullptr;
      if (!tree) continue;
      std::optional<Loss> loss = read(*tree->stmts[0]->stmt, statements[i]);
      if (!loss) continue;
      loss->index = i;
      found.push_back(*std::move(loss));
    }
  });
  return found;
}

}  // namespace pgmanager::sql
