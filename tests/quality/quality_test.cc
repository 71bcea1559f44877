// Precision and recall on corpus/, held by the thresholds of corpus/thresholds.json: a drop fails;
// a rise is written there.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "quality/score.h"

namespace expunge::quality {
namespace {

const std::filesystem::path kCorpus = std::filesystem::path(EXPUNGE_SOURCE_DIR) / "corpus";

TEST(Quality, CorpusStaysAboveItsThresholds) {
  const auto thresholds = nlohmann::json::parse(std::ifstream(kCorpus / "thresholds.json"));
  std::vector<Miss> misses;
  const Score score = score_folder(kCorpus, "rules", misses);
  SCOPED_TRACE(table(score));
  for (const auto& [entity, want] : thresholds.at("entities").items()) {
    const auto at = score.entities.find(entity);
    ASSERT_NE(at, score.entities.end()) << entity << " has a threshold and no gold value";
    EXPECT_GE(at->second.precision(), want.at("precision").get<double>()) << entity;
    EXPECT_GE(at->second.recall(), want.at("recall").get<double>()) << entity;
  }
  EXPECT_GE(double(score.whole) / double(score.values), thresholds.at("whole").get<double>());
  EXPECT_GE(double(score.clean) / double(score.conversations),
            thresholds.at("clean").get<double>());
  EXPECT_LE(score.false_positives_per_10k(),
            thresholds.at("false_positives_per_10k").get<double>());
  for (const auto& [kind, want] : thresholds.at("traps").items()) {
    const auto& [hit, all] = score.traps.at(kind);
    EXPECT_LE(double(hit) / double(all), want.get<double>()) << "traps of kind " << kind;
  }
}

TEST(Quality, CorpusIsAsLargeAsItClaims) {
  std::size_t records = 0;
  std::size_t without = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
    if (!entry.path().filename().string().ends_with(".gold.jsonl")) continue;
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      ++records;
      bool gold = false;
      const auto label = nlohmann::json::parse(line);
      for (const auto& span : label.at("spans")) gold = gold || span.at("kind") == "gold";
      without += !gold;
    }
  }
  EXPECT_GE(records, 150U);
  EXPECT_GE(3 * without, records) << "a third has no personal data";
}

}  // namespace
}  // namespace expunge::quality
