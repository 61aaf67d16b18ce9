#include "authoring/new_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "authoring/change_name.hpp"
#include "authoring/order_edit.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/free_ordinals.hpp"

namespace pgmanager::authoring {

namespace {

constexpr std::size_t longest_file_name = 255;  // bytes, on every usual file system

[[noreturn]] void fail(std::string message, std::string hint) {
  throw base::Error({.code = base::ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

const char* path_of(Directory directory) {
  return directory == Directory::deployment ? "deployment" : "manual-deployment";
}

std::string next_file_name(const std::string& name, Directory directory, const std::vector<std::string>& taken) {
  source::FreeOrdinals ordinals;
  for (const NumberedFile& file : numbered_files(taken)) ordinals.use(file.ordinal, file.digits);
  const auto ordinal = ordinals.take();
  if (!ordinal) {
    fail(fmt::format("no ordinal is left in {}/", path_of(directory)),
         "Rename the file with the ordinal 9223372036854775807.");
  }
  std::string file = fmt::format("{}-{}.sql", *ordinal, name);
  if (file.size() > longest_file_name) {
    fail("the name is too long for a file", "Say it in a few words; the reason has room inside of the file.");
  }
  return file;
}

std::string change_text(const std::string& name, Directory directory) {
  return fmt::format("-- {}\n--\n-- Why: (write the reason here)\n-- {}\n", as_words(name),
                     directory == Directory::deployment
                         ? "The same change belongs into create/. Once this file has run anywhere, it stays as it is."
                         : "When it has run, move it to deployment/, with the next free ordinal there.");
}

// Says no ordinal, because the file may be renumbered.
std::string undo_text(const std::string& name) {
  return fmt::format("-- take back: {}\n--\n-- What is lost with it: (write it here)\n", as_words(name));
}

std::string create_table(const TableName& table) {
  return fmt::format("create table {} (\n    id bigint generated always as identity primary key\n);\n", in_sql(table));
}

std::string table_text(const TableName& table) {
  return fmt::format("-- What a row of {} is: (write it here)\n{}", table.table, create_table(table));
}

/// The beginning that the files of a group have in common, e.g. "tbl_", so that the new one looks like them.
std::string prefix_of(const std::vector<std::string>& files) {
  constexpr std::string_view usual = "tbl_";
  const std::string prefix(files.empty() ? usual : files.front().substr(0, files.front().find('_') + 1));
  const bool is_shared =
      std::all_of(files.begin(), files.end(), [&prefix](const std::string& file) { return file.starts_with(prefix); });
  const bool is_chance = files.size() == 1 && prefix != usual;
  return is_shared && !is_chance ? prefix : "";
}

NewFile undo_of(const std::string& file, const std::string& name, const std::string& statement) {
  return {.path = "undo/" + file, .text = undo_text(name) + statement, .purpose = Purpose::undo};
}

// "4-tables" is also called "tables".
bool is_called(const std::string& group, std::string_view wish) {
  const auto split = source::split_numbered_name(group);
  return group == wish || (split && split->rest == wish);
}

bool holds_tables(std::string group) {
  for (char& c : group) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  return group.find("table") != std::string::npos;
}

std::string list_of(const std::vector<std::string>& groups) {
  std::vector<std::string> shown;
  for (const std::string& group : groups) shown.push_back(base::printable(group));
  return fmt::format("{}", fmt::join(shown, ", "));
}

}  // namespace

const char* to_string(Purpose purpose) {
  switch (purpose) {
    case Purpose::deployment:
      return "deployment";
    case Purpose::manual_deployment:
      return "manual-deployment";
    case Purpose::undo:
      return "undo";
    case Purpose::create:
      return "create";
    case Purpose::order:
      return "order-json";
  }
  return "";
}

NewFiles new_change(const std::string& name, Directory directory, UndoFile undo,
                    const std::vector<std::string>& taken) {
  const std::string file = next_file_name(name, directory, taken);
  const bool is_manual = directory == Directory::manual_deployment;
  NewFiles files = {{.path = fmt::format("{}/{}", path_of(directory), file),
                     .text = change_text(name, directory),
                     .purpose = is_manual ? Purpose::manual_deployment : Purpose::deployment}};
  if (undo == UndoFile::yes) files.push_back(undo_of(file, name, ""));
  return files;
}

NewFiles new_table(const TableName& table, const Group& group, const std::string& name, UndoFile undo,
                   const std::vector<std::string>& taken) {
  const std::string deployment = next_file_name(name, Directory::deployment, taken);
  const std::string table_file = fmt::format("{}{}.sql", prefix_of(group.files), table.table);
  const std::string directory = "create/" + group.name;
  NewFiles files = {{.path = directory + "/" + table_file, .text = table_text(table), .purpose = Purpose::create},
                    {.path = "deployment/" + deployment,
                     .text = change_text(name, Directory::deployment) + "\n" + create_table(table),
                     .purpose = Purpose::deployment}};
  if (undo == UndoFile::yes)
    files.push_back(undo_of(deployment, name, fmt::format("\ndrop table {};\n", in_sql(table))));
  files.push_back(
      {.path = directory + "/order.json", .text = with_entry(group.order_json, table_file), .purpose = Purpose::order});
  return files;
}

std::string name_of_addition(const TableName& table) {
  return "add-" + change_name(table.table);
}

std::string choose_group(const std::vector<std::string>& groups, const std::string& wish) {
  if (groups.empty()) fail("create/ has no group for a table", "Make one: mkdir -p create/1-tables");
  std::vector<std::string> matches;
  std::copy_if(groups.begin(), groups.end(), std::back_inserter(matches), [&wish](const std::string& group) {
    return wish.empty() ? holds_tables(group) : is_called(group, wish);
  });
  if (matches.size() == 1) return matches.front();
  if (wish.empty()) {
    fail(matches.empty() ? "no group of create/ has \"table\" in its name"
                         : "several groups of create/ have \"table\" in their name",
         fmt::format("Name the one: --group {}. The groups are {}.", (matches.empty() ? groups : matches).front(),
                     list_of(groups)));
  }
  fail(matches.empty() ? fmt::format("create/ has no group \"{}\"", base::printable(wish))
                       : fmt::format("several groups of create/ are called \"{}\"", base::printable(wish)),
       fmt::format("The groups are {}.", list_of(groups)));
}

}  // namespace pgmanager::authoring
