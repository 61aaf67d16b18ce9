#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "imports/directory.hpp"
#include "imports/migrations.hpp"
#include "source/known_tools.hpp"
#include "sql/script.hpp"

/// What the readers of all tools have in common.
namespace pgmanager::imports {

/// The path of the first file for which it holds; empty: there is none.
std::string path_of_first(const Directory& directory, const std::function<bool(const File&)>& holds);

/// The path of the first .sql file with a section marker of this tool; empty: there is none.
std::string path_of_marked(const Directory& directory, const source::OtherTool& tool);

/// Adds something that is not taken over.
void leave_out(Migrations& migrations, std::string_view file, int line, std::string what, std::string why,
               std::string id = "");

/// A number without its leading zeros; "0" for zeros alone.
std::string without_leading_zeros(std::string_view digits);

/// The digits with which a name begins.
std::string_view leading_digits(std::string_view name);

/// The name without its last ending: "V1__a.sql" is "V1__a".
std::string_view without_ending(std::string_view name);

/// The words of a name: "add_users-table" is "add users table".
std::string in_words(std::string_view name);

/// Removes these statements of a text, in its order, with their semicolons; the other lines keep their numbers.
void remove_statements(Sql& sql, const std::vector<sql::Piece>& statements);

/// Orders the migrations by `is_lower`, and reports each one that has the same place in the order as another one.
/// `version_of`: how the message names the place.
void put_in_order(Migrations& migrations, const std::function<bool(const Migration&, const Migration&)>& is_lower,
                  const std::function<std::string(const Migration&)>& version_of);

}  // namespace pgmanager::imports
