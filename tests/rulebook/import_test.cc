// Rule files of gitleaks and Presidio: what becomes of each part, and what is said of the rest.
#include "rulebook/import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rulebook/rule.h"
#include "rulebook/rule_loader.h"
#include "rulebook/rule_writer.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Kind = ImportNote::Kind;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

RuleImport gitleaks(const std::string& toml) {
  Result<RuleImport> import = import_gitleaks(toml, "test.toml");
  EXPECT_TRUE(import) << (import ? "" : import.error().to_string());
  return import ? std::move(*import) : RuleImport{};
}

std::string gitleaks_fault(const std::string& toml) {
  const Result<RuleImport> import = import_gitleaks(toml, "test.toml");
  return import ? "" : import.error().to_string();
}

Result<RuleImport> presidio_of(const std::string& yaml) {
  Result<std::vector<YamlNode>> documents = parse_yaml(yaml, "test.yaml");
  if (!documents) return documents.error();
  return import_presidio(documents->front(), "test.yaml", {"CREDIT_CARD"});
}

RuleImport presidio(const std::string& yaml) {
  Result<RuleImport> import = presidio_of(yaml);
  EXPECT_TRUE(import) << (import ? "" : import.error().to_string());
  return import ? std::move(*import) : RuleImport{};
}

// "left out: rule x: why" for each note.
std::vector<std::string> notes_of(const RuleImport& import, Kind kind) {
  std::vector<std::string> notes;
  for (const ImportNote& note : import.notes) {
    if (note.kind == kind) notes.push_back(note.what + ": " + note.why);
  }
  return notes;
}

TEST(Gitleaks, TakesEveryPartOfARule) {
  const RuleImport import = gitleaks(R"(
title = "ours"
[[rules]]
id = "Quokka Key"
description = "Keys of the quokka service"
regex = '''(?i)quokka(=|:)(?<key>[a-z0-9]{8})'''
secretGroup = 2
entropy = 2.5
keywords = ["Quokka"]
tags = ["key", "fauna"]
[[rules.allowlists]]
description = "samples"
condition = "AND"
regexTarget = "line"
regexes = ['''sample''']
stopwords = ["Wombat"]
)");
  ASSERT_EQ(import.rules.size(), 1U);
  const Rule& rule = import.rules[0];
  EXPECT_EQ(rule.id, "gitleaks/quokka-key");
  EXPECT_EQ(rule.entity, "SECRET");
  EXPECT_EQ(rule.about, "Keys of the quokka service (tags: key, fauna)");
  EXPECT_EQ(rule.pattern, "(?i)quokka(=|:)([a-z0-9]{8})");
  EXPECT_EQ(rule.groups, std::vector<int>{2});
  EXPECT_EQ(rule.entropy, 2.5);
  EXPECT_EQ(rule.keywords, std::vector<std::string>{"quokka"});
  ASSERT_EQ(rule.allow.size(), 1U);
  EXPECT_TRUE(rule.allow[0].all);
  EXPECT_EQ(rule.allow[0].target, RuleAllow::Target::kLine);
  EXPECT_EQ(rule.allow[0].patterns, std::vector<std::string>{"sample"});
  EXPECT_EQ(rule.allow[0].words, std::vector<std::string>{"wombat"});
  EXPECT_EQ(rule.imported, "gitleaks rule Quokka Key");
  EXPECT_TRUE(import.notes.empty());
}

TEST(Gitleaks, WithoutSecretGroupTheFirstGroupThatIsNotEmptyCounts) {
  const RuleImport import = gitleaks("[[rules]]\nid = 'a'\nregex = 'x(a)|y(b)'\n");
  ASSERT_EQ(import.rules.size(), 1U);
  EXPECT_EQ(import.rules[0].groups, (std::vector<int>{1, 2}));
}

TEST(Gitleaks, ListsOfTheFileCountForEveryRule) {
  const RuleImport import = gitleaks(R"(
[[rules]]
id = "a"
regex = 'aa+'
[[rules]]
id = "b"
regex = 'bb+'
[[allowlists]]
regexes = ['aaa']
[[allowlists]]
targetRules = ["b"]
stopwords = ["bbb"]
)");
  ASSERT_EQ(import.rules.size(), 2U);
  EXPECT_EQ(import.rules[0].allow.size(), 1U);
  EXPECT_EQ(import.rules[1].allow.size(), 2U);
}

TEST(Gitleaks, SaysWhatATextCannotAnswer) {
  const RuleImport import = gitleaks(R"(
[[rules]]
id = "by-path"
path = '\.pem$'
[[rules]]
id = "in-path"
regex = 'key'
path = '\.py$'
[[rules]]
id = "part"
regex = 'part'
skipReport = true
[[rules]]
id = "whole"
regex = 'whole'
[[rules.required]]
id = "part"
withinLines = 2
[[rules]]
id = "empty"
regex = 'a*'
[[allowlists]]
paths = ['\.lock$']
[[allowlists]]
condition = "AND"
commits = ["abcdef"]
regexes = ['x']
)");
  std::vector<std::string> taken;
  for (const Rule& rule : import.rules) taken.push_back(rule.id);
  EXPECT_EQ(taken, (std::vector<std::string>{"gitleaks/in-path", "gitleaks/whole"}));
  EXPECT_TRUE(import.rules[0].allow.empty());
  EXPECT_EQ(notes_of(import, Kind::kLeftOut),
            (std::vector<std::string>{
                "rule by-path: it knows files by their path alone; a text of a record has no path",
                "rule empty: pattern: it matches the empty text; ask for at least one character",
                "rule part: skipReport: it only serves as a condition of others"}));
  EXPECT_EQ(
      notes_of(import, Kind::kChanged),
      (std::vector<std::string>{
          "the file: paths of an allowlist have no effect: a text of a record has none",
          "the file: an allowlist that also asks for commits allows nothing: a text of a record "
          "has none",
          "rule in-path: path is not looked at: the rule runs on every text",
          "rule whole: required (part) is not looked at: the rule counts alone"}));
}

TEST(Gitleaks, RefusesWhatGitleaksRefuses) {
  const std::string rule = "[[rules]]\nid = 'a'\nregex = 'a(b)'\n";
  EXPECT_EQ(gitleaks_fault("[[rules]]\nregex = 'a'\n"), "test.toml:1: a rule has no id");
  EXPECT_EQ(gitleaks_fault("[[rules]]\nid = 'a'\n"),
            "test.toml:1: rule a has neither regex nor path; it finds nothing");
  EXPECT_EQ(gitleaks_fault(rule + "secretGroup = 2\n"),
            "test.toml:1: rule a: secretGroup is 2, but the regex has 1 groups");
  EXPECT_EQ(gitleaks_fault(rule + "[[rules.allowlists]]\n"),
            "test.toml:4: the allowlist is empty; give it commits, paths, regexes or stopwords");
  EXPECT_EQ(gitleaks_fault(rule + "[[rules.allowlists]]\nregexTarget = 'mtach'\nregexes = ['a']\n"),
            "test.toml:4: allowlist: unknown regexTarget 'mtach' (did you mean 'match'?)");
  EXPECT_EQ(gitleaks_fault(rule + "[[rules.allowlists]]\ncondition = 'xor'\nregexes = ['a']\n"),
            "test.toml:4: allowlist: unknown condition 'xor'; it is AND or OR");
  EXPECT_EQ(gitleaks_fault(rule + "[rules.allowlist]\nregexes = ['a']\n"
                                  "[[rules.allowlists]]\nregexes = ['b']\n"),
            "test.toml:1: rule a: [allowlist] and [[allowlists]] exclude each other; use "
            "[[allowlists]]");
  EXPECT_EQ(gitleaks_fault(rule + "[[allowlists]]\ntargetRules = ['z']\nregexes = ['a']\n"),
            "test.toml:4: targetRules: there is no rule 'z'");
  EXPECT_EQ(gitleaks_fault(rule + "[[rules.required]]\nid = 'z'\n"),
            "test.toml:1: rule a: required: there is no rule 'z'");
  EXPECT_EQ(gitleaks_fault("[extend]\nuseDefault = true\npath = 'x'\n"),
            "test.toml:1: extend: path and useDefault exclude each other");
  EXPECT_EQ(gitleaks_fault("[[rules]\n"),
            "test.toml:1: not valid TOML: Error while parsing table header: expected "
            "']', saw '\\n'");
  EXPECT_EQ(gitleaks_fault("rules = 3\n"),
            "test.toml:1: a rule without id must be a table, got a number");
}

TEST(Gitleaks, DefaultListIsNamedAsMissing) {
  const RuleImport import = gitleaks(
      "[extend]\nuseDefault = true\n[[rules]]\nid = 'aws'\nkeywords = ['x']\n"
      "[[rules]]\nid = 'own'\nregex = 'own'\n");
  ASSERT_EQ(import.rules.size(), 1U);
  EXPECT_EQ(notes_of(import, Kind::kLeftOut),
            std::vector<std::string>{"rule aws: it changes a rule of the list inside gitleaks, "
                                     "which is not part of expunge"});
  ASSERT_EQ(notes_of(import, Kind::kChanged).size(), 1U);
}

// A folder of files that extend each other.
class GitleaksExtend : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) /
        ("extend_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  RuleImport read(const std::string& name) const {
    Result<RuleImport> import = import_gitleaks(slurp(folder_ / name), (folder_ / name).string());
    EXPECT_TRUE(import) << (import ? "" : import.error().to_string());
    return import ? std::move(*import) : RuleImport{};
  }
  fs::path folder_;
};

TEST_F(GitleaksExtend, OwnValuesCountAndListsAddUp) {
  put("base.toml",
      "[[rules]]\nid = 'a'\ndescription = 'base'\nregex = 'base'\nentropy = 1\n"
      "keywords = ['k1']\n[[rules]]\nid = 'gone'\nregex = 'gone'\n[[rules]]\nid = 'kept'\n"
      "regex = 'kept'\n[[allowlists]]\nregexes = ['r1']\n");
  put("top.toml",
      "[extend]\npath = 'base.toml'\ndisabledRules = ['gone', 'never']\n[[rules]]\nid = 'a'\n"
      "regex = 'top'\nkeywords = ['k2']\n[[rules.allowlists]]\nstopwords = ['w']\n");
  const RuleImport import = read("top.toml");
  ASSERT_EQ(import.rules.size(), 2U);
  const Rule& rule = import.rules[0];
  EXPECT_EQ(rule.id, "gitleaks/a");
  EXPECT_EQ(rule.about, "base");
  EXPECT_EQ(rule.pattern, "top");
  EXPECT_EQ(rule.entropy, 1);
  EXPECT_EQ(rule.keywords, (std::vector<std::string>{"k1", "k2"}));
  EXPECT_EQ(rule.allow.size(), 2U);
  EXPECT_EQ(import.rules[1].id, "gitleaks/kept");
  EXPECT_EQ(notes_of(import, Kind::kChanged),
            std::vector<std::string>{"extend: disabledRules: there is no rule 'never'"});
}

TEST_F(GitleaksExtend, GoesTwoDeepAndNoFurther) {
  for (int i = 0; i < 4; ++i) {
    put("f" + std::to_string(i) + ".toml",
        "[extend]\npath = 'some/where/f" + std::to_string(i + 1) + ".toml'\n[[rules]]\nid = 'r" +
            std::to_string(i) + "'\nregex = 'x'\n");
  }
  const RuleImport import = read("f0.toml");
  EXPECT_EQ(import.rules.size(), 3U);
  EXPECT_EQ(notes_of(import, Kind::kChanged),
            std::vector<std::string>{
                "extend: not followed: files are extended two deep, as in gitleaks"});
}

TEST_F(GitleaksExtend, TellsAMissingFile) {
  put("top.toml", "[extend]\npath = 'base.toml'\n");
  const Result<RuleImport> import =
      import_gitleaks(slurp(folder_ / "top.toml"), (folder_ / "top.toml").string());
  ASSERT_FALSE(import);
  EXPECT_NE(import.error().message.find("there is no file 'base.toml'"), std::string::npos);
}

TEST(Presidio, TakesPatternsContextAndDenyLists) {
  const RuleImport import = presidio(R"(
recognizers:
  - name: Zip code
    supported_language: de
    patterns:
      - {name: weak, regex: '(\b\d{5}\b)', score: 0.01}
      - {name: strong, regex: 'zip \d{5}', score: 0.6}
    context: [zip, code]
    supported_entity: Zip-Code
  - name: Titles
    supported_languages: [{language: en, context: [dear]}]
    supported_entity: TITLE
    deny_list: [Dr., Prof., Dr.med.]
)");
  ASSERT_EQ(import.rules.size(), 3U);
  EXPECT_TRUE(import.notes.empty());
  const Rule& weak = import.rules[0];
  EXPECT_EQ(weak.id, "presidio/zip-code-weak");
  EXPECT_EQ(weak.entity, "ZIP_CODE");
  EXPECT_EQ(weak.pattern, "(?ims)(\\b[0-9]{5}\\b)");
  EXPECT_EQ(weak.score, 0.01);
  EXPECT_EQ(weak.score + weak.context.raise, 0.5);
  EXPECT_EQ(weak.languages, std::vector<std::string>{"de"});
  EXPECT_DOUBLE_EQ(import.rules[1].context.raise, 0.35);
  const Rule& titles = import.rules[2];
  EXPECT_EQ(titles.score, 1);
  EXPECT_EQ(titles.context.near, std::vector<std::string>{"dear"});
  EXPECT_EQ(titles.pattern,
            "(?ims)(?P<value>(?:\\bDr\\.med\\.|\\bProf\\.|\\bDr\\.))"
            "(?:(?-m:$)|[^\\p{L}\\p{N}_])");
}

TEST(Presidio, ClassesAreNamedNotDropped) {
  const RuleImport import = presidio(
      "recognizers:\n  - CreditCardRecognizer\n  - {name: CryptoRecognizer, type: predefined}\n"
      "  - {name: Mine, type: predefined, class_name: MyRecognizer}\n"
      "  - {name: UsMbiRecognizer, type: predefined, enabled: false}\n");
  EXPECT_TRUE(import.rules.empty());
  EXPECT_EQ(notes_of(import, Kind::kLeftOut),
            (std::vector<std::string>{
                "recognizer CryptoRecognizer: it is a Python class whose pattern is not in the "
                "file, and no rule of expunge finds CRYPTO",
                "recognizer Mine: it is a Python class whose pattern is not in the file"}));
  EXPECT_EQ(notes_of(import, Kind::kRemark).size(), 2U);
}

TEST(Presidio, SaysWhichPatternsAreBeyondRe2) {
  const RuleImport import = presidio(
      "recognizers:\n  - name: R\n    supported_entity: X\n    patterns:\n"
      "      - {name: p, regex: '(a)\\1', score: 0.7}\n"
      "      - {name: q, regex: 'a(?=.*\\d)b', score: 0.7}\n"
      "      - {name: ok, regex: 'ab', score: 0.3}\n");
  ASSERT_EQ(import.rules.size(), 1U);
  EXPECT_EQ(notes_of(import, Kind::kLeftOut),
            (std::vector<std::string>{
                "recognizer R, p: references to groups are beyond RE2",
                "recognizer R, q: a lookaround stands inside the pattern, not at its end"}));
  EXPECT_EQ(notes_of(import, Kind::kChanged).size(), 1U);  // its score
}

TEST(Presidio, RefusesWhatPresidioRefuses) {
  const auto fault = [](const std::string& yaml) {
    const Result<RuleImport> import = presidio_of(yaml);
    return import ? std::string() : import.error().to_string();
  };
  EXPECT_EQ(fault("supported_languages: [en]\n"),
            "test.yaml:1: recognizers is missing: the list of recognizers");
  EXPECT_EQ(fault("recognizers: [{name: R, type: custom, supported_entity: X}]\n"),
            "test.yaml:1: recognizer R has neither patterns nor deny_list");
  EXPECT_EQ(fault("recognizers: [{name: R, deny_list: [a]}]\n"),
            "test.yaml:1: recognizer.supported_entity is missing");
  EXPECT_EQ(fault("recognizers: [{name: R, supported_entity: X, patterns: [{regex: a}]}]\n"),
            "test.yaml:1: pattern pattern: score is missing");
  EXPECT_EQ(
      fault("recognizers: [{name: R, supported_entity: X, patterns: [{regex: a, score: 2}]}]\n"),
      "test.yaml:1: pattern.score must be between 0 and 1, got 2");
}

// --- rules written and read again ---

void expect_same_when_written(const Rule& rule) {
  const std::string yaml = rule_to_yaml(rule);
  const Result<std::vector<Rule>> read = load_rules(yaml, "written.yaml", RuleTrust::kChecked);
  ASSERT_TRUE(read) << rule.id << ": " << read.error().to_string();
  ASSERT_EQ(read->size(), 1U);
  RuleSet before;
  RuleSet after;
  ASSERT_TRUE(after.add_yaml(yaml, "written.yaml"));
  EXPECT_EQ(rule_to_yaml(read->front()), yaml) << rule.id;
  EXPECT_EQ(read->front().pattern, rule.pattern) << rule.id;
  EXPECT_EQ(read->front().matches.size(), rule.matches.size()) << rule.id;
  for (std::size_t i = 0; i < rule.matches.size(); ++i) {
    EXPECT_EQ(read->front().matches[i].text, rule.matches[i].text) << rule.id;
    EXPECT_EQ(read->front().matches[i].values, rule.matches[i].values) << rule.id;
  }
}

TEST(RuleWriter, BuiltinRulesComeBackAsTheyWere) {
  const Result<RuleSet> rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  RuleSet again;
  for (const Rule& rule : rules->rules()) {
    expect_same_when_written(rule);
    ASSERT_TRUE(again.add_yaml(rule_to_yaml(rule), rule.id));
  }
  EXPECT_EQ(again.digest(), rules->digest());
}

// --- the files of the peers themselves, where they are at hand ---

fs::path peer_rules() {
  const char* shared = std::getenv("EXPUNGE_SHARED");
  const fs::path root =
      shared != nullptr ? fs::path(shared) : fs::path(EXPUNGE_SOURCE_DIR) / "../shared";
  return root / "data/peer-rules";
}

TEST(PeerRules, GitleaksOwnListIsTakenOverWhole) {
  const fs::path file = peer_rules() / "gitleaks/gitleaks.toml";
  if (!fs::exists(file)) GTEST_SKIP() << "no peer rules beside the source";
  const Result<RuleImport> import = import_gitleaks(slurp(file), file.string());
  ASSERT_TRUE(import) << import.error().to_string();
  EXPECT_EQ(import->rules.size(), 221U);
  EXPECT_EQ(import->count(Kind::kLeftOut), 1U);  // one knows files by their path alone
  for (const Rule& rule : import->rules) expect_same_when_written(rule);
}

TEST(PeerRules, GoodAndBadFilesOfGitleaks) {
  const fs::path folder = peer_rules() / "gitleaks";
  if (!fs::exists(folder)) GTEST_SKIP() << "no peer rules beside the source";
  for (const fs::directory_entry& entry : fs::directory_iterator(folder / "invalid")) {
    EXPECT_FALSE(import_gitleaks(slurp(entry.path()), entry.path().string()))
        << entry.path().filename();
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder / "valid")) {
    const Result<RuleImport> import = import_gitleaks(slurp(entry.path()), entry.path().string());
    // Some extend a file that is not at hand; that is all they may be refused for.
    if (import) continue;
    EXPECT_NE(import.error().message.find("extend.path"), std::string::npos)
        << import.error().to_string();
  }
}

TEST(PeerRules, FilesOfPresidio) {
  const fs::path folder = peer_rules() / "presidio";
  if (!fs::exists(folder)) GTEST_SKIP() << "no peer rules beside the source";
  const auto rules_of = [&](const char* name) {
    RuleSet set;
    const Result<void> added = set.add_path((folder / name).string());
    return added ? static_cast<int>(set.rules().size()) : -1;
  };
  EXPECT_EQ(rules_of("custom_recognizer_yaml.yaml"), 1);
  EXPECT_EQ(rules_of("example_recognizers.yaml"), 2);
  EXPECT_EQ(rules_of("recognizers.yaml"), 2);
  EXPECT_EQ(rules_of("default_recognizers.yaml"), 0);
  EXPECT_EQ(rules_of("missing_recognizers.yaml"), -1);
  EXPECT_EQ(rules_of("recognizers_error.yaml"), -1);
}

}  // namespace
}  // namespace expunge
