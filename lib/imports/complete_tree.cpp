#include "imports/complete_tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "authoring/tree_names.hpp"
#include "base/files.hpp"

namespace pgmanager::imports {

namespace {

using authoring::NewFile;
using authoring::Purpose;

std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (const char each : text) {
    if (each == '"' || each == '\\') json += '\\';
    const auto code = static_cast<unsigned char>(each);
    json += code < ' ' ? fmt::format("\\u{:04x}", code) : std::string(1, each);
  }
  return json + "\"";
}

bool is_there(const NewFile& file, const std::filesystem::path& root) {
  return base::is_there(root / file.path) && base::read_file(root / file.path) == file.text;
}

bool is_numbered(const std::string& name) {
  return !authoring::numbered_files({name}).empty();
}

// Before the end of the settings of a new tree, which are an object.
std::string with_key(std::string settings, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return settings;
  std::vector<std::string> strings;
  for (const std::string& value : values) strings.push_back(json_string(value));
  const std::size_t end = settings.rfind("\n}");
  return settings.insert(end, fmt::format(",\n  \"{}\": [{}]", key, fmt::join(strings, ", ")));
}

}  // namespace

bool has_repeatable(const ImportedTree& imported) {
  return std::any_of(imported.files.begin(), imported.files.end(),
                     [](const NewFile& file) { return file.purpose == Purpose::group; });
}

authoring::NewTree complete_tree(const ImportedTree& imported, const authoring::TreeParts& present,
                                 const std::vector<std::string>& ignored) {
  authoring::NewTree tree = authoring::new_tree(present, std::nullopt);
  std::erase_if(tree.files, [](const NewFile& file) { return file.purpose == Purpose::placeholder; });
  for (NewFile& file : tree.files) {
    if (file.purpose != Purpose::settings) continue;
    if (has_repeatable(imported)) {
      file.text = with_key(std::move(file.text), "repeatable", {std::string(repeatable_group)});
    }
    file.text = with_key(std::move(file.text), "ignore", ignored);
  }
  tree.files.insert(tree.files.begin(), imported.files.begin(), imported.files.end());
  return tree;
}

Presence presence_of(const ImportedTree& imported, const std::filesystem::path& root) {
  if (base::is_there(root / "deployment")) {
    for (const std::string& name : authoring::file_names_in(root, "deployment")) {
      const std::string path = "deployment/" + name;
      const auto file = std::ranges::find(imported.files, path, &NewFile::path);
      if (file != imported.files.end() ? !is_there(*file, root) : is_numbered(name)) return Presence::others;
    }
  }
  const bool are_all_there = std::ranges::all_of(imported.files, [&](const NewFile& file) {
    return file.purpose == Purpose::imported_list || is_there(file, root);
  });
  return are_all_there ? Presence::everything : Presence::incomplete;
}

void add_create(authoring::NewTree& tree, authoring::NewFiles create) {
  const std::string repeatable = fmt::format("create/{}/order.json", repeatable_group);
  std::erase_if(tree.files,
                [&](const NewFile& file) { return file.purpose == Purpose::group && file.path != repeatable; });
  tree.files.insert(tree.files.begin(), std::make_move_iterator(create.begin()), std::make_move_iterator(create.end()));
}

void keep_missing(authoring::NewFiles& files, const std::filesystem::path& root) {
  std::erase_if(files, [&](const NewFile& file) { return is_there(file, root); });
}

bool has_other_create(const authoring::NewFiles& files, const std::filesystem::path& root) {
  if (!base::is_there(root / "create")) return false;
  for (const std::string& group : authoring::groups_in(root)) {
    if (group == repeatable_group) continue;
    for (const base::DirectoryEntry& entry : base::list_directory(root / "create" / group)) {
      if (entry.name == "order.json" || entry.name.starts_with('.')) continue;
      const auto file = std::ranges::find(files, fmt::format("create/{}/{}", group, entry.name), &NewFile::path);
      if (file == files.end() || !is_there(*file, root)) return true;
    }
  }
  return false;
}

}  // namespace pgmanager::imports
