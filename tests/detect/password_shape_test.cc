// What passwords look like, and what looks nearly so.
#include "detect/password_shape.h"

#include <gtest/gtest.h>

#include <string_view>

#include "names/name_lists.h"

namespace expunge {
namespace {

PasswordShape shape(std::string_view piece) {
  static const NameLists lists = NameLists::load("", "", "windows\nubuntu\nwell\nreport\n", "");
  return password_shape(piece, &lists);
}

TEST(PasswordShape, SignsInsideAWordAreStrong) {
  for (const std::string_view piece :
       {"Tuna!Melt88", "Walnut#Grove51", "Cactus?Juice9", "Brambleton77!", "otter$Lamp7"}) {
    EXPECT_EQ(shape(piece), PasswordShape::kStrong) << piece;
  }
}

TEST(PasswordShape, JoinedWordsOfBothCasesAreFair) {
  for (const std::string_view piece :
       {"Quokka-Boat-7731", "Plum_Cake_2021", "Hollow.Oak91", "teapot.Lily5"}) {
    EXPECT_EQ(shape(piece), PasswordShape::kFair) << piece;
  }
}

TEST(PasswordShape, SmallLettersAreWeak) {
  for (const std::string_view piece : {"kaas-voor-buren_83", "fern_moss_1987", "otter.moss.77"}) {
    EXPECT_EQ(shape(piece), PasswordShape::kWeak) << piece;
  }
}

TEST(PasswordShape, VersionsFilesKeysTagsAndLinksAreNone) {
  for (const std::string_view piece :
       {"SHA-256", "Windows-10", "Ubuntu-22.04", "report_2.pdf", "PBKDF2-HMAC-SHA256",
        "ctrl+alt+f1", "passlib==1.7.4", "otter#4471", "page=3&x", "wren7@brightfen.net",
        "well-known", "2024-03-14", "otterlamp", "1234567890", "http://a.b/c1!x", "Abc1!"}) {
    EXPECT_EQ(shape(piece), PasswordShape::kNone) << piece;
  }
}

TEST(PasswordShape, APieceEndsAtSpacesQuotesAndMarksOfTheSentence) {
  constexpr std::string_view kText = "it was `Tuna!Melt88`, (now *Plum_Cake_2021*).";
  const PasswordPiece first = password_piece_at(kText, kText.find("Melt"));
  EXPECT_EQ(kText.substr(first.begin, first.end - first.begin), "Tuna!Melt88");
  const PasswordPiece second = password_piece_at(kText, kText.find("Cake"));
  EXPECT_EQ(kText.substr(second.begin, second.end - second.begin), "Plum_Cake_2021");
}

}  // namespace
}  // namespace expunge
