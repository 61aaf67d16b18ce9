#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"
#include "imports/migrations.hpp"
#include "sql/variables.hpp"

namespace pgmanager::imports {

/// The names of the placeholders ${name} in a text, each once, as variables: characters that a variable cannot have
/// are underscores.
std::vector<std::string> placeholders_in(std::string_view text);

/// Replaces each placeholder that has a value by it, wherever it is, as the tools do. Others become psql variables:
/// ${name} becomes :name, '${name}' becomes :'name', "${name}" becomes :"name". Those in longer strings, in bodies of
/// functions, in rows of COPY and in longer names cannot, and are findings. In comments they stay. The names of the
/// variables are added to `variables`, each once.
/// `counts` tells by the line of the file whether the tool replaces a placeholder there; not set: everywhere.
void replace_placeholders(Sql& sql, const sql::Variables& values, std::vector<std::string>& variables,
                          base::Findings& findings, const std::function<bool(int line)>& counts = {});

/// The text with values in place of those placeholders that have one; the others stay.
std::string with_known_values(std::string_view text, const sql::Variables& values);

/// The text with values in place of all its placeholders; nothing if one has no value.
std::optional<std::string> with_values(std::string_view text, const sql::Variables& values);

}  // namespace pgmanager::imports
