#include <gtest/gtest.h>

#include "report/json.hpp"
#include "report/report_values.hpp"
#include "report/text.hpp"

namespace pgmanager::report {
namespace {

using result::Validation;

const Style plain;

Validation whole(std::size_t create, std::size_t deployments, std::size_t manual) {
  return {.directories = {{"create", create}, {"deployment", deployments}, {"manual-deployment", manual}},
          .instance = {},
          .plan = {},
          .manual_plan = {}};
}

Validation compared() {
  Validation validation = whole(1, 3, 0);
  validation.instance = {.database = "shop"};
  validation.plan = tests::small_plan();
  return validation;
}

TEST(ValidationText, ShowsWhatWasChecked) {
  EXPECT_EQ(validation_text(whole(47, 11, 2), plain),
            "validate: 47 files in create/, 11 deployments, 2 manual deployments, no findings\n");
  EXPECT_EQ(validation_text(whole(1, 1, 1), plain),
            "validate: 1 file in create/, 1 deployment, 1 manual deployment, no findings\n");
}

TEST(ValidationText, OmitsEmergenciesIfThereAreNone) {
  EXPECT_EQ(validation_text(whole(47, 0, 0), plain), "validate: 47 files in create/, 0 deployments, no findings\n");
}

TEST(ValidationText, NamesMissingDirectories) {
  const Validation bare{.directories = {{"create", {}}, {"deployment", {}}, {"manual-deployment", {}}},
                        .instance = {},
                        .plan = {},
                        .manual_plan = {}};
  EXPECT_EQ(validation_text(bare, plain), "validate: no create/, no deployment/, no manual-deployment/, no findings\n");
}

TEST(ValidationText, ShowsTheStateOfAnInstance) {
  EXPECT_EQ(
      validation_text(compared(), plain),
      "validate: 1 file in create/, 3 deployments, no findings; database \"shop\": 1 in place, 3 pending, nothing "
      "to refuse\n");
}

TEST(ValidationText, CountsPendingEmergencyFiles) {
  Validation validation = compared();
  validation.manual_plan = tests::small_plan();
  validation.manual_plan->steps.resize(1);
  validation.manual_plan->steps[0].runs = true;
  EXPECT_EQ(validation_text(validation, plain),
            "validate: 1 file in create/, 3 deployments, no findings; database \"shop\": 1 in place, 3 pending, 1 "
            "manual deployment pending, nothing to refuse\n");
  validation.manual_plan->refusals.push_back({.rule = "server-too-old"});
  EXPECT_EQ(validation_text(validation, plain), "");
}

TEST(ValidationText, IsEmptyIfThereAreRefusals) {
  Validation validation = compared();
  validation.plan->refusals.push_back({.rule = "deployment-late"});
  EXPECT_EQ(validation_text(validation, plain), "");
}

TEST(ValidationJson, ContainsTheSameFacts) {
  EXPECT_EQ(validation_json(whole(47, 11, 2)),
            R"({"event":"validated","files":{"create":47,"deployment":11,"manual-deployment":2},"missing":[],)"
            R"("findings":[],"notices":[]})"
            "\n");
  const Validation young{
      .directories = {{"create", 3U}, {"deployment", {}}}, .instance = {}, .plan = {}, .manual_plan = {}};
  EXPECT_EQ(validation_json(young),
            R"({"event":"validated","files":{"create":3},"missing":["deployment"],"findings":[],"notices":[]})"
            "\n");
}

TEST(ValidationJson, ContainsRefusalsOfTheInstance) {
  Validation validation = compared();
  validation.plan->notices = {"\"a\" was edited"};
  validation.plan->refusals.push_back({.rule = "deployment-late",
                                       .ordinal = source::Ordinal(1),
                                       .path = "d/1-a.sql",
                                       .message = "late",
                                       .hint = "Move."});
  EXPECT_EQ(validation_json(validation),
            R"({"event":"validated","files":{"create":1,"deployment":3,"manual-deployment":0},"missing":[],)"
            R"("findings":[],"database":"shop","in_place":1,"pending":3,"notices":["\"a\" was edited"],)"
            R"("refusals":[{"rule":"deployment-late","ordinal":1,"path":"d/1-a.sql","message":"late","hint":"Move."}]})"
            "\n");
}

TEST(ValidationJson, ContainsRejectedStatements) {
  Validation validation = whole(1, 1, 0);
  validation.rejected = {{.place = {.file = "deployment/0-a.sql", .line = 2, .column = 3},
                          .message = "PostgreSQL's parser, version 15, reports: syntax error at or near \"creat\"; a "
                                     "later server may accept it"}};
  EXPECT_THAT(validation_json(validation),
              testing::HasSubstr(R"("notices":["deployment/0-a.sql:2:3: PostgreSQL's parser, version 15, reports: )"
                                 R"(syntax error at or near \"creat\"; a later server may accept it"]})"));
}

TEST(NoticesText, CutsALongList) {
  EXPECT_EQ(notices_text({}), "");
  EXPECT_EQ(notices_text({"one", "two"}), "notice: one\nnotice: two\n");
  EXPECT_THAT(notices_text(std::vector<std::string>(22, "again")),
              testing::EndsWith("notice: again\nnotice: 2 more; --output json has all of them\n"));
}

}  // namespace
}  // namespace pgmanager::report
