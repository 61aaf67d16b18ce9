#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cluster/private_server.hpp"
#include "story.hpp"
#include "story_files.hpp"
#include "story_run.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

namespace fs = std::filesystem;

bool updating() {
  const char* value = std::getenv("PGMANAGER_UPDATE_STORIES");
  return value != nullptr && std::string_view(value) == "1";
}

bool can_run(const Story& story) {
  const bool without_server = !story.steps.empty() && story.steps.front().keyword == "server";
  if (without_server && story.steps.front().argument == "none") return true;
  return have_test_server();  // also if the story starts a private server: that needs the same programs
}

class StoryTest : public testing::Test {
 public:
  explicit StoryTest(fs::path file) : file_(std::move(file)) {}

  void TestBody() override {
    const Story story = parse_story(content_of(file_));
    if (!can_run(story)) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
    const Story outcome = run_story(story, file_.string());
    if (updating()) std::ofstream(file_, std::ios::binary) << story_text(outcome);
  }

 private:
  fs::path file_;
};

void register_stories() {
  for (const fs::path& file : story_files()) {
    const std::string function = file.parent_path().filename().string();
    const std::string sentence = file.stem().string();
    testing::RegisterTest(function.c_str(), sentence.c_str(), nullptr, nullptr, file.c_str(), 1,
                          [file]() -> StoryTest* { return new StoryTest(file); });
  }
}

}  // namespace

}  // namespace pgmanager::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  pgmanager::tests::register_stories();
  return RUN_ALL_TESTS();
}
