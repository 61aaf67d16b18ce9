#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

// Some directories have a word for their files. An empty undo/, test-data/ or manual-deployment/ is not mentioned.
std::string directory_text(const result::DirectoryCount& directory) {
  if (directory.name == "undo") {
    return *directory.files == 0 ? "" : count_text(*directory.files, "undo file", "undo files");
  }
  if (directory.name == "test-data") {
    return *directory.files == 0 ? "" : count_text(*directory.files, "file of test data", "files of test data");
  }
  if (!directory.files) return fmt::format("no {}/", directory.name);
  if (directory.name == "deployment") return count_text(*directory.files, "deployment", "deployments");
  if (directory.name == "manual-deployment") {
    return *directory.files == 0 ? "" : count_text(*directory.files, "manual deployment", "manual deployments");
  }
  return fmt::format("{} in {}/", count_text(*directory.files, "file", "files"), directory.name);
}

std::size_t pending_emergencies(const result::Validation& validation) {
  return validation.manual_plan ? validation.manual_plan->files_to_run() : 0;
}

std::string instance_text(const result::Validation& validation) {
  if (!validation.plan) return "";
  const std::size_t manual = pending_emergencies(validation);
  return fmt::format("; database \"{}\": {} in place, {} pending, {}nothing to refuse",
                     base::printable(validation.instance.database), validation.plan->in_place,
                     validation.plan->steps.size(),
                     manual == 0 ? "" : count_text(manual, "manual deployment", "manual deployments") + " pending, ");
}

}  // namespace

std::string notices_text(const std::vector<std::string>& notices) {
  constexpr std::size_t most = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(notices.size(), most); ++i) text += plan_notice_text(notices[i], Style()) + "\n";
  if (notices.size() > most) {
    text += fmt::format("notice: {} more; --output json has all of them\n", notices.size() - most);
  }
  return text;
}

std::string validation_text(const result::Validation& validation, const Style& style) {
  if (!validation.refusals().empty()) return "";
  std::vector<std::string> parts;
  for (const result::DirectoryCount& directory : validation.directories) {
    if (std::string text = directory_text(directory); !text.empty()) parts.push_back(std::move(text));
  }
  return fmt::format("validate: {}, {}{}\n", fmt::join(parts, ", "), style.good("no findings"),
                     instance_text(validation));
}

}  // namespace pgmanager::report
