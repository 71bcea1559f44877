// The name model: finds personal names in a text by a small learned model that the binary carries.
// Start here.
//
// A linear-chain CRF (labels: outside, begins a name, goes on) with hashed features whose scores
// are small integers, so that every processor finds the same names.  docs/name-model.md is its
// card: data, licences, figures, limits.  scanner/names/training trains it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "names/model_bytes.h"

namespace expunge {

// Weights, lexicon, calibration.  Immutable; shared by threads.
class NameModel {
 public:
  // Checks the file's form.  `bytes` (rules/models/names.bin) must outlive the model.
  static Result<std::shared_ptr<const NameModel>> load(std::string_view bytes);
  ~NameModel();

  struct Tables;  // names/model_tables.h
  const Tables& tables() const { return *tables_; }

 private:
  explicit NameModel(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

// How much the model should dare.  docs/name-model.md gives precision and recall of each.
struct ModelOperation {
  int bias = 0;          // added to the score of every beginning of a name, in 1/32 nat
  double min_score = 0;  // of what is reported
};
inline constexpr ModelOperation kModelPrecise{0, 0.8};  // few false names
inline constexpr ModelOperation kModelBalanced{10, 0};  // the best F1
inline constexpr ModelOperation kModelThorough{48, 0};  // few missed names

struct ModelName {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  double score =
      0;  // calibrated: of names scored 0.8, about 8 in 10 are names; a multiple of 0.001
  friend bool operator==(const ModelName&, const ModelName&) = default;
};

// Working memory of one thread (about 5 MB: what known words contribute is kept).  What was
// searched before changes speed only.
class NameTagger {
 public:
  explicit NameTagger(std::shared_ptr<const NameModel> model, ModelPath path = ModelPath::kBest);
  NameTagger(NameTagger&&) noexcept;
  NameTagger& operator=(NameTagger&&) noexcept;
  ~NameTagger();

  // Appends the names of `text` in order, disjoint, each within a line.  Any length, any bytes; a
  // name never begins or ends within a valid UTF-8 character.  Linear; no allocation once the
  // buffers have grown to the longest line (at most 16 KiB are looked at together).
  void find(std::string_view text, const ModelOperation& operation, std::vector<ModelName>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
