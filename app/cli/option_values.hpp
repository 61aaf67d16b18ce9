#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/settings.hpp"

/// The values of options, checked. Each function throws base::Error (usage) for a value that the option cannot have,
/// with the place that it comes from.
namespace pgmanager::cli {

std::string database_of(const OptionValue& value);
std::string schema_of(const OptionValue& value);
std::chrono::milliseconds time_of(const OptionValue& value, std::string_view option);
std::chrono::milliseconds server_time_of(const OptionValue& value, std::string_view option);
int retries_of(const OptionValue& value);
int snapshots_of(const OptionValue& value);
int port_of(const OptionValue& value);
int kept_templates_of(const OptionValue& value);
std::string clone_of(const OptionValue& value);
plan::TransactionScope transaction_scope_of(const OptionValue& value);
bool is_on(const OptionValue& value, std::string_view option);
Output output_of(const OptionValue& value);
schema::DiffOptions diff_options_of(const std::vector<OptionValue>& ignored);
imports::Accepted accepted_of(const OptionValue& value);
/// Always true: there is one thing that diff --allow can name.
bool allows_data_loss(const OptionValue& value);
std::vector<std::string> schemas_of(const OptionValue& value);
std::string against_of(const OptionValue& value);
bool is_create(const OptionValue& value);
std::string environment_of(const OptionValue& value);
authoring::PipelineService pipeline_service_of(const OptionValue& value);
std::size_t steps_of(const OptionValue& value);
source::Ordinal parse_ordinal(std::string_view option, const std::string& text);
std::vector<source::Ordinal> parse_ordinals(std::string_view option, const std::string& text);
std::string dsn_of(const OptionValue& value, std::string_view option);
std::string base_of(const OptionValue& value);
std::string file_of(const OptionValue& value);

/// The parts between the commas; a single empty one for an empty list.
std::vector<std::string> split_at_commas(std::string_view list);

}  // namespace pgmanager::cli
