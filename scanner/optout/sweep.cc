// From hits to findings.
//
// A hit whose words all stand in other hits of the subject says nothing new ("Whitlock, dana" in
// "Dana Whitlock, dana@brightmail.net") and is left out.  Hits that overlap still become one
// finding: its span covers them all, its kind is that of the longest, its action the strongest that
// any of their subjects asks for.  Where a turn is dropped, the whole turn is the finding.  A turn
// counts as a subject's, too, if the record names the subject as its speaker.
#include "optout/sweep.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "base/strings.h"
#include "optout/matcher.h"
#include "text/decode.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kRules = {"optout/report"sv, "optout/redact"sv, "optout/drop_turns"sv,
                               "optout/drop_record"sv};

struct KindWords {
  std::string_view entity;
  std::string_view form;
};

KindWords words_of(NeedleKind kind) {
  switch (kind) {
    case NeedleKind::kName:
      return {"PERSON", "form:name"};
    case NeedleKind::kString:
      return {"OPT_OUT", "form:string"};
    case NeedleKind::kHandle:
    case NeedleKind::kMarkedHandle:
    case NeedleKind::kLinkedHandle:
      return {"HANDLE", "form:handle"};
    case NeedleKind::kEmail:
    case NeedleKind::kEmailUntagged:
    case NeedleKind::kEmailUndotted:
    case NeedleKind::kEmailBare:
      return {"EMAIL_ADDRESS", "form:email"};
    case NeedleKind::kPhoneInternational:
    case NeedleKind::kPhoneNational:
      return {"PHONE_NUMBER", "form:phone"};
    case NeedleKind::kRecord:
      return {"RECORD_ID", "form:record"};
  }
  return {};
}

constexpr KindWords kPartWords = {"PERSON", "form:name_part"};
constexpr KindWords kTurnWords = {"TURN", "form:turn"};
constexpr KindWords kIdWords = {"RECORD_ID", "form:same_record"};

// What is said, as opposed to names, ids, times and fixed words.  Texts of no known role count.
bool is_speech(Role role) {
  return role == Role::kHuman || role == Role::kBot || role == Role::kPersona ||
         role == Role::kSystem || role == Role::kMetadata;
}

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Nothing but signs stand beside the value: its replacement says as much as that of the turn.
bool is_all_of(std::string_view text, TextSpan span) {
  return std::ranges::none_of(text.substr(0, span.begin), is_word_byte) &&
         std::ranges::none_of(text.substr(span.end), is_word_byte);
}

// A number of JSON is replaced whole or not at all.
bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

// Hits on their way to a finding.
struct Stretch {
  std::uint32_t field = 0;
  TextSpan span;
  KindWords words;
  std::size_t longest = 0;
  OptOutAction action = OptOutAction::kReport;
  std::set<std::uint32_t> subjects;
};

class Sweep final : public Finder {
 public:
  Sweep(std::shared_ptr<const OptOutIndex> index, const SweepOptions& options,
        const std::array<Action, kRules.size()>& actions)
      : index_(std::move(index)), options_(options), actions_(actions), matcher_(index_) {}

  void find(const FinderRecord& record, std::vector<Finding>& out) override {
    out.clear();
    stretches_.clear();
    matcher_.find(record, hits_);
    if (hits_.size() > 1) drop_redundant(record.conversation.turns);
    if (!hits_.empty()) take_hits(record);
    if (options_.ids != nullptr && record.is_record) take_known_ids(record);
    if (stretches_.empty()) return;
    merge();
    if (options_.collector != nullptr && record.is_record) collect_ids(record);
    for (const Stretch& stretch : stretches_) out.push_back(to_finding(stretch));
  }

  const Action& action_for(const Finding& finding) const override {
    const auto at = std::ranges::find(kRules, finding.rule);
    return actions_[static_cast<std::size_t>(at - kRules.begin())];
  }

 private:
  // REQUIRES: hits are sorted.  Linear in the bytes they cover.
  void drop_redundant(const std::vector<Turn>& turns) {
    std::ranges::stable_sort(hits_, [](const OptOutHit& a, const OptOutHit& b) {
      return std::pair(a.turn, a.subject) < std::pair(b.turn, b.subject);
    });
    std::size_t kept = 0;
    for (std::size_t first = 0; first < hits_.size();) {
      std::size_t last = first;
      while (last < hits_.size() && hits_[last].turn == hits_[first].turn &&
             hits_[last].subject == hits_[first].subject) {
        ++last;
      }
      const auto group = std::span(hits_).subspan(first, last - first);
      if (group.size() > 1) mark_redundant(turns[hits_[first].turn].text, group);
      for (const OptOutHit& hit : group) {
        if (!hit.span.empty()) hits_[kept++] = hit;
      }
      first = last;
    }
    hits_.resize(kept);
  }

  // Empties the spans of those that say nothing new, the shortest first.
  void mark_redundant(std::string_view text, std::span<OptOutHit> group) {
    const std::size_t begin = group.front().span.begin;
    std::size_t end = 0;
    for (const OptOutHit& hit : group) end = std::max(end, hit.span.end);
    covered_.assign(end - begin, 0);
    const auto add = [&](const OptOutHit& hit, int count) {
      for (std::size_t at = hit.span.begin; at < hit.span.end; ++at) covered_[at - begin] += count;
    };
    for (const OptOutHit& hit : group) add(hit, 1);
    std::ranges::stable_sort(group, {}, [](const OptOutHit& hit) { return hit.span.size(); });
    for (OptOutHit& hit : group) {
      bool news = false;
      for (std::size_t at = hit.span.begin; at < hit.span.end && !news; ++at) {
        news = covered_[at - begin] == 1 && is_word_byte(text[at]);
      }
      if (news) continue;
      add(hit, -1);
      hit.span.end = hit.span.begin;
    }
  }

  void take_hits(const FinderRecord& record) {
    const std::vector<Turn>& turns = record.conversation.turns;
    speakers_.clear();
    for (const OptOutHit& hit : hits_) {
      const Turn& turn = turns[hit.turn];
      const OptOutAction action =
          possible(index_->subjects[hit.subject].action, record, turn, hit.span);
      if (action == OptOutAction::kDropTurns) {
        drop_turn(turn, hit.subject);
        continue;
      }
      TextSpan span = hit.span;
      if (is_number(turn.text)) span = {0, turn.text.size()};
      add({turn.field,
           {turn.offset + span.begin, turn.offset + span.end},
           hit.part ? kPartWords : words_of(hit.kind),
           span.size(),
           action,
           {hit.subject}});
      // Half a name is no speaker's label: others are called so, too.
      if (index_->subjects[hit.subject].action == OptOutAction::kDropTurns && !turn.is_key &&
          !hit.part) {
        speakers_.emplace(std::string(turn.text.substr(span.begin, span.size())), hit.subject);
      }
    }
    if (!speakers_.empty()) drop_turns_of_speakers(turns);
  }

  // What can be done there: a header stays, and what is no speech is not dropped as a turn.
  static OptOutAction possible(OptOutAction action, const FinderRecord& record, const Turn& turn,
                               TextSpan span) {
    if (action == OptOutAction::kDropRecord && !record.is_record) return OptOutAction::kRedact;
    if (action == OptOutAction::kDropTurns &&
        (turn.is_key || !is_speech(turn.role) || is_all_of(turn.text, span))) {
      return OptOutAction::kRedact;
    }
    return action;
  }

  void drop_turns_of_speakers(const std::vector<Turn>& turns) {
    for (const Turn& turn : turns) {
      if (turn.speaker.empty() || !is_speech(turn.role) || turn.is_key) continue;
      std::string speaker(turn.speaker);
      if (speaker.find('\\') != std::string::npos) {
        speaker.clear();
        decode(turn.speaker, Encoding::kJson, speaker, map_);
      }
      const auto [first, last] = speakers_.equal_range(speaker);
      for (auto at = first; at != last; ++at) drop_turn(turn, at->second);
    }
  }

  void drop_turn(const Turn& turn, std::uint32_t subject) {
    if (turn.text == kTurnRemoved) return;
    add({turn.field,
         {turn.offset, turn.offset + turn.text.size()},
         kTurnWords,
         turn.text.size(),
         OptOutAction::kDropTurns,
         {subject}});
  }

  void take_known_ids(const FinderRecord& record) {
    for (const IdKeys& keys : options_.ids->keys()) {
      for (const RecordId& id : held_ids(record, keys)) {
        const std::set<std::uint32_t>* subjects = options_.ids->find(id.spelling);
        if (subjects == nullptr) continue;
        const Turn& turn = record.conversation.turns[id.turn];
        add({turn.field,
             {turn.offset, turn.offset + turn.text.size()},
             kIdWords,
             turn.text.size(),
             OptOutAction::kDropRecord,
             *subjects});
      }
    }
  }

  void collect_ids(const FinderRecord& record) {
    std::set<std::uint32_t> subjects;
    for (const Stretch& stretch : stretches_) {
      if (stretch.action != OptOutAction::kDropRecord) continue;
      subjects.insert(stretch.subjects.begin(), stretch.subjects.end());
    }
    if (subjects.empty()) return;
    const auto collect = [&](const IdKeys& keys) {
      const std::optional<RecordId> id = record_id(record, keys);
      if (id) options_.collector->add(keys, id->spelling, subjects);
    };
    collect(id_keys_of(record.conversation.profile));
    for (const IdKeys& keys : options_.id_keys) collect(keys);
  }

  void add(Stretch stretch) { stretches_.push_back(std::move(stretch)); }

  void merge() {
    std::ranges::stable_sort(stretches_, [](const Stretch& a, const Stretch& b) {
      return std::pair(a.field, a.span.begin) < std::pair(b.field, b.span.begin);
    });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < stretches_.size(); ++i) {
      Stretch& last = stretches_[kept];
      Stretch& next = stretches_[i];
      if (next.field != last.field || next.span.begin >= last.span.end) {
        if (++kept != i) stretches_[kept] = std::move(next);
        continue;
      }
      last.span.end = std::max(last.span.end, next.span.end);
      if (next.longest > last.longest) {
        last.words = next.words;
        last.longest = next.longest;
      }
      last.action = std::max(last.action, next.action);
      last.subjects.insert(next.subjects.begin(), next.subjects.end());
    }
    stretches_.resize(kept + 1);
  }

  Finding to_finding(const Stretch& stretch) const {
    Finding finding;
    finding.field = stretch.field;
    finding.span = stretch.span;
    finding.entity = stretch.words.entity;
    finding.rule = kRules[static_cast<std::size_t>(stretch.action)];
    finding.score = 1;
    std::set<std::string_view> ids;
    for (const std::uint32_t subject : stretch.subjects) ids.insert(index_->subjects[subject].id);
    for (const std::string_view id : ids) {
      finding.evidence.push_back(std::string(kSubjectEvidence).append(id));
    }
    finding.evidence.emplace_back(stretch.words.form);
    return finding;
  }

  std::shared_ptr<const OptOutIndex> index_;
  const SweepOptions& options_;
  const std::array<Action, kRules.size()>& actions_;
  OptOutMatcher matcher_;
  std::vector<OptOutHit> hits_;
  std::vector<int> covered_;  // by how many hits, a byte of a turn
  std::vector<Stretch> stretches_;
  std::multimap<std::string, std::uint32_t> speakers_;
  OffsetMap map_;
};

class SweepModel final : public FinderModel {
 public:
  SweepModel(std::shared_ptr<const OptOutIndex> index, SweepOptions options)
      : index_(std::move(index)), options_(std::move(options)) {
    actions_[static_cast<std::size_t>(OptOutAction::kReport)].op = Operator::kKeep;
    actions_[static_cast<std::size_t>(OptOutAction::kRedact)].op = Operator::kReplace;
    Action& turns = actions_[static_cast<std::size_t>(OptOutAction::kDropTurns)];
    turns.op = Operator::kPlaceholder;
    turns.placeholder = kTurnRemoved;
    actions_[static_cast<std::size_t>(OptOutAction::kDropRecord)].op = Operator::kDropRecord;
  }

  std::unique_ptr<Finder> create() const override {
    return std::make_unique<Sweep>(index_, options_, actions_);
  }
  std::string log_name() const override { return "optout"; }
  std::string log_value() const override {
    return nlohmann::ordered_json{{"registry", options_.registry_digest},
                                  {"sealed", options_.sealed},
                                  {"subjects", index_->subjects.size()}}
        .dump();
  }

 private:
  std::shared_ptr<const OptOutIndex> index_;
  SweepOptions options_;
  std::array<Action, kRules.size()> actions_;
};

}  // namespace

std::shared_ptr<const FinderModel> make_sweep(std::shared_ptr<const OptOutIndex> index,
                                              SweepOptions options) {
  return std::make_shared<SweepModel>(std::move(index), std::move(options));
}

}  // namespace expunge
