#include "match/likelihood.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace expunge {
namespace {

constexpr double kCapitals = .045;  // of the letters
constexpr std::pair<char, double> kMarks[] = {
    {' ', .17},  {'.', .012}, {',', .01},   {'\'', .007}, {'!', .003}, {'?', .004},
    {'-', .003}, {'*', .008}, {'"', .006},  {'\n', .004}, {'@', 2e-5}, {'#', 3e-5},
    {'_', 2e-4}, {'/', 2e-4}, {':', .0015}, {';', 5e-4},  {'(', 8e-4}, {')', 8e-4}};

std::array<double, 256> make_shares() {
  std::array<double, 256> shares{};
  shares.fill(1e-4);
  constexpr std::string_view kLetters = "etaoinshrdlucmfywgpbvkxqjz";
  constexpr double kLetterShares[] = {.095, .07,  .065, .062, .058,  .055,  .05,   .05,  .045,
                                      .034, .034, .024, .02,  .02,   .018,  .018,  .017, .016,
                                      .014, .012, .009, .008, .0015, .0008, .0015, .0008};
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    const auto letter = static_cast<unsigned char>(kLetters[i]);
    shares[letter] = kLetterShares[i];
    shares[letter - 'a' + 'A'] = kLetterShares[i] * kCapitals;
  }
  for (std::size_t digit = '0'; digit <= '9'; ++digit) shares[digit] = .0012;
  for (const auto& [mark, share] : kMarks) shares[static_cast<unsigned char>(mark)] = share;
  for (std::size_t byte = 0x80; byte < 0xC0; ++byte) shares[byte] = 4e-4;
  for (std::size_t byte = 0xC0; byte < 0x100; ++byte) shares[byte] = 2e-4;
  shares[0xC3] = 1e-3;
  shares[0xE2] = 4e-3;  // typographic quotes and dashes
  return shares;
}

bool is_digit(std::size_t c) { return '0' <= c && c <= '9'; }
bool is_letter(std::size_t c) { return is_word_byte(c) && !is_digit(c) && c != '_'; }

// What of a class is likely behind another: text is not random.
class Likelihood {
 public:
  double first(const ByteSet& bytes) {
    const double share = remember(bytes);
    return share;
  }
  double next(const ByteSet& bytes) {
    const bool after_digit = digits_ > .5;
    const bool after_letter = letters_ > .5;
    ++place_;
    const double share = remember(bytes);
    if (after_digit && digit_count_ > 0) {
      return std::max(share, .04 * static_cast<double>(digit_count_));
    }
    if (share >= 1) return 1;
    if (!after_letter && letters_ <= .5) return std::min(1., 1.5 * share);
    // After three letters of a word the next is a good guess.
    const double guess = std::pow(share, .85);
    return place_ < 3 ? guess : std::min(std::max(.4, share), 2 * guess);
  }

 private:
  double remember(const ByteSet& bytes) {
    double all = 0;
    double digits = 0;
    double letters = 0;
    digit_count_ = 0;
    for (std::size_t c = 0; c < bytes.size(); ++c) {
      if (!bytes[c]) continue;
      const double share = byte_shares()[c];
      all += share;
      if (is_digit(c)) digits += share, ++digit_count_;
      if (is_letter(c)) letters += share;
    }
    digits_ = all > 0 ? digits / all : 0;
    letters_ = all > 0 ? letters / all : 0;
    return std::min(1., all);
  }
  double digits_ = 0;
  double letters_ = 0;
  int digit_count_ = 0;
  int place_ = 0;
};

// Common words stand far more often than their letters would tell: occurrences in a megabyte of
// English chat (about 190,000 words), rounded.
struct CommonWord {
  std::string_view word;
  double per_megabyte;
};
constexpr CommonWord kCommonWords[] = {
    {"a", 4200},   {"about", 500}, {"all", 700},  {"am", 500},    {"an", 500},    {"and", 4200},
    {"are", 1300}, {"as", 1200},   {"at", 1100},  {"be", 1000},   {"but", 900},   {"by", 500},
    {"call", 150}, {"can", 700},   {"do", 900},   {"for", 1400},  {"from", 600},  {"has", 400},
    {"have", 900}, {"he", 1500},   {"her", 1800}, {"him", 600},   {"his", 1500},  {"hi", 150},
    {"hey", 250},  {"how", 450},   {"i", 4500},   {"if", 500},    {"im", 200},    {"in", 2300},
    {"is", 1800},  {"it", 1900},   {"its", 300},  {"just", 600},  {"know", 450},  {"like", 700},
    {"me", 1400},  {"mi", 100},    {"my", 1700},  {"name", 200},  {"no", 500},    {"not", 700},
    {"of", 2500},  {"oh", 250},    {"on", 1200},  {"one", 500},   {"or", 450},    {"our", 300},
    {"out", 500},  {"said", 300},  {"say", 250},  {"she", 1600},  {"so", 900},    {"that", 1700},
    {"the", 5200}, {"their", 300}, {"them", 400}, {"then", 450},  {"they", 600},  {"this", 700},
    {"to", 4300},  {"up", 600},    {"ur", 100},   {"was", 1300},  {"we", 800},    {"what", 800},
    {"when", 450}, {"who", 350},   {"will", 450}, {"with", 1400}, {"would", 400}, {"you", 4200},
    {"your", 1500}};

// The class's one character, letters in lower case; 0 if there are more.
char only_character(const ByteSet& bytes) {
  char only = 0;
  for (std::size_t c = 1; c < bytes.size(); ++c) {
    if (!bytes[c]) continue;
    const char lower = static_cast<char>('A' <= c && c <= 'Z' ? c - 'A' + 'a' : c);
    if (only != 0 && only != lower) return 0;
    only = lower;
  }
  return only;
}

// Occurrences of the common word that bytes [from, end) begin with, and where it ends.
std::optional<std::pair<double, std::size_t>> common_word(const Sequence& sequence,
                                                          std::size_t from, std::size_t end) {
  std::string word;
  std::size_t at = from;
  for (; at < end && is_letter(static_cast<unsigned char>(only_character(sequence.bytes[at])));
       ++at) {
    word += only_character(sequence.bytes[at]);
  }
  if (at < end && !no_word_bytes(sequence.bytes[at])) return std::nullopt;
  for (const CommonWord& common : kCommonWords) {
    if (common.word == word) return std::pair{common.per_megabyte, at};
  }
  return std::nullopt;
}

}  // namespace

const std::array<double, 256>& byte_shares() {
  static const std::array<double, 256> shares = make_shares();
  return shares;
}

double estimate_occurrences(const Sequence& sequence, std::size_t first, std::size_t count) {
  const std::size_t end = first + count;
  Likelihood likelihood;
  double occurrences = 1e6 * likelihood.first(sequence.bytes[first]);
  std::size_t next = first + 1;
  bool is_common = false;
  // A common word at the begin, or behind one byte that is none of a word.
  const bool behind = no_word_bytes(sequence.bytes[first]);
  if (const auto common = common_word(sequence, first + (behind ? 1 : 0), end)) {
    for (; next < common->second; ++next) {
      occurrences *= likelihood.next(sequence.bytes[next]);
    }
    if (common->first > occurrences) {
      occurrences = common->first;
      is_common = true;
    }
  }
  for (; next < end; ++next) occurrences *= likelihood.next(sequence.bytes[next]);
  // Most letters stand inside a word.
  if (first == 0 && sequence.before == Edge::kNoWord && !behind && !is_common) {
    occurrences *= .25;
  }
  if (first == 0 && sequence.before == Edge::kLine) occurrences *= .02;
  if (end == sequence.bytes.size() && sequence.after == Edge::kLine) occurrences *= .02;
  return occurrences;
}

}  // namespace expunge
