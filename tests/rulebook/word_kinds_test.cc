#include "rulebook/word_kinds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "rulebook/embedded.h"

namespace expunge {
namespace {

TEST(WordKinds, ReadsKindsAndWords) {
  const WordKinds list("# a comment\n\nfruit\tpear\r\nroot\tred beet\nlone\nherb\tpear\n");
  ASSERT_NE(list.find("pear"), nullptr);
  EXPECT_EQ(list.find("pear")->kind, "fruit");  // the first counts
  ASSERT_NE(list.find("red beet"), nullptr);
  ASSERT_NE(list.find("lone"), nullptr);
  EXPECT_EQ(list.find("lone")->kind, "");
  EXPECT_EQ(list.find("beet"), nullptr);
  EXPECT_EQ(list.find(""), nullptr);
  EXPECT_EQ(list.rows().size(), 3u);
  EXPECT_TRUE(WordKinds("").rows().empty());
}

// A capital or an accent of another form could never be found.
TEST(WordKinds, ListsOfKeysAreInLowerCase) {
  for (const char* path :
       {"lists/value-keys.txt", "lists/number-keys.txt", "lists/name-part-keys.txt"}) {
    const WordKinds list(embedded_file(path));
    EXPECT_GT(list.rows().size(), 50u) << path;
    for (const WordKinds::Row& row : list.rows()) {
      EXPECT_TRUE(std::ranges::none_of(row.words, [](char c) { return c >= 'A' && c <= 'Z'; }))
          << path << ": " << row.words;
      EXPECT_FALSE(row.words.starts_with(' ') || row.words.ends_with(' ')) << row.words;
    }
  }
}

}  // namespace
}  // namespace expunge
