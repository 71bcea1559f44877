// Three steps: skip marks (quotes, colons, arrows) and words ("for the wifi is still") up to the
// secret; find its end (the closing quote, white space, a character of another script); leave the
// marks of the sentence behind it out.

#include "detect/secret_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/strings.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxJoint = 60;   // bytes between a cue and its secret
constexpr std::size_t kMaxQuoted = 64;  // bytes between two quotes
constexpr int kMaxWords = 8;

// "is" and the like, in lower case where there is one.  Those of scripts without spaces stand right
// behind the cue.
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"is",
     "are",
     "was",
     "becomes",
     "es",
     "era",
     "est",
     "ist",
     "lautet",
     "war",
     "jest",
     "to",
     "je",
     "sa",
     "er",
     "on",
     "oli",
     "este",
     "e",
     "ay",
     "adalah",
     "ialah",
     "var",
     "eh",
     "ni",
     "da",
     "bu",
     "c'est",
     "it's",
     "its",
     "\xC3\xA9",
     "\xC3\xA8",
     "\xC3\xA4r",
     "l\xC3\xA0",
     "\xD1\x8D\xD1\x82\xD0\xBE",  // Russian: is
     "\xD1\x86\xD0\xB5",          // Ukrainian
     "\xD0\xB5",
     "\xCE\xB5\xCE\xAF\xCE\xBD\xCE\xB1\xCE\xB9",  // Bulgarian, Greek
     "\xD7\x94\xD7\x95\xD7\x90",
     "\xD7\x94\xD7\x99\xD7\x90",  // Hebrew
     "\xD9\x87\xD9\x8A",
     "\xD9\x87\xD9\x88",            // Arabic
     "\xE0\xA4\xB9\xE0\xA5\x88"});  // Hindi
constexpr auto kGluedVerbs = std::to_array<std::string_view>(
    {"\xE5\xB0\xB1\xE6\x98\xAF", "\xE6\x98\xAF", "\xE4\xB8\xBA", "\xE7\x82\xBA",  // Chinese
     "\xE3\x81\xAF", "\xE3\x81\x8C",                                              // Japanese
     "\xEB\x8A\x94", "\xEC\x9D\x80", "\xEA\xB0\x80", "\xEC\x9D\xB4",              // Korean
     "\xE0\xB8\x84\xE0\xB8\xB7\xE0\xB8\xAD"});                                    // Thai
// "Will be", "was set to" and the like, behind which a participle may stand as well ("will be
// sent"). Those of two words and more come first.
constexpr auto kTurnedVerbs = std::to_array<std::string_view>(
    {"is going to be",
     "was supposed to be",
     "is supposed to be",
     "is gonna be",
     "going to be",
     "gonna be",
     "used to be",
     "will be",
     "would be",
     "should be",
     "has been",
     "had been",
     "is set to",
     "was set to",
     "was changed to",
     "is changed to",
     "got changed to",
     "got reset to",
     "was reset to",
     "changed to",
     "set to",
     "reset to",
     "va a ser",
     "vai ser",
     "va \xC3\xAAtre",
     "a \xC3\xA9t\xC3\xA9",
     "zal zijn",
     "ska vara",
     "skal v\xC3\xA6re",
     "became",
     "stays",
     "remains",
     "equals",
     "ser\xC3\xA1",
     "sera",
     "\xC3\xA9tait",
     "sar\xC3\xA0",
     "foi",
     "wird",
     "wurde",
     "wordt",
     "blir",
     "bliver",
     "blev",
     "b\xC4\x99"
     "dzie",
     "by\xC5\x82o",
     "bude",
     "\xD0\xB1\xD1\x83\xD0\xB4\xD0\xB5\xD1\x82",  // Russian: will be, was, now
     "\xD0\xB1\xD1\x8B\xD0\xBB",
     "\xD1\x82\xD0\xB5\xD0\xBF\xD0\xB5\xD1\x80\xD1\x8C"});
constexpr auto kFillers = std::to_array<std::string_view>(
    {"always", "bisher", "toujours", "siempre", "sempre",     "zawsze",    "right",    "both",
     "all",    "still",  "now",      "just",    "currently",  "literally", "probably", "actually",
     "simply", "jetzt",  "ahora",    "agora",   "maintenant", "again",     "called"});
constexpr auto kPurposes = std::to_array<std::string_view>({"for",
                                                            "to",
                                                            "of",
                                                            "on",
                                                            "de",
                                                            "del",
                                                            "do",
                                                            "da",
                                                            "du",
                                                            "von",
                                                            "vom",
                                                            "zum",
                                                            "f\xC3\xBCr",
                                                            "para",
                                                            "pour",
                                                            "per",
                                                            "di",
                                                            "van",
                                                            "voor",
                                                            "till",
                                                            "za",
                                                            "untuk",
                                                            "at",
                                                            "the",
                                                            "my",
                                                            "na",
                                                            "\xD0\xBE\xD1\x82",
                                                            "\xD0\xB4\xD0\xBB\xD1\x8F",
                                                            "\xD0\xBA",
                                                            "do",
                                                            "ke",
                                                            "zu"});
// Another sentence has begun: "a password to prove that you are".
constexpr auto kOtherSubjects = std::to_array<std::string_view>(
    {"that", "which", "who", "it", "i", "you", "we", "they", "he", "she", "be", "and", "or"});
// Marks that say "is".
constexpr auto kIsMarks = std::to_array<std::string_view>(
    {":=", "=>", "->", ":", "=", "|", "\xEF\xBC\x9A", "\xEF\xBC\x9D", "\xE2\x86\x92"});
struct Quotes {
  std::string_view open;
  std::string_view close;
};
constexpr auto kQuotes = std::to_array<Quotes>({{"\"", "\""},
                                                {"'", "'"},
                                                {"`", "`"},
                                                {"\xE2\x80\x9C", "\xE2\x80\x9D"},
                                                {"\xE2\x80\x9E", "\xE2\x80\x9C"},
                                                {"\xE2\x80\x98", "\xE2\x80\x99"},
                                                {"\xC2\xAB", "\xC2\xBB"},
                                                {"\xE3\x80\x8C", "\xE3\x80\x8D"}});
// What ends a sentence or a quotation and no secret.
constexpr std::string_view kTrailing = ".,;:)]}\"'`*>?|";
// First byte of a character of three or four bytes: other scripts, typographic marks, emoji.
constexpr unsigned char kWide = 0xE0;

bool is_one_of_words(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, std::string_view(ascii_lower(word))) != words.end();
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class Reader {
 public:
  Reader(std::string_view text, std::size_t begin) : text_(text), start_(begin), at_(begin) {}

  SecretPlace read() {
    // "the password's kettle99"; it may be a genitive as well, so it does not say "is".
    if (!take("'s ")) take("\xE2\x80\x99s ");
    skip_marks();
    skip_words();
    // password "otter lamp 9": a quote with a space before it opens; one without closes the cue.
    const bool opens = start_ < text_.size() && is_blank(text_[start_]);
    if (!quote_.empty() && (place_.says_is || opens) && take_quoted()) return place_;
    place_.begin = place_.end = at_;
    if (at_ < text_.size()) take_bare();
    return place_;
  }

 private:
  std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }
  bool take(std::string_view mark) {
    if (!rest().starts_with(mark)) return false;
    at_ += mark.size();
    return true;
  }
  bool take_is() {
    for (const std::string_view mark : kIsMarks) {
      const bool spaced = at_ > 0 && is_blank(text_[at_ - 1]);
      if (!take(mark)) continue;
      place_.assigned |= mark.find('=') != std::string_view::npos;
      place_.spaced |= spaced;
      return true;
    }
    // A dash only between spaces: "password - otter99".
    if (rest().starts_with("- ") || rest().starts_with("\xE2\x80\x93 ") ||
        rest().starts_with("\xE2\x80\x94 ")) {
      at_ = text_.find(' ', at_);
      return true;
    }
    return false;
  }
  bool take_glued_verb() {
    for (const std::string_view verb : kGluedVerbs) {
      if (take(verb)) return true;
    }
    return false;
  }
  bool take_quote() {
    for (const Quotes& quotes : kQuotes) {
      if (!take(quotes.open)) continue;
      quote_ = quotes.close;
      return true;
    }
    return false;
  }

  // Quotes, brackets, colons.  A quote before the mark closed the cue: "password": "secret".
  void skip_marks() {
    for (int steps = 0; steps < 12 && at_ < text_.size() && at_ - start_ <= kMaxJoint; ++steps) {
      const char c = text_[at_];
      if (is_blank(c) || c == '*' || c == ')' || c == ']') {
        ++at_;
      } else if (take_is()) {
        place_.says_is = true;
        quote_ = {};
      } else if (take_glued_verb()) {
        place_.says_is = place_.by_verb = true;
        quote_ = {};
      } else if (take_line_end() || take_quote()) {
        continue;
      } else {
        return;
      }
    }
  }

  // Behind a colon the secret may stand on the next line.
  bool take_line_end() {
    if (!place_.says_is || text_[at_] != '\n') return false;
    // It must be all there is on that line.
    const std::string_view line = text_.substr(at_ + 1, text_.find('\n', at_ + 1) - at_ - 1);
    const bool alone = !line.empty() && line.find_first_of(" \t") == std::string_view::npos;
    const bool first = text_.substr(start_, at_ - start_).find('\n') == std::string_view::npos;
    if (alone && first) ++at_;
    return alone && first;
  }

  std::string_view word() const {
    const std::string_view left = rest();
    return left.substr(0, left.find_first_of(" \t\r\n"));
  }

  // "for the guest wifi is still": purposes count only if a verb or a colon follows.
  void skip_words() {
    const std::size_t before = at_;
    bool purpose = false;
    for (int words = 0; words < kMaxWords && quote_.empty(); ++words) {
      const std::string_view next = word();
      if (next.empty() || at_ - start_ > kMaxJoint) break;
      if (!place_.says_is && take_turned_verb()) return;
      // "to", "on" are both: "the password to the wifi is", Polish "haslo to".
      const bool verb =
          is_one_of_words(next, kVerbs) && !(words == 0 && is_one_of_words(next, kPurposes));
      if (verb && !(place_.says_is && !place_.by_verb)) {
        step_over(next);
        place_.says_is = place_.by_verb = true;
        purpose = false;
        skip_marks();
        skip_fillers();
        return;
      }
      if (is_one_of_words(next, kFillers)) {
        step_over(next);
        continue;
      }
      if (place_.says_is) break;
      if (words == 0 && is_one_of_words(next, kPurposes)) purpose = true;
      if (!purpose || is_one_of_words(next, kOtherSubjects)) break;
      const bool ends = next.ends_with(':') || next.ends_with('=');
      step_over(next);
      if (!ends) continue;
      place_.says_is = true;
      skip_marks();
      return;
    }
    if (!purpose) return;  // no verb came
    at_ = before;
    if (is_one_of_words(word(), kVerbs)) step_over(word());
  }
  bool take_turned_verb() {
    const std::string lower = ascii_lower(rest().substr(0, 24));
    for (const std::string_view verb : kTurnedVerbs) {
      if (!lower.starts_with(verb) || lower.substr(verb.size(), 1) != " ") continue;
      step_over(rest().substr(0, verb.size()));
      place_.says_is = place_.by_verb = place_.turned = true;
      skip_marks();
      skip_fillers();
      return true;
    }
    return false;
  }
  void skip_fillers() {
    while (is_one_of_words(word(), kFillers)) step_over(word());
  }
  void step_over(std::string_view word) {
    at_ += word.size();
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  bool take_quoted() {
    const std::size_t line = std::min(text_.find('\n', at_), text_.size());
    const std::size_t close = text_.find(quote_, at_);
    if (close == std::string_view::npos || close > line || close - at_ > kMaxQuoted) return false;
    place_.begin = at_;
    place_.end = close;
    place_.quoted = true;
    return true;
  }

  void take_bare() {
    const bool ascii = static_cast<unsigned char>(text_[at_]) < 0x80;
    std::size_t end = at_;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) > ' ' &&
           std::string_view("\"`<>{}").find(text_[end]) == std::string_view::npos) {
      if (ascii && static_cast<unsigned char>(text_[end]) >= kWide) break;
      ++end;
    }
    end = at_ + setting_end(text_.substr(at_, end - at_));
    while (end > at_ + 1 && kTrailing.find(text_[end - 1]) != std::string_view::npos) --end;
    place_.end = end;
  }

  // "Password=secret;Encrypt=True", "?pass=secret&x=1", "secret&quot;": where the next setting or a
  // character of HTML begins, or the end.
  static std::size_t setting_end(std::string_view value) {
    for (std::size_t at = value.find_first_of(";&,"); at != std::string_view::npos;
         at = value.find_first_of(";&,", at + 1)) {
      std::size_t name = at + 1;
      while (name < value.size() && (is_ascii_letter(value[name]) || value[name] == '_')) ++name;
      if (name == at + 1) continue;
      if (name < value.size() && value[name] == '=') return at;
      if (value[at] == '&' && (name == value.size() || value[name] == ';')) return at;  // &quot;
    }
    return value.size();
  }

  std::string_view text_;
  std::size_t start_;
  std::size_t at_;
  std::string_view quote_;  // the closing mark of the quote that was opened last
  SecretPlace place_;
};

}  // namespace

SecretPlace read_secret(std::string_view text, std::size_t begin) {
  return Reader(text, begin).read();
}

}  // namespace expunge
