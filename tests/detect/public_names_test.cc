// Names that stand beside those whom the world knows.
#include "detect/public_names.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

bool in_company(const std::string& text, const std::string& name,
                std::string_view rule = "names/single") {
  static const NameLists lists =
      NameLists::load("ken\ta\ntom\ta\nadele\ta\nmargot\ta\n", "robbie\tb\n", "", "",
                      "adele\nmargot robbie\nmessi\nnew york dolls\n", "");
  Hit hit;
  hit.span = {text.find(name), text.find(name) + name.size()};
  hit.rule_id = rule;
  return is_in_public_company(text, hit, lists);
}

TEST(PublicCompany, ANameJoinedToAPublicOneIsTheWorldsToo) {
  EXPECT_TRUE(in_company("i liked margot robbie and ken lol", "ken"));
  EXPECT_TRUE(in_company("ken and Margot Robbie were fun", "ken"));
  EXPECT_TRUE(in_company("messi ou ken?", "ken"));
  EXPECT_TRUE(in_company("ken vs messi", "ken"));
  EXPECT_TRUE(in_company("the new york dolls or tom", "tom"));
}

TEST(PublicCompany, OtherNeighboursSayNothing) {
  EXPECT_FALSE(in_company("tom and ken left", "ken"));
  EXPECT_FALSE(in_company("i saw margot robbie. ken did too", "ken"));
  EXPECT_FALSE(in_company("adele and ken are my cousins", "ken"));  // somebody may be called so
  EXPECT_FALSE(in_company("and ken", "ken"));
  EXPECT_FALSE(in_company("ken and", "ken"));
  EXPECT_FALSE(in_company("messi and my brother ken", "ken"));
}

TEST(PublicCompany, WhomACueShowsStaysReal) {
  EXPECT_FALSE(in_company("margot robbie and ken", "ken", "names/kin"));
}

}  // namespace
}  // namespace expunge
