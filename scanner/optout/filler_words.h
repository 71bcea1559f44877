// Words around a name that stands alone: "it's Dana", "my last name is Whitlock, thanks", "Ms.
// Dana".
#pragma once

#include <cstdint>
#include <vector>

#include "optout/needle.h"
#include "optout/needle_index.h"

namespace expunge {

// By their hashes under a registry's key.  Immutable.
class FillerWords {
 public:
  explicit FillerWords(const NeedleHasher& hasher);
  bool has(std::uint64_t word) const { return filter_.may_hold(word) && is_listed(word); }

 private:
  bool is_listed(std::uint64_t word) const;

  HashFilter filter_;
  std::vector<std::uint64_t> hashes_;  // sorted
};

}  // namespace expunge
