#include "report/schema_page.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "report/browser.hpp"
#include "report/compared_schemas.hpp"

namespace pgmanager::report {
namespace {

using schema::SchemaSnapshot;
using testing::HasSubstr;
using testing::Not;
using tests::browse;
using tests::ColourScheme;

// Tests without a browser.

TEST(SchemaPage, LoadsNothing) {
  const std::string page = schema_page(tests::compared_schemas());
  EXPECT_FALSE(std::regex_search(
      page, std::regex("\\bsrc\\s*=|https?:|@import|url\\(|<link(?! rel=\"icon\" href=\"data:,\">)")));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_THAT(page, Not(HasSubstr("{{")));
}

TEST(SchemaPage, EscapesMarkupInTexts) {
  const std::string page = schema_page(tests::compared_schemas());
  EXPECT_THAT(page, Not(HasSubstr("alert(1)</script>")));
  EXPECT_THAT(page, Not(HasSubstr("<b>it</b>")));
  EXPECT_THAT(page, HasSubstr("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST(SchemaPage, DoesNotTreatNamesAsPlaceholders) {
  SchemaComparison comparison = tests::equal_schemas();
  comparison.left_name = "{{script}}\"'<i>";
  EXPECT_THAT(schema_page(comparison), HasSubstr("<h1>{{script}}&quot;&#39;&lt;i&gt; and deployments have"));
}

// Tests in a browser.

class SchemaPageInBrowser : public tests::BrowserTest {};

constexpr auto names_in_sight = R"js(
  const in_sight = () => [...page_document.querySelectorAll("main .object, main .equal-objects[open] li")]
      .filter((element) => element.checkVisibility())
      .map((element) => (element.querySelector("summary") ?? element).querySelector(".name").textContent).join(" ");
  const type = async (text) => {
    page_document.getElementById("search").value = text;
    page_document.getElementById("search").dispatchEvent(new Event("input"));
    await pause(200);
  };
  const found = () => page_document.getElementById("found").textContent;
)js";

TEST_F(SchemaPageInBrowser, ShowsEveryDifference) {
  const auto result = browse(schema_page(tests::compared_schemas()), R"js(
    say(page_document.title);
    say(page_document.querySelector("h1").textContent);
    for (const object of page_document.querySelectorAll(".object")) {
      say(object.open, object.querySelector("summary").textContent);
      for (const part of object.querySelectorAll("h4")) say("  ", part.textContent);
    }
    const removed = page_document.querySelector("td.text.left");
    say("line:", removed.textContent, "| color", getComputedStyle(removed).whiteSpace);
    say("scripts:", page_document.scripts.length);
    say("fetched:", page_window.performance.getEntriesByType("resource").length);
    say("not compared:", page_document.querySelector(".not-compared li").textContent);
  )js");
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said,
            "9 differences: create/ and base 1a2b3c + deployments\n"
            "9 differences between create/ and base 1a2b3c + deployments\n"
            "true −extension citextonly in create/\n"
            "true ~function touch_updated_at()definition\n"
            "true +table \"Room\"only in base 1a2b3c + deployments\n"
            "true ~table event4 differences\n"
            "   −column place\n"
            "   ~column starts_at\n"
            "   ~column title\n"
            "   ~index event_starts_at_idx\n"
            "true ~view upcoming_eventcomment, definition\n"
            "true ~table personorder of columns\n"
            "line:   -- </script><script>alert(1)</script> | color pre-wrap\n"
            "scripts: 1\n"
            "fetched: 0\n"
            "not compared: transform for hstore language plpython3u (pg_catalog.pg_transform, in base 1a2b3c + "
            "deployments)");
}

TEST_F(SchemaPageInBrowser, FiltersByWordsAndByKind) {
  const auto result = browse(schema_page(tests::compared_schemas()), std::string(names_in_sight) + R"js(
    say("all:", in_sight(), "|", found());
    await type("ROOM"); say("room:", in_sight(), "|", found());
    await type("table e"); say("table e:", in_sight(), "|", found());
    await type("event_start_idx"); say("other name:", in_sight(), "|", found());
    await type("is_free"); say("equal:", in_sight(), "|", found());
    await type("nothing of this name");
    say("nothing:", in_sight(), "|", found(), page_document.getElementById("nothing-found").checkVisibility());
    await type(""); say("all:", in_sight(), "|", found());
    const chip = page_document.querySelector("[data-only=only-left]");
    chip.click(); say("only left:", in_sight(), "|", found(), chip.getAttribute("aria-pressed"));
    await type("extension"); say("both:", in_sight(), "|", found());
    await type("");
    chip.click(); say("all:", in_sight(), "|", chip.getAttribute("aria-pressed"));
  )js");
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said,
            "all: citext touch_updated_at() \"Room\" event upcoming_event person | 6 objects differ\n"
            "room: \"Room\" | 1 of 6 objects that differ\n"
            "table e: \"Room\" event person | 3 of 6 objects that differ\n"
            "other name: event | 1 of 6 objects that differ\n"
            "equal: person_is_free(bigint, tstzrange) | 0 of 6 objects that differ, 1 equal\n"
            "nothing:  | 0 of 6 objects that differ true\n"
            "all: citext touch_updated_at() \"Room\" event upcoming_event person | 6 objects differ\n"
            "only left: citext event | 2 of 6 objects that differ true\n"
            "both: citext | 1 of 6 objects that differ\n"
            "all: citext touch_updated_at() \"Room\" event upcoming_event person | false");
}

TEST_F(SchemaPageInBrowser, CanBeFoldedAndUsedWithTheKeyboard) {
  const auto result = browse(schema_page(tests::compared_schemas()), R"js(
    const open = () => [...page_document.querySelectorAll(".object")].filter((object) => object.open).length;
    page_document.getElementById("close-all").click(); say("closed:", open());
    page_document.querySelector(".object summary").click(); say("one:", open());
    page_document.getElementById("open-all").click(); say("opened:", open());
    const press = (key, target) => target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    press("/", page_document.body); say("slash:", page_document.activeElement.id);
    page_document.activeElement.value = "x"; press("Escape", page_document.activeElement);
    say("escape:", page_document.activeElement.value === "");
    const reachable = [...page_document.querySelectorAll("summary, button, input")].filter((element) => element.checkVisibility());
    const not_reached = reachable.filter((element) => { element.focus(); return page_document.activeElement !== element; });
    say("reachable:", reachable.length > 10, "not reached:", not_reached.length);
    reachable[0].focus({focusVisible: true});
    say("focus:", page_window.getComputedStyle(reachable[0]).outlineStyle);
    say("nameless:", reachable.filter((element) => !(element.textContent || element.getAttribute("aria-label"))).length);
  )js");
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said,
            "closed: 0\none: 1\nopened: 6\nslash: search\nescape: true\nreachable: true not reached: 0\nfocus: solid\n"
            "nameless: 0");
}

constexpr auto say_contrasts = R"js(
  const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = rgb(colour).slice(0, 3).map((v) => v / 255).map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = page_window.getComputedStyle(at).backgroundColor;
      if ((rgb(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  let texts = 0;
  for (const element of page_document.querySelectorAll("body *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
    if (["SCRIPT", "NOSCRIPT", "STYLE"].includes(element.tagName)) continue;
    ++texts;
    const [a, b] = [luminance(page_window.getComputedStyle(element).color), luminance(background(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) say("hard to read:", ratio.toFixed(2), element.outerHTML.slice(0, 100));
  }
  say("texts:", texts > 80);
  say("background:", page_window.getComputedStyle(page_document.body).backgroundColor);
)js";

TEST_F(SchemaPageInBrowser, IsReadableInLightAndDarkMode) {
  const std::string page = schema_page(tests::compared_schemas());
  const auto light = browse(page, say_contrasts);
  EXPECT_EQ(light.errors, "");
  EXPECT_EQ(light.said, "texts: true\nbackground: rgb(246, 247, 249)");
  const auto dark = browse(page, say_contrasts, {.colours = ColourScheme::dark});
  EXPECT_EQ(dark.said, "texts: true\nbackground: rgb(20, 23, 27)");
}

TEST_F(SchemaPageInBrowser, FitsAPhone) {
  const auto result = browse(schema_page(tests::compared_schemas()), R"js(
    say("width:", page_document.documentElement.clientWidth, page_document.documentElement.scrollWidth);
    const [left, right] = [...page_document.querySelector(".sides").children].map((side) => side.getBoundingClientRect());
    say("one below the other:", right.top >= left.bottom, "each with its name:", page_document.querySelector(".who").checkVisibility());
    const outside = [...page_document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > 375.5);
    say("outside:", outside.length);
  )js",
                             {.width = 375});
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said, "width: 375 375\none below the other: true each with its name: true\noutside: 0");
}

TEST_F(SchemaPageInBrowser, ReportsThatSchemasAreTheSame) {
  const auto result = browse(schema_page(tests::equal_schemas()), std::string(names_in_sight) + R"js(
    say(page_document.title);
    say(page_document.querySelector("h1").textContent);
    say(page_document.querySelectorAll(".object").length, found());
    say(page_document.getElementById("open-all").checkVisibility(), page_document.querySelector(".chips").checkVisibility());
    await type("person"); say(in_sight());
  )js");
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said,
            "equal: create/ and deployments\ncreate/ and deployments have the same schema\n0 0 objects differ\n"
            "false false\nperson_is_free(bigint, tstzrange) person");
}

SchemaSnapshot many_tables(const std::string& type) {
  SchemaSnapshot side{.server_version = 150008, .objects = {}, .unmodelled = {}};
  for (int t = 0; t < 10'000; ++t) {
    const schema::ObjectName table{.kind = "table", .parts = {"app", fmt::format("table_{:05}", t)}};
    side.objects.push_back(tests::object("table", table.parts, {}));
    side.objects.push_back(
        tests::part_of(table, tests::object("column", {"app", table.parts[1], "a"}, {{"type", type}})));
  }
  std::sort(side.objects.begin(), side.objects.end(),
            [](const schema::Object& a, const schema::Object& b) { return a.name < b.name; });
  return side;
}

// The limits are wide, for slow builds and a busy machine. Every second table differs.
TEST_F(SchemaPageInBrowser, StaysUsableWithTenThousandObjects) {
  const SchemaSnapshot left = many_tables("text");
  SchemaSnapshot right = left;
  for (std::size_t i = 0; i < right.objects.size(); ++i) {
    if (right.objects[i].name.kind == "column" && i % 2 == 0) right.objects[i].attributes[0].value = "integer";
  }
  const auto result =
      browse(schema_page(
                 {.left_name = "a", .right_name = "b", .left = left, .right = right, .differences = diff(left, right)}),
             std::string(names_in_sight) + R"js(
    const timed = async (act) => { const start = performance.now(); await act(); return performance.now() - start; };
    say("open:", page_document.querySelectorAll(".object[open]").length, found());
    const seconds = (await timed(() => type("table_00042"))) / 1000;
    say("in time:", seconds < 5 || seconds, in_sight(), "|", found());
  )js");
  EXPECT_EQ(result.errors, "");
  EXPECT_EQ(result.said, "open: 0 5000 objects differ\nin time: true table_00042 | 1 of 5000 objects that differ");
}

}  // namespace
}  // namespace pgmanager::report
