// What the commands of `optout` share: registries as the command line names them.
#pragma once

#include <memory>
#include <string>

#include "base/digest.h"
#include "cli/flags.h"
#include "detect/finder.h"
#include "expunge/result.h"
#include "optout/needle.h"
#include "optout/sweep.h"

namespace expunge {

// Several registries as one.
struct GivenRegistries {
  NeedleSet needles;
  bool sealed = false;  // all of them
  std::string digest;   // of one: its own; of several: SHA-256 of theirs
};

// Prints every fault of an open registry; the error then says only how many there are.
Result<GivenRegistries> given_registries(const std::vector<std::string>& paths, const Key& key,
                                         const Key* old_key, bool force);

// The key of --key-file or EXPUNGE_KEY, or a fresh one.
Result<Key> given_key(const Arguments& arguments, bool* fresh);

// The sweep that --registry, --key-file and --id ask for.
struct GivenSweep {
  std::shared_ptr<const OptOutIndex> index;
  SweepOptions options;
};
Result<GivenSweep> given_sweep(const Arguments& arguments);

}  // namespace expunge
