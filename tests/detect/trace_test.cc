// What a detection says of itself: each fate, and the same findings whether watched or not.
#include "detect/trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

constexpr char kRules[] = R"(
- id: test/code
  entity: CODE
  about: four digits after a letter
  pattern: '[A-Z](?P<value>[0-9]{4})'
  score: 0.4
  context: {near: [code], chars: 20, raise: 0.3}
  veto: {near: [example], chars: 12, exact: ['0000'], pattern: '^99'}
  roles: [human]
  matches: ['code A<<1234>>', 'code B<<1235>>', 'code C<<1236>>']
  non_matches: ['no', 'none', 'nothing']
- id: test/long
  entity: LONG
  about: a longer value
  pattern: 'key [A-Z][0-9]{4}-[0-9]'
  score: 0.6
  matches: ['<<key A1234-1>>', '<<key A1234-2>>', '<<key A1234-3>>']
  non_matches: ['no', 'none', 'nothing']
- id: test/card
  entity: CREDIT_CARD
  about: sixteen digits
  pattern: '[0-9]{16}'
  validate: card
  score: 0.5
  context: {near: [card], chars: 20, raise: 0.1, required: true}
  matches: ['card <<4539578763621486>>', 'card <<4556737586899855>>', 'card <<4716461583322103>>']
  non_matches: ['no', 'none', 'nothing']
- id: test/token
  entity: SECRET
  about: a token of mixed letters beside its keyword
  pattern: 'tok_[a-z0-9]{8}'
  score: 0.8
  entropy: 2.0
  keywords: [tok_]
  allow: [{about: samples, on: value, words: [sample]}]
  matches: ['<<tok_a8f3k2p9>>', '<<tok_b7c6d5e4>>', '<<tok_q1w2e3r4>>']
  non_matches: ['no', 'none', 'nothing']
- id: test/handle
  entity: HANDLE
  about: an account that is given as such
  pattern: 'account is (?P<value>[a-z_.]{4,20})'
  score: 0.7
  remember: true
  matches: ['account is <<otter_one>>', 'account is <<otter_two>>', 'account is <<otter_three>>']
  non_matches: ['account', 'is otter', 'no account']
)";

class TraceTest : public testing::Test {
 protected:
  TraceTest() {
    auto rules = std::make_shared<RuleSet>();
    EXPECT_TRUE(rules->add_yaml(kRules, "test.yaml"));
    DetectorOptions options;
    options.names = NamesMode::kOff;
    auto model = DetectorModel::create(rules, options);
    EXPECT_TRUE(model) << model.error().to_string();
    model_ = *model;
  }

  std::vector<TracedCandidate> trace(const Talk& talk) {
    const Conversation conversation = talk.conversation();
    Detector detector(model_);
    Trace trace(conversation);
    std::vector<Finding> watched;
    detector.detect(conversation, watched, &trace);
    std::vector<Finding> alone;
    detector.detect(conversation, alone);
    EXPECT_EQ(describe(conversation, watched, true), describe(conversation, alone, true));
    const auto& all = trace.candidates();
    EXPECT_EQ(
        static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [](const auto& one) { return one.fate == Fate::kFinding; })),
        alone.size());
    return all;
  }
  TracedCandidate only(const std::string& text) {
    const std::vector<TracedCandidate> all = trace(Talk().human(text));
    EXPECT_EQ(all.size(), 1U) << text;
    return all.empty() ? TracedCandidate() : all.front();
  }

  std::shared_ptr<const DetectorModel> model_;
};

TEST_F(TraceTest, AFindingWithItsContext) {
  const TracedCandidate found = only("the code X1234");
  EXPECT_EQ(found.fate, Fate::kFinding);
  EXPECT_EQ(found.context, "code");
  EXPECT_EQ(found.span, (TextSpan{10, 14}));
  EXPECT_DOUBLE_EQ(found.last_score(), 0.7);
}

TEST_F(TraceTest, EachRejectionSaysWhy) {
  EXPECT_EQ(only("code X0000").rejection, Rejection::kExactVeto);
  EXPECT_EQ(only("code X9912").rejection, Rejection::kPatternVeto);
  const TracedCandidate vetoed = only("for example X1234");
  EXPECT_EQ(vetoed.rejection, Rejection::kWordVeto);
  EXPECT_EQ(vetoed.veto, "example");
  EXPECT_EQ(only("4539578763621486").rejection, Rejection::kNoContext);
  EXPECT_EQ(only("card 4539578763621487").rejection, Rejection::kValidator);
  EXPECT_EQ(only("tok_aaaaaaaa").rejection, Rejection::kEntropy);
  EXPECT_EQ(only("tok_sample12").rejection, Rejection::kAllowed);
  EXPECT_EQ(trace(Talk().bot("code X1234")).at(0).rejection, Rejection::kRole);
  EXPECT_EQ(trace(Talk().placeholder("X1234").human("code X1234")).at(0).rejection,
            Rejection::kPlaceholder);
}

TEST_F(TraceTest, TooLow) {
  const TracedCandidate low = only("X1234");
  EXPECT_EQ(low.fate, Fate::kTooLow);
  EXPECT_DOUBLE_EQ(low.last_score(), 0.4);
}

TEST_F(TraceTest, LostToTheSurer) {
  const std::vector<TracedCandidate> both = trace(Talk().human("code key X1234-5"));
  ASSERT_EQ(both.size(), 2U);
  const auto loser = std::find_if(both.begin(), both.end(),
                                  [](const auto& one) { return one.fate == Fate::kLost; });
  ASSERT_NE(loser, both.end());
  EXPECT_EQ(loser->entity, "LONG") << "0.6 against 0.7 with its context";
  ASSERT_TRUE(loser->lost_to);
  EXPECT_EQ(both[*loser->lost_to].entity, "CODE");
}

TEST_F(TraceTest, MemoryNamesItsOrigin) {
  const std::vector<TracedCandidate> all =
      trace(Talk().human("my account is otter_den").bot("hello otter_den"));
  const auto recalled = std::find_if(all.begin(), all.end(), [](const auto& one) {
    return one.origin.has_value() && one.turn == 1;
  });
  ASSERT_NE(recalled, all.end());
  EXPECT_EQ(recalled->fate, Fate::kFinding);
  EXPECT_EQ(recalled->memory, MemoryStep::kDisclosed);
  EXPECT_EQ(all[*recalled->origin].turn, 0U);
}

TEST_F(TraceTest, NothingProposedNothingTraced) {
  EXPECT_TRUE(trace(Talk().human("good evening")).empty());
}

// Names come from no rule of a pack; owners drop and change them.
TEST(Trace, FollowsNames) {
  auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  auto model = DetectorModel::create(std::make_shared<const RuleSet>(std::move(*rules)), {});
  ASSERT_TRUE(model);
  Talk talk;
  talk.persona_name("Roderick").human("lol my real name is dana").bot("Roderick greets Dana.");
  const Conversation conversation = talk.conversation();
  Detector detector(*model);
  Trace trace(conversation);
  std::vector<Finding> watched;
  std::vector<Finding> alone;
  detector.detect(conversation, watched, &trace);
  detector.detect(conversation, alone);
  ASSERT_EQ(describe(conversation, watched, true), describe(conversation, alone, true));
  std::vector<std::string> kept;
  for (const TracedCandidate& one : trace.candidates()) {
    if (one.fate != Fate::kFinding) continue;
    const std::string_view text = conversation.turns[one.turn].text;
    kept.push_back(std::to_string(one.turn) + " " + letter_of(one.last_owner()) + " " +
                   std::string(text.substr(one.span.begin, one.span.size())));
  }
  std::sort(kept.begin(), kept.end());
  EXPECT_TRUE(std::find(kept.begin(), kept.end(), "1 self dana") != kept.end());
  EXPECT_TRUE(std::find(kept.begin(), kept.end(), "2 self Dana") != kept.end());
}

}  // namespace
}  // namespace expunge
