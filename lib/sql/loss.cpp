#include "sql/loss.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "sql/parser.hpp"

namespace pgmanager::sql {

namespace {

// Also matches words inside a part of the statement, or in a string that the statement executes, which is searched for
// words, not parsed.
bool may_lose(std::string_view statement) {
  constexpr std::array words = {"drop", "truncate", "delete"};
  const std::string text = base::lowered(statement);
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

// A qualified name, or a single word.
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
      case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW: loss.tables.push_back(name_of(object)); break;
      case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: loss.schemas.emplace_back(object.string->sval); break;
      default: break;
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

bool deletes(const PgQuery__MergeStmt& statement) {
  return std::any_of(statement.merge_when_clauses, statement.merge_when_clauses + statement.n_merge_when_clauses,
                     [](const PgQuery__Node* node) {
                       return node->merge_when_clause->command_type == PG_QUERY__CMD_TYPE__CMD_DELETE;
                     });
}

/// Searches for statements that delete rows: the whole statement, or a part of it below WITH, EXPLAIN, PREPARE and the
/// like.
class Deletions {
 public:
  void search(const PgQuery__Node* node) {
    if (node == nullptr) return;
    switch (node->node_case) {
      case PG_QUERY__NODE__NODE_DELETE_STMT:
        add(*node->delete_stmt->relation);
        return search(node->delete_stmt->with_clause);
      case PG_QUERY__NODE__NODE_MERGE_STMT:
        if (deletes(*node->merge_stmt)) add(*node->merge_stmt->relation);
        return search(node->merge_stmt->with_clause);
      case PG_QUERY__NODE__NODE_SELECT_STMT: return search(node->select_stmt->with_clause);
      case PG_QUERY__NODE__NODE_INSERT_STMT:
        search(node->insert_stmt->select_stmt);
        return search(node->insert_stmt->with_clause);
      case PG_QUERY__NODE__NODE_UPDATE_STMT: return search(node->update_stmt->with_clause);
      case PG_QUERY__NODE__NODE_EXPLAIN_STMT: return search(node->explain_stmt->query);
      case PG_QUERY__NODE__NODE_PREPARE_STMT: return search(node->prepare_stmt->query);
      case PG_QUERY__NODE__NODE_COPY_STMT: return search(node->copy_stmt->query);
      case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT: return search(node->create_table_as_stmt->query);
      default: return;
    }
  }

  std::optional<Loss> found() && {
    return tables_.empty() ? std::nullopt : std::optional(Loss{.tables = std::move(tables_)});
  }

 private:
  void search(const PgQuery__WithClause* with) {
    if (with == nullptr) return;
    for (std::size_t i = 0; i < with->n_ctes; ++i) search(with->ctes[i]->common_table_expr->ctequery);
  }
  void add(const PgQuery__RangeVar& relation) { tables_.push_back(name_of(relation)); }

  std::vector<std::string> tables_;
};

std::optional<Loss> read(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_DROP_STMT: return read(*node.drop_stmt);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT: return read(*node.truncate_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      if (drops_column(*node.alter_table_stmt)) return Loss{};
      return std::nullopt;
    case PG_QUERY__NODE__NODE_DO_STMT:
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT:
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT:
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_DROPDB_STMT: return Loss{};
    default: {
      Deletions deletions;
      deletions.search(&node);
      return std::move(deletions).found();
    }
  }
}

}  // namespace

std::vector<Loss> losses(const std::vector<ReviewedStatement>& statements) {
  std::vector<Loss> found;
  const auto may_be_lost = [](const ReviewedStatement& statement) { return may_lose(statement.sql); };
  if (std::none_of(statements.begin(), statements.end(), may_be_lost)) return found;
  on_large_stack([&] {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (!may_lose(statements[i].sql)) continue;
      const ParseTree tree = parse(statements[i].sql);
      std::optional<Loss> loss = tree ? read(*tree->stmts[0]->stmt) : std::nullopt;
      if (!loss && statements[i].runs_result) loss = Loss{};
      if (!loss) continue;
      loss->index = i;
      found.push_back(*std::move(loss));
    }
  });
  return found;
}

}  // namespace pgmanager::sql
