#include "plan/verification.hpp"

#include <fmt/format.h>

namespace pgmanager::plan {

namespace {

constexpr std::size_t short_commit = 7;  // as git shows it

}  // namespace

std::string VerificationBase::title() const {
  switch (kind) {
    case Kind::revision:
      return fmt::format("base {}", commit.substr(0, short_commit));
    case Kind::directory:
      return fmt::format("base {}", name);
    case Kind::empty:
      return "an empty base";
  }
  return "";
}

std::string Verification::right_title() const {
  return fmt::format("{} with {} {}", base.title(), deployments.size(),
                     deployments.size() == 1 ? "deployment" : "deployments");
}

}  // namespace pgmanager::plan
