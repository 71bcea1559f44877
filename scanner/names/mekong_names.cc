// Names in Lao, Burmese and Khmer, which write no spaces between words: they stand behind what
// people are called by ("bang", "ko", "thao") and behind "name", and are made of words and
// syllables that many names are made of.  A space before or behind a phrase shows where it may
// begin or end.
#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

constexpr std::size_t kShortest = 2;   // characters of a name
constexpr std::size_t kLongest = 24;   // of one that no list has, behind "name"
constexpr std::size_t kMostParts = 4;  // of a name

class Pass {
 public:
  explicit Pass(const ScriptPass& pass) : p_(pass), text_(pass.text) {}

  void run() {
    for_each_run_of_script(text_, is_mekong_script, is_mekong_script,
                           [&](std::size_t begin, std::size_t end) { return phrase(begin, end); });
  }

 private:
  // A mark that stands on or behind the letter before it: no word begins with one.
  static bool is_mark(char32_t c) {
    return (c >= 0x102B && c <= 0x103E) || (c >= 0x17B6 && c <= 0x17D3) ||
           (c >= 0x0EB0 && c <= 0x0EBD) || (c >= 0x0EC8 && c <= 0x0ECD);
  }
  bool starts_word(std::size_t at) const { return !is_mark(code_point_at(text_, at)); }
  // Where the name made of known parts that begins at `at` ends; `at` if none does.
  std::size_t name_end(std::size_t at, std::size_t end) const;
  // "name is": the rest of the phrase, whatever it is.
  std::size_t named_end(std::size_t at, std::size_t end) const;
  std::size_t cued(std::size_t at, std::size_t begin, std::size_t end);
  std::size_t phrase(std::size_t begin, std::size_t end);

  const ScriptPass& p_;
  std::string_view text_;
};

std::size_t Pass::name_end(std::size_t at, std::size_t end) const {
  std::size_t last = at;
  for (std::size_t parts = 0; parts < kMostParts && last < end; ++parts) {
    const std::size_t size = p_.scripts.begins_with(p_.part(last, end), Kind::kMekongPart);
    if (size == 0 || (last + size < end && !starts_word(last + size))) break;
    last += size;
  }
  return last;
}

std::size_t Pass::named_end(std::size_t at, std::size_t end) const {
  std::size_t last = end;
  for (std::size_t size = p_.scripts.ends_with(p_.part(at, last), Kind::kMekongEnd);
       size > 0 && size < last - at;
       size = p_.scripts.ends_with(p_.part(at, last), Kind::kMekongEnd)) {
    last -= size;
  }
  const std::size_t size = count_code_points(p_.part(at, last));
  return size >= kShortest && size <= kLongest ? last : at;
}

// The name behind the cue that begins at `at`; where the search goes on, `at` if there is none.
std::size_t Pass::cued(std::size_t at, std::size_t begin, std::size_t end) {
  const std::string_view rest = p_.part(at, end);
  const std::size_t named = p_.scripts.begins_with(rest, Kind::kMekongName);
  // What people are called by begins its phrase; inside of one it may be part of any word.
  const std::size_t called =
      at == begin || named != 0 ? p_.scripts.begins_with(rest, Kind::kMekongCue) : 0;
  const std::size_t cue = std::max(named, called);
  if (cue == 0 || (at + cue < end && !starts_word(at + cue))) return at;
  std::size_t from = at + cue;
  std::size_t stop = end;
  if (from == end) {
    if (text_.substr(from).starts_with(": ")) ++from;
    if (!text_.substr(from).starts_with(' ')) return at;
    ++from;
    stop = end_of_script(text_, from, is_mekong_script);
  }
  if (from >= stop) return at;
  std::size_t last = name_end(from, stop);
  const bool known = last != from && count_code_points(p_.part(from, last)) >= kShortest;
  if (!known) last = from;
  // "name is Thazin Oo pa": an unknown name only where a space sets it apart.
  if (named != 0 && last != stop && from > at + cue) last = std::max(last, named_end(from, stop));
  if (last == from) return at;
  // Family name and given name, a space between.
  if (last == stop && stop < text_.size() && text_[stop] == ' ') {
    const std::size_t next = stop + 1;
    const std::size_t next_end = end_of_script(text_, next, is_mekong_script);
    const std::size_t second = name_end(next, next_end);
    if (second != next && second == next_end) last = second;
  }
  p_.add(from, last, named != 0 ? NameEvidence::kKin : NameEvidence::kTitle);
  return last;
}

std::size_t Pass::phrase(std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end;) {
    if (starts_word(at)) {
      const std::size_t next = cued(at, begin, end);
      if (next != at) return std::max(next, end);
    }
    next_code_point(text_, at);
  }
  // A name of several known parts that is all of its phrase.
  const std::size_t last = name_end(begin, end);
  const bool whole = last == end && count_code_points(p_.part(begin, end)) > 2 * kShortest;
  if (p_.human && whole && (p_.lists.flags(p_.part(begin, end)) & kFirstName) != 0) {
    p_.add(begin, end, NameEvidence::kSingle);
  }
  return end;
}

}  // namespace

void find_mekong_names(const ScriptPass& pass) { Pass(pass).run(); }

}  // namespace expunge
