// Where the marks of a play stand around a name.
#include "detect/played.h"

#include <gtest/gtest.h>

#include <string_view>

namespace expunge {
namespace {

// Of "Oriel" in the text.
TextSpan name_in(std::string_view text) {
  const std::size_t at = text.find("Oriel");
  return {at, at + 5};
}

TEST(PlayMarks, Actions) {
  struct Case {
    std::string_view text;
    bool in_action;
    bool holds_action;
  };
  for (const Case& c : {
           Case{"*Oriel nods*", true, true},
           Case{"**Oriel nods** hello", true, true},
           Case{"*nods* hello Oriel", false, true},
           Case{"*nods* hello *Oriel waves", false, true},
           Case{"5 * Oriel", false, false},
           Case{"Oriel", false, false},
           Case{"*nods* and *Oriel* nods", true, true},
       }) {
    const PlayMarks marks(c.text);
    EXPECT_EQ(marks.in_action(name_in(c.text)), c.in_action) << c.text;
    EXPECT_EQ(marks.holds_action(), c.holds_action) << c.text;
  }
}

TEST(PlayMarks, QuotedSpeech) {
  struct Case {
    std::string_view text;
    bool quoted;
  };
  for (const Case& c : {
           Case{"\"Oriel, come\" she said", true},
           Case{"hello\n  \"Oriel, come\" she said", true},
           Case{"she said \"Oriel, come\" and left", false},  // told, not played
           Case{"*nods* she said \"Oriel, come\" loud", true},
           Case{"\"Oriel, come\"", false},  // nothing outside
           Case{"i walk in. \"mr dolan? Oriel sent me\"", true},
           Case{"*nods* \"Oriel, come\"", true},
           Case{"[Tam] \"Oriel, come\" *waits*", true},
           Case{"[Tam] \"Oriel, come\" he said", true},
           Case{"she said, \"Oriel, come\"", false},
           Case{"\"Oriel, come", false},
           Case{"\"hello\" Oriel \"come\" so", false},
       }) {
    EXPECT_EQ(PlayMarks(c.text).in_quoted_speech(name_in(c.text)), c.quoted) << c.text;
  }
}

TEST(PlayMarks, Brackets) {
  struct Case {
    std::string_view text;
    std::string_view around;
  };
  // Those of the same kind belong together.
  const std::string_view nested = "((Oriel [x] says)) hi";
  const TextSpan held = PlayMarks(nested).brackets_around(name_in(nested));
  EXPECT_EQ(nested.substr(held.begin, held.size()), "(Oriel [x] says)");
  const std::string_view behind = "((im [x] :) btw Oriel))";
  const TextSpan still = PlayMarks(behind).brackets_around(name_in(behind));
  EXPECT_EQ(behind.substr(still.begin, still.size()), "((im [x] :) btw Oriel)");
  for (const Case& c : {
           Case{"hi (it is Oriel) there", "(it is Oriel)"},
           Case{"hi [it is Oriel] there", "[it is Oriel]"},
           Case{"(a) Oriel (b)", ""},
           Case{"(a Oriel", ""},
           Case{"a) Oriel )", ""},
           Case{"Oriel", ""},
           Case{"(a (Oriel))", "(Oriel)"},
       }) {
    const TextSpan span = PlayMarks(c.text).brackets_around(name_in(c.text));
    EXPECT_EQ(c.text.substr(span.begin, span.size()), c.around) << c.text;
  }
}

}  // namespace
}  // namespace expunge
