#include "plan/recorded_file.hpp"

namespace pgmanager::plan {

std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry) {
  return std::make_shared<const source::SqlFile>(source::SqlFile{.path = entry.path,
                                                                 .directives = {},
                                                                 .checksum = entry.checksum,
                                                                 .token_checksum = entry.token_checksum,
                                                                 .statements = entry.statements_total});
}

source::SourceTree recorded_tree(const history::History& history) {
  source::SourceTree tree;
  for (const history::Entry& entry : history.deployments) {
    tree.deployments.push_back({*entry.ordinal, "", *file_of(entry)});
  }
  return tree;
}

}  // namespace pgmanager::plan
