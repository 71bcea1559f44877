#include "cli/optout_registry.h"

#include <fmt/format.h>

#include <utility>

#include "cli/console.h"
#include "optout/sealed.h"
#include "pipeline/setup.h"

namespace expunge {
namespace {

constexpr std::size_t kMostTold = 50;

Result<OpenedRegistry> open_with_either(const std::string& path, const Key& key, const Key* old_key,
                                        const RegistryOptions& options) {
  Result<OpenedRegistry> opened = open_registry(path, key, options);
  if (opened || old_key == nullptr || opened.error().code != ErrorCode::kKey) return opened;
  return open_registry(path, *old_key, options);
}

}  // namespace

Result<Key> given_key(const Arguments& arguments, bool* fresh) {
  return load_key(arguments.key_file, fresh);
}

Result<GivenRegistries> given_registries(const std::vector<std::string>& paths, const Key& key,
                                         const Key* old_key, bool force) {
  GivenRegistries given;
  given.sealed = true;
  std::size_t faults = 0;
  std::string digests;
  for (const std::string& path : paths) {
    Result<OpenedRegistry> opened = open_with_either(path, key, old_key, {force});
    if (!opened) return std::move(opened).error();
    for (const Error& fault : opened->faults) {
      if (++faults <= kMostTold) report_error(fault);
    }
    given.sealed = given.sealed && opened->sealed;
    digests += opened->digest;
    Result<void> merged = merge_needles(std::move(opened->needles), given.needles);
    if (!merged) return Error{merged.error().code, merged.error().message, path};
  }
  if (faults > 0) {
    return Error{ErrorCode::kRules,
                 fmt::format("{} cannot be used; nothing was done",
                             faults == 1 ? "an entry" : fmt::format("{} entries", faults)),
                 ""};
  }
  given.digest = paths.size() == 1 ? digests : to_hex(sha256(digests));
  return given;
}

Result<GivenSweep> given_sweep(const Arguments& arguments) {
  if (arguments.registry.empty()) {
    return Error{ErrorCode::kUsage, "needs a registry; give --registry FILE", "--registry"};
  }
  bool fresh = false;
  const Result<Key> key = given_key(arguments, &fresh);
  if (!key) return key.error();
  Result<GivenRegistries> given =
      given_registries(arguments.registry, *key, nullptr, arguments.force);
  if (!given) {
    const bool no_key = fresh && given.error().code == ErrorCode::kKey;
    if (!no_key) return std::move(given).error();
    return Error{ErrorCode::kKey, "is sealed; give its key with --key-file or EXPUNGE_KEY",
                 given.error().where};
  }
  GivenSweep sweep;
  sweep.options.registry_digest = given->digest;
  sweep.options.sealed = given->sealed;
  for (const std::string& keys : arguments.id) {
    sweep.options.id_keys.push_back(id_keys(keys));
    if (sweep.options.id_keys.back().empty()) {
      return Error{ErrorCode::kUsage, "names no key; try --id conversation_id", "--id"};
    }
  }
  sweep.index = std::make_shared<const OptOutIndex>(std::move(given->needles));
  return sweep;
}

}  // namespace expunge
