#pragma once

#include <string>

#include "report/browser.hpp"
#include "report/compared_schemas.hpp"
#include "result/verification.hpp"

/// Pages of verify in headless Chromium.
namespace pgmanager::report::tests {

/// Of base 1a2b3c4 with 0 deployments.
result::Verification verification_of(schema::SchemaSnapshot left, schema::SchemaSnapshot right);

/// create_side() and deployments_side().
result::Verification different_schemas();

/// create_side() twice.
result::Verification same_schemas();

/// Rows of one table: one of each side, and one with two values that differ.
result::ComparedRows compared_rows();

std::string page_of(const result::Verification& verification);

class DrawnPage : public BrowserTest {
 protected:
  /// What `script` says (as for browse()), on a page that writes nothing to the console. It may use $ and $$
  /// (querySelector and all elements), text_of, press (a key), type (a text to search) and shown (the cards in sight).
  static std::string said(const std::string& page, const std::string& script, const BrowserOptions& options = {});
};

}  // namespace pgmanager::report::tests
