#include "record/walk.h"

#include <algorithm>

#include "record/record_helpers.h"

namespace expunge {
namespace {

using test::cut;
using test::field_rule;
using test::format_of;

// "pointer role text", with what else a row asks for.
std::vector<std::string> described(const RecordFields& fields, std::string_view record) {
  std::vector<std::string> rows;
  for (const Field& field : fields.fields) {
    rows.push_back(fields.pointer(field, record) + (field.is_key ? " key " : " ") +
                   std::string(to_string(field.role)) + " " +
                   std::string(record.substr(field.raw.begin, field.raw.size())));
  }
  return rows;
}

std::vector<std::string> walked(std::string_view record, const Format& format) {
  auto walker = Walker::create(format);
  RecordFields fields;
  Unit unit;
  unit.raw = {0, record.size()};
  const auto issue = walker->walk(unit, record, fields);
  if (issue) return {issue->reason + ": " + issue->message};
  return described(fields, record);
}

using Rows = std::vector<std::string>;

Profile pippa_like() {
  Profile profile;
  profile.fields.push_back(field_rule("/bot_name", Role::kPersonaName));
  profile.fields.push_back(field_rule("/*_id", Role::kIdentifier));
  FieldRule message = field_rule("/conversation/*/message", Role::kMetadata);
  message.role_from =
      RoleFrom{"../is_human", {{"true", Role::kHuman}, {"false", Role::kBot}}, Role::kMetadata};
  message.participant_when = RoleFrom{"../is_human", {{"true", Role::kHuman}}, Role::kMetadata};
  message.speaker_from = "../who/name";
  profile.fields.push_back(message);
  return profile;
}

TEST(JsonWalker, TakesRolesFromSiblingsBeforeAndBehind) {
  const Profile profile = pippa_like();
  EXPECT_EQ(walked(R"({"bot_name":"B","bot_id":"x1","other":"o","conversation":[)"
                   R"({"message":"hi","is_human":false},{"is_human":true,"message":"yo"},)"
                   R"({"mess\u0061ge":"esc","is_hum\u0061n":true},{"message":"none"}]})",
                   format_of(Container::kJsonLines, &profile)),
            (Rows{"/bot_name persona_name B", "/bot_id identifier x1", "/other metadata o",
                  "/conversation/0/message bot hi", "/conversation/1/message human yo",
                  "/conversation/2/message human esc", "/conversation/3/message metadata none"}));
}

TEST(JsonWalker, ResolvesSpeakerAndParticipant) {
  const Profile profile = pippa_like();
  const std::string record =
      R"({"conversation":[{"message":"hi","who":{"x":1,"name":"Ann"},"is_human":true}]})";
  auto walker = Walker::create(format_of(Container::kJsonLines, &profile));
  RecordFields fields;
  ASSERT_FALSE(walker->walk({}, record, fields));
  ASSERT_EQ(fields.fields.size(), 2U);
  const Field& message = fields.fields[0];
  EXPECT_EQ(message.participant, Participant::kSelf);
  EXPECT_EQ(record.substr(message.speaker.begin, message.speaker.size()), "Ann");
  EXPECT_EQ(record.substr(message.key.begin, message.key.size()), "message");
}

TEST(JsonWalker, FollowsTreesOfAnyDepth) {
  Profile profile;
  FieldRule text = field_rule("/prompt/**/text", Role::kMetadata);
  text.role_from =
      RoleFrom{"../role", {{"prompter", Role::kHuman}, {"assistant", Role::kBot}}, Role::kMetadata};
  profile.fields.push_back(text);
  EXPECT_EQ(
      walked(R"({"prompt":{"text":"a","replies":[{"replies":[{"text":"c","role":"prompter",)"
             R"("replies":[]}],"text":"b","role":"assistant"}],"role":"prompter"}})",
             format_of(Container::kJsonLines, &profile)),
      (Rows{"/prompt/text human a", "/prompt/replies/0/replies/0/text human c",
            "/prompt/replies/0/replies/0/role metadata prompter", "/prompt/replies/0/text bot b",
            "/prompt/replies/0/role metadata assistant", "/prompt/role metadata prompter"}));
}

TEST(JsonWalker, ListsKeysThatCouldHoldSomething) {
  EXPECT_EQ(walked(R"({"plain_key":1,"a@b.example":2,"x/~y":{"k12345":"v"},"":"e"})",
                   format_of(Container::kJsonLines)),
            (Rows{"/a@b.example key metadata a@b.example", "/x~1~0y key metadata x/~y",
                  "/x~1~0y/k12345 key metadata k12345", "/x~1~0y/k12345 metadata v",
                  "/ key metadata ", "/ metadata e"}));
}

TEST(JsonWalker, ShowsEditedKeysInPointers) {
  const std::string record = R"({"a@b.example":{"x":"v"}})";
  auto walker = Walker::create(format_of(Container::kJsonLines));
  RecordFields fields;
  ASSERT_FALSE(walker->walk({}, record, fields));
  const std::uint32_t node = fields.fields[0].node;
  EXPECT_EQ(fields.pointer(fields.fields[1], record, {{node, "[EMAIL_ADDRESS_1]"}}),
            "/[EMAIL_ADDRESS_1]/x");
}

TEST(JsonWalker, TakesLanguageAndCountryOfTheRecordOnly) {
  const std::string record = R"({"c":[{"language":"fr"}],"language":"English","country":"NZ"})";
  auto walker = Walker::create(format_of(Container::kJsonLines));
  RecordFields fields;
  ASSERT_FALSE(walker->walk({}, record, fields));
  EXPECT_EQ(record.substr(fields.language.begin, fields.language.size()), "English");
  EXPECT_EQ(record.substr(fields.country.begin, fields.country.size()), "NZ");
}

TEST(JsonWalker, RefusesWhatIsNoJsonAndNeverQuotesIt) {
  const Format format = format_of(Container::kJsonLines);
  EXPECT_EQ(walked("{\"a\":\"x\" \"b\"}", format),
            Rows{"json-syntax: expected ',' or '}' at byte 9"});
  EXPECT_EQ(walked("\"a\xFF\"", format), Rows{"utf-8: bytes that are no UTF-8 at byte 2"});
  EXPECT_EQ(walked(std::string(2000, '['), format),
            Rows{"too-deep: nested deeper than 1024 levels at byte 1024"});
  EXPECT_EQ(walked("", format),
            Rows{"json-syntax: the record ends early: expected a value at byte 0"});
}

TEST(JsonWalker, RefusesMoreValuesThanMemoryAllows) {
  std::string record = "[";
  for (int i = 0; i < 2200000; ++i) record += "{},[],";
  record += "1]";
  const Rows rows = walked(record, format_of(Container::kJsonLines));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(rows[0].starts_with("too-large: too many values at byte ")) << rows[0];
}

TEST(JsonWalker, GivesFramesTheirPointers) {
  Profile profile;
  profile.records = "/my data/list";
  profile.fields.push_back(field_rule("/by", Role::kHuman));
  const auto result = cut(R"({"v x":"1","my data":{"list":[{"by":"a"}],"by":"b"}})",
                          format_of(Container::kJsonDocuments, &profile));
  auto walker = Walker::create(format_of(Container::kJsonDocuments, &profile));
  RecordFields fields;
  Rows rows;
  for (const auto& each : result.units) {
    const auto issue = walker->walk(each.unit, each.raw, fields);
    ASSERT_FALSE(issue) << issue->message;
    for (std::string& row : described(fields, each.raw)) rows.push_back(std::move(row));
  }
  EXPECT_EQ(rows, (Rows{"/v x key metadata v x", "/v x metadata 1", "/my data key metadata my data",
                        "/by human a", "/my data/by metadata b"}));
}

TEST(JsonWalker, StaysRightWhenKeysFloodItsMemory) {
  Profile profile;
  profile.fields.push_back(field_rule("/**/message", Role::kHuman));
  auto walker = Walker::create(format_of(Container::kJsonLines, &profile));
  RecordFields fields;
  for (int round = 0; round < 20; ++round) {
    std::string record = "{";
    for (int i = 0; i < 1000; ++i) {
      record += "\"k" + std::to_string(round * 1000 + i) + "\":{\"message\":\"m\"},";
    }
    record += "\"last\":\"x\"}";
    ASSERT_FALSE(walker->walk({}, record, fields));
    const auto human = std::count_if(fields.fields.begin(), fields.fields.end(),
                                     [](const Field& field) { return field.role == Role::kHuman; });
    ASSERT_EQ(human, 1000);
  }
}

TEST(CsvWalker, GivesCellsTheirColumns) {
  Profile profile;
  profile.fields.push_back(field_rule("/chat", Role::kHuman));
  FieldRule said = field_rule("/said", Role::kMetadata);
  said.role_from = RoleFrom{"../who", {{"u\"1", Role::kHuman}}, Role::kBot};
  profile.fields.push_back(said);
  Format format = format_of(Container::kCsv, &profile);
  format.columns = {"chat", "who", "said", "a/b", "who", ""};
  EXPECT_EQ(walked("\"x\"\"y\",\"u\"\"1\",z,7,w,", format),
            (Rows{"/chat human x\"\"y", "/1 metadata u\"\"1", "/said human z", "/a~1b metadata 7",
                  "/4 metadata w", "/5 metadata "}));
  EXPECT_EQ(walked("a,b", format), (Rows{"/chat human a", "/1 metadata b"}));
  EXPECT_EQ(walked("1,2,3,4,5,6,7", format),
            Rows{"csv-columns: the row has 7 cells; the header names 6"});
  EXPECT_EQ(walked("a,\"b", format),
            Rows{"csv-quote: a quoted cell does not end before the delimiter at byte 2"});
  EXPECT_EQ(walked("\"b\"x,1", format),
            Rows{"csv-quote: a quoted cell does not end before the delimiter at byte 3"});
  EXPECT_EQ(walked("a\"b\",c", format), (Rows{"/chat human a\"b\"", "/1 metadata c"}));
}

TEST(CsvWalker, ColumnsAreTheKeysOfTheirCells) {
  Format format = format_of(Container::kCsv);
  format.columns = {"phone", "a\"b"};
  const std::string record = "555,\"x\"";
  const auto walker = Walker::create(format);
  Unit unit;
  unit.kind = UnitKind::kRecord;
  RecordFields fields;
  ASSERT_FALSE(walker->walk(unit, record, fields));
  ASSERT_EQ(fields.fields.size(), 2U);
  const auto key = [&](std::size_t field) {
    const RawSpan span = fields.fields[field].key;
    return fields.appendix.substr(span.begin - record.size(), span.size());
  };
  EXPECT_EQ(key(0), "phone");
  EXPECT_EQ(key(1), "a\\\"b");
}

TEST(TextWalker, IsOneFieldWithTheRoleOfTheProfile) {
  Profile profile;
  profile.fields.push_back(field_rule("/**", Role::kHuman));
  EXPECT_EQ(walked("hello", format_of(Container::kTextLines, &profile)), Rows{" human hello"});
  EXPECT_EQ(walked("hello", format_of(Container::kTextLines)), Rows{" metadata hello"});
}

void walk_without_issues(std::string_view below, Container container) {
  const auto path = test::shared_data(below);
  if (!path) GTEST_SKIP() << "no shared data";
  const std::string bytes = test::file_bytes(*path);
  Format format = format_of(container);
  const auto result = cut(bytes, format);
  EXPECT_TRUE(result.together == bytes) << below;
  EXPECT_GT(result.records().size(), 0U);
  auto walker = Walker::create(format);
  RecordFields fields;
  for (const auto& each : result.units) {
    const auto issue = walker->walk(each.unit, each.raw, fields);
    ASSERT_FALSE(issue) << below << " record " << each.unit.number << " " << issue->message;
  }
}

TEST(RealFiles, WalkWithoutIssues) {
  walk_without_issues("formats/pippa/paper-appendix-b.jsonl", Container::kJsonLines);
  walk_without_issues("formats/fireball/raw.jsonl", Container::kJsonLines);
  walk_without_issues("formats/sharegpt/dummy_conversation.json", Container::kJsonArray);
  walk_without_issues("formats/sharegpt/question.jsonl", Container::kJsonLines);
  walk_without_issues("formats/parlai/chatlog_2.7B.json", Container::kJsonLines);
  walk_without_issues("formats/parlai/model1.blended_skill_talk.jsonl", Container::kJsonLines);
  walk_without_issues("formats/character-cards/Shodan_v2.png.chara.json",
                      Container::kJsonDocuments);
  walk_without_issues("formats/synthetic-persona-chat/Synthetic-Persona-Chat_valid.csv",
                      Container::kCsv);
  for (const char* shape : {"cai", "oasst", "openai", "pippa", "sharegpt", "spc", "wildchat"}) {
    walk_without_issues("chat-sample/" + std::string(shape) + ".jsonl", Container::kJsonLines);
  }
}

}  // namespace
}  // namespace expunge
