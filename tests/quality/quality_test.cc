// What corpus/ claims of itself.  Its figures are held by `expunge eval` (CMakeLists.txt).
#include <gtest/gtest.h>

#include <algorithm>

#include "eval/gold.h"

namespace expunge {
namespace {

TEST(Quality, CorpusIsAsLargeAsItClaims) {
  const auto files = read_gold({EXPUNGE_SOURCE_DIR "/corpus"}, "");
  ASSERT_TRUE(files) << files.error().to_string();
  std::size_t records = 0;
  std::size_t without = 0;
  for (const GoldFile& file : *files) {
    records += file.cases.size();
    for (const GoldCase& gold : file.cases) {
      without += std::none_of(gold.marks.begin(), gold.marks.end(),
                              [](const Mark& mark) { return mark.kind == MarkKind::kGold; })
                     ? 1
                     : 0;
    }
  }
  EXPECT_GE(records, 150U);
  EXPECT_GE(3 * without, records) << "a third has no personal data";
}

}  // namespace
}  // namespace expunge
