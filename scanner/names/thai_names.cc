// Thai names.  Nothing stands between words, so a name is a listed one that begins behind what
// people are called by (phi, nong, khun), or a phrase of its own; most nicknames are words.
#include <algorithm>

#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

constexpr std::size_t kLongestName = 18;  // characters
constexpr std::size_t kLongAlone = 6;     // characters of a name that needs no cue

class Pass {
 public:
  explicit Pass(const ScriptPass& pass) : p_(pass), text_(pass.text) {}

  void run() {
    for_each_run_of_script(text_, is_thai, is_thai, [&](std::size_t begin, std::size_t end) {
      phrase(begin, end);
      return end;
    });
  }

 private:
  struct Name {
    std::size_t end = 0;
    bool word = false;
  };
  // A vowel or a tone mark that belongs to the letter before.
  static bool is_mark(char32_t c) {
    return c == 0x0E31 || (c >= 0x0E33 && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E) ||
           c == 0x0E30 || c == 0x0E32;
  }
  bool may_end(std::size_t at, std::size_t end) const {
    return at == end || p_.scripts.begins_with(p_.from(at), Kind::kThEnd) != 0;
  }
  // The longest listed name that begins at `at`; no name if `end` is `at`.
  Name name_at(std::size_t at, std::size_t end) const;
  void phrase(std::size_t begin, std::size_t end);
  std::size_t cued(std::size_t at, std::size_t begin, std::size_t end);
  std::size_t with_family_name(std::size_t end) const;

  const ScriptPass& p_;
  std::string_view text_;
};

Pass::Name Pass::name_at(std::size_t at, std::size_t end) const {
  const std::size_t longest = std::min(end - at, kLongestName * kWide);
  for (std::size_t size = longest - longest % kWide; size >= 2 * kWide; size -= kWide) {
    const std::string_view word = text_.substr(at, size);
    // A syllable ends where no mark follows.
    if (at + size < end && is_mark(code_point_at(text_, at + size))) continue;
    if (p_.scripts.is(word, Kind::kThWord)) return {at + size, true};
    const NameFlags flags = p_.lists.flags(word);
    if ((flags & kFirstName) != 0) return {at + size, (flags & (kWord | kFunctionWord)) != 0};
  }
  return {at, false};
}

// "Phloichomphu Intharasuwan": a space and one more phrase.
std::size_t Pass::with_family_name(std::size_t end) const {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kLongest = 20;
  if (end >= text_.size() || text_[end] != ' ') return end;
  const std::size_t last = end_of_script(text_, end + 1, is_thai);
  const std::size_t size = (last - end - 1) / kWide;
  if (size < kShortest || size > kLongest) return end;
  const std::string_view word = p_.part(end + 1, last);
  if (p_.scripts.begins_with(word, Kind::kThEnd) != 0 ||
      p_.scripts.begins_with(word, Kind::kThCue) != 0 ||
      p_.scripts.begins_with(word, Kind::kThName) != 0) {
    return end;
  }
  return last;
}

// A name behind the cue that begins at `at`; where the search goes on, `at` if there is none.
std::size_t Pass::cued(std::size_t at, std::size_t begin, std::size_t end) {
  const std::string_view rest = p_.part(at, end);
  const std::size_t named = p_.scripts.begins_with(rest, Kind::kThName);
  const std::size_t called = p_.scripts.begins_with(rest, Kind::kThCue);
  const std::size_t weak = p_.scripts.begins_with(rest, Kind::kThWeak);
  const std::size_t cue = std::max({named, called, weak});
  if (cue == 0 || p_.scripts.begins_with(rest, Kind::kThNot) != 0) return at;
  std::size_t from = at + cue;
  std::size_t stop = end;
  if (from == end && text_.substr(from).starts_with(' ') && (named != 0 || called != 0)) {
    ++from;
    stop = end_of_script(text_, from, is_thai);
  }
  // "khun mo Somchai": one cue behind another.
  if (from < stop && p_.scripts.begins_with(p_.part(from, stop), Kind::kThNot) != 0) return at;
  const Name name = name_at(from, stop);
  if (name.end == from) return at;
  const bool sure = cue == named || cue == called;
  if (!sure && name.word) return at;
  if (name.word && !may_end(name.end, stop)) return at;
  const std::size_t last = cue == named && name.end == stop ? with_family_name(name.end) : name.end;
  p_.add(from, last, cue == named ? NameEvidence::kKin : NameEvidence::kTitle);
  return std::max(last, begin);
}

void Pass::phrase(std::size_t begin, std::size_t end) {
  // A name that is all of its phrase, or begins it: "Phloi na kha".
  const Name whole = name_at(begin, end);
  const bool starts = begin == 0 || text_[begin - 1] == '\n';
  if (whole.end != begin && p_.human) {
    const std::size_t last = with_family_name(end);
    const bool long_enough = !whole.word || end - begin >= kLongAlone * kWide;
    if (whole.end == end && starts && last != end && long_enough) {
      p_.add(begin, last, NameEvidence::kLead);
      return;
    }
    const std::string_view left = p_.before(begin > 0 ? begin - 1 : 0);
    const bool called = p_.scripts.ends_with(left, Kind::kThName) != 0 ||
                        p_.scripts.ends_with(left, Kind::kThSelf) != 0;
    if (whole.end == end && (!whole.word || called)) {
      p_.add(begin, end, NameEvidence::kSingle);
      return;
    }
  }
  for (std::size_t at = begin; at < end;) {
    const char32_t c = code_point_at(text_, at);
    if (is_mark(c)) {
      at += kWide;
      continue;
    }
    if (const std::size_t next = cued(at, begin, end); next != at) {
      at = next;
      continue;
    }
    const std::size_t size =
        p_.human ? p_.scripts.begins_with(p_.part(at, end), Kind::kThFormal) : 0;
    const std::size_t last = at + std::max(size, kWide);
    const bool stands = size != 0 && (last == end || !is_mark(code_point_at(text_, last)));
    if (stands && p_.scripts.ends_with(p_.before(at), Kind::kStreet) == 0) {
      p_.add(at, last, NameEvidence::kSingle);
    }
    at = last;
  }
}

}  // namespace

void find_thai_names(const ScriptPass& pass) { Pass(pass).run(); }

}  // namespace expunge
