// The model that ships, as a whole: what it must find whatever it was trained on, any bytes, every
// path the same.
#include "names/model.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace expunge {
namespace {

const std::string& model_bytes() {
  static const std::string bytes = [] {
    std::ifstream in(EXPUNGE_SOURCE_DIR "/rules/models/names.bin", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return bytes;
}

std::shared_ptr<const NameModel> shipped_model() {
  auto model = NameModel::load(model_bytes());
  EXPECT_TRUE(model) << model.error().to_string();
  return *model;
}

// The names in a text, parted by '|'.
std::string names_in(std::string_view text, const ModelOperation& operation = kModelBalanced) {
  static NameTagger tagger(shipped_model());
  std::vector<ModelName> names;
  tagger.find(text, operation, names);
  std::string out;
  for (const ModelName& name : names) {
    out += (out.empty() ? "" : "|") + std::string(text.substr(name.begin, name.end - name.begin));
  }
  return out;
}

struct Case {
  const char* name;
  std::string_view text;
  std::string_view names;
};

class NameModelTest : public testing::TestWithParam<Case> {};

TEST_P(NameModelTest, Finds) { EXPECT_EQ(names_in(GetParam().text), GetParam().names); }

INSTANTIATE_TEST_SUITE_P(
    Texts, NameModelTest,
    testing::Values(Case{"nothing", "", ""}, Case{"white", " \n\n\t", ""},
                    Case{"disclosed", "My name is Dana Whitlock.", "Dana Whitlock"},
                    Case{"lower_case", "hi im priya", "priya"},
                    Case{"upper_case", "I TOLD KEVIN ALREADY", "KEVIN"},
                    Case{"possessive", "we went to Priya's house", "Priya"},
                    Case{"two_lines", "I met Kevin.\nThen Maria called.", "Kevin|Maria"},
                    Case{"action", "*Kevin waves*", "Kevin"},
                    Case{"no_name", "i will mark the date, hope you are well", ""},
                    Case{"place", "I live in London and work for Google", ""},
                    Case{"german", "Ich war gestern mit Sabine Krause im Kino.", "Sabine Krause"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(NameModel, Caution_OrdersWhatIsFound) {
  std::string text;
  for (const char* word :
       {"Tell Harriet I said hi. ", "Rosehip and Marlow came. ", "Summer is near. ",
        "ask dev about it. ", "Grace! ", "Mr Pell and June sat down. "}) {
    text += word;
  }
  NameTagger tagger(shipped_model());
  std::vector<ModelName> precise;
  std::vector<ModelName> balanced;
  std::vector<ModelName> thorough;
  tagger.find(text, kModelPrecise, precise);
  tagger.find(text, kModelBalanced, balanced);
  tagger.find(text, kModelThorough, thorough);
  EXPECT_LE(precise.size(), balanced.size());
  EXPECT_LE(balanced.size(), thorough.size());
  EXPECT_FALSE(thorough.empty());
}

std::string random_text(std::uint64_t& state) {
  static constexpr std::string_view kPieces[] = {"Dana ",
                                                 "kim ",
                                                 "Mr. ",
                                                 "KEVIN ",
                                                 "o'brien",
                                                 "'s ",
                                                 "\n",
                                                 "\r\n",
                                                 ", ",
                                                 ". ",
                                                 "@joe ",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xE6\x9D\x8E\xE5\xA8\x9C",
                                                 "\xEA\xB9\x80\xEB\xAF\xBC\xEC\x88\x98",
                                                 "\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 ",
                                                 "http://a.b ",
                                                 "\xE2",
                                                 "\x80",
                                                 "\0",
                                                 "told ",
                                                 "me and ",
                                                 "the "};
  const auto next = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33);
  };
  std::string out;
  const bool bytes = next() % 4 == 0;
  for (std::size_t left = next() % 60; left > 0; --left) {
    if (bytes) {
      out += static_cast<char>(next());
    } else {
      out += kPieces[next() % std::size(kPieces)];
    }
  }
  return out;
}

TEST(NameModel, PathsAgree_OnRandomBytes) {
  NameTagger portable(shipped_model(), ModelPath::kPortable);
  NameTagger best(shipped_model(), has_avx2() ? ModelPath::kAvx2 : ModelPath::kBest);
  std::uint64_t state = 5;
  std::size_t found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(state);
    std::vector<ModelName> a;
    std::vector<ModelName> b;
    portable.find(text, kModelThorough, a);
    best.find(text, kModelThorough, b);
    ASSERT_TRUE(a == b) << "round " << round;
    std::size_t done = 0;
    for (const ModelName& name : a) {
      ASSERT_GE(name.begin, done);
      ASSERT_LT(name.begin, name.end);
      ASSERT_LE(name.end, text.size());
      ASSERT_GE(name.score, 0);
      ASSERT_LE(name.score, 1);
      done = name.end;
    }
    found += a.size();
  }
  EXPECT_GT(found, 1000U);
}

TEST(NameModel, NamesEndAtCharacters_InValidText) {
  NameTagger tagger(shipped_model());
  std::uint64_t state = 6;
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(state);
    if (!is_valid_utf8(text)) continue;
    std::vector<ModelName> names;
    tagger.find(text, kModelThorough, names);
    for (const ModelName& name : names) {
      ASSERT_TRUE(is_valid_utf8(text.substr(name.begin, name.end - name.begin))) << round;
    }
  }
}

// What was searched before must not matter.
TEST(NameModel, History_ChangesNothing) {
  NameTagger used(shipped_model());
  std::uint64_t state = 7;
  std::vector<ModelName> names;
  std::string filler;
  for (int i = 0; i < 120000; ++i) filler += "w" + std::to_string(i) + "x ";  // fills the cache
  used.find(filler, kModelBalanced, names);
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(state);
    NameTagger fresh(shipped_model());
    std::vector<ModelName> a;
    std::vector<ModelName> b;
    used.find(text, kModelBalanced, a);
    fresh.find(text, kModelBalanced, b);
    ASSERT_TRUE(a == b) << "round " << round;
  }
}

TEST(NameModel, LongLines_AreSearchedToTheEnd) {
  std::string text;
  while (text.size() < 100000) text += "the cat sat on the mat and ";
  text += "my name is Dana Whitlock.";
  EXPECT_EQ(names_in(text), "Dana Whitlock");
  EXPECT_EQ(names_in(std::string(200000, 'a')), "");
}

TEST(NameModel, BrokenFiles_AreRefused) {
  const std::string& good = model_bytes();
  EXPECT_LE(good.size(), std::size_t{2} << 20);
  EXPECT_FALSE(NameModel::load(""));
  EXPECT_FALSE(NameModel::load(std::string_view(good).substr(0, good.size() - 1)));
  for (const std::size_t at : {0UL, 8UL, 12UL, 16UL, 128UL + 5 * 1024 + 1025 + 7}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] + 1);
    EXPECT_FALSE(NameModel::load(bad)) << "byte " << at;
  }
}

}  // namespace
}  // namespace expunge
