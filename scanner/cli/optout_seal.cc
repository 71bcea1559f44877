// expunge optout seal.
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/optout_registry.h"
#include "cli/write_file.h"
#include "optout/sealed.h"

namespace expunge {
namespace {

Error no_key() {
  return Error{ErrorCode::kKey,
               "a registry is sealed under a key that you keep: openssl rand -hex 32 > optout.key, "
               "then --key-file optout.key",
               "--key-file"};
}

}  // namespace

int seal_registries(const Arguments& arguments) {
  bool fresh = false;
  const Result<Key> key = given_key(arguments, &fresh);
  if (!key) return report_error(key.error());
  if (fresh) return report_error(no_key());
  if (arguments.output.empty()) {
    return report_error({ErrorCode::kUsage, "needs a file to write; give -o SEALED", "--output"});
  }
  for (const std::string& path : arguments.words) {
    std::error_code ignored;
    if (std::filesystem::equivalent(path, arguments.output, ignored)) {
      return report_error(
          {ErrorCode::kUsage, "is an input; choose another file", arguments.output});
    }
  }
  std::optional<Key> old_key;
  if (!arguments.old_key_file.empty()) {
    const Result<Key> loaded = Key::from_file(arguments.old_key_file);
    if (!loaded) return report_error(loaded.error());
    old_key = *loaded;
  }
  const Result<GivenRegistries> given =
      given_registries(arguments.words, *key, old_key ? &*old_key : nullptr, arguments.force);
  if (!given) return report_error(given.error());
  const Result<void> written = write_file(arguments.output, seal_needles(given->needles, *key));
  if (!written) return report_error(written.error());
  if (!arguments.quiet) {
    std::size_t forms = 0;
    for (const NeedleSection& section : given->needles.sections) forms += section.needles.size();
    Messages().line(fmt::format("expunge: sealed {} in {} under key {}: {}",
                                plural(given->needles.subjects.size(), "subject"),
                                plural(forms, "form"), key->id(), arguments.output));
  }
  return kExitDone;
}

}  // namespace expunge
