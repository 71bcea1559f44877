// Detector::detect_again gives what detect gives, whatever few turns have changed.
#include <random>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

const std::vector<std::string>& phrases() {
  static const std::vector<std::string> all = {
      "my name is dana whitlock",
      "Dana, what's your number?",
      "its 020 7946 0958",
      "write to d.whitlock at kestrel dot net",
      "d\xEF\xBD\x81na@kestrel.net",
      "*smiles* hello there",
      "ok",
      "",
      "call me on 206 555 0198, mobile",
      "what's your mail?",
      "gmail, dana.whit",
      "[PERSON_1] lives here",
      "Theo Marsh wrote that",
      "thanks,\nTheo",
      "nine oh two five five five oh one seven seven",
      "my cat is called Biscuit",
  };
  return all;
}

Talk talk_of(const std::vector<std::size_t>& lines) {
  Talk talk;
  talk.persona_name("Professor Oakley");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    i % 2 == 0 ? talk.human(phrases()[lines[i]]) : talk.bot(phrases()[lines[i]]);
  }
  return talk;
}

TEST(DetectAgain, EqualsALookAtTheWhole) {
  auto rules = std::make_shared<RuleSet>();
  for (const char* pack : {"/rules/names", "/rules/contact"}) {
    ASSERT_TRUE(rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + pack));
  }
  DetectorOptions options;
  options.names = NamesMode::kModel;
  const auto model = DetectorModel::create(rules, options);
  ASSERT_TRUE(model);
  Detector twice(*model);
  Detector once(*model);
  std::mt19937 random(3);
  std::size_t seen = 0;
  for (int round = 0; round < 150; ++round) {
    std::vector<std::size_t> lines(1 + random() % 9);
    for (std::size_t& line : lines) line = random() % phrases().size();
    std::vector<Finding> findings;
    {
      const Talk first = talk_of(lines);
      twice.detect(first.conversation(), findings);
    }
    for (int change = 0; change < 3; ++change) {
      lines[random() % lines.size()] = random() % phrases().size();
      if (random() % 8 == 0) lines.push_back(random() % phrases().size());
      const Talk talk = talk_of(lines);
      const Conversation conversation = talk.conversation();
      twice.detect_again(conversation, findings);
      const std::vector<std::string> again = describe(conversation, findings, true);
      once.detect(conversation, findings);
      ASSERT_EQ(again, describe(conversation, findings, true)) << "round " << round;
      seen += again.size();
    }
  }
  EXPECT_GT(seen, 300u);
}

}  // namespace
}  // namespace expunge
