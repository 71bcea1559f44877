#include "detect/detector.h"

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

std::shared_ptr<const RuleSet> rules_of(std::initializer_list<const char*> yaml) {
  auto rules = std::make_shared<RuleSet>();
  int number = 0;
  for (const char* text : yaml) {
    const auto done = rules->add_yaml(text, "test" + std::to_string(number++) + ".yaml");
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().to_string());
  }
  return rules;
}

constexpr char kCode[] = R"(
id: test/code
entity: CODE
about: four digits after a letter
pattern: '[A-Z](?P<value>[0-9]{4})'
score: 0.4
context: {near: [code, pass word], chars: 20, raise: 0.3}
veto: {near: [example], chars: 12, exact: ['0000'], pattern: '^99'}
matches: ['code A<<1234>>', 'code B<<1235>>', 'code C<<1236>>']
non_matches: ['no', 'none', 'nothing']
)";
constexpr char kAnswer[] = R"(
id: test/answer
entity: COLOUR
about: a colour that was asked for
pattern: '^(?P<value>[a-z]+)$'
previous: 'what colour'
roles: [human]
score: 0.7
owner: self
matches: [{text: '<<red>>', previous: 'what colour'}, {text: '<<blue>>', previous: 'what colour'}, {text: '<<tan>>', previous: 'what colour'}]
non_matches: ['No1', 'No2', 'No3']
)";
constexpr char kCertain[] = R"(
id: test/certain
entity: KEY
about: a key that cannot be mistaken
pattern: 'key-[0-9]{6}'
score: 0.9
certain: true
matches: ['<<key-123456>>', '<<key-123457>>', '<<key-123458>>']
non_matches: ['key', 'key-1', 'key-12']
)";
constexpr char kRemembered[] = R"(
id: test/handle
entity: HANDLE
about: an account that is given as such
pattern: 'account is (?P<value>@?[a-z_.]{4,20})'
score: 0.7
owner: self
remember: true
matches: ['account is <<otter_one>>', 'account is <<otter_two>>', 'account is <<@otter_three>>']
non_matches: ['account', 'is otter', 'no account']
)";
constexpr char kMail[] = R"(
id: test/mail
entity: EMAIL_ADDRESS
about: addresses
pattern: '(?P<value>[a-z.]+@[a-z.]+[a-z])'
validate: email
score: 0.6
views: [plain, folded]
matches: ['<<dana@kestrel.net>>', '<<dana@kestrel.org>>', '<<dana@kestrel.com>>']
non_matches: ['dana', 'dana@', '@dana']
)";

using Lines = std::vector<std::string>;

TEST(Detector, ContextRaisesAndVetoesReject) {
  BothEngines engines(rules_of({kCode}));
  const struct {
    const char* name;
    const char* text;
    Lines expected;
  } rows[] = {
      {"below the minimum without a word", "see A1234", {}},
      {"word before", "my code A1234", {"0 CODE unknown '1234'"}},
      {"phrase after", "A1234 is the Pass Word", {"0 CODE unknown '1234'"}},
      {"part of a word", "decoded A1234", {}},
      {"too far", "code ..................... A1234", {}},
      {"veto near", "code, example: A1234", {}},
      {"veto word of the next stretch", "code A1234, example", {"0 CODE unknown '1234'"}},
      {"veto word of the stretch before", "example, code A1234", {"0 CODE unknown '1234'"}},
      {"veto word behind a comma without space", "A1234,example of pass word", {}},
      {"veto word behind a named value", "code A1234 example", {"0 CODE unknown '1234'"}},
      {"word that labels the next value", "see A1234, code 7777", {}},
      {"word that goes on", "see A1234, code it is", {"0 CODE unknown '1234'"}},
      {"veto exact", "code A0000", {}},
      {"veto pattern", "code A9912", {}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(engines.detect(Talk().human(row.text)), row.expected) << row.name;
  }
}

TEST(Detector, TheKeyAndTheQuestionAreContext) {
  BothEngines engines(rules_of({kCode}));
  EXPECT_EQ(engines.detect(Talk().add(Role::kMetadata, "A1234", "pass_word")),
            (Lines{"0 CODE unknown '1234'"}));
  EXPECT_EQ(engines.detect(Talk().bot("tell me the code").human("its A1234")),
            (Lines{"1 CODE unknown '1234'"}));
  EXPECT_EQ(engines.detect(Talk().human("tell me the code").human("its A1234")), Lines{});
}

TEST(Detector, EvidenceNamesTheRulesWordAndNeverTheText) {
  BothEngines engines(rules_of({kCode, kMail}));
  auto findings = engines.findings(Talk().human("CODE A1234 dana@kestrel.net"));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].evidence, (std::vector<std::string>{"context:code"}));
  EXPECT_EQ(findings[1].evidence, (std::vector<std::string>{"validator:email"}));
  EXPECT_GE(findings[1].score, 0.95);
}

TEST(Detector, PreviousLooksAtTheLastTurnOfAnotherSpeaker) {
  BothEngines engines(rules_of({kAnswer}));
  EXPECT_EQ(engines.detect(Talk().bot("what colour").human("hm1").human("red")),
            (Lines{"2 COLOUR self 'red'"}));
  EXPECT_EQ(engines.detect(Talk().human("what colour").human("red")), Lines{});
  EXPECT_EQ(engines.detect(Talk().human("what colour").bot("red")), Lines{});
}

TEST(Detector, ClosedRolesTakeOnlyCertainRules) {
  BothEngines engines(rules_of({kCode, kCertain}));
  for (const Role role : {Role::kIdentifier, Role::kTimestamp, Role::kLabel}) {
    EXPECT_EQ(engines.detect(Talk().add(role, "code A1234 key-123456")),
              (Lines{"0 KEY unknown 'key-123456'"}));
  }
  EXPECT_EQ(engines.detect(Talk().add(Role::kMetadata, "code A1234 key-123456")).size(), 2u);
}

TEST(Detector, PlaceholdersAreNoFindings) {
  BothEngines engines(rules_of({kRemembered, kMail}));
  EXPECT_EQ(engines.detect(Talk().placeholder("some_one").human("account is some_one ok")),
            Lines{});
  EXPECT_EQ(engines.detect(Talk().human("account is some_one ok")).size(), 1u);
}

TEST(Detector, RememberedValuesAreFoundInEveryTurn) {
  BothEngines engines(rules_of({kRemembered}));
  EXPECT_EQ(engines.detect(Talk()
                               .bot("hi otter_one")
                               .human("my account is otter_one ok")
                               .bot("OTTER_ONE, or @otter_one? not otter_ones")),
            (Lines{"0 HANDLE self 'otter_one'", "1 HANDLE self 'otter_one'",
                   "2 HANDLE self 'OTTER_ONE'", "2 HANDLE self '@otter_one'"}));
}

TEST(Detector, FindingsOfAViewAreMappedToWholeCharacters) {
  BothEngines engines(rules_of({kMail}));
  // Full-width letters.
  EXPECT_EQ(engines.detect(Talk().human("x \xEF\xBD\x84\xEF\xBD\x81na@kestrel.net y")),
            (Lines{"0 EMAIL_ADDRESS unknown '\xEF\xBD\x84\xEF\xBD\x81na@kestrel.net'"}));
}

TEST(Detector, OffsetsAreThoseOfTheField) {
  const auto rules = rules_of({kCertain});
  auto model = DetectorModel::create(rules, {});
  ASSERT_TRUE(model.has_value());
  Detector detector(*model);
  Conversation conversation;
  const std::string field = "A: hello\nB: key-123456";
  Turn turn;
  turn.text = std::string_view(field).substr(12);
  turn.field = 7;
  turn.offset = 12;
  turn.role = Role::kHuman;
  conversation.turns.push_back(turn);
  std::vector<Finding> findings;
  detector.detect(conversation, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].field, 7u);
  EXPECT_EQ(findings[0].span, (TextSpan{12, 22}));
}

TEST(Detector, OnlyAndExceptChooseEntities) {
  DetectorOptions only;
  only.only = {"KEY"};
  EXPECT_EQ(
      BothEngines(rules_of({kCode, kCertain}), only).detect(Talk().human("code A1234 key-123456")),
      (Lines{"0 KEY unknown 'key-123456'"}));
  DetectorOptions except;
  except.except = {"KEY"};
  EXPECT_EQ(BothEngines(rules_of({kCode, kCertain}), except)
                .detect(Talk().human("code A1234 key-123456")),
            (Lines{"0 CODE unknown '1234'"}));
  DetectorOptions wrong;
  wrong.only = {"KEYS"};
  const auto model = DetectorModel::create(rules_of({kCode, kCertain}), wrong);
  ASSERT_FALSE(model.has_value());
  EXPECT_EQ(model.error().code, ErrorCode::kUsage);
  EXPECT_NE(model.error().message.find("did you mean 'KEY'"), std::string::npos);
}

TEST(Detector, RunsTheSameWayTwiceAndAfterOthers) {
  BothEngines engines(rules_of({kCode, kCertain, kRemembered, kMail}));
  const Talk talk = Talk().human("code A1234, my account is otter_one").bot("otter_one key-123456");
  const Lines first = engines.detect(talk);
  engines.detect(Talk().human("dana@kestrel.net").bot("x"));
  EXPECT_EQ(engines.detect(Talk()), Lines{});
  EXPECT_EQ(engines.detect(talk), first);
  EXPECT_EQ(first.size(), 4u);
}

TEST(Detector, ParticipantFieldsAreFindingsButForPlaceholdersAndStockWords) {
  BothEngines engines(rules_of({kCertain}));
  const auto field = [](const char* text, Participant kind) {
    return Talk().add(Role::kMetadata, text, "name", kind);
  };
  EXPECT_EQ(engines.detect(field("Dana Whitlock", Participant::kSelf)),
            (Lines{"0 PERSON self 'Dana Whitlock'"}));
  EXPECT_EQ(engines.detect(field("otter_lantern", Participant::kHandle)),
            (Lines{"0 HANDLE self 'otter_lantern'"}));
  EXPECT_EQ(engines.detect(field("[NAME_REDACTED]", Participant::kSelf)), Lines{});
  EXPECT_EQ(engines.detect(field("user", Participant::kSelf)), Lines{});
  EXPECT_EQ(engines.detect(field("Dana", Participant::kPersona)), Lines{});
}

}  // namespace
}  // namespace expunge
