#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"

namespace pgmanager::schema {

/// Everything about an object and its parts except its own name, its schema and its position among its siblings. Two
/// objects that differ in these only have equal definitions.
using Definition = std::vector<std::string>;

/// How the names of an object's parts count in a definition.
enum class PartNames {
  as_they_are,
  automatic,  ///< a_pkey of table a equals b_pkey of table b: PostgreSQL chose both names
};

/// `siblings`: the objects that are missing on the same side. In a text that begins with CREATE, the object's own name
/// is replaced by a placeholder; in the texts of its parts, its qualified name is.
Definition definition_of(const Object& object, const Unpaired& siblings, ColumnOrder order,
                         PartNames names = PartNames::as_they_are);

std::size_t hash_of(const Definition& definition);

}  // namespace pgmanager::schema
