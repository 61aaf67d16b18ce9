#pragma once

#include <string>
#include <variant>

#include "pg/causes.hpp"

namespace pgmanager::verify {

namespace causes {

/// There is no connection to a server other than the target.
struct NoConnectionTo {
  std::string option;  ///< that names the server, e.g. "--scratch-dsn"
  pg::causes::NoConnection reason;
};
/// The base is not a directory, and it cannot be a git revision, because there is no usable repository.
struct NoSuchDirectory {};
/// No base is named, and there is no usable repository to find one in.
struct BaseNotNamed {};
/// The base is neither a directory nor a git revision.
struct NoSuchBase {
  bool is_shallow = false;  ///< the clone lacks older commits, and perhaps this revision
};
/// The directory contains no tree with create/.
struct DirectoryWithoutCreate {};
struct RevisionWithoutCreate {};
/// Another session holds a lock that prevents reading the schema.
struct SchemaLocked {};
/// No directory can be created for the files of the base.
struct NoTemporaryDirectory {};

}  // namespace causes

/// Why a comparison has nothing to compare with. Findings and refusals of a comparison have their own hints.
using Cause = std::variant<causes::NoConnectionTo, causes::NoSuchDirectory, causes::BaseNotNamed, causes::NoSuchBase,
                           causes::DirectoryWithoutCreate, causes::RevisionWithoutCreate, causes::SchemaLocked,
                           causes::NoTemporaryDirectory>;

}  // namespace pgmanager::verify
