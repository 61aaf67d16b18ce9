#include "verify/hidden_notice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/utf8.hpp"
#include "schema/hidden_attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::verify {

std::optional<std::string> notice_of_hidden(const result::ComparedSchemas& schemas) {
  std::vector<std::string> names = schema::with_hidden_attributes(schemas.right);
  for (const schema::ObjectDifference& difference : schemas.differences) {
    if (difference.right == nullptr) std::erase(names, schema::with_kind(difference.left->name));
    if (difference.left == nullptr) std::erase(names, schema::with_kind(difference.right->name));
  }
  if (names.empty()) return std::nullopt;
  return fmt::format("not compared, because the server shows them to few roles: the options or the connection of {}",
                     base::printable(fmt::format("{}", fmt::join(names, ", "))));
}

}  // namespace pgmanager::verify
