// A record that was written anew is taken over from the one before as if it had been read again.

#include "pipeline/reading.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "record/format.h"
#include "record/walk.h"

namespace expunge {
namespace {

FieldRule rule_of(std::string at, Role role) {
  FieldRule rule;
  rule.at = std::move(at);
  rule.role = role;
  return rule;
}

Profile chat_profile() {
  Profile profile;
  FieldRule message = rule_of("/talk/*/text", Role::kMetadata);
  message.role_from =
      RoleFrom{"../from", {{"you", Role::kHuman}, {"bot", Role::kBot}}, Role::kMetadata};
  message.speaker_from = "../who";
  profile.fields.push_back(message);
  FieldRule name = rule_of("/talk/*/who", Role::kMetadata);
  name.participant = Participant::kOther;
  profile.fields.push_back(name);
  FieldRule dialogue = rule_of("/dialogue", Role::kMetadata);
  dialogue.turns = TurnSplit{"\n", "(?P<name>[A-Z]): ", {{"A", Role::kHuman}}, {}};
  dialogue.speaker_from = "../teller";
  profile.fields.push_back(dialogue);
  return profile;
}

constexpr std::string_view kRecord =
    R"({"language":"English","teller":"Ann","dialogue":"A: it is\nB: Bo\nor so","talk":[)"
    R"({"from":"you","who":"Cy","text":"I \"am\" Cy"},{"from":"bot","who":"Di","text":"hi Cy"},)"
    R"({"who":"Cy","text":"","from":"you"}],"odd key":"x","year":12345,"phone":5551234567})";

class TakeOver : public testing::Test {
 protected:
  TakeOver() {
    format_.container = Container::kJsonLines;
    format_.profile = &profile_;
    walker_ = Walker::create(format_, {.numbers = Numbers::kTold});
    EXPECT_FALSE(walker_->walk(Unit{}, kRecord, before_.fields));
    before_.take_apart(kRecord, splitter_);
  }

  std::uint32_t field_at(std::string_view pointer, bool is_key = false) const {
    for (std::uint32_t i = 0; i < before_.fields.fields.size(); ++i) {
      const Field& field = before_.fields.fields[i];
      if (field.is_key == is_key && before_.fields.pointer(field, kRecord) == pointer) return i;
    }
    ADD_FAILURE() << pointer;
    return 0;
  }

  // Writes kRecord anew, with other raw bytes in some fields.
  void write(const std::map<std::uint32_t, std::string>& texts) {
    written_.clear();
    rewritten_.clear();
    std::size_t at = 0;
    for (const auto& [field, text] : texts) {
      const RawSpan raw = before_.fields.fields[field].raw;
      written_ += kRecord.substr(at, raw.begin - at);
      const std::size_t begin = written_.size();
      written_ += text;
      rewritten_.push_back({field, {begin, written_.size()}});
      at = raw.end;
    }
    written_ += kRecord.substr(at);
  }

  bool finds_same() const {
    return walker_->finds_same(Unit{}, kRecord, before_.fields, written_, rewritten_);
  }

  static void expect_same(const Conversation& made, const Conversation& wanted) {
    ASSERT_EQ(made.turns.size(), wanted.turns.size());
    for (std::uint32_t i = 0; i < made.turns.size(); ++i) {
      const Turn& turn = made.turns[i];
      const Turn& other = wanted.turns[i];
      EXPECT_EQ(turn.text, other.text) << i;
      EXPECT_EQ(turn.field, other.field) << i;
      EXPECT_EQ(turn.offset, other.offset) << i;
      EXPECT_EQ(turn.role, other.role) << i;
      EXPECT_EQ(turn.speaker, other.speaker) << i;
      EXPECT_EQ(turn.key, other.key) << i;
      EXPECT_EQ(turn.is_key, other.is_key) << i;
      if (turn.text.empty()) continue;
      ASSERT_NE(turn.masks, nullptr) << i;
      EXPECT_EQ(turn.masks->letter, other.masks->letter) << i;
      EXPECT_EQ(turn.masks->space, other.masks->space) << i;
    }
    ASSERT_EQ(made.participants.size(), wanted.participants.size());
    for (std::size_t i = 0; i < made.participants.size(); ++i) {
      EXPECT_EQ(made.participants[i].turn, wanted.participants[i].turn);
      EXPECT_EQ(made.participants[i].kind, wanted.participants[i].kind);
    }
    EXPECT_EQ(made.language, wanted.language);
    EXPECT_EQ(made.country, wanted.country);
  }

  void expect_as_read_again(const std::map<std::uint32_t, std::string>& texts) {
    write(texts);
    ASSERT_TRUE(finds_same()) << written_;
    Reading made(&profile_);
    made.take_over(before_, kRecord, written_, rewritten_, splitter_);
    Reading wanted(&profile_);
    ASSERT_FALSE(walker_->walk(Unit{}, written_, wanted.fields)) << written_;
    wanted.take_apart(written_, splitter_);
    expect_same(made.conversation, wanted.conversation);
  }

  Profile profile_ = chat_profile();
  Format format_;
  std::unique_ptr<Walker> walker_;
  TurnSplitter splitter_;
  Reading before_{&profile_};
  std::string written_;
  std::vector<Rewritten> rewritten_;
};

TEST_F(TakeOver, IsAsReadAgain) {
  expect_as_read_again({{field_at("/talk/0/text"), R"(I \"am\" [PERSON_1])"}});
  expect_as_read_again({{field_at("/talk/0/text"), ""}});
  expect_as_read_again({{field_at("/odd key"), R"(\u00e9)"}, {field_at("/talk/1/text"), "hello"}});
}

TEST_F(TakeOver, KnowsNamesThatTurnsElsewhereHave) {
  expect_as_read_again({{field_at("/talk/0/who"), "[PERSON_1]"}});
  expect_as_read_again({{field_at("/talk/2/who"), "[PERSON_1]"}, {field_at("/teller"), "[P]"}});
  expect_as_read_again({{field_at("/language"), "xx"}});
  expect_as_read_again({{field_at("/dialogue"), R"(A: no\nit is\n)"}});
}

TEST_F(TakeOver, EachTextByItself) {
  for (std::uint32_t i = 0; i < before_.fields.fields.size(); ++i) {
    const Field& field = before_.fields.fields[i];
    if (field.raw.empty()) continue;
    write({{i, "new"}});
    const std::string pointer = before_.fields.pointer(field, kRecord);
    const bool tells = pointer.ends_with("/from");
    EXPECT_EQ(finds_same(), !tells && !field.is_key && field.encoding == Encoding::kJson)
        << pointer;
    if (finds_same()) expect_as_read_again({{i, "new"}});
  }
}

TEST_F(TakeOver, IsNotForWhatIsNoString) {
  const std::uint32_t text = field_at("/talk/1/text");
  for (const char* const broken :
       {"a\"b", "\\", "a\\", "\\x", "\n", "\xC3", "a\",\"b\":\"c", "\" "}) {
    write({{text, broken}});
    EXPECT_FALSE(finds_same()) << broken;
  }
  write({{field_at("/phone"), "\"[PHONE]\""}});
  EXPECT_FALSE(finds_same());
}

TEST_F(TakeOver, IsNotForWhatDiffersElsewhere) {
  const std::uint32_t text = field_at("/talk/1/text");
  write({{text, "new"}});
  ASSERT_TRUE(finds_same());
  for (std::size_t i = 0; i < written_.size(); ++i) {
    const std::string kept = written_;
    written_[i] = '~';
    EXPECT_EQ(finds_same(), i >= rewritten_[0].raw.begin && i < rewritten_[0].raw.end) << written_;
    written_ = kept;
  }
  written_ += ' ';
  EXPECT_FALSE(finds_same());
  written_.resize(written_.size() - 2);
  EXPECT_FALSE(finds_same());
  written_.resize(rewritten_[0].raw.end - 1);
  EXPECT_FALSE(finds_same());
}

TEST_F(TakeOver, IsNotForOtherContainers) {
  format_.container = Container::kTextLines;
  const std::unique_ptr<Walker> walker = Walker::create(format_);
  RecordFields fields;
  ASSERT_FALSE(walker->walk(Unit{}, "a line", fields));
  EXPECT_FALSE(
      walker->finds_same(Unit{}, "a line", fields, "a word", std::vector<Rewritten>{{0, {0, 6}}}));
}

}  // namespace
}  // namespace expunge
