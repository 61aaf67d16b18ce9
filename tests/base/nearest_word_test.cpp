#include "base/nearest_word.hpp"

#include <gtest/gtest.h>

namespace pgmanager::base {
namespace {

const std::vector<std::string> functions = {"create", "deployment", "status", "stop", "version", "help"};

TEST(NearestWord, FindsATypingError) {
  EXPECT_EQ(nearest_word("craete", functions), "create") << "two letters swapped";
  EXPECT_EQ(nearest_word("creat", functions), "create") << "a letter left out";
  EXPECT_EQ(nearest_word("sstatus", functions), "status") << "a letter too many";
  EXPECT_EQ(nearest_word("halp", functions), "help") << "a wrong letter";
  EXPECT_EQ(nearest_word("stop", functions), "stop");
}

TEST(NearestWord, AllowsAThirdOfTheLettersToDiffer) {
  EXPECT_EQ(nearest_word("abcdef", {"abcdXY"}), "abcdXY");
  EXPECT_EQ(nearest_word("abcdef", {"abcXYZ"}), "");
}

TEST(NearestWord, AllowsOneLetterToDifferInAShortWord) {
  EXPECT_EQ(nearest_word("ab", {"ax"}), "ax");
  EXPECT_EQ(nearest_word("ab", {"xy"}), "");
}

TEST(NearestWord, CountsSwappedLettersOnce) {
  EXPECT_EQ(nearest_word("hlep", functions), "help");
  EXPECT_EQ(nearest_word("sotp", functions), "stop");
  EXPECT_EQ(nearest_word("ehpl", functions), "") << "two pairs of them";
}

TEST(NearestWord, TakesTheNearestOfMany) {
  EXPECT_EQ(nearest_word("--output", {"--ouput-x", "--outpux", "--root"}), "--outpux");
}

TEST(NearestWord, TakesTheFirstOfTwoThatAreEquallyNear) {
  EXPECT_EQ(nearest_word("bat", {"cat", "rat"}), "cat");
}

TEST(NearestWord, TakesTheOnlyOneThatBeginsWithTheWord) {
  EXPECT_EQ(nearest_word("prod", {"staging", "production"}), "production");
  EXPECT_EQ(nearest_word("prod", {"products", "production"}), "");
  EXPECT_EQ(nearest_word("pr", {"production"}), "") << "two letters say too little";
}

TEST(NearestWord, FindsNothingForAnUnrelatedWord) {
  EXPECT_EQ(nearest_word("frobnicate", functions), "");
  EXPECT_EQ(nearest_word("", functions), "");
  EXPECT_EQ(nearest_word("create", {}), "");
}

}  // namespace
}  // namespace pgmanager::base
