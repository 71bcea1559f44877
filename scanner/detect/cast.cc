#include "detect/cast.h"

#include <algorithm>

#include "detect/name_words.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
constexpr double kSurelyPlayed = 0.6;  // log odds: whoever is as likely one as the other is real

struct Person {
  std::vector<std::string> words;  // of the names, sorted
  std::vector<const Hit*> named;
};

bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(
      a, [&](const std::string& word) { return std::ranges::binary_search(b, word); });
}

// Hits that share a word are of one person.
std::vector<Person> people_of(const Conversation& conversation, const std::vector<Hit>& hits) {
  std::vector<Person> people;
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner == Owner::kPersona || hit.owner == Owner::kPublic ||
        hit.memory == MemoryStep::kParticipant ||
        conversation.turns[hit.turn].role != Role::kHuman) {
      continue;
    }
    Person person;
    name_parts(text_of(conversation, hit), person.words);
    if (person.words.empty()) continue;
    sort_unique(person.words);
    person.named.push_back(&hit);
    for (auto at = people.begin(); at != people.end();) {
      if (!share_word(at->words, person.words)) {
        ++at;
        continue;
      }
      person.words.insert(person.words.end(), at->words.begin(), at->words.end());
      sort_unique(person.words);
      person.named.insert(person.named.end(), at->named.begin(), at->named.end());
      at = people.erase(at);
    }
    people.push_back(std::move(person));
  }
  for (Person& person : people) {
    std::ranges::sort(person.named, [](const Hit* a, const Hit* b) {
      return a->turn != b->turn ? a->turn < b->turn : a->span.begin < b->span.begin;
    });
  }
  return people;
}

// A letter is signed with them; or most of what names them is beside the play, or the first of it.
bool is_real(const Person& person, const Cast::IsReality& is_reality) {
  const auto signs = [](const Hit* hit) {
    return hit->rule_id == "names/sign_off" || hit->rule_id == "names/dash_signature";
  };
  if (std::ranges::any_of(person.named, signs)) return true;
  const auto real =
      std::ranges::count_if(person.named, [&](const Hit* hit) { return is_reality(*hit); });
  return is_reality(*person.named.front()) || 2 * real >= std::ssize(person.named);
}

}  // namespace

std::vector<std::string> Cast::judge(const Conversation& conversation, const NameLists& lists,
                                     const FirstSeen& seen, const CastEvidence::MarksOf& marks_of,
                                     const IsReality& is_reality, std::vector<Hit>& hits) {
  std::vector<std::string> played;
  const std::vector<Person> people = people_of(conversation, hits);
  if (people.empty()) return played;
  evidence_.begin(conversation, lists, seen, hits, marks_of);
  for (const Person& person : people) {
    if (is_real(person, is_reality)) continue;
    CastSigns signs = evidence_.signs_of(person.words, person.named);
    // Most are real whatever describes the persona.
    if (signs.odds() + CastSigns::most_of_genre() <= kSurelyPlayed) continue;
    evidence_.add_description(signs);
    if (signs.odds() > kSurelyPlayed) {
      played.insert(played.end(), person.words.begin(), person.words.end());
    }
  }
  if (played.empty()) return played;
  sort_unique(played);
  for (Hit& hit : hits) {
    if (hit.entity == kPerson && hit.owner != Owner::kPublic &&
        hit.memory != MemoryStep::kParticipant && !is_reality(hit) &&
        holds_all(played, text_of(conversation, hit))) {
      hit.owner = Owner::kPersona;
    }
  }
  return played;
}

}  // namespace expunge
