// Texts of gold that stand alone: scanned one at a time, all entities or those a row asks for.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/detector.h"
#include "eval/evaluate.h"
#include "eval/gold.h"
#include "eval/score.h"
#include "expunge/result.h"
#include "pipeline/setup.h"

namespace expunge {

// For each list of labels that the rows of a file say they looked for: rules that look for nothing
// else.  A label that is an entity of ours asks for that one; any other for all that count as it.
class AskedModels {
 public:
  using CountsAs = std::function<std::string(std::string_view entity)>;

  AskedModels() = default;  // asks every row for everything
  static Result<AskedModels> create(const GoldFile& file, const Setup& setup,
                                    const CountsAs& counts_as);

  bool empty() const { return models_.empty(); }
  // Null where the row asks for nothing that we know.
  std::shared_ptr<const DetectorModel> of(const std::vector<std::string>& asked) const;

 private:
  std::map<std::vector<std::string>, std::shared_ptr<const DetectorModel>> models_;
};

// Of one thread.
class TextScanner {
 public:
  TextScanner(const Setup& setup, const EvalRequest& request, const AskedModels& models);

  std::vector<Found> scan(const GoldCase& row);

 private:
  Detector* detector_for(const GoldCase& row);
  bool acts_on(const Finding& finding, Role role) const;

  const Setup& setup_;
  const EvalRequest& request_;
  const AskedModels& models_;
  Detector detector_;
  std::map<const DetectorModel*, Detector> asked_;
  Conversation conversation_;
  std::vector<Finding> findings_;
};

}  // namespace expunge
