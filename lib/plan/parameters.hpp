#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/instance_settings.hpp"

namespace pgmanager::plan {

/// A row of pg_settings, and what the files of the server say.
struct LiveParameter {
  std::string name;
  std::string type;                    ///< pg_settings.vartype: bool, integer, real, enum or string
  std::string unit;                    ///< of its numbers, e.g. "8kB" or "ms"; empty: none
  std::vector<std::string> allowed;    ///< values of an enum
  std::string value;                   ///< of new sessions without settings of their own, in that unit
  std::optional<std::string> in_file;  ///< the last value in postgresql.conf and postgresql.auto.conf, if it is known
  bool waits_for_restart = false;      ///< the server has read another value from its files
  bool needs_restart = false;          ///< to be changed
  bool is_fixed = false;               ///< cannot be changed: a property of the build or of the data directory
  bool on_command_line = false;        ///< of the server, which takes precedence over its files
};

/// A parameter whose value in instance/settings.json is not that of the server.
struct ParameterDifference {
  std::string name;                  ///< as the server writes it
  std::optional<std::string> value;  ///< of the server, with its unit; nothing: it does not know the parameter
  std::string wanted;
  std::vector<std::string> wanted_values;  ///< as source::ServerParameter::values
  bool needs_restart = false;              ///< the new value takes effect when the server starts
  bool waits = false;                      ///< it is in the server's files already
  std::string in_file;                     ///< the value is the wanted one, but the server's files say this
  std::string obstacle;                    ///< why it cannot be changed: a sentence without a full stop; empty: it can
};

/// The differences in the order of `wanted`.
std::vector<ParameterDifference> compare_parameters(const std::vector<source::ServerParameter>& wanted,
                                                    const std::vector<LiveParameter>& live);

/// The value in the form of pg_settings.setting, e.g. "8192" for "64MB" in units of 8kB: the rules are those of
/// parse_bool_with_len(), parse_int() and parse_real() in PostgreSQL. A text that is no value of the parameter is
/// returned unchanged: the server refuses it.
std::string canonical_value(const LiveParameter& parameter, const std::string& text);

/// LiveParameter::value as SHOW prints it: "64MB" for 8192 in units of 8kB.
std::string shown_value(const LiveParameter& parameter);

}  // namespace pgmanager::plan
