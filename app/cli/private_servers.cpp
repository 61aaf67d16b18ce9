#include "cli/private_servers.hpp"

#include <utility>

#include "base/error.hpp"
#include "source/psql_variables.hpp"

namespace pgmanager::cli {

namespace {

std::vector<cluster::Parameter> parameters_of(const source::InstanceSettings& instance) {
  std::vector<cluster::Parameter> parameters;
  if (!instance.parameters) return parameters;
  for (const source::ServerParameter& each : *instance.parameters) {
    parameters.push_back({.name = each.name, .values = each.values, .is_list = source::is_list_of_names(each.name)});
  }
  return parameters;
}

}  // namespace

source::ReadResult read_instance(const Settings& settings) {
  // import begins where there may be no directory yet.
  if (!source::has_directory(settings.root, "instance")) return {};
  auto read = source::read_source_tree(settings.root, {.instance = true}, settings.variables);
  for (base::Finding& finding : source::report_unset_variables(read.tree)) read.findings.push_back(std::move(finding));
  return read;
}

source::SourceTree require_instance(const Settings& settings) {
  source::ReadResult read = read_instance(settings);
  if (read.findings.empty()) return std::move(read.tree);
  const base::Finding& first = read.findings.front();
  throw base::Error({.code = base::ErrorCode::source_invalid,
                     .message = first.message,
                     .detail = "Private servers use the settings in instance/ of the tree.",
                     .hint = first.hint,
                     .location = first.location});
}

cluster::ServerOptions server_options(const Settings& settings, const source::InstanceSettings& instance) {
  cluster::ServerOptions options{.parameters = parameters_of(instance)};
  if (source::has_directory(settings.root, "extensions")) {
    options.extensions = std::filesystem::absolute(settings.root / "extensions");
  }
  if (instance.access_rules) options.access_rules = instance.access_rules_text;
  return options;
}

}  // namespace pgmanager::cli
