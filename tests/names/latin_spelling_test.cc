#include "names/latin_spelling.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

NameFlags spelled(std::string_view word) {
  static const NameLists lists = NameLists::load(
      "sudeep\tb\npooja\tb\nomprakash\tb\nrama\tb\nkavitha\tb\nilamparithi\tb\nvenugopal\tb\n"
      "sanduni\tb\ngela\ta\nabebe\tb\nswara\tb\nroad\tb\ngyan\ta\nlaith\tb\n",
      "nimbalkar\tb\njaparidze\tb\n", "road\n", "", "");
  std::string buffer;
  return flags_by_spelling(word, lists, buffer);
}

TEST(LatinSpelling, OneOfTheUsualSpellingsIsListed) {
  EXPECT_EQ(spelled("सुदीप"), kFirstName) << "ee";
  EXPECT_EQ(spelled("पूजा"), kFirstName) << "oo";
  EXPECT_EQ(spelled("स्वरा"), kFirstName) << "w";
  EXPECT_EQ(spelled("ओमप्रकाश"), kFirstName) << "an a that nobody says";
  EXPECT_EQ(spelled("ज्ञान"), kFirstName);
  EXPECT_EQ(spelled("निंबाळकर"), kSurname);
  EXPECT_EQ(spelled("కవిత"), kFirstName) << "th, and an a at the end";
  EXPECT_EQ(spelled("వేణుగోపాల్"), kFirstName);
  EXPECT_EQ(spelled("இளம்பரிதி"), kFirstName);
  EXPECT_EQ(spelled("සඳුනි"), kFirstName);
  EXPECT_EQ(spelled("გელა"), kFirstName);
  EXPECT_EQ(spelled("ჯაფარიძე"), kSurname);
  EXPECT_EQ(spelled("አበበ"), kFirstName);
}

TEST(LatinSpelling, OthersAreNone) {
  EXPECT_EQ(spelled("रोड"), 0U) << "a word of English";
  EXPECT_EQ(spelled("नदी"), 0U);
  EXPECT_EQ(spelled("லைட்"), 0U) << "no th";
  EXPECT_EQ(spelled("რა"), 0U);
  EXPECT_EQ(spelled("Gela"), 0U) << "its own letters need none";
  EXPECT_EQ(spelled("שרה"), 0U);
  EXPECT_EQ(spelled(""), 0U);
}

TEST(LatinSpelling, ThePlainest) {
  std::string out;
  EXPECT_TRUE(append_spelling("राम", out));
  EXPECT_EQ(out, "ram");
  out.clear();
  EXPECT_TRUE(append_spelling("കാവ്യ", out));
  EXPECT_EQ(out, "kavy");
  EXPECT_FALSE(append_spelling("ram", out));
}

}  // namespace
}  // namespace expunge
