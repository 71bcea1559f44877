// Japanese names.  Ideographs stand in runs between kana, which the lists of family names and the
// characters of given names divide; honorifics, "to moushimasu" and relations with "no" show them.
#include <algorithm>
#include <array>
#include <string>

#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

constexpr std::size_t kMostIdeographs = 8;

// A stretch of a name.
struct Shape {
  bool family = false;       // a listed family name
  bool given = false;        // a listed given name
  bool full = false;         // a family name, and characters that given names use
  bool sure = false;         // both of them listed
  bool like_family = false;  // its first and last characters are those of family names
  bool any() const { return family || given || full; }
};

class Pass {
 public:
  Pass(const ScriptPass& pass, bool kana) : p_(pass), text_(pass.text), kana_(kana) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (is_han(c)) {
        next = ideographs(at);
      } else if (is_katakana(c)) {
        next = katakana(at);
      } else if (is_hiragana(c)) {
        next = hiragana(at);
      }
      at = next;
    }
  }

 private:
  bool is_listed(std::string_view word, NameFlags flag) const {
    return (p_.lists.flags(word) & flag) != 0;
  }
  bool begins_phrase(std::size_t at) const {
    const char32_t c = code_point_before(text_, at);
    return !is_han(c) && !is_hiragana(c) && !is_katakana(c);
  }
  bool follows(std::size_t at, Kind kind) const {
    return p_.scripts.begins_with(p_.from(at), kind) != 0;
  }
  bool stands_behind(std::size_t at, Kind kind) const {
    std::string_view left = p_.before(at);
    while (left.ends_with(' ') || left.ends_with("\xE3\x80\x8C")) {
      left.remove_suffix(left.ends_with(' ') ? 1 : kWide);
    }
    return p_.scripts.ends_with(left, kind) != 0;
  }
  bool uses_given(std::string_view word) const;
  bool is_place(std::string_view word) const;
  Shape shape_of(std::string_view word) const;
  std::size_t ideographs(std::size_t begin);
  bool judge(std::size_t begin, std::size_t end, std::size_t behind, const Shape& shape);
  std::size_t behind_gap(std::size_t at) const;
  std::size_t end_of_kana_given(std::size_t at);
  std::size_t katakana(std::size_t begin);
  std::size_t hiragana(std::size_t begin);
  bool is_reading(std::string_view kana) const;
  bool is_furigana(std::size_t begin) const;
  bool is_katakana_name(std::string_view kana);
  // How a name is read, in brackets behind it.
  std::size_t add_reading(std::size_t at, NameEvidence evidence);

  const ScriptPass& p_;
  std::string_view text_;
  bool kana_;
};

bool Pass::uses_given(std::string_view word) const {
  if (word.empty() || word.size() > 3 * kWide) return false;
  for (std::size_t at = 0; at < word.size(); at += kWide) {
    if (!p_.scripts.is(word.substr(at, kWide), Kind::kJaGiven)) return false;
  }
  return true;
}

// Yamada town, Nakamura castle.
bool Pass::is_place(std::string_view word) const {
  return p_.scripts.ends_with(word, Kind::kJaPlace) != 0;
}

Shape Pass::shape_of(std::string_view word) const {
  Shape shape;
  if (word.empty() || word.size() % kWide != 0) return shape;
  shape.family = is_listed(word, kSurname) || p_.scripts.is(word, Kind::kJaFamily);
  shape.given = is_listed(word, kFirstName);
  shape.like_family = (word.size() == 2 * kWide || word.size() == 3 * kWide) &&
                      p_.scripts.is(word.substr(0, kWide), Kind::kJaFirst) &&
                      p_.scripts.is(word.substr(word.size() - kWide), Kind::kJaLast);
  for (std::size_t size = std::min(3 * kWide, word.size() - kWide); size > 0; size -= kWide) {
    const bool listed = size == kWide ? p_.scripts.is(word.substr(0, size), Kind::kJaFamily)
                                      : is_listed(word.substr(0, size), kSurname);
    const std::string_view rest = word.substr(size);
    if (!listed || !uses_given(rest) || (size == kWide && rest.size() == kWide)) continue;
    const bool known = is_listed(rest, kFirstName);
    if (!known && is_place(rest)) continue;
    shape.full = true;
    shape.sure = shape.sure || (known && size > kWide);
  }
  return shape;
}

std::size_t Pass::behind_gap(std::size_t at) const {
  if (at < text_.size() && text_[at] == ' ') return at + 1;
  return p_.from(at).starts_with("\xE3\x80\x80") ? at + kWide : at;
}

std::size_t Pass::add_reading(std::size_t at, NameEvidence evidence) {
  const std::string_view rest = p_.from(at);
  const std::size_t open = rest.starts_with('(') ? 1 : rest.starts_with("\xEF\xBC\x88") ? kWide : 0;
  if (open == 0) return at;
  const auto is_kana = [](char32_t c) {
    return is_hiragana(c) || is_katakana(c) || c == ' ' || c == 0x3000;
  };
  const std::size_t begin = at + open;
  const std::size_t end = end_of_script(text_, begin, is_kana);
  constexpr std::size_t kMost = 14 * kWide;
  const bool closed = p_.from(end).starts_with(')') || p_.from(end).starts_with("\xEF\xBC\x89");
  if (end - begin < 2 * kWide || end - begin > kMost || !closed) return at;
  p_.add(begin, end, evidence);
  return end;
}

// "Mochizuki Hiyori", the given name in kana, or in katakana and "ko": where it ends, `at` if there
// is none.
std::size_t Pass::end_of_kana_given(std::size_t at) {
  constexpr std::string_view kKo = "\xE5\xAD\x90";
  const std::size_t kata = end_of_script(text_, at, is_katakana);
  if (kata - at >= 2 * kWide && kata - at <= 4 * kWide) {
    if (p_.from(kata).starts_with(kKo)) return kata + kKo.size();
    return is_katakana_name(p_.part(at, kata)) ? kata : at;
  }
  constexpr std::size_t kLongest = 5;
  constexpr std::size_t kShortestReading = 3;  // of two there are too many words
  const std::size_t run = end_of_script(text_, at, is_hiragana);
  for (std::size_t size = kLongest * kWide; size >= kShortestReading * kWide; size -= kWide) {
    if (size > run - at || !is_reading(p_.part(at, at + size))) continue;
    const std::size_t end = at + size;
    if (end == run || follows(end, Kind::kJaIs) || follows(end, Kind::kJaAfter) ||
        follows(end, Kind::kJaHonour) || follows(end, Kind::kJaCalled)) {
      return end;
    }
  }
  return at;
}

std::size_t Pass::ideographs(std::size_t begin) {
  const std::size_t stop = end_of_script(text_, begin, is_han);
  if (stop - begin > kMostIdeographs * kWide) return stop;
  // An honorific in ideographs.
  std::size_t end = stop;
  const std::size_t honour = p_.scripts.ends_with(p_.part(begin, stop), Kind::kJaHonour);
  if (honour != 0 && stop - begin > honour) end = stop - honour;
  const std::string_view word = p_.part(begin, end);
  if (p_.scripts.is(word, Kind::kJaNot) || (p_.lists.flags(word) & kFunctionWord) != 0) return stop;
  const Shape shape = shape_of(word);
  // Family name, a space, given name.
  const std::size_t second = behind_gap(stop);
  if (shape.family && second != stop && end == stop) {
    const std::size_t last = end_of_script(text_, second, is_han);
    const std::string_view given = p_.part(second, last);
    if (uses_given(given) && !is_place(given)) {
      p_.add(begin, last, NameEvidence::kFull);
      return std::max(last, add_reading(last, NameEvidence::kFull));
    }
  }
  if (!kana_) return stop;
  if (shape.family && end == stop) {
    if (const std::size_t last = end_of_kana_given(stop); last != stop) {
      p_.add(begin, last, NameEvidence::kFull);
      return last;
    }
  }
  return judge(begin, end, stop, shape) ? std::max(stop, add_reading(end, NameEvidence::kKin))
                                        : stop;
}

bool Pass::judge(std::size_t begin, std::size_t end, std::size_t behind, const Shape& shape) {
  const auto add = [&](NameEvidence evidence) {
    p_.add(begin, end, evidence);
    return true;
  };
  const std::string_view word = p_.part(begin, end);
  const bool honoured = behind != end || follows(behind, Kind::kJaHonour);
  const bool several = word.size() >= 2 * kWide;
  const bool short_enough = word.size() <= 4 * kWide;
  if (stands_behind(begin, Kind::kJaName) && short_enough &&
      (honoured || follows(behind, Kind::kJaIs) || follows(behind, Kind::kJaAfter) ||
       follows(behind, Kind::kJaCalled) || begins_phrase(behind) || behind == text_.size() ||
       !is_letter(code_point_at(text_, behind)))) {
    return add(NameEvidence::kKin);
  }
  if (honoured && (shape.family || shape.full || (shape.given && several))) {
    return add(NameEvidence::kTitle);
  }
  const bool role = stands_behind(begin, Kind::kJaRole);
  if (role && several && short_enough && honoured && !is_place(word)) {
    return add(NameEvidence::kKin);
  }
  // "husband (Kentaro)"
  const bool bracket =
      text_[begin > 0 ? begin - 1 : 0] == '(' || p_.before(begin).ends_with("\xEF\xBC\x88");
  if (role && bracket && uses_given(word) && !is_letter(code_point_at(text_, behind))) {
    return add(NameEvidence::kKin);
  }
  if (role && (shape.full || (several && (shape.family || shape.given || shape.like_family))) &&
      (follows(behind, Kind::kJaAfter) || follows(behind, Kind::kJaIs) ||
       !is_letter(code_point_at(text_, behind)))) {
    return add(NameEvidence::kKin);
  }
  if (follows(behind, Kind::kJaCalled) && several && shape.any()) return add(NameEvidence::kKin);
  if (shape.sure) return add(NameEvidence::kFull);
  if (!p_.human || !begins_phrase(begin) || !several) return false;
  if (follows(behind, Kind::kJaIs) && (shape.family || shape.full || shape.given)) {
    return add(NameEvidence::kLead);
  }
  return shape.full && !is_letter(code_point_at(text_, behind)) && add(NameEvidence::kLead);
}

bool Pass::is_reading(std::string_view kana) const {
  return p_.scripts.is(kana, Kind::kJaReading) || is_listed(kana, kFirstName);
}

bool Pass::is_katakana_name(std::string_view kana) {
  if (p_.scripts.is(kana, Kind::kJaForeign) || is_listed(kana, kFirstName | kSurname)) return true;
  p_.buffer.clear();
  for (std::size_t at = 0; at < kana.size();) {
    const char32_t c = next_code_point(kana, at);
    constexpr char32_t kApart = 0x60;  // of katakana and hiragana
    append_utf8(c >= 0x30A1 && c <= 0x30F6 ? c - kApart : c, p_.buffer);
  }
  return p_.scripts.is(p_.buffer, Kind::kJaReading);
}

std::size_t Pass::katakana(std::size_t begin) {
  constexpr std::string_view kDot = "\xE3\x83\xBB";
  std::size_t end = end_of_script(text_, begin, is_katakana);
  bool known = is_katakana_name(p_.part(begin, end));
  bool several = false;
  while (p_.from(end).starts_with(kDot) && is_katakana(code_point_at(text_, end + kWide))) {
    const std::size_t from = end + kWide;
    end = end_of_script(text_, from, is_katakana);
    several = true;
    known = is_katakana_name(p_.part(begin, from - kWide)) || known;
  }
  const bool honoured = follows(end, Kind::kJaHonour);
  const bool role = stands_behind(begin, Kind::kJaRole);
  const bool named = stands_behind(begin, Kind::kJaName);
  const bool long_enough = end - begin >= 2 * kWide;
  if (!long_enough) return end;
  // "furigana (Kiriyama Fumiko)"
  if (is_furigana(begin)) {
    const std::size_t second = behind_gap(end);
    const std::size_t last = end_of_script(text_, second, is_katakana);
    if (second != end && last - second >= 2 * kWide) end = last;
    p_.add(begin, end, NameEvidence::kKin);
    return end;
  }
  if ((known && (honoured || role)) || (several && (honoured || role)) ||
      (named && follows(end, Kind::kJaIs))) {
    p_.add(begin, end, role || named ? NameEvidence::kKin : NameEvidence::kTitle);
  } else if (known && several && p_.human) {
    p_.add(begin, end, NameEvidence::kFull);
  } else if (known && (follows(end, Kind::kJaCalled) ||
                       (p_.human && begins_phrase(begin) && follows(end, Kind::kJaIs)))) {
    p_.add(begin, end, NameEvidence::kLead);
  }
  return end;
}

// Behind "furigana" and a bracket or a colon.
bool Pass::is_furigana(std::size_t begin) const {
  static constexpr std::array<std::string_view, 6> kWords = {
      "\xE3\x83\x95\xE3\x83\xAA\xE3\x82\xAC\xE3\x83\x8A",
      "\xE3\x81\xB5\xE3\x82\x8A\xE3\x81\x8C\xE3\x81\xAA",
      "\xE3\x83\xA8\xE3\x83\x9F\xE3\x82\xAC\xE3\x83\x8A",
      "\xE3\x82\x88\xE3\x81\xBF\xE3\x81\x8C\xE3\x81\xAA",
      "\xE3\x82\xAB\xE3\x83\x8A\xE6\xB0\x8F\xE5\x90\x8D",
      "\xE6\xB0\x8F\xE5\x90\x8D\xE3\x82\xAB\xE3\x83\x8A"};
  static constexpr std::array<std::string_view, 5> kJoints = {"(", ":", " ", "\xEF\xBC\x88",
                                                              "\xEF\xBC\x9A"};
  std::string_view left = p_.before(begin);
  bool joined = false;
  for (const std::string_view joint : kJoints) {
    if (!left.ends_with(joint)) continue;
    left.remove_suffix(joint.size());
    joined = true;
    break;
  }
  return joined &&
         std::ranges::any_of(kWords, [&](std::string_view word) { return left.ends_with(word); });
}

// "Yuzu-chan"; "yomi wa Nawashiro."
std::size_t Pass::hiragana(std::size_t begin) {
  const std::size_t end = end_of_script(text_, begin, is_hiragana);
  static constexpr std::array<std::string_view, 4> kHonours = {
      "\xE3\x81\xA1\xE3\x82\x83\xE3\x82\x93", "\xE3\x81\x8F\xE3\x82\x93",
      "\xE3\x81\x95\xE3\x82\x93", "\xE3\x81\x95\xE3\x81\xBE"};
  const std::string_view run = p_.part(begin, end);
  for (const std::string_view honour : kHonours) {
    for (std::size_t at = run.find(honour); at != std::string_view::npos;
         at = run.find(honour, at + 1)) {
      constexpr std::size_t kLongest = 5;
      for (std::size_t size = kLongest * kWide; size >= 2 * kWide; size -= kWide) {
        if (size > at || at % kWide != 0) continue;
        const std::size_t from = at - size;
        const bool starts =
            from == 0 || p_.scripts.is(run.substr(from - kWide, kWide), Kind::kJaParticle);
        if (!starts || !is_reading(run.substr(from, size))) continue;
        p_.add(begin + from, begin + at, NameEvidence::kTitle);
        break;
      }
    }
  }
  // "to Sakura senpai": an honorific in ideographs behind the run.
  if (is_han(code_point_at(text_, end)) && follows(end, Kind::kJaHonour)) {
    constexpr std::size_t kMost = 5;
    for (std::size_t size = std::min(kMost * kWide, end - begin); size >= 2 * kWide;
         size -= kWide) {
      const std::size_t from = end - size;
      const bool starts =
          from == begin || p_.scripts.is(p_.part(from - kWide, from), Kind::kJaParticle);
      if (!starts || !is_reading(p_.part(from, end))) continue;
      p_.add(from, end, NameEvidence::kTitle);
      break;
    }
  }
  // What is read so: the run begins with the end of the cue.
  constexpr std::size_t kLongest = 9 * kWide;
  for (std::size_t at = begin; at < end; at += kWide) {
    if (at == begin || p_.scripts.ends_with(p_.before(at), Kind::kJaName) == 0) continue;
    const bool hard = !is_letter(code_point_at(text_, end));
    if (hard && end - at >= 2 * kWide && end - at <= kLongest && !follows(end, Kind::kJaNot)) {
      std::size_t last = end;
      const std::string_view name = p_.part(at, end);
      if (const std::size_t is = p_.scripts.ends_with(name, Kind::kJaIs); is < name.size())
        last -= is;
      if (is_reading(p_.part(at, last)) ||
          p_.before(at).ends_with("\xE8\xAA\xAD\xE3\x81\xBF\xE3\x81\xAF")) {
        p_.add(at, last, NameEvidence::kKin);
      }
    }
    break;
  }
  return end;
}

}  // namespace

void find_japanese_names(const ScriptPass& pass, bool kana) { Pass(pass, kana).run(); }

}  // namespace expunge
