#pragma once

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::source {

/// An executable in hooks/, identified by the time at which it runs, which is also its file name.
enum class Hook {
  before_create,
  after_create,
  before_deployment,  ///< of a manual deployment, too
  after_deployment,   ///< of a manual deployment, too
  after_failure,
};

inline constexpr std::array all_hooks = {Hook::before_create, Hook::after_create, Hook::before_deployment,
                                         Hook::after_deployment, Hook::after_failure};

/// "before-create", ...
std::string_view to_string(Hook hook);

/// The hooks of the tree, in the order of `all_hooks`. Adds findings for all other entries of hooks/, and for files
/// that cannot be executed. A tree without that directory has no hooks.
std::vector<Hook> read_hooks(const std::filesystem::path& root, base::Findings& findings);

}  // namespace pgmanager::source
