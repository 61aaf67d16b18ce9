#pragma once

#include <string>
#include <string_view>

namespace pgmanager::database {

/// Decides which lines of a query are sent.
struct Reader {
  int major_version = 0;  ///< of the server: 13, 14, ...
  bool is_superuser = false;
};

/// `query` as it is sent to `reader`: without comments, and without the lines for others. A comment after code is a
/// mark that restricts its line: "-- since 14", "-- until 16", "-- since 15, until 16" or "-- for superusers". Throws
/// base::Error (internal) for any other comment there, so that a misspelt mark cannot go unnoticed.
std::string query_for(const Reader& reader, std::string_view query);

}  // namespace pgmanager::database
