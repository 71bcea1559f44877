// Rules with `number`: shapes, check digits, what stands around, and what counts as evidence.
#include <gtest/gtest.h>

#include "detect/number_checks.h"
#include "detect_fixture.h"
#include "rulebook/number_form.h"

namespace expunge {
namespace {

bool passes(std::string_view check, std::string_view compact) {
  const Result<NumberCheck> parsed = parse_number_check(check);
  EXPECT_TRUE(parsed) << check;
  return parsed && passes_checks({&*parsed, 1}, compact);
}

// Samples that the authorities or their registers print.
TEST(NumberChecks, KnowTheSchemes) {
  EXPECT_TRUE(passes("luhn", "046454286"));               // CRA
  EXPECT_TRUE(passes("luhn after 80840", "1234567893"));  // CMS
  EXPECT_TRUE(passes("verhoeff", "234123412346"));
  EXPECT_TRUE(passes("mod11_10", "33392005961"));
  EXPECT_TRUE(passes("german_tax_id", "36574261809"));
  EXPECT_TRUE(passes("at 10 weights 10 9 8 7 6 5 4 3 2 mod 11 complement", "9434765870"));
  EXPECT_TRUE(passes("sum 10 1 3 5 7 9 11 13 15 17 19 mod 89 equals 10", "83914571673"));
  EXPECT_TRUE(passes("at 14-15 number 1-13 mod 97 complement", "295109912611193"));
  EXPECT_TRUE(passes("at 9 number 1-8 mod 23 table TRWAGMYFPDXBNJZSQVHLCKE", "54362315K"));
  EXPECT_TRUE(passes("at 8 weights 8 7 6 5 4 3 2 mod 11 plus 324 complement ten A", "A1234563"));
  EXPECT_TRUE(passes("sum 1 9 8 7 6 5 4 3 2 1 1 mod 10 unfold ABCDEFGHJKLMNPQRSTUVXYWZIO 10",
                     "A123456789"));
  EXPECT_TRUE(passes("at 9 weights 3 2 7 6 5 4 3 2 mod 11 complement ten K pad 9",
                     "76086428"
                     "5"));
  EXPECT_TRUE(passes("korean_brn", "1168200276"));
}

TEST(NumberChecks, RefuseOneDigitChanged) {
  EXPECT_FALSE(passes("luhn", "046454287"));
  EXPECT_FALSE(passes("verhoeff", "234123412345"));
  EXPECT_FALSE(passes("mod11_10", "33392005962"));
  EXPECT_FALSE(passes("at 14-15 number 1-13 mod 97 complement", "295109912611194"));
  EXPECT_FALSE(passes("korean_brn", "1168200277"));
}

TEST(NumberChecks, ReadDatesAndParts) {
  EXPECT_TRUE(passes("date yymmdd 1", "0002291234"));   // a leap year in 2000
  EXPECT_FALSE(passes("date yymmdd 1", "9902291234"));  // none in 1999
  EXPECT_FALSE(passes("date yymmdd 1", "9913011234"));
  EXPECT_TRUE(passes("date yymmdd 1 months 50", "7153191234"));
  EXPECT_TRUE(passes("date ddmmyy 1 days 40", "7101901234"));
  EXPECT_FALSE(passes("date yyyymmdd 1", "17990101"));
  EXPECT_TRUE(passes("part 4-5 in 50-65 70", "9117012"));
  EXPECT_FALSE(passes("part 4-5 in 50-65 70", "9116612"));
  EXPECT_FALSE(passes("date yymmdd 8", "0002291234")) << "no room for it";
}

constexpr const char* kRules = R"(
id: t/member
entity: MEMBER_ID
about: Member numbers with a check digit
number:
  - shape: '999~999~999'
    check: luhn
score: 0.3
context: {near: [member], chars: 20, raise: 0.5, alone: true}
matches: ['member <<046 454 286>>', '<<046454286>>', 'member <<046-454-286>>']
non_matches: ['046-454 286', a, b]
---
id: t/lettered
entity: LOCKER_ID
about: Locker numbers
number:
  - shape: 'AA 99/99'
score: 0.6
context: {near: [locker], chars: 20, raise: 0.2}
matches: ['<<AB 12/34>>', 'locker <<ab 12/34>>', '<<AB 12/35>>']
non_matches: ['ab 12/34', a, b]
)";

class Numbers : public testing::Test {
 protected:
  static BothEngines make() {
    auto rules = std::make_shared<RuleSet>();
    const Result<void> added = rules->add_yaml(kRules, "t.yaml");
    EXPECT_TRUE(added) << added.error().to_string();
    return BothEngines(rules);
  }
  std::vector<std::string> find(std::string text) {
    return engines_.detect(Talk().human(std::move(text)));
  }
  BothEngines engines_ = make();
};

using Found = std::vector<std::string>;

TEST_F(Numbers, StandBesideTheirWordOrAlone) {
  EXPECT_EQ(find("my member no: 046 454 286, ok"), Found{"0 MEMBER_ID unknown '046 454 286'"});
  EXPECT_EQ(find("046454286."), Found{"0 MEMBER_ID unknown '046454286'"});
  EXPECT_EQ(find("paid 046454286 today"), Found{});
}

TEST_F(Numbers, HaveOneSeparator) {
  EXPECT_EQ(find("member 046-454 286"), Found{});
  EXPECT_EQ(find("member 046-454-286"), Found{"0 MEMBER_ID unknown '046-454-286'"});
}

TEST_F(Numbers, AreNoPartOfSomethingLonger) {
  EXPECT_EQ(find("member 1-046-454-286"), Found{});
  EXPECT_EQ(find("member 046-454-286-1"), Found{});
  EXPECT_EQ(find("member x046454286"), Found{});
  EXPECT_EQ(find("member +046454286"), Found{});
  EXPECT_EQ(find("member 12 046 454 286"), Found{});
}

TEST_F(Numbers, InSmallLettersNeedAWord) {
  EXPECT_EQ(find("take AB 12/34 please"), Found{"0 LOCKER_ID unknown 'AB 12/34'"});
  EXPECT_EQ(find("take ab 12/34 please"), Found{});
  EXPECT_EQ(find("locker ab 12/34 please"), Found{"0 LOCKER_ID unknown 'ab 12/34'"});
}

TEST_F(Numbers, AreFoundInDisguise) {
  EXPECT_EQ(find("member \xEF\xBC\x90\xEF\xBC\x94\xEF\xBC\x96 454 286"),
            Found{"0 MEMBER_ID unknown '\xEF\xBC\x90\xEF\xBC\x94\xEF\xBC\x96 454 286'"});
}

TEST(PublishedValues, BelongToThePublic) {
  const Result<RuleSet> rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  BothEngines engines(std::make_shared<const RuleSet>(*rules));
  const Talk talk = Talk().human("card 4242 4242 4242 4242, ping 192.0.2.10, ip 81.2.69.142");
  std::vector<std::string> owners;
  for (const Finding& finding : engines.findings(talk)) {
    owners.push_back(std::string(finding.entity) + " " + letter_of(finding.owner));
  }
  EXPECT_EQ(owners, (Found{"CREDIT_CARD public", "IP_ADDRESS public", "IP_ADDRESS unknown"}));
}

}  // namespace
}  // namespace expunge
