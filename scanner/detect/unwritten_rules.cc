#include "detect/unwritten_rules.h"

#include <algorithm>
#include <utility>

#include "detect/keyed_values.h"

namespace expunge {
namespace {

// As announced_values.cc, name_search.cc and memory.cc report them.
constexpr double kKeyedScore = 0.8;

}  // namespace

std::vector<UnwrittenRule> unwritten_rules() {
  std::vector<UnwrittenRule> rules = {
      {"contact/addressed",
       "HANDLE",
       0.8,
       "The nick that a line of a chat begins with, where the profile says that lines do",
       {}},
      {"names/address",
       "PERSON",
       0,
       "Names that an e-mail address of the same conversation is made of",
       {}},
      {"names/addressed",
       "PERSON",
       0.6,
       "A name that somebody is addressed by: \"thanks, Dana\"",
       {}},
      {"names/echo",
       "PERSON",
       0.55,
       "A name that only the answer of the other side shows to be one",
       {}},
      {"names/full_name",
       "PERSON",
       0.6,
       "A given name and a family name of the lists beside each other",
       {}},
      {"names/key", "PERSON", 0.75, "The text of a field whose key asks for a name", {}},
      {"names/kin",
       "PERSON",
       0.75,
       "A name behind a word for kin or friends: \"my sister Dana\"",
       {}},
      {"names/lead",
       "PERSON",
       0.6,
       "A name of the lists with a word unknown to them: \"Dana Xyl\"",
       {}},
      {"names/model", "PERSON", 0, "Names by the learned model (--names model)", {}},
      {"names/owns", "PERSON", 0.7, "A name that owns something: \"Dana's flat\"", {}},
      {"names/participant",
       "PERSON",
       0.9,
       "Who takes part in the conversation, by the fields that the profile names; HANDLE where it "
       "is no name",
       {}},
      {"names/self", "PERSON", 0.75, "A name behind \"I'm\" and its like", {}},
      {"names/single", "PERSON", 0.55, "A lone given name that is no common word", {}},
      {"names/subject", "PERSON", 0.6, "A name before what persons do: \"Dana said\"", {}},
      {"names/titled", "PERSON", 0.7, "A name behind a title: \"Dr Whitlock\"", {}},
  };
  for (KeyedRule& keyed : keyed_rules()) {
    rules.push_back({keyed.id, keyed.entity, kKeyedScore, keyed.about, std::move(keyed.keys)});
  }
  std::ranges::sort(rules, {}, &UnwrittenRule::id);
  return rules;
}

}  // namespace expunge
