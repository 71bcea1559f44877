#include "record/places.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

// Line and column of a byte, the slow way.
FilePlace counted(const std::string& text, std::size_t at) {
  FilePlace place{at, 1, 1};
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

void expect_place(const FilePlace& got, const FilePlace& want) {
  EXPECT_EQ(got.offset, want.offset);
  EXPECT_EQ(got.line, want.line) << want.offset;
  EXPECT_EQ(got.column, want.column) << want.offset;
}

// Lines longer than a batch, characters of one to four bytes, empty lines, no line end at the end.
const char kText[] = "a\xC3\xA9\xE2\x82\xAC\n\n{\"x\": \"\xF0\x9F\x98\x80 long\"},\r\nlast one";

TEST(PlaceFinder, CountsAsAnEditorDoes_ForBatchesOfAnySize) {
  const std::string text = kText;
  for (std::size_t size = 1; size <= text.size(); ++size) {
    PlaceFinder places;
    for (std::size_t begin = 0; begin < text.size(); begin += size) {
      const std::string batch = text.substr(begin, size);
      places.begin_batch(begin, batch);
      for (std::size_t at = 0; at <= batch.size(); ++at) {
        const bool inside_character = begin + at < text.size() &&
                                      (static_cast<unsigned char>(text[begin + at]) & 0xC0) == 0x80;
        if (!inside_character) expect_place(places.at(at), counted(text, begin + at));
      }
      places.end_batch();
    }
  }
}

TEST(PlaceFinder, GoesBack_WithinABatch) {
  const std::string text = kText;
  PlaceFinder places;
  places.begin_batch(0, text);
  expect_place(places.at(text.size()), counted(text, text.size()));
  expect_place(places.at(1), counted(text, 1));
}

TEST(PlaceFinder, CountsBatchesThatNobodyAskedAbout) {
  PlaceFinder places;
  places.begin_batch(0, "one\ntwo");
  places.end_batch();
  places.begin_batch(7, " and\nthree");
  expect_place(places.at(1), {8, 2, 5});
  expect_place(places.at(5), {12, 3, 1});
}

}  // namespace
}  // namespace expunge
