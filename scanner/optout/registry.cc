#include "optout/registry.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/strings.h"
#include "detect/phone_forms.h"
#include "detect/public_suffix.h"
#include "names/letters.h"
#include "optout/breadth.h"
#include "optout/registry_tree.h"
#include "optout/words.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kActions = {"report"sv, "redact"sv, "drop_turns"sv, "drop_record"sv};
constexpr std::array kSubjectKeys = {"id"sv,     "action"sv,  "names"sv,   "emails"sv,
                                     "phones"sv, "handles"sv, "strings"sv, "records"sv};
constexpr std::array kNameKeys = {"name"sv, "order"sv, "initials"sv};
constexpr std::array kEmailKeys = {"address"sv, "tags"sv, "dots"sv};
constexpr std::array kPhoneKeys = {"number"sv, "region"sv};
constexpr std::array kHandleKeys = {"name"sv, "service"sv};
constexpr std::array kOrders = {"any"sv, "given"sv};
constexpr std::size_t kLongestId = 64;
constexpr std::size_t kMostConditions = 8;

// Why an address cannot be somebody's mailbox; empty: it can.
std::string email_fault(std::string_view address) {
  address = trim(address);
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0) {
    return "is no mail address: it has no name before @";
  }
  if (address.find_first_of(" \t<>,;\"") != std::string_view::npos) {
    return "is no bare mail address; leave out names, quotes and brackets";
  }
  if (!has_public_suffix(lower(address.substr(at + 1)))) {
    return "is no mail address: no such domain can be behind @";
  }
  return {};
}

// What identifies nobody by itself: letters and digits, . _ -.
bool is_plain_id(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
  });
}

class SubjectReader {
 public:
  SubjectReader(const RegistryTree& tree, const std::string& file, const RegistryOptions& options,
                std::vector<Error>& faults)
      : tree_(tree), file_(file), options_(options), faults_(faults) {}

  Subject read(const YamlNode& node) {
    Subject subject;
    const std::size_t faults_before = faults_.size();
    const YamlMap map(node, file_, "", kSubjectKeys);
    subject.id = map.required_text("id");
    subject.action = read_action(map);
    read_list(map, "names", [&](const YamlNode& item) { return read_name(item, subject); });
    read_list(map, "emails", [&](const YamlNode& item) { return read_email(item, subject); });
    read_list(map, "phones", [&](const YamlNode& item) { return read_phone(item, subject); });
    read_list(map, "handles", [&](const YamlNode& item) { return read_handle(item, subject); });
    read_list(map, "strings", [&](const YamlNode& item) { return read_string(item, subject); });
    read_list(map, "records", [&](const YamlNode& item) { return read_record(item, subject); });
    check_id(map, subject);
    const bool empty = subject.names.empty() && subject.emails.empty() && subject.phones.empty() &&
                       subject.handles.empty() && subject.strings.empty() &&
                       subject.records.empty();
    if (empty && faults_.size() == faults_before) {
      fault(map.line(), "says nothing to look for: give names, emails, phones, ...");
    }
    return subject;
  }

 private:
  void fault(int line, std::string what) {
    faults_.push_back({ErrorCode::kRules, std::move(what), file_ + ":" + std::to_string(line)});
  }

  // `read_item` gives what is wrong with an entry.
  template <class ReadItem>
  void read_list(const YamlMap& map, std::string_view key, ReadItem read_item) {
    std::size_t index = 0;
    for (const YamlNode& item : map.list(key)) {
      std::string what;
      try {
        what = read_item(item);
      } catch (const LoadProblem& problem) {
        faults_.push_back(problem.error);
      }
      if (!what.empty()) {
        fault(item.line, std::string(key) + "[" + std::to_string(index) + "] " + what);
      }
      ++index;
    }
  }

  OptOutAction read_action(const YamlMap& map) const {
    const std::string word = map.text("action", tree_.action.empty() ? "redact" : tree_.action);
    const auto at = std::find(kActions.begin(), kActions.end(), word);
    if (at == kActions.end()) {
      map.fail(map.line_of("action"), unknown_word("action", word, kActions));
    }
    return static_cast<OptOutAction>(at - kActions.begin());
  }

  std::string unless_forced(std::string what) const {
    if (what.empty() || options_.force) return {};
    return what + " (--force takes it all the same)";
  }

  static bool is_text(const YamlNode& item) { return item.kind == YamlNode::Kind::kScalar; }

  std::string read_name(const YamlNode& item, Subject& subject) {
    NameEntry entry;
    if (is_text(item)) {
      entry.name = item.scalar;
    } else {
      const YamlMap map(item, file_, "names", kNameKeys);
      entry.name = map.required_text("name");
      entry.initials = map.flag("initials", false);
      const std::string order = map.text("order", "any");
      if (std::find(kOrders.begin(), kOrders.end(), order) == kOrders.end()) {
        map.fail(map.line_of("order"), unknown_word("order", order, kOrders));
      }
      entry.any_order = order == "any";
    }
    if (spelled_words(entry.name).empty()) return "holds no letters";
    std::string what = unless_forced(name_breadth(entry));
    subject.names.push_back(std::move(entry));
    return what;
  }

  std::string read_email(const YamlNode& item, Subject& subject) {
    EmailEntry entry;
    if (is_text(item)) {
      entry.address = item.scalar;
    } else {
      const YamlMap map(item, file_, "emails", kEmailKeys);
      entry.address = map.required_text("address");
      entry.tags = map.flag("tags", true);
      if (map.has("dots")) entry.dots = map.flag("dots", false);
    }
    std::string what = email_fault(entry.address);
    subject.emails.push_back(std::move(entry));
    return what;
  }

  std::string read_phone(const YamlNode& item, Subject& subject) {
    PhoneEntry entry;
    entry.region = tree_.region;
    if (is_text(item)) {
      entry.number = item.scalar;
    } else {
      const YamlMap map(item, file_, "phones", kPhoneKeys);
      entry.number = map.required_text("number");
      entry.region = map.text("region", entry.region);
    }
    const Result<PhoneForms> forms = phone_forms(entry.number, entry.region);
    subject.phones.push_back(std::move(entry));
    return forms ? std::string() : "is refused: " + forms.error().message;
  }

  std::string read_handle(const YamlNode& item, Subject& subject) {
    HandleEntry entry;
    if (is_text(item)) {
      entry.name = item.scalar;
    } else {
      const YamlMap map(item, file_, "handles", kHandleKeys);
      entry.name = map.required_text("name");
      entry.service = map.text("service");
    }
    if (spelled_words(entry.name).empty()) return "holds no letters";
    std::string what = unless_forced(handle_breadth(entry));
    subject.handles.push_back(std::move(entry));
    return what;
  }

  std::string read_string(const YamlNode& item, Subject& subject) {
    if (!is_text(item)) return "must be a text, got " + std::string(kind_name(item));
    if (spelled_words(item.scalar).empty()) return "holds no letters";
    subject.strings.push_back(item.scalar);
    return unless_forced(string_breadth(item.scalar));
  }

  std::string read_record(const YamlNode& item, Subject& subject) {
    if (item.kind != YamlNode::Kind::kMap || item.keys.empty()) {
      return "must be a map of places and values: {conversation_hash: ...}";
    }
    if (item.keys.size() > kMostConditions) return "has more than eight conditions";
    RecordEntry entry;
    for (std::size_t i = 0; i < item.keys.size(); ++i) {
      const std::string& place = item.keys[i].scalar;
      if (trim(place).empty()) return "names no place; in a table: options key=user_id";
      if (!is_text(item.items[i]) || trim(item.items[i].scalar).empty()) {
        return "has no value for '" + place + "'";
      }
      entry.conditions.push_back({place, item.items[i].scalar});
    }
    std::string what = unless_forced(record_breadth(entry));
    subject.records.push_back(std::move(entry));
    return what;
  }

  // Ids stand in logs and proofs, which name nobody.
  void check_id(const YamlMap& map, const Subject& subject) {
    if (!is_plain_id(subject.id)) {
      fault(map.line_of("id"),
            "an id has letters, digits and . _ - only, at most 64: it stands in logs");
      return;
    }
    const std::vector<std::string> id = spelled_words(subject.id);
    const auto tells = [&](std::string_view value) {
      constexpr std::size_t kLeast = 4;
      return std::ranges::any_of(spelled_words(value), [&](const std::string& word) {
        const bool number = word.find_first_not_of("0123456789") == std::string::npos;
        return word.size() >= kLeast && !number &&
               std::ranges::any_of(id, [&](const std::string& part) {
                 return part.find(word) != std::string::npos;
               });
      });
    };
    bool told = false;
    for (const NameEntry& entry : subject.names) told = told || tells(entry.name);
    for (const HandleEntry& entry : subject.handles) told = told || tells(entry.name);
    for (const EmailEntry& entry : subject.emails) {
      told = told || tells(entry.address.substr(0, entry.address.rfind('@')));
    }
    if (told && !options_.force) {
      fault(map.line_of("id"),
            "the id holds part of the person's name or account; logs and proofs "
            "would show it: take a number");
    }
  }

  const RegistryTree& tree_;
  const std::string& file_;
  const RegistryOptions& options_;
  std::vector<Error>& faults_;
};

// The number behind the last colon of "people.yaml:12".
int line_of(const Error& fault) {
  const std::size_t colon = fault.where.rfind(':');
  return colon == std::string::npos ? 0 : std::atoi(fault.where.c_str() + colon + 1);
}

}  // namespace

std::string_view to_string(OptOutAction action) {
  return kActions[static_cast<std::size_t>(action)];
}

LoadedRegistry read_registry(std::string_view bytes, const std::string& name,
                             const RegistryOptions& options) {
  LoadedRegistry loaded;
  RegistryTree tree = read_registry_tree(bytes, name);
  loaded.faults = std::move(tree.faults);
  SubjectReader reader(tree, name, options, loaded.faults);
  std::map<std::string, int> lines;
  for (const YamlNode& node : tree.subjects) {
    try {
      Subject subject = reader.read(node);
      const auto [at, is_new] = lines.try_emplace(subject.id, node.line);
      if (!is_new) {
        loaded.faults.push_back({ErrorCode::kRules,
                                 "the id '" + subject.id + "' is that of line " +
                                     std::to_string(at->second) + " already",
                                 name + ":" + std::to_string(node.line)});
      }
      loaded.registry.subjects.push_back(std::move(subject));
    } catch (const LoadProblem& problem) {
      loaded.faults.push_back(problem.error);
    }
  }
  if (tree.subjects.empty() && loaded.faults.empty()) {
    loaded.faults.push_back(
        {ErrorCode::kRules, "holds no subject; begin with `subjects:`", name + ":1"});
  }
  std::ranges::stable_sort(loaded.faults, {}, line_of);
  return loaded;
}

}  // namespace expunge
