#include "source/tree_checksum.hpp"

#include "base/files.hpp"
#include "base/sha256.hpp"

namespace pgmanager::source {

namespace {

/// Texts one after another; the length before each makes the sum unambiguous.
class Sum {
 public:
  Sum& add(std::string_view text) {
    sha256_.add(std::to_string(text.size())).add(":").add(text);
    return *this;
  }
  void add(const SqlFile& file) { add(file.path).add(file.checksum); }
  void add(const std::vector<NumberedFile>& files) {
    for (const NumberedFile& each : files) add(each.file);
    add("");
  }
  std::string hex() { return sha256_.hex(); }

 private:
  base::Sha256 sha256_;
};

}  // namespace

std::string tree_checksum(const SourceTree& tree) {
  Sum sum;
  for (const CreateGroup& group : tree.create) {
    for (const SqlFile& file : group.files) sum.add(file);
    sum.add(group.repeatable ? "repeatable" : "");
  }
  sum.add(tree.deployments);
  sum.add(tree.test_data);
  for (const auto& [name, value] : tree.variables) sum.add(name).add(value);
  for (const Hook hook : tree.hooks) {
    if (hook != Hook::before_create && hook != Hook::after_create) continue;
    sum.add(to_string(hook)).add(base::read_file(tree.root / "hooks" / to_string(hook)));
  }
  return sum.hex();
}

}  // namespace pgmanager::source
