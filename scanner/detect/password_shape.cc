#include "detect/password_shape.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/secret_words.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kShortest = 8;  // what services ask for (NIST SP 800-63B section 5.1.1.1)
constexpr std::size_t kLongest = 40;  // what anybody types
constexpr std::size_t kLongestWord = 3;
constexpr std::string_view kBounds = " \t\r\n\"`<>()[]{}|";
constexpr std::string_view kSigns = "!#$%&*+?=~@^";
constexpr std::string_view kJoints = "-._";

bool is_sign(char c) { return kSigns.find(c) != std::string_view::npos; }
bool is_joint(char c) { return kJoints.find(c) != std::string_view::npos; }

struct Letters {
  int small = 0;
  int capital = 0;
  int digits = 0;
  int signs = 0;   // between or behind letters and digits
  int joints = 0;  // likewise
  int words = 0;   // runs of three letters or more
  bool camel = false;
  std::size_t longest_run = 0;
};

Letters count_letters(std::string_view piece) {
  Letters found;
  std::size_t run = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (is_value_letter(c)) {
      (is_ascii_upper(c) ? found.capital : found.small) += 1;
      if (++run == kLongestWord) ++found.words;
      found.longest_run = std::max(found.longest_run, run);
      continue;
    }
    run = 0;
    found.digits += is_ascii_digit(c) ? 1 : 0;
    if (i == 0) continue;
    found.signs += is_sign(c) ? 1 : 0;
    found.joints += is_joint(c) ? 1 : 0;
  }
  return found;
}

// Links, mailboxes, paths, calls, assignments, tags of accounts ("name#1234"), entities of HTML.
bool is_something_else(std::string_view piece) {
  if (piece.find_first_of("/\\,;:") != std::string_view::npos) return true;
  if (piece.find("==") != std::string_view::npos || piece.starts_with("www.")) return true;
  for (const std::string_view key :
       {"ctrl+", "alt+", "shift+", "cmd+", "win+", "ctrl-", "shift-"}) {
    if (equals_ignore_ascii_case(piece.substr(0, key.size()), key)) return true;
  }
  if (is_sample(piece) || is_tutorial_password(piece)) return true;
  const std::size_t sign = piece.find_first_of("#=&@$");
  if (sign == std::string_view::npos || sign == 0) return !is_value_letter(piece[0]) && sign == 0;
  const std::string_view tail = piece.substr(sign + 1);
  const bool number = std::ranges::all_of(tail, is_ascii_digit);
  if (piece[sign] == '#') return number && tail.size() <= 6;
  if (piece[sign] == '=') return true;  // "mode=2", "page=3&x"
  if (piece[sign] == '@') return tail.find('.') != std::string_view::npos;
  return false;
}

// "SHA-256", "Windows-10", "Ubuntu-22.04", "report_2.pdf", "gpt-4o-mini", "iso8859-1".
bool is_version(std::string_view piece, const Letters& found, const NameLists* lists) {
  const std::size_t stop = piece.rfind('.');
  if (stop != std::string_view::npos && piece.size() - stop <= 5 && found.signs == 0 &&
      std::ranges::all_of(piece.substr(stop + 1),
                          [](char c) { return is_ascii_lower(c) || is_ascii_digit(c); }) &&
      std::ranges::any_of(piece.substr(stop + 1), is_ascii_lower)) {
    return true;  // the name of a file, or a host
  }
  if (found.small < 2 || found.longest_run < kLongestWord) return true;
  if (found.words > 1) return false;
  // One word and a number: what it is called is not told from a version but by a word nobody uses.
  const std::string word = ascii_lower(piece.substr(0, piece.find_first_of("-._0123456789")));
  return lists == nullptr || lists->flags(word) != 0;
}

}  // namespace

PasswordPiece password_piece_at(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest &&
         kBounds.find(text[begin - 1]) == std::string_view::npos) {
    --begin;
  }
  std::size_t end = at;
  while (end < text.size() && end - at < kLongest &&
         kBounds.find(text[end]) == std::string_view::npos) {
    ++end;
  }
  constexpr std::string_view kOpening = "*_'~-";
  while (begin < end && kOpening.find(text[begin]) != std::string_view::npos) ++begin;
  constexpr std::string_view kClosing = ".,;:'*?-";
  while (end > begin && kClosing.find(text[end - 1]) != std::string_view::npos) --end;
  return {begin, end};
}

PasswordShape password_shape(std::string_view piece, const NameLists* lists) {
  if (piece.size() < kShortest || piece.size() > kLongest) return PasswordShape::kNone;
  const Letters found = count_letters(piece);
  if (found.digits == 0 || found.small + found.capital < 3) return PasswordShape::kNone;
  if (is_something_else(piece)) return PasswordShape::kNone;
  if (found.signs > 0) {
    return found.longest_run >= kLongestWord || found.small + found.capital >= 5
               ? PasswordShape::kStrong
               : PasswordShape::kNone;
  }
  if (found.joints == 0 || is_version(piece, found, lists)) return PasswordShape::kNone;
  const bool fair = found.capital > 0 && found.small > found.capital;
  return fair ? PasswordShape::kFair : PasswordShape::kWeak;
}

}  // namespace expunge
