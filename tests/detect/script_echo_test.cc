#include "detect/script_echo.h"

#include <gtest/gtest.h>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

std::vector<std::string> echoed(Talk talk) {
  static const NameLists lists =
      NameLists::load("sanduni\tb\nحازم\tb\nnira\tb\n", "", "", "", "", "nira\tx\n");
  const Conversation conversation = talk.conversation();
  std::vector<EchoedName> names;
  find_script_echoes(conversation, 1, 0, lists, names);
  std::vector<std::string> out;
  for (const EchoedName& name : names) {
    out.emplace_back(conversation.turns[name.turn].text.substr(name.span.begin, name.span.size()));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(ScriptEcho, AListedNameInAnotherScript) {
  EXPECT_EQ(echoed(Talk().human("sanduni ta 3A awa").bot("සඳුනි කියන්නේ කවුද?")), Names{"sanduni"});
  EXPECT_EQ(echoed(Talk().human("ana shoft 7azem").bot("حازم مين؟")), Names{"7azem"});
}

TEST(ScriptEcho, OtherWordsAreNone) {
  EXPECT_EQ(echoed(Talk().human("tum pagal ho").bot("पागल नहीं")), Names{}) << "in no list";
  EXPECT_EQ(echoed(Talk().human("nira pani").bot("नीरा पानी")), Names{}) << "a word";
  EXPECT_EQ(echoed(Talk().human("sanduni").bot("Sanduni who?")), Names{}) << "the same script";
  EXPECT_EQ(echoed(Talk().human("").bot("සඳුනි")), Names{});
}

}  // namespace
}  // namespace expunge
