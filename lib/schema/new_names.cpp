#include "schema/new_names.hpp"

#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

// One past the identifier at `at`, including quotes; `at` itself if there is none.
std::size_t end_of_identifier(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') {
    const std::size_t close = text.find('"', at + 1);
    return close == std::string_view::npos ? at : close + 1;
  }
  while (at < text.size() && is_identifier_character(text[at])) ++at;
  return at;
}

// One past the second identifier of "app.name"; `first_end` if there is only one.
std::size_t end_of_qualified(std::string_view text, std::size_t first_end) {
  if (first_end >= text.size() || text[first_end] != '.') return first_end;
  const std::size_t end = end_of_identifier(text, first_end + 1);
  return end == first_end + 1 ? first_end : end;
}

std::string qualified(const ObjectName& name) {
  return quote_identifier(name.parts.front()) + "." + quote_identifier(name.parts[own_part(name)]);
}

}  // namespace

NewNames::NewNames(const std::vector<Rename>& renames) {
  for (const auto& [from, to] : renames) {
    if (from->name.kind == "column") {
      columns_[*from->parent][quote_identifier(from->name.parts.back())] = quote_identifier(to->name.parts.back());
    } else if (!schema_of(from->name).empty()) {
      qualified_[qualified(from->name)] = qualified(to->name);
      relations_[quote_identifier(own_name(from->name))] = quote_identifier(own_name(to->name));
    }
  }
}

bool NewNames::explain(const Object& object, std::string_view name, std::string_view left,
                       std::string_view right) const {
  if ((qualified_.empty() && columns_.empty()) || name == "comment" || is_routine(object.name.kind)) return false;
  const auto columns = object.parent ? columns_.find(*object.parent) : columns_.end();
  return renamed(left, columns == columns_.end() ? nullptr : &columns->second) == right;
}

// Translates "app.person", or the column "person.id" of a query.
std::string NewNames::renamed_qualified(std::string_view name, std::size_t first_size) const {
  if (const auto found = qualified_.find(std::string(name)); found != qualified_.end()) return found->second;
  const auto relation = relations_.find(std::string(name.substr(0, first_size)));
  if (relation == relations_.end()) return std::string(name);
  return relation->second + std::string(name.substr(first_size));
}

std::string NewNames::renamed_alone(std::string_view name, const ByOldName* columns) {
  if (columns == nullptr) return std::string(name);
  const auto found = columns->find(std::string(name));
  return found == columns->end() ? std::string(name) : found->second;
}

std::string NewNames::renamed(std::string_view text, const ByOldName* columns) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first_end = end_of_identifier(text, at);
    if (first_end == at) {
      out += text[at++];
      continue;
    }
    const std::size_t end = end_of_qualified(text, first_end);
    out += end != first_end ? renamed_qualified(text.substr(at, end - at), first_end - at)
                            : renamed_alone(text.substr(at, end - at), columns);
    at = end;
  }
  return out;
}

}  // namespace pgmanager::schema
