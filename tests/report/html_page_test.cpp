#include "report/html_page.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "report/compared_schemas.hpp"
#include "report/parsed_json.hpp"
#include "report/verification.hpp"

namespace pgmanager::report {
namespace {

using schema::SchemaSnapshot;
using testing::HasSubstr;
using testing::Not;

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string embedded_document(const std::string& page) {
  constexpr std::string_view open = "<script type=\"application/json\" id=\"document\">";
  const std::size_t begin = page.find(open) + open.size();
  return page.substr(begin, page.find("</script>", begin) - begin);
}

std::string hostile_document() {
  const std::string attack = "</script><!--<script><img src=x onerror=\"alert(1)\">{{main}} \xE2\x80\xA8 \\ \xff";
  const SchemaSnapshot left{.server_version = 150008,
                            .objects = {tests::object("view", {attack, attack}, {{"comment", attack}})},
                            .unmodelled = {{.catalog = attack, .name = attack}}};
  result::Verification verification;
  verification.schemas = result::ComparedSchemas(left, {}, {});
  verification.base.name = attack;
  verification.notices = {attack};
  return verification_json(verification, false);
}

TEST(HtmlPage, ContainsTheDocumentThatJsonOutputPrints) {
  const std::string document = hostile_document();
  EXPECT_EQ(nlohmann::json::parse(embedded_document(html_page(document))), tests::parsed(document));
}

TEST(HtmlPage, ContainsNoMarkupOfTheDocument) {
  const std::string page = html_page(hostile_document());
  EXPECT_THAT(embedded_document(page), Not(HasSubstr("<")));
  EXPECT_EQ(count_of(page, "</script>"), 2U) << "that of the document, and that of the scripts";
  EXPECT_THAT(page, Not(HasSubstr("<img")));
}

TEST(HtmlPage, LoadsNothing) {
  const std::string page = html_page("{}");
  EXPECT_FALSE(std::regex_search(
      page,
      std::regex(
          "\\bsrc\\s*=|https?:|@import|\\burl\\(|\\bimport\\b|fetch\\(|<link(?! rel=\"icon\" href=\"data:,\">)")));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
}

TEST(HtmlPage, MakesNoMarkupOfTexts) {
  const std::string page = html_page("{}");
  EXPECT_THAT(page, HasSubstr("require-trusted-types-for 'script'; trusted-types 'none'"));
  EXPECT_FALSE(
      std::regex_search(page, std::regex("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\son\\w+=")));
}

TEST(HtmlPage, SaysThatItNeedsJavaScript) {
  EXPECT_THAT(html_page("{}"), HasSubstr("<noscript>This page needs JavaScript; --output json prints the same data."));
}

}  // namespace
}  // namespace pgmanager::report
