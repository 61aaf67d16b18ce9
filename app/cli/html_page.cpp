#include "cli/html_page.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "report/schema_page.hpp"

namespace pgmanager::cli {

void write_page(const Settings& settings, const report::SchemaComparison& comparison) {
  if (!settings.html) return;
  const std::string page = report::schema_page(comparison);
  errno = 0;
  std::ofstream file(*settings.html, std::ios::binary | std::ios::trunc);
  file << page;
  file.close();
  if (file) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("could not write \"{}\": {}", base::printable(settings.html->string()),
                                            std::generic_category().message(errno)),
                     .hint = "Name a file in a directory that is there and may be written to: --html FILE."});
}

}  // namespace pgmanager::cli
