#include "report/clone.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

std::string clone_text(const result::Clone& clone, const std::string& dsn, const Style& style) {
  if (clone.dry_run) {
    return fmt::format(
        "{}: database \"{}\" would be copied from template \"{}\", which {}\ndry run: nothing was changed\n",
        style.strong("create"), base::printable(clone.instance.database), clone.template_name,
        clone.template_existed ? "exists" : "would be built");
  }
  return fmt::format("{}: database \"{}\" copied from template \"{}\" in {}\n  {}\n", style.strong("create"),
                     base::printable(clone.instance.database), clone.template_name, duration_text(clone.took), dsn);
}

std::string clone_json(const result::Clone& clone, const std::string& dsn) {
  Json object{{"event", "cloned"}};
  object.update(instance_of(clone.instance));
  object["template"] = clone.template_name;
  object["template_existed"] = clone.template_existed;
  if (clone.dry_run) {
    object["dry_run"] = true;
    return line(object);
  }
  object["dsn"] = dsn;
  object["seconds"] = clone.took.count();
  return line(object);
}

}  // namespace pgmanager::report
