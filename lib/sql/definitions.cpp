#include "sql/definitions.hpp"

#include <algorithm>

#include "sql/parser.hpp"
#include "sql/statement_words.hpp"

namespace pgmanager::sql {

namespace {

struct Nodes {
  PgQuery__Node* const* nodes;
  std::size_t count;

  PgQuery__Node* const* begin() const { return nodes; }
  PgQuery__Node* const* end() const { return nodes + count; }
};

std::vector<std::string> words_of(Nodes names) {
  std::vector<std::string> words;
  for (const PgQuery__Node* node : names) {
    if (node->node_case == PG_QUERY__NODE__NODE_STRING) words.emplace_back(node->string->sval);
  }
  return words;
}

bool is_on_relation(PgQuery__ObjectType type) {
  return type == PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER || type == PG_QUERY__OBJECT_TYPE__OBJECT_POLICY ||
         type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE || type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN ||
         type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT;
}

// Objects that are named like a relation, a routine or a type.
bool has_plain_name(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
    case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: return true;
    default: return false;
  }
}

// Objects that a comparison of schemas does not show.
bool is_outside_of_schema(PgQuery__ObjectType type) {
  switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_ACCESS_METHOD:
    case PG_QUERY__OBJECT_TYPE__OBJECT_DATABASE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PARAMETER_ACL:
    case PG_QUERY__OBJECT_TYPE__OBJECT_ROLE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_SUBSCRIPTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TABLESPACE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_USER_MAPPING: return true;
    default: return false;
  }
}

/// Collects the effect of one statement.
class StatementEffect {
 public:
  explicit StatementEffect(std::vector<DefinedObject>& objects) : objects_(objects) {}

  Effect read(const PgQuery__Node& node) {
    switch (node.node_case) {
      case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
        return named({node.create_function_stmt->funcname, node.create_function_stmt->n_funcname});
      case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
        return named({node.alter_function_stmt->func->objname, node.alter_function_stmt->func->n_objname});
      case PG_QUERY__NODE__NODE_VIEW_STMT: return relation(*node.view_stmt->view);
      case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:  // a table would get rows
        if (node.create_table_as_stmt->objtype != PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) return Effect::unknown;
        return relation(*node.create_table_as_stmt->into->rel);
      case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
        return relation(*node.create_trig_stmt->relation, node.create_trig_stmt->trigname);
      case PG_QUERY__NODE__NODE_RULE_STMT: return relation(*node.rule_stmt->relation, node.rule_stmt->rulename);
      case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
        return relation(*node.create_policy_stmt->table, node.create_policy_stmt->policy_name);
      case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
        return relation(*node.alter_policy_stmt->table, node.alter_policy_stmt->policy_name);
      case PG_QUERY__NODE__NODE_INDEX_STMT:  // without a name of its own it could be any index of the relation
        return relation(*node.index_stmt->relation, node.index_stmt->idxname);
      case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: return relation(*node.create_seq_stmt->sequence);
      case PG_QUERY__NODE__NODE_CREATE_STMT: return relation(*node.create_stmt->relation);
      case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return relation(*node.alter_table_stmt->relation);
      case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT: return relation(*node.composite_type_stmt->typevar);
      case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
        return named({node.create_enum_stmt->type_name, node.create_enum_stmt->n_type_name});
      case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
        return named({node.create_range_stmt->type_name, node.create_range_stmt->n_type_name});
      case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
        return named({node.create_domain_stmt->domainname, node.create_domain_stmt->n_domainname});
      case PG_QUERY__NODE__NODE_DEFINE_STMT:
        if (!has_plain_name(node.define_stmt->kind)) return Effect::schema;
        return named({node.define_stmt->defnames, node.define_stmt->n_defnames});
      case PG_QUERY__NODE__NODE_DROP_STMT:
        return object_list(node.drop_stmt->remove_type, {node.drop_stmt->objects, node.drop_stmt->n_objects});
      case PG_QUERY__NODE__NODE_COMMENT_STMT: return object(node.comment_stmt->objtype, *node.comment_stmt->object);
      case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
        if (node.alter_owner_stmt->object == nullptr) return Effect::schema;
        return object(node.alter_owner_stmt->object_type, *node.alter_owner_stmt->object);
      case PG_QUERY__NODE__NODE_GRANT_STMT:
        if (node.grant_stmt->targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA) return Effect::schema;
        return object_list(node.grant_stmt->objtype, {node.grant_stmt->objects, node.grant_stmt->n_objects});
      case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: return Effect::objects;  // of the session
      case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
      case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
      case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
      case PG_QUERY__NODE__NODE_ALTER_OPERATOR_STMT:
      case PG_QUERY__NODE__NODE_ALTER_TYPE_STMT:
      case PG_QUERY__NODE__NODE_CREATE_CAST_STMT:
      case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
      case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT:
      case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
      case PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT:
      case PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT:
      case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
      case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
      case PG_QUERY__NODE__NODE_CREATE_TRANSFORM_STMT: return Effect::schema;
      default: return Effect::unknown;
    }
  }

 private:
  Effect relation(const PgQuery__RangeVar& relation, const char* part = "") {
    objects_.push_back({.schema = relation.schemaname, .name = relation.relname, .part = part});
    return Effect::objects;
  }

  Effect named(Nodes name) {
    const std::vector<std::string> words = words_of(name);
    if (words.empty()) return Effect::schema;
    objects_.push_back({.schema = words.size() > 1 ? words[words.size() - 2] : "", .name = words.back(), .part = {}});
    return Effect::objects;
  }

  Effect on_relation(Nodes name) {
    std::vector<std::string> words = words_of(name);
    if (words.size() < 2) return Effect::schema;
    const std::string part = std::move(words.back());
    words.pop_back();
    objects_.push_back({.schema = words.size() > 1 ? words[words.size() - 2] : "", .name = words.back(), .part = part});
    return Effect::objects;
  }

  Effect object(PgQuery__ObjectType type, const PgQuery__Node& node) {
    if (is_outside_of_schema(type)) return Effect::unknown;
    if (is_on_relation(type) && node.node_case == PG_QUERY__NODE__NODE_LIST) {
      return on_relation({node.list->items, node.list->n_items});
    }
    if (!has_plain_name(type)) return Effect::schema;
    switch (node.node_case) {
      case PG_QUERY__NODE__NODE_LIST: return named({node.list->items, node.list->n_items});
      case PG_QUERY__NODE__NODE_STRING:
        objects_.push_back({.schema = {}, .name = node.string->sval, .part = {}});
        return Effect::objects;
      case PG_QUERY__NODE__NODE_RANGE_VAR: return relation(*node.range_var);
      case PG_QUERY__NODE__NODE_TYPE_NAME: return named({node.type_name->names, node.type_name->n_names});
      case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
        return named({node.object_with_args->objname, node.object_with_args->n_objname});
      default: return Effect::schema;
    }
  }

  Effect object_list(PgQuery__ObjectType type, Nodes nodes) {
    Effect effect = Effect::objects;
    for (const PgQuery__Node* node : nodes) effect = std::max(effect, object(type, *node));
    return effect;
  }

  std::vector<DefinedObject>& objects_;
};

}  // namespace

Definitions definitions_of(const std::vector<std::string_view>& statements) {
  Definitions found;
  on_large_stack([&] {
    for (const std::string_view statement : statements) {
      const ParseTree tree = parse(statement);
      const Effect effect = tree ? StatementEffect(found.objects).read(*tree->stmts[0]->stmt) : Effect::unknown;
      if (effect <= found.effect) continue;
      found.effect = effect;
      found.culprit = statement_name(statement);
    }
  });
  return found;
}

}  // namespace pgmanager::sql
