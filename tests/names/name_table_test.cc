#include "names/name_table.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace expunge {
namespace {

std::string_view bytes_of(const std::vector<std::uint64_t>& table) {
  return {reinterpret_cast<const char*>(table.data()), table.size() * sizeof(std::uint64_t)};
}

TEST(NameTable, KnowsEveryWordAndNoOther) {
  std::vector<std::string> words;
  for (int i = 0; i < 5000; ++i) words.push_back(std::string(1 + i % 23, 'a') + std::to_string(i));
  std::vector<std::pair<std::string_view, NameTable::Flags>> entries;
  for (std::size_t i = 0; i < words.size(); ++i) {
    entries.emplace_back(words[i], static_cast<NameTable::Flags>(i + 1));
  }
  const std::vector<std::uint64_t> bytes = NameTable::build(entries, {}, {});
  const NameTable table(bytes_of(bytes));
  EXPECT_EQ(table.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(table.flags(words[i]), i + 1) << words[i];
    EXPECT_EQ(table.flags(words[i] + "x"), 0u);
    EXPECT_EQ(table.flags("b" + words[i]), 0u);
  }
  EXPECT_EQ(table.flags(""), 0u);
}

TEST(NameTable, KeepsAllBitsOfFlags) {
  constexpr NameTable::Flags kAll = (1U << NameTable::kFlagBits) - 1;
  const std::vector<std::uint64_t> bytes = NameTable::build({{"dana", kAll}}, {}, {});
  EXPECT_EQ(NameTable(bytes_of(bytes)).flags("dana"), kAll);
}

TEST(NameTable, IsUsedWhereItLies) {
  const std::vector<std::uint64_t> bytes =
      NameTable::build({{"dana", 1}, {"the", 2}}, {"dana"}, {{"the", ~0U}, {"kitchens", 5}});
  const std::vector<std::uint64_t> copy = bytes;
  const NameTable table(bytes_of(copy));
  EXPECT_EQ(table.flags("dana"), 1u);
  EXPECT_TRUE(table.may_be_given("dana was", 4));
  EXPECT_FALSE(table.may_be_given("danb was", 4));
  EXPECT_EQ(table.common("The way.", 3), ~0U);
  EXPECT_EQ(table.common("Thy way.", 3), 0U);
  EXPECT_EQ(table.common("KITCHENS", 8), 5U);
  EXPECT_EQ(table.common("kitchens", 7), 0U);
  EXPECT_EQ(table.common("kitchens too", 12), 0U) << "longer than any";
}

TEST(NameTable, IsEmptyOfBytesThatAreNone) {
  EXPECT_EQ(NameTable("").size(), 0u);
  EXPECT_EQ(NameTable("").flags("dana"), 0u);
  const std::vector<std::uint64_t> bytes = NameTable::build({{"dana", 1}}, {}, {});
  EXPECT_EQ(NameTable(bytes_of(bytes).substr(0, bytes.size() * 8 - 8)).flags("dana"), 0u);
  std::vector<std::uint64_t> other = bytes;
  other[0] ^= 1;
  EXPECT_EQ(NameTable(bytes_of(other)).flags("dana"), 0u);
  EXPECT_EQ(NameTable("").common("the way.", 3), 0U);
}

}  // namespace
}  // namespace expunge
