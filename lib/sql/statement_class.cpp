#include "sql/statement_class.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "sql/lexer.hpp"
#include "sql/parser.hpp"

namespace pgmanager::sql {

namespace {

// --- which statements are worth parsing -----------------------------------------------------------------------------

/// The first words of statements that may belong to another class than `ordinary`.
struct FirstWords {
  std::string_view first;
  std::string_view second = {};    // empty: any
  std::string_view anywhere = {};  // a word that must follow somewhere; empty: none
};

constexpr std::array first_words = {
    FirstWords{"begin"},
    FirstWords{"start"},
    FirstWords{"commit"},
    FirstWords{"end"},
    FirstWords{"rollback"},
    FirstWords{"abort"},
    FirstWords{"prepare", "transaction"},
    FirstWords{"create", "index", "concurrently"},
    FirstWords{"create", "unique", "concurrently"},
    FirstWords{"drop", "index", "concurrently"},
    FirstWords{"alter", "table", "concurrently"},
    FirstWords{"reindex"},
    FirstWords{"vacuum"},
    FirstWords{"cluster"},
    FirstWords{"discard"},
    FirstWords{"create", "database"},
    FirstWords{"drop", "database"},
    FirstWords{"alter", "database", "tablespace"},
    FirstWords{"create", "tablespace"},
    FirstWords{"drop", "tablespace"},
    FirstWords{"alter", "system"},
    FirstWords{"create", "subscription"},
    FirstWords{"drop", "subscription"},
    FirstWords{"alter", "subscription"},
};

bool has_word(Lexer& lexer, std::string_view statement, std::string_view word) {
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind == TokenKind::word && is_word(token.in(statement), word)) return true;
  }
  return false;
}

bool worth_parsing(std::string_view statement) {
  Lexer lexer(statement);
  const std::string_view first = lexer.next().in(statement);
  const std::string_view second = lexer.next().in(statement);
  const auto* const found = std::find_if(first_words.begin(), first_words.end(), [&](const FirstWords& words) {
    return is_word(first, words.first) && (words.second.empty() || is_word(second, words.second));
  });
  return found != first_words.end() && (found->anywhere.empty() || has_word(lexer, statement, found->anywhere));
}

bool begins_as_control(std::string_view statement) {
  constexpr std::array<std::string_view, 6> words = {"begin", "start", "commit", "end", "rollback", "abort"};
  const std::string_view first = Lexer(statement).next().in(statement);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_word(first, word); });
}

// --- the parser's answer --------------------------------------------------------------------------------------------
// PostgreSQL 15 refuses all statements that are `no_transaction` here inside a transaction block, with SQLSTATE 25001.

struct Options {
  PgQuery__Node** nodes;
  std::size_t count;
};

/// The last option of that name; where PostgreSQL allows several, the last one wins.
const PgQuery__DefElem* find_option(Options options, const char* name) {
  for (std::size_t i = options.count; i-- > 0;) {
    const PgQuery__Node* node = options.nodes[i];
    if (node->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && std::strcmp(node->def_elem->defname, name) == 0)
      return node->def_elem;
  }
  return nullptr;
}

/// As PostgreSQL's defGetBoolean(): an option without a value is on. A value that is not boolean counts as on; the
/// server will refuse it.
bool is_on(const PgQuery__DefElem& option) {
  const PgQuery__Node* value = option.arg;
  if (value == nullptr) return true;
  if (value->node_case == PG_QUERY__NODE__NODE_INTEGER) return value->integer->ival != 0;
  if (value->node_case != PG_QUERY__NODE__NODE_STRING) return true;
  return !is_word(value->string->sval, "false") && !is_word(value->string->sval, "off");
}

bool is_on(Options options, const char* name, bool by_default) {
  const PgQuery__DefElem* option = find_option(options, name);
  return option == nullptr ? by_default : is_on(*option);
}

StatementClass no_transaction_if(bool condition) {
  return condition ? StatementClass::no_transaction : StatementClass::ordinary;
}

StatementClass class_of(const PgQuery__TransactionStmt& statement) {
  switch (statement.kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_BEGIN:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START: return StatementClass::begin;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
      return statement.chain ? StatementClass::other_control : StatementClass::commit;
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED: return StatementClass::other_control;
    default: return StatementClass::ordinary;  // savepoints
  }
}

bool detaches_concurrently(const PgQuery__Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) return false;
  const PgQuery__AlterTableCmd& command = *node.alter_table_cmd;
  return command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition && command.def != nullptr &&
         command.def->node_case == PG_QUERY__NODE__NODE_PARTITION_CMD && command.def->partition_cmd->concurrent;
}

bool detaches_concurrently(const PgQuery__AlterTableStmt& statement) {
  return std::any_of(statement.cmds, statement.cmds + statement.n_cmds,
                     [](const PgQuery__Node* command) { return detaches_concurrently(*command); });
}

/// PostgreSQL also refuses a partitioned table or index in a transaction block, but only the catalog shows whether it
/// is partitioned.
bool reindexes_outside(const PgQuery__ReindexStmt& statement) {
  return (statement.kind != PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX &&
          statement.kind != PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE) ||
         is_on({statement.params, statement.n_params}, "concurrently", false);
}

/// Whether it creates a replication slot on the publisher. With connect = false it does not.
bool creates_slot(const PgQuery__CreateSubscriptionStmt& statement) {
  const Options options{statement.options, statement.n_options};
  return is_on(options, "create_slot", is_on(options, "connect", true));
}

bool refreshes(const PgQuery__AlterSubscriptionStmt& statement) {
  const Options options{statement.options, statement.n_options};
  switch (statement.kind) {
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_REFRESH: return true;
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_SET_PUBLICATION:
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_ADD_PUBLICATION:
    case PG_QUERY__ALTER_SUBSCRIPTION_TYPE__ALTER_SUBSCRIPTION_DROP_PUBLICATION: return is_on(options, "refresh", true);
    default: return false;
  }
}

StatementClass class_of(const PgQuery__Node& node) {
  switch (node.node_case) {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT: return class_of(*node.transaction_stmt);
    case PG_QUERY__NODE__NODE_INDEX_STMT: return no_transaction_if(node.index_stmt->concurrent);
    case PG_QUERY__NODE__NODE_DROP_STMT: return no_transaction_if(node.drop_stmt->concurrent);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return no_transaction_if(detaches_concurrently(*node.alter_table_stmt));
    case PG_QUERY__NODE__NODE_REINDEX_STMT: return no_transaction_if(reindexes_outside(*node.reindex_stmt));
    case PG_QUERY__NODE__NODE_VACUUM_STMT: return no_transaction_if(node.vacuum_stmt->is_vacuumcmd);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT: return no_transaction_if(node.cluster_stmt->relation == nullptr);
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
      return no_transaction_if(node.discard_stmt->target == PG_QUERY__DISCARD_MODE__DISCARD_ALL);
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
      return no_transaction_if(
          find_option({node.alter_database_stmt->options, node.alter_database_stmt->n_options}, "tablespace"));
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT:
      return no_transaction_if(creates_slot(*node.create_subscription_stmt));
    case PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT:
      return no_transaction_if(refreshes(*node.alter_subscription_stmt));
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
    case PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT:  // allowed in a transaction if it has no slot, which the
                                                       // statement does not show
      return StatementClass::no_transaction;
    default: return StatementClass::ordinary;
  }
}

}  // namespace

std::vector<StatementClass> classify(const std::vector<std::string_view>& statements) {
  std::vector<StatementClass> classes(statements.size(), StatementClass::ordinary);
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!worth_parsing(statements[i])) continue;
    candidates.push_back(i);
    // The parser does not read a statement of this length, but a COMMIT after a long comment is still a COMMIT.
    if (statements[i].size() > largest_parsed && begins_as_control(statements[i])) {
      classes[i] = StatementClass::other_control;
    }
  }
  if (candidates.empty()) return classes;
  on_large_stack([&] {
    for (const std::size_t i : candidates) {
      if (const ParseTree tree = parse(statements[i])) classes[i] = class_of(*tree->stmts[0]->stmt);
    }
  });
  return classes;
}

bool commits_itself(std::string_view statement) {
  return classify({statement}).front() != StatementClass::ordinary;
}

}  // namespace pgmanager::sql
