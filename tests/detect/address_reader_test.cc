#include "detect/address_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "detect/address_words.h"

namespace expunge {
namespace {

// What is read behind the cue, which ends at the first "|".
std::string read(std::string_view text) {
  const std::size_t cue = text.find('|');
  const std::string plain(std::string(text.substr(0, cue)) + std::string(text.substr(cue + 1)));
  const Stretch span = read_address(plain, cue).span;
  return plain.substr(span.begin, span.size());
}

TEST(AddressReader, GoesThroughStretchesWithNumbersAndNames) {
  EXPECT_EQ(read("address:| Flat 4, Heronrest House, 5th Cross, Pune 411038, phone 2"),
            "Flat 4, Heronrest House, 5th Cross, Pune 411038");
  EXPECT_EQ(read("wohnhaft| Am Otterbach 3, 18055 Rostock. Bitte"),
            "Am Otterbach 3, 18055 Rostock");
  EXPECT_EQ(read("alamat| Jl. Otter No. 17, RT 03/RW 05, Malang 65143, WA 0812"),
            "Jl. Otter No. 17, RT 03/RW 05, Malang 65143");
}

// Reading stops after so many bytes; never inside a character, however long the words are.
TEST(AddressReader, EndsWithWholeCharacters) {
  std::string prose;
  for (int i = 0; i < 80; ++i) prose += "\xE0\xB8\x81";
  for (std::size_t lead = 0; lead < 4; ++lead) {
    const std::string text = "x| 118/3 " + std::string(lead, 'a') + prose;
    EXPECT_EQ(read(text), "") << lead;
    const std::string town = "x| 118/3 " + std::string("\xE0\xB8\x81\xE0\xB8\x81") + ", " + prose;
    EXPECT_EQ(read(town), "118/3 \xE0\xB8\x81\xE0\xB8\x81") << lead;
  }
}

TEST(AddressReader, EndsWithASentence) {
  EXPECT_EQ(read("address is| 45 Park Lane. Smoking is off"), "45 Park Lane");
  EXPECT_EQ(read("address is| 45 Otter Blvd. Brookfield"), "45 Otter Blvd. Brookfield");
  EXPECT_EQ(read("address is| 45 Otter Street, Shall I go on"), "45 Otter Street");
}

TEST(AddressReader, EndsBeforeOtherData) {
  EXPECT_EQ(read("address| 12 Otter Lane, Leeds and call me"), "12 Otter Lane, Leeds");
  EXPECT_EQ(read("Adresse| Otterweg 7, 8010 Graz, Kundennummer 8840231"), "Otterweg 7, 8010 Graz");
  EXPECT_EQ(read("address| 12 Otter Lane, Leeds, Email: x"), "12 Otter Lane, Leeds");
  EXPECT_EQ(read("address| 12 Otter Lane, Leeds, England"), "12 Otter Lane, Leeds");
}

TEST(AddressReader, TakesTheNextLineForItsPostcode) {
  EXPECT_EQ(read("Address:|\n12 Otter Lane\nLeeds LS6 2QT\nPhone: 1"),
            "12 Otter Lane\nLeeds LS6 2QT");
  EXPECT_EQ(read("Address:| 12 Otter Lane\nPhone: 020 7946 0018"), "12 Otter Lane");
}

TEST(AddressReader, KnowsTheWordsOfManyCountries) {
  EXPECT_EQ(read("manzil:| Buxoro sh., Qunduz ko'chasi 118-uy . karta"),
            "Buxoro sh., Qunduz ko'chasi 118-uy");
  EXPECT_EQ(read("address:| Apt 14, The Granary, Otter Quay, Galway (Eircode"),
            "Apt 14, The Granary, Otter Quay, Galway");
  EXPECT_EQ(read("address:| Apt 14, The Granary\nOtter Quay\nGalway H91 K4PW\n\n4 October"),
            "Apt 14, The Granary\nOtter Quay\nGalway H91 K4PW");
  EXPECT_EQ(read("address| 12 Otter Lane, The house is red"), "12 Otter Lane");
  // Devanagari: house 7, lane 3, the town, and the full stop.
  const std::string house = "\xE0\xA4\xAE\xE0\xA4\x95\xE0\xA4\xBE\xE0\xA4\xA8 7, ";
  const std::string town = "\xE0\xA4\x95\xE0\xA5\x8B\xE0\xA4\x9F\xE0\xA4\xBE";
  EXPECT_EQ(read("x:| " + house + town + "\xE0\xA5\xA4 " + town), house + town);
}

TEST(AddressReader, TakesLinksAsTheyAreWritten) {
  EXPECT_EQ(read("bytem| na Otter 12, 602 00 Brno."), "Otter 12, 602 00 Brno");
  EXPECT_EQ(read("bytem| Na Otter 12, 602 00 Brno."), "Na Otter 12, 602 00 Brno");
}

TEST(AddressWords, AreSortedAndOfEveryKind) {
  for (const AddressWord kind :
       {AddressWord::kLink, AddressWord::kUnit, AddressWord::kSide, AddressWord::kParticle,
        AddressWord::kStreetEnding, AddressWord::kOther, AddressWord::kOtherBegin,
        AddressWord::kCountry, AddressWord::kNumberedPlace}) {
    const auto words = address_words(kind);
    EXPECT_FALSE(words.empty()) << static_cast<char>(kind);
    EXPECT_TRUE(std::ranges::is_sorted(words)) << static_cast<char>(kind);
  }
}

TEST(AddressReader, WantsANumberAndAName) {
  EXPECT_EQ(read("address| the issue by Monday"), "");
  EXPECT_EQ(read("address| 192.168.10.12"), "");
  EXPECT_EQ(read("address| dana@brightfen.net"), "");
  EXPECT_EQ(read("address| 4417"), "");
  EXPECT_EQ(read("address|"), "");
}

TEST(AddressReader, SaysWhatSpeaksAgainstAnAddress) {
  EXPECT_TRUE(read_address("moved to Leeds 2019", 8).only_year);
  EXPECT_TRUE(read_address("live in District 12", 7).only_places);
  EXPECT_FALSE(read_address("live in Lisbon 7 days", 7).number_ends);
  EXPECT_TRUE(read_address("live at 7 Otter Lane", 7).number_ends);
}

}  // namespace
}  // namespace expunge
