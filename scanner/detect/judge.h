// Judges one candidate: roles, placeholders, validator, context words, score.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detect/compiled_rules.h"
#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/layout.h"
#include "detect/placeholders.h"
#include "names/name_lists.h"

namespace expunge {

// Why a candidate is no hit.
enum class Rejection : std::uint8_t {
  kNone,
  kRole,         // the rule does not run in texts of this role
  kPlaceholder,  // nothing is left beside a placeholder, or nothing that stands for itself
  kNoContext,    // the rule asks for a context word
  kValidator,    // its validator says no; of a name: it is no plausible one
  kExactVeto,
  kPatternVeto,
  kWordVeto,
  kEntropy,    // too little of it
  kAllowed,    // an allow list of the rule holds it
  kNoKeyword,  // none of the words without which the rule does not count
  kEmpty,
};

// What was found out about a candidate on the way to its hit, or to its rejection.
struct Judgement {
  Rejection rejection = Rejection::kNone;
  TextSpan span;                // of the turn's text, as proposed
  std::int16_t context = -1;    // index of the rule's context word
  std::int16_t veto_word = -1;  // index of the word that vetoed
  Verdict verdict = Verdict::kNoOpinion;
  std::string_view read;  // the value as its view reads it, if it was accepted
};

// What is the same for every conversation of a run.
struct JudgeSetup {
  const CompiledRules* rules = nullptr;
  const NameLists* names = nullptr;
  const Placeholders* placeholders = nullptr;
  const DetectorOptions* options = nullptr;
};

struct PhoneRegions {
  std::span<const std::string> regions;
  std::size_t stated = 0;
};

// Working memory of one thread.  What a turn or a pair of rule and turn needs more than once is
// found out once in a conversation, and only if a candidate asks.
class Judge {
 public:
  explicit Judge(JudgeSetup setup) : setup_(setup) {}

  // REQUIRES: both outlive the calls of judge() that follow.
  void begin(const Conversation& conversation, const Layout& layout);
  std::optional<Hit> judge(const Candidate& candidate);
  // How the last judge() came to its result.
  const Judgement& judgement() const { return judgement_; }

  // Of the conversation: telephone regions to try, those that it states first.
  PhoneRegions regions() const { return {regions_, stated_regions_}; }

  // Placeholders of a turn.
  const std::vector<TextSpan>& placeholders(std::uint32_t turn);

 private:
  // The text a value is judged in: a piece, or the turn's own text once something was cut away.
  struct Place {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_published = false;  // as the validator says: ValueContext
  };
  ViewSpan value_of(const Candidate& candidate, const CompiledRule& rule) const;
  // Cuts placeholders away; false if nothing is left.
  bool clear_of_placeholders(const CompiledRule& rule, std::uint32_t turn, TextSpan& span,
                             Place& place);
  int context_word(const CompiledRule& rule, const Turn& turn, std::uint32_t index,
                   const Place& place);
  int topic_word(const CompiledRule& rule, const Turn& turn, std::uint32_t index);
  Rejection veto(const CompiledRule& rule, const Place& place);
  int veto_word(const CompiledRule& rule, const Place& place);
  bool has_keyword(const CompiledRule& rule, std::string_view match);
  bool record_holds_keyword(const CompiledRule& rule);
  // What is asked of few rules, those of other tools above all: entropy, allow lists, keywords.
  Rejection lists_veto(const CompiledRule& rule, const Candidate& candidate, const Place& place);
  struct Evidence {
    bool has_context = false;  // a word of the rule stands nearby
    bool is_alone = false;     // the value is all that its text says, and the rule minds
    bool is_cell = false;      // that word is the head of its column
    bool is_spelled = false;   // the value is written in words
    bool is_said = false;      // its sign for "at" is
    std::string_view asked;    // the question that it answers
  };
  Verdict validate(const CompiledRule& rule, const Turn& turn, Evidence evidence, Place& place);

  // The end of the turn before, of another speaker, for what stands early in a short message.
  std::string_view question_before(std::uint32_t turn, const Place& place) const;

  std::optional<Hit> reject(Rejection why);

  JudgeSetup setup_;
  Judgement judgement_;
  const Conversation* conversation_ = nullptr;
  const Layout* layout_ = nullptr;
  std::vector<std::vector<TextSpan>> marks_;  // by turn; the first marks_known_ entries are sized
  std::vector<std::uint8_t> marks_known_;
  std::vector<std::string> regions_;
  std::size_t stated_regions_ = 0;  // of these the conversation's own
  // By rule: whether the record holds one of its keywords; empty until a rule asks.
  enum class Keyword : std::uint8_t { kUnasked, kAbsent, kPresent };
  std::vector<Keyword> keywords_;
  bool is_cell_ = false;  // the last context word was the head of a column
  std::string buffer_;
};

}  // namespace expunge
