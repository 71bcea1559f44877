// expunge rules import
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/import_report.h"
#include "rulebook/rule.h"
#include "rulebook/rule_writer.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

std::string_view kind_name(ImportNote::Kind kind) {
  switch (kind) {
    case ImportNote::Kind::kLeftOut:
      return "left out";
    case ImportNote::Kind::kChanged:
      return "changed";
    case ImportNote::Kind::kRemark:
      return "remark";
  }
  return {};
}

// The rules of the import that the set holds, each with its file below `folder`.
std::map<fs::path, const Rule*> files_of(const RuleSet& rules, const std::string& folder) {
  std::map<fs::path, const Rule*> files;
  for (const Rule& rule : rules.rules()) {
    if (!rule.imported.empty()) files.emplace(fs::path(folder) / (rule.id + ".yaml"), &rule);
  }
  return files;
}

Result<void> write_files(const std::map<fs::path, const Rule*>& files) {
  for (const auto& [path, rule] : files) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) continue;
    return Error{ErrorCode::kUsage, "is there already; choose a folder without it", path.string()};
  }
  for (const auto& [path, rule] : files) {
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);
    std::ofstream out(path, std::ios::binary);
    out << rule_to_yaml(*rule);
    out.close();
    if (failed || !out) return Error{ErrorCode::kIo, "cannot be written", path.string()};
  }
  return {};
}

}  // namespace

std::string import_report(const std::vector<RuleImport>& imports) {
  std::string out;
  for (const RuleImport& import : imports) {
    for (const ImportNote& note : import.notes) {
      out += fmt::format("{:<10}  {}:{}: {}: {}\n", kind_name(note.kind), note.file, note.line,
                         note.what, note.why);
    }
  }
  return out;
}

int import_rule_files(const Arguments& arguments) {
  // The built-in rules stand by: what they find need not be taken over.
  Result<RuleSet> rules = RuleSet::builtin();
  if (!rules) return report_error(rules.error());
  for (const std::string& file : arguments.words) {
    const std::size_t before = rules->imports().size();
    if (Result<void> added = rules->add_path(file); !added) return report_error(added.error());
    if (rules->imports().size() > before) continue;
    return report_error({ErrorCode::kUsage,
                         "holds neither rules of gitleaks (.toml) nor recognizers of Presidio",
                         file});
  }
  const std::map<fs::path, const Rule*> files = files_of(*rules, arguments.output);
  if (!arguments.output.empty()) {
    if (Result<void> written = write_files(files); !written) return report_error(written.error());
  }
  Output output;
  output.write(import_report(rules->imports()));
  std::size_t left_out = 0;
  std::size_t changed = 0;
  for (const RuleImport& import : rules->imports()) {
    left_out += import.count(ImportNote::Kind::kLeftOut);
    changed += import.count(ImportNote::Kind::kChanged);
  }
  output.write(
      fmt::format("{} taken over{}, {} left out, {} changed\n", plural(files.size(), "rule"),
                  arguments.output.empty() ? "" : " into " + arguments.output, left_out, changed));
  return finish(output, left_out + changed == 0 ? kExitDone : kExitFindings);
}

}  // namespace expunge
