#include "match/likelihood.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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

// Shares of all bytes of a text, and what else is asked of a class.
struct ClassFacts {
  double all = 0;
  double digits = 0;
  double letters = 0;
  int digit_count = 0;
  int capital_count = 0;
  bool is_stop = false;
  char only = 0;  // only_character()
};

ClassFacts read_class(const ByteSet& bytes) {
  ClassFacts facts;
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    if (!bytes[c]) continue;
    const double share = byte_shares()[c];
    facts.all += share;
    if (is_digit(c)) facts.digits += share, ++facts.digit_count;
    if (is_letter(c)) facts.letters += share;
    facts.capital_count += 'A' <= c && c <= 'Z';
  }
  facts.is_stop = bytes['.'] && bytes.count() == 1;
  facts.only = only_character(bytes);
  return facts;
}

// A pattern has few classes, and each is asked for thousands of times while it is derived.
const ClassFacts& facts_of(const ByteSet& bytes) {
  thread_local std::unordered_map<ByteSet, ClassFacts> known;
  const auto [at, is_new] = known.try_emplace(bytes);
  if (is_new) at->second = read_class(bytes);
  return at->second;
}

// What of a class is likely behind another: text is not random.
class Likelihood {
 public:
  double first(const ByteSet& bytes) {
    const double share = remember(bytes);
    return share;
  }
  double next(const ByteSet& bytes) {
    constexpr double kLetterBehindStop = .02;
    constexpr double kCapitalBehindLine = .7 / 26;  // each
    constexpr double kSpaceBehindComma = .9;
    constexpr double kQuoteBehindComma = .1;
    const bool after_digit = digits_ > .5;
    const bool after_letter = letters_ > .5;
    const bool after_stop = is_stop_;
    const bool after_comma = is_comma_;
    const bool behind_comma = was_comma_;
    const bool after_line = is_line_;
    ++place_;
    const double share = remember(bytes);
    if (after_line) return std::max(share, kCapitalBehindLine * facts_of(bytes).capital_count);
    if (after_digit && digit_count_ > 0) {
      return std::max(share, .04 * static_cast<double>(digit_count_));
    }
    if (share >= 1) return 1;
    // Behind a comma stands a space, and there what somebody says may begin.
    if (after_comma && bytes[' ']) return std::max(share, kSpaceBehindComma);
    if (behind_comma && bytes['"']) return std::max(share, kQuoteBehindComma);
    // Behind the mark that ends a sentence stands a space or another mark.
    if (after_stop && letters_ > .5) return std::min(1., kLetterBehindStop * letters_);
    if (!after_letter && letters_ <= .5) return std::min(1., 1.5 * share);
    // After three letters of a word the next is a good guess.
    const double guess = std::pow(share, .85);
    return place_ < 3 ? guess : std::min(std::max(.4, share), 2 * guess);
  }

 private:
  double remember(const ByteSet& bytes) {
    const ClassFacts& facts = facts_of(bytes);
    digit_count_ = facts.digit_count;
    is_stop_ = facts.is_stop;
    is_line_ = facts.only == '\n';
    was_comma_ = is_comma_ && facts.only == ' ';
    is_comma_ = bytes[','];
    digits_ = facts.all > 0 ? facts.digits / facts.all : 0;
    letters_ = facts.all > 0 ? facts.letters / facts.all : 0;
    return std::min(1., facts.all);
  }
  double digits_ = 0;
  double letters_ = 0;
  bool is_stop_ = false;
  bool is_line_ = false;
  bool is_comma_ = false;   // may be one
  bool was_comma_ = false;  // and a space behind it
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
    {"a", 4200},        {"about", 500},   {"again", 250},   {"all", 700},     {"always", 150},
    {"am", 500},        {"an", 500},      {"and", 4200},    {"another", 120}, {"any", 200},
    {"are", 1300},      {"around", 250},  {"as", 1200},     {"ask", 120},     {"asked", 150},
    {"at", 1100},       {"away", 200},    {"back", 400},    {"be", 1000},     {"because", 200},
    {"been", 350},      {"before", 250},  {"being", 150},   {"better", 120},  {"between", 80},
    {"book", 60},       {"but", 900},     {"by", 500},      {"call", 150},    {"came", 120},
    {"can", 700},       {"can't", 150},   {"city", 60},     {"come", 250},    {"could", 400},
    {"day", 250},       {"did", 300},     {"didn't", 120},  {"do", 900},      {"does", 150},
    {"doesn't", 60},    {"don't", 250},   {"door", 120},    {"down", 250},    {"each", 80},
    {"even", 200},      {"ever", 150},    {"every", 120},   {"everyone", 80}, {"eyes", 250},
    {"face", 200},      {"family", 80},   {"father", 80},   {"feel", 200},    {"find", 150},
    {"first", 200},     {"for", 1400},    {"friend", 150},  {"from", 600},    {"fuck", 80},
    {"full", 60},       {"get", 400},     {"getting", 80},  {"girl", 150},    {"give", 120},
    {"go", 400},        {"going", 250},   {"good", 300},    {"got", 250},     {"great", 120},
    {"guy", 100},       {"had", 800},     {"hand", 200},    {"hands", 150},   {"happy", 100},
    {"has", 400},       {"have", 900},    {"he", 1500},     {"he's", 100},    {"head", 250},
    {"heard", 60},      {"heart", 100},   {"hello", 120},   {"help", 150},    {"her", 1800},
    {"here", 300},      {"hey", 250},     {"hi", 150},      {"him", 600},     {"himself", 120},
    {"his", 1500},      {"home", 120},    {"house", 120},   {"how", 450},     {"i", 4500},
    {"i'd", 60},        {"i'll", 150},    {"i'm", 500},     {"i've", 100},    {"if", 500},
    {"im", 200},        {"in", 2300},     {"into", 250},    {"is", 1800},     {"isn't", 60},
    {"it", 1900},       {"it's", 600},    {"its", 300},     {"just", 600},    {"keep", 120},
    {"kind", 100},      {"know", 450},    {"last", 120},    {"left", 100},    {"let", 250},
    {"let's", 80},      {"life", 120},    {"like", 700},    {"little", 250},  {"long", 120},
    {"look", 250},      {"looking", 150}, {"looks", 200},   {"love", 250},    {"made", 120},
    {"make", 250},      {"man", 150},     {"many", 80},     {"maybe", 100},   {"me", 1400},
    {"mean", 120},      {"mi", 100},      {"mind", 100},    {"more", 300},    {"most", 80},
    {"mother", 80},     {"much", 200},    {"my", 1700},     {"name", 200},    {"need", 200},
    {"never", 200},     {"new", 150},     {"next", 120},    {"nice", 120},    {"night", 120},
    {"no", 500},        {"not", 700},     {"nothing", 100}, {"now", 350},     {"of", 2500},
    {"off", 200},       {"oh", 250},      {"old", 120},     {"on", 1200},     {"one", 500},
    {"only", 200},      {"open", 80},     {"or", 450},      {"other", 200},   {"our", 300},
    {"out", 500},       {"over", 250},    {"own", 120},     {"people", 200},  {"person", 80},
    {"place", 120},     {"play", 100},    {"please", 120},  {"pretty", 80},   {"put", 120},
    {"re", 100},        {"read", 60},     {"real", 100},    {"really", 250},  {"right", 250},
    {"room", 200},      {"said", 300},    {"same", 120},    {"saw", 80},      {"say", 250},
    {"says", 200},      {"school", 80},   {"see", 300},     {"seen", 60},     {"she", 1600},
    {"she's", 100},     {"should", 200},  {"side", 100},    {"sister", 60},   {"sit", 80},
    {"small", 100},     {"smile", 250},   {"so", 900},      {"some", 300},    {"someone", 100},
    {"something", 200}, {"sorry", 120},   {"stand", 100},   {"star", 60},     {"stare", 100},
    {"start", 150},     {"still", 200},   {"sure", 150},    {"take", 200},    {"talk", 120},
    {"tell", 200},      {"than", 250},    {"thank", 120},   {"thanks", 60},   {"that", 1700},
    {"that's", 200},    {"the", 5200},    {"their", 300},   {"them", 400},    {"then", 450},
    {"there", 400},     {"there's", 80},  {"these", 120},   {"they", 600},    {"they're", 60},
    {"thing", 250},     {"things", 100},  {"think", 250},   {"this", 700},    {"those", 80},
    {"though", 150},    {"thought", 100}, {"through", 150}, {"time", 350},    {"to", 4300},
    {"too", 250},       {"took", 100},    {"trying", 80},   {"turn", 150},    {"two", 150},
    {"under", 60},      {"until", 60},    {"up", 600},      {"ur", 100},      {"us", 150},
    {"use", 100},       {"very", 200},    {"voice", 120},   {"walk", 150},    {"want", 300},
    {"was", 1300},      {"way", 250},     {"we", 800},      {"we're", 60},    {"well", 250},
    {"went", 100},      {"were", 350},    {"what", 800},    {"what's", 80},   {"when", 450},
    {"where", 150},     {"while", 150},   {"who", 350},     {"why", 200},     {"will", 450},
    {"with", 1400},     {"without", 80},  {"won't", 60},    {"work", 120},    {"world", 120},
    {"would", 400},     {"yeah", 200},    {"year", 80},     {"years", 120},   {"yes", 200},
    {"you", 4200},      {"you're", 300},  {"young", 60},    {"your", 1500}};

// What bytes [from, end), where a word begins, say of common words.
struct CommonBegin {
  double per_megabyte = 0;  // of the words that are these bytes, or may go on as they do
  std::size_t end = 0;      // of the letters
  bool is_whole = false;    // the word ends with them
};

std::optional<CommonBegin> common_word(const Sequence& sequence, std::size_t from,
                                       std::size_t end) {
  std::string word;
  for (std::size_t at = from; at < end; ++at) {
    const char only = facts_of(sequence.bytes[at]).only;
    if (!is_letter(static_cast<unsigned char>(only)) && (only != '\'' || word.empty())) break;
    word += only;
  }
  // With what stands behind an apostrophe, "it's", or else what stands before it.
  for (; !word.empty(); word.resize(std::min(word.size() - 1, word.rfind('\'')))) {
    CommonBegin begin{0, from + word.size(), false};
    begin.is_whole = begin.end < end && no_word_bytes(sequence.bytes[begin.end]);
    static_assert(std::ranges::is_sorted(kCommonWords, {}, &CommonWord::word));
    for (auto common = std::ranges::lower_bound(kCommonWords, word, {}, &CommonWord::word);
         common != std::end(kCommonWords) && common->word.starts_with(word); ++common) {
      if (!begin.is_whole || common->word == word) begin.per_megabyte += common->per_megabyte;
    }
    if (begin.per_megabyte > 0) return begin;
    if (word.find('\'') == std::string::npos) break;
  }
  return std::nullopt;
}

// Occurrences in a megabyte of common words that hold `part`, or end with it: "gain" stands where
// "again" does.
double per_megabyte_inside(const std::string& part, bool at_end) {
  thread_local std::unordered_map<std::string, double> known;
  const auto [at, is_new] = known.try_emplace(at_end ? part + ' ' : part);
  if (!is_new) return at->second;
  for (const CommonWord& common : kCommonWords) {
    const bool holds =
        at_end ? common.word.ends_with(part) : common.word.find(part) != std::string_view::npos;
    if (holds) at->second += common.per_megabyte;
  }
  return at->second;
}

struct Estimate {
  double occurrences = 0;  // in a megabyte
  bool is_common = false;  // words that are: what edges say of letters does not hold of them
};

Estimate estimate_bytes(const Sequence& sequence, std::size_t first, std::size_t count) {
  constexpr double kBytes = 1e6;
  constexpr double kWords = 190000;
  constexpr double kBehindWords = .23;  // share of all bytes that can stand there
  const std::size_t end = first + count;
  Likelihood likelihood;
  const auto next_share = [&](std::size_t at) {
    return at == first ? likelihood.first(sequence.bytes[at]) : likelihood.next(sequence.bytes[at]);
  };
  double occurrences = kBytes;
  bool is_common = false;
  bool word_ended = false;
  for (std::size_t at = first; at < end;) {
    const bool begins = at == first || no_word_bytes(sequence.bytes[at - 1]);
    const std::optional<CommonBegin> common =
        begins ? common_word(sequence, at, end) : std::nullopt;
    if (common) {
      const double stands = common->per_megabyte / (at == first ? kBytes : kWords);
      double by_letters = 1;
      for (; at < common->end; ++at) by_letters *= next_share(at);
      occurrences *= std::max(by_letters, stands);
      is_common = is_common || stands > by_letters;
      word_ended = common->is_whole && stands > by_letters;
      continue;
    }
    double share = next_share(at);
    if (word_ended)
      share = std::max(share, std::min(1., facts_of(sequence.bytes[at]).all / kBehindWords));
    word_ended = false;
    occurrences *= share;
    ++at;
  }
  return {occurrences, is_common};
}

// What the same bytes make within common words, if they begin with letters of known ones.
double estimate_inside_words(const Sequence& sequence, std::size_t first, std::size_t count) {
  constexpr std::size_t kShortest = 3;
  constexpr double kBehindWords = .23;
  std::string part;
  std::size_t at = first;
  for (; at < first + count; ++at) {
    const char only = facts_of(sequence.bytes[at]).only;
    if (!is_letter(static_cast<unsigned char>(only)) && only != '\'') break;
    part += only;
  }
  if (part.size() < kShortest) return 0;
  const bool at_end = at < first + count && facts_of(sequence.bytes[at]).letters <= 0;
  double occurrences = per_megabyte_inside(part, at_end);
  if (at_end) {
    occurrences *= std::min(1., facts_of(sequence.bytes[at]).all / kBehindWords);
    ++at;
  }
  for (; at < first + count; ++at) occurrences *= facts_of(sequence.bytes[at]).all;
  return occurrences;
}

// Most letters stand inside a word.
constexpr double kAtWordBegins = .25;

}  // namespace

const std::array<double, 256>& byte_shares() {
  static const std::array<double, 256> shares = make_shares();
  return shares;
}

double estimate_occurrences(const Sequence& sequence) {
  const std::size_t size = sequence.bytes.size();
  const auto [by_bytes, is_common] = estimate_bytes(sequence, 0, size);
  double occurrences = by_bytes;
  if (sequence.before == Edge::kAny) {
    occurrences = std::max(occurrences, estimate_inside_words(sequence, 0, size));
  }
  double share = 1;
  if (sequence.before == Edge::kNoWord && !no_word_bytes(sequence.bytes[0]) && !is_common) {
    share *= kAtWordBegins;
  }
  // Few words end after the letters that they begin with.
  if (sequence.after == Edge::kNoWord && !is_common) share *= .3;
  if (sequence.before == Edge::kLine) share *= .02;
  if (sequence.after == Edge::kLine) share *= .02;
  return occurrences * share;
}

double estimate_hits(const Sequence& sequence, std::size_t first, std::size_t count,
                     bool at_word_begins) {
  const auto [occurrences, is_common] = estimate_bytes(sequence, first, count);
  if (!at_word_begins) {
    return std::max(occurrences, estimate_inside_words(sequence, first, count));
  }
  return is_common ? occurrences : kAtWordBegins * occurrences;
}

}  // namespace expunge
