// Nicks at the start of lines.
#include "detect/addressed.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/detect_fixture.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

class Addressed : public testing::Test {
 protected:
  std::vector<std::string> find(const std::string& text) {
    std::vector<TextSpan> spans;
    find_addressed(text, names_, spans);
    std::vector<std::string> out;
    for (const TextSpan& span : spans) out.push_back(text.substr(span.begin, span.size()));
    return out;
  }
  NameLists names_ = NameLists::load(
      embedded_file("lists/first-names.txt"), embedded_file("lists/surnames.txt"),
      embedded_file("lists/words.txt"), embedded_file("lists/function-words.txt"),
      embedded_file("lists/public-figures.txt"), embedded_file("lists/name-cues.txt"));
};

using Found = std::vector<std::string>;

TEST_F(Addressed, BeginALine) {
  EXPECT_EQ(find("otter_77: try again"), Found{"otter_77"});
  EXPECT_EQ(find("wrenfold, no idea\nkestrel|away: hm"), (Found{"wrenfold", "kestrel|away"}));
  EXPECT_EQ(find("<dvn^> hello"), Found{"dvn^"});
  EXPECT_EQ(find("OtterDK> which one?\nmysql> select 1"), Found{"OtterDK"});
  EXPECT_EQ(find("goldfish: a word of the language, but before a colon"), Found{"goldfish"});
}

TEST_F(Addressed, AreNoWordsOfTheSentence) {
  EXPECT_EQ(find("hi, all"), Found{});
  EXPECT_EQ(find("question: why?"), Found{});
  EXPECT_EQ(find("haha, nice"), Found{});
  EXPECT_EQ(find("http://brightfen.net"), Found{});
  EXPECT_EQ(find("so I told otter_77: go"), Found{});
  EXPECT_EQ(find("12:30 it was"), Found{});
}

TEST_F(Addressed, MarksOfRedactionAreNobody) {
  auto rules = std::make_shared<RuleSet>();
  ASSERT_TRUE(rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules/contact"));
  BothEngines engines(rules);
  Talk talk;
  talk.addressed().human("otter_77: try again").human("[HANDLE_1]: try again");
  talk.human("[HANDLE_2], no idea\n[HANDLE:enc:00ff]: hm");
  talk.human("|wren|: yes\notter_: no");
  EXPECT_EQ(engines.detect(talk),
            (std::vector<std::string>{"0 HANDLE other 'otter_77'", "3 HANDLE other '|wren|'",
                                      "3 HANDLE other 'otter_'"}));
}

}  // namespace
}  // namespace expunge
