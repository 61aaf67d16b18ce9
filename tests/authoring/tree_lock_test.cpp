#include "authoring/write_files.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using std::chrono::milliseconds;

TEST(TreeLock, MakesTheSecondHolderWait) {
  const tests::TemporaryDirectory root;
  const base::StopSignal stop;
  std::optional<TreeLock> first(std::in_place, root.path(), stop);
  std::atomic<bool> let_go = false;
  std::thread owner([&] {
    std::this_thread::sleep_for(milliseconds(60));
    let_go = true;
    first.reset();
  });
  const TreeLock second(root.path(), stop);
  EXPECT_TRUE(let_go);
  owner.join();
}

TEST(TreeLock, ExplainsATimeout) {
  const tests::TemporaryDirectory root;
  const base::StopSignal stop;
  const TreeLock first(root.path(), stop);
  const auto error = tests::thrown_by([&] { const TreeLock second(root.path(), stop, milliseconds(0)); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "another process is writing into the source tree in \"" + root.path().string() + "\"");
  EXPECT_EQ(tests::cause_of<causes::TreeLocked>(error).root, root.path());
}

TEST(TreeLock, CanBeStopped) {
  const tests::TemporaryDirectory root;
  base::StopSignal stop;
  const TreeLock first(root.path(), stop);
  stop.raise(2);
  const auto error = tests::thrown_by([&] { const TreeLock second(root.path(), stop); });
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
}

TEST(TreeLock, IgnoresAMissingRoot) {
  const base::StopSignal stop;
  EXPECT_NO_THROW(TreeLock("/nowhere/at/all", stop));
}

}  // namespace
}  // namespace pgmanager::authoring
