// expunge_compile_rules patterns|yaml OUT: when the program is built, compiles the built-in rules
// for Hyperscan, or parses the embedded YAML files.  A rule that cannot be used ends the build
// here.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "match/engine.h"
#include "match/pattern_blob.h"
#include "rulebook/embedded.h"
#include "rulebook/profile.h"
#include "rulebook/rule.h"
#include "rulebook/yaml_blob.h"

namespace {

int fail(const expunge::Error& error) {
  std::fprintf(stderr, "expunge_compile_rules: %s\n", error.to_string().c_str());
  return 1;
}

// The built-in rules as if a user had added them: every check, nothing taken on trust.
expunge::Result<void> check_all(const expunge::RuleSet& builtin) {
  expunge::RuleSet checked;
  for (const expunge::EmbeddedFile& file : expunge::embedded_files()) {
    const bool is_rule = std::any_of(
        builtin.rules().begin(), builtin.rules().end(),
        [&](const expunge::Rule& rule) { return rule.file == "rules/" + std::string(file.path); });
    if (!is_rule) continue;
    expunge::Result<void> added = checked.add_yaml(file.bytes, "rules/" + std::string(file.path));
    if (!added) return added;
  }
  const std::vector<bool> all(checked.rules().size(), true);
  const auto patterns = expunge::Patterns::compile(checked, all, expunge::EngineKind::kReference);
  if (!patterns) return patterns.error();
  return {};
}

expunge::Result<std::string> compile_patterns() {
  const expunge::Result<expunge::RuleSet> rules = expunge::RuleSet::builtin();
  if (!rules) return rules.error();
  if (const auto checked = check_all(*rules); !checked) return checked.error();
  return expunge::make_pattern_blob(*rules);
}

expunge::Result<std::string> compile_yaml() {
  const auto profiles = expunge::ProfileSet::builtin(expunge::ProfileTrust::kChecked);
  if (!profiles) return profiles.error();
  return expunge::make_yaml_blob();
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count == 3 ? arguments[1] : "";
  if (what != "patterns" && what != "yaml") {
    std::fprintf(stderr, "usage: expunge_compile_rules patterns|yaml OUT\n");
    return 2;
  }
  const auto blob = what == "yaml" ? compile_yaml() : compile_patterns();
  if (!blob) return fail(blob.error());
  std::ofstream out(arguments[2], std::ios::binary);
  out << *blob;
  out.close();
  if (!out) return fail({expunge::ErrorCode::kIo, "cannot write the file", arguments[2]});
  return 0;
}
