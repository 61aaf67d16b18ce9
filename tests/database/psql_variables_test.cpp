#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/process.hpp"
#include "source/psql_variables.hpp"
#include "sql/variables.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

// Compares the handling of variables with psql, which always needs a server.

namespace pgmanager {
namespace {

class PsqlVariables : public tests::ServerTest {
 protected:
  /// The complete output of psql for a file, including the queries it sends.
  std::string run(const std::string& script, const sql::Variables& variables = {}) const {
    std::vector<std::string> arguments = {"psql", "-X", "-q", "-A", "-t", "-e", "-d", tests::test_server_dsn()};
    for (const auto& [name, value] : variables) arguments.insert(arguments.end(), {"-v", name + "=" + value});
    arguments.insert(arguments.end(), {"-f", directory_.write("script.sql", script).string()});
    return base::run({.arguments = arguments, .environment = {{"PGCLIENTENCODING", "UTF8"}}}).output;
  }

  tests::TemporaryDirectory directory_;
};

const sql::Variables variables = {{"n", "5"},      {"s", "it's"},     {"b", "a\\b'c"},    {"i", "we\"ird"},
                                  {"empty", ""},   {"N", "6"},        {"n_1", "7"},       {"1", "8"},
                                  {"2x", "9"},     {"größe", "10"},   {"quote", "'a' "},  {"nE", "11"},
                                  {"word", "one"}, {"both", "\"'\\"}, {"spaces", " a b "}};

constexpr const char* statements[] = {
    "select :n, :'n', :\"n\", :nope, :'nope', :\"nope\", :{?n}, :{?nope}",
    "select :n, :'n' as :\"n\", :'n'::text, :n::int, :{?n}, :{?nope}",
    "select :'s', :'b', :'i', :'empty', :'both', :'spaces', :quote, :empty 1 as :\"i\", 2 as :\"s\", 3 as :\"both\"",
    "select 'it''s :n', E'\\':n', U&':n', N':n', 'a'\n  ':n', $$:n$$, $a$:n $$ :n$a$, 1 as \":n\", 2 as U&\":n\"",
    "select 1 -- :n\n, 2 /* :n /* :n */ :n */, 3 --:n",
    "select '1'::n, '1' :: int, 1:::n, '2'::N",
    "select (array[1,2,3,4,5,6])[2:n], (array[1,2,3,4,5,6])[:n], (array[1,2])[0:1]",
    "select (array[1,2,3,4,5,6])[1:n_1], (array[1,2,3,4,5,6])[1 :n], (array[1,2,3])[1: 2], (array[1,2,3])[1:2]",
    "select make_interval(days := :n), make_interval(days:=:n), make_interval(days := n)",
    "select :n:n, ::n:n, :n:N, :n::text:n",
    "select : n, :/**/n, :'n o', :' n', :{n}, :{?n }, :{?}, :{? n}",
    "select :N, :n_1, :2x, :größe, :n$1, :n1, :n_, :2, :1x, :größe2, :1, :12",
    "select :n.n, :n.5, :n-1, -:n, +:n, @:n, :n%2, :n<:N, :n>=:n, (:n), [:n], {:n}, :n;",
    "select :n$$:n$$, :nope$$:n$$, :nE':n', :'n'':n', :\"n\"\":n\", :'n'\n':n', x:n, x:'n', 1:n, 1.:n, 1e:n, $1:n, "
    "$a:n",
    "select E:'b', a:'b', :'n, ' :n', \":n\" :\"n",
    "\" :n",
    "create rule r as on insert to t do also (select :n; select :'s')",
    "select 'e:'||:n||':'||:'s'||':n'",
    "select \"a\"\"b:n\", 'a''b:n', :n'a', :\"word\".:\"word\", :word.:word",
    "select a::n[:n], b[:n:N], c[:n::int::N], d[n:n:n]",
};

TEST_F(PsqlVariables, AreReplacedInTheSameWay) {
  for (const char* statement : statements) {
    const std::string ours = sql::interpolate(statement, variables).text();
    EXPECT_EQ(run(ours + "\n;\n"), run(std::string(statement) + "\n;\n", variables)) << statement;
    EXPECT_EQ(sql::uses_variables(statement, variables), ours != statement) << statement;
  }
}

TEST_F(PsqlVariables, AreComparedByTestsThatCanFail) {
  EXPECT_NE(run("select 1;\n"), run("select :n;\n", variables));
  EXPECT_EQ(run("select :n;\n", variables), "select 5;\n5\n");
}

constexpr const char* set_commands[] = {
    "\\set target",
    "\\set target a  b\tc",
    "\\set target 1;",
    "\\set target a 'b c' \"d e\" -- f",
    "\\set target 'it''s' 'a'b'c'",
    "\\set target '\\n|\\t|\\b|\\r|\\f|\\v|\\'|\\\\|\\\"|\\z'",
    "\\set target '\\101|\\1012|\\60|\\8|\\x41|\\x4a4|\\xg|\\x|\\X41'",
    "\\set target \"a\"\"b\" \"it's\" \"\\n\" \":n\"",
    "\\set target :n :'n' :\"n\" :s :'s' :\"s\"",
    "\\set target :'b' x:'b' :\"i\" :b",
    "\\set target :nope :'nope' :\"nope\" :{?n} :{?nope} :{n} :'no pe' :\"no pe\"",
    "\\set target ::n :::n a:n:n :n:n :n1 :n_1 :größe :1 : n",
    "\\set target ':n' \":n\" a:n'b':n\"c\":n",
    "\\set target a\\echo",
    "\\set target 'a\\\\b' \\echo",
    "\\set target a \\\\ -- b",
    "\\set target :n|:n, (:n) [:n] {:n}",
    "\\set target '' ''",
    "\\set target :empty",
    "\\unset target",
    "\\set 'target' quoted",
};

/// The value of the variable after the line, as psql's \echo would show it.
std::string target_after(const std::string& line) {
  sql::Variables after = variables;
  after["target"] = "before";
  source::apply_set_command(line, after);
  const auto target = after.find("target");
  return target == after.end() ? ":target" : target->second;
}

TEST_F(PsqlVariables, AreSetInTheSameWay) {
  for (const std::string line : set_commands) {
    // \echo itself prints an empty line if one of these lines ends with it.
    const std::string expected = (line.ends_with("\\echo") ? "\n[" : "[") + target_after(line) + "]\n";
    EXPECT_EQ(run("\\set target before\n" + line + "\n\\echo [:target]\n", variables), expected) << line;
  }
}

TEST_F(PsqlVariables, HaveTheSameNames) {
  for (const std::string name : {"a", "1", "_", "A_1", "größe", "", "a b", "a-b", "a;", "a$", "a.b", "é", "\"a\""}) {
    const bool accepted = run("\\set '" + name + "' x\n").empty();
    EXPECT_EQ(sql::is_variable_name(name), accepted) << name;
  }
}

}  // namespace
}  // namespace pgmanager
