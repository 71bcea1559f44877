// Every file of tests/rulebook/invalid/ has one mistake; beside it stands the message it must give,
// whole: what a user sees is part of the interface.  KIND-NAME.yaml, KIND-NAME.expected.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rulebook/policy.h"
#include "rulebook/profile.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "" when the file loads.
std::string message_for(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string yaml = slurp(path);
  if (name.starts_with("rule-")) {
    RuleSet set;
    const Result<void> added = set.add_yaml(yaml, name);
    return added ? "" : added.error().to_string();
  }
  if (name.starts_with("profile-")) {
    ProfileSet set;
    const Result<void> added = set.add_yaml(yaml, name);
    return added ? "" : added.error().to_string();
  }
  const Result<Policy> policy = PolicySet::from_yaml(yaml, name);
  return policy ? "" : policy.error().to_string();
}

std::vector<fs::path> invalid_files() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(EXPUNGE_SOURCE_DIR) / "tests/rulebook/invalid")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Invalid : public testing::TestWithParam<fs::path> {};

TEST_P(Invalid, GivesItsMessage) {
  const fs::path expected = fs::path(GetParam()).replace_extension(".expected");
  ASSERT_TRUE(fs::exists(expected)) << "no " << expected.filename();
  EXPECT_EQ(message_for(GetParam()) + "\n", slurp(expected));
}

std::string case_name(const testing::TestParamInfo<fs::path>& file) {
  std::string name = file.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Invalid, testing::ValuesIn(invalid_files()), case_name);

TEST(Invalid, EveryExpectedMessageHasItsFile) {
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(EXPUNGE_SOURCE_DIR) / "tests/rulebook/invalid")) {
    if (entry.path().extension() != ".expected") continue;
    EXPECT_TRUE(fs::exists(fs::path(entry.path()).replace_extension(".yaml"))) << entry.path();
  }
}

}  // namespace
}  // namespace expunge
