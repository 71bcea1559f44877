#include "names/model_lattice.h"

#include <algorithm>
#include <cmath>

namespace expunge {
namespace {

constexpr int kNever = -(1 << 28);
constexpr int kUnit = kLogScale / kScoreScale;  // of the sums, in scores
constexpr int kLogAddReach = 8 * kLogScale;     // beyond it the smaller term is less than 0.0004

std::array<int, kLabels> label_scores(ScorePair pair) {
  return {0, begin_score(pair), inside_score(pair)};
}

// A name cannot go on where none has begun.
bool is_allowed(std::size_t from, std::size_t to) {
  return to != kInside || from == kBegin || from == kInside;
}

}  // namespace

NameLattice::NameLattice() : log_add_(kLogAddReach + 1) {
  for (int x = 0; x <= kLogAddReach; ++x) {
    const double exact = std::log1p(std::exp(-static_cast<double>(x) / kLogScale)) * kLogScale;
    log_add_[static_cast<std::size_t>(x)] = static_cast<std::uint16_t>(std::lround(exact));
  }
}

int NameLattice::log_add(int a, int b) const {
  if (a < b) std::swap(a, b);
  const int distance = a - b;
  return distance > kLogAddReach ? a : a + log_add_[static_cast<std::size_t>(distance)];
}

void NameLattice::choose(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                         bool starts_line, bool ends_line, int bias) {
  const std::size_t count = scores.size();
  best_.resize(count);
  from_.resize(count);
  labels_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    Row emitted = label_scores(scores[i]);
    emitted[kBegin] += bias;
    for (std::size_t to = 0; to < kLabels; ++to) {
      int best = kNever;
      std::uint8_t origin = kOutside;
      if (i == 0) {
        const std::size_t from = starts_line ? kLineStart : std::size_t{kOutside};
        best = to == kInside ? kNever : tables.transitions[from][to];
      }
      for (std::uint8_t from = 0; i > 0 && from < kLabels; ++from) {
        if (!is_allowed(from, to)) continue;
        const int score = best_[i - 1][from] + tables.transitions[from][to];
        if (score > best) {
          best = score;
          origin = from;
        }
      }
      best_[i][to] = best + emitted[to];
      from_[i][to] = origin;
    }
  }
  std::uint8_t label = kOutside;
  int best = kNever * 2;
  for (std::uint8_t last = 0; last < kLabels; ++last) {
    const int end = ends_line ? 0 : tables.transitions[last][kOutside];
    if (best_[count - 1][last] + end > best) {
      best = best_[count - 1][last] + end;
      label = last;
    }
  }
  for (std::size_t i = count; i-- > 0;) {
    labels_[i] = label;
    label = from_[i][label];
  }
}

void NameLattice::sum_forward(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                              bool starts_line) {
  forward_.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Row emitted = label_scores(scores[i]);
    for (std::size_t to = 0; to < kLabels; ++to) {
      int sum = kNever;
      if (i == 0) {
        const std::size_t from = starts_line ? kLineStart : std::size_t{kOutside};
        if (to != kInside) sum = tables.transitions[from][to] * kUnit;
      }
      for (std::size_t from = 0; i > 0 && from < kLabels; ++from) {
        if (!is_allowed(from, to)) continue;
        sum = log_add(sum, forward_[i - 1][from] + tables.transitions[from][to] * kUnit);
      }
      forward_[i][to] = sum + emitted[to] * kUnit;
    }
  }
}

void NameLattice::sum_backward(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                               bool ends_line) {
  backward_.resize(scores.size());
  for (std::size_t i = scores.size(); i-- > 0;) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      if (i + 1 == scores.size()) {
        backward_[i][from] = ends_line ? 0 : tables.transitions[from][kOutside] * kUnit;
        continue;
      }
      const Row emitted = label_scores(scores[i + 1]);
      int sum = kNever;
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!is_allowed(from, to)) continue;
        const int step = (tables.transitions[from][to] + emitted[to]) * kUnit;
        sum = log_add(sum, step + backward_[i + 1][to]);
      }
      backward_[i][from] = sum;
    }
  }
}

// Of all label sequences in which exactly [begin, end) is a name.
int NameLattice::log_probability(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                                 bool starts_line, std::size_t begin, std::size_t end) const {
  int sum = kNever;
  if (begin == 0) {
    sum = tables.transitions[starts_line ? kLineStart : std::size_t{kOutside}][kBegin] * kUnit;
  } else {
    for (std::size_t from = 0; from < kLabels; ++from) {
      sum = log_add(sum, forward_[begin - 1][from] + tables.transitions[from][kBegin] * kUnit);
    }
  }
  sum += begin_score(scores[begin]) * kUnit;
  std::size_t label = kBegin;
  for (std::size_t i = begin + 1; i < end; ++i) {
    sum += (tables.transitions[label][kInside] + inside_score(scores[i])) * kUnit;
    label = kInside;
  }
  if (end == scores.size()) {
    sum += backward_[end - 1][label];
  } else {
    int behind = kNever;
    const Row emitted = label_scores(scores[end]);
    for (const std::size_t to : {std::size_t{kOutside}, std::size_t{kBegin}}) {
      const int step = (tables.transitions[label][to] + emitted[to]) * kUnit;
      behind = log_add(behind, step + backward_[end][to]);
    }
    sum += behind;
  }
  const Row& all = forward_.back();
  const Row& last = backward_.back();
  int total = kNever;
  for (std::size_t to = 0; to < kLabels; ++to) total = log_add(total, all[to] + last[to]);
  return std::min(0, sum - total);
}

void NameLattice::decode(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                         bool starts_line, bool ends_line, int bias, std::vector<TokenName>& out) {
  choose(scores, tables, starts_line, ends_line, bias);
  if (std::find(labels_.begin(), labels_.end(), kBegin) == labels_.end()) return;
  sum_forward(scores, tables, starts_line);
  sum_backward(scores, tables, ends_line);
  for (std::size_t begin = 0; begin < labels_.size(); ++begin) {
    if (labels_[begin] != kBegin) continue;
    std::size_t end = begin + 1;
    while (end < labels_.size() && labels_[end] == kInside) ++end;
    out.push_back({begin, end, log_probability(scores, tables, starts_line, begin, end)});
  }
}

}  // namespace expunge
