#include "cli/html_page.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "report/schema_page.hpp"

namespace pgmanager::cli {

namespace {

// A name that was mistyped must not cost a file of the tree.
void require_no_other_file(const std::filesystem::path& path, std::string_view page) {
  constexpr std::size_t beginning = 15;  // <!doctype html>
  std::ifstream file(path, std::ios::binary);
  std::string begin(beginning, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(file.gcount()));
  if (begin.empty() || begin == page.substr(0, beginning)) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("\"{}\" is there already, and is no page", base::printable(path.string())),
                     .hint = "Name another file, or remove it: --html FILE."});
}

}  // namespace

void write_page(const Settings& settings, const report::SchemaComparison& comparison) {
  if (!settings.html) return;
  const std::string page = report::schema_page(comparison);
  require_no_other_file(*settings.html, page);
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
