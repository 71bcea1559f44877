// Conversations built in code and what the detector says about them, with both engines.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/detector.h"

namespace expunge {

// Owns the texts of a conversation; fields are numbered in the order of the turns.
class Talk {
 public:
  Talk& human(std::string text) { return add(Role::kHuman, std::move(text)); }
  Talk& bot(std::string text) { return add(Role::kBot, std::move(text)); }
  Talk& persona(std::string text) { return add(Role::kPersona, std::move(text)); }
  Talk& persona_name(std::string text) { return add(Role::kPersonaName, std::move(text)); }
  Talk& add(Role role, std::string text, std::string key = "",
            Participant kind = Participant::kNone) {
    lines_.push_back({role, std::move(text), std::move(key), kind});
    return *this;
  }
  Talk& both_human() {
    profile_.both_human = true;
    return *this;
  }
  Talk& addressed() {
    profile_.addressed = true;
    return *this;
  }
  Talk& placeholder(std::string token) {
    profile_.placeholders.push_back(std::move(token));
    return *this;
  }

  Conversation conversation() const {
    Conversation out;
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      Turn turn;
      turn.text = line.text;
      turn.field = i;
      turn.role = line.role;
      turn.key = line.key;
      out.turns.push_back(turn);
      if (line.kind != Participant::kNone) out.participants.push_back({i, line.kind});
    }
    out.profile = &profile_;
    return out;
  }

 private:
  struct Line {
    Role role;
    std::string text;
    std::string key;
    Participant kind;
  };
  std::vector<Line> lines_;
  Profile profile_;
};

inline const char* letter_of(Owner owner) {
  switch (owner) {
    case Owner::kSelf:
      return "self";
    case Owner::kOther:
      return "other";
    case Owner::kPersona:
      return "persona";
    case Owner::kPublic:
      return "public";
    case Owner::kUnknown:
      break;
  }
  return "unknown";
}

// "0 PERSON self 'dana'": field, entity, owner, text.  Findings of fiction and of the world are
// left out unless `everything`.
inline std::vector<std::string> describe(const Conversation& conversation,
                                         const std::vector<Finding>& findings, bool everything) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) {
    const bool kept = finding.owner == Owner::kPersona || finding.owner == Owner::kPublic;
    if (kept && !everything) continue;
    const std::string_view text = conversation.turns[finding.field].text;
    out.push_back(std::to_string(finding.field) + " " + std::string(finding.entity) + " " +
                  letter_of(finding.owner) + " '" +
                  std::string(text.substr(finding.span.begin, finding.span.size())) + "'");
  }
  return out;
}

// One detector of each engine over the same rules.
class BothEngines {
 public:
  explicit BothEngines(std::shared_ptr<const RuleSet> rules, DetectorOptions options = {}) {
    for (const EngineKind kind : {EngineKind::kFast, EngineKind::kReference}) {
      options.engine = kind;
      auto model = DetectorModel::create(rules, options);
      if (!model) {
        ADD_FAILURE() << model.error().to_string();
        return;
      }
      detectors_.emplace_back(*model);
    }
  }

  std::vector<std::string> detect(const Talk& talk, bool everything = false) {
    Conversation conversation = talk.conversation();
    std::vector<std::vector<std::string>> results;
    for (Detector& detector : detectors_) {
      // The first makes the masks of texts for itself, the second finds them made.
      if (!results.empty()) conversation.make_masks();
      std::vector<Finding> findings;
      detector.detect(conversation, findings);
      check_order(findings);
      results.push_back(describe(conversation, findings, everything));
    }
    if (results.size() != 2) return {};
    EXPECT_EQ(results[0], results[1]) << "the engines differ";
    return results[0];
  }

  std::vector<Finding> findings(const Talk& talk) {
    std::vector<Finding> out;
    if (!detectors_.empty()) detectors_.front().detect(talk.conversation(), out);
    return out;
  }

 private:
  static void check_order(const std::vector<Finding>& findings) {
    for (std::size_t i = 1; i < findings.size(); ++i) {
      const Finding& a = findings[i - 1];
      const Finding& b = findings[i];
      EXPECT_TRUE(a.field < b.field || (a.field == b.field && a.span.end <= b.span.begin));
    }
  }
  std::vector<Detector> detectors_;
};

// Both engines over the built-in rules, without the search for names.  Made once.
inline BothEngines& rule_engines() {
  static BothEngines engines = [] {
    auto rules = RuleSet::builtin();
    DetectorOptions options;
    options.names = NamesMode::kOff;
    return BothEngines(std::make_shared<const RuleSet>(std::move(*rules)), options);
  }();
  return engines;
}

}  // namespace expunge
