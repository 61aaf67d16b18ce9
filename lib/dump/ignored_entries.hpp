#pragma once

#include <string>
#include <vector>

#include "dump/archive.hpp"

namespace pgmanager::dump {

/// The entries without those of these objects, which are named as in schema::without_ignored(): "table app.log",
/// "schema sqitch". What belongs to an object goes with it: its indexes, triggers, sequences, privileges. Pure.
std::vector<Entry> without_ignored(std::vector<Entry> entries, const std::vector<std::string>& ignored);

}  // namespace pgmanager::dump
