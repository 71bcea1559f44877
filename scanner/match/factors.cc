// Reads a pattern from left to right and keeps the set of strings that the part read last can be:
// the run.  A set of characters that is small multiplies the run; one that is large, or an open
// repeat, ends it.  Each run that ends is a set of which one string stands in every match; the one
// with the fewest expected occurrences wins.

#include "match/factors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxStrings = 400;  // of a run
constexpr std::size_t kMaxUnion = 1500;   // of the factors of alternatives
constexpr std::size_t kMaxLength = 16;
constexpr std::size_t kMaxCharacters = 12;  // digits and a few separators; not an alphabet
constexpr int kMaxCopies = 4;               // of a repeated part

using Strings = std::vector<std::string>;

bool is_word_byte(char c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_';
}

// Shares of the characters of English chat, lower case; the rest is rare.  A guess is enough: it
// only ranks factors.
double share_of(unsigned char c) {
  static const std::array<double, 256> shares = [] {
    std::array<double, 256> table{};
    table.fill(3e-4);
    constexpr std::string_view kLetters = " etaoinshrldumwyfgcpbvkxjqz";
    constexpr double kShares[] = {.18,  .095, .07,  .065, .062, .055,  .058,  .05,  .05,
                                  .048, .033, .032, .024, .021, .02,   .02,   .017, .018,
                                  .02,  .015, .012, .008, .009, .0015, .0015, .001, .001};
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
      table[static_cast<unsigned char>(kLetters[i])] = kShares[i];
    }
    for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<unsigned char>(digit)] = .002;
    for (const auto& [other, share] : {std::pair{'.', .012},
                                       {',', .01},
                                       {'\'', .02},
                                       {'!', .003},
                                       {'?', .004},
                                       {'-', .003},
                                       {'*', .008},
                                       {'"', .006},
                                       {'\n', .004},
                                       {'@', 1e-5},
                                       {'#', 2e-5},
                                       {'_', 1e-4}}) {
      table[static_cast<unsigned char>(other)] = share;
    }
    for (std::size_t byte = 0x80; byte < 0xC0; ++byte) table[byte] = .05;
    for (std::size_t byte = 0xC0; byte < 0x100; ++byte) table[byte] = .002;
    return table;
  }();
  return shares[c];
}

// Text is not random: what comes before makes the next character likelier than its share, and after
// three letters of a word the next is a good guess.
double occurrences(std::string_view text) {
  if (text.empty()) return std::numeric_limits<double>::infinity();
  double share = 1e6 * share_of(static_cast<unsigned char>(text[0]));
  for (std::size_t i = 1; i < text.size(); ++i) {
    // After an apostrophe there are few choices ('s, 't, 'm).
    const double next =
        text[i - 1] == '\'' ? .3 : std::pow(share_of(static_cast<unsigned char>(text[i])), .85);
    share *= i < 3 ? next : std::min(.4, 2 * next);
  }
  return share;
}

void sort_unique(Strings& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

// The characters of a set, ASCII letters in lower case; nothing if there are too many.
std::optional<Strings> characters_of(const CodePointRanges& set) {
  std::size_t count = 0;
  for (const auto& [first, last] : set) count += static_cast<std::size_t>(last - first) + 1;
  if (count > 2 * kMaxCharacters) return std::nullopt;
  const auto holds = [&](char32_t c) {
    return std::any_of(set.begin(), set.end(),
                       [&](const auto& range) { return range.first <= c && c <= range.second; });
  };
  Strings characters;
  for (const auto& [first, last] : set) {
    for (char32_t c = first; c <= last; ++c) {
      // A text with one of these is taken to hold every factor.
      if (c == 0x17F && holds('s')) continue;
      if (c == 0x212A && holds('k')) continue;
      std::string bytes;
      append_utf8('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c, bytes);
      characters.push_back(std::move(bytes));
    }
  }
  sort_unique(characters);
  if (characters.empty() || characters.size() > kMaxCharacters) return std::nullopt;
  return characters;
}

std::optional<Strings> product(const Strings& left, const Strings& right) {
  if (left.size() * right.size() > kMaxStrings) return std::nullopt;
  Strings all;
  for (const std::string& a : left) {
    for (const std::string& b : right) {
      if (a.size() + b.size() > kMaxLength) return std::nullopt;
      all.push_back(a + b);
    }
  }
  sort_unique(all);
  return all;
}

// Every string that the node matches, if they are few and short.
std::optional<Strings> all_strings(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      return Strings{""};
    case Kind::kSet:
      return characters_of(node.set);
    case Kind::kConcat: {
      Strings all{""};
      for (const PatternNode& child : node.children) {
        const std::optional<Strings> part = all_strings(child);
        std::optional<Strings> both = part ? product(all, *part) : std::nullopt;
        if (!both) return std::nullopt;
        all = std::move(*both);
      }
      return all;
    }
    case Kind::kAlternate: {
      Strings all;
      for (const PatternNode& child : node.children) {
        const std::optional<Strings> part = all_strings(child);
        if (!part || all.size() + part->size() > kMaxStrings) return std::nullopt;
        all.insert(all.end(), part->begin(), part->end());
      }
      sort_unique(all);
      return all;
    }
    case Kind::kRepeat: {
      if (node.max == PatternNode::kUnbounded || node.max > kMaxCopies) return std::nullopt;
      const std::optional<Strings> part = all_strings(node.children.front());
      if (!part) return std::nullopt;
      Strings power{""};
      Strings all;
      for (int copies = 0; copies <= node.max; ++copies) {
        if (copies >= node.min) all.insert(all.end(), power.begin(), power.end());
        if (copies == node.max) break;
        std::optional<Strings> next = product(power, *part);
        if (!next || all.size() + next->size() > kMaxStrings) return std::nullopt;
        power = std::move(*next);
      }
      sort_unique(all);
      return all;
    }
  }
  return std::nullopt;
}

bool is_run_character(char32_t c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_' ||
         c == '+' || c == '/' || c == '=' || c == '-';
}

// Of a node: the run characters that every match begins with, ends with, and holds in one piece;
// `whole` if a match is nothing else.
struct Runs {
  int before = 0;
  int after = 0;
  int longest = 0;
  bool whole = true;
};

Runs joined(const Runs& left, const Runs& right) {
  Runs both;
  both.whole = left.whole && right.whole;
  both.before = left.whole ? left.before + right.before : left.before;
  both.after = right.whole ? left.after + right.after : right.after;
  both.longest = std::max({left.longest, right.longest, left.after + right.before});
  return both;
}

Runs runs_of(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      return {};
    case Kind::kSet: {
      for (const auto& [first, last] : node.set) {
        for (char32_t c = first; c <= last; ++c) {
          if (!is_run_character(c)) return {0, 0, 0, false};
        }
      }
      return {1, 1, 1, true};
    }
    case Kind::kConcat: {
      Runs all;
      for (const PatternNode& child : node.children) all = joined(all, runs_of(child));
      return all;
    }
    case Kind::kAlternate: {
      Runs least = runs_of(node.children.front());
      for (const PatternNode& child : node.children) {
        const Runs other = runs_of(child);
        least.before = std::min(least.before, other.before);
        least.after = std::min(least.after, other.after);
        least.longest = std::min(least.longest, other.longest);
        least.whole = least.whole && other.whole;
      }
      return least;
    }
    case Kind::kRepeat: {
      const Runs part = runs_of(node.children.front());
      Runs all;
      for (int copies = 0; copies < std::min(node.min, 64); ++copies) all = joined(all, part);
      // Further copies may follow: the match is a run only if they are.
      all.whole = part.whole;
      return all;
    }
  }
  return {0, 0, 0, false};
}

// True if no ASCII letter, digit or underscore is in the set.
bool excludes_word_characters(const CodePointRanges& set) {
  for (char32_t c = 0; c < 0x80; ++c) {
    if (!is_word_byte(static_cast<char>(c))) continue;
    for (const auto& [first, last] : set) {
      if (first <= c && c <= last) return false;
    }
  }
  return true;
}

// True if what matches the node ends in no word character and is not empty, unless the text ends
// there.
bool ends_word(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::kSet:
      return excludes_word_characters(node.set);
    case Kind::kAssertion:
      return node.assertion == "^";  // also behind a line feed, which is no word character
    case Kind::kAlternate:
      return std::all_of(node.children.begin(), node.children.end(), ends_word);
    case Kind::kConcat:
      return !node.children.empty() && ends_word(node.children.back());
    case Kind::kRepeat:
      return node.min > 0 && ends_word(node.children.front());
    default:
      return false;
  }
}

class Reader {
 public:
  // `word_start`: no word character stands before what is read.
  explicit Reader(bool word_start) : word_start_(word_start) {}

  void read(const PatternNode& node) {
    using Kind = PatternNode::Kind;
    if (node.kind == Kind::kAssertion) return read_assertion(node);
    if (node.kind == Kind::kConcat) {
      for (const PatternNode& child : node.children) read(child);
      return;
    }
    if (const std::optional<Strings> strings = all_strings(node)) return append(*strings);
    switch (node.kind) {
      case Kind::kAlternate:
        read_alternatives(node);
        break;
      case Kind::kRepeat:
        read_repeat(node);
        return;
      default:
        end_run();
    }
    word_start_ = ends_word(node);
  }

  std::optional<Factors> finish() {
    end_run();
    return std::move(best_);
  }

 private:
  bool run_is_empty() const { return run_.size() == 1 && run_.front().empty(); }

  // Whether the next character stands behind no word character.
  bool is_word_start() const {
    if (run_is_empty()) return word_start_;
    return std::none_of(run_.begin(), run_.end(), [](const std::string& text) {
      return text.empty() || is_word_byte(text.back());
    });
  }

  void read_assertion(const PatternNode& node) {
    if (!run_is_empty()) return;
    if (node.assertion == "^") word_start_ = true;
    if (node.assertion == "\\b") boundary_ = true;
  }

  void append(const Strings& strings) {
    if (std::optional<Strings> longer = product(run_, strings)) {
      run_ = std::move(*longer);
      return;
    }
    const bool word_start = is_word_start();
    end_run();
    word_start_ = word_start;
    run_ = strings;
  }

  void end_run() {
    std::vector<Factor> factors;
    for (const std::string& text : run_) {
      const bool at_boundary = boundary_ && !text.empty() && is_word_byte(text.front());
      factors.push_back({text, word_start_ || at_boundary});
    }
    consider(std::move(factors));
    run_ = {""};
    word_start_ = false;
    boundary_ = false;
  }

  void consider(std::vector<Factor> candidates) {
    Factors factors;
    for (const Factor& factor : candidates) {
      if (factor.text.empty()) return;
      // Most letters stand inside a word.
      const bool rarer = factor.word_start && is_word_byte(factor.text.front());
      factors.per_megabyte += occurrences(factor.text) * (rarer ? .25 : 1);
    }
    if (best_ && best_->per_megabyte <= factors.per_megabyte) return;
    factors.factors = std::move(candidates);
    best_ = std::move(factors);
  }

  // One of the alternatives matches, so one of their factors stands there.
  void read_alternatives(const PatternNode& node) {
    const bool word_start = is_word_start();
    end_run();
    std::vector<Factor> all;
    for (const PatternNode& child : node.children) {
      Reader reader(word_start);
      reader.read(child);
      std::optional<Factors> part = reader.finish();
      if (!part || all.size() + part->factors.size() > kMaxUnion) return;
      all.insert(all.end(), part->factors.begin(), part->factors.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    consider(std::move(all));
  }

  // A part that stands at least `min` times begins with so many copies and ends with so many.
  void read_repeat(const PatternNode& node) {
    const PatternNode& part = node.children.front();
    if (node.min == 0) return end_run();
    const std::optional<Strings> strings = all_strings(part);
    if (!strings) {
      end_run();
      read(part);
      end_run();
      word_start_ = ends_word(node);
      return;
    }
    const int copies = std::min(node.min, kMaxCopies);
    for (int i = 0; i < copies; ++i) append(*strings);
    end_run();
    for (int i = 0; i < copies; ++i) append(*strings);
  }

  Strings run_{""};
  bool word_start_;        // of the run's first character
  bool boundary_ = false;  // \b stands before the run
  std::optional<Factors> best_;
};

}  // namespace

int shortest_run(const PatternNode& pattern) { return runs_of(pattern).longest; }

bool has_run(std::string_view text, std::size_t length) {
  // A run of so many covers one of these places.
  for (std::size_t at = length - 1; at < text.size(); at += length) {
    if (!is_run_character(static_cast<unsigned char>(text[at]))) continue;
    std::size_t begin = at;
    while (begin > 0 && is_run_character(static_cast<unsigned char>(text[begin - 1]))) --begin;
    std::size_t end = at + 1;
    while (end < text.size() && is_run_character(static_cast<unsigned char>(text[end]))) ++end;
    if (end - begin >= length) return true;
    at = std::max(at, begin);
  }
  return false;
}

int fewest_digits(const PatternNode& pattern) {
  using Kind = PatternNode::Kind;
  constexpr int kEnough = 32;
  int digits = 0;
  switch (pattern.kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      break;
    case Kind::kSet:
      digits = std::all_of(pattern.set.begin(), pattern.set.end(), [](const auto& range) {
        return '0' <= range.first && range.second <= '9';
      });
      break;
    case Kind::kConcat:
      for (const PatternNode& child : pattern.children) digits += fewest_digits(child);
      break;
    case Kind::kAlternate:
      digits = kEnough;
      for (const PatternNode& child : pattern.children) {
        digits = std::min(digits, fewest_digits(child));
      }
      break;
    case Kind::kRepeat:
      digits = std::min(pattern.min, kEnough) * fewest_digits(pattern.children.front());
      break;
  }
  return std::min(digits, kEnough);
}

std::optional<Factors> find_factors(const PatternNode& pattern) {
  Reader reader(false);
  reader.read(pattern);
  return reader.finish();
}

}  // namespace expunge
