#include "optout/registry_tree.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "record/csv.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;
using std::string_view_literals::operator""sv;

Error fault_at(const std::string& name, int line, std::string what) {
  return Error{ErrorCode::kRules, std::move(what), name + ":" + std::to_string(line)};
}

YamlNode scalar(std::string text, int line, bool quoted = true) {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  node.quoted = quoted;
  node.line = line;
  node.scalar = std::move(text);
  return node;
}

YamlNode container(YamlNode::Kind kind, int line) {
  YamlNode node;
  node.kind = kind;
  node.line = line;
  return node;
}

YamlNode& member(YamlNode& map, std::string_view key, YamlNode value) {
  map.keys.push_back(scalar(std::string(key), value.line));
  return map.items.emplace_back(std::move(value));
}

// REQUIRES: not deeper than nlohmann's parser went; numbers as JSON writes them.
YamlNode from_json(const Json& value, int line) {
  if (value.is_object()) {
    YamlNode map = container(YamlNode::Kind::kMap, line);
    for (const auto& [key, item] : value.items()) member(map, key, from_json(item, line));
    return map;
  }
  if (value.is_array()) {
    YamlNode list = container(YamlNode::Kind::kList, line);
    for (const Json& item : value) list.items.push_back(from_json(item, line));
    return list;
  }
  if (value.is_null()) return container(YamlNode::Kind::kNull, line);
  if (value.is_string()) return scalar(value.get<std::string>(), line);
  return scalar(value.dump(), line, false);
}

void read_json_lines(std::string_view bytes, const std::string& name, RegistryTree& tree) {
  int line = 0;
  for (std::string_view text : split(bytes, '\n')) {
    ++line;
    if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (trim(text).empty()) continue;
    const Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) {
      tree.faults.push_back(fault_at(name, line, "is no JSON; each line is one subject"));
    } else {
      tree.subjects.push_back(from_json(value, line));
    }
  }
}

void read_yaml(std::string_view bytes, const std::string& name, RegistryTree& tree) {
  constexpr std::array kKeys = {"subjects"sv, "region"sv, "action"sv};
  Result<std::vector<YamlNode>> documents = parse_yaml(bytes, name);
  if (!documents) {
    tree.faults.push_back(documents.error());
    return;
  }
  try {
    for (const YamlNode& document : *documents) {
      const YamlMap root(document, name, "", kKeys);
      tree.region = root.text("region", tree.region);
      tree.action = root.text("action", tree.action);
      for (const YamlNode& subject : root.list("subjects")) tree.subjects.push_back(subject);
    }
  } catch (const LoadProblem& problem) {
    tree.faults.push_back(problem.error);
  }
}

// The columns of a table: id, action, kind, value, options.  Rows of one id are one subject.
class TableReader {
 public:
  TableReader(const std::string& name, RegistryTree& tree) : name_(name), tree_(tree) {}

  void read(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    CsvRowEnd ends(',');
    int line = 1;
    for (std::size_t at = 0; at < bytes.size();) {
      std::size_t end = ends.scan(bytes, at);
      if (end == std::string_view::npos) end = bytes.size();
      std::string_view row = bytes.substr(at, end - at);
      at = end;
      const auto lines = static_cast<int>(std::count(row.begin(), row.end(), '\n'));
      while (row.ends_with('\n') || row.ends_with('\r')) row.remove_suffix(1);
      if (!trim(row).empty()) read_row(row, line);
      line += lines;
    }
  }

 private:
  static constexpr std::array kColumns = {"id"sv, "action"sv, "kind"sv, "value"sv, "options"sv};
  static constexpr std::array kKinds = {"name"sv,   "email"sv,  "phone"sv,
                                        "handle"sv, "string"sv, "record"sv};
  static constexpr std::array kLists = {"names"sv,   "emails"sv,  "phones"sv,
                                        "handles"sv, "strings"sv, "records"sv};
  // The key that an entry's value has when it is written as a map.
  static constexpr std::array kValueKeys = {"name"sv, "address"sv, "number"sv,
                                            "name"sv, ""sv,        ""sv};

  void fault(int line, std::string what) {
    tree_.faults.push_back(fault_at(name_, line, std::move(what)));
  }

  void read_row(std::string_view row, int line) {
    std::size_t bad_at = 0;
    if (!parse_csv_row(row, ',', cells_, bad_at)) {
      return fault(line, "a quoted cell does not end before the next comma");
    }
    std::vector<std::string> values;
    for (const CsvCell& cell : cells_) values.push_back(csv_cell_text(row, cell));
    if (columns_.empty()) return read_header(values, line);
    std::array<std::string, kColumns.size()> cells;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i >= columns_.size()) return fault(line, "has more cells than the first row");
      cells[columns_[i]] = std::string(trim(values[i]));
    }
    add_entry(cells, line);
  }

  void read_header(const std::vector<std::string>& values, int line) {
    for (const std::string& value : values) {
      const std::string column = ascii_lower(trim(value));
      const auto at = std::find(kColumns.begin(), kColumns.end(), column);
      if (at == kColumns.end()) {
        fault(line, unknown_word("column", column, kColumns));
        columns_.push_back(kColumns.size() - 1);
      } else {
        columns_.push_back(static_cast<std::size_t>(at - kColumns.begin()));
      }
    }
    for (const std::size_t needed : {std::size_t{0}, std::size_t{2}, std::size_t{3}}) {
      if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end()) {
        fault(line, "the column '" + std::string(kColumns[needed]) + "' is missing");
      }
    }
  }

  void add_entry(const std::array<std::string, kColumns.size()>& cells, int line) {
    const auto& [id, action, kind, value, options] = cells;
    const auto known = std::find(kKinds.begin(), kKinds.end(), kind);
    if (known == kKinds.end()) return fault(line, unknown_word("kind", kind, kKinds));
    const auto index = static_cast<std::size_t>(known - kKinds.begin());
    YamlNode* const subject = subject_of(id, action, line);
    if (subject == nullptr) return;
    auto list = std::find_if(subject->keys.begin(), subject->keys.end(),
                             [&](const YamlNode& key) { return key.scalar == kLists[index]; });
    YamlNode& entries =
        list == subject->keys.end()
            ? member(*subject, kLists[index], container(YamlNode::Kind::kList, line))
            : subject->items[static_cast<std::size_t>(list - subject->keys.begin())];
    if (options.empty() || kValueKeys[index].empty()) {
      entries.items.push_back(kind == "record" ? record_of(value, options, line)
                                               : scalar(value, line));
      return;
    }
    YamlNode entry = container(YamlNode::Kind::kMap, line);
    member(entry, kValueKeys[index], scalar(value, line));
    for (const std::string_view option : split(options, ' ')) {
      if (option.empty()) continue;
      const std::size_t equals = option.find('=');
      const std::string_view to =
          equals == std::string_view::npos ? "true" : option.substr(equals + 1);
      member(entry, option.substr(0, equals), scalar(std::string(to), line, false));
    }
    entries.items.push_back(std::move(entry));
  }

  // Options: "key=user_id".
  static YamlNode record_of(const std::string& value, std::string_view options, int line) {
    YamlNode entry = container(YamlNode::Kind::kMap, line);
    const std::size_t equals = options.find('=');
    const bool named = options.substr(0, equals) == "key" && equals != std::string_view::npos;
    member(entry, named ? trim(options.substr(equals + 1)) : std::string_view(),
           scalar(value, line));
    return entry;
  }

  YamlNode* subject_of(const std::string& id, const std::string& action, int line) {
    const auto [at, is_new] = by_id_.try_emplace(id, tree_.subjects.size());
    if (is_new) {
      YamlNode& subject = tree_.subjects.emplace_back(container(YamlNode::Kind::kMap, line));
      member(subject, "id", scalar(id, line));
      if (!action.empty()) member(subject, "action", scalar(action, line));
      return &subject;
    }
    YamlNode& subject = tree_.subjects[at->second];
    const YamlNode* stated = subject.find("action");
    if (action.empty() || (stated != nullptr && stated->scalar == action)) return &subject;
    if (stated == nullptr) {
      member(subject, "action", scalar(action, line));
      return &subject;
    }
    fault(line, "another action than in line " + std::to_string(stated->line) +
                    " for the same id; a subject has one");
    return nullptr;
  }

  const std::string& name_;
  RegistryTree& tree_;
  std::vector<std::size_t> columns_;
  std::vector<CsvCell> cells_;
  std::map<std::string, std::size_t> by_id_;
};

}  // namespace

RegistryTree read_registry_tree(std::string_view bytes, const std::string& name) {
  RegistryTree tree;
  if (!is_valid_utf8(bytes)) {
    tree.faults.push_back(fault_at(name, 1, "holds bytes that are no UTF-8"));
  } else if (name.ends_with(".csv")) {
    TableReader(name, tree).read(bytes);
  } else if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) {
    read_json_lines(bytes, name, tree);
  } else {
    read_yaml(bytes, name, tree);
  }
  return tree;
}

}  // namespace expunge
