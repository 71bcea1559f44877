#include "detect/personas.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "detect/caseless_values.h"
#include "detect/from_life.h"
#include "detect/name_words.h"
#include "detect/prompted_play.h"
#include "names/inflect.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
// The rules that know makers of a persona, and private persons it was made from.
constexpr std::string_view kMakerRule = "names/maker";
constexpr std::string_view kModelRules = "names/real_";

bool is_maker_rule(std::string_view rule_id) {
  return rule_id == kMakerRule || rule_id == "names/maker_world" || rule_id == "names/maker_thanks";
}

// "made after my real roommate, lol. - Dana": who signs what is said about a bot that is a private
// person, or in a text that names its maker.
bool signs_note(const std::vector<Hit>& hits, const Hit& hit) {
  if (hit.rule_id != "names/maker_signs" && hit.rule_id != "names/dash_signature" &&
      hit.rule_id != "names/sign_off")
    return false;
  return std::ranges::any_of(hits, [&](const Hit& other) {
    return other.entity == kPerson && (other.rule_id.starts_with(kModelRules) ||
                                       (other.turn == hit.turn && is_maker_rule(other.rule_id)));
  });
}

}  // namespace

bool is_play(const Conversation& conversation) {
  return std::any_of(
             conversation.turns.begin(), conversation.turns.end(),
             [](const Turn& turn) { return turn.role == Role::kPersonaName && !turn.is_key; }) ||
         std::any_of(conversation.participants.begin(), conversation.participants.end(),
                     [](const ParticipantName& participant) {
                       return participant.kind == Participant::kPersona;
                     }) ||
         is_prompted_play(conversation);
}

bool has_speakers(const Conversation& conversation) {
  return std::any_of(conversation.turns.begin(), conversation.turns.end(), [](const Turn& turn) {
    return !turn.is_key && (turn.role == Role::kHuman || turn.role == Role::kBot);
  });
}

bool is_scene_key(std::string_view key) {
  static constexpr std::array<std::string_view, 6> kKeys = {"context",  "greeting", "lore",
                                                            "scenario", "setting",  "world"};
  return std::binary_search(kKeys.begin(), kKeys.end(), key);
}

void Personas::add_name(std::string_view name) {
  // "Roxy (gamer roommate)": what is in brackets describes.
  name_parts(name.substr(0, name.find_first_of("([|")), personas_);
}

void Personas::collect(const Conversation& conversation, const PlayCues& cues,
                       const std::vector<Hit>& hits) {
  personas_.clear();
  models_.clear();
  makers_.clear();
  told_.clear();
  play_ = false;
  both_human_ = conversation.profile != nullptr && conversation.profile->both_human;
  const std::vector<Turn>& turns = conversation.turns;
  for (const Turn& turn : turns) {
    if (turn.role == Role::kPersona && !turn.is_key) told_.push_back(turn.text);
    if (turn.role != Role::kPersonaName || turn.is_key) continue;
    add_name(turn.text);
    play_ = true;
  }
  for (const ParticipantName& participant : conversation.participants) {
    if (participant.kind != Participant::kPersona) continue;
    add_name(turns[participant.turn].text);
    play_ = true;
  }
  if (!play_ && !both_human_ && is_prompted_play(conversation)) {
    play_ = true;
    for (const Turn& turn : turns) {
      if (turn.role != Role::kSystem || turn.is_key) continue;
      told_.push_back(turn.text);
      add_name(prompted_persona(turn.text));
    }
    cues.told(conversation, [&](std::string_view name) { add_name(name); });
  }
  play_ = play_ && !both_human_;
  from_life_ = play_ && std::ranges::any_of(told_, is_told_from_life);
  if (from_life_) models_ = personas_;
  if (!play_ && !both_human_) {
    cues.told(conversation, [&](std::string_view name) { add_name(name); });
  }
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    if (hit.owner == Owner::kPersona || (play_ && is_scene_key(turns[hit.turn].key)))
      add_name(text_of(conversation, hit));
    if (hit.rule_id.starts_with(kModelRules)) name_parts(text_of(conversation, hit), models_);
    if (is_maker_rule(hit.rule_id) || signs_note(hits, hit))
      name_parts(text_of(conversation, hit), makers_);
  }
  sort_unique(personas_);
  sort_unique(models_);
  sort_unique(makers_);
  // "This bot is my ex Tom Hale": Tom Hale is no fiction, though the bot bears his name.
  std::erase_if(personas_, [&](const std::string& word) {
    return std::binary_search(makers_.begin(), makers_.end(), word) ||
           std::binary_search(models_.begin(), models_.end(), word);
  });
}

// Part of a persona's name where nothing stands between family and given name, or somebody whom the
// persona's description names: "his rival is Hiiragi Reo" makes Reo one of the play.
bool Personas::holds_part(std::string_view name) const {
  constexpr std::size_t kShortest = 2;
  if (!is_unspaced_script(code_point_at(name, 0)) || count_code_points(name) < kShortest) {
    return false;
  }
  return std::ranges::any_of(personas_,
                             [&](const std::string& word) {
                               return word.starts_with(name) || word.ends_with(name);
                             }) ||
         std::ranges::any_of(told_, [&](std::string_view text) {
           return text.find(name) != std::string_view::npos;
         });
}

bool Personas::holds(std::string_view name) const {
  if (holds_all(personas_, name) || holds_part(name)) return true;
  // "dzi\xC4\x99ki Jagno", said to Jagna.
  const std::string lowered = lower(name);
  if (lowered.find(' ') != std::string::npos) return false;
  const std::string_view stem = std::string_view(lowered).substr(0, shortest_stem_of_case(lowered));
  const auto alike = std::ranges::lower_bound(personas_, stem);
  if (alike == personas_.end() || !alike->starts_with(stem)) return false;
  std::vector<std::string> nominatives;
  append_nominatives(lowered, nominatives);
  return std::ranges::any_of(nominatives, [&](const std::string& nominative) {
    return std::ranges::binary_search(personas_, nominative);
  });
}

bool Personas::may_be_short(std::string_view name) const {
  constexpr std::size_t kShortest = 3;  // bytes
  if (name.size() < kShortest || name.find(' ') != std::string_view::npos) return false;
  const std::string lowered = lower(name);
  const auto longer = std::ranges::lower_bound(personas_, lowered);
  return longer != personas_.end() && longer->starts_with(lowered);
}

bool Personas::is_model(std::string_view name) const { return holds_all(models_, name); }

bool Personas::is_maker(std::string_view name) const { return holds_all(makers_, name); }

void Personas::add(const std::vector<std::string>& words) {
  personas_.insert(personas_.end(), words.begin(), words.end());
  sort_unique(personas_);
}

}  // namespace expunge
