#pragma once

#include <string>
#include <string_view>

namespace pgmanager::schema {

/// The privileges on an object of this kind if none was ever granted or revoked, in the form of snapshots: "OWNER:
/// EXECUTE\nPUBLIC: EXECUTE" for a function. Empty for a kind without privileges, and for columns, which have the
/// privileges of their table.
std::string default_privileges(std::string_view kind, int server_version);

}  // namespace pgmanager::schema
