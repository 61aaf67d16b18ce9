#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"

namespace pgmanager::schema {

/// All that an object is but its own name, its schema and its place among its siblings, with what is part of it, in
/// pieces. Equal for two objects that are the same under different names.
using Definition = std::vector<std::string>;

/// What the names of an object's parts are to a definition.
enum class PartNames {
  as_they_are,
  automatic,  ///< a_pkey in table a is the same as b_pkey in table b: both are called as PostgreSQL calls them
};

/// `siblings`: what is missing with it. A text that begins with CREATE holds the object's own name, which is seen
/// through; in the texts of its parts so is its qualified name.
Definition definition_of(const Object& object, const Unpaired& siblings, ColumnOrder order,
                         PartNames names = PartNames::as_they_are);

std::size_t hash_of(const Definition& definition);

}  // namespace pgmanager::schema
