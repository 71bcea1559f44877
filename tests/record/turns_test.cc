#include "record/record_helpers.h"
#include "record/walk.h"

namespace expunge {
namespace {

using Rows = std::vector<std::string>;

Rows turns_of(const TurnSplit& how, const std::string& text) {
  TurnSplitter splitter;
  std::vector<FieldTurn> turns;
  splitter.split(how, text, Role::kMetadata, turns);
  Rows rows;
  for (const FieldTurn& turn : turns) {
    rows.push_back(std::string(to_string(turn.role)) + "|" +
                   text.substr(turn.speaker.begin, turn.speaker.size()) + "|" +
                   text.substr(turn.lead.begin, turn.lead.size()) + "|" +
                   text.substr(turn.text.begin, turn.text.size()));
  }
  return rows;
}

TEST(TurnSplitter, LeadsTellTheSpeakers) {
  TurnSplit how;
  how.separator = "\n";
  how.speaker = "(?P<name>[^:\\n]{1,20}): ?";
  how.roles = {{"User 1", Role::kHuman}, {"Bot", Role::kBot}};
  EXPECT_EQ(turns_of(how, "intro\nUser 1: hi\nsecond line\n\nBot:\nOther: x\n"),
            (Rows{"metadata|||intro", "human|User 1|User 1: |hi\nsecond line", "bot|Bot|Bot:|",
                  "metadata|Other|Other: |x"}));
}

TEST(TurnSplitter, AlternatesWithoutSpeakers) {
  TurnSplit how;
  how.separator = "__eou__";
  how.alternate = {Role::kHuman, Role::kBot};
  EXPECT_EQ(turns_of(how, "a __eou__ b__eou__ __eou__c__eou__"),
            (Rows{"human|||a ", "bot||| b", "metadata||| ", "human|||c"}));
}

TEST(TurnSplitter, WithoutSeparatorThereIsOneTurn) {
  EXPECT_EQ(turns_of({}, "a\nb"), Rows{"metadata|||a\nb"});
  EXPECT_EQ(turns_of({}, ""), Rows{});
}

}  // namespace
}  // namespace expunge
