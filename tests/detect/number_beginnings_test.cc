#include "detect/number_beginnings.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "detect/value_text.h"
#include "rulebook/number_form.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

bool may_begin(const std::vector<ShapeElement>& shape, std::string_view text) {
  std::size_t run = 0;
  while (run < text.size() && is_ascii_alnum(text[run])) ++run;
  return (behind_runs(shape, run).back() & what_stands_at(text, run)) != 0;
}
bool may_begin(std::string_view shape, std::string_view text) {
  const auto parsed = parse_shape(shape);
  EXPECT_TRUE(parsed) << shape;
  return may_begin(*parsed, text);
}

TEST(NumberBeginnings, TellWhatMayStandBehindTheFirstRun) {
  EXPECT_TRUE(may_begin("99~[A-Z]{2}~9{2,4}", "20 ab 12"));
  EXPECT_TRUE(may_begin("99~[A-Z]{2}~9{2,4}", "20ab.12"));
  EXPECT_TRUE(may_begin("99~[A-Z]{2}~9{2,4}", "20ab12"));
  EXPECT_FALSE(may_begin("99~[A-Z]{2}~9{2,4}", "20 12"));
  EXPECT_FALSE(may_begin("99~[A-Z]{2}~9{2,4}", "20, ab"));
  EXPECT_FALSE(may_begin("99~[A-Z]{2}~9{2,4}", "20"));
  EXPECT_TRUE(may_begin("99-99-99", "20-12"));
  EXPECT_FALSE(may_begin("99-99-99", "20 12"));
  EXPECT_FALSE(may_begin("99-99-99", "20-ab"));
  EXPECT_TRUE(may_begin("9{4}", "2012"));
  EXPECT_TRUE(may_begin("9{4}", "2012 or"));
  EXPECT_FALSE(may_begin("9{4}", "20123"));
  EXPECT_TRUE(may_begin("99/999", "20/123"));
  EXPECT_FALSE(may_begin("99/999", "20.123"));
}

// A number as the shape describes it.
std::string written(const std::vector<ShapeElement>& shape, std::mt19937& random) {
  std::string out;
  for (const ShapeElement& element : shape) {
    if (element.is_gap()) {
      if (random() % 3 != 0) out += " -."[random() % 3];
      continue;
    }
    std::string characters;
    for (unsigned c = 0; c < element.characters.size(); ++c) {
      if (element.characters[c]) characters += static_cast<char>(c);
    }
    std::size_t count = element.min + random() % (element.max - element.min + 1U);
    for (; count > 0; --count) out += characters[random() % characters.size()];
  }
  return out;
}

TEST(NumberBeginnings, LetEveryNumberOfABuiltInShapePass) {
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  std::mt19937 random(5);
  std::size_t tried = 0;
  for (const Rule& rule : rules->rules()) {
    for (const NumberForm& form : rule.number) {
      for (int i = 0; i < 20; ++i) {
        const std::string number = written(form.shape, random);
        if (!is_ascii_alnum(number.front())) continue;
        for (const char* end : {"", " ", ", and", ".5"}) {
          EXPECT_TRUE(may_begin(form.shape, number + end)) << form.shape_text << ": " << number;
          ++tried;
        }
      }
    }
  }
  EXPECT_GT(tried, 10000u);
}

}  // namespace
}  // namespace expunge
