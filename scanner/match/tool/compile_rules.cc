// expunge_compile_rules OUT: compiles the built-in rules for Hyperscan when the program is built.
// A rule that cannot be used ends the build here.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "match/engine.h"
#include "match/pattern_blob.h"
#include "rulebook/embedded.h"
#include "rulebook/rule.h"

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

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: expunge_compile_rules OUT\n");
    return 2;
  }
  const expunge::Result<expunge::RuleSet> rules = expunge::RuleSet::builtin();
  if (!rules) return fail(rules.error());
  if (const auto checked = check_all(*rules); !checked) return fail(checked.error());
  const std::string blob = expunge::make_pattern_blob(*rules);
  std::ofstream out(arguments[1], std::ios::binary);
  out << blob;
  out.close();
  if (!out) return fail({expunge::ErrorCode::kIo, "cannot write the file", arguments[1]});
  return 0;
}
