#include "gate/baseline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace expunge {
namespace {

namespace fs = std::filesystem;

Key test_key(const std::string& secret = "a key for the tests of the gate") {
  return *Key::from_secret(secret);
}

BaselineEntry entry(const std::string& value, const std::string& record = "r",
                    const std::string& until = "") {
  BaselineEntry one;
  one.entity = "EMAIL_ADDRESS";
  one.key = {value, record, "t", "/conversation/4/message"};
  one.reason = "the \"club's\" own";
  one.who = "a maintainer";
  one.until = until;
  return one;
}

BaselineEntry everywhere(const std::string& value, const std::string& until = "") {
  BaselineEntry one = entry(value, "", until);
  one.key = {value, "", "", ""};
  one.everywhere = true;
  return one;
}

class BaselineTest : public testing::Test {
 protected:
  BaselineTest() {
    std::string pattern = (fs::temp_directory_path() / "expunge-baseline-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~BaselineTest() override { fs::remove_all(folder_); }

  Result<Baseline::Loaded> load(const std::string& text, const Key& key = test_key()) {
    std::ofstream(folder_ / "b.json", std::ios::binary) << text;
    return Baseline::load((folder_ / "b.json").string(), key, false);
  }

  // Whether `text` is refused or its faults are said.
  bool detected(const std::string& text) {
    const auto loaded = load(text);
    return !loaded || !loaded->faults.empty();
  }

  fs::path folder_;
};

std::vector<BaselineEntry> five() {
  return {entry("a"), entry("b"), entry("c", "r2", "2027-01-31"), everywhere("d"), entry("e")};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

TEST_F(BaselineTest, ComesBackAsItWasWritten) {
  const auto loaded = load(Baseline::to_text(five(), test_key()));
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_TRUE(loaded->faults.empty()) << loaded->faults.front();
  ASSERT_EQ(loaded->entries.size(), 5U);
  const auto c = std::find_if(loaded->entries.begin(), loaded->entries.end(),
                              [](const BaselineEntry& one) { return one.key.value == "c"; });
  ASSERT_NE(c, loaded->entries.end());
  EXPECT_EQ(c->key, five()[2].key);
  EXPECT_EQ(c->reason, five()[2].reason);
  EXPECT_EQ(c->until, "2027-01-31");
  EXPECT_EQ(Baseline::to_text(loaded->entries, test_key()), Baseline::to_text(five(), test_key()));
}

TEST_F(BaselineTest, IsJson_ALineAnEntry_SortedById) {
  const std::string text = Baseline::to_text(five(), test_key());
  const auto document = nlohmann::json::parse(text);
  EXPECT_EQ(document["accepted"].size(), 6U) << "five and the end";
  const std::vector<std::string> lines = lines_of(text);
  ASSERT_EQ(lines.size(), 8U);
  for (std::size_t i = 2; i < 6; ++i) EXPECT_LT(lines[i - 1], lines[i]);
  std::vector<BaselineEntry> backwards = five();
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(Baseline::to_text(backwards, test_key()), text);
  EXPECT_TRUE(load(Baseline::to_text({}, test_key()))->faults.empty());
}

TEST_F(BaselineTest, ALineCutChangedMovedOrAddedShows) {
  const std::string text = Baseline::to_text(five(), test_key());
  const std::vector<std::string> lines = lines_of(text);
  ASSERT_FALSE(detected(text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> cut = lines;
    cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(i));
    // Without its end the list ends in a comma: then it is no JSON at all.
    EXPECT_TRUE(detected(joined(cut))) << "cut " << i;
    std::vector<std::string> twice = lines;
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    EXPECT_TRUE(detected(joined(twice))) << "twice " << i;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      std::vector<std::string> moved = lines;
      std::swap(moved[i], moved[j]);
      EXPECT_TRUE(detected(joined(moved))) << "swapped " << i << " and " << j;
    }
  }
  std::vector<std::string> no_end = lines;
  no_end.erase(no_end.end() - 2);
  no_end[no_end.size() - 2].pop_back();
  EXPECT_TRUE(detected(joined(no_end)));
}

TEST_F(BaselineTest, EveryChangedCharacterOfAnEntryShows) {
  const std::string text = Baseline::to_text({entry("a", "r", "2027-01-31")}, test_key());
  const std::size_t begin = text.find("{\"id\"");
  const std::size_t end = text.find("},\n{\"end\"");
  for (std::size_t at = begin; at < end; ++at) {
    std::string changed = text;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    EXPECT_TRUE(detected(changed)) << at;
  }
}

// Someone without the key cannot write an entry, nor take one from another baseline.
TEST_F(BaselineTest, AnEntryOfAnotherKeyShows) {
  std::vector<std::string> lines = lines_of(Baseline::to_text({entry("a")}, test_key()));
  const std::vector<std::string> others =
      lines_of(Baseline::to_text({entry("z")}, test_key("another key, as long as that one")));
  lines[1] = others[1];
  EXPECT_TRUE(detected(joined(lines)));
}

// What two branches added at different places merges into a whole file: the neighbours' links are
// all that changes.
TEST_F(BaselineTest, TwoBranchesMerge) {
  std::vector<BaselineEntry> base;
  for (int i = 0; i < 12; ++i) base.push_back(entry("value " + std::to_string(i)));
  const std::vector<std::string> common = lines_of(Baseline::to_text(base, test_key()));
  int merged_well = 0;
  for (int i = 0; i < 40; ++i) {
    std::vector<BaselineEntry> left = base;
    left.push_back(entry("left " + std::to_string(i)));
    std::vector<BaselineEntry> right = base;
    right.push_back(entry("right " + std::to_string(i)));
    const fs::path ours = folder_ / "ours";
    const fs::path theirs = folder_ / "theirs";
    const fs::path parent = folder_ / "parent";
    std::ofstream(ours) << Baseline::to_text(left, test_key());
    std::ofstream(theirs) << Baseline::to_text(right, test_key());
    std::ofstream(parent) << joined(common);
    const std::string command = "git merge-file -q '" + ours.string() + "' '" + parent.string() +
                                "' '" + theirs.string() + "'";
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no git here";
    if (std::system(command.c_str()) != 0) continue;  // both at the same place: for a person
    ++merged_well;
    std::ifstream in(ours);
    const auto loaded =
        load({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    ASSERT_TRUE(loaded) << loaded.error().to_string();
    EXPECT_TRUE(loaded->faults.empty()) << loaded->faults.front();
    EXPECT_EQ(loaded->entries.size(), base.size() + 2);
  }
  EXPECT_GT(merged_well, 20) << "of 40";
}

TEST_F(BaselineTest, SaysWhatItIsNot) {
  EXPECT_EQ(load("{}").error().message, "is no baseline of this version of expunge");
  EXPECT_EQ(load("[1]").error().message, "is no baseline of this version of expunge");
  EXPECT_EQ(load("no json").error().message, "is no baseline of this version of expunge");
  EXPECT_NE(load("{\n<<<<<<< HEAD\n").error().message.find("conflict"), std::string::npos);
  const auto other = load(Baseline::to_text(five(), test_key("another key, as long as that one")));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kKey);
  const std::string missing = (folder_ / "none.json").string();
  EXPECT_EQ(Baseline::load(missing, test_key(), false).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(Baseline::load(missing, test_key(), true)->entries.empty());
}

TEST(IsDay, KnowsTheCalendar) {
  for (const char* day : {"2027-01-31", "2028-02-29", "2000-02-29", "2026-12-01"}) {
    EXPECT_TRUE(is_day(day)) << day;
  }
  for (const char* day : {"2027-02-29", "1900-02-29", "2027-13-01", "2027-00-01", "2027-01-32",
                          "2027-1-31", "27-01-31", "", "2027-01-3x", "2027/01/31", "0000-01-01"}) {
    EXPECT_FALSE(is_day(day)) << day;
  }
}

constexpr std::string_view kToday = "2026-11-21";

TEST(MatchBaseline, AcceptsAtItsPlaceOrEverywhere) {
  const std::vector<BaselineEntry> entries = {entry("a"), everywhere("b")};
  const std::vector<FindingKey> findings = {
      {"a", "r", "t", "/conversation/4/message"},    // at its place
      {"a", "r2", "t2", "/conversation/4/message"},  // a copy
      {"b", "r3", "t3", "/x"},
      {"b", "r4", "t4", "/y"},
      {"c", "r", "t", "/conversation/4/message"}};
  const BaselineMatch match = match_baseline(entries, findings, kToday);
  EXPECT_EQ(match.accepted[0], 0U);
  EXPECT_FALSE(match.accepted[1]);
  EXPECT_EQ(match.accepted[2], 1U);
  EXPECT_EQ(match.accepted[3], 1U);
  EXPECT_FALSE(match.accepted[4]);
  EXPECT_TRUE(match.unused.empty());
}

TEST(MatchBaseline, EndsWithItsLastDay) {
  const std::vector<FindingKey> findings = {{"a", "r", "t", "/conversation/4/message"}};
  EXPECT_TRUE(match_baseline({entry("a", "r", "2026-11-21")}, findings, kToday).accepted[0]);
  const BaselineMatch over = match_baseline({entry("a", "r", "2026-11-20")}, findings, kToday);
  EXPECT_FALSE(over.accepted[0]);
  EXPECT_EQ(over.expired, std::vector<std::size_t>{0});
  EXPECT_TRUE(over.unused.empty());
  const BaselineMatch two =
      match_baseline({entry("a", "r", "2026-11-20"), everywhere("a")}, findings, kToday);
  EXPECT_EQ(two.accepted[0], 1U) << "another entry still holds";
}

TEST(MatchBaseline, AnEntryAcceptsAsManyAsItCounts) {
  const FindingKey key{"a", "r", "t", "/conversation/4/message"};
  BaselineEntry twice = entry("a");
  twice.count = 2;
  const BaselineMatch match = match_baseline({twice}, {key, key, key}, kToday);
  EXPECT_EQ(std::count(match.accepted.begin(), match.accepted.end(), std::optional<std::size_t>(0)),
            2);
  const Key secret = test_key();
  EXPECT_EQ(Baseline::to_text({entry("a"), entry("a")}, secret),
            Baseline::to_text({twice}, secret));
}

TEST(MatchBaseline, SaysWhatAcceptsNothing) {
  const BaselineMatch match = match_baseline({entry("a"), everywhere("b")}, {}, kToday);
  EXPECT_EQ(match.unused, (std::vector<std::size_t>{0, 1}));
}

}  // namespace
}  // namespace expunge
