#include "rulebook/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/strings.h"

namespace expunge {

Result<std::optional<RuleImport>> import_rules(std::string_view bytes, const std::string& path,
                                               const std::vector<std::string>& known_entities) {
  Result<RuleImport> import = Error{};
  if (path.ends_with(".toml")) {
    import = import_gitleaks(bytes, path);
  } else {
    // What is no YAML at all is told by the reader of our own rules.
    const Result<std::vector<YamlNode>> documents = parse_yaml(bytes, path);
    if (!documents || documents->size() != 1 || !is_presidio(documents->front())) {
      return std::optional<RuleImport>();
    }
    import = import_presidio(documents->front(), path, known_entities);
  }
  if (!import) return std::move(import).error();
  make_ids_unique(*import);
  import->taken_over = import->rules.size();
  return std::optional<RuleImport>(std::move(*import));
}

std::string imported_id(std::string_view family, std::string_view name) {
  std::string id(family);
  id += '/';
  for (const char c : ascii_lower(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (plain) {
      id += c;
    } else if (id.back() != '-' && id.back() != '/') {
      id += '-';
    }
  }
  while (id.back() == '-') id.pop_back();
  return id.back() == '/' ? id + "rule" : id;
}

std::size_t RuleImport::count(ImportNote::Kind kind) const {
  return static_cast<std::size_t>(std::count_if(
      notes.begin(), notes.end(), [kind](const ImportNote& note) { return note.kind == kind; }));
}

void make_ids_unique(RuleImport& import) {
  std::set<std::string> taken;
  for (Rule& rule : import.rules) {
    const std::string wanted = rule.id;
    for (int number = 2; !taken.insert(rule.id).second; ++number) {
      rule.id = fmt::format("{}-{}", wanted, number);
    }
  }
}

}  // namespace expunge
