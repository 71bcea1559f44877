// From scores of tokens to names: the best sequence of labels, and how sure each name is.
//
// All in integers: sums of exponentials are taken from a table, so that every processor comes to
// the same result.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "names/model_cache.h"
#include "names/model_tables.h"

namespace expunge {

// A name by its tokens, half-open, with the log of its probability in 1/1024 nat (at most 0).
struct TokenName {
  std::size_t begin = 0;
  std::size_t end = 0;
  int log_probability = 0;
};
inline constexpr int kLogScale = 1024;

// Working memory of one thread.
class NameLattice {
 public:
  NameLattice();

  // Appends the names among `scores`, a stretch of a line. `starts_line`: nothing stands before it;
  // `ends_line`: nothing behind; elsewhere no name reaches across its ends. `bias` is added to
  // every begin score while the sequence is chosen, not to the probabilities.
  // REQUIRES: scores not empty.
  void decode(std::span<const ScorePair> scores, const NameModel::Tables& tables, bool starts_line,
              bool ends_line, int bias, std::vector<TokenName>& out);

 private:
  using Row = std::array<int, kLabels>;
  void choose(std::span<const ScorePair> scores, const NameModel::Tables& tables, bool starts_line,
              bool ends_line, int bias);
  void sum_forward(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                   bool starts_line);
  void sum_backward(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                    bool ends_line);
  int log_probability(std::span<const ScorePair> scores, const NameModel::Tables& tables,
                      bool starts_line, std::size_t begin, std::size_t end) const;
  int log_add(int a, int b) const;

  std::vector<std::uint16_t> log_add_;  // log(1 + exp(-x)) by x
  std::vector<Row> best_;
  std::vector<std::array<std::uint8_t, kLabels>> from_;
  std::vector<std::uint8_t> labels_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
};

}  // namespace expunge
