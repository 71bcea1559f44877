// Every processor's instructions find the stops that a look at each byte finds.

#include "record/string_stops.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <random>
#include <string>
#include <vector>

#include "record/json_walk.h"

namespace expunge {
namespace {

class EveryStopTarget : public testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::SetSupportedTargetsForTest(GetParam()); }
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }
};

void expect_all_found(StringStops& stops, std::string_view text) {
  const std::vector<char> exact(text.begin(), text.end());  // a read too far is seen by ASan
  const char* const end = exact.data() + exact.size();
  stops.find({exact.data(), exact.size()});
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char* const wanted = find_string_stop(exact.data() + at, end);
    ASSERT_EQ(stops.next(at), static_cast<std::size_t>(wanted - exact.data())) << at;
  }
}

TEST_P(EveryStopTarget, FindsEveryStop) {
  StringStops stops;
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  expect_all_found(stops, text);
}

TEST_P(EveryStopTarget, FindsNoneBehindTheEnd) {
  std::mt19937 random(5);
  StringStops stops;  // keeps what a longer text had
  for (const std::size_t size : {300U, 0U, 1U, 63U, 64U, 65U, 127U, 128U, 191U, 200U}) {
    std::string text(size, 'a');
    expect_all_found(stops, text);
    for (std::size_t i = 0; i < size / 20; ++i) text[random() % size] = i % 2 == 0 ? '"' : '\\';
    expect_all_found(stops, text);
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryStopTarget,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()),
                         [](const auto& target) { return hwy::TargetName(target.param); });

}  // namespace
}  // namespace expunge
