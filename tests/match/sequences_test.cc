// Every match of a pattern holds one of its sequences, in its place and beside its edges: on tables
// and on random matches of random patterns.

#include "match/sequences.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <string>

#include "rulebook/rule.h"

namespace expunge {
namespace {

PatternNode parse(const std::string& pattern) {
  PatternParser parser;
  std::optional<PatternNode> tree = parser.parse(pattern);
  EXPECT_TRUE(tree.has_value()) << pattern;
  return tree ? *tree : PatternNode{};
}

// A class as RE2 would write it; letters of either case as the small one.
std::string shown(const ByteSet& bytes) {
  std::string members;
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    if (!bytes[c] || ('A' <= c && c <= 'Z' && bytes[c + 32])) continue;
    std::size_t last = c;
    while (last + 1 < bytes.size() && bytes[last + 1]) ++last;
    members += static_cast<char>(c);
    if (last > c + 1) {
      members += '-';
      members += static_cast<char>(last);
      c = last;
    }
  }
  return members.size() == 1 ? members : "[" + members + "]";
}

std::string shown(const Sequence& sequence) {
  std::string out = sequence.before == Edge::kLine     ? "^"
                    : sequence.before == Edge::kNoWord ? "|"
                                                       : "";
  for (const ByteSet& bytes : sequence.bytes) out += shown(bytes);
  if (sequence.after != Edge::kAny) out += sequence.after == Edge::kLine ? "$" : "|";
  out += " +" + std::to_string(sequence.min_offset);
  if (sequence.max_offset == kUnboundedWidth) return out + "..";
  if (sequence.max_offset > sequence.min_offset) out += ".." + std::to_string(sequence.max_offset);
  return out;
}

struct Row {
  const char* name;
  const char* pattern;
  std::vector<std::string> sequences;  // empty: none
};

class SequenceTable : public testing::TestWithParam<Row> {};

TEST_P(SequenceTable, FindsTheRarestSet) {
  std::vector<std::string> found;
  if (const std::optional<SequenceSet> set = find_sequences(parse(GetParam().pattern))) {
    for (const Sequence& sequence : set->sequences) found.push_back(shown(sequence));
  }
  EXPECT_EQ(found, GetParam().sequences);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SequenceTable,
    testing::ValuesIn(std::vector<Row>{
        {"literal_and_class", "ghp_[0-9]{36}", {"ghp_[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9] +0"}},
        {"ignoring_case", "(?i)call me x", {"call me x +0"}},
        {"a_capital_behind", "my name is [A-Z]", {"my name is [A-Z] +0"}},
        {"alternatives", "(?:my|our) sister", {"my sister +0", "our sister +0"}},
        {"optional_part", "re?gards,", {"rgards, +0", "regards, +0"}},
        {"open_repeat", "ab+cd", {"bcd +1.."}},
        {"bounded_repeat", "ab{1,4}cd", {"bcd +1..4"}},
        {"alternative_without", "(?:abc|[a-z]*)", {}},
        {"may_be_empty", "(?:abc)?", {}},
        {"edges", "\\bkey\\b", {"|key| +0"}},
        {"line", "^key$", {"|key$ +0"}},
        {"no_word_before", "(?:^|[^a-z0-9A-Z_])ig:", {"|ig: +0..1"}},
        {"edge_beside_a_mark", "\\b@home", {"@home +0"}},
        {"digit_shape", "[0-9]{1,3}\\.[0-9]", {"[0-9].[0-9] +0..2"}},
        {"letter_beyond_ascii", "num\xC3\xA9ro", {"num\xC3\xA9ro +0"}},
        {"wide_class_ends_it", "zq\\pL", {"zq[a-z\xC2-\xCB\xCD-\xED\xEF\xF0] +0"}},
    }),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Sequences, AFrequentSetGetsASecond) {
  const auto set = find_sequences(parse("(?i)\\b[0-9]{2,4} (?:[a-z]{1,9} ){1,3}(?:my|me|she)\\b"));
  ASSERT_TRUE(set.has_value());
  std::vector<std::string> second;
  for (const Sequence& sequence : set->second) second.push_back(shown(sequence));
  EXPECT_EQ(second,
            (std::vector<std::string>{"[a-z] my| +0..", "[a-z] me| +0..", "[a-z] she| +0.."}));
  // A rare one needs none.
  EXPECT_TRUE(find_sequences(parse("(?i)zq[0-9]{1,4} street"))->second.empty());
  // What stands before may be the rarer.
  const std::optional<SequenceSet> turned = find_sequences(parse("(?i)zqx[a-z ]{0,9} love"));
  EXPECT_EQ(shown(turned->sequences.front()), "zqx +0");
}

// "sc" and "ig" are everywhere; "sc:" is not.
TEST(Sequences, ShortAlternativesAreRareWithWhatFollows) {
  const RuleSet rules = *RuleSet::builtin();
  const auto rule = std::ranges::find(rules.rules(), "contact/handle_cue", &Rule::id);
  ASSERT_NE(rule, rules.rules().end());
  const std::optional<SequenceSet> with = find_sequences(parse(rule->pattern));
  const std::optional<SequenceSet> alone =
      find_sequences(parse("(?i)(?:^|[^a-z0-9_@/.])(?:ig|sc|tt|tg|dc|gt|qq|fb|yt|psn|kik)"));
  EXPECT_LT(with->per_megabyte, alone->per_megabyte / 2);
}

// A random pattern over a small alphabet, and a random string that it matches.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string pattern(int depth, std::string& match) {
    switch (below(depth > 0 ? 7 : 3)) {
      case 0:
      case 1: {
        const char* const letters[] = {"a", "b", "k", "1", "@", " ", ".", "s", "\xC3\xA9"};
        const std::string c = letters[below(9)];
        match += c;
        return c == "." ? "\\." : c;
      }
      case 2: {
        const char* const sets[] = {
            "[0-9]", "[a-z]", "[ab1]", "[^@]", "[^a-zA-Z0-9_]", "(?i:K)", "[\\x{400}-\\x{4FF}]"};
        const char* const members[] = {"7", "q", "1", "z", "!", "k", "\xD1\x8F"};
        const std::size_t which = below(7);
        match += members[which];
        return sets[which];
      }
      case 3: {
        std::string other;
        std::string taken;
        const std::string a = pattern(depth - 1, taken);
        const std::string b = pattern(depth - 1, other);
        match += below(2) ? taken : other;
        return "(?:" + a + "|" + b + ")";
      }
      case 4: {
        const int least = static_cast<int>(below(3));
        const int most = least + static_cast<int>(below(3));
        std::string once;
        const std::string part = pattern(depth - 1, once);
        const std::size_t copies = static_cast<std::size_t>(least) + below(most - least + 1);
        for (std::size_t i = 0; i < copies; ++i) match += once;
        return "(?:" + part + "){" + std::to_string(least) + "," + std::to_string(most) + "}";
      }
      default: {
        const std::string a = pattern(depth - 1, match);
        return a + pattern(depth - 1, match);
      }
    }
  }

 private:
  std::size_t below(int n) { return random_() % static_cast<unsigned>(n); }
  std::mt19937 random_;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool fits(Edge edge, const std::string& text, std::size_t at) {
  if (edge == Edge::kAny || at >= text.size()) return true;
  return edge == Edge::kLine ? text[at] == '\n' : !is_word(text[at]);
}

// Whether the sequence stands in `text`, a match that begins at 0.
bool stands_in(const Sequence& sequence, const std::string& text) {
  std::uint32_t begun = 0;  // characters
  for (std::size_t at = 0; at + sequence.bytes.size() <= text.size(); ++at) {
    begun += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    const std::uint32_t before = begun - 1;
    if (before < sequence.min_offset || before > sequence.max_offset) continue;
    bool same = true;
    for (std::size_t i = 0; i < sequence.bytes.size() && same; ++i) {
      same = sequence.bytes[i][static_cast<unsigned char>(text[at + i])];
    }
    if (same && fits(sequence.before, text, at - 1) &&
        fits(sequence.after, text, at + sequence.bytes.size())) {
      return true;
    }
  }
  return false;
}

TEST(Sequences, StandInRandomMatchesOfRandomPatterns) {
  int with_sequences = 0;
  int with_second = 0;
  for (unsigned seed = 0; seed < 9000; ++seed) {
    std::string match;
    const std::string pattern = Generator(seed).pattern(5, match);
    ASSERT_TRUE(RE2::FullMatch(match, pattern)) << pattern << " does not match " << match;
    const std::optional<SequenceSet> set = find_sequences(parse(pattern));
    if (!set) continue;
    ++with_sequences;
    EXPECT_LE(match.size(), set->max_width) << pattern << " matches " << match;
    EXPECT_TRUE(std::any_of(set->sequences.begin(), set->sequences.end(),
                            [&](const Sequence& sequence) { return stands_in(sequence, match); }))
        << pattern << " matches " << match;
    if (set->second.empty()) continue;
    ++with_second;
    EXPECT_TRUE(std::any_of(set->second.begin(), set->second.end(),
                            [&](const Sequence& sequence) { return stands_in(sequence, match); }))
        << "second of " << pattern << " matches " << match;
  }
  EXPECT_GT(with_sequences, 2000);
  EXPECT_GT(with_second, 30);
}

}  // namespace
}  // namespace expunge
