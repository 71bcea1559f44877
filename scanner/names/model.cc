// A text is searched line by line.  For each token the sums of five words give its score; only
// around tokens whose score comes near that of a name a sequence of labels is chosen, which spares
// 92 to 96 tokens of a hundred and changes nothing (the gate's distance was measured).
#include "names/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "names/model_cache.h"
#include "names/model_characters.h"
#include "names/model_lattice.h"
#include "names/model_tables.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 14;
constexpr std::size_t kLookBack = 1024;               // for a space to cut a longer line at
constexpr int kGate = kScoreScale + kScoreScale / 2;  // how far below 0 a score may lie

// Where the piece of a long line that begins at `begin` ends: behind a space, else at a character.
std::size_t piece_end(std::string_view text, std::size_t begin, std::size_t line_end) {
  if (line_end - begin <= kLongestLine) return line_end;
  const std::size_t most = begin + kLongestLine;
  const std::size_t space = text.substr(0, most).find_last_of(" \t\r");
  if (space != std::string_view::npos && space > most - kLookBack) return space + 1;
  std::size_t end = most;
  while (end > most - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

struct NameTagger::Impl {
  Impl(std::shared_ptr<const NameModel> owned, ModelPath path)
      : model(std::move(owned)), tokeniser(path), cache(model) {}

  void find_in_piece(std::string_view piece, std::size_t offset, const ModelOperation& operation,
                     std::vector<ModelName>& out);
  void copy(std::string_view piece);
  bool score(const ModelOperation& operation);
  void add_character_scores();
  void decode(const ModelOperation& operation);
  double calibrated(int log_probability) const;

  std::shared_ptr<const NameModel> model;
  ModelTokeniser tokeniser;
  WordCache cache;
  NameLattice lattice;
  CharacterReader characters;
  std::vector<char> line;  // with its margin
  std::size_t line_size = 0;
  std::vector<ModelToken> tokens;
  std::vector<const WordScores*> words;  // two edges on either side
  std::vector<std::uint8_t> variants;    // start of a sentence; then: is a candidate
  std::vector<ScorePair> scores;
  std::vector<TokenName> names;
};

// A copy with spaces behind it, so that tokens can be read in words of 16 bytes.
void NameTagger::Impl::copy(std::string_view piece) {
  line_size = piece.size();
  if (line.size() < line_size + kTokenMargin) line.resize(line_size * 2 + kTokenMargin);
  std::memcpy(line.data(), piece.data(), line_size);
  std::memset(line.data() + line_size, ' ', kTokenMargin);
}

// Fills `scores`; true if any token could belong to a name.
bool NameTagger::Impl::score(const ModelOperation& operation) {
  const std::size_t count = tokens.size();
  words.resize(count + 4);
  variants.resize(count);
  scores.resize(count);
  words[0] = cache.edge(1);
  words[1] = cache.edge(2);
  words[count + 2] = cache.edge(3);
  words[count + 3] = cache.edge(4);
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool any_character = false;
  bool starts = true;
  for (std::size_t i = 0; i < count; ++i) {
    const WordScores* word = cache.find(tokens[i]);
    words[i + 2] = word;
    const std::uint64_t key = word->key;
    variants[i] = starts ? 2 : 0;
    capitals += (key & kIsCapital) != 0 ? 1 : 0;
    letters += (key & kIsLetters) != 0 ? 1 : 0;
    any_character |= (key & kIsCharacter) != 0;
    starts = (key & kEndsSentence) != 0 || (starts && (key & kKeepsStart) != 0);
  }
  const std::size_t odd = is_odd_case(capitals, letters) ? 1 : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const WordScores& word = *words[i + 2];
    const std::size_t letter_case = word.key & kCaseBits;
    scores[i] = word.self[variants[i] + odd] + words[i + 1]->as_left[letter_case] +
                words[i + 3]->as_right[letter_case] + words[i]->as_far_left +
                words[i + 4]->as_far_right;
  }
  if (any_character) add_character_scores();
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool candidate =
        begin_score(scores[i]) + operation.bias > -kGate || inside_score(scores[i]) > -kGate;
    variants[i] = candidate ? 1 : 0;
    any |= candidate;
  }
  return any;
}

void NameTagger::Impl::add_character_scores() {
  const NameModel::Tables& tables = model->tables();
  characters.read({line.data(), line_size}, tokens, tables.lexicon);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if ((words[i + 2]->key & kIsCharacter) == 0) continue;
    WeightPair sum(tables);
    character_features(characters.context(i), sum);
    scores[i] = sum.added_to(scores[i]);
  }
}

// Chooses labels around candidates only.
void NameTagger::Impl::decode(const ModelOperation& operation) {
  const std::size_t count = tokens.size();
  names.clear();
  for (std::size_t at = 0; at < count;) {
    while (at < count && variants[at] == 0) ++at;
    if (at == count) return;
    const std::size_t begin = at > 0 ? at - 1 : 0;
    std::size_t end = at + 1;
    while (end < count && (variants[end] != 0 || (end + 1 < count && variants[end + 1] != 0)))
      ++end;
    const std::size_t first = names.size();
    lattice.decode({scores.data() + begin, end - begin}, model->tables(), begin == 0, end == count,
                   operation.bias, names);
    for (std::size_t i = first; i < names.size(); ++i) {
      names[i].begin += begin;
      names[i].end += begin;
    }
    at = end;
  }
}

// Platt's scaling of the model's own probability, in steps of 0.001.
double NameTagger::Impl::calibrated(int log_probability) const {
  constexpr double kSure = 1e-6;
  constexpr double kSteps = 1000;
  const double raw = std::exp(static_cast<double>(log_probability) / kLogScale);
  const double p = std::clamp(raw, kSure, 1 - kSure);
  const NameModel::Tables& tables = model->tables();
  const double logit = tables.slope * std::log(p / (1 - p)) + tables.offset;
  return std::round(kSteps / (1 + std::exp(-logit))) / kSteps;
}

void NameTagger::Impl::find_in_piece(std::string_view piece, std::size_t offset,
                                     const ModelOperation& operation, std::vector<ModelName>& out) {
  copy(piece);
  cache.prepare(line_size);
  tokeniser.tokenise({line.data(), line_size}, tokens);
  if (tokens.empty() || !score(operation)) return;
  decode(operation);
  for (const TokenName& name : names) {
    const bool any_letters =
        std::any_of(words.begin() + static_cast<std::ptrdiff_t>(name.begin + 2),
                    words.begin() + static_cast<std::ptrdiff_t>(name.end + 2),
                    [](const WordScores* word) { return (word->key & kIsLetters) != 0; });
    const double score = calibrated(name.log_probability);
    if (!any_letters || score < operation.min_score) continue;
    out.push_back({offset + tokens[name.begin].begin, offset + tokens[name.end - 1].end, score});
  }
}

NameTagger::NameTagger(std::shared_ptr<const NameModel> model, ModelPath path)
    : impl_(std::make_unique<Impl>(std::move(model), path)) {}
NameTagger::NameTagger(NameTagger&&) noexcept = default;
NameTagger& NameTagger::operator=(NameTagger&&) noexcept = default;
NameTagger::~NameTagger() = default;

void NameTagger::find(std::string_view text, const ModelOperation& operation,
                      std::vector<ModelName>& out) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t feed = text.find('\n', begin);
    const std::size_t line_end = feed == std::string_view::npos ? text.size() : feed;
    while (begin < line_end) {
      const std::size_t end = piece_end(text, begin, line_end);
      impl_->find_in_piece(text.substr(begin, end - begin), begin, operation, out);
      begin = end;
    }
    begin = line_end + 1;
  }
}

}  // namespace expunge
