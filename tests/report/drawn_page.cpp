#include "report/drawn_page.hpp"

#include "report/html_page.hpp"
#include "report/verification.hpp"

namespace pgmanager::report::tests {

namespace {

using schema::SchemaSnapshot;

constexpr const char* helpers = R"js(
    const $ = (selector, inside = page_document) => inside.querySelector(selector);
    const $$ = (selector, inside = page_document) => [...inside.querySelectorAll(selector)];
    const text_of = (element) => {
      // Otherwise what is out of sight has no innerText.
      for (const part of [element.closest(".card"), ...$$("li", element)]) {
        if (part) part.style.contentVisibility = "visible";
      }
      return element.innerText.replace(/\s*\bcopy\b/g, "").replace(/\s+/g, " ").trim();
    };
    const press = (key, target = page_document.body) =>
        target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    const type = (text) => { $("#search").value = text; $("#search").dispatchEvent(new Event("input")); };
    const shown = () => $$(".card, .equal-objects[open] li").filter((element) => element.checkVisibility())
        .map((element) => $(".name", element).textContent).join(" ");
  )js";

}  // namespace

result::Verification verification_of(SchemaSnapshot left, SchemaSnapshot right) {
  result::Verification verification;
  verification.base.kind = result::BaseKind::revision;
  verification.base.commit = "1a2b3c4d5e6f";
  verification.schemas = result::ComparedSchemas(std::move(left), std::move(right), {});
  return verification;
}

result::Verification different_schemas() {
  return verification_of(create_side(), deployments_side());
}

result::Verification same_schemas() {
  return verification_of(create_side(), create_side());
}

std::string page_of(const result::Verification& verification) {
  return html_page(verification_json(verification, verification.is_same()));
}

result::ComparedRows compared_rows() {
  using What = schema::RowDifference::What;
  result::ComparedRows rows{.tables = {}, .compared = 7, .left_out = {"app.country.made"}};
  rows.tables.push_back(
      {.table = "app.country",
       .key = {"code"},
       .rows = {{What::only_left, {"AT"}, {}},
                {What::changed, {"FR"}, {{"name", "La France", "France"}, {"since", std::nullopt, ""}}},
                {What::only_right, {std::nullopt}, {}}}});
  return rows;
}

std::string DrawnPage::said(const std::string& page, const std::string& script, const BrowserOptions& options) {
  const BrowserResult result = browse(page, helpers + script, options);
  EXPECT_EQ(result.errors, "");
  return result.said;
}

}  // namespace pgmanager::report::tests
