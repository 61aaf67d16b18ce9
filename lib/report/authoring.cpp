#include "report/authoring.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/style.hpp"
#include "report/text.hpp"
#include "source/file_name.hpp"

namespace pgmanager::report {

namespace {

using authoring::NewFile;
using authoring::NewFiles;
using authoring::Purpose;
using authoring::Renumbering;

const char* explanation_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::deployment: return "for existing instances";
    case Purpose::manual_deployment: return "for an emergency";
    case Purpose::undo: return "reverts the deployment";
    case Purpose::create:
    case Purpose::changed_create: return "for new instances";
    case Purpose::order: return "lists it";
    case Purpose::group: return "the order of the first group of create/";
    case Purpose::placeholder: return "keeps the directory in git";
    case Purpose::settings: return "settings";
    case Purpose::settings_schema: return "describes the settings, for editors";
    case Purpose::gitignore: return "excludes private servers and files with passwords";
    case Purpose::pipeline: return "checks each change: set POSTGRES_MANAGER_REPOSITORY there";
    case Purpose::imported_list: return "lists what was made from what";
    case Purpose::result: return "the result";
  }
  return "";
}

bool holds(const NewFiles& files, Purpose purpose) {
  for (const NewFile& file : files) {
    if (file.purpose == purpose) return true;
  }
  return false;
}

// An order.json may be long, and only one line of it is new.
std::string text_of(const NewFile& file) {
  if (file.purpose == Purpose::order || file.purpose == Purpose::settings_schema || file.text.empty()) return "";
  const std::string_view lines(file.text.data(), file.text.size() - 1);  // without the last line end
  return fmt::format("{}\n", indented_lines(lines));
}

std::string files_text(const NewFiles& files, Tense tense, const Style& style) {
  std::string text;
  for (const NewFile& file : files) {
    text += fmt::format("{} {}  {}\n", tense == Tense::done ? "wrote" : "would write", base::printable(file.path),
                        style.faint(fmt::format("({})", explanation_of(file.purpose))));
    if (tense == Tense::would_be) text += text_of(file);
  }
  return text;
}

Json files_array(const NewFiles& files) {
  return array_of(files, [](const NewFile& file) {
    return Json{{"purpose", to_string(file.purpose)}, {"path", file.path}, {"text", file.text}};
  });
}

}  // namespace

std::string next_step(const NewFiles& files) {
  if (holds(files, Purpose::manual_deployment)) {
    return "write the change into it, then check: postgres-manager deployment --manual-deployment --dry-run";
  }
  if (holds(files, Purpose::create)) {
    return "write the same columns into both, then check: postgres-manager deployment --dry-run";
  }
  return "write the change into it and into create/, then check: postgres-manager deployment --dry-run";
}

std::string new_files_text(const NewFiles& files, Tense tense, const Style& style) {
  return files_text(files, tense, style) +
         (tense == Tense::done ? fmt::format("next: {}\n", next_step(files)) : "dry run: nothing was changed\n");
}

std::string renumbering_text(const Renumbering& renumbering, Tense tense) {
  const std::string onto = base::printable(renumbering.onto.name);
  const bool is_all = onto.empty();
  if (renumbering.renames.empty()) {
    return is_all ? "renumber: nothing to do, the ordinals have no gaps\n"
                  : fmt::format("renumber: nothing to do, all ordinals already follow those of {}\n", onto);
  }
  std::string text;
  for (const authoring::Rename& rename : renumbering.renames) {
    text += fmt::format("{} {} to {}\n", tense == Tense::done ? "renamed" : "would rename",
                        base::printable(rename.from), base::printable(rename.to));
  }
  const std::string count = count_text(renumbering.renames.size(), "file", "files");
  const std::string where = is_all ? "" : fmt::format(", after those of {}", onto);
  return text + (tense == Tense::done
                     ? fmt::format("renumber: {} renamed{}\n", count, where)
                     : fmt::format("dry run: {} would be renamed{}; nothing was changed\n", count, where));
}

std::string renumbering_notices(const Renumbering& renumbering) {
  if (renumbering.renames.empty()) return "";
  std::string text;
  constexpr std::size_t most = 20;
  const std::size_t shown = std::min(renumbering.mentions.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    const authoring::Mention& mention = renumbering.mentions[i];
    text += fmt::format("notice: {}:{} mentions \"{}\"\n", base::printable(mention.file), mention.line,
                        base::printable(mention.name));
  }
  if (renumbering.mentions.size() > shown) {
    text += fmt::format("notice: {} more with an old name; --output json lists them all\n",
                        count_text(renumbering.mentions.size() - shown, "place", "places"));
  }
  if (renumbering.onto.name.empty()) {
    text +=
        "notice: an instance that ran one of these files knows it by its old ordinal and refuses the next "
        "deployment\n";
  }
  if (renumbering.not_here > 0) {
    const std::string onto = base::printable(renumbering.onto.name);
    text += fmt::format(
        "notice: {} of {} {} not in this branch yet, and deployment/ has a gap until it is merged: git merge {}\n",
        count_text(renumbering.not_here, "deployment", "deployments"), onto, renumbering.not_here == 1 ? "is" : "are",
        source::shell_word(onto));
  }
  return text;
}

std::string new_files_json(const authoring::NewFiles& files, Tense tense) {
  return line({{"event", "written"},
               {"dry_run", tense == Tense::would_be},
               {"files", files_array(files)},
               {"next", next_step(files)}});
}

std::vector<std::string> first_steps() {
  return {"write the first table: postgres-manager new --table NAME",
          "create an instance on a private server: postgres-manager create --local",
          "prove that create/ and deployment/ agree: postgres-manager verify --base empty"};
}

std::string new_tree_text(const authoring::NewTree& tree, Tense tense, const Style& style) {
  std::string text = files_text(tree.files, tense, style);
  for (const std::string& path : tree.kept) {
    text += fmt::format("kept {}  {}\n", base::printable(path), style.faint("(exists already)"));
  }
  if (tree.files.empty()) return text + "init: nothing to do, the source tree is complete\n";
  if (tense == Tense::would_be) return text + "dry run: nothing was changed\n";
  for (const std::string& step : first_steps()) text += fmt::format("next: {}\n", step);
  return text;
}

std::string new_tree_json(const authoring::NewTree& tree, Tense tense) {
  return line({{"event", "initialised"},
               {"dry_run", tense == Tense::would_be},
               {"files", files_array(tree.files)},
               {"kept", tree.kept},
               {"next", first_steps()}});
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

std::string prune_text(const plan::Prune& prune, Tense tense) {
  if (!prune.refusals.empty()) return "";
  if (prune.files.empty()) {
    return fmt::format("prune: nothing to do, the first deployment is {}\n", source::to_string(*prune.first));
  }
  std::string text;
  for (const std::string& path : prune.files) {
    text += fmt::format("{} {}\n", tense == Tense::done ? "deleted" : "would delete", base::printable(path));
  }
  const std::string files = count_text(prune.files.size(), "file", "files");
  if (tense == Tense::would_be) return text + fmt::format("dry run: {} would be deleted; nothing was changed\n", files);
  return text + fmt::format(
                    "prune: {} deleted, the first deployment is {} now\n"
                    "next: prove that nothing else depends on them, then commit: postgres-manager verify\n",
                    files, source::to_string(prune.before));
}

std::string prune_json(const plan::Prune& prune, Tense tense) {
  Json object{{"event", "pruned"},
              {"dry_run", tense == Tense::would_be},
              {"before", prune.before.value()},
              {"files", prune.files},
              {"deleted", tense == Tense::done && prune.refusals.empty() && !prune.files.empty()}};
  object["environments"] = array_of(prune.checks, [](const plan::PruneCheck& check) {
    Json each;
    put(each, "name", check.environment);
    each["asked"] = check.is_reached;
    each["lacking"] = array_of(check.lacking, [](source::Ordinal ordinal) { return ordinal.value(); });
    return each;
  });
  object["notices"] = prune.notices;
  object["refusals"] = array_of(prune.refusals, refusal_of);
  return line(object);
}

}  // namespace pgmanager::report
