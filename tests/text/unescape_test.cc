// Every processor's instructions decode a string as one escape after the other does.

#include "text/unescape.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "text/escapes.h"

namespace expunge {
namespace {

std::string one_by_one(std::string_view raw) {
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    std::array<char, kLongestEscaped> bytes{};
    const Escape escape =
        raw[at] == '\\' ? decode_json_escape(raw.substr(at), bytes.data()) : Escape{};
    text.append(escape.raw_size == 0 ? raw.substr(at, 1)
                                     : std::string_view(bytes.data(), escape.size));
    at += escape.raw_size == 0 ? 1 : escape.raw_size;
  }
  return text;
}

// Both buffers end where they must, so that ASan sees what is read or written too far.
std::string unescaped(std::string_view raw, std::size_t readable_behind) {
  std::vector<char> from(raw.begin(), raw.end());
  from.resize(raw.size() + readable_behind, '\\');
  std::vector<char> to(raw.size() + kUnescapeMargin);
  const char* const end =
      unescape_json({from.data(), raw.size()}, from.data() + from.size(), to.data());
  return {to.data(), static_cast<std::size_t>(end - to.data())};
}

class EveryUnescapeTarget : public testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::SetSupportedTargetsForTest(GetParam()); }
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }
};

TEST_P(EveryUnescapeTarget, DecodesWhatEachEscapeStandsFor) {
  const std::vector<std::string> pieces = {"a",
                                           "some words without any escape in them, ",
                                           "\\n",
                                           "\\n\\n",
                                           "\\\"",
                                           "\\\\",
                                           "\xC3\xA9",
                                           "\\u00e9",
                                           "\\ud83d\\ude00",
                                           "\\ud83d",
                                           "\\x",
                                           "\\u12"};
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string raw;
    for (unsigned n = random() % 9; n > 0; --n) raw += pieces[random() % pieces.size()];
    if (round % 7 == 0) raw += '\\';
    for (const std::size_t behind : {0U, 1U, 31U, 32U, 100U}) {
      ASSERT_EQ(unescaped(raw, behind), one_by_one(raw)) << raw << " " << behind;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryUnescapeTarget,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         [](const auto& target) { return hwy::TargetName(target.param); });

}  // namespace
}  // namespace expunge
