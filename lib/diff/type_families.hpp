#pragma once

#include <string_view>

/// What the names of types say about their values; as format_type() in the server writes them.
namespace pgmanager::diff {

/// Whether both are numbers, texts or times: expressions about one usually suit the other, too.
bool is_same_family(std::string_view type, std::string_view other);

/// Whether a column of one type gets another one by USING with an explicit cast only.
bool needs_cast(std::string_view before, std::string_view after);

/// Whether values become shorter without an error.
bool narrows(std::string_view before, std::string_view after);

}  // namespace pgmanager::diff
