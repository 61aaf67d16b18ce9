#pragma once

#include <string>
#include <variant>

namespace pgmanager::base {

namespace causes {

/// There is no file or directory of this name.
struct NoSuchFile {};
/// The user may not read it.
struct FileNotReadable {
  std::string path;
};
/// A directory is where a file should be.
struct DirectoryInPlaceOfFile {};
/// A pipe or a device, for example.
struct NotARegularFile {};

}  // namespace causes

/// Why a file or directory could not be read (files.hpp).
using Cause =
    std::variant<causes::NoSuchFile, causes::FileNotReadable, causes::DirectoryInPlaceOfFile, causes::NotARegularFile>;

}  // namespace pgmanager::base
