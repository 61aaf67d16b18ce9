#include "verify/temporary_directory.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "verify/causes.hpp"

namespace pgmanager::verify {

namespace fs = std::filesystem;

TemporaryDirectory::TemporaryDirectory(const std::string& name) {
  const fs::path parent = base::temporary_directory();
  std::string path = (parent / fmt::format("postgres-manager-{}-XXXXXX", name)).string();
  if (::mkdtemp(path.data()) == nullptr) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = fmt::format("could not create a directory in \"{}\": {}",
                                              base::printable(parent.string()), std::generic_category().message(errno)),
                       .cause = Cause(causes::NoTemporaryDirectory{})});
  }
  path_ = path;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace pgmanager::verify
