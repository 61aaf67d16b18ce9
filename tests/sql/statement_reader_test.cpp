#include <gtest/gtest.h>

#include "sql/statement_reader.hpp"

namespace pgmanager::sql {

namespace {

std::vector<RoutineArgument> arguments(std::string_view written) {
  StatementReader reader(written);
  return read_arguments(reader).value_or(std::vector<RoutineArgument>());
}

TEST(RoutineArguments, AreEqualInDifferentSpellings) {
  for (const auto& [dropped, created] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"()", "()"},
           {"(int)", "(n integer)"},
           {"(int4, text)", "(IN a int DEFAULT 1, b text = 'x, y')"},
           {"(n numeric)", "(m numeric(10, 2) DEFAULT round(1.5, 2))"},
           {"(varchar)", "(VARIADIC x character varying(3))"},
           {"(timestamptz)", "(at timestamp(3) with time zone)"},
           {"(time without time zone)", "(at time)"},
           {"(\"char\")", "(c \"char\")"},
           {"(interval)", "(i interval day to second(3))"},
           {"(int[])", "(a int array[3] DEFAULT ARRAY[1, 2])"},
           {"(double precision)", "(float8)"},
           {"(app.money)", "(m Money)"},
           {"(pg_catalog.int4)", "(int)"},
           {"(int)", "(a int, OUT b text, OUT c text)"},
           {"(int, text)", "(a int, OUT b text)"},
           {"(int, OUT text)", "(a int, OUT b text)"},
           {"(INOUT int)", "(INOUT a int)"},
           {"(text)", "(a t.c%TYPE)"},
       }) {
    EXPECT_TRUE(may_be_same(arguments(dropped), arguments(created))) << dropped << " and " << created;
  }
}

TEST(RoutineArguments, Differ) {
  for (const auto& [dropped, created] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"()", "(int)"},
           {"(int)", "(int, int)"},
           {"(int)", "(bigint)"},
           {"(int)", "(int[])"},
           {"(char)", "(\"char\")"},
           {"(timestamp)", "(timestamp with time zone)"},
           {"(app.money)", "(other.money)"},
       }) {
    EXPECT_FALSE(may_be_same(arguments(dropped), arguments(created))) << dropped << " and " << created;
  }
}

TEST(RoutineArguments, CanBeMissing) {
  StatementReader reader("cascade");
  EXPECT_FALSE(read_arguments(reader));
}

}  // namespace

}  // namespace pgmanager::sql
