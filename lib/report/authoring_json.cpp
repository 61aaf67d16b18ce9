#include "report/authoring.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

std::string new_files_json(const authoring::NewFiles& files, Tense tense) {
  return line(
      {{"event", "written"},
       {"dry_run", tense == Tense::would_be},
       {"files", array_of(files,
                          [](const authoring::NewFile& file) {
                            return Json{{"purpose", to_string(file.purpose)}, {"path", file.path}, {"text", file.text}};
                          })},
       {"next", next_step(files)}});
}

std::string renumbering_json(const authoring::Renumbering& renumbering, Tense tense) {
  Json object{{"event", "renumbered"}, {"dry_run", tense == Tense::would_be}};
  put(object, "onto", renumbering.onto.name);
  put(object, "commit", renumbering.onto.commit);
  object["renames"] = array_of(renumbering.renames, [](const authoring::Rename& rename) {
    return Json{{"from", rename.from}, {"to", rename.to}};
  });
  object["mentions"] = array_of(renumbering.mentions, [](const authoring::Mention& mention) {
    return Json{{"file", mention.file}, {"line", mention.line}, {"name", mention.name}};
  });
  object["not_here"] = renumbering.not_here;
  return line(object);
}

}  // namespace pgmanager::report
