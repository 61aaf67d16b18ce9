#pragma once

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::report::tests {

/// The result of a page in headless Chromium.
struct BrowserResult {
  std::string said;    ///< output of the test's script, a line per call
  std::string errors;  ///< output of the browser's console
};

enum class ColourScheme { light, dark };

struct BrowserOptions {
  ColourScheme colours = ColourScheme::light;
  int width = 1280;  ///< of the page, in CSS pixels
};

/// Loads `page` without a network and runs `script` in it: the body of an async function, which reports with say(...).
/// `page_window` and `page_document` are those of the page.
BrowserResult browse(const std::string& page, const std::string& script, const BrowserOptions& options = {});

/// Skips tests, visibly, if there is no browser.
class BrowserTest : public ::testing::Test {
 protected:
  void SetUp() override;
};

}  // namespace pgmanager::report::tests
