// The learned model in the detector: what it adds to the rules, and where it is not asked.
#include "detect/model_names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "detect/detect_fixture.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

// Findings of names/model, as "turn:begin-end".
std::string found_by_model(const Talk& talk, NamesMode names = NamesMode::kModel) {
  DetectorOptions options;
  options.names = names;
  auto rules = RuleSet::builtin();
  EXPECT_TRUE(rules);
  BothEngines engines(std::make_shared<const RuleSet>(std::move(*rules)), options);
  const std::vector<Finding> findings = engines.findings(talk);
  std::string out;
  for (const Finding& finding : findings) {
    if (finding.rule != kModelRule) continue;
    out += std::to_string(finding.field) + ":" + std::to_string(finding.span.begin) + "-" +
           std::to_string(finding.span.end) + " ";
  }
  return out;
}

TEST(ModelNames, DigestIsTheOneTheCardStates) {
  const std::string digest = to_hex(sha256(embedded_file("models/names.bin")));
  std::ifstream in(EXPUNGE_SOURCE_DIR "/docs/name-model.md");
  const std::string card(std::istreambuf_iterator<char>(in), {});
  EXPECT_NE(card.find(digest), std::string::npos) << "the model's digest is " << digest;
}

TEST(ModelNames, FindsWhatNoListHas) {
  const Talk talk = Talk().human("dinner with Kelstin Bramworth was nice");
  EXPECT_EQ(found_by_model(talk), "0:12-29 ");
  EXPECT_EQ(found_by_model(talk, NamesMode::kRules), "");
}

TEST(ModelNames, LeavesFictionOfTheBotAlone) {
  EXPECT_EQ(found_by_model(Talk()
                               .persona_name("Captain Vey")
                               .bot("*Zorvanthe Quillermoux bows* then Kelstane Drummow texted me")
                               .human("ok")),
            "");
}

TEST(ModelNames, LeavesCommonWordsAlone) {
  EXPECT_EQ(found_by_model(Talk().human("i will mark it, hope and grace, violet and rosemary")),
            "");
}

TEST(ModelNames, LeavesPlaceholdersAlone) {
  EXPECT_EQ(found_by_model(Talk().placeholder("Zorvanthe").human("then Zorvanthe texted me again")),
            "");
}

}  // namespace
}  // namespace expunge
