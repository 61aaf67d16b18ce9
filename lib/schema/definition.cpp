#include "schema/definition.hpp"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <string>

#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

// Texts of PostgreSQL never contain these characters.
constexpr std::string_view own_name_piece = "\1";
constexpr std::string_view end_of_object = "\2";
constexpr std::string_view own_schema = "\3";

bool ends_name(std::string_view text, std::size_t at) {
  return at >= text.size() || (!is_identifier_character(text[at]) && text[at] != '"');
}

// The position of `name` in `text` as a complete name, not as a part of a longer one.
std::size_t find_name(std::string_view text, std::string_view name, std::size_t from) {
  for (std::size_t at = text.find(name, from); at != std::string_view::npos; at = text.find(name, at + 1)) {
    if ((at == 0 || ends_name(text, at - 1)) && ends_name(text, at + name.size())) return at;
  }
  return std::string_view::npos;
}

/// Builds the definition of an object, with its own names replaced by placeholders.
class DefinitionBuilder {
 public:
  DefinitionBuilder(const Object& object, const Unpaired& siblings, ColumnOrder order, PartNames names)
      : object_(object),
        siblings_(siblings),
        order_(order),
        names_(names),
        own_part_(own_part(object.name)),
        own_(quote_identifier(object.name.parts[own_part_])),
        schema_(schema_of(object.name)),
        schema_and_dot_(schema_.empty() ? "" : quote_identifier(schema_) + "."),
        prefix_(object.name.parts[own_part_] + "_"),
        qualified_(spelled(object.name)) {
    if (names_ == PartNames::automatic) find_parts_with_prefix(object);
    for (const Attribute& attribute : object.attributes) {
      if (attribute.name == position_attribute) continue;
      pieces_.emplace_back(attribute.name);
      add_own_text(attribute.value);
    }
    add_parts_of(object);
  }

  Definition take() { return std::move(pieces_); }

 private:
  void add_own_text(std::string_view text) {
    const std::size_t at = text.starts_with("CREATE ") ? find_name(text, own_, 0) : std::string_view::npos;
    if (at == std::string_view::npos) {
      pieces_.emplace_back(text);
      return;
    }
    std::string_view before = text.substr(0, at);
    if (!schema_.empty() && before.ends_with(schema_and_dot_)) {
      before.remove_suffix(schema_and_dot_.size());
      add({before, own_schema});
      before = {};
    }
    add({before, own_name_piece, text.substr(at + own_.size())});
  }

  void add(std::initializer_list<std::string_view> pieces) {
    pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  }

  void add_parts_of(const Object& parent) {
    for (const Object* part : siblings_.parts_of(parent)) {
      pieces_.push_back(part->name.kind);
      for (std::size_t i = 0; i < part->name.parts.size(); ++i) add_name_part(part->name, i);
      for (const Attribute& attribute : part->attributes) add_attribute_of_part(*part, attribute);
      if (const std::string sequence = identity_sequence_of(*part); !sequence.empty()) add_automatic_name(sequence);
      add_parts_of(*part);
    }
    pieces_.emplace_back(end_of_object);
  }

  void add_attribute_of_part(const Object& part, const Attribute& attribute) {
    if (attribute.name == position_attribute && order_ == ColumnOrder::ignore) return;
    if (attribute.name == "identity sequence" || is_automatic_not_null(part, attribute)) return;
    pieces_.emplace_back(attribute.name);
    if (attribute.name == usual_name_attribute) {
      add_automatic_name(attribute.value);
    } else {
      add_text_of_part(attribute.value);
    }
  }

  void add_name_part(const ObjectName& name, std::size_t i) {
    const std::string& part = name.parts[i];
    if (i == 0 && !schema_.empty() && part == schema_) {
      pieces_.emplace_back(own_schema);
    } else if (i == own_part_ && i + 1 < name.parts.size() && part == object_.name.parts[own_part_]) {
      pieces_.emplace_back(own_name_piece);
    } else if (i == own_part(name)) {
      add_automatic_name(part);
    } else {
      pieces_.push_back(part);
    }
  }

  // The names that PostgreSQL chooses for the parts of table a: a_pkey, a_title_idx, a_id_seq.
  void add_automatic_name(std::string_view name) {
    if (names_ == PartNames::automatic && name.starts_with(prefix_)) {
      pieces_.emplace_back(own_name_piece);
      name.remove_prefix(prefix_.size() - 1);
    }
    pieces_.emplace_back(name);
  }

  // The position of the qualified name, or of the name of a part that begins with it.
  std::size_t find_qualified(std::string_view text) const {
    std::size_t found = find_name(text, qualified_, 0);
    for (const std::string& part : parts_with_prefix_) found = std::min(found, find_name(text, part, 0));
    return found;
  }

  void add_text_of_part(std::string_view text) {
    for (std::size_t at = 0; (at = find_qualified(text)) != std::string_view::npos;) {
      add({text.substr(0, at), own_name_piece});
      text.remove_prefix(at + qualified_.size());
    }
    pieces_.emplace_back(text);
  }

  // Finds sequences, to which the defaults of columns refer.
  void find_parts_with_prefix(const Object& parent) {
    for (const Object* part : siblings_.parts_of(parent)) {
      const std::string name = spelled(part->name);
      if (part->name.kind == "sequence" && name.starts_with(qualified_ + "_")) parts_with_prefix_.push_back(name);
      find_parts_with_prefix(*part);
    }
  }

  const Object& object_;
  const Unpaired& siblings_;
  ColumnOrder order_;
  PartNames names_;
  std::size_t own_part_;
  std::string own_;
  std::string schema_;  // empty: it is in no schema
  std::string schema_and_dot_;
  std::string prefix_;
  std::string qualified_;
  std::vector<std::string> parts_with_prefix_;
  Definition pieces_;
};

}  // namespace

Definition definition_of(const Object& object, const Unpaired& siblings, ColumnOrder order, PartNames names) {
  return DefinitionBuilder(object, siblings, order, names).take();
}

std::size_t hash_of(const Definition& definition) {
  std::size_t hash = definition.size();
  for (const std::string& piece : definition) hash = hash * 1099511628211U ^ std::hash<std::string>()(piece);
  return hash;
}

}  // namespace pgmanager::schema
