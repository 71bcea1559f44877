#include "detect/table_column.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace expunge {
namespace {

// The head of the column of `value`, which stands once in `text`.
std::string_view head_of(std::string_view text, std::string_view value) {
  const std::size_t at = text.find(value);
  return at == std::string_view::npos ? "?" : column_head(text, at, at + value.size());
}

TEST(TableColumn, HeadOfARow) {
  constexpr std::string_view kTable = "name;phone;zip\nOrla;5550127;60622\nTobi;5550144;97214\n";
  EXPECT_EQ(head_of(kTable, "5550144"), "phone");
  EXPECT_EQ(head_of(kTable, "60622"), "zip");
  EXPECT_EQ(head_of("5550127;60622\n5550144;97214", "5550144"), "");
}

// One that takes long for each of its numbers would take long times long for all.
TEST(TableColumn, ARowHasAnEnd) {
  std::string cells;
  for (int i = 0; i < 2000; ++i) cells += "1,";
  EXPECT_EQ(head_of("phone," + cells + "x\n5550127," + cells + "x\n", "5550127"), "phone");
  EXPECT_EQ(head_of("phone," + cells + cells + "x\n5550127," + cells + cells + "x", "5550127"), "");
}

TEST(TableColumn, ColumnOfAnInsertStatement) {
  constexpr std::string_view kInsert =
      "INSERT INTO users (id, name, phone, ssn, made) VALUES\n"
      "(1041, 'Orla', '9155550188', '627401885', '2023-01-04 10:00:00'),\n"
      "(1042, 'Wendell O''Hara, Jr', '7195550142', 521773049);";
  EXPECT_EQ(head_of(kInsert, "9155550188"), " phone");
  EXPECT_EQ(head_of(kInsert, "627401885"), " ssn");
  EXPECT_EQ(head_of(kInsert, "1042"), "id");
  EXPECT_EQ(head_of(kInsert, "7195550142"), " phone");
  EXPECT_EQ(head_of(kInsert, "521773049"), " ssn");
  EXPECT_EQ(head_of("insert into t(phone)values('7195550142')", "7195550142"), "phone");
}

TEST(TableColumn, NoColumnElsewhere) {
  EXPECT_EQ(head_of("f(phone, ssn) = g('7195550142', 3)", "7195550142"), "");
  EXPECT_EQ(head_of("insert into t values ('7195550142', 3)", "7195550142"), "");
  EXPECT_EQ(head_of("insert into t (a) values (1, '7195550142')", "7195550142"), "");
  EXPECT_EQ(head_of("the values ('7195550142'", "7195550142"), "");
  EXPECT_EQ(head_of("7195550142", "7195550142"), "");
}

}  // namespace
}  // namespace expunge
