// The sweep: what is done with each hit of a registry, as the pipeline asks for it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detect/finder.h"
#include "optout/needle_index.h"
#include "optout/record_ids.h"

namespace expunge {

struct SweepOptions {
  std::string registry_digest;  // for the log
  bool sealed = false;          // likewise
  std::vector<IdKeys> id_keys;  // what tells a record, beside what the profile says
  // Ids of records that go; may be null.
  std::shared_ptr<const RecordIds> ids;
  // Takes the ids of dropped records; may be null.  Must outlive the run.
  RecordIdCollector* collector = nullptr;
};

// What the findings of a sweep say: rules are "optout/" and the action that was taken, `entity`
// what was found, evidence "subject:ID" of each whose form it is, and "form:KIND".
std::shared_ptr<const FinderModel> make_sweep(std::shared_ptr<const OptOutIndex> index,
                                              SweepOptions options);

inline constexpr std::string_view kTurnRemoved = "[TURN_REMOVED]";
inline constexpr std::string_view kSubjectEvidence = "subject:";

}  // namespace expunge
