#include "cli/given_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "authoring/given_names.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::cli {

std::string given_change_name(const Settings& settings) {
  const std::string words = fmt::format("{}", fmt::join(settings.operands, " "));
  if (words.empty()) return "";
  const bool is_text = !base::find_invalid_utf8(words);
  std::string name = is_text ? authoring::change_name(words) : "";
  if (!name.empty()) return name;
  throw base::Error(
      {.code = base::ErrorCode::usage,
       .message = fmt::format("the name \"{}\" contains no letters or digits", base::printable(words)),
       .hint = fmt::format("Use letters or digits, in UTF-8: postgres-manager {} add shipped at", settings.function)});
}

}  // namespace pgmanager::cli
