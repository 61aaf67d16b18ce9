#include "database/snapshot_catalogs.hpp"

namespace pgmanager::database {

namespace {

constexpr std::string_view whole_server = "belongs to the server and not to one database";
constexpr std::string_view of_the_database =
    "a setting or fact of the database, which differs from instance to instance";
constexpr std::string_view gathered = "gathered by ANALYZE";
constexpr std::string_view rows = "large objects are data, like the rows of tables";

constexpr SnapshotCatalog catalogs[] = {
    {"pg_aggregate", {}},
    {"pg_am", {}},
    {"pg_amop", {}},
    {"pg_amproc", {}},
    {"pg_attrdef", {}},
    {"pg_attribute", {}},
    {"pg_auth_members", whole_server},
    {"pg_authid", whole_server},
    {"pg_cast", {}},
    {"pg_class", {}},
    {"pg_collation", {}},
    {"pg_constraint", {}},
    {"pg_conversion", {}},
    {"pg_database", of_the_database},
    {"pg_db_role_setting", of_the_database},
    {"pg_default_acl", {}},
    {"pg_depend", {}},
    {"pg_description", {}},
    {"pg_enum", {}},
    {"pg_event_trigger", {}},
    {"pg_extension", {}},
    {"pg_foreign_data_wrapper", {}},
    {"pg_foreign_server", {}},
    {"pg_foreign_table", {}},
    {"pg_index", {}},
    {"pg_inherits", {}},
    {"pg_init_privs", {}},
    {"pg_language", {}},
    {"pg_largeobject", rows},
    {"pg_largeobject_metadata", rows},
    {"pg_namespace", {}},
    {"pg_opclass", {}},
    {"pg_operator", {}},
    {"pg_opfamily", {}},
    {"pg_parameter_acl", whole_server},
    {"pg_partitioned_table", {}},
    {"pg_policy", {}},
    {"pg_proc", {}},
    {"pg_publication", {}},
    {"pg_publication_namespace", {}},
    {"pg_publication_rel", {}},
    {"pg_range", {}},
    {"pg_replication_origin", whole_server},
    {"pg_rewrite", {}},
    {"pg_seclabel", {}},
    {"pg_sequence", {}},
    {"pg_shdepend", whole_server},
    {"pg_shdescription", whole_server},
    {"pg_shseclabel", whole_server},
    {"pg_statistic", gathered},
    {"pg_statistic_ext", {}},
    {"pg_statistic_ext_data", gathered},
    {"pg_subscription", {}},
    {"pg_subscription_rel", "how far the copies of a subscription's tables are"},
    {"pg_tablespace", whole_server},
    {"pg_transform", {}},
    {"pg_trigger", {}},
    {"pg_ts_config", {}},
    {"pg_ts_config_map", {}},
    {"pg_ts_dict", {}},
    {"pg_ts_parser", {}},
    {"pg_ts_template", {}},
    {"pg_type", {}},
    {"pg_user_mapping", {}},
};

}  // namespace

std::span<const SnapshotCatalog> snapshot_catalogs() {
  return catalogs;
}

}  // namespace pgmanager::database
