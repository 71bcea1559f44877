// The field rules of a profile, prepared for the walk.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/pointer_match.h"
#include "record/walk.h"
#include "rulebook/profile.h"

namespace expunge {

// "../src/is_human": up so many levels, then down by these keys.
struct RelativePointer {
  std::size_t up = 0;
  std::vector<std::string> down;
  std::vector<PointerMatcher::Word> words;  // those of FieldRules::words that `down` are
};
RelativePointer parse_relative_pointer(std::string_view text);

struct PreparedRoleFrom {
  std::size_t pointer = 0;  // index into FieldRules::pointers
  std::vector<std::pair<std::string, Role>> values;
  Role otherwise = Role::kMetadata;

  Role role_of(std::string_view value) const;
};

struct PreparedRule {
  const FieldRule* rule = nullptr;
  std::optional<PreparedRoleFrom> role_from;
  std::optional<PreparedRoleFrom> participant_when;
  std::optional<std::size_t> speaker;  // index into FieldRules::pointers

  // Whether anything depends on what stands elsewhere in the record.
  bool looks_around() const { return role_from || participant_when || speaker; }
};

struct FieldRules {
  explicit FieldRules(const Profile* profile);  // null: no rules

  std::vector<std::string> patterns;  // one a rule
  std::vector<PreparedRule> rules;
  std::vector<RelativePointer> pointers;
  std::vector<std::string> words;  // all keys of pointers, for PointerMatcher
  // Keys of values that roles elsewhere depend on, and whether any value may be one.
  std::set<std::string, std::less<>> decisive_keys;
  bool any_is_decisive = false;
};

// What the rule says by itself.
void apply_rule(const PreparedRule& rule, Field& field);

// What a value elsewhere adds: `value_of(pointer)` gives its decoded text, or nothing; `span_of`
// its raw interior.
template <class ValueOf, class SpanOf>
void apply_surroundings(const PreparedRule& rule, Field& field, ValueOf&& value_of,
                        SpanOf&& span_of) {
  if (rule.role_from) {
    const auto value = value_of(rule.role_from->pointer);
    field.role = value ? rule.role_from->role_of(*value) : rule.role_from->otherwise;
  }
  if (rule.participant_when) {
    const auto value = value_of(rule.participant_when->pointer);
    const Role who =
        value ? rule.participant_when->role_of(*value) : rule.participant_when->otherwise;
    field.participant = who == Role::kHuman ? Participant::kSelf
                        : who == Role::kBot ? Participant::kPersona
                                            : Participant::kNone;
  }
  if (rule.speaker) field.speaker = span_of(*rule.speaker);
}

}  // namespace expunge
