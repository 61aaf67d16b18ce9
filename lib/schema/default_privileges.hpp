#pragma once

#include <string>
#include <string_view>

namespace pgmanager::schema {

/// What an object of this kind has where no privilege was ever granted or revoked, written as snapshots write it:
/// "OWNER: EXECUTE\nPUBLIC: EXECUTE" for a function. Empty for a kind without privileges, and for a column, which has
/// those of its table.
std::string default_privileges(std::string_view kind, int server_version);

}  // namespace pgmanager::schema
