#include "detect/other_script.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

std::vector<std::string> found(std::string_view name, const std::string& text) {
  static const NameLists lists = NameLists::load("", "", "", "ملك\n", "", "");
  OtherScriptNames names;
  Hit origin;
  origin.entity = "PERSON";
  names.add(name, origin);
  names.prepare();
  std::vector<Hit> hits;
  if (!names.empty()) names.search(text, 0, lists, hits);
  std::vector<std::string> out;
  for (const Hit& hit : hits) out.push_back(text.substr(hit.span.begin, hit.span.size()));
  return out;
}

using Names = std::vector<std::string>;

TEST(OtherScript, AKnownNameInAnotherScript) {
  EXPECT_EQ(found("Ghizlane", "مرحبا غزلان، كيف الحال"), Names{"غزلان"});
  EXPECT_EQ(found("Ghizlane", "أنت وغزلان"), Names{"غزلان"}) << "and";
  EXPECT_EQ(found("இளம்பரிதி", "ok Ilamparithi da"), Names{"Ilamparithi"});
  EXPECT_EQ(found("حازم", "ana 7azem"), Names{"7azem"});
}

TEST(OtherScript, NotInItsOwn) {
  EXPECT_EQ(found("Ghizlane", "gizlan and Ghazalan"), Names{});
  EXPECT_EQ(found("حازم", "حزم"), Names{});
}

TEST(OtherScript, ShortNamesAndCommonWordsAreLeft) {
  EXPECT_EQ(found("Lea", "ليا"), Names{});
  EXPECT_EQ(found("Malak", "ملك"), Names{}) << "a word";
  EXPECT_EQ(found("Ghizlane", "plain English, no other letters"), Names{});
  EXPECT_EQ(found("Ghizlane", ""), Names{});
}

}  // namespace
}  // namespace expunge
