#include "record/field_rules.h"

#include <algorithm>

#include "record/pointer_match.h"

namespace expunge {

RelativePointer parse_relative_pointer(std::string_view text) {
  RelativePointer pointer;
  for (PointerToken& token : parse_pointer_pattern(text)) {
    if (token.text == ".." && pointer.down.empty()) {
      ++pointer.up;
    } else {
      pointer.down.push_back(std::move(token.text));
    }
  }
  return pointer;
}

Role PreparedRoleFrom::role_of(std::string_view value) const {
  for (const auto& [text, role] : values) {
    if (text == value) return role;
  }
  return otherwise;
}

FieldRules::FieldRules(const Profile* profile) {
  if (profile == nullptr) return;
  const auto word_of = [this](const std::string& key) {
    const auto known = std::find(words.begin(), words.end(), key);
    const auto word = static_cast<PointerMatcher::Word>(known - words.begin() + 1);
    if (known == words.end()) words.push_back(key);
    return word;
  };
  const auto add_pointer = [this, word_of](const std::string& text) {
    RelativePointer& pointer = pointers.emplace_back(parse_relative_pointer(text));
    for (const std::string& key : pointer.down) pointer.words.push_back(word_of(key));
    return pointers.size() - 1;
  };
  const auto prepare = [&](const RoleFrom& from) {
    PreparedRoleFrom prepared;
    prepared.pointer = add_pointer(from.from);
    const std::vector<std::string>& down = pointers.back().down;
    if (down.empty()) {
      any_is_decisive = true;
    } else {
      decisive_keys.insert(down.back());
    }
    prepared.values.assign(from.values.begin(), from.values.end());
    prepared.otherwise = from.otherwise;
    return prepared;
  };
  for (const FieldRule& rule : profile->fields) {
    PreparedRule prepared;
    prepared.rule = &rule;
    if (rule.role_from) prepared.role_from = prepare(*rule.role_from);
    if (rule.participant_when) prepared.participant_when = prepare(*rule.participant_when);
    if (!rule.speaker_from.empty()) prepared.speaker = add_pointer(rule.speaker_from);
    patterns.push_back(rule.at);
    rules.push_back(std::move(prepared));
  }
}

void apply_rule(const PreparedRule& rule, Field& field) {
  field.role = rule.rule->role;
  field.participant = rule.rule->participant;
  field.turns = rule.rule->turns ? &*rule.rule->turns : nullptr;
}

}  // namespace expunge
