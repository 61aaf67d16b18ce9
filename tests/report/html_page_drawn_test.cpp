// What the page shows of a result, in headless Chromium.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/drawn_page.hpp"
#include "report/drift.hpp"
#include "report/html_page.hpp"

namespace pgmanager::report {
namespace {

using schema::RowDifference;
using schema::SchemaSnapshot;
using tests::compared_rows;
using tests::different_schemas;
using tests::page_of;
using tests::same_schemas;
using tests::verification_of;

class HtmlPageDrawn : public tests::DrawnPage {};

TEST_F(HtmlPageDrawn, ShowsEveryDifference) {
  EXPECT_EQ(said(page_of(different_schemas()), R"js(
    say(page_document.title);
    say(text_of($("#legend")));
    for (const card of $$(".card")) {
      say(text_of($("summary", card)));
      const details = $$("h4, .values tbody tr, .attribute, .moves li, .rename, .one-sided", card);
      for (const element of details) say("  ", text_of(element));
    }
    for (const notes of $$(".notes")) say(text_of($("h2", notes)), $$("li", notes).length);
    say("fetched:", page_window.performance.getEntriesByType("resource").length);
  )js"),
            R"(9 differences – verify
− left: create/ PostgreSQL 15.8, 18 objects + right: base 1a2b3c4 with 0 deployments PostgreSQL 15.8, 20 objects
−extension citext only in create/
   version 1.6
~function touch_updated_at() definition
   definition − +
+table "Room" only in the deployments
   owner postgres column id type bigint column name type text index "Room_name_idx" definition CREATE INDEX Room_name_idx ON calendar.Room USING btree (name)
~table event 4 differences
   −column place only in create/
   comment where <b>it</b> is & "how" to get there type text
   ~column starts_at
   default − now() + clock_timestamp()
   type − timestamp with time zone + timestamp without time zone
   ~column title
   nullable − no + not set
   ~index event_starts_at_idx
   name − event_starts_at_idx + event_start_idx
   To rename it in create/: ALTER INDEX calendar.event_starts_at_idx RENAME TO event_start_idx;
   To rename it in the deployments: ALTER INDEX calendar.event_start_idx RENAME TO event_starts_at_idx;
~view upcoming_event comment, definition
   comment − not set + what is to come
   definition − +
~table person order of columns
   column given_name moved from 2 to 3
What to do 5
Not compared 1
fetched: 0)");
}

TEST_F(HtmlPageDrawn, ShowsMovedColumns) {
  const auto snapshot = [](const std::vector<std::string>& columns) {
    const schema::ObjectName table{.kind = "table", .parts = {"app", "t"}};
    SchemaSnapshot side{
        .server_version = 150008, .objects = {tests::object("table", table.parts, {})}, .unmodelled = {}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
      side.objects.push_back(tests::part_of(
          table, tests::object("column", {"app", "t", columns[i]}, {{"position", std::to_string(i + 1)}})));
    }
    std::ranges::sort(side.objects, {}, &schema::Object::name);
    return side;
  };
  EXPECT_EQ(said(page_of(verification_of(snapshot({"a", "b", "c", "d", "e"}), snapshot({"a", "c", "d", "b", "e"}))),
                 "say(text_of($('.body')));"),
            "column b moved from 2 to 4");
}

TEST_F(HtmlPageDrawn, ShowsRows) {
  auto verification = same_schemas();
  verification.rows = compared_rows();
  auto& many = verification.rows->tables.emplace_back();
  many.table = "app.many";
  many.key = {"id"};
  for (int i = 0; i < 250; ++i) many.rows.push_back({RowDifference::What::only_left, {std::to_string(i)}, {}});
  EXPECT_EQ(said(page_of(verification), R"js(
    say(page_document.title);
    say($("h2").textContent);
    for (const row of $$(".card:first-of-type tr")) say(text_of(row));
    const more = $$(".more").at(-1);
    const table = $$(".rows").at(-1);
    say(table.rows.length, more.textContent); more.click(); more.click();
    say(table.rows.length, more.checkVisibility());
    say(text_of($$(".notes").at(-1)));
  )js"),
            R"(create/ and base 1a2b3c4 with 0 deployments have the same schema; 253 rows differ – verify
Rows of 2 of 7 tables differ
code column −create/ +the deployments
− AT only in create/
~ FR name − La France + France
since − NULL + empty
+ NULL only in the deployments
101 show more (150)
251 false
Not compared column app.country.made: its default differs in each run)");
}

TEST_F(HtmlPageDrawn, ShowsInexactUndoFiles) {
  auto verification = same_schemas();
  auto& undo = verification.undo.emplace();
  auto& inexact = undo.inexact.emplace_back();
  inexact.path = "undo/00002-b.sql";
  inexact.schemas = result::ComparedSchemas(tests::create_side(), tests::deployments_side(), {});
  inexact.rows = compared_rows();
  undo.failed.push_back({.title = "undo/00003-c.sql", .tree = {}, .outcome = {}});
  EXPECT_EQ(
      said(page_of(verification), R"js(
    say(page_document.title);
    say(text_of($(".notes")));
    say(text_of($("h2:has(+ .legend)")), "|", text_of($("main .legend")));
    say(shown());
    say(text_of($(".card")));
  )js"),
      R"(create/ and base 1a2b3c4 with 0 deployments have the same schema; 1 inexact undo file, 1 other finding – verify
Also found could not run undo/00003-c.sql
undo/00002-b.sql does not revert its deployment exactly | − left: the state before + right: the state after undo
citext touch_updated_at() "Room" event upcoming_event person app.country
−extension citext only in the state before version 1.6)");
}

result::Drift drift(SchemaSnapshot right) {
  result::Drift drift;
  drift.expected_title = "the schema recorded 2026-11-28T02:00:14Z";
  drift.instance_title = "database \"shop\"";
  drift.schemas = result::ComparedSchemas(tests::create_side(), std::move(right), {});
  drift.hint = "Revert the manual change by hand.";
  return drift;
}

TEST_F(HtmlPageDrawn, ShowsDrift) {
  result::Drift found = drift(tests::deployments_side());
  found.invalid_indexes = {{.name = "app.a_idx", .table = "app.a"}};
  EXPECT_EQ(said(html_page(drift_json(found, false)), R"js(
    say(page_document.title);
    say(text_of($("#legend")));
    for (const note of $$(".notes")) say(text_of(note));
    say(text_of($(".card")));
    say("the database's name in cards:", $$(".card").filter((card) => card.textContent.includes("shop")).length);
  )js"),
            R"(9 differences, 1 other finding – drift
− left: the schema recorded 2026-11-28T02:00:14Z PostgreSQL 15.8, 18 objects + right: database "shop" PostgreSQL 15.8, 20 objects
Also found index app.a_idx is INVALID. Drop it: DROP INDEX CONCURRENTLY app.a_idx; Or remove what made the build fail, and build it again: REINDEX INDEX CONCURRENTLY app.a_idx;
What to do Revert the manual change by hand.
Not compared transform for hstore language plpython3u (pg_catalog.pg_transform, in database "shop")
−extension citext only in the expected schema version 1.6
the database's name in cards: 0)");
}

TEST_F(HtmlPageDrawn, ReportsThatSchemasAreTheSame) {
  constexpr auto script = R"js(
    say(page_document.title);
    say($$(".card").length, $("nav").checkVisibility(), $("#steps").checkVisibility());
    type("person"); say(shown());
  )js";
  EXPECT_EQ(said(page_of(same_schemas()), script),
            R"(create/ and base 1a2b3c4 with 0 deployments have the same schema – verify
0 false false
calendar.person_is_free(bigint, tstzrange) directory.person)");
  EXPECT_EQ(said(html_page(drift_json(drift(tests::create_side()), true)), script),
            R"(the schema recorded 2026-11-28T02:00:14Z and database "shop" have the same schema – drift
0 false false
calendar.person_is_free(bigint, tstzrange) directory.person)");
}

TEST_F(HtmlPageDrawn, ShowsHostileTexts) {
  const std::string attack = "</script><img src=x onerror=\"attacked = true\">\xE2\x80\xAE";
  SchemaSnapshot left{.server_version = 0, .objects = {}, .unmodelled = {}};
  left.objects = {tests::object("constraint", {attack, "t", attack}, {{"definition", attack}}),
                  tests::object("table", {attack, "t"}, {{"comment", attack + "\n" + attack}})};
  left.objects[0].parent = left.objects[1].name;
  SchemaSnapshot right = left;
  right.objects[1].attributes[0].value = attack;
  right.objects.erase(right.objects.begin());
  right.unmodelled = {{.catalog = attack, .name = attack}};
  auto verification = verification_of(left, right);
  verification.base.name = attack;
  verification.base.kind = result::BaseKind::directory;
  verification.notices = {attack};
  verification.rows = result::ComparedRows{};
  verification.rows->tables.push_back(
      {.table = attack, .key = {attack}, .rows = {{RowDifference::What::changed, {attack}, {{attack, attack, "x"}}}}});
  EXPECT_EQ(said(page_of(verification), R"js(
    await pause(100);
    say("run:", page_window.attacked === undefined, "elements:", $$("img").length, "scripts:", page_document.scripts.length);
    say("shown:", $$(".card").every((card) => card.textContent.includes("<img src=x onerror")));
    say("reordered:", page_document.body.innerText.includes("\u202e"), page_document.title.includes("\u202e"));
  )js"),
            "run: true elements: 0 scripts: 2\nshown: true\nreordered: false false");
}

}  // namespace
}  // namespace pgmanager::report
