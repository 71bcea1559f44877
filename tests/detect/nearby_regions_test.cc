#include "detect/nearby_regions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace expunge {
namespace {

bool speaks_for(std::string_view text, std::string_view region) {
  const std::vector<std::string> regions = regions_of_language(text);
  return std::ranges::find(regions, region) != regions.end();
}

TEST(NearbyRegions, ComeFromWordsAndLetters) {
  EXPECT_TRUE(speaks_for("le marco a mi compa", "MX"));
  EXPECT_TRUE(speaks_for("ring mig, jag \xC3\xA4r hemma", "SE"));
  EXPECT_TRUE(speaks_for(
      "\xCE\xBC\xCE\xB5 \xCF\x80\xCE\xB1\xCE\xB9\xCF\x81\xCE\xBD\xCE\xB5\xCE\xB9\xCF\x82", "GR"));
  EXPECT_TRUE(speaks_for("\xE0\xAE\xA8\xE0\xAE\xBE\xE0\xAE\xA9\xE0\xAF\x8D", "IN"));
  EXPECT_TRUE(speaks_for("\xE3\x81\xA7\xE3\x81\x99", "JP"));
  EXPECT_TRUE(speaks_for("\xC3\xBE\xC3\xBA ert", "IS"));
  EXPECT_TRUE(speaks_for("vi\xC5\x86\xC5\xA1", "LV"));
  EXPECT_TRUE(speaks_for("\xD3\xA9\xD0\xB3", "MN"));
}

TEST(NearbyRegions, OfEnglishAreNone) {
  EXPECT_TRUE(regions_of_language("call me at the usual number, ok?").empty());
  EXPECT_TRUE(regions_of_language("").empty());
}

TEST(NearbyRegions, AreFew) {
  EXPECT_LE(regions_of_language("el que und nicht il che het een nie jest bir ve ang ng").size(),
            kMostNearbyRegions);
}

}  // namespace
}  // namespace expunge
