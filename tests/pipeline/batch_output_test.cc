#include "pipeline/batch_output.h"

#include <gtest/gtest.h>

#include <random>

namespace expunge {
namespace {

std::string whole(const BatchOutput& out, std::string_view input,
                  std::size_t left_out = BatchOutput::kNothingLeftOut) {
  std::string bytes;
  out.for_each(input, left_out, [&](std::string_view piece) {
    EXPECT_FALSE(piece.empty());
    bytes += piece;
  });
  return bytes;
}

TEST(BatchOutput, IsWhatWasAppendedInOrder) {
  std::mt19937 random(1);
  std::string input(1U << 20, '\0');
  for (char& c : input) c = static_cast<char>('a' + random() % 26);
  BatchOutput out;
  for (int round = 0; round < 50; ++round) {
    out.clear();
    std::string wanted;
    for (std::size_t at = 0; at < input.size();) {
      const std::size_t longest = round % 2 == 0 ? 5000 : 60000;
      const std::size_t end = std::min(input.size(), at + random() % longest);
      if (random() % 4 == 0) {
        const std::string text(random() % 300, 'X');
        out.text(input) += text;
        wanted += text;
      }
      if (random() % 8 != 0) {  // else it is left out
        out.keep(input, {at, end});
        wanted += input.substr(at, end - at);
      }
      at = end;
    }
    ASSERT_TRUE(whole(out, input) == wanted) << round;
  }
}

TEST(BatchOutput, TakesBackText) {
  const std::string input(100000, 'i');
  BatchOutput out;
  out.keep(input, {0, 50000});
  std::string& text = out.text(input);
  const std::size_t before = text.size();
  text += "wrong";
  out.text(input).resize(before);
  out.keep(input, {50000, 50003});
  EXPECT_EQ(whole(out, input), std::string(50003, 'i'));
}

TEST(BatchOutput, LeavesAByteOut) {
  const std::string input = std::string(20000, 'i') + "abc";
  BatchOutput out;
  out.keep(input, {0, 20000});
  out.text(input) += ",{}";
  out.keep(input, {20000, 20003});
  EXPECT_EQ(whole(out, input, 0), std::string(20000, 'i') + "{}abc");
  EXPECT_EQ(whole(out, input, 1), std::string(20000, 'i') + ",}abc");
  EXPECT_EQ(whole(out, input), std::string(20000, 'i') + ",{}abc");
}

}  // namespace
}  // namespace expunge
