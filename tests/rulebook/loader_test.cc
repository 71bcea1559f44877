#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "rulebook/embedded.h"
#include "rulebook/policy.h"
#include "rulebook/profile.h"
#include "rulebook/rule.h"
#include "rulebook/rule_loader.h"
#include "rulebook/yaml_tree.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWholeRule = R"(id: contact/email
entity: EMAIL_ADDRESS
about: Mail addresses
pattern: '(?P<value>[a-z]+@[a-z]+)'
previous: 'mail\?'
previous_roles: [bot]
views: [plain, spoken]
validate: email
join: card
score: 0.6
context: {near: [mail, e-mail], chars: 30, raise: 0.3, required: true, turns: 2}
veto: {near: [example], chars: 10, exact: [a@b], pattern: '^x'}
certain: true
owner: self
remember: true
roles: [human, metadata]
languages: [en]
matches:
  - 'to <<ab@c>>'
  - {text: '<<d@e>> or <<f@g>>', previous: 'your mail?'}
  - "\u00e9 <<h@i>>"
non_matches: ['none', {text: 'x@y', previous: 'no'}, '']
)";

std::string small_rule(const std::string& id, const std::string& pattern = "[a-z]+@") {
  return "id: " + id + "\nentity: TEST\nabout: a test\npattern: '" + pattern +
         "'\nmatches: ['<<a>>', '<<b>>', '<<c>>']\nnon_matches: ['', 'x', 'y']\n";
}

// A folder of its own for one test.
class Folder {
 public:
  Folder() : path_(fs::path(testing::TempDir()) / ("expunge-" + unique_name())) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string path(const std::string& name = "") const { return (path_ / name).string(); }

 private:
  static std::string unique_name() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    return std::string(test->test_suite_name()) + "-" + test->name();
  }
  fs::path path_;
};

TEST(RuleSet, WordsMayStandInAListThatRulesShare) {
  RuleSet set;
  const std::string rule = small_rule("a/b");
  ASSERT_TRUE(set.add_yaml(rule + "context: {near: [list vehicle-words, sleigh]}\n", "a.yaml"));
  const std::vector<std::string>& near = set.find("a/b")->context.near;
  EXPECT_NE(std::ranges::find(near, "lorry"), near.end());
  EXPECT_EQ(near.back(), "sleigh");
  const Result<void> unknown =
      set.add_yaml(small_rule("a/c") + "veto: {near: [list no-such]}\n", "b.yaml");
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().to_string().find("there is no lists/no-such.txt"), std::string::npos)
      << unknown.error().to_string();
}

TEST(RuleSet, ReadsEveryKey) {
  RuleSet set;
  const Result<void> added = set.add_yaml(kWholeRule, "email.yaml");
  ASSERT_TRUE(added) << added.error().to_string();
  const Rule* rule = set.find("contact/email");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->entity, "EMAIL_ADDRESS");
  EXPECT_EQ(rule->about, "Mail addresses");
  EXPECT_EQ(rule->pattern, "(?P<value>[a-z]+@[a-z]+)");
  EXPECT_EQ(rule->previous, "mail\\?");
  EXPECT_EQ(rule->previous_roles, std::vector<std::string>{"bot"});
  EXPECT_TRUE(rule->plain && !rule->folded && rule->spoken);
  EXPECT_EQ(rule->validate, "email");
  EXPECT_DOUBLE_EQ(rule->score, 0.6);
  EXPECT_EQ(rule->context.near, (std::vector<std::string>{"mail", "e-mail"}));
  EXPECT_EQ(rule->context.chars, 30);
  EXPECT_DOUBLE_EQ(rule->context.raise, 0.3);
  EXPECT_TRUE(rule->context.required);
  EXPECT_EQ(rule->context.turns, 2);
  EXPECT_EQ(rule->veto.near, std::vector<std::string>{"example"});
  EXPECT_EQ(rule->veto.chars, 10);
  EXPECT_EQ(rule->veto.exact, std::vector<std::string>{"a@b"});
  EXPECT_EQ(rule->veto.pattern, "^x");
  EXPECT_TRUE(rule->certain);
  EXPECT_EQ(rule->owner, Owner::kSelf);
  EXPECT_TRUE(rule->remember);
  EXPECT_EQ(rule->join, "card");
  EXPECT_EQ(rule->roles, (std::vector<Role>{Role::kHuman, Role::kMetadata}));
  EXPECT_EQ(rule->languages, std::vector<std::string>{"en"});
  EXPECT_EQ(rule->file, "email.yaml");
  EXPECT_EQ(rule->line, 1);
}

TEST(RuleSet, ReadsExamplesWithoutTheirMarks) {
  RuleSet set;
  ASSERT_TRUE(set.add_yaml(kWholeRule, "email.yaml"));
  const Rule& rule = set.rules()[0];
  ASSERT_EQ(rule.matches.size(), 3U);
  EXPECT_EQ(rule.matches[0].text, "to ab@c");
  EXPECT_EQ(rule.matches[0].values, (std::vector<TextSpan>{{3, 7}}));
  EXPECT_EQ(rule.matches[0].line, 19);
  EXPECT_EQ(rule.matches[1].text, "d@e or f@g");
  EXPECT_EQ(rule.matches[1].values, (std::vector<TextSpan>{{0, 3}, {7, 10}}));
  EXPECT_EQ(rule.matches[1].previous, "your mail?");
  EXPECT_EQ(rule.matches[2].values, (std::vector<TextSpan>{{3, 6}}));
  ASSERT_EQ(rule.non_matches.size(), 3U);
  EXPECT_EQ(rule.non_matches[1].previous, "no");
  EXPECT_TRUE(rule.non_matches[1].values.empty());
}

TEST(RuleSet, TakesListsAndSeveralDocuments) {
  RuleSet set;
  const std::string list =
      "- id: b/two\n  entity: T\n  about: x\n  pattern: 'b'\n  matches: ['<<b>>', '<<b>>1', "
      "'<<b>>2']\n  non_matches: ['', 'x', 'y']\n";
  ASSERT_TRUE(set.add_yaml(list + "---\n" + small_rule("a/one"), "many.yaml"));
  ASSERT_EQ(set.rules().size(), 2U);
  EXPECT_EQ(set.rules()[0].id, "a/one");
  EXPECT_EQ(set.rules()[1].id, "b/two");
}

TEST(RuleSet, LaterLoadsReplaceAndLeaveTheOrderById) {
  RuleSet set;
  ASSERT_TRUE(set.add_yaml(small_rule("t/b"), "1.yaml"));
  ASSERT_TRUE(set.add_yaml(small_rule("t/a"), "2.yaml"));
  ASSERT_TRUE(set.add_yaml(small_rule("t/b", "zz"), "3.yaml"));
  ASSERT_EQ(set.rules().size(), 2U);
  EXPECT_EQ(set.rules()[1].pattern, "zz");
  EXPECT_EQ(set.rules()[1].file, "3.yaml");
  EXPECT_FALSE(set.is_builtin(1));
  EXPECT_EQ(set.entities(), std::vector<std::string>{"TEST"});
  EXPECT_EQ(set.find("t/c"), nullptr);
}

// What the program carries was checked when it was built: a start compiles no pattern to read it.
TEST(RuleSet, PatternsOfTheProgramsOwnRulesAreNotCompiledAgain) {
  for (const std::string pattern : {"(?P<value>[", "no group"}) {
    const std::string yaml = small_rule("a/b", pattern) + "groups: [1]\nveto: {pattern: '['}\n" +
                             "allow: [{patterns: ['[']}]\n";
    EXPECT_FALSE(load_rules(yaml, "a.yaml", RuleTrust::kChecked));
    const Result<std::vector<Rule>> read = load_rules(yaml, "a.yaml", RuleTrust::kCompiled);
    ASSERT_TRUE(read) << read.error().to_string();
    EXPECT_EQ(read->front().groups, std::vector<int>{1});
  }
}

TEST(RuleSet, DigestFollowsTheRulesNotTheirFiles) {
  RuleSet one;
  RuleSet same;
  RuleSet other;
  ASSERT_TRUE(one.add_yaml(small_rule("t/a") + "---\n" + small_rule("t/b"), "1.yaml"));
  ASSERT_TRUE(same.add_yaml("# a comment\n" + small_rule("t/b"), "2.yaml"));
  ASSERT_TRUE(same.add_yaml(small_rule("t/a"), "3.yaml"));
  ASSERT_TRUE(other.add_yaml(small_rule("t/a") + "---\n" + small_rule("t/b", "zz"), "1.yaml"));
  EXPECT_EQ(one.digest().size(), 64U);
  EXPECT_EQ(one.digest(), same.digest());
  EXPECT_NE(one.digest(), other.digest());
}

TEST(RuleSet, FailedLoadsChangeNothing) {
  RuleSet set;
  ASSERT_TRUE(set.add_yaml(small_rule("t/a"), "1.yaml"));
  const std::string before = set.digest();
  EXPECT_FALSE(set.add_yaml(small_rule("t/b") + "---\nid: t/c\n", "2.yaml"));
  EXPECT_EQ(set.digest(), before);
}

TEST(RuleSet, AddsFoldersWithoutTheirOtherParts) {
  const Folder folder;
  folder.write("t/a.yaml", small_rule("t/a"));
  folder.write("t/deep/b.yml", small_rule("t/b"));
  folder.write("t/notes.txt", "no rule");
  folder.write("profiles/p.yaml", "name: p\n");
  folder.write("policies/q.yaml", "name: q\n");
  RuleSet set;
  const Result<void> added = set.add_path(folder.path());
  ASSERT_TRUE(added) << added.error().to_string();
  EXPECT_EQ(set.rules().size(), 2U);
  EXPECT_EQ(set.rules()[0].file, folder.path("t/a.yaml"));
}

TEST(RuleSet, NamesBothFilesOfARepeatedId) {
  const Folder folder;
  folder.write("1.yaml", small_rule("t/a"));
  folder.write("2.yaml", small_rule("t/a"));
  RuleSet set;
  const Result<void> added = set.add_path(folder.path());
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().to_string(), folder.path("2.yaml") + ":1: id 't/a' is already taken by " +
                                           folder.path("1.yaml") + ":1; ids are unique");
}

TEST(RuleSet, SaysWhatIsWrongWithAPath) {
  const Folder folder;
  RuleSet set;
  const Result<void> missing = set.add_path(folder.path("none.yaml"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().to_string(),
            folder.path("none.yaml") + ": there is no such file or folder");
  const Result<void> empty = set.add_path(folder.path());
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().message, "the folder holds no .yaml file");
}

TEST(Yaml, RefusesWhatIsNoTextOfReasonableSize) {
  const auto message = [](const std::string& bytes) {
    const auto nodes = parse_yaml(bytes, "f.yaml");
    return nodes ? "" : nodes.error().to_string();
  };
  EXPECT_EQ(message(std::string(kMaxYamlBytes + 1, ' ')),
            "f.yaml:1: the file has 1048577 bytes; at most 1 MiB (1048576 bytes) is read, split it "
            "into several files");
  EXPECT_EQ(message("a: \xFF"), "f.yaml:1: the file is not valid UTF-8; save it as UTF-8");
  EXPECT_EQ(message(std::string("a: b\0c", 6)),
            "f.yaml:1: the file holds a NUL byte; is it a text file?");
  EXPECT_EQ(message("a: !!binary b"),
            "f.yaml:1: tags (!name) are not supported; write the plain value");
  EXPECT_EQ(message(std::string(100, '[')), "f.yaml:1: nested more than 32 levels deep");
  EXPECT_EQ(message(""), "");
}

TEST(Embedded, FilesAreSortedAndFoundByPath) {
  const std::span<const EmbeddedFile> files = embedded_files();
  ASSERT_FALSE(files.empty());
  for (std::size_t i = 1; i < files.size(); ++i) EXPECT_LT(files[i - 1].path, files[i].path);
  for (const EmbeddedFile& file : files) {
    std::ifstream in(fs::path(EXPUNGE_SOURCE_DIR) / "rules" / file.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(bytes.size(), file.bytes.size()) << file.path;
    EXPECT_EQ(embedded_file(file.path).data(), file.bytes.data());
  }
  EXPECT_TRUE(embedded_file("no/such.yaml").empty());
}

TEST(Builtin, RulesProfilesAndPoliciesLoad) {
  const Result<RuleSet> rules = RuleSet::builtin();
  ASSERT_TRUE(rules) << rules.error().to_string();
  for (std::size_t i = 0; i < rules->rules().size(); ++i) EXPECT_TRUE(rules->is_builtin(i));
  const Result<ProfileSet> profiles = ProfileSet::builtin();
  ASSERT_TRUE(profiles) << profiles.error().to_string();
  const Result<PolicySet> policies = PolicySet::builtin();
  ASSERT_TRUE(policies) << policies.error().to_string();
}

TEST(Profile, ReadsEveryKey) {
  ProfileSet set;
  const Result<void> added = set.add_yaml(R"(name: mine
about: An export
containers: [jsonl, array]
records: /data
when: {keys: [/a, /b], not_keys: [/c], columns: [x], text: '^[a-z]+: '}
block_start: '^---'
both_human: true
priority: 5
placeholders: ['{{user}}']
fields:
  - {at: '/t/*/text', role: human, participant: self, speaker_from: ../who}
  - at: /m/**
    role_from: {from: ../is_human, map: {true: human, "false": bot}, else: system}
  - at: /log
    role: bot
    turns: {separator: "\n", speaker: '(?P<name>[A-Z]+): ', roles: {A: human}, alternate: [human, bot]}
  - at: /n
    role: metadata
    participant_when: {from: ../is_human, map: {true: human, false: bot}}
)",
                                          "mine.yaml");
  ASSERT_TRUE(added) << added.error().to_string();
  const Profile* profile = set.find("mine");
  ASSERT_NE(profile, nullptr);
  EXPECT_EQ(profile->containers,
            (std::vector<Container>{Container::kJsonLines, Container::kJsonArray}));
  EXPECT_EQ(profile->records, "/data");
  EXPECT_EQ(profile->when_keys, (std::vector<std::string>{"/a", "/b"}));
  EXPECT_EQ(profile->when_not_keys, std::vector<std::string>{"/c"});
  EXPECT_EQ(profile->when_columns, std::vector<std::string>{"x"});
  EXPECT_EQ(profile->when_text, "^[a-z]+: ");
  EXPECT_EQ(profile->block_start, "^---");
  EXPECT_TRUE(profile->both_human);
  EXPECT_EQ(profile->priority, 5);
  EXPECT_EQ(profile->placeholders, std::vector<std::string>{"{{user}}"});
  ASSERT_EQ(profile->fields.size(), 4U);
  EXPECT_EQ(profile->fields[0].participant, Participant::kSelf);
  EXPECT_EQ(profile->fields[0].speaker_from, "../who");
  ASSERT_TRUE(profile->fields[1].role_from);
  EXPECT_EQ(profile->fields[1].role_from->values.at("true"), Role::kHuman);
  EXPECT_EQ(profile->fields[1].role_from->otherwise, Role::kSystem);
  ASSERT_TRUE(profile->fields[2].turns);
  EXPECT_EQ(profile->fields[2].turns->separator, "\n");
  EXPECT_EQ(profile->fields[2].turns->roles.at("A"), Role::kHuman);
  EXPECT_EQ(profile->fields[2].turns->alternate.size(), 2U);
  ASSERT_TRUE(profile->fields[3].participant_when);
  EXPECT_EQ(profile->fields[3].line, 17);
  EXPECT_EQ(profile->digest.size(), 64U);
}

TEST(Container, NamesGoBothWays) {
  for (int i = 0; i < 7; ++i) {
    const auto container = static_cast<Container>(i);
    EXPECT_EQ(container_from_string(to_string(container)), container);
  }
  EXPECT_FALSE(container_from_string("xml"));
}

}  // namespace
}  // namespace expunge
