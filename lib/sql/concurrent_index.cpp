#include "sql/concurrent_index.hpp"

#include <algorithm>
#include <cstring>

#include "sql/lexer.hpp"
#include "sql/parser.hpp"

namespace pgmanager::sql {

namespace {

using Work = ConcurrentIndex::Work;

bool may_be_concurrent(std::string_view first, std::string_view second) {
  if (is_word(first, "create")) return is_word(second, "index") || is_word(second, "unique");
  if (is_word(first, "drop")) return is_word(second, "index");
  if (is_word(first, "alter")) return is_word(second, "table");
  return is_word(first, "reindex");
}

bool may_be_concurrent(std::string_view statement) {
  Lexer lexer(statement);
  const std::string_view first = lexer.next().in(statement);
  const Token second = lexer.next();
  if (!may_be_concurrent(first, second.in(statement))) return false;
  for (Token token = second; token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind == TokenKind::word && is_word(token.in(statement), "concurrently")) return true;
  }
  return false;
}

std::string text(const char* value) {
  return value == nullptr ? "" : value;
}

ConcurrentIndex on_relation(Work work, const PgQuery__RangeVar& relation) {
  return {.work = work, .schema = text(relation.schemaname), .name = text(relation.relname)};
}

std::vector<std::string> columns_of(const PgQuery__IndexStmt& statement) {
  std::vector<std::string> columns;
  const auto add = [&](PgQuery__Node** elements, std::size_t count) {
    std::for_each(elements, elements + count,
                  [&](const PgQuery__Node* element) { columns.push_back(text(element->index_elem->name)); });
  };
  add(statement.index_params, statement.n_index_params);
  add(statement.index_including_params, statement.n_index_including_params);
  return columns;
}

std::optional<ConcurrentIndex> read(const PgQuery__IndexStmt& statement) {
  if (!statement.concurrent) return std::nullopt;
  ConcurrentIndex index = on_relation(Work::create_index, *statement.relation);
  index.index = text(statement.idxname);
  index.columns = columns_of(statement);
  index.if_not_exists = statement.if_not_exists;
  return index;
}

// DROP INDEX CONCURRENTLY takes one index; the server refuses a list.
std::optional<ConcurrentIndex> read(const PgQuery__DropStmt& statement) {
  if (!statement.concurrent) return std::nullopt;
  ConcurrentIndex index{.work = Work::drop_index};
  const PgQuery__List& parts = *statement.objects[0]->list;
  index.name = text(parts.items[parts.n_items - 1]->string->sval);
  if (parts.n_items > 1) index.schema = text(parts.items[parts.n_items - 2]->string->sval);
  return index;
}

std::optional<ConcurrentIndex> read(const PgQuery__AlterTableStmt& statement) {
  const bool detaches = std::any_of(statement.cmds, statement.cmds + statement.n_cmds, [](const PgQuery__Node* node) {
    const PgQuery__AlterTableCmd& command = *node->alter_table_cmd;
    return command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition && command.def->partition_cmd->concurrent;
  });
  if (!detaches) return std::nullopt;
  return on_relation(Work::detach_partition, *statement.relation);
}

// Reads the option as PostgreSQL's defGetBoolean() does; the last one wins. The server refuses a value that is not
// boolean.
bool is_concurrent(const PgQuery__ReindexStmt& statement) {
  bool concurrent = false;
  for (std::size_t i = 0; i < statement.n_params; ++i) {
    const PgQuery__DefElem& option = *statement.params[i]->def_elem;
    if (std::strcmp(option.defname, "concurrently") != 0) continue;
    if (option.arg == nullptr) {
      concurrent = true;
    } else if (option.arg->node_case == PG_QUERY__NODE__NODE_INTEGER) {
      concurrent = option.arg->integer->ival != 0;
    } else {
      concurrent = option.arg->node_case != PG_QUERY__NODE__NODE_STRING ||
                   (!is_word(option.arg->string->sval, "false") && !is_word(option.arg->string->sval, "off"));
    }
  }
  return concurrent;
}

std::optional<ConcurrentIndex> read(const PgQuery__ReindexStmt& statement) {
  if (!is_concurrent(statement)) return std::nullopt;
  switch (statement.kind) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX:
      return on_relation(Work::reindex_index, *statement.relation);
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
      return on_relation(Work::reindex_table, *statement.relation);
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
      return ConcurrentIndex{.work = Work::reindex_schema, .name = text(statement.name)};
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_DATABASE:
      return ConcurrentIndex{.work = Work::reindex_database, .name = text(statement.name)};
    default: return std::nullopt;  // the server refuses REINDEX SYSTEM CONCURRENTLY
  }
}

std::optional<ConcurrentIndex> read(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_INDEX_STMT: return read(*node.index_stmt);
    case PG_QUERY__NODE__NODE_DROP_STMT: return read(*node.drop_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return read(*node.alter_table_stmt);
    case PG_QUERY__NODE__NODE_REINDEX_STMT: return read(*node.reindex_stmt);
    default: return std::nullopt;
  }
}

// The parser does not know REINDEX DATABASE without a name, which PostgreSQL 16 introduced.
std::optional<ConcurrentIndex> read_nameless(std::string_view statement) {
  const ParseTree tree = parse(std::string(statement) + "\n nameless");
  if (!tree) return std::nullopt;
  auto index = read(*tree->stmts[0]->stmt);
  if (!index || index->work != Work::reindex_database) return std::nullopt;
  index->name.clear();
  return index;
}

}  // namespace

std::optional<ConcurrentIndex> concurrent_index(std::string_view statement) {
  if (!may_be_concurrent(statement)) return std::nullopt;
  std::optional<ConcurrentIndex> index;
  on_large_stack([&] {
    const ParseTree tree = parse(statement);
    index = tree ? read(*tree->stmts[0]->stmt) : read_nameless(statement);
  });
  return index;
}

bool may_leave_invalid_index(std::string_view statement) {
  const auto concurrent = concurrent_index(statement);
  return concurrent && concurrent->work != Work::drop_index && concurrent->work != Work::detach_partition;
}

}  // namespace pgmanager::sql
