// Korean names: words stand apart, and particles and copulas at their ends.  A family name of one
// syllable and a given name of two, or the given name alone.
#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

// What stands behind a name in its word, or in the next one.
struct Tail {
  bool any = false;     // nothing, or a particle
  bool person = false;  // what follows people alone
  bool is = false;      // a copula
  bool title = false;
};

class Pass {
 public:
  explicit Pass(const ScriptPass& pass) : p_(pass), text_(pass.text) {}

  void run() {
    for_each_run_of_script(text_, is_hangul, is_hangul, [&](std::size_t begin, std::size_t end) {
      word(begin, end);
      return end;
    });
  }

 private:
  std::string_view word_before(std::size_t begin) const;
  Tail tail_of(std::size_t name_end, std::size_t word_end) const;
  bool is_given(std::string_view two) const {
    return two.size() == 2 * kWide && (p_.lists.flags(two) & kFirstName) != 0;
  }
  bool is_word(std::string_view two) const {
    return p_.scripts.is(two, Kind::kKoWord) ||
           (p_.lists.flags(two) & (kWord | kFunctionWord)) != 0;
  }
  bool sounds_given(std::string_view two) const {
    return two.size() == 2 * kWide && p_.scripts.is(two.substr(0, kWide), Kind::kKoSyllable) &&
           p_.scripts.is(two.substr(kWide), Kind::kKoSyllable);
  }
  void word(std::size_t begin, std::size_t end);
  bool full_name(std::size_t begin, std::size_t family, std::size_t end, std::string_view before);
  bool given_name(std::size_t begin, std::size_t end, std::string_view before);
  bool add(std::size_t begin, std::size_t end, NameEvidence evidence) {
    p_.add(begin, end, evidence);
    return true;
  }

  const ScriptPass& p_;
  std::string_view text_;
};

std::string_view Pass::word_before(std::size_t begin) const {
  std::size_t at = begin;
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == ':' || text_[at - 1] == '(' ||
                    text_[at - 1] == '"')) {
    --at;
  }
  if (at == begin) return {};
  const std::string_view word = p_.part(begin_of_script(text_, at, is_hangul), at);
  // "oppa-ga Tae-o": a relation with its particle.
  if (word.size() > 2 * kWide && !p_.scripts.is(word, Kind::kKoRole)) {
    const std::string_view bare = word.substr(0, word.size() - kWide);
    const std::string_view particle = word.substr(bare.size());
    const bool subject = particle == "\xEA\xB0\x80" || particle == "\xEC\x9D\xB4" ||
                         particle == "\xEB\x8A\x94" || particle == "\xEC\x9D\x80";
    if (subject && p_.scripts.is(bare, Kind::kKoRole)) return bare;
  }
  return word;
}

Tail Pass::tail_of(std::size_t name_end, std::size_t word_end) const {
  Tail tail;
  const std::string_view attached = p_.part(name_end, word_end);
  if (attached.empty()) {
    tail.any = true;
  } else {
    const ScriptFlags flags = p_.scripts.flags(attached);
    tail.any = (flags & script_flag(Kind::kKoParticle)) != 0;
    tail.person = (flags & script_flag(Kind::kKoPerson)) != 0;
    tail.is = (flags & script_flag(Kind::kKoIs)) != 0;
    tail.title = (flags & script_flag(Kind::kKoTitle)) != 0;
  }
  const bool linked = attached.empty() || attached == "\xEC\x9D\xB4";  // i
  if (!linked || word_end >= text_.size() || text_[word_end] != ' ') return tail;
  const std::size_t next = word_end + 1;
  const std::size_t next_end = end_of_script(text_, next, is_hangul);
  const std::string_view behind = p_.part(next, next_end);
  tail.is = tail.is || (attached.empty() && p_.scripts.is(behind, Kind::kKoIs));
  const std::size_t title = p_.scripts.begins_with(behind, Kind::kKoTitle);
  if (title == 0) return tail;
  const std::string_view rest = behind.substr(title);
  tail.title = rest.empty() || p_.scripts.is(rest, Kind::kKoParticle) ||
               p_.scripts.is(rest, Kind::kKoPerson) || p_.scripts.is(rest, Kind::kKoIs);
  return tail;
}

void Pass::word(std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 9;  // syllables, with particles
  const std::size_t size = (end - begin) / kWide;
  if (size < 2 || size > kLongest) return;
  const std::string_view before = word_before(begin);
  const std::string_view head = p_.part(begin, begin + 2 * kWide);
  const char32_t left = code_point_before(text_, begin);
  if (left >= '0' && left <= '9') return;
  // "na Yun Hana!": all of the word is one's own name.
  const bool own = size == 3 && p_.scripts.is(before, Kind::kKoOwn) &&
                   !is_letter(code_point_at(text_, end)) && code_point_at(text_, end) != ' ';
  if (own && p_.scripts.is(head.substr(0, kWide), Kind::kKoFamily) &&
      full_name(begin, kWide, end, before)) {
    return;
  }
  // "Minhyeogi" is Minhyeok rather than Min Hyeogi.
  if (is_given(head) && !is_word(head) && given_name(begin, end, before)) return;
  if (size >= 4 && p_.scripts.is(head, Kind::kKoFamily) &&
      full_name(begin, 2 * kWide, end, before)) {
    return;
  }
  if (size >= 3 && p_.scripts.is(head.substr(0, kWide), Kind::kKoFamily) &&
      full_name(begin, kWide, end, before)) {
    return;
  }
  given_name(begin, end, before);
}

bool Pass::full_name(std::size_t begin, std::size_t family, std::size_t end,
                     std::string_view before) {
  const std::size_t given = begin + family;
  const std::size_t name_end = given + 2 * kWide;
  if (name_end > end) return false;
  const std::string_view two = p_.part(given, name_end);
  const Tail tail = tail_of(name_end, end);
  if (p_.scripts.is(p_.part(begin, name_end), Kind::kKoNot)) return false;
  if (!tail.any && !tail.person && !tail.is && !tail.title) return false;
  const bool own = p_.scripts.is(before, Kind::kKoOwn);
  const bool role = p_.scripts.is(before, Kind::kKoRole);
  const bool stops = name_end == end && code_point_at(text_, end) != ' ';
  if (own && (tail.is || stops) && sounds_given(two)) {
    return add(begin, name_end, NameEvidence::kSelf);
  }
  // "seoljeongeun" is a word and its particle as well as Seol Jeongeun.
  const bool like_particle = name_end == end && family == kWide && !tail.title &&
                             p_.scripts.is(two.substr(kWide), Kind::kKoParticle) &&
                             !p_.scripts.is(p_.part(begin, given), Kind::kKoCommon);
  if (is_given(two) && !like_particle && (!is_word(two) || tail.person || tail.title || role)) {
    return add(begin, name_end, tail.title ? NameEvidence::kTitle : NameEvidence::kFull);
  }
  if (!sounds_given(two)) return false;
  if (tail.title && family == kWide) return add(begin, name_end, NameEvidence::kTitle);
  const bool ends_like_particle = p_.scripts.is(two.substr(kWide), Kind::kKoParticle);
  if (role && ((name_end == end && !ends_like_particle) || tail.person || tail.is)) {
    return add(begin, name_end, NameEvidence::kKin);
  }
  // "Do Gyeongu imnida"
  const bool alone = begin == 0 || text_[begin - 1] == '\n';
  return alone && tail.is && p_.human && add(begin, name_end, NameEvidence::kLead);
}

bool Pass::given_name(std::size_t begin, std::size_t end, std::string_view before) {
  const std::size_t name_end = begin + 2 * kWide;
  const std::string_view two = p_.part(begin, name_end);
  const Tail tail = tail_of(name_end, end);
  const bool role = p_.scripts.is(before, Kind::kKoRole);
  if (role && tail.title && sounds_given(two)) return add(begin, name_end, NameEvidence::kKin);
  if (!is_given(two)) return false;
  const bool word = is_word(two);
  if (p_.scripts.is(before, Kind::kKoOwn) && tail.is) {
    return add(begin, name_end, NameEvidence::kSelf);
  }
  if (tail.title || (tail.person && !word)) {
    if (tail.title && word && p_.part(name_end, end).empty()) return false;
    if (!tail.title && !p_.human) return false;
    return add(begin, name_end, tail.title ? NameEvidence::kTitle : NameEvidence::kSubject);
  }
  if (role && (tail.any || tail.is) && !word) {
    return add(begin, name_end, NameEvidence::kKin);
  }
  return p_.human && !word && tail.any && add(begin, name_end, NameEvidence::kSingle);
}

}  // namespace

void find_korean_names(const ScriptPass& pass) { Pass(pass).run(); }

}  // namespace expunge
