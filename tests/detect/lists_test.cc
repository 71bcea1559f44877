// What is asked of a match beyond its pattern: entropy, allow lists, keywords.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "detect/allow_list.h"
#include "detect/detect_fixture.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

using Values = std::vector<std::string>;

BothEngines engines_of(const std::string& keys) {
  auto rules = std::make_shared<RuleSet>();
  const Result<void> added = rules->add_yaml(
      "id: test/token\nentity: SECRET\nabout: a test\npattern: 'tok=([a-z0-9]{4,20})'\n"
      "groups: [1]\nscore: 0.8\nimported: a test\n" +
          keys,
      "test.yaml");
  EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
  return BothEngines(rules);
}

TEST(Lists, EntropyMustBeExceeded) {
  BothEngines engines = engines_of("entropy: 2\n");
  // Four letters, each once: two bits a character, which is not above two.
  EXPECT_EQ(engines.detect(Talk().human("tok=abcd tok=abcde")), Values{"0 SECRET unknown 'abcde'"});
}

TEST(Lists, PatternsAreTriedOnValueMatchOrLine) {
  const Talk talk = Talk().human("tok=aaaa1 sample\ntok=bbbb1 tok=cccc1");
  EXPECT_EQ(engines_of("allow: [{patterns: ['^b']}]\n").detect(talk),
            (Values{"0 SECRET unknown 'aaaa1'", "0 SECRET unknown 'cccc1'"}));
  EXPECT_EQ(engines_of("allow: [{on: match, patterns: ['^tok=c']}]\n").detect(talk),
            (Values{"0 SECRET unknown 'aaaa1'", "0 SECRET unknown 'bbbb1'"}));
  EXPECT_EQ(engines_of("allow: [{on: line, patterns: [sample]}]\n").detect(talk),
            (Values{"0 SECRET unknown 'bbbb1'", "0 SECRET unknown 'cccc1'"}));
}

TEST(Lists, WordsArePartsOfTheValueInAnyCase) {
  BothEngines engines = engines_of("allow: [{words: [BBB]}]\n");
  EXPECT_EQ(engines.detect(Talk().human("tok=abbb1 tok=abba1 bbb")),
            Values{"0 SECRET unknown 'abba1'"});
}

TEST(Lists, AllAsksForPatternsAndWords) {
  const Talk talk = Talk().human("tok=aaaa1 tok=aabb1 tok=bbbb1");
  EXPECT_EQ(engines_of("allow: [{all: true, patterns: ['^a'], words: [bb]}]\n").detect(talk),
            (Values{"0 SECRET unknown 'aaaa1'", "0 SECRET unknown 'bbbb1'"}));
  EXPECT_EQ(engines_of("allow: [{patterns: ['^a'], words: [bb]}]\n").detect(talk), Values{});
}

TEST(Lists, AKeywordMayStandAnywhereInTheRecord) {
  BothEngines engines = engines_of("keywords: [quokka, wombat]\n");
  EXPECT_EQ(engines.detect(Talk().human("tok=aaaa1")), Values{});
  EXPECT_EQ(engines.detect(Talk().human("tok=aaaa1 for the Quokka")),
            Values{"0 SECRET unknown 'aaaa1'"});
  EXPECT_EQ(engines.detect(Talk().human("tok=aaaa1").bot("x").human("WOMBATS!")),
            Values{"0 SECRET unknown 'aaaa1'"});
  // What one record holds does not count for the next.
  EXPECT_EQ(engines.detect(Talk().human("tok=aaaa1")), Values{});
}

TEST(Lists, LinesEndWhereTheyEndAndAreBounded) {
  EXPECT_EQ(lines_around("one\ntwo\nthree", 4, 5), "two");
  EXPECT_EQ(lines_around("one\ntwo\nthree", 0, 3), "one");
  EXPECT_EQ(lines_around("one\ntwo\nthree", 2, 9), "one\ntwo\nthree");
  EXPECT_EQ(lines_around("", 0, 0), "");
  const std::string long_line(20000, 'a');
  EXPECT_EQ(lines_around(long_line, 10000, 10001).size(), 8193U);
}

TEST(Lists, LineEndsAreNoPartOfAnImportedValue) {
  auto rules = std::make_shared<RuleSet>();
  ASSERT_TRUE(
      rules->add_yaml("id: test/line\nentity: SECRET\nabout: a test\n"
                      "pattern: '\\nzq[0-9]{4}\\n'\nscore: 0.8\nimported: a test\n",
                      "test.yaml"));
  EXPECT_EQ(BothEngines(rules).detect(Talk().human("a\nzq1234\nb")),
            Values{"0 SECRET unknown 'zq1234'"});
}

}  // namespace
}  // namespace expunge
