#include "pipeline/setup.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "base/strings.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

bool looks_like_path(std::string_view text) {
  return text.find('/') != std::string_view::npos || text.ends_with(".yaml") ||
         text.ends_with(".yml");
}

template <class T>
Result<T> parse_choice(std::string_view option, std::string_view word,
                       std::initializer_list<std::pair<std::string_view, T>> choices) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    names.push_back(name);
  }
  std::string all;
  for (std::string_view name : names) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return Error{ErrorCode::kUsage,
               "unknown value '" + std::string(word) + "'" + did_you_mean(word, names) +
                   "; choose one of " + all,
               std::string(option)};
}

}  // namespace

Result<RuleSet> load_rules(const Options& options) {
  Result<RuleSet> rules = RuleSet::builtin();
  if (!rules) return rules;
  for (const std::string& path : options.rules) {
    if (Result<void> added = rules->add_path(path); !added) return added.error();
  }
  return rules;
}

Result<ProfileSet> load_profiles(const Options& options, std::string* chosen) {
  Result<ProfileSet> profiles = ProfileSet::builtin();
  if (!profiles) return profiles;
  for (const std::string& path : options.profiles) {
    if (Result<void> added = profiles->add_path(path); !added) return added.error();
  }
  *chosen = options.profile;
  if (looks_like_path(options.profile)) {
    const std::size_t before = profiles->profiles().size();
    if (Result<void> added = profiles->add_path(options.profile); !added) return added.error();
    // A file of the user's own may replace a built-in profile of the same name: then the size
    // stays.
    for (const Profile& profile : profiles->profiles()) {
      if (profile.file == options.profile) *chosen = profile.name;
    }
    if (*chosen == options.profile && profiles->profiles().size() > before) {
      *chosen = profiles->profiles().back().name;
    }
  } else if (!options.profile.empty() && profiles->find(options.profile) == nullptr) {
    std::vector<std::string_view> names;
    for (const Profile& profile : profiles->profiles()) names.push_back(profile.name);
    return Error{ErrorCode::kUsage,
                 "unknown profile '" + options.profile + "'" +
                     did_you_mean(options.profile, names) +
                     "; `expunge profiles list` shows them, a path to a YAML file works too",
                 "--profile"};
  }
  return profiles;
}

Result<Key> load_key(const std::string& key_file, bool* fresh) {
  *fresh = false;
  if (!key_file.empty()) return Key::from_file(key_file);
  if (const char* secret = std::getenv("EXPUNGE_KEY"); secret != nullptr && *secret != '\0') {
    Result<Key> key = Key::from_secret(secret);
    if (!key) return Error{ErrorCode::kKey, key.error().message, "EXPUNGE_KEY"};
    return key;
  }
  *fresh = true;
  return Key::random();
}

Result<std::shared_ptr<const Setup>> set_up(const Options& given,
                                            std::shared_ptr<const FinderModel> finder) {
  Options options = given;
  if (finder != nullptr) {
    options.names = "off";
    options.policy = "audit-only";
  }
  const auto engine = parse_choice<EngineKind>(
      "--engine", options.engine,
      {{"fast", EngineKind::kFast}, {"reference", EngineKind::kReference}});
  if (!engine) return engine.error();
  const auto names = parse_choice<NamesMode>(
      "--names", options.names,
      {{"off", NamesMode::kOff}, {"rules", NamesMode::kRules}, {"model", NamesMode::kModel}});
  if (!names) return names.error();
  if (options.min_score > 1) {
    return Error{ErrorCode::kUsage, "a score lies between 0 and 1", "--min-score"};
  }

  Result<RuleSet> rules = finder != nullptr ? RuleSet() : load_rules(options);
  if (!rules) return rules.error();
  FormatOverride format;
  format.container = options.format;
  Result<ProfileSet> profiles = load_profiles(options, &format.profile);
  if (!profiles) return profiles.error();
  const Result<PolicySet> policies = PolicySet::builtin();
  if (!policies) return policies.error();
  Result<Policy> policy = policies->load(options.policy);
  if (!policy) return policy.error();
  bool fresh = false;
  Result<Key> key = load_key(options.key_file, &fresh);
  if (!key) return key.error();

  DetectorOptions detector;
  detector.engine = *engine;
  detector.names = *names;
  detector.only = options.only;
  detector.except = options.except;
  detector.with = options.with;
  std::shared_ptr<const RiskKinds> risk;
  if (finder == nullptr && (options.risk || policy->risk)) {
    risk = std::make_shared<const RiskKinds>(RiskKinds::load(
        embedded_file("lists/risk-kinds.txt"), embedded_file("lists/risk-values.txt")));
    for (const Rule& rule : rules->rules()) {
      if (rule.on_request && rule.id.starts_with(kQuasiRules)) detector.with.push_back(rule.id);
    }
  }
  detector.min_score = options.min_score < 0 ? policy->min_score : options.min_score;
  detector.regions = policy->regions;
  auto shared_rules = std::make_shared<const RuleSet>(std::move(*rules));
  auto model = DetectorModel::create(shared_rules, std::move(detector));
  if (!model) return model.error();

  return std::make_shared<const Setup>(
      Setup{std::move(shared_rules), std::make_shared<const ProfileSet>(std::move(*profiles)),
            std::move(*model), std::move(finder), std::move(*policy), *key, fresh,
            std::move(format), std::move(risk)});
}

}  // namespace expunge
