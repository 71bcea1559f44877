#include "detect/cast.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "detect/name_words.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
constexpr double kSurelyPlayed = 0.6;  // log odds: whoever is as likely one as the other is real

struct Person {
  std::vector<std::string> words;  // of the names, sorted
  std::vector<const Hit*> named;
};

bool may_be_played(const Conversation& conversation, const Hit& hit) {
  return hit.entity == kPerson && hit.owner != Owner::kPersona && hit.owner != Owner::kPublic &&
         hit.memory != MemoryStep::kParticipant &&
         conversation.turns[hit.turn].role == Role::kHuman;
}

// Which names are one person's: sets of numbers that are united word by word.
class Namesakes {
 public:
  std::size_t add(const std::vector<std::string>& words) {
    const std::size_t number = parents_.size();
    parents_.push_back(number);
    for (const std::string& word : words) {
      const auto [at, is_new] = by_word_.emplace(word, number);
      if (!is_new) parents_[first_of(at->second)] = first_of(number);
    }
    return number;
  }
  std::size_t first_of(std::size_t number) {
    while (parents_[number] != number) {
      parents_[number] = parents_[parents_[number]];
      number = parents_[number];
    }
    return number;
  }

 private:
  std::vector<std::size_t> parents_;
  std::unordered_map<std::string, std::size_t> by_word_;
};

// Hits that share a word are of one person; in the order in which people are first found.
std::vector<Person> people_of(const Conversation& conversation, const std::vector<Hit>& hits) {
  std::vector<Person> names;
  Namesakes namesakes;
  for (const Hit& hit : hits) {
    if (!may_be_played(conversation, hit)) continue;
    Person name;
    name_parts(text_of(conversation, hit), name.words);
    if (name.words.empty()) continue;
    name.named.push_back(&hit);
    namesakes.add(name.words);
    names.push_back(std::move(name));
  }
  std::vector<Person> people;
  std::unordered_map<std::size_t, std::size_t> numbers;  // in people, by the first of a set
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto [at, is_new] = numbers.emplace(namesakes.first_of(i), people.size());
    if (is_new) people.emplace_back();
    Person& person = people[at->second];
    std::ranges::move(names[i].words, std::back_inserter(person.words));
    person.named.push_back(names[i].named.front());
  }
  for (Person& person : people) {
    sort_unique(person.words);
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
  std::vector<Person> people = people_of(conversation, hits);
  if (people.empty()) return played;
  // Each is looked for in all turns; a record with more has no cast.
  constexpr std::size_t kMostPeople = 200;
  if (people.size() > kMostPeople) people.resize(kMostPeople);
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
