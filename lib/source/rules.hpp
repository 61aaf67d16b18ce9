#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/finding.hpp"

/// The ids of the rules for a source tree. They are stable: people search for them and CI filters by them. Each one is
/// a row of docs/rules.md.
namespace pgmanager::source::rules {

inline constexpr std::string_view access_rule = "access-rule";
inline constexpr std::string_view create_empty = "create-empty";
inline constexpr std::string_view directive_in_create = "directive-in-create";
inline constexpr std::string_view directive_repeated = "directive-repeated";
inline constexpr std::string_view directive_value = "directive-value";
inline constexpr std::string_view directory_missing = "directory-missing";
inline constexpr std::string_view directory_unreadable = "directory-unreadable";
inline constexpr std::string_view duplicate_group_number = "duplicate-group-number";
inline constexpr std::string_view duplicate_ordinal = "duplicate-ordinal";
inline constexpr std::string_view empty_file = "empty-file";
inline constexpr std::string_view file_name_characters = "file-name-characters";
inline constexpr std::string_view file_too_large = "file-too-large";
inline constexpr std::string_view file_unreadable = "file-unreadable";
inline constexpr std::string_view gexec_argument = "gexec-argument";
inline constexpr std::string_view gexec_without_query = "gexec-without-query";
inline constexpr std::string_view hook_not_a_file = "hook-not-a-file";
inline constexpr std::string_view hook_not_executable = "hook-not-executable";
inline constexpr std::string_view hook_unknown = "hook-unknown";
inline constexpr std::string_view instance_settings = "instance-settings";
inline constexpr std::string_view mixed_transaction = "mixed-transaction";
inline constexpr std::string_view no_transaction_in_block = "no-transaction-in-block";
inline constexpr std::string_view no_transaction_in_create = "no-transaction-in-create";
inline constexpr std::string_view not_utf_8 = "not-utf-8";
inline constexpr std::string_view nul_byte = "nul-byte";
inline constexpr std::string_view number_too_large = "number-too-large";
inline constexpr std::string_view order_json_duplicate_file = "order-json-duplicate-file";
inline constexpr std::string_view order_json_duplicate_key = "order-json-duplicate-key";
inline constexpr std::string_view order_json_gap = "order-json-gap";
inline constexpr std::string_view order_json_invalid = "order-json-invalid";
inline constexpr std::string_view order_json_key = "order-json-key";
inline constexpr std::string_view order_json_missing = "order-json-missing";
inline constexpr std::string_view order_json_missing_file = "order-json-missing-file";
inline constexpr std::string_view order_json_not_object = "order-json-not-object";
inline constexpr std::string_view order_json_unlisted_file = "order-json-unlisted-file";
inline constexpr std::string_view order_json_value = "order-json-value";
inline constexpr std::string_view ordinal_gap = "ordinal-gap";
inline constexpr std::string_view other_tool = "other-tool";
inline constexpr std::string_view overlooked_directive = "overlooked-directive";
inline constexpr std::string_view path_leaves_directory = "path-leaves-directory";
inline constexpr std::string_view psql_command = "psql-command";
inline constexpr std::string_view psql_command_in_statement = "psql-command-in-statement";
inline constexpr std::string_view repeat_one_statement = "repeat-one-statement";
inline constexpr std::string_view repeat_pause_alone = "repeat-pause-alone";
inline constexpr std::string_view repeatable_group_missing = "repeatable-group-missing";
inline constexpr std::string_view repeatable_runs_once = "repeatable-runs-once";
inline constexpr std::string_view set_command = "set-command";
inline constexpr std::string_view statement_too_large = "statement-too-large";
inline constexpr std::string_view stray_entry = "stray-entry";
inline constexpr std::string_view transaction_control = "transaction-control";
inline constexpr std::string_view undo_without_deployment = "undo-without-deployment";
inline constexpr std::string_view unknown_directive = "unknown-directive";
inline constexpr std::string_view unterminated = "unterminated";
inline constexpr std::string_view variable_not_set = "variable-not-set";

/// A finding of `rule`.
inline base::Finding broken(std::string_view rule, base::Location location, std::string message, std::string hint) {
  return {.rule = std::string(rule),
          .location = std::move(location),
          .message = std::move(message),
          .hint = std::move(hint)};
}

}  // namespace pgmanager::source::rules
