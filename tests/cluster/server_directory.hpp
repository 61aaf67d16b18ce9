#pragma once

#include <filesystem>

#include "cluster/private_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::cluster {

/// A directory for a private server, which is stopped at the end.
class ServerDirectory : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    std::filesystem::permissions(parent_.path(), std::filesystem::perms(0755));
    programs_ = find_server_programs(std::nullopt);
  }
  void TearDown() override { stop_private_server(directory(), programs_); }

  std::filesystem::path directory() const { return std::filesystem::canonical(parent_.path()) / "server"; }
  PrivateServer start(const ServerOptions& options) const {
    return start_private_server(directory(), programs_, options);
  }

  ServerPrograms programs_;

 private:
  tests::TemporaryDirectory parent_;
};

}  // namespace pgmanager::cluster
