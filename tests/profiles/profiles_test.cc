// Every built-in profile is told from its sample and from the records that its data set's people
// published, and gives the places of those records their roles.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "record/batch.h"
#include "record/format.h"
#include "record/source.h"
#include "record/walk.h"
#include "rulebook/profile.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

const ProfileSet& builtin_profiles() {
  static const Result<ProfileSet> profiles = ProfileSet::builtin();
  if (!profiles) ADD_FAILURE() << profiles.error().to_string();
  return *profiles;
}

std::string sample_path(std::string_view name) {
  return std::string(EXPUNGE_SOURCE_DIR) + "/corpus/formats/" + std::string(name);
}

// The development data, which is no part of the project; empty if it is not there.
std::string shared_path(std::string_view name) {
  const char* set = std::getenv("EXPUNGE_SHARED");
  const fs::path folder =
      (set != nullptr ? fs::path(set) : fs::path(EXPUNGE_SOURCE_DIR) / ".." / "shared") / "data";
  const fs::path path = folder / name;
  return fs::exists(path) ? path.string() : std::string();
}

struct SeenField {
  Role role;
  Participant participant;
  bool is_key;
  const TurnSplit* turns;
  std::string text;  // raw interior
};

struct SeenFile {
  std::string profile;
  Container container = Container::kTextLines;
  std::size_t issues = 0;
  std::vector<std::multimap<std::string, SeenField>> records;
};

SeenFile read_file(const std::string& path, std::size_t limit = 400) {
  SeenFile seen;
  auto source = Source::open(path);
  if (!source) {
    ADD_FAILURE() << source.error().to_string();
    return seen;
  }
  const Result<Format> format = detect_format(**source, builtin_profiles(), {});
  if (!format) {
    ADD_FAILURE() << format.error().to_string();
    return seen;
  }
  seen.profile = format->profile->name;
  seen.container = format->container;
  auto splitter = Splitter::create(**source, *format, {});
  auto walker = Walker::create(*format);
  Batch batch;
  RecordFields fields;
  while (seen.records.size() < limit) {
    const Result<bool> more = splitter->next(batch);
    if (!more || !*more) {
      EXPECT_TRUE(more);
      break;
    }
    for (const Unit& unit : batch.units) {
      if (unit.kind != UnitKind::kRecord) continue;
      const std::string_view record =
          std::string_view(batch.bytes).substr(unit.raw.begin, unit.raw.size());
      if (unit.issue || walker->walk(unit, record, fields)) {
        ++seen.issues;
        continue;
      }
      auto& places = seen.records.emplace_back();
      for (const Field& field : fields.fields) {
        places.emplace(fields.pointer(field, record),
                       SeenField{field.role, field.participant, field.is_key, field.turns,
                                 std::string(record.substr(field.raw.begin, field.raw.size()))});
      }
    }
  }
  return seen;
}

struct FileRow {
  const char* profile;
  const char* file;
  Container container;
};

std::string test_name(std::string_view file) {
  std::string name(file.substr(file.rfind('/') + 1));
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

const std::vector<FileRow>& sample_rows() {
  static const std::vector<FileRow> rows = {
      {"pippa", "pippa.jsonl", Container::kJsonLines},
      {"characterai", "characterai.json", Container::kJsonDocuments},
      {"characterai-character", "characterai-character.json", Container::kJsonDocuments},
      {"synthetic-persona-chat-csv", "synthetic-persona-chat-csv.csv", Container::kCsv},
      {"synthetic-persona-chat-jsonl", "synthetic-persona-chat-jsonl.jsonl", Container::kJsonLines},
      {"synthetic-persona-chat-json", "synthetic-persona-chat-json.jsonl", Container::kJsonLines},
      {"wildchat", "wildchat.jsonl", Container::kJsonLines},
      {"lmsys", "lmsys.jsonl", Container::kJsonLines},
      {"sharegpt", "sharegpt.json", Container::kJsonArray},
      {"openai", "openai.jsonl", Container::kJsonLines},
      {"oasst-flat", "oasst-flat.jsonl", Container::kJsonLines},
      {"oasst-tree", "oasst-tree.jsonl", Container::kJsonLines},
      {"character-card-v1", "character-card-v1.json", Container::kJsonDocuments},
      {"character-card-v2", "character-card-v2.json", Container::kJsonDocuments},
      {"parlai", "parlai.jsonl", Container::kJsonLines},
      {"fireball", "fireball.jsonl", Container::kJsonLines},
      {"persona-chat", "persona-chat.txt", Container::kTextBlocks},
      {"dailydialog", "dailydialog.txt", Container::kTextLines},
      {"cornell", "cornell.txt", Container::kTextLines},
      {"plain-dialogue", "plain-dialogue.txt", Container::kTextBlocks},
      {"alpaca", "alpaca.json", Container::kJsonArray},
      {"sillytavern", "sillytavern.jsonl", Container::kJsonLines},
      {"name-mes", "name-mes.json", Container::kJsonArray},
      {"generic", "generic.jsonl", Container::kJsonLines},
      {"csv", "csv.csv", Container::kCsv},
      {"csv", "csv.tsv", Container::kTsv},
      {"text", "text.txt", Container::kTextLines}};
  return rows;
}

class SampleFile : public testing::TestWithParam<FileRow> {};

TEST_P(SampleFile, IsToldToBeOfItsProfile) {
  const FileRow& row = GetParam();
  const SeenFile seen = read_file(sample_path(row.file));
  EXPECT_EQ(seen.profile, row.profile);
  EXPECT_EQ(to_string(seen.container), to_string(row.container));
  EXPECT_EQ(seen.issues, 0U);
  EXPECT_FALSE(seen.records.empty());
}

INSTANTIATE_TEST_SUITE_P(Corpus, SampleFile, testing::ValuesIn(sample_rows()),
                         [](const auto& row) { return test_name(row.param.file); });

TEST(Profiles, EveryOneHasASample) {
  for (const Profile& profile : builtin_profiles().profiles()) {
    if (profile.addressed) continue;  // only ever asked for by name
    EXPECT_TRUE(std::ranges::any_of(sample_rows(), [&](const FileRow& row) {
      return row.profile == profile.name;
    })) << profile.name;
  }
}

class PublishedFile : public testing::TestWithParam<FileRow> {};

TEST_P(PublishedFile, IsToldToBeOfItsProfile) {
  const FileRow& row = GetParam();
  const std::string path = shared_path(row.file);
  if (path.empty()) GTEST_SKIP() << "the development data is not here";
  const SeenFile seen = read_file(path);
  EXPECT_EQ(seen.profile, row.profile);
  EXPECT_EQ(to_string(seen.container), to_string(row.container));
  EXPECT_EQ(seen.issues, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Shared, PublishedFile,
    testing::Values(
        FileRow{"pippa", "formats/pippa/paper-appendix-b.jsonl", Container::kJsonLines},
        FileRow{"synthetic-persona-chat-csv",
                "formats/synthetic-persona-chat/Synthetic-Persona-Chat_valid.csv", Container::kCsv},
        FileRow{"fireball", "formats/fireball/raw.jsonl", Container::kJsonLines},
        FileRow{"sharegpt", "formats/sharegpt/dummy_conversation.json", Container::kJsonArray},
        FileRow{"generic", "formats/sharegpt/question.jsonl", Container::kJsonLines},
        FileRow{"parlai", "formats/parlai/chatlog_2.7B.json", Container::kJsonLines},
        FileRow{"parlai", "formats/parlai/model1.blended_skill_talk.jsonl", Container::kJsonLines},
        FileRow{"character-card-v2", "formats/character-cards/Shodan_v2.png.chara.json",
                Container::kJsonDocuments},
        FileRow{"character-card-v1", "formats/character-cards/Skynet_v2.png.chara.json",
                Container::kJsonDocuments},
        FileRow{"text", "formats/character-cards/ccspec_spec_v2.md", Container::kTextLines},
        FileRow{"pippa", "chat-sample/pippa.jsonl", Container::kJsonLines},
        FileRow{"characterai", "chat-sample/cai.jsonl", Container::kJsonLines},
        FileRow{"oasst-tree", "chat-sample/oasst.jsonl", Container::kJsonLines},
        FileRow{"openai", "chat-sample/openai.jsonl", Container::kJsonLines},
        FileRow{"sharegpt", "chat-sample/sharegpt.jsonl", Container::kJsonLines},
        FileRow{"synthetic-persona-chat-jsonl", "chat-sample/spc.jsonl", Container::kJsonLines},
        FileRow{"wildchat", "chat-sample/wildchat.jsonl", Container::kJsonLines}),
    [](const auto& row) { return test_name(row.param.file); });

struct PlaceRow {
  const char* file;
  std::size_t record;
  const char* pointer;
  Role role;
  Participant participant = Participant::kNone;
};

class Place : public testing::TestWithParam<PlaceRow> {};

TEST_P(Place, HasItsRole) {
  const PlaceRow& row = GetParam();
  const SeenFile seen = read_file(sample_path(row.file));
  ASSERT_LT(row.record, seen.records.size());
  bool found = false;
  const auto range = seen.records[row.record].equal_range(row.pointer);
  for (auto at = range.first; at != range.second; ++at) {
    if (at->second.is_key) continue;
    found = true;
    EXPECT_EQ(to_string(at->second.role), to_string(row.role));
    EXPECT_EQ(at->second.participant, row.participant);
  }
  EXPECT_TRUE(found);
}

constexpr Participant kSelf = Participant::kSelf;
constexpr Participant kPersona = Participant::kPersona;
constexpr Participant kHandle = Participant::kHandle;
constexpr Participant kOther = Participant::kOther;

INSTANTIATE_TEST_SUITE_P(
    Corpus, Place,
    testing::Values(
        PlaceRow{"pippa.jsonl", 0, "/conversation/0/message", Role::kBot},
        PlaceRow{"pippa.jsonl", 0, "/conversation/1/message", Role::kHuman},
        PlaceRow{"pippa.jsonl", 2, "/conversation/1/message", Role::kHuman},
        PlaceRow{"pippa.jsonl", 0, "/bot_name", Role::kPersonaName, kPersona},
        PlaceRow{"pippa.jsonl", 0, "/bot_greeting", Role::kPersona},
        PlaceRow{"pippa.jsonl", 0, "/bot_definitions", Role::kPersona},
        PlaceRow{"pippa.jsonl", 0, "/bot_description", Role::kPersona},
        PlaceRow{"pippa.jsonl", 0, "/bot_id", Role::kIdentifier},
        PlaceRow{"pippa.jsonl", 0, "/submission_timestamp", Role::kTimestamp},
        PlaceRow{"pippa.jsonl", 0, "/categories/0", Role::kLabel},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/0/text", Role::kBot},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/1/text", Role::kHuman},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/1/display_name",
                 Role::kMetadata, kSelf},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/0/display_name",
                 Role::kMetadata, kPersona},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/1/src/name", Role::kMetadata,
                 kSelf},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/1/src/user/first_name",
                 Role::kMetadata, kSelf},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/1/src/user/account/name",
                 Role::kMetadata, kSelf},
        PlaceRow{"characterai.json", 0, "/histories/histories/0/msgs/0/src/user/account/name",
                 Role::kMetadata, kPersona},
        PlaceRow{"characterai.json", 0, "/info/character/name", Role::kPersonaName, kPersona},
        PlaceRow{"characterai.json", 0, "/info/character/external_id", Role::kIdentifier},
        PlaceRow{"characterai.json", 0, "/info/character/user__username", Role::kMetadata, kHandle},
        PlaceRow{"characterai-character.json", 0, "/character/definition", Role::kPersona},
        PlaceRow{"characterai-character.json", 0, "/user__username", Role::kMetadata, kHandle},
        PlaceRow{"synthetic-persona-chat-csv.csv", 0, "/Best Generated Conversation", Role::kHuman},
        PlaceRow{"synthetic-persona-chat-csv.csv", 1, "/user 2 personas", Role::kHuman},
        PlaceRow{"synthetic-persona-chat-jsonl.jsonl", 0, "/conversation/1/value", Role::kHuman},
        PlaceRow{"synthetic-persona-chat-jsonl.jsonl", 0, "/conversation/1/from", Role::kLabel},
        PlaceRow{"synthetic-persona-chat-json.jsonl", 0, "/Conversation/1", Role::kHuman},
        PlaceRow{"wildchat.jsonl", 0, "/conversation/0/content", Role::kHuman},
        PlaceRow{"wildchat.jsonl", 0, "/conversation/1/content", Role::kBot},
        PlaceRow{"wildchat.jsonl", 0, "/conversation/0/header/user-agent", Role::kLabel},
        PlaceRow{"wildchat.jsonl", 0, "/conversation/0/hashed_ip", Role::kIdentifier},
        PlaceRow{"wildchat.jsonl", 0, "/conversation_hash", Role::kIdentifier},
        PlaceRow{"wildchat.jsonl", 0, "/timestamp", Role::kTimestamp},
        PlaceRow{"wildchat.jsonl", 0, "/state", Role::kLabel},
        PlaceRow{"lmsys.jsonl", 0, "/conversation/0/content", Role::kHuman},
        PlaceRow{"lmsys.jsonl", 0, "/model", Role::kLabel},
        PlaceRow{"lmsys.jsonl", 0, "/conversation_id", Role::kIdentifier},
        PlaceRow{"sharegpt.json", 0, "/conversations/0/value", Role::kHuman},
        PlaceRow{"sharegpt.json", 1, "/conversations/0/value", Role::kSystem},
        PlaceRow{"sharegpt.json", 1, "/conversations/2/value", Role::kBot},
        PlaceRow{"sharegpt.json", 0, "/id", Role::kIdentifier},
        PlaceRow{"openai.jsonl", 0, "/messages/0/content", Role::kSystem},
        PlaceRow{"openai.jsonl", 1, "/messages/0/content/0/text", Role::kHuman},
        PlaceRow{"openai.jsonl", 1, "/messages/0/content/0/type", Role::kLabel},
        PlaceRow{"openai.jsonl", 1, "/messages/0/name", Role::kMetadata, kSelf},
        PlaceRow{"openai.jsonl", 1, "/messages/0/content/1/image_url/url", Role::kMetadata},
        PlaceRow{"openai.jsonl", 1, "/messages/1/tool_calls/0/function/arguments", Role::kBot},
        PlaceRow{"openai.jsonl", 1, "/messages/2/content", Role::kMetadata},
        PlaceRow{"openai.jsonl", 1, "/messages/2/tool_call_id", Role::kIdentifier},
        PlaceRow{"oasst-flat.jsonl", 0, "/text", Role::kHuman},
        PlaceRow{"oasst-flat.jsonl", 1, "/text", Role::kBot},
        PlaceRow{"oasst-flat.jsonl", 1, "/user_id", Role::kIdentifier},
        PlaceRow{"oasst-flat.jsonl", 1, "/created_date", Role::kTimestamp},
        PlaceRow{"oasst-tree.jsonl", 0, "/prompt/text", Role::kHuman},
        PlaceRow{"oasst-tree.jsonl", 0, "/prompt/replies/0/text", Role::kBot},
        PlaceRow{"oasst-tree.jsonl", 0, "/prompt/replies/0/replies/0/text", Role::kHuman},
        PlaceRow{"oasst-tree.jsonl", 0, "/prompt/replies/0/replies/0/lang", Role::kLabel},
        PlaceRow{"character-card-v1.json", 0, "/name", Role::kPersonaName, kPersona},
        PlaceRow{"character-card-v1.json", 0, "/description", Role::kPersona},
        PlaceRow{"character-card-v2.json", 0, "/data/name", Role::kPersonaName, kPersona},
        PlaceRow{"character-card-v2.json", 0, "/data/creator_notes", Role::kPersona},
        PlaceRow{"character-card-v2.json", 0, "/data/creator", Role::kMetadata},
        PlaceRow{"character-card-v2.json", 0, "/data/alternate_greetings/0", Role::kPersona},
        PlaceRow{"character-card-v2.json", 0, "/data/character_book/entries/0/content",
                 Role::kPersona},
        PlaceRow{"parlai.jsonl", 0, "/dialog/0/0/text", Role::kPersona},
        PlaceRow{"parlai.jsonl", 0, "/dialog/1/0/text", Role::kHuman},
        PlaceRow{"parlai.jsonl", 0, "/dialog/1/1/text", Role::kBot},
        PlaceRow{"parlai.jsonl", 1, "/dialog/0/0/beam_texts/0/0", Role::kBot},
        PlaceRow{"parlai.jsonl", 1, "/metadata_path", Role::kMetadata},
        PlaceRow{"fireball.jsonl", 0, "/content", Role::kHuman},
        PlaceRow{"fireball.jsonl", 1, "/content", Role::kBot},
        PlaceRow{"fireball.jsonl", 0, "/author_name", Role::kMetadata, kSelf},
        PlaceRow{"fireball.jsonl", 1, "/author_name", Role::kMetadata, kPersona},
        PlaceRow{"fireball.jsonl", 0, "/author_id", Role::kIdentifier},
        PlaceRow{"fireball.jsonl", 2, "/data/combatants/0/name", Role::kPersonaName},
        PlaceRow{"fireball.jsonl", 2, "/data/combatants/0/attacks/0/name", Role::kPersona},
        PlaceRow{"fireball.jsonl", 2, "/data/combatants/0/character_owner", Role::kIdentifier},
        PlaceRow{"persona-chat.txt", 0, "", Role::kHuman},
        PlaceRow{"dailydialog.txt", 0, "", Role::kHuman},
        PlaceRow{"cornell.txt", 0, "", Role::kPersona},
        PlaceRow{"plain-dialogue.txt", 0, "", Role::kHuman},
        PlaceRow{"alpaca.json", 0, "/input", Role::kHuman},
        PlaceRow{"alpaca.json", 0, "/output", Role::kBot},
        PlaceRow{"sillytavern.jsonl", 0, "/user_name", Role::kMetadata, kSelf},
        PlaceRow{"sillytavern.jsonl", 0, "/character_name", Role::kPersonaName, kPersona},
        PlaceRow{"sillytavern.jsonl", 2, "/mes", Role::kHuman},
        PlaceRow{"sillytavern.jsonl", 2, "/name", Role::kMetadata, kSelf},
        PlaceRow{"sillytavern.jsonl", 3, "/name", Role::kMetadata, kPersona},
        PlaceRow{"sillytavern.jsonl", 3, "/swipes/0", Role::kBot},
        PlaceRow{"sillytavern.jsonl", 3, "/extra/model", Role::kLabel},
        PlaceRow{"name-mes.json", 1, "/mes", Role::kHuman},
        PlaceRow{"name-mes.json", 0, "/mes", Role::kMetadata},
        PlaceRow{"generic.jsonl", 0, "/doc_id", Role::kIdentifier},
        PlaceRow{"generic.jsonl", 0, "/thread/messages/0/content", Role::kHuman},
        PlaceRow{"generic.jsonl", 0, "/thread/messages/1/content", Role::kBot},
        PlaceRow{"generic.jsonl", 0, "/thread/messages/1/role", Role::kLabel},
        PlaceRow{"generic.jsonl", 0, "/extra/first_name", Role::kMetadata, kOther},
        PlaceRow{"generic.jsonl", 0, "/extra/discord_id", Role::kMetadata},
        PlaceRow{"generic.jsonl", 1, "/text", Role::kMetadata},
        PlaceRow{"generic.jsonl", 2, "/question", Role::kHuman},
        PlaceRow{"generic.jsonl", 2, "/answer", Role::kMetadata},
        PlaceRow{"csv.csv", 1, "/prompt", Role::kHuman},
        PlaceRow{"csv.csv", 0, "/id", Role::kIdentifier},
        PlaceRow{"csv.csv", 0, "/reply", Role::kMetadata},
        PlaceRow{"csv.csv", 0, "/created_at", Role::kTimestamp},
        PlaceRow{"csv.tsv", 0, "/category", Role::kLabel},
        PlaceRow{"text.txt", 1, "", Role::kHuman}),
    [](const auto& row) { return test_name(row.param.file) + "_" + std::to_string(row.index); });

struct TurnRow {
  const char* file;
  std::size_t record;
  const char* pointer;
  std::vector<std::pair<Role, std::string>> turns;  // role and speaker
};

class Turns : public testing::TestWithParam<TurnRow> {};

TEST_P(Turns, AreCutBySpeaker) {
  const TurnRow& row = GetParam();
  const SeenFile seen = read_file(sample_path(row.file));
  ASSERT_LT(row.record, seen.records.size());
  const auto field = seen.records[row.record].find(row.pointer);
  ASSERT_NE(field, seen.records[row.record].end());
  ASSERT_NE(field->second.turns, nullptr);
  // The turns are those of the profile, which outlives the file; the samples' texts have no
  // escapes where turns are told.
  const Profile* profile = builtin_profiles().find(seen.profile);
  ASSERT_NE(profile, nullptr);
  TurnSplitter splitter;
  std::vector<FieldTurn> turns;
  const std::string& text = field->second.text;
  splitter.split(*field->second.turns, text, field->second.role, turns);
  std::vector<std::pair<Role, std::string>> got;
  for (const FieldTurn& turn : turns) {
    const std::string_view said = std::string_view(text).substr(turn.text.begin, turn.text.size());
    if (said.find_first_not_of(" \r\n") == std::string_view::npos) continue;
    got.emplace_back(turn.role, text.substr(turn.speaker.begin, turn.speaker.size()));
  }
  EXPECT_EQ(got, row.turns);
}

INSTANTIATE_TEST_SUITE_P(
    Corpus, Turns,
    testing::Values(
        TurnRow{"synthetic-persona-chat-csv.csv",
                0,
                "/Best Generated Conversation",
                {{Role::kHuman, "User 1"},
                 {Role::kHuman, "User 2"},
                 {Role::kHuman, "User 1"},
                 {Role::kHuman, "User 2"}}},
        TurnRow{"persona-chat.txt",
                0,
                "",
                {{Role::kPersona, "your persona"},
                 {Role::kPersona, "your persona"},
                 {Role::kHuman, ""},
                 {Role::kHuman, ""}}},
        TurnRow{"persona-chat.txt", 1, "", {{Role::kPersona, "your persona"}, {Role::kHuman, ""}}},
        TurnRow{
            "dailydialog.txt", 0, "", {{Role::kHuman, ""}, {Role::kHuman, ""}, {Role::kHuman, ""}}},
        TurnRow{"cornell.txt", 0, "", {{Role::kPersona, "ILARIA"}}},
        TurnRow{"plain-dialogue.txt",
                0,
                "",
                {{Role::kHuman, "Corvin"}, {Role::kHuman, "Marlie"}, {Role::kHuman, "Corvin"}}},
        TurnRow{
            "plain-dialogue.txt", 2, "", {{Role::kHuman, "{{user}}"}, {Role::kBot, "{{char}}"}}},
        TurnRow{"plain-dialogue.txt", 1, "", {{Role::kHuman, "User"}, {Role::kBot, "Assistant"}}}),
    [](const auto& row) { return test_name(row.param.file) + "_" + std::to_string(row.index); });

}  // namespace
}  // namespace expunge
