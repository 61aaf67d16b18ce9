#pragma once

#include "source/source_tree.hpp"

namespace pgmanager::source {

/// Lists create/ of `result.tree`: its groups by number, each with its files in the order of its order.json; only the
/// repeatable groups if the scope does not include create/. Complete only if no findings were added.
void list_create_tree(const Scope& scope, ReadResult& result);

}  // namespace pgmanager::source
