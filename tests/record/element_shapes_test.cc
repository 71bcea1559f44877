// Elements that a walker knows by their shape must give what a walk gives: every record is walked
// by a walker that has seen those before it, and by a new one, which knows no shapes yet.
#include "record/element_shapes.h"

#include "record/record_helpers.h"

namespace expunge {
namespace {

using test::field_rule;
using test::format_of;
using test::Random;

// All that a walk gives, as text.
std::string described(Walker& walker, std::string_view record) {
  RecordFields fields;
  Unit unit;
  unit.raw = {0, record.size()};
  if (const auto issue = walker.walk(unit, record, fields)) {
    return issue->reason + ": " + issue->message + " " + std::to_string(issue->offset);
  }
  const auto shown = [](RawSpan span) {
    return std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
  };
  std::string out = shown(fields.language) + shown(fields.country) + "\n";
  for (const RecordFields::Node& node : fields.nodes) {
    out += std::to_string(node.parent) + " " + std::to_string(node.index) + " " + shown(node.key);
  }
  for (const Field& field : fields.fields) {
    out += "\n" + fields.pointer(field, record) + " " + std::string(to_string(field.role)) + " " +
           shown(field.raw) + shown(field.key) + shown(field.speaker);
    for (const int value : {static_cast<int>(field.encoding), static_cast<int>(field.participant),
                            field.is_key ? 1 : 0, field.is_verbatim ? 1 : 0,
                            field.turns == nullptr ? 0 : 1, static_cast<int>(field.node)}) {
      out += std::to_string(value) + " ";
    }
  }
  return out;
}

class Compared {
 public:
  explicit Compared(const Profile& profile)
      : format_(format_of(Container::kJsonLines, &profile)), walker_(create()) {}

  void expect_same(std::string_view record) {
    EXPECT_EQ(described(*walker_, record), described(*create(), record)) << record;
  }

 private:
  std::unique_ptr<Walker> create() const {
    return Walker::create(format_, {.numbers = Numbers::kTold});
  }

  Format format_;
  std::unique_ptr<Walker> walker_;
};

Profile chats() {
  Profile profile;
  FieldRule message = field_rule("/chat/*/text", Role::kMetadata);
  message.role_from =
      RoleFrom{"../bot", {{"true", Role::kBot}, {"false", Role::kHuman}}, Role::kMetadata};
  message.participant_when = RoleFrom{"../bot", {{"false", Role::kHuman}}, Role::kMetadata};
  message.speaker_from = "../who/name";
  profile.fields.push_back(message);
  // What decides stands outside of the element.
  FieldRule told = field_rule("/chat/*/told", Role::kMetadata);
  told.role_from = RoleFrom{"../../../mode", {{"play", Role::kBot}}, Role::kHuman};
  profile.fields.push_back(told);
  profile.fields.push_back(field_rule("/chat/0/first", Role::kSystem));
  return profile;
}

TEST(ElementShapes, GiveWhatAWalkGives) {
  const Profile profile = chats();
  Compared compared(profile);
  for (
      const std::string_view record : {
          R"({"chat": [{"text": "hi", "bot": true}, {"text": "yo", "bot": false}]})",
          R"({"chat": [{"text": "a \"b\" \u00e9\n", "bot": false}, {"text": "", "bot": true}]})",
          R"({"chat": [{"text": "", "bot": true}, {"text": "x", "bot": true},{"text": "y"}]})",
          R"({"chat": [{"text": "a", "who": {"name": "Ann"}, "bot": true}]})",
          R"({"chat": [{"text": "b", "who": {"name": "Bartholomew \"B\""}, "bot": true}]})",
          R"({"mode": "play", "chat": [{"told": "a"}, {"told": "bb"}]})",
          R"({"mode": "other", "chat": [{"told": "a"}, {"told": "bb"}]})",
          R"({"chat": [{"told": "a"}, {"told": "bb"}], "mode": "play"})",
          R"({"chat": [{"first": "a"}, {"first": "b"}]})",
          R"({"chat": [{"first": "a"}, {"first": "b"}]})",
          R"({"chat": [{"a@b.example": "a", "phone": 5551234}, {"a@b.example": "b", "phone": 5}]})",
          R"({"chat": [{"a@b.example": "c", "phone": 5551234}, {"a@b.example": "", "phone": 5}]})",
          R"([{"text": "a"}, [{"text": "b"}], {"text": "c", "text": "d"}, {}])",
          R"([{"text": "aa"}, [{"text": "bb"}], {"text": "c", "text": "d"}, {}])",
          R"({"chat": [{"text": "hi", "bot": true} {"text": "yo", "bot": false}]})",
          R"({"chat": [{"text": "h\i", "bot": true}]})",
          R"({"chat": [{"text": "h\u12x4", "bot": true}]})",
          "{\"chat\": [{\"text\": \"h\ti\", \"bot\": true}]}",
          R"({"chat": [{"text": "hi)",
          R"({"chat": [{"text": "hi\)",
          R"({"chat": [{"text": "hi", "bot": true)",
          R"({"chat": [{"text": "hi", "bot": true},)",
          R"({"chat": [{"text": "hi", "bot": true},]})",
      }) {
    compared.expect_same(record);
    compared.expect_same(record);
  }
}

TEST(ElementShapes, GiveWhatAWalkGivesOfAnyRecord) {
  const Profile profile = chats();
  Compared compared(profile);
  Random random(1);
  const auto one_of = [&](std::initializer_list<std::string_view> choices) {
    return std::string(choices.begin()[random.below(choices.size())]);
  };
  const auto member = [&] {
    return one_of({R"("text": "some words")", R"("text": "")", R"("text": "a\nb \"c\"")",
                   R"("bot": true)", R"("bot":false)", R"("bot": "true")", R"("told": "t\u0041")",
                   R"("n": 12345)", R"("phone": 12345)", R"("who": {"name": "Ann"})",
                   R"("x y": ["a", {"b": "c"}])", R"("first": "1")", R"("wrong": "\q")"});
  };
  for (int i = 0; i < 4000; ++i) {
    std::string record =
        one_of({R"({"chat": [)", R"({"mode": "play", "chat": [)", R"({"other": [)"});
    for (std::size_t elements = random.below(6); elements-- > 0;) {
      record += "{";
      for (std::size_t members = random.below(3) + 1; members-- > 0;) {
        record += member() + (members > 0 ? ", " : "");
      }
      record += elements > 0 ? "}, " : "}";
    }
    record += one_of({"]}", R"(], "mode": "play"})", "]", "]} "});
    compared.expect_same(record);
  }
}

TEST(ElementShapes, TakeNoMoreValuesThanAWalkTakes) {
  const Profile profile;
  Compared compared(profile);
  std::string record = "[";
  for (int i = 0; i < 1500000; ++i) record += R"({"a":"","b":""},)";
  record += "{}]";
  compared.expect_same(R"([{"a":"","b":""}])");
  compared.expect_same(record);
}

TEST(ElementShapes, EndAtTheGreatestDepth) {
  const Profile profile;
  Compared compared(profile);
  for (const std::size_t depth : {1022U, 1023U, 1024U}) {
    std::string record(depth, '[');
    record += R"({"a":"b"})" + std::string(depth, ']');
    compared.expect_same(R"([{"a":"b"}])");
    compared.expect_same(record);
  }
}

}  // namespace
}  // namespace expunge
