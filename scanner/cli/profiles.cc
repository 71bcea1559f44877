// expunge profiles list | show | detect
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "record/format.h"
#include "record/source.h"
#include "rulebook/embedded.h"
#include "rulebook/profile.h"

namespace expunge {
namespace {

std::string containers_of(const Profile& profile) {
  std::vector<std::string_view> names;
  for (const Container container : profile.containers) names.push_back(to_string(container));
  return fmt::format("{}", fmt::join(names, ","));
}

}  // namespace

int list_profiles(const Arguments&) {
  const Result<ProfileSet> profiles = ProfileSet::builtin();
  if (!profiles) return report_error(profiles.error());
  std::size_t name = 4;
  std::size_t containers = 10;
  for (const Profile& profile : profiles->profiles()) {
    name = std::max(name, profile.name.size());
    containers = std::max(containers, containers_of(profile).size());
  }
  Output output;
  output.write(fmt::format("{:<{}}  {:<{}}  ABOUT\n", "NAME", name, "CONTAINERS", containers));
  for (const Profile& profile : profiles->profiles()) {
    output.write(fmt::format("{:<{}}  {:<{}}  {}\n", profile.name, name, containers_of(profile),
                             containers, profile.about));
  }
  return finish(output, kExitDone);
}

int show_profile(const Arguments& arguments) {
  const std::string& name = arguments.words.front();
  const std::string_view yaml = embedded_file("profiles/" + name + ".yaml");
  if (yaml.empty()) {
    const Result<ProfileSet> profiles = ProfileSet::builtin();
    if (!profiles) return report_error(profiles.error());
    std::vector<std::string_view> names;
    for (const Profile& profile : profiles->profiles()) names.push_back(profile.name);
    return report_error({ErrorCode::kNotFound,
                         fmt::format("no profile '{}'{}; see 'expunge profiles list'", name,
                                     did_you_mean(name, names)),
                         ""});
  }
  Output output;
  output.write(yaml);
  return finish(output, kExitDone);
}

int detect_profiles(const Arguments& arguments) {
  const Result<ProfileSet> profiles = ProfileSet::builtin();
  if (!profiles) return report_error(profiles.error());
  Output output;
  int status = kExitDone;
  for (const std::string& word : arguments.words) {
    Result<std::unique_ptr<Source>> source = Source::open(word);
    if (!source) {
      status = report_error(source.error());
      continue;
    }
    const Result<Format> format = detect_format(**source, *profiles, {});
    if (!format) {
      status = report_error(format.error());
      continue;
    }
    output.write(fmt::format("{}: {}, {}{}\n", word == "-" ? "(standard input)" : word,
                             format->profile->name, to_string(format->container),
                             format->why.empty() ? "" : fmt::format(" ({})", format->why)));
  }
  return finish(output, status);
}

}  // namespace expunge
