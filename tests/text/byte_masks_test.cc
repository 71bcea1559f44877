// Every processor's instructions make the same masks as a look at each byte.

#include "text/byte_masks.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <random>
#include <string>
#include <vector>

namespace expunge {
namespace {

bool is_one_of(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

ByteMasks expected(std::string_view text, std::size_t from) {
  ByteMasks masks;
  for (std::size_t i = 0; i < kMaskBytes; ++i) {
    const char c = from + i < text.size() ? text[from + i] : '\0';
    const auto byte = static_cast<unsigned char>(c);
    const auto note = [i](std::uint64_t& mask, bool holds) {
      mask |= std::uint64_t{holds ? 1U : 0U} << i;
    };
    note(masks.letter, (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    note(masks.upper, c >= 'A' && c <= 'Z');
    note(masks.digit, c >= '0' && c <= '9');
    note(masks.wide, byte >= 0x80);
    note(masks.underscore, c == '_');
    note(masks.space, byte <= ' ');
    note(masks.mark, is_one_of("&%\\*_`~\x7F", c));
    note(masks.sign, is_one_of(")]}@`\t", c));
  }
  return masks;
}

void expect_same(const ByteMasks& made, const ByteMasks& wanted, std::size_t size) {
  EXPECT_EQ(made.letter, wanted.letter) << size;
  EXPECT_EQ(made.upper, wanted.upper) << size;
  EXPECT_EQ(made.digit, wanted.digit) << size;
  EXPECT_EQ(made.wide, wanted.wide) << size;
  EXPECT_EQ(made.underscore, wanted.underscore) << size;
  EXPECT_EQ(made.space, wanted.space) << size;
  EXPECT_EQ(made.mark, wanted.mark) << size;
  EXPECT_EQ(made.sign, wanted.sign) << size;
}

class EveryTarget : public testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::SetSupportedTargetsForTest(GetParam()); }
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }
};

TEST_P(EveryTarget, MakesTheMasksOfEveryByte) {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  std::vector<ByteMasks> masks(masks_of(text.size()));
  make_masks(text, masks.data());
  for (std::size_t i = 0; i < masks.size(); ++i) {
    expect_same(masks[i], expected(text, i * kMaskBytes), text.size());
  }
}

TEST_P(EveryTarget, TakesWhatIsBehindTheEndForNul) {
  std::mt19937 random(3);
  for (std::size_t size = 0; size < 3 * kMaskBytes; ++size) {
    std::string text(size, '\0');
    for (char& c : text) c = static_cast<char>(random() % 256);
    const std::vector<char> exact(text.begin(), text.end());  // a read too far is seen by ASan
    std::vector<ByteMasks> masks(masks_of(size) + 1);
    masks.back().letter = 7;
    make_masks({exact.data(), exact.size()}, masks.data());
    EXPECT_EQ(masks.back().letter, 7U) << size;  // one too many would lie there
    for (std::size_t i = 0; i + 1 < masks.size(); ++i) {
      expect_same(masks[i], expected(text, i * kMaskBytes), size);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryTarget,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         [](const auto& target) { return hwy::TargetName(target.param); });

TEST(MaskedText, MakesMissingMasksWhenAsked) {
  const std::string text = std::string(kMaskBytes, 'a') + "B7";
  ByteMasks own;
  EXPECT_EQ(MaskedText(text).masks(kMaskBytes, own).upper, 1U);
  EXPECT_EQ(MaskedText(text).masks(kMaskBytes, own).digit, 2U);
  std::vector<ByteMasks> made(2);
  make_masks(text, made.data());
  EXPECT_EQ(&MaskedText(text, made.data()).masks(kMaskBytes, own), &made[1]);
}

}  // namespace
}  // namespace expunge
