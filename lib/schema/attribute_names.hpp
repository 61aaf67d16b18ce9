#pragma once

#include <string_view>

namespace pgmanager::schema {

/// The same text, which lives as long as the program and is stored once: for Attribute::name. Safe to call from
/// several threads.
std::string_view lasting_name(std::string_view name);

}  // namespace pgmanager::schema
