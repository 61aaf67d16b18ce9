#include "dump/kinds.hpp"

#include <algorithm>
#include <array>

namespace pgmanager::dump {

namespace {

struct TypeOfEntry {
  std::string_view type;
  Kind kind;
  std::string_view prefix;
};

constexpr auto types = std::to_array<TypeOfEntry>({
    {"SCHEMA", Kind::schema, "sch_"},
    {"EXTENSION", Kind::extension, "ext_"},
    {"TYPE", Kind::type, "typ_"},
    {"SHELL TYPE", Kind::type, "typ_"},
    {"DOMAIN", Kind::type, "dom_"},
    {"COLLATION", Kind::type, "col_"},
    {"FUNCTION", Kind::function, "fn_"},
    {"PROCEDURE", Kind::function, "prc_"},
    {"AGGREGATE", Kind::function, "agg_"},
    {"WINDOW FUNCTION", Kind::function, "fn_"},
    {"TEXT SEARCH PARSER", Kind::text_search, "tsp_"},
    {"TEXT SEARCH TEMPLATE", Kind::text_search, "tst_"},
    {"TEXT SEARCH DICTIONARY", Kind::text_search, "tsd_"},
    {"TEXT SEARCH CONFIGURATION", Kind::text_search, "tsc_"},
    {"PROCEDURAL LANGUAGE", Kind::operation, "lng_"},
    {"ACCESS METHOD", Kind::operation, "am_"},
    {"OPERATOR", Kind::operation, "opr_"},
    {"OPERATOR FAMILY", Kind::operation, "opf_"},
    {"OPERATOR CLASS", Kind::operation, "opc_"},
    {"CAST", Kind::operation, "cst_"},
    {"CONVERSION", Kind::operation, "cnv_"},
    {"TRANSFORM", Kind::operation, "trf_"},
    {"FOREIGN DATA WRAPPER", Kind::foreign_data, "fdw_"},
    {"SERVER", Kind::foreign_data, "srv_"},
    {"USER MAPPING", Kind::foreign_data, "usr_"},
    {"SEQUENCE", Kind::sequence, "seq_"},
    {"TABLE", Kind::table, "tbl_"},
    {"FOREIGN TABLE", Kind::table, "tbl_"},
    {"VIEW", Kind::view, "vw_"},
    {"MATERIALIZED VIEW", Kind::view, "mvw_"},
    {"CONSTRAINT", Kind::constraint, "con_"},
    {"CHECK CONSTRAINT", Kind::constraint, "con_"},
    {"FK CONSTRAINT", Kind::constraint, "con_"},
    {"DEFAULT", Kind::constraint, "con_"},
    {"SEQUENCE OWNED BY", Kind::constraint, "con_"},
    {"TABLE ATTACH", Kind::constraint, "con_"},
    {"INDEX", Kind::index, "idx_"},
    {"INDEX ATTACH", Kind::index, "idx_"},
    {"STATISTICS", Kind::index, "sts_"},
    {"RULE", Kind::rule, "rul_"},
    {"TRIGGER", Kind::trigger, "trg_"},
    {"POLICY", Kind::policy, "pol_"},
    {"ROW SECURITY", Kind::policy, "pol_"},
    {"PUBLICATION", Kind::publication, "pub_"},
    {"PUBLICATION TABLE", Kind::publication, "pub_"},
    {"PUBLICATION TABLES IN SCHEMA", Kind::publication, "pub_"},
    {"SUBSCRIPTION", Kind::publication, "sub_"},
    {"ACL", Kind::privilege, "grt_"},
    {"COMMENT", Kind::privilege, "cmt_"},
    {"SECURITY LABEL", Kind::privilege, "lbl_"},
    {"DEFAULT ACL", Kind::privilege, "grt_"},
    {"EVENT TRIGGER", Kind::event_trigger, "trg_"},
});

const TypeOfEntry* find(std::string_view type) {
  const auto* found = std::ranges::find(types, type, &TypeOfEntry::type);
  return found == types.end() ? nullptr : found;
}

constexpr std::string_view parts_of_relations[] = {
    "CONSTRAINT",
    "CHECK CONSTRAINT",
    "FK CONSTRAINT",
    "DEFAULT",
    "SEQUENCE OWNED BY",
    "TABLE ATTACH",
    "INDEX",
    "STATISTICS",
    "RULE",
    "TRIGGER",
    "POLICY",
    "ROW SECURITY",
};

}  // namespace

Kind kind_of(std::string_view type) {
  const TypeOfEntry* found = find(type);
  return found == nullptr ? Kind::other : found->kind;
}

std::string_view prefix_of(std::string_view type) {
  const TypeOfEntry* found = find(type);
  return found == nullptr ? "" : found->prefix;
}

std::string_view group_of(Kind kind) {
  switch (kind) {
    case Kind::schema: return "schemas";
    case Kind::extension: return "extensions";
    case Kind::type: return "types";
    case Kind::early_function: return "functions-before-tables";
    case Kind::text_search: return "text-search";
    case Kind::operation: return "operators";
    case Kind::foreign_data: return "foreign-data";
    case Kind::sequence: return "sequences";
    case Kind::table: return "tables";
    case Kind::function: return "functions";
    case Kind::view: return "views";
    case Kind::constraint: return "constraints";
    case Kind::index: return "indexes";
    case Kind::rule: return "rules";
    case Kind::trigger: return "triggers";
    case Kind::policy: return "policies";
    case Kind::publication: return "publications";
    case Kind::other: return "other";
    case Kind::privilege: return "privileges";
    case Kind::event_trigger: return "event-triggers";
  }
  return "";
}

bool is_remark(std::string_view type) {
  return type == "COMMENT" || type == "ACL" || type == "SECURITY LABEL";
}

bool is_part_of_relation(std::string_view type) {
  return std::ranges::find(parts_of_relations, type) != std::end(parts_of_relations);
}

bool is_relation(std::string_view type) {
  return type == "TABLE" || type == "FOREIGN TABLE" || type == "VIEW" || type == "MATERIALIZED VIEW";
}

bool is_routine(std::string_view type) {
  return kind_of(type) == Kind::function;
}

}  // namespace pgmanager::dump
