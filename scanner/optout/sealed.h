// Sealed registries: needles in a file that says nothing without its key.
//
// Two layers.  Inside are needles: digests under a key of the registry's own, so that whoever holds
// the key file can look values up and cannot read them.  Around them is AES-256-GCM under the key
// file's key, padded to a power of two: without it there is not even a digest to try guesses on,
// and nothing tells how many subjects there are, what is known of them, or whether two registries
// share one.  The registry's own key lies inside, which is what lets the key file's key be changed
// and registries be merged without knowing the entries.  docs/optout.md says what this does not
// protect.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "expunge/result.h"
#include "optout/needle.h"
#include "optout/registry.h"

namespace expunge {

// The key that an open registry's needles are made under, for sweeping or sealing.
Digest needle_key(const Key& key);

bool is_sealed(std::string_view bytes);
// The same needles and key give the same bytes.
std::string seal_needles(const NeedleSet& needles, const Key& key);
// Errors (kKey): another key, or the file was changed; (kFormat): of another version.
Result<NeedleSet> unseal_needles(std::string_view bytes, const Key& key);

// Adds the subjects of `from`.  An error if a subject of both has different actions.
Result<void> merge_needles(NeedleSet from, NeedleSet& into);

// A registry file, open or sealed.
struct OpenedRegistry {
  NeedleSet needles;
  bool sealed = false;
  std::string digest;         // SHA-256 of a sealed one; of an open one HMAC under `key`
  std::vector<Error> faults;  // of an open one's entries: it is not to be used
};
// `key` is that of a sealed registry; for an open one any will do.
Result<OpenedRegistry> open_registry(const std::string& path, const Key& key,
                                     const RegistryOptions& options);

}  // namespace expunge
