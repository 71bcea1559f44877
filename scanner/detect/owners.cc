#include "detect/owners.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"
#include "detect/compiled_rules.h"
#include "detect/name_words.h"
#include "detect/played.h"
#include "detect/relations.h"
#include "detect/table_names.h"
#include "names/letters.h"
#include "names/romanise.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
// What an earlier scrub left beside its mark: it replaced none but real names.
constexpr std::string_view kResidueRule = "names/residue";
// A signature under what is said about a persona: the maker's, or whose words it quotes.
constexpr std::string_view kSignsRule = "names/maker_signs";

// "and Casaubon?", "y Marianela": goes on with what was asked before.
bool asks_on(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // bytes
  if (text.size() > kLongest) return false;
  static constexpr std::array<std::string_view, 14> kJoints = {
      "and ", "e ",  "ed ",   "en ",  "et ", "i ", "och ",
      "og ",  "or ", "oder ", "und ", "ve ", "y ", "\xD0\xB0 "};
  const std::string lowered = lower(text);
  return std::ranges::any_of(kJoints,
                             [&](std::string_view joint) { return lowered.starts_with(joint); }) ||
         (lowered.ends_with('?') && lowered.find(' ') == std::string::npos);
}

// Only the lists and a title speak for these names.
bool is_weak(const Hit& hit) {
  return hit.rule_id == "names/full_name" || hit.rule_id == "names/single" ||
         hit.rule_id == "names/lead" || hit.rule_id == "names/titled" ||
         hit.rule_id == "names/title" || hit.rule_id == "names/subject" ||
         hit.rule_id == "names/addressed" || hit.rule_id == "names/echo" ||
         hit.rule_id == "names/model" || hit.rule_id == kColumnHeadRule;
}

}  // namespace

PlayedText& Owners::played_text_of(const Conversation& conversation, std::uint32_t turn) {
  return played_texts_.try_emplace(turn, cues_, conversation.turns[turn].text).first->second;
}

bool Owners::is_persona(std::string_view name) const { return personas_.holds(name); }
bool Owners::is_model(std::string_view name) const { return personas_.is_model(name); }

Owner Owners::decide_human(const Conversation& conversation, const NameLists& lists,
                           const Hit& hit) {
  const std::string_view text = conversation.turns[hit.turn].text;
  const std::string_view name = text_of(conversation, hit);
  if (hit.owner != Owner::kSelf && cues_.names_character(text, hit.span)) return Owner::kPersona;
  if (!personas_.is_play())
    return is_persona(name) && hit.owner != Owner::kSelf ? Owner::kPersona : hit.owner;
  PlayedText& played_text = played_text_of(conversation, hit.turn);
  const bool real = played_text.is_reality(hit.span);
  if (!real && played_text.is_part_of_play(hit.span)) {
    if (hit.owner == Owner::kSelf) played_turns_.push_back(hit.turn);
    return Owner::kPersona;
  }
  if (!real && !is_own_relation(text, hit.span) && is_asked_for_character(conversation, hit.turn)) {
    if (hit.owner == Owner::kSelf) played_turns_.push_back(hit.turn);
    return Owner::kPersona;
  }
  if (is_model(name) || personas_.is_maker(name)) return Owner::kOther;
  if (hit.owner == Owner::kSelf) {
    // "*sits down* My name is Selene": given as part of what is played.
    const bool capital = is_upper(code_point_at(name, 0));
    const bool returns = hit.rule_id == "names/its_me";  // "It's me, Zorro!"
    const bool played = !real && ((capital && (returns || played_text.marks().holds_action())) ||
                                  cues_.has_office(text, hit.span));
    if (played && !returns) played_turns_.push_back(hit.turn);
    return played ? Owner::kPersona : Owner::kSelf;
  }
  // "my bestie Taylor!! yes she has ur name"
  if (is_persona(name) && !(real && is_own_relation(text, hit.span))) return Owner::kPersona;
  if (real) return hit.owner;
  if (is_your_relation(text, hit.span)) return Owner::kPersona;
  if (is_weak(hit) && (personas_.may_be_short(name) || came_up_played(conversation, hit))) {
    return Owner::kPersona;
  }
  if (is_bot_acting(conversation, name)) return Owner::kPersona;
  if (is_own_relation(text, hit.span) || is_own_relation_behind(text, hit)) return hit.owner;
  // A character that the bot brought into the play; a word that the bot said ("by May") is none,
  // where the human says that somebody is called so.
  const bool is_word = (lists.flags(lower(name)) & kWord) != 0 && !is_weak(hit);
  const bool brought = first_seen_.bot_first(name) && first_seen_.by_bot(name) < hit.turn;
  // Whoever was made after somebody from life speaks of their people.
  if (!brought || is_word || personas_.is_from_life()) return hit.owner;
  return talks_of_life_ && is_asked_about(conversation, hit) ? Owner::kOther : Owner::kPersona;
}

// "Create your hero. NAME / CLASS": what the human says next is of whom it plays.
bool Owners::is_asked_for_character(const Conversation& conversation, std::uint32_t turn) const {
  constexpr std::size_t kReach = 2048;     // bytes of what the bot said last
  constexpr std::uint32_t kFarthest = 64;  // texts: a message has fields beside what is said
  for (std::uint32_t i = turn; i-- > 0 && turn - i <= kFarthest;) {
    const Turn& said = conversation.turns[i];
    if (said.role == Role::kHuman) return false;
    if (said.role != Role::kBot || said.is_key) continue;
    const std::size_t from = said.text.size() - std::min(said.text.size(), kReach);
    return cues_.asks_for_character(
        std::string_view(said.text).substr(character_start(said.text, from)));
  }
  return false;
}

// "Was it Imke?" - "ya imke and her twin": who answers a question of the bot, and not as part of
// the play, knows whom it names.
bool Owners::is_asked_about(const Conversation& conversation, const Hit& hit) {
  constexpr std::size_t kReach = 4096;  // bytes of what the bot said last
  const std::string_view name = text_of(conversation, hit);
  const std::uint32_t said = first_seen_.by_bot(name);
  if (played_text_of(conversation, hit.turn).marks().holds_action() ||
      first_seen_.by_human(name) != hit.turn) {
    return false;
  }
  for (std::uint32_t i = said + 1; i < hit.turn; ++i) {
    if (conversation.turns[i].role == Role::kHuman) return false;
  }
  std::string_view asked = conversation.turns[said].text;
  if (asked.size() > kReach) asked.remove_prefix(character_start(asked, asked.size() - kReach));
  const std::string bot = lower(asked);
  const std::size_t at = bot.rfind(lower(name));
  if (at == std::string::npos || PlayMarks(bot).in_action({at, at + name.size()})) return false;
  const std::size_t end = bot.find_first_of(".!?\n*", at);
  return end != std::string::npos && bot[end] == '?';
}

const FictionAsked& Owners::fiction() {
  if (fiction_ == nullptr) fiction_ = std::make_unique<const FictionAsked>();
  return *fiction_;
}

bool Owners::asks_for_fiction(const Conversation& conversation) {
  if (!asked_known_) {
    asked_known_ = true;
    const auto asks = [&](const Turn& turn) {
      return (turn.role == Role::kHuman || turn.role == Role::kSystem) && !turn.is_key &&
             (fiction().asks_for_story(turn.text) || fiction().is_sum(turn.text));
    };
    const std::vector<Turn>& turns = conversation.turns;
    const auto at = std::find_if(turns.begin(), turns.end(), asks);
    asked_ = at == turns.end() ? FirstSeen::kNever : static_cast<std::uint32_t>(at - turns.begin());
  }
  return asked_ != FirstSeen::kNever;
}

// Who comes up first where the human asks about the world, or in the answer to that.
bool Owners::is_of_the_world(const Conversation& conversation, const Hit& hit) {
  const std::vector<Turn>& turns = conversation.turns;
  const std::string_view name = text_of(conversation, hit);
  const std::uint32_t at =
      std::min({hit.turn, first_seen_.by_human(name), first_seen_.by_bot(name)});
  // What the human said there, or last before.
  const auto behind = std::ranges::upper_bound(human_turns_, at);
  if (behind == human_turns_.begin()) return false;
  if (world_.empty()) world_.assign(turns.size(), -1);
  // "And Casaubon?" asks on.
  constexpr int kMostBack = 4;
  auto asked = behind - 1;
  for (int i = 0; i < kMostBack; ++i, --asked) {
    signed char& world = world_[*asked];
    if (world < 0) world = fiction().is_about_world(turns[*asked].text) ? 1 : 0;
    if (world == 1) return true;
    if (asked == human_turns_.begin() || !asks_on(turns[*asked].text)) return false;
  }
  return false;
}

// "tell me of Captain Ezekiel", and later "was Ezekiel brave?".
bool Owners::came_up_played(const Conversation& conversation, const Hit& hit) {
  const std::string_view name = text_of(conversation, hit);
  const std::uint32_t first = first_seen_.by_human(name);
  if (first >= hit.turn || name.find(' ') != std::string_view::npos) return false;
  constexpr std::size_t kReach = 4096;  // bytes; longer texts are no talk
  const std::string_view text = conversation.turns[first].text;
  if (text.size() > kReach) return false;
  const std::optional<TextSpan> place = place_of_word(text, lower(name));
  if (!place) return false;
  PlayedText& played = played_text_of(conversation, first);
  return !played.is_reality(*place) && !is_own_relation(text, *place) &&
         (played.is_part_of_play(*place) || is_your_relation(text, *place));
}

// The consonants of what people called somebody in Cyrillic letters.
void Owners::collect_cyrillic(const Conversation& conversation, const std::vector<Hit>& hits) {
  cyrillic_.clear();
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson || conversation.turns[hit.turn].role != Role::kHuman) continue;
    const std::string_view name = text_of(conversation, hit);
    const char32_t first = code_point_at(name, 0);
    if (first < 0x400 || first > 0x52F) continue;
    std::vector<std::string> parts;
    name_parts(name, parts);
    for (const std::string& part : parts) {
      if (std::string key = consonants_of(part); !key.empty()) cyrillic_.push_back(std::move(key));
    }
  }
  sort_unique(cyrillic_);
}

// A program that translates writes the names that it was given in other letters.
bool Owners::is_in_other_letters(std::string_view name) const {
  if (cyrillic_.empty() || static_cast<unsigned char>(name[0]) >= 0x80) return false;
  std::vector<std::string> parts;
  name_parts(name, parts);
  return std::ranges::any_of(parts, [&](const std::string& part) {
    return std::ranges::binary_search(cyrillic_, consonants_of(part));
  });
}

// "*Amelia waves*": what a bot lets somebody do in front of the human is played.
bool Owners::is_bot_acting(const Conversation& conversation, std::string_view name) {
  if (!acted_known_) {
    acted_known_ = true;
    acted_.clear();
    for (const Turn& turn : conversation.turns) {
      if (turn.role == Role::kBot) append_actors(turn.text, acted_);
    }
    sort_unique(acted_);
  }
  return begins_with_any(acted_, name);
}

// In a record that asks for a story: who is the human's own is real, whom the bot brought, or only
// the lists know, is made up.
Owner Owners::decide_in_fiction(const Conversation& conversation, const Hit& hit) {
  const Turn& turn = conversation.turns[hit.turn];
  const std::string_view name = text_of(conversation, hit);
  // Who was spoken of before is no invention, and the story may be about them.
  if (first_seen_.by_human(name) < asked_) return hit.owner;
  if (cues_.is_real_name_of_another(turn.text, hit.span)) return Owner::kPersona;
  if (turn.role == Role::kHuman && (played_text_of(conversation, hit.turn).is_reality(hit.span) ||
                                    fiction_->is_dedicated(turn.text, hit.span))) {
    return hit.owner;
  }
  // "Meg plays Brunhilde"
  if (turn.role == Role::kHuman && turn.text.substr(hit.span.end).starts_with(" plays ")) {
    return hit.owner;
  }
  const bool own = turn.role == Role::kHuman && is_own_relation(turn.text, hit.span);
  if (is_weak(hit) || (hit.rule_id == "names/owns" && !own) || first_seen_.bot_first(name))
    return Owner::kPersona;
  const bool relation = hit.rule_id == "names/kin" || hit.rule_id == "names/named" ||
                        hit.rule_id == "names/is_called";
  if (relation && !own) return Owner::kPersona;
  return hit.owner;
}

// In what is said about a persona, by fields or by the system.
Owner Owners::decide_told(const Hit& hit, std::string_view name) const {
  // Rules made for these fields know makers and models from life.
  if (hit.rule != nullptr && !hit.rule->rule->roles.empty() && hit.rule_id != kSignsRule) {
    return hit.owner;
  }
  const bool real = personas_.is_from_life() || personas_.is_maker(name);
  return real ? Owner::kOther : Owner::kPersona;
}

Owner Owners::decide(const Conversation& conversation, const NameLists& lists, const Hit& hit,
                     bool& drop) {
  const Turn& turn = conversation.turns[hit.turn];
  const std::string_view name = text_of(conversation, hit);
  if (hit.owner == Owner::kPersona) return Owner::kPersona;
  if (hit.rule_id == kResidueRule) return hit.owner;
  drop = is_weak(hit) && things_.holds(conversation, lower(name));
  if (drop) return hit.owner;
  if (is_public_name(turn.text, hit.span, lists)) return Owner::kPublic;
  if (hit.owner == Owner::kUnknown && has_epithet(turn.text, hit.span)) return Owner::kPublic;
  if (hit.owner != Owner::kSelf && !is_own_relation(turn.text, hit.span) && publics_.holds(name)) {
    return Owner::kPublic;
  }
  if (personas_.both_human()) return hit.owner;
  if (!personas_.is_play() && asks_for_fiction(conversation)) {
    const Owner owner = decide_in_fiction(conversation, hit);
    if (owner == Owner::kPersona) return owner;
  }
  if (!personas_.is_play() && is_weak(hit) && !is_own_relation(turn.text, hit.span) &&
      is_of_the_world(conversation, hit)) {
    return Owner::kPublic;
  }
  switch (turn.role) {
    case Role::kHuman:
      return decide_human(conversation, lists, hit);
    case Role::kSystem:
      if (personas_.is_play()) return decide_told(hit, name);
      if (cues_.names_character(turn.text, hit.span)) return Owner::kPersona;
      return is_persona(name) ? Owner::kPersona : hit.owner;
    case Role::kPersona:
    case Role::kPersonaName:
      return decide_told(hit, name);
    case Role::kBot:
      if (personas_.is_play() || is_persona(name)) return Owner::kPersona;
      drop = first_seen_.by_human(name) == FirstSeen::kNever && (has_human_ || is_weak(hit)) &&
             !is_in_other_letters(name);
      return hit.owner == Owner::kSelf ? Owner::kUnknown : hit.owner;
    default:
      return is_persona(name) || (personas_.is_play() && is_scene_key(turn.key)) ? Owner::kPersona
                                                                                 : hit.owner;
  }
}

// ""maybe Bexley should buy a clock", in front of everyone. im bexley": what others say of the
// human is no play.  Takes the human's own words out of `quoted`.
void Owners::restore_quoted(const Conversation& conversation,
                            const std::vector<std::string>& played,
                            std::vector<std::string>& quoted, std::vector<Hit>& hits) {
  if (quoted.empty()) return;
  std::vector<std::string> own;
  for (const Hit& hit : hits) {
    if (hit.entity == kPerson && hit.owner == Owner::kSelf &&
        !played_text_of(conversation, hit.turn).marks().holds_action()) {
      name_parts(text_of(conversation, hit), own);
    }
  }
  std::erase_if(own, [&](const std::string& word) {
    return std::ranges::binary_search(played, word) ||
           std::ranges::find(quoted, word) == quoted.end();
  });
  if (own.empty()) return;
  sort_unique(own);
  std::erase_if(quoted,
                [&](const std::string& word) { return std::ranges::binary_search(own, word); });
  for (Hit& hit : hits) {
    if (hit.entity == kPerson && hit.owner == Owner::kPersona &&
        conversation.turns[hit.turn].role == Role::kHuman &&
        holds_all(own, text_of(conversation, hit))) {
      hit.owner = Owner::kSelf;
    }
  }
}

// Who is played in one place is played in all; "his brother is Kili" beside a part that is played
// belongs to the play.  "My character: Juniper Hartwell": so are "Miss Hartwell" and "Juniper".
void Owners::spread_fiction(const Conversation& conversation, std::vector<Hit>& hits) {
  std::vector<std::string> played;
  std::vector<std::string> quoted;  // played in quoted speech alone
  for (const Hit& hit : hits) {
    const Turn& turn = conversation.turns[hit.turn];
    if (hit.entity == kPerson && hit.owner == Owner::kPersona &&
        (turn.role == Role::kHuman || turn.role == Role::kSystem) &&
        !is_persona(text_of(conversation, hit)) &&
        (cues_.names_character(turn.text, hit.span) ||
         (personas_.is_play() &&
          (is_your_relation(turn.text, hit.span) ||
           played_text_of(conversation, hit.turn).is_part_of_play(hit.span) ||
           played_text_of(conversation, hit.turn).marks().holds_action())))) {
      const PlayMarks& marks = played_text_of(conversation, hit.turn).marks();
      const bool said = marks.in_quoted_speech(hit.span) && !marks.holds_action();
      name_parts(text_of(conversation, hit), said ? quoted : played);
    }
  }
  sort_unique(played);
  restore_quoted(conversation, played, quoted, hits);
  played.insert(played.end(), quoted.begin(), quoted.end());
  if (played.empty()) return;
  sort_unique(played);
  personas_.add(played);
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner == Owner::kPublic || hit.owner == Owner::kPersona ||
        hit.memory == MemoryStep::kParticipant) {
      continue;
    }
    if (played_text_of(conversation, hit.turn).is_reality(hit.span)) continue;
    // "*Aria nods*", "my name is Aria Valentine": who plays Aria gives Aria's name.
    const std::string_view name = text_of(conversation, hit);
    if (begins_with_any(played, name) || holds_all(played, name)) hit.owner = Owner::kPersona;
  }
}

// "I'm Lady Quorne, bounty hunter, and I look for Marcus Holt": whom a part that is played speaks
// of.
void Owners::play_along(const Conversation& conversation, std::vector<Hit>& hits) {
  if (played_turns_.empty()) return;
  std::ranges::sort(played_turns_);
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || !is_weak(hit) || hit.owner == Owner::kPublic) continue;
    if (!std::ranges::binary_search(played_turns_, hit.turn)) continue;
    const std::string_view text = conversation.turns[hit.turn].text;
    if (!played_text_of(conversation, hit.turn).is_reality(hit.span) &&
        !is_own_relation(text, hit.span)) {
      hit.owner = Owner::kPersona;
    }
  }
}

void Owners::assign(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
                    const IsSame& is_same, std::vector<Hit>& hits) {
  things_.begin();
  asked_known_ = false;
  acted_known_ = false;
  world_.clear();
  human_turns_.clear();
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role == Role::kHuman && !turn.is_key) human_turns_.push_back(i);
  }
  played_turns_.clear();
  played_texts_.clear();
  talks_of_life_ = std::ranges::any_of(hits, [&](const Hit& hit) {
    return hit.entity != kPerson && conversation.turns[hit.turn].role == Role::kHuman;
  });
  has_human_ = std::any_of(conversation.turns.begin(), conversation.turns.end(),
                           [](const Turn& turn) { return turn.role == Role::kHuman; });
  personas_.collect(conversation, cues_, hits);
  collect_cyrillic(conversation, hits);
  first_seen_.clear();
  bool any = false;
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    any = true;
    first_seen_.want(text_of(conversation, hit));
  }
  if (!any) return;
  first_seen_.search(conversation, personas_.is_play(), is_same);
  publics_.collect(conversation, lists, worlds, hits, personas_.words());
  std::erase_if(hits, [&](Hit& hit) {
    if (hit.entity != kPerson) return false;
    if (hit.memory == MemoryStep::kParticipant) {
      // "Sir Pancake" plays.
      const std::string_view text = conversation.turns[hit.turn].text;
      if (cues_.begins_with_title(text, hit.span)) hit.owner = Owner::kPersona;
      return false;
    }
    bool drop = false;
    hit.owner = decide(conversation, lists, hit, drop);
    return drop;
  });
  play_along(conversation, hits);
  spread_fiction(conversation, hits);
  const auto is_reality = [&](const Hit& hit) {
    return played_text_of(conversation, hit.turn).is_reality(hit.span);
  };
  if (personas_.is_play() && !personas_.is_from_life()) {
    personas_.add(cast_.judge(
        conversation, lists, first_seen_,
        [&](std::uint32_t turn) -> const PlayMarks& {
          return played_text_of(conversation, turn).marks();
        },
        [&](const Hit& hit) {
          return hit.rule_id == kResidueRule || is_model(text_of(conversation, hit)) ||
                 personas_.is_maker(text_of(conversation, hit)) || is_reality(hit);
        },
        hits));
  }
  const std::vector<std::string> words =
      false_names_.demote(conversation, personas_.is_play(), is_reality, hits);
  if (!words.empty()) personas_.add(words);
}

}  // namespace expunge
