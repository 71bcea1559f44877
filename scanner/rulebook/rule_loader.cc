#include "rulebook/rule_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/strings.h"
#include "rulebook/embedded.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kRuleKeys = {
    "id"sv,       "entity"sv,    "about"sv,      "pattern"sv,        "number"sv,
    "groups"sv,   "keywords"sv,  "previous"sv,   "previous_roles"sv, "views"sv,
    "validate"sv, "score"sv,     "entropy"sv,    "context"sv,        "veto"sv,
    "allow"sv,    "certain"sv,   "on_request"sv, "owner"sv,          "remember"sv,
    "roles"sv,    "languages"sv, "matches"sv,    "non_matches"sv,    "imported"sv,
    "digits"sv,   "join"sv};
constexpr std::array kDigitsKeys = {"least"sv, "apart"sv, "ahead"sv};
constexpr std::array kFormKeys = {"shape"sv, "check"sv};
constexpr std::array kContextKeys = {"near"sv,     "chars"sv, "raise"sv,
                                     "required"sv, "alone"sv, "turns"sv};
constexpr std::array kVetoKeys = {"near"sv, "chars"sv, "exact"sv, "pattern"sv};
constexpr std::array kAllowKeys = {"about"sv, "all"sv, "on"sv, "patterns"sv, "words"sv};
constexpr std::array kAllowTargets = {"value"sv, "match"sv, "line"sv};
constexpr std::array kExampleKeys = {"text"sv, "previous"sv};
constexpr std::array kViews = {"plain"sv, "folded"sv, "spoken"sv};
constexpr int kMaxNearbyChars = 1000;
constexpr int kMaxTurnsBefore = 8;
constexpr std::size_t kMinExamples = 3;
constexpr int kMaxGroups = 1000;
constexpr double kMaxEntropy = 8;  // bits a byte

bool is_lower_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

bool is_rule_id(std::string_view id) {
  const std::vector<std::string_view> parts = split(id, '/');
  return parts.size() >= 2 && std::all_of(parts.begin(), parts.end(), is_lower_word);
}

bool is_entity(std::string_view name) {
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

void check_regex(const YamlMap& map, std::string_view key, const std::string& pattern) {
  const std::string fault = regex_fault(map.name(key), pattern);
  if (!fault.empty()) map.fail(map.line_of(key), fault);
}

void read_views(const YamlMap& map, Rule& rule) {
  if (!map.has("views")) {
    // A number is the same in every disguise; a pattern must be written for the views.
    rule.folded = rule.spoken = !rule.number.empty();
    return;
  }
  rule.plain = rule.folded = rule.spoken = false;
  for (const YamlNode& item : map.list("views")) {
    const std::string view = map.scalar(item, "each item of views");
    if (view == "plain") {
      rule.plain = true;
    } else if (view == "folded") {
      rule.folded = true;
    } else if (view == "spoken") {
      rule.spoken = true;
    } else {
      map.fail(item.line, "views: " + unknown_word("view", view, kViews));
    }
  }
  if (!rule.plain && !rule.folded && !rule.spoken) {
    map.fail(map.line_of("views"), "views is empty; leave the key out for [plain]");
  }
}

// The words under `key`; an item "list NAME" stands for the lines of rules/lists/NAME.txt, which
// several rules share.
std::vector<std::string> read_words(const YamlMap& map, std::string_view key) {
  constexpr std::string_view kList = "list ";
  std::vector<std::string> words;
  for (std::string& item : map.texts(key)) {
    if (!item.starts_with(kList)) {
      words.push_back(std::move(item));
      continue;
    }
    const std::string path = fmt::format("lists/{}.txt", item.substr(kList.size()));
    const std::string_view bytes = embedded_file(path);
    if (bytes.empty()) {
      map.fail(map.line_of(key), fmt::format("{}: there is no {}", map.name(key), path));
    }
    for (std::string_view line : split(bytes, '\n')) {
      if (!line.empty() && !line.starts_with('#')) words.emplace_back(line);
    }
  }
  return words;
}

RuleContext read_context(const YamlMap& rule) {
  RuleContext context;
  const YamlNode* node = rule.get("context");
  if (node == nullptr) return context;
  const YamlMap map(*node, rule.file(), "context", kContextKeys);
  context.near = read_words(map, "near");
  if (context.near.empty()) map.fail(map.line(), "context.near is missing: the words to look for");
  context.chars = map.integer("chars", 1, kMaxNearbyChars, context.chars);
  context.raise = map.number("raise", 0, 1, context.raise);
  context.required = map.flag("required", context.required);
  context.alone = map.flag("alone", context.alone);
  context.turns = map.integer("turns", 0, kMaxTurnsBefore, context.turns);
  return context;
}

RuleVeto read_veto(const YamlMap& rule, RuleTrust trust) {
  RuleVeto veto;
  const YamlNode* node = rule.get("veto");
  if (node == nullptr) return veto;
  const YamlMap map(*node, rule.file(), "veto", kVetoKeys);
  veto.near = read_words(map, "near");
  veto.chars = map.integer("chars", 1, kMaxNearbyChars, veto.chars);
  veto.exact = map.texts("exact");
  veto.pattern = map.text("pattern");
  if (veto.near.empty() && veto.exact.empty() && veto.pattern.empty()) {
    map.fail(map.line(), "veto vetoes nothing; give it near, exact or pattern");
  }
  if (trust == RuleTrust::kChecked && !veto.pattern.empty())
    check_regex(map, "pattern", veto.pattern);
  return veto;
}

RuleAllow read_allow(const YamlMap& rule, const YamlNode& node, RuleTrust trust) {
  RuleAllow allow;
  const YamlMap map(node, rule.file(), "allow", kAllowKeys);
  allow.about = map.text("about");
  allow.all = map.flag("all", allow.all);
  const std::string target = map.text("on", "value");
  const auto known = std::find(kAllowTargets.begin(), kAllowTargets.end(), target);
  if (known == kAllowTargets.end()) {
    map.fail(map.line_of("on"), "allow.on: " + unknown_word("target", target, kAllowTargets));
  }
  allow.target = static_cast<RuleAllow::Target>(known - kAllowTargets.begin());
  allow.patterns = map.texts("patterns");
  allow.words = map.texts("words");
  if (allow.patterns.empty() && allow.words.empty()) {
    map.fail(map.line(), "allow allows nothing; give it patterns or words");
  }
  if (trust == RuleTrust::kChecked) {
    for (const std::string& pattern : allow.patterns) check_regex(map, "patterns", pattern);
  }
  return allow;
}

std::vector<int> read_groups(const YamlMap& map, const std::string& pattern, RuleTrust trust) {
  std::vector<int> groups;
  for (const YamlNode& item : map.list("groups")) {
    const std::string text = map.scalar(item, "each item of groups");
    int group = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), group);
    if (code != std::errc() || stop != text.data() + text.size() || group < 1 ||
        group > kMaxGroups) {
      map.fail(item.line,
               fmt::format("groups: '{}' is no number of a group; the first is 1", text));
    }
    groups.push_back(group);
  }
  if (groups.empty() || trust == RuleTrust::kCompiled) return groups;
  const int known = regex_groups(pattern);
  for (const int group : groups) {
    if (group <= known) continue;
    map.fail(map.line_of("groups"),
             fmt::format("groups: there is no group {}; the pattern has {}", group, known));
  }
  if (regex_has_group(pattern, "value")) {
    map.fail(map.line_of("groups"),
             "groups: the pattern names its group 'value'; leave groups out");
  }
  return groups;
}

// Takes the << >> marks out of `marked`.
void read_marks(const YamlMap& map, int line, std::string_view key, std::string_view marked,
                RuleExample& example) {
  bool open = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < marked.size();) {
    const std::string_view two = marked.substr(i, 2);
    if (two == "<<") {
      if (open) map.fail(line, fmt::format("{}: << inside << >>; marks do not nest", key));
      open = true;
      begin = example.text.size();
      i += 2;
    } else if (two == ">>") {
      if (!open) map.fail(line, fmt::format("{}: >> without a << before it", key));
      if (begin == example.text.size()) {
        map.fail(line, fmt::format("{}: <<>> marks nothing; put the value between", key));
      }
      example.values.push_back(TextSpan{begin, example.text.size()});
      open = false;
      i += 2;
    } else {
      example.text.push_back(marked[i++]);
    }
  }
  if (open) map.fail(line, fmt::format("{}: << without a >> behind it", key));
}

RuleExample read_example(const YamlMap& rule, std::string_view key, const YamlNode& node) {
  RuleExample example;
  example.line = node.line;
  std::string marked;
  if (node.kind == YamlNode::Kind::kMap) {
    const YamlMap map(node, rule.file(), "an example in " + std::string(key), kExampleKeys);
    const YamlNode* text = map.get("text");
    if (text == nullptr) {
      map.fail(map.line(), fmt::format("an example in {} has no text", key));
    }
    marked = map.scalar(*text, "text");
    example.previous = map.text("previous");
  } else {
    marked = rule.scalar(node, fmt::format("each item of {}", key));
  }
  read_marks(rule, node.line, key, marked, example);
  return example;
}

std::vector<RuleExample> read_examples(const YamlMap& rule, std::string_view key, bool marked) {
  std::vector<RuleExample> examples;
  for (const YamlNode& item : rule.list(key)) {
    examples.push_back(read_example(rule, key, item));
    if (marked && examples.back().values.empty()) {
      rule.fail(item.line, fmt::format("{}: mark the expected value with << >>", key));
    }
    if (!marked && !examples.back().values.empty()) {
      rule.fail(item.line, fmt::format("{}: nothing is found there, so nothing is marked", key));
    }
  }
  if (examples.size() < kMinExamples && !rule.has("imported")) {
    rule.fail(rule.line_of(key), fmt::format("{}: {} given, at least {} are needed", key,
                                             examples.size(), kMinExamples));
  }
  return examples;
}

std::vector<Role> read_roles(const YamlMap& map, std::string_view key) {
  std::vector<Role> roles;
  for (const YamlNode& item : map.list(key)) roles.push_back(map.role(item, map.name(key)));
  return roles;
}

void read_names(const YamlMap& map, Rule& rule) {
  rule.id = map.required_text("id");
  if (!is_rule_id(rule.id)) {
    map.fail(map.line_of("id"),
             fmt::format("id '{}' must be family/name in lower case, like contact/email", rule.id));
  }
  rule.entity = map.required_text("entity");
  if (!is_entity(rule.entity)) {
    map.fail(map.line_of("entity"),
             fmt::format("entity '{}' must be in capitals, like EMAIL_ADDRESS", rule.entity));
  }
  rule.about = map.required_text("about");
  rule.validate = map.text("validate");
  rule.join = map.text("join");
  if (map.has("join") && !is_lower_word(rule.join)) {
    map.fail(map.line_of("join"), fmt::format("join '{}' is no name of a validator", rule.join));
  }
  if (map.has("validate") && !is_lower_word(rule.validate)) {
    map.fail(map.line_of("validate"),
             fmt::format("validate '{}' is no name of a validator", rule.validate));
  }
}

// One text, or a list of them.
std::vector<std::pair<std::string, int>> texts_or_one(const YamlMap& map, std::string_view key) {
  std::vector<std::pair<std::string, int>> texts;
  const YamlNode* node = map.get(key);
  if (node == nullptr) return texts;
  if (node->kind != YamlNode::Kind::kList) return {{map.text(key), node->line}};
  for (const YamlNode& item : map.list(key)) {
    texts.emplace_back(map.scalar(item, map.name(key)), item.line);
  }
  return texts;
}

// Each shape of an item of `number` with the item's checks.
void read_forms(const YamlMap& rule_map, const YamlNode& item, Rule& rule) {
  const YamlMap map(item, rule_map.file(), "number", kFormKeys);
  NumberForm form;
  for (const auto& [text, line] : texts_or_one(map, "check")) {
    Result<NumberCheck> check = parse_number_check(text);
    if (!check) map.fail(line, "number.check: " + check.error().message);
    form.checks.push_back(std::move(*check));
    form.check_texts.push_back(text);
  }
  const auto shapes = texts_or_one(map, "shape");
  if (shapes.empty()) map.fail(map.line(), "number.shape is missing: 99-999 is two digits, ...");
  for (const auto& [text, line] : shapes) {
    Result<std::vector<ShapeElement>> shape = parse_shape(text);
    if (!shape) map.fail(line, "number.shape: " + shape.error().message);
    form.shape = std::move(*shape);
    form.shape_text = text;
    rule.number.push_back(form);
  }
}

void read_patterns(const YamlMap& map, RuleTrust trust, Rule& rule) {
  for (const YamlNode& item : map.list("number")) read_forms(map, item, rule);
  rule.previous = map.text("previous");
  if (!rule.number.empty()) {
    if (map.has("pattern")) map.fail(map.line_of("pattern"), "a rule has a pattern or a number");
    if (!rule.previous.empty()) {
      map.fail(map.line_of("previous"), "previous goes with a pattern; here context words count");
    }
    return;
  }
  rule.pattern = map.required_text("pattern");
  if (trust == RuleTrust::kCompiled) return;
  const std::string fault = pattern_fault(rule.pattern);
  if (!fault.empty()) map.fail(map.line_of("pattern"), fault);
  if (!rule.previous.empty()) check_regex(map, "previous", rule.previous);
}

RuleDigits read_digits(const YamlMap& rule) {
  RuleDigits digits;
  const YamlNode* node = rule.get("digits");
  if (node == nullptr) return digits;
  constexpr int kMost = 64;
  const YamlMap map(*node, rule.file(), "digits", kDigitsKeys);
  digits.least = map.integer("least", 1, kMost, 0);
  if (digits.least == 0) map.fail(map.line(), "digits.least is missing: how many digits");
  digits.apart = map.integer("apart", 0, kMost, digits.apart);
  digits.ahead = map.integer("ahead", 0, kMost, digits.ahead);
  return digits;
}

Rule read_rule(const YamlNode& node, const std::string& file, RuleTrust trust) {
  const YamlMap map(node, file, "", kRuleKeys);
  Rule rule;
  rule.file = file;
  rule.line = node.line;
  read_names(map, rule);
  read_patterns(map, trust, rule);
  for (const YamlNode& item : map.list("previous_roles")) {
    rule.previous_roles.emplace_back(to_string(map.role(item, "previous_roles")));
  }
  read_views(map, rule);
  rule.score = map.number("score", 0, 1, rule.score);
  rule.groups = read_groups(map, rule.pattern, trust);
  rule.digits = read_digits(map);
  rule.keywords = map.texts("keywords");
  rule.entropy = map.number("entropy", 0, kMaxEntropy, rule.entropy);
  for (const YamlNode& item : map.list("allow")) rule.allow.push_back(read_allow(map, item, trust));
  rule.context = read_context(map);
  rule.veto = read_veto(map, trust);
  rule.certain = map.flag("certain", rule.certain);
  rule.on_request = map.flag("on_request", rule.on_request);
  if (const YamlNode* owner = map.get("owner")) rule.owner = map.owner(*owner, "owner");
  rule.remember = map.flag("remember", rule.remember);
  rule.roles = read_roles(map, "roles");
  rule.languages = map.texts("languages");
  if (map.has("imported")) rule.imported = map.required_text("imported");
  if (rule.imported.empty()) {
    if (!map.has("matches")) map.fail(map.line(), "matches is missing");
    if (!map.has("non_matches")) map.fail(map.line(), "non_matches is missing");
  }
  rule.matches = read_examples(map, "matches", true);
  rule.non_matches = read_examples(map, "non_matches", false);
  return rule;
}

}  // namespace

Result<std::vector<Rule>> load_rules(std::string_view yaml, const std::string& file_name,
                                     RuleTrust trust) {
  Result<std::vector<YamlNode>> documents = parse_yaml(yaml, file_name);
  if (!documents) return std::move(documents).error();
  if (documents->empty()) {
    return Error{ErrorCode::kRules, "the file holds no rule", file_name + ":1"};
  }
  std::vector<Rule> rules;
  try {
    for (const YamlNode& document : *documents) {
      if (document.kind != YamlNode::Kind::kList) {
        rules.push_back(read_rule(document, file_name, trust));
        continue;
      }
      for (const YamlNode& item : document.items) {
        rules.push_back(read_rule(item, file_name, trust));
      }
    }
  } catch (const LoadProblem& problem) {
    return problem.error;
  }
  return rules;
}

}  // namespace expunge
