// Finding the way on the page, on screens of all kinds, in headless Chromium.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/drawn_page.hpp"

namespace pgmanager::report {
namespace {

using schema::SchemaSnapshot;
using tests::ColourScheme;
using tests::compared_rows;
using tests::different_schemas;
using tests::page_of;
using tests::verification_of;

class HtmlPageUse : public tests::DrawnPage {};

TEST_F(HtmlPageUse, ListsTheContents) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    for (const item of $$("nav > details > ol > li")) say(text_of(item));
    const [first] = $$("nav a");
    first.click();
    say($(":target") === $$(".card")[0]);
  )js"),
            R"(The database as a whole −extension citext
schema calendar ~function touch_updated_at() +table "Room" ~table event ~view upcoming_event
schema directory ~table person
true)");
}

TEST_F(HtmlPageUse, BeginsWithTheFirstDifference) {
  constexpr auto script = R"js(
    say($(".card").getBoundingClientRect().top < page_window.innerHeight / 2);
    say("equal objects last:", $("main").lastElementChild.className, $(".equal-objects").open);
  )js";
  const std::string page = page_of(different_schemas());
  EXPECT_EQ(said(page, script), "true\nequal objects last: equal-objects false");
  EXPECT_EQ(said(page, script, {.width = 390}), "true\nequal objects last: equal-objects false");
}

TEST_F(HtmlPageUse, FindsNamesAndValues) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    say("all:", shown(), "|", $("#position").textContent);
    type("ROOM"); say("room:", shown(), "|", $("#position").textContent);
    type("table e"); say("table e:", shown());
    type("event_start_idx"); say("other name:", shown());
    type("updated_at clock_timestamp"); say("value:", shown());
    type("is_free"); say("equal:", shown());
    type("nothing of this name"); say("nothing:", shown(), $("#nothing-found").checkVisibility());
    type("");
    const [only_left] = $$("#kinds button");
    only_left.click(); say(only_left.textContent, shown(), only_left.getAttribute("aria-pressed"));
    type("extension"); say("both:", shown());
    type(""); only_left.click(); say("all:", shown(), only_left.getAttribute("aria-pressed"));
  )js"),
            R"(all: citext touch_updated_at() "Room" event upcoming_event person | 6
room: "Room" | 1
table e: "Room" event person
other name: event
value: touch_updated_at()
equal: calendar.person_is_free(bigint, tstzrange)
nothing:  true
−2 only in create/ citext event true
both: citext
all: citext touch_updated_at() "Room" event upcoming_event person false)");
}

TEST_F(HtmlPageUse, GoesFromDifferenceToDifference) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    const at = () => $(".current .name").textContent + " " + $("#position").textContent;
    press("n"); say(at());
    press("j"); say(at());
    press("k"); say(at());
    $("#next").click(); say(at());
    $("#previous").click(); press("p"); say(at());
    for (let i = 0; i < 9; ++i) press("n");
    say("last:", at());
    say("focus:", page_document.activeElement === $(".current"), "contents:", text_of($("nav [aria-current]")));
    const { top, bottom } = $(".current").getBoundingClientRect();
    say("in sight:", top >= $("#bar").getBoundingClientRect().bottom && bottom <= page_window.innerHeight);
    press("/"); say("search:", page_document.activeElement.id);
    $("#search").value = "n"; press("n", $("#search")); say("typed:", at());
    press("Escape", $("#search")); say("cleared:", $("#search").value === "");
  )js"),
            R"(citext 1 of 6
touch_updated_at() 2 of 6
citext 1 of 6
touch_updated_at() 2 of 6
citext 1 of 6
last: person 6 of 6
focus: true contents: ~table person
in sight: true
search: search
typed: person 6 of 6
cleared: true)");
}

TEST_F(HtmlPageUse, NamesEveryControl) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    const controls = $$("summary, button, input, a").filter((element) => element.checkVisibility());
    say("many:", controls.length > 30);
    say("nameless:", controls.filter((element) => !(element.textContent || element.getAttribute("aria-label"))).length);
    const without_focus = controls.filter((element) => { element.focus(); return page_document.activeElement !== element; });
    say("not reached:", without_focus.length);
    say("levels:", [...new Set($$("h1, h2, h3, h4").map((element) => element.tagName))].join(" "));
  )js"),
            "many: true\nnameless: 0\nnot reached: 0\nlevels: H1 H2 H3 H4");
}

TEST_F(HtmlPageUse, CopiesValuesAndStatements) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    const copied = [];
    Object.defineProperty(page_window.navigator, "clipboard", { value: { writeText: async (text) => copied.push(text) } });
    for (const button of $$(".part .copy")) { button.click(); await pause(1); say(button.getAttribute("aria-label"), "|", copied.at(-1)); }
    say(text_of($(".rename")), "|", $("#announcement").textContent);
  )js"),
            R"(Copy comment | where <b>it</b> is & "how" to get there
Copy type | text
Copy the left value of default | now()
Copy the right value of default | clock_timestamp()
Copy the left value of type | timestamp with time zone
Copy the right value of type | timestamp without time zone
Copy the left value of nullable | no
Copy the left value of name | event_starts_at_idx
Copy the right value of name | event_start_idx
Copy the statement | ALTER INDEX calendar.event_starts_at_idx RENAME TO event_start_idx;
Copy the statement | ALTER INDEX calendar.event_start_idx RENAME TO event_starts_at_idx;
To rename it in create/: ALTER INDEX calendar.event_starts_at_idx RENAME TO event_start_idx; copied | Copied the statement)");
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
  for (const element of $$("#page *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
    ++texts;
    const [a, b] = [luminance(page_window.getComputedStyle(element).color), luminance(background(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) say("hard to read:", ratio.toFixed(2), element.outerHTML.slice(0, 100));
  }
  say("texts:", texts > 80);
  say("background:", page_window.getComputedStyle(page_document.body).backgroundColor);
)js";

TEST_F(HtmlPageUse, IsReadableInLightAndDarkMode) {
  auto verification = different_schemas();
  verification.rows = compared_rows();
  const std::string page = page_of(verification);
  EXPECT_EQ(said(page, say_contrasts), "texts: true\nbackground: rgb(246, 247, 249)");
  EXPECT_EQ(said(page, say_contrasts, {.colours = ColourScheme::dark}), "texts: true\nbackground: rgb(20, 23, 27)");
}

TEST_F(HtmlPageUse, FitsAPhone) {
  auto verification = different_schemas();
  verification.rows = compared_rows();
  EXPECT_EQ(said(page_of(verification), R"js(
    say("width:", page_document.documentElement.clientWidth, page_document.documentElement.scrollWidth);
    const [left, right] = [...$(".values tbody tr").cells].slice(1).map((cell) => cell.getBoundingClientRect());
    say("one below the other:", right.top >= left.bottom, "contents:", $("nav details").open);
    const outside = $$("main *").filter((element) => !element.closest(".wide") && element.getBoundingClientRect().right > 390.5);
    say("outside:", outside.length);
    const { bottom } = $("#next").getBoundingClientRect();
    say("next in sight:", bottom <= page_window.innerHeight);
  )js",
                 {.width = 390}),
            "width: 390 390\none below the other: true contents: false\noutside: 0\nnext in sight: true");
}

SchemaSnapshot many_tables(const std::string& type) {
  SchemaSnapshot side{.server_version = 150008, .objects = {}, .unmodelled = {}};
  for (int t = 0; t < 10'000; ++t) {
    const schema::ObjectName table{.kind = "table", .parts = {"app", fmt::format("table_{:05}", t)}};
    side.objects.push_back(tests::object("table", table.parts, {}));
    side.objects.push_back(
        tests::part_of(table, tests::object("column", {"app", table.parts[1], "a"}, {{"type", type}})));
  }
  std::ranges::sort(side.objects, {}, &schema::Object::name);
  return side;
}

// The limits are wide, for slow builds and a busy machine. Every second table differs.
TEST_F(HtmlPageUse, StaysUsableWithTenThousandObjects) {
  const SchemaSnapshot left = many_tables("text");
  SchemaSnapshot right = left;
  for (std::size_t i = 0; i < right.objects.size(); ++i) {
    if (right.objects[i].name.kind == "column" && i % 2 == 0) right.objects[i].attributes[0].value = "integer";
  }
  EXPECT_EQ(said(page_of(verification_of(left, right)), R"js(
    const seconds = (act) => {
      const start = performance.now();
      act();
      page_document.body.getBoundingClientRect();
      return (performance.now() - start) / 1000;
    };
    const in_time = (time) => time < 5 || time;
    say("drawn:", $$(".body").length < 100, $("#position").textContent);
    say("found in time:", in_time(seconds(() => type("table_00042"))), shown());
    say("cleared in time:", in_time(seconds(() => type(""))));
    say("next in time:", in_time(seconds(() => press("n"))), $(".current .values") !== null);
    page_window.dispatchEvent(new Event("beforeprint"));
    say("printed:", $$(".body").length);
  )js"),
            R"(drawn: true 5000
found in time: true table_00042
cleared in time: true
next in time: true true
printed: 5000)");
}

}  // namespace
}  // namespace pgmanager::report
