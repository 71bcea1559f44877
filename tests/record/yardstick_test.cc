#include "record/yardstick.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

YardstickCount count(std::string lines) {
  const std::size_t size = lines.size();
  lines.append(64, '\0');
  return walk_and_unescape(std::string_view(lines).substr(0, size));
}

TEST(Yardstick, UnescapesEveryStringAndKey) {
  const YardstickCount counted = count(
      "{\"a\": \"x\\ny\", \"b\": [1, true, null, {\"c\\u0041\": \"\\ud83d\\ude0a\"}]}\n"
      "\n"
      "[\"last\"]");
  EXPECT_EQ(counted.records, 2u);
  EXPECT_EQ(counted.strings, 6u);
  EXPECT_EQ(counted.bytes, 1u + 3u + 1u + 2u + 4u + 4u);
  EXPECT_EQ(counted.refused, 0u);
}

TEST(Yardstick, CountsWhatItRefuses) {
  const YardstickCount counted = count("{\"a\": \"\\ud83d\"}\n{\"a\": \n{\"a\": \"b\"}\n");
  EXPECT_EQ(counted.records, 3u);
  EXPECT_EQ(counted.refused, 2u);
}

TEST(Yardstick, TakesNothing) { EXPECT_EQ(count("").records, 0u); }

}  // namespace
}  // namespace expunge
