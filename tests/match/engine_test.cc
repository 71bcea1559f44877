// The fast engine against the reference: same candidates on every block.
#include "match/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "match/hyperscan_chooser.h"
#include "match/pattern_blob.h"
#include "match/pattern_tree.h"
#include "match/patterns.h"
#include "match/sequence_chooser.h"
#include "match/sequence_database.h"
#include "match/sequences.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

// A block that owns its bytes.
struct OwnBlock {
  std::string bytes;
  Block block;
};

void build_block(const std::vector<std::string>& texts, OwnBlock& out,
                 ViewKind view = ViewKind::kPlain) {
  out.bytes.clear();
  out.block.pieces.clear();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out.bytes += '\n';
    const auto begin = static_cast<std::uint32_t>(out.bytes.size());
    out.bytes += texts[i];
    out.block.pieces.push_back(Piece{begin, static_cast<std::uint32_t>(out.bytes.size()),
                                     static_cast<std::uint32_t>(i), view});
  }
  out.block.bytes = out.bytes;
}

std::string yaml_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

// One rule for each pattern, as a user would add them.
RuleSet rules_of(const std::vector<std::string>& patterns, const std::string& views = "[plain]") {
  RuleSet rules;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    const Result<void> added =
        rules.add_yaml("id: test/p" + std::to_string(1000 + i) +
                           "\nentity: TEST\nabout: a test\npattern: " + yaml_quoted(patterns[i]) +
                           "\nviews: " + views +
                           "\nmatches: ['<<a>>', '<<b>>', '<<c>>']\nnon_matches: ['', 'x', 'y']\n",
                       "test.yaml");
    EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
  }
  return rules;
}

std::shared_ptr<const Patterns> compile(const RuleSet& rules, EngineKind kind) {
  const auto patterns =
      Patterns::compile(rules, std::vector<bool>(rules.rules().size(), true), kind);
  EXPECT_TRUE(patterns) << (patterns ? "" : patterns.error().to_string());
  return *patterns;
}

// Both engines over the same rules.
class Pair {
 public:
  explicit Pair(const RuleSet& rules)
      : rules_(rules),
        fast_(Engine::create(compile(rules, EngineKind::kFast))),
        reference_(Engine::create(compile(rules, EngineKind::kReference))) {}

  // False, with a message, at the first difference.
  bool same(const Block& block) {
    fast_->find(block, from_fast_);
    reference_->find(block, from_reference_);
    if (from_fast_ == from_reference_) return true;
    for (const Candidate& candidate : from_reference_) {
      if (std::find(from_fast_.begin(), from_fast_.end(), candidate) != from_fast_.end()) continue;
      ADD_FAILURE() << "missed by the fast engine: " << rules_.rules()[candidate.rule].id << " "
                    << rules_.rules()[candidate.rule].pattern << " in piece " << candidate.piece
                    << " at " << candidate.match.begin << " of "
                    << testing::PrintToString(std::string(block.bytes.substr(0, 300)));
      return false;
    }
    ADD_FAILURE() << "the engines differ in order or number";
    return false;
  }
  const std::vector<Candidate>& found() const { return from_reference_; }

 private:
  const RuleSet& rules_;
  std::unique_ptr<Engine> fast_;
  std::unique_ptr<Engine> reference_;
  std::vector<Candidate> from_fast_;
  std::vector<Candidate> from_reference_;
};

// Constructs where the two libraries differ, or where an end of a piece matters.
std::vector<std::string> tricky_patterns() {
  return {
      R"(^a)",
      R"(a$)",
      R"((?m)^a)",
      R"((?m)a$)",
      R"(^a$)",
      R"(\ba\b)",
      R"(\Ba)",
      R"(a\B)",
      R"((?i)k)",
      R"((?i)s)",
      R"((?i)[k-s])",
      R"((?i)[^k])",
      R"([^a])",
      R"(\s1)",
      R"(1\s)",
      R"(\S\S)",
      R"(\d)",
      R"(\D\d)",
      R"(\w@\w)",
      R"(\W\w)",
      R"([\s@]a)",
      R"([^\s@]+@)",
      R"([[:alpha:]]1)",
      R"([[:^alpha:]]a)",
      R"([[:punct:]]a)",
      R"([[:space:]]a)",
      R"(\pL1)",
      R"(\p{Lu})",
      R"(\PL\pL)",
      R"([\p{L}\d]+@)",
      R"([^\p{L}]a)",
      R"(\p{Greek})",
      R"(.a)",
      R"((?s).a)",
      R"((?s:.)a)",
      R"(a.{0,2}1)",
      R"((?:a|1)+@)",
      R"((?:a|@){2,3}1)",
      R"(a{2})",
      R"(a{2,})",
      R"(a{0,2}1)",
      R"((?:a?1){2,3}@)",
      R"(a*?1)",
      R"(a+?)",
      R"(a??1)",
      R"(a{,2})",
      R"((?P<value>a)1)",
      R"(a(?P<value>1))",
      R"((?:^|\s)(?P<value>a+)(?:\s|$))",
      R"((?:^|[^a1])(?P<value>[a1]{2})(?:[^a1]|$))",
      R"(\x{17F})",
      R"((?i)\x{17F})",
      R"(\x{212A}a)",
      R"((?i)\x{e9})",
      R"([\x{c0}-\x{24f}]+a)",
      "\xC3\xA9",
      "(?i)\xC3\x89",
      "[\xC3\xA9\xE2\x84\xAA]1",
      R"(\x{1F600})",
      R"([^\x{0}-\x{7f}])",
      R"([^\x{0}-\x{7f}]{2})",
      R"(\141)",
      R"(\x61)",
      R"(\.)",
      R"([.]a)",
      R"([\]a]1)",
      R"([^]a])",
      R"([a-]1)",
      R"([-a]1)",
      R"(a(?i)k|s)",
      R"((?i:k)a)",
      R"((?i)a(?-i)k)",
      R"((?i)(?:(?-i:k)|s)a)",
      R"((a|)1)",
      R"((?:|a)1)",
      R"((?:a|1?)@)",
      R"(\t|\n|\r|\f|\v)",
      R"(a\n)",
      R"(\na)",
      R"((?:\n|^)a)",
      R"(a(?:\n|$))",
      R"(\b)"
      "1",
      R"(a\b@)",
      R"(@\b1)",
      R"(\Bk\B)",
      R"([a1]{3,40}@)",
      R"((?:[a1]{1,3}\.){2,3}[a1])",
      R"((?:a\b|1)@)",
      R"(^(?:a|1)|@$)",
      R"((?:^a|1$)|k)",
      R"([\d.]+[a-z])",
      R"((?:a1)+$)",
      R"(^.$)",
      R"(^..$)",
      R"(}a|\{a)",
      R"(]a)",
      R"(a{x})",
      R"((?:\pL|\d){2,9}\.)",
      R"(\x{2003}|\xa0)",
      R"([\x{80}-\x{10ffff}]a)",
      R"((?i)stra\x{df}e)",
  };
}

const std::array<std::string, 16>& nasty_letters() {
  static const std::array<std::string, 16> letters = {"a",
                                                      "1",
                                                      "@",
                                                      ".",
                                                      " ",
                                                      "\n",
                                                      "k",
                                                      "S",
                                                      "\xE2\x84\xAA" /* U+212A */,
                                                      "\xC5\xBF" /* U+017F */,
                                                      "\xC2\xA0",
                                                      "\xF0\x9F\x98\x80",
                                                      "\xC3\xA9",
                                                      "\xC3\x89",
                                                      "\r",
                                                      "A"};
  return letters;
}

TEST(Engine, AgreesOnAllSmallTexts) {
  const RuleSet rules = rules_of(tricky_patterns());
  Pair engines(rules);
  // Every text of up to 3 of these letters, 60 to a block: pieces side by side are the harder case.
  std::vector<std::string> texts = {""};
  for (std::size_t from = 0, length = 0; length < 3; ++length) {
    const std::size_t to = texts.size();
    for (; from < to; ++from) {
      for (const std::string& letter : nasty_letters()) texts.push_back(texts[from] + letter);
    }
  }
  OwnBlock own;
  for (std::size_t at = 0; at < texts.size(); at += 60) {
    const std::size_t end = std::min(texts.size(), at + 60);
    build_block({texts.begin() + static_cast<std::ptrdiff_t>(at),
                 texts.begin() + static_cast<std::ptrdiff_t>(end)},
                own);
    ASSERT_TRUE(engines.same(own.block));
  }
}

TEST(Engine, AgreesOnAllTextsOfFiveOverASmallAlphabet) {
  const RuleSet rules = rules_of(tricky_patterns());
  Pair engines(rules);
  const std::array<std::string, 6> letters = {"a", "1", "@", ".", " ", "\xE2\x84\xAA"};
  std::vector<std::string> texts = {""};
  std::size_t from = 0;
  for (int length = 0; length < 5; ++length) {
    const std::size_t to = texts.size();
    for (; from < to; ++from) {
      for (const std::string& letter : letters) texts.push_back(texts[from] + letter);
    }
  }
  OwnBlock own;
  for (std::size_t at = 0; at < texts.size(); at += 100) {
    const std::size_t end = std::min(texts.size(), at + 100);
    build_block({texts.begin() + static_cast<std::ptrdiff_t>(at),
                 texts.begin() + static_cast<std::ptrdiff_t>(end)},
                own);
    ASSERT_TRUE(engines.same(own.block));
  }
}

std::string random_text(std::mt19937& random, std::size_t max_letters) {
  std::string text;
  for (std::size_t left = random() % (max_letters + 1); left > 0; --left) {
    text += nasty_letters()[random() % nasty_letters().size()];
  }
  return text;
}

TEST(Engine, AgreesOnRandomBlocks) {
  const RuleSet rules = rules_of(tricky_patterns());
  Pair engines(rules);
  std::mt19937 random(20261121);
  OwnBlock own;
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::string> texts(random() % 6);
    for (std::string& text : texts) text = random_text(random, 24);
    build_block(texts, own);
    ASSERT_TRUE(engines.same(own.block)) << "round " << round;
  }
}

// Rules with `digits` pass over matches that lack them and look on behind their begin.
RuleSet rules_with_digits() {
  RuleSet rules;
  int number = 0;
  for (const char* pattern :
       {"[0-9][-0-9a ]{0,12}", "(?P<value>[a1]{1,3})@?", "a?[0-9]+[.@]?[0-9]*",
        "\\b[0-9](?: ?[0-9])*\\b", "(?:^| )[a0-9]{1,8}(?: |$)"}) {
    for (const char* digits : {"{least: 2}", "{least: 3, apart: 0}", "{least: 4, apart: 2}",
                               "{least: 1, ahead: 6}", "{least: 3, apart: 1, ahead: 3}"}) {
      const Result<void> added = rules.add_yaml(
          "id: test/d" + std::to_string(100 + number++) +
              "\nentity: TEST\nabout: a test\npattern: " + yaml_quoted(pattern) + "\ndigits: " +
              digits + "\nmatches: ['<<a>>', '<<b>>', '<<c>>']\nnon_matches: ['', 'x', 'y']\n",
          "test.yaml");
      EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
    }
  }
  return rules;
}

TEST(Engine, AgreesOnRulesWithDigits) {
  const RuleSet rules = rules_with_digits();
  Pair engines(rules);
  std::mt19937 random(7);
  constexpr std::string_view kLetters = "0112a.@- -\xC3\xA9";
  OwnBlock own;
  for (int round = 0; round < 20000; ++round) {
    std::vector<std::string> texts(1 + random() % 3);
    for (std::string& text : texts) {
      for (std::size_t left = random() % 20; left > 0; --left) {
        const std::size_t at = random() % (kLetters.size() - 1);
        text += at == kLetters.size() - 2 ? kLetters.substr(at) : kLetters.substr(at, 1);
      }
    }
    build_block(texts, own);
    ASSERT_TRUE(engines.same(own.block)) << "round " << round;
  }
}

TEST(Decider, MatchesWithoutTheDigitsAreNone) {
  RuleSet rules;
  ASSERT_TRUE(
      rules.add_yaml("id: test/d\nentity: TEST\nabout: a test\n"
                     "pattern: '[0-9](?:[ -][0-9]+){0,4}'\ndigits: {least: 4, apart: 1}\n"
                     "matches: ['<<1>>', '<<2>>', '<<3>>']\nnon_matches: ['', 'x', 'y']\n",
                     "test.yaml"));
  OwnBlock own;
  build_block({"at 7 or 12-34, 5-6 7, 1 2 3 4, 1234"}, own);
  for (const EngineKind kind : {EngineKind::kFast, EngineKind::kReference}) {
    const auto engine = Engine::create(compile(rules, kind));
    std::vector<Candidate> found;
    engine->find(own.block, found);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].value, (ViewSpan{22, 29}));
  }
}

RuleSet one_rule(const std::string& pattern) {
  RuleSet rules;
  const Result<void> added =
      rules.add_yaml("id: test/one\nentity: TEST\nabout: a test\npattern: " + yaml_quoted(pattern) +
                         "\nmatches: ['<<a>>', '<<b>>', '<<c>>']\nnon_matches: ['', 'x', 'y']\n",
                     "test.yaml");
  EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
  return rules;
}

struct SecondSetCase {
  const char* name;
  const char* pattern;
  std::vector<std::string_view> words;
  std::string_view filler;
  bool is_near;  // looked for where the first set stands
};
const SecondSetCase kSecondSets[] = {
    {"everywhere",
     R"((?i)\b[0-9]{2,4} (?:[a-z]{1,9} ){1,3}(?:door|room|face|hand|head|eyes|voice)\b)",
     {"23 ", "700 ", "asks ", "then ", "door ", "rooms ", "face, ", "eyes."},
     "all at home, ",
     false},
    {"near",
     R"((?i)(?:\x{2019}s|'s|its|q~) [a-z' ]{2,16} again(?:[^a-z]|$))",
     {"it's ", "IT'S ", "it\xE2\x80\x99s ", "its", " wren", " mo", " again", " Again.", "q~ "},
     "all at home, ",
     true},
};

// The second set of a pattern's sequences stands near the first, far from it and in other texts.
TEST(Engine, AgreesOnLongTextsWithSecondSets) {
  for (const SecondSetCase& row : kSecondSets) {
    SCOPED_TRACE(row.name);
    const RuleSet rules = one_rule(row.pattern);
    PatternParser parser;
    const std::optional<PatternNode> tree = parser.parse(row.pattern);
    ASSERT_TRUE(tree);
    const std::optional<SequenceSet> set = find_sequences(*tree);
    ASSERT_TRUE(set);
    ASSERT_FALSE(set->second.empty());
    const auto database = SequenceDatabase::compile(std::array{set}, ChooserTarget::kHost);
    ASSERT_NE(database, nullptr);
    EXPECT_EQ(!database->near(0).empty(), row.is_near);
    Pair engines(rules);
    std::mt19937 random(22);
    OwnBlock own;
    std::size_t found = 0;
    for (int round = 0; round < 100; ++round) {
      std::vector<std::string> texts(1 + random() % 4);
      for (std::string& text : texts) {
        for (std::size_t left = random() % 1500; left > 0; --left) {
          const std::size_t word = random() % (2 * row.words.size());
          text += word < row.words.size() ? row.words[word] : row.filler;
        }
      }
      build_block(texts, own);
      ASSERT_TRUE(engines.same(own.block)) << "round " << round;
      found += engines.found().size();
    }
    EXPECT_GT(found, 100U);
  }
}

// A rule of unbounded width whose windows are many and hold no match is searched to the end once,
// not once for each of them.
TEST(Decider, UnboundedRulesTakeTimeInProportion) {
  const RuleSet rules = one_rule(R"([a-z ]{0,30}q[0-9]+[a-z])");
  const auto engine = Engine::create(compile(rules, EngineKind::kFast));
  const auto seconds = [&](int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += "5k, q1 " + std::string(80, '.');
    OwnBlock own;
    build_block({text + "q1a"}, own);
    std::vector<Candidate> found;
    const std::clock_t begin = std::clock();
    engine->find(own.block, found);
    const std::clock_t end = std::clock();
    EXPECT_EQ(found.size(), 1u);
    return static_cast<double>(end - begin) / CLOCKS_PER_SEC;
  };
  constexpr int kTimes = 2000;
  double ratio = 0;
  // A machine may be busy: the best of three.  Its square would take sixteen times as long.
  for (int attempt = 0; attempt < 3 && (attempt == 0 || ratio >= 8); ++attempt) {
    const double small = seconds(kTimes);
    ratio = seconds(4 * kTimes) / std::max(small, 1e-5);
  }
  EXPECT_LT(ratio, 8);
}

// Changes a few characters: a letter of another kind, one more, one less, two swapped.
std::string mutated(std::string text, std::mt19937& random) {
  for (int change = 0; change < 3 && !text.empty(); ++change) {
    std::size_t at = random() % text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const std::size_t length = utf8_length(static_cast<unsigned char>(text[at]));
    const std::string& letter = nasty_letters()[random() % nasty_letters().size()];
    switch (random() % 3) {
      case 0:
        text.replace(at, length, letter);
        break;
      case 1:
        text.insert(at, letter);
        break;
      default:
        text.erase(at, length);
    }
  }
  return text;
}

std::vector<std::string> example_texts(const RuleSet& rules) {
  std::vector<std::string> texts;
  for (const Rule& rule : rules.rules()) {
    for (const RuleExample& example : rule.matches) texts.push_back(example.text);
    for (const RuleExample& example : rule.non_matches) texts.push_back(example.text);
  }
  return texts;
}

TEST(Engine, AgreesOnTheExamplesOfBuiltinRulesAndTheirMutations) {
  const Result<RuleSet> rules = RuleSet::builtin();
  ASSERT_TRUE(rules) << rules.error().to_string();
  ASSERT_FALSE(rules->rules().empty()) << "the built-in packs are missing";
  Pair engines(*rules);
  const std::vector<std::string> examples = example_texts(*rules);
  std::mt19937 random(7);
  OwnBlock own;
  for (const ViewKind view : {ViewKind::kPlain, ViewKind::kFolded, ViewKind::kSpoken}) {
    build_block(examples, own, view);
    ASSERT_TRUE(engines.same(own.block));
    std::vector<std::string> texts = examples;
    for (std::string& text : texts) text = mutated(text, random);
    build_block(texts, own, view);
    ASSERT_TRUE(engines.same(own.block));
  }
}

// --- find-all, as engine.h defines it ---

struct FindCase {
  std::string name;
  std::string pattern;
  std::string text;
  std::vector<ViewSpan> values;
};

class FindAll : public testing::TestWithParam<FindCase> {};

TEST_P(FindAll, GivesTheValues) {
  const RuleSet rules = rules_of({GetParam().pattern});
  OwnBlock own;
  build_block({GetParam().text}, own);
  for (const EngineKind kind : {EngineKind::kFast, EngineKind::kReference}) {
    const auto engine = Engine::create(compile(rules, kind));
    std::vector<Candidate> found;
    engine->find(own.block, found);
    std::vector<ViewSpan> values;
    for (const Candidate& candidate : found) values.push_back(candidate.value);
    EXPECT_EQ(values, GetParam().values);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, FindAll,
    testing::Values(FindCase{"neighbours_share_a_boundary",
                             "(?:^| )(?P<value>a+)(?: |$)",
                             "a aa a",
                             {{0, 1}, {2, 4}, {5, 6}}},
                    FindCase{
                        "group_that_took_no_part", "x|(?P<value>a)1", "x a1", {{0, 1}, {2, 3}}},
                    FindCase{"empty_value_is_none", "b(?P<value>a*)", "b ba", {{3, 4}}},
                    FindCase{"start_of_text_only_once", "^a", "aaa", {{0, 1}}},
                    FindCase{"word_boundary_sees_what_was_taken", "\\ba", "aa a", {{0, 1}, {3, 4}}},
                    FindCase{"line_feed_within_a_piece", "^a", "b\na", {}},
                    FindCase{"end_of_text_not_of_line", "a$", "a\n", {}},
                    FindCase{"whole_characters",
                             "[^a]",
                             "\xC3\xA9"
                             "a\xF0\x9F\x98\x80",
                             {{0, 2}, {3, 7}}}),
    [](const auto& test) { return test.param.name; });

TEST(Engine, PiecesAreTextsOfTheirOwn) {
  const RuleSet rules = rules_of({"^a$", "a\\s1", "\\ba\\b"});
  Pair engines(rules);
  OwnBlock own;
  build_block({"a", "1", "", "a"}, own);
  ASSERT_TRUE(engines.same(own.block));
  const std::vector<Candidate> expected = {{0, 0, {0, 1}, {0, 1}},
                                           {2, 0, {0, 1}, {0, 1}},
                                           {0, 3, {0, 1}, {0, 1}},
                                           {2, 3, {0, 1}, {0, 1}}};
  EXPECT_EQ(engines.found(), expected);
}

TEST(Engine, RulesRunOnTheirViewsOnly) {
  const RuleSet rules = rules_of({"a"}, "[folded]");
  Pair engines(rules);
  OwnBlock own;
  for (const ViewKind view : {ViewKind::kPlain, ViewKind::kFolded, ViewKind::kSpoken}) {
    build_block({"a"}, own, view);
    ASSERT_TRUE(engines.same(own.block));
    EXPECT_EQ(engines.found().size(), view == ViewKind::kFolded ? 1U : 0U);
  }
}

TEST(Engine, LeavesDisabledRulesOut) {
  const RuleSet rules = rules_of({"a", "b"});
  for (const EngineKind kind : {EngineKind::kFast, EngineKind::kReference}) {
    const auto patterns = Patterns::compile(rules, {false, true}, kind);
    ASSERT_TRUE(patterns);
    OwnBlock own;
    build_block({"ab"}, own);
    std::vector<Candidate> found;
    Engine::create(*patterns)->find(own.block, found);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, 1U);
  }
}

// A rule is tried in texts of its roles only; the question that an answer waits for may stand in
// any.
TEST(Engine, LeavesOutRulesThatDoNotApplyToTheRole) {
  RuleSet rules;
  const std::string rest =
      "\nentity: TEST\nabout: a test\nmatches: ['<<a>>', '<<b>>', '<<c>>']"
      "\nnon_matches: ['', 'x', 'y']\n";
  for (const std::string& rule :
       {"id: test/a_certain\ncertain: true\npattern: '[a-z]+@[a-z]+'" + rest,
        "id: test/b_human\nroles: [human]\npattern: '\\d{4}'" + rest,
        "id: test/c_answer\nroles: [human]\nprevious: 'number\\?'\npattern: '\\d{4}'" + rest}) {
    const Result<void> added = rules.add_yaml(rule, "test.yaml");
    ASSERT_TRUE(added) << added.error().to_string();
  }
  Pair engines(rules);
  OwnBlock own;
  build_block({"your number? 1234 a@b", "5678 a@b", "9012 a@b"}, own);
  std::vector<Piece>& pieces = own.block.pieces;
  pieces[1].previous = 0;
  const auto rules_in = [&](std::size_t piece) {
    std::vector<std::uint32_t> found;
    for (const Candidate& candidate : engines.found()) {
      if (candidate.piece == piece) found.push_back(candidate.rule);
    }
    return found;
  };
  using Found = std::vector<std::uint32_t>;
  ASSERT_TRUE(engines.same(own.block));  // of no role: every rule
  EXPECT_EQ(rules_in(0), (Found{0, 1}));
  EXPECT_EQ(rules_in(1), (Found{0, 1, 2}));
  pieces[0].role = Role::kBot;
  pieces[1].role = Role::kHuman;
  pieces[2].role = Role::kTimestamp;
  ASSERT_TRUE(engines.same(own.block));
  EXPECT_EQ(rules_in(0), Found{0});
  EXPECT_EQ(rules_in(1), (Found{0, 1, 2}));
  EXPECT_EQ(rules_in(2), Found{0});
}

TEST(Engine, EmptyBlocksAndPieces) {
  const RuleSet rules = rules_of({"a"});
  Pair engines(rules);
  OwnBlock own;
  build_block({}, own);
  EXPECT_TRUE(engines.same(own.block));
  build_block({"", "", ""}, own);
  EXPECT_TRUE(engines.same(own.block));
  EXPECT_TRUE(engines.found().empty());
}

// Without these a chooser that names every rule would pass all the rest.
TEST(HyperscanChooser, NamesNoMoreThanItMust) {
  const std::vector<std::string> patterns = {"a1", "(?i)k@", "^1$", "\\.\\s"};
  const auto database =
      HyperscanDatabase::compile(patterns, {false, false, false, false}, ChooserTarget::kHost);
  const auto chooser = make_hyperscan_chooser(database, {0, 1, 2, kNoRule});
  const auto state = chooser->make_state();
  OwnBlock own;
  build_block({"zzz", "a1", "", "\xE2\x84\xAA@", "1", "a", ". "}, own);
  Choice choice(4);
  choice.reset();
  chooser->choose(own.block, *state, choice);
  choice.sort();
  constexpr std::uint32_t kAll = Window::kWholeText;
  EXPECT_EQ(choice.windows(),
            (std::vector<Window>{{1, 0, 0, kAll}, {3, 1, 0, kAll}, {4, 2, 0, kAll}}));
  for (std::uint32_t piece = 0; piece < own.block.pieces.size(); ++piece) {
    EXPECT_FALSE(choice.holds_all(piece)) << "piece " << piece;
  }
}

TEST(SequenceChooser, NamesThePlacesAndNoMore) {
  const std::vector<std::string> patterns = {"a1", "(?i)[x.]{0,2}k@", "[0-9]{2}-[0-9]", "zz", "b2"};
  std::vector<std::optional<SequenceSet>> sets;
  PatternParser parser;
  for (const std::string& pattern : patterns)
    sets.push_back(find_sequences(*parser.parse(pattern)));
  const auto compiled = SequenceDatabase::compile(sets, ChooserTarget::kHost);
  // What was written and read again does the same.
  for (const auto& database : {compiled, SequenceDatabase::from_bytes(compiled->to_bytes())}) {
    ASSERT_NE(database, nullptr);
    EXPECT_EQ(database->holds(), (std::vector<bool>{true, true, true, true, true}));
    EXPECT_EQ(database->max_widths(), (std::vector<std::uint32_t>{2, 4, 4, 2, 2}));
    const auto chooser =
        make_sequence_chooser(database, {0, 1, 2, kNoRule, 4}, {{}, {}, {}, {}, {}});
    const auto state = chooser->make_state();
    OwnBlock own;
    build_block({"zzz", "ba1a1", "", "\xE2\x84\xAA@", "..K@12-3", "a", "b2", "1", "2-3"}, own);
    Choice choice(5);
    choice.reset();
    chooser->choose(own.block, *state, choice);
    choice.sort();
    EXPECT_EQ(choice.windows(),
              (std::vector<Window>{
                  {1, 0, 1, 1}, {1, 0, 3, 3}, {4, 1, 0, 2}, {4, 2, 4, 4}, {6, 4, 0, 0}}));
    // The Kelvin sign folds to k, so everything is chosen there.
    for (std::uint32_t piece = 0; piece < own.block.pieces.size(); ++piece) {
      EXPECT_EQ(choice.holds_all(piece), piece == 3) << "piece " << piece;
    }
  }
}

TEST(Patterns, TricksAreAllChosen) {
  const RuleSet rules = rules_of(tricky_patterns());
  std::string names;
  for (const std::uint32_t rule : compile(rules, EngineKind::kFast)->always_chosen()) {
    names += rules.rules()[rule].pattern + "\n";
  }
  EXPECT_EQ(names, "");
}

TEST(Blob, ServesTheRulesItWasMadeOf) {
  const RuleSet rules = rules_of({"a1", "k+@", "(?i)s1"});
  const std::string blob = make_pattern_blob(rules);
  const RuleSet more = rules_of({"a1", "k{2}@", "(?i)s1", "new"});
  const auto patterns =
      CompiledPatterns::compile(more, {true, true, true, true}, EngineKind::kFast, blob);
  ASSERT_TRUE(patterns);
  EXPECT_EQ((*patterns)->from_blob(), 2U);
  OwnBlock own;
  build_block({"a1 kk@ k@ new",
               "\xC5\xBF"
               "1"},
              own);
  std::vector<Candidate> found;
  Engine::create(*patterns)->find(own.block, found);
  std::vector<std::uint32_t> rules_found;
  for (const Candidate& candidate : found) rules_found.push_back(candidate.rule);
  EXPECT_EQ(rules_found, (std::vector<std::uint32_t>{0, 1, 3, 2}));
}

TEST(Blob, IsIgnoredWhenDamaged) {
  const RuleSet rules = rules_of({"a1", "k+@"});
  const std::string blob = make_pattern_blob(rules);
  const auto all = [](const Digest&) { return true; };
  ASSERT_EQ(open_pattern_blob(blob, all).size(), 1U);
  EXPECT_TRUE(open_pattern_blob("", all).empty());
  EXPECT_TRUE(open_pattern_blob("no blob at all", all).empty());
  for (std::size_t size = 0; size < blob.size(); size += 97) {
    // A part of a database never serves.
    EXPECT_TRUE(open_pattern_blob(std::string_view(blob).substr(0, size), all).empty()) << size;
  }
}

TEST(Blob, WhatIsNotAskedForIsNotOpened) {
  RuleSet rules;
  const auto add = [&](const std::string& id, const std::string& pattern, const std::string& more) {
    const Result<void> added = rules.add_yaml(
        "id: " + id + "\nentity: TEST\nabout: a test\npattern: " + pattern + "\n" + more +
            "matches: ['<<a>>', '<<b>>', '<<c>>']\nnon_matches: ['', 'x', 'y']\n",
        "test.yaml");
    EXPECT_TRUE(added) << (added ? "" : added.error().to_string());
  };
  add("a/always", "abc", "");
  add("b/asked", "def", "on_request: true\n");
  add("b/asked_too", "ghi", "on_request: true\n");
  add("c/asked", "jkl", "on_request: true\n");
  const std::string blob = make_pattern_blob(rules);
  const auto opened_for = [&](const std::string& pattern) {
    std::vector<std::size_t> sizes;
    for (const PatternBlob& part :
         open_pattern_blob(blob, [&](const Digest& d) { return d == pattern_digest(pattern); })) {
      sizes.push_back(part.patterns.size());
    }
    return sizes;
  };
  EXPECT_EQ(opened_for("abc"), std::vector<std::size_t>{1});
  EXPECT_EQ(opened_for("ghi"), std::vector<std::size_t>{2});
  EXPECT_EQ(opened_for("jkl"), std::vector<std::size_t>{1});
  EXPECT_TRUE(opened_for("mno").empty());
  const std::vector<bool> enabled = {true, false, true, true};
  const auto patterns = CompiledPatterns::compile(rules, enabled, EngineKind::kFast, blob);
  ASSERT_TRUE(patterns);
  EXPECT_EQ((*patterns)->from_blob(), 3U);
}

}  // namespace
}  // namespace expunge
