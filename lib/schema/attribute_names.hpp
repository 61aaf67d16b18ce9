#pragma once

#include <string_view>

namespace pgmanager::schema {

/// Returns the stored copy of the text, which exists until the program ends. Used for Attribute::name. Safe to call
/// from several threads.
std::string_view lasting_name(std::string_view name);

}  // namespace pgmanager::schema
