#include "names/training/lexicon_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "names/letters.h"
#include "names/model_word.h"

namespace expunge::training {
namespace {

struct CaseCount {
  std::size_t lower = 0;
  std::size_t upper = 0;
};

using Kind = std::array<std::uint8_t, 5>;

Kind kind_of(const LexiconEntry& entry) {
  return {entry.first_name, entry.surname, entry.place, entry.caseness, entry.frequency};
}

std::size_t distance(const Kind& a, const Kind& b) {
  constexpr std::array<std::size_t, 5> kWeights = {4, 3, 2, 2, 1};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t step = a[i] > b[i] ? a[i] - b[i] : b[i] - a[i];
    const bool lost = (a[i] == 0) != (b[i] == 0);
    sum += kWeights[i] * (step + (lost ? 3 : 0));
  }
  return sum;
}

void append_le32(std::uint32_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

std::uint64_t lexicon_hash(const std::string& word) {
  const std::string padded = word + std::string(kTokenMargin, ' ');
  return model_hash(padded.data(), word.size(), kLoweredSalt);
}

// Counts the words of one sentence; a headline, most of it capitalised, says nothing about case.
void count_sentence(std::string_view sentence, std::vector<ModelToken>& tokens,
                    ModelTokeniser& tokeniser, std::map<std::string, CaseCount>& counts) {
  const std::string padded = std::string(sentence) + std::string(kTokenMargin, ' ');
  tokeniser.tokenise({padded.data(), sentence.size()}, tokens);
  const auto is_capital = [&](const ModelToken& token) {
    return is_upper(code_point_at({token.type, token.type_size}, 0));
  };
  const auto capitals = static_cast<std::size_t>(
      std::count_if(tokens.begin(), tokens.end(), [&](const ModelToken& token) {
        return token.kind == TokenKind::kWord && is_capital(token);
      }));
  if (capitals * 10 > tokens.size() * 6) return;
  bool starts = true;
  for (const ModelToken& token : tokens) {
    const std::string_view word(token.type, token.type_size);
    if (token.kind != TokenKind::kWord) {
      starts = word == "." || word == "!" || word == "?" || word == ":" || word == "\"" || starts;
      continue;
    }
    const std::string lowered = lower(word);
    if (lowered == word) {
      ++counts[lowered].lower;
    } else if (is_capital(token) && !starts) {
      ++counts[lowered].upper;
    }
    starts = false;
  }
}

// The most frequent kinds stay; each of the others becomes the nearest of them.
std::map<Kind, std::uint32_t> number_kinds(const std::map<Kind, std::size_t>& counts,
                                           std::string& packed) {
  std::vector<std::pair<std::size_t, Kind>> order;
  order.reserve(counts.size());
  for (const auto& [kind, count] : counts) order.emplace_back(count, kind);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  const std::size_t kept = std::min(order.size(), kLexiconKinds);
  std::map<Kind, std::uint32_t> numbers;
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t best = i;
    for (std::size_t j = 0; i >= kept && j < kept; ++j) {
      if (best >= kept || distance(order[i].second, order[j].second) <
                              distance(order[i].second, order[best].second)) {
        best = j;
      }
    }
    numbers[order[i].second] = static_cast<std::uint32_t>(best);
  }
  for (std::size_t i = 0; i < kLexiconKinds; ++i) {
    const Kind kind = i < kept ? order[i].second : Kind{};
    packed.append(kind.begin(), kind.end());
  }
  return numbers;
}

// How much is lost without the word.
std::size_t worth(const LexiconEntry& entry) {
  return entry.first_name * 4U + entry.surname * 3U + entry.frequency * 3U + entry.caseness +
         (entry.place != 0 ? 1U : 0U);
}

}  // namespace

void count_letter_case(const std::vector<std::string>& texts, ListData& lists) {
  std::map<std::string, CaseCount> counts;
  ModelTokeniser tokeniser(ModelPath::kPortable);
  std::vector<ModelToken> tokens;
  for (const std::string& text : texts) {
    for_each_line(text,
                  [&](std::string_view line) { count_sentence(line, tokens, tokeniser, counts); });
  }
  constexpr std::size_t kLeast = 3;
  for (const auto& [word, count] : counts) {
    const std::size_t all = count.lower + count.upper;
    if (all < kLeast || word.size() > kModelWordBytes) continue;
    const double share = (static_cast<double>(count.upper) + .2) / (static_cast<double>(all) + .4);
    unsigned caseness = 1;
    for (const double bound : {.03, .15, .5, .9}) caseness += share >= bound ? 1 : 0;
    lists.words[word].caseness = static_cast<std::uint8_t>(caseness);
  }
}

PackedLexicon pack_lexicon(const ListData& lists, std::size_t most_words) {
  std::vector<std::pair<std::size_t, const std::string*>> order;
  for (const auto& [word, entry] : lists.words) {
    if (word.size() <= kModelWordBytes) order.emplace_back(worth(entry), &word);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (order.size() > most_words) order.resize(most_words);
  PackedLexicon out;
  std::map<Kind, std::size_t> counts;
  for (const auto& [value, word] : order) ++counts[kind_of(lists.words.find(*word)->second)];
  const std::map<Kind, std::uint32_t> numbers = number_kinds(counts, out.kinds);
  std::vector<std::vector<std::uint32_t>> buckets(kLexiconBuckets);
  for (const auto& [value, word] : order) {
    const LexiconEntry& entry = lists.words.find(*word)->second;
    const std::uint64_t hash = lexicon_hash(*word);
    std::vector<std::uint32_t>& bucket = buckets[lexicon_bucket(hash)];
    // A second word with the same check would never be found.
    const bool taken = std::any_of(bucket.begin(), bucket.end(), [&](std::uint32_t other) {
      return other >> 21 == lexicon_check(hash);
    });
    if (taken || bucket.size() == 255) continue;
    bucket.push_back(
        pack_lexicon_word(numbers.at(kind_of(entry)), entry.cluster, lexicon_check(hash)));
    ++out.word_count;
  }
  for (const std::vector<std::uint32_t>& bucket : buckets) {
    out.bucket_sizes += static_cast<char>(bucket.size());
    for (const std::uint32_t word : bucket) append_le32(word, out.words);
  }
  return out;
}

}  // namespace expunge::training
