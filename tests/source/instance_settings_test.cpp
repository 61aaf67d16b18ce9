#include "source/instance_settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"
#include "source/source_tree.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

class InstanceFiles : public testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) const { root_.write("instance/" + name, text); }
  InstanceSettings read() { return read_instance_settings(root_.path(), findings_); }
  /// "name: value|value" of each parameter.
  std::vector<std::string> parameters() {
    std::vector<std::string> lines;
    const InstanceSettings settings = read();
    for (const ServerParameter& each : settings.parameters.value()) {
      lines.push_back(fmt::format("{}: {}", each.name, fmt::join(each.values, "|")));
    }
    return lines;
  }

  pgmanager::tests::TemporaryDirectory root_;
  base::Findings findings_;
};

TEST_F(InstanceFiles, AreOptional) {
  EXPECT_TRUE(read().is_empty());
  root_.write("instance/README.md", "");
  EXPECT_TRUE(read().is_empty());
  EXPECT_THAT(in_full(findings_), IsEmpty());
}

TEST_F(InstanceFiles, HaveParametersOfEveryType) {
  write(
      "settings.json",
      R"({"jit": false, "work_mem": "64MB", "max_connections": 200, "random_page_cost": 1.1, "search_path": "\"$user\", app",
            "shared_preload_libraries": ["a", "b"], "DateStyle": ["iso", "dmy"], "temp_tablespaces": []})");
  EXPECT_THAT(parameters(), ElementsAre("DateStyle: iso, dmy", "jit: off", "max_connections: 200",
                                        "random_page_cost: 1.1", "search_path: $user|app",
                                        "shared_preload_libraries: a|b", "temp_tablespaces: ", "work_mem: 64MB"));
  EXPECT_THAT(in_full(findings_), IsEmpty());
}

TEST_F(InstanceFiles, HaveEachParameterOnce) {
  write("settings.json", R"({"work_mem": "1MB", "Work_Mem": "2MB"})");
  read();
  EXPECT_THAT(places(findings_), ElementsAre("instance/settings.json instance-settings"));
  EXPECT_EQ(findings_.at(0).message, "parameter \"Work_Mem\" appears twice");
}

TEST_F(InstanceFiles, HaveValuesThatFitIntoOneLine) {
  write("settings.json", R"({"a": null, "b": {"c": 1}, "c": ["x", 1], "d": "two\nlines", "e f": 1})");
  read();
  std::vector<std::string> messages;
  for (const base::Finding& finding : findings_) messages.push_back(finding.message);
  const auto neither = [](char name) {
    return fmt::format(
        "value of parameter \"{}\" is neither a string (in one line), a number, a boolean nor a list of strings", name);
  };
  EXPECT_THAT(messages, ElementsAre(neither('a'), neither('b'), neither('c'), neither('d'),
                                    "\"e f\" is not the name of a parameter"));
}

TEST_F(InstanceFiles, AreJsonObjects) {
  write("settings.json", "{\"work_mem\": \"1MB\",\n}");
  read();
  EXPECT_THAT(in_full(findings_),
              ElementsAre("instance/settings.json:2:1 instance-settings", "settings.json is not valid JSON",
                          R"(Write an object of parameters: {"work_mem": "64MB", "max_connections": 200}.)"));
  findings_.clear();
  write("settings.json", "[]");
  read();
  EXPECT_EQ(findings_.at(0).message, "settings.json is an array, not an object");
}

TEST_F(InstanceFiles, HaveKnownNames) {
  write("pg_hba.cnf", "");
  root_.write("instance/roles.sql/a.sql", "");
  read();
  EXPECT_THAT(places(findings_), ElementsAre("instance/pg_hba.cnf stray-entry", "instance/roles.sql stray-entry"));
}

TEST_F(InstanceFiles, AreCheckedWithTheTree) {
  write("roles.sql", "CREATE ROLE a;\nCOMMIT;\n");
  write("pg_hba.conf", "host all all\n");
  const ReadResult result = read_source_tree(root_.path(), whole_tree(root_.path()));
  EXPECT_THAT(places(result.findings),
              ElementsAre("instance/pg_hba.conf:1 access-rule", "instance/roles.sql:2:1 transaction-control"));
}

// What the server says about all other mistakes is tested beside the server (tests/database).
TEST(AccessRules, NameNoFilesOfTheServer) {
  base::Findings findings;
  parse_access_rules("pg_hba.conf", "local @databases all trust\nlocal all @users trust\nlocal \"@a\" all trust\n",
                     findings);
  std::vector<std::string> messages;
  for (const base::Finding& finding : findings) messages.push_back(finding.message);
  EXPECT_THAT(messages,
              ElementsAre("\"@databases\" names a file of the server", "\"@users\" names a file of the server"));
}

TEST(AccessRules, KeepTheQuotesOfKeywords) {
  base::Findings findings;
  const auto rules = parse_access_rules("pg_hba.conf", "host \"all\",\"shop\" \"+a\",b \"all\" md5\n", findings);
  EXPECT_EQ(to_string(rules.at(0)), "host \"all\",shop \"+a\",b all md5");
}

TEST(AccessRules, AreShownWithoutPasswords) {
  EXPECT_EQ(without_passwords("host all all all ldap ldapbindpasswd=x ldapserver=l"),
            "host all all all ldap ldapbindpasswd=... ldapserver=l");
  EXPECT_EQ(without_passwords("host all all all radius \"radiussecrets=a, b\" radiusservers=l"),
            "host all all all radius \"radiussecrets=...\" radiusservers=l");
  EXPECT_EQ(without_passwords("host all all all md5"), "host all all all md5");
}

TEST(ListsOfNames, AreSplitAsTheServerDoes) {
  EXPECT_THAT(split_names(""), IsEmpty());
  EXPECT_THAT(split_names("a"), ElementsAre("a"));
  EXPECT_THAT(split_names(" a ,\tb"), ElementsAre("a", "b"));
  EXPECT_THAT(split_names(R"("$user", "a, b", "x""y")"), ElementsAre("$user", "a, b", "x\"y"));
  EXPECT_THAT(split_names(R"("")"), ElementsAre(""));
}

}  // namespace
}  // namespace pgmanager::source
