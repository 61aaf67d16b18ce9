#include "report/dump.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/style.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

std::string dump_text(const result::SchemaDump& dump) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(dump.text, '\n'));
  return fmt::format("dump: {} written to \"{}\", with pg_dump {}, in {}\n", count_text(lines, "line", "lines"),
                     base::printable(dump.file), base::printable(dump.pg_dump_version), duration_text(dump.took));
}

std::string dump_json(const result::SchemaDump& dump) {
  Json object{{"event", "dumped"}};
  object.update(instance_of(dump.instance));
  put(object, "file", dump.file);
  object["pg_dump"] = dump.pg_dump_version;
  if (dump.file.empty()) object["text"] = dump.text;
  object["seconds"] = dump.took.count();
  return line(object);
}

}  // namespace pgmanager::report
