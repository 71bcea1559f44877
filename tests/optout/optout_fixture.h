// Registries for tests: open, and sealed and opened again.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "optout/needle_index.h"
#include "optout/registry.h"
#include "optout/sealed.h"

namespace expunge {

inline Key key_of(std::string_view secret) { return *Key::from_secret(secret); }
inline Key test_key() { return key_of("a key for tests of opt-out"); }

inline Registry registry_of(std::string_view yaml, bool force = false,
                            const std::string& name = "people.yaml") {
  LoadedRegistry loaded = read_registry(yaml, name, {force});
  for (const Error& fault : loaded.faults) ADD_FAILURE() << fault.to_string();
  return std::move(loaded.registry);
}

inline NeedleSet open_needles(const Registry& registry, const Key& key = test_key()) {
  return make_needles(registry, needle_key(key));
}

inline NeedleSet sealed_needles(const Registry& registry, const Key& key = test_key()) {
  Result<NeedleSet> needles = unseal_needles(seal_needles(open_needles(registry, key), key), key);
  if (!needles) ADD_FAILURE() << needles.error().to_string();
  return needles ? std::move(*needles) : NeedleSet();
}

inline std::shared_ptr<const OptOutIndex> index_of(NeedleSet needles) {
  return std::make_shared<const OptOutIndex>(std::move(needles));
}

}  // namespace expunge
