#pragma once

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::report::tests {

/// What came of a page in headless Chromium.
struct BrowserResult {
  std::string said;    ///< what the test's script said, a line per call
  std::string errors;  ///< what the browser wrote to its console
};

enum class ColourScheme { light, dark };

struct BrowserOptions {
  ColourScheme colours = ColourScheme::light;
  int width = 1280;  ///< of the page, in CSS pixels
};

/// Loads `page` without a network and runs `script` in it: the body of an async function, which says what it sees with
/// say(...). `page_window` and `page_document` are those of the page.
BrowserResult browse(const std::string& page, const std::string& script, const BrowserOptions& options = {});

/// Skips tests, visibly, where there is no browser.
class BrowserTest : public ::testing::Test {
 protected:
  void SetUp() override;
};

}  // namespace pgmanager::report::tests
