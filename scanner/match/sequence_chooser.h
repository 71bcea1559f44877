// Chooses by sequences (match/sequences.h): for each rule the places where its matches may begin.
//
// Of each sequence a core is looked for (match/core.h); where one stands the whole sequence is
// compared.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "match/chooser.h"
#include "match/sequence_database.h"
#include "rulebook/rule.h"

namespace expunge {

// What a chooser minds of a rule.
struct ChosenRule {
  RuleDigits digits;             // that every match holds
  std::uint16_t roles = 0xFFFF;  // a bit for each Role in whose texts its sequences count
};

// `facts` are by rule.  `rules[i]` is the index in the rule set of the database's pattern i, or
// kNoRule to ignore it.
std::unique_ptr<Chooser> make_sequence_chooser(std::shared_ptr<const SequenceDatabase> database,
                                               std::vector<std::uint32_t> rules,
                                               std::vector<ChosenRule> facts);

}  // namespace expunge
