#include "rulebook/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/digest.h"
#include "rulebook/embedded.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kContainers = {"jsonl"sv, "array"sv, "json"sv,  "csv"sv,
                                    "tsv"sv,   "text"sv,  "blocks"sv};
constexpr std::array kParticipants = {"self"sv, "other"sv, "persona"sv, "handle"sv};
constexpr std::array kProfileKeys = {"name"sv,     "about"sv,        "containers"sv, "records"sv,
                                     "when"sv,     "block_start"sv,  "both_human"sv, "addressed"sv,
                                     "priority"sv, "placeholders"sv, "fields"sv,     "record_id"sv,
                                     "groups"sv,   "links"sv};
constexpr std::array kWhenKeys = {"keys"sv, "not_keys"sv, "columns"sv, "text"sv};
constexpr std::array kFieldKeys = {"at"sv,          "role"sv,        "role_from"sv,
                                   "turns"sv,       "participant"sv, "participant_when"sv,
                                   "speaker_from"sv};
constexpr std::array kFromKeys = {"from"sv, "map"sv, "else"sv};
constexpr std::array kTurnKeys = {"separator"sv, "speaker"sv, "roles"sv, "alternate"sv};
constexpr int kMaxPriority = 1000;

void check_profile_regex(const YamlMap& map, std::string_view key, const std::string& pattern,
                         ProfileTrust trust) {
  if (pattern.empty() || trust == ProfileTrust::kBuiltIn) return;
  const std::string fault = regex_fault(map.name(key), pattern);
  if (!fault.empty()) map.fail(map.line_of(key), fault);
}

std::string read_pointer(const YamlMap& map, std::string_view key) {
  std::string pointer = map.text(key);
  if (!pointer.empty() && pointer[0] != '/') {
    map.fail(map.line_of(key), fmt::format("{} '{}' must be a JSON Pointer: it begins with /",
                                           map.name(key), pointer));
  }
  return pointer;
}

std::vector<std::string> read_pointers(const YamlMap& map, std::string_view key) {
  std::vector<std::string> pointers = map.texts(key);
  for (std::size_t i = 0; i < pointers.size(); ++i) {
    if (pointers[i][0] != '/') {
      map.fail(map.list(key)[i].line,
               fmt::format("{}: '{}' must be a JSON Pointer: it begins with /", map.name(key),
                           pointers[i]));
    }
  }
  return pointers;
}

std::string read_relative_pointer(const YamlMap& map, std::string_view key) {
  std::string pointer = map.required_text(key);
  if (!pointer.starts_with("../")) {
    map.fail(map.line_of(key),
             fmt::format("{} '{}' must be relative to the text: ../name, ../../name", map.name(key),
                         pointer));
  }
  return pointer;
}

// {from: ../is_human, map: {true: human, false: bot}, else: metadata}
RoleFrom read_role_from(const YamlMap& field, std::string_view key) {
  const YamlMap map(*field.get(key), field.file(), field.name(key), kFromKeys);
  RoleFrom result;
  result.from = read_relative_pointer(map, "from");
  const YamlNode* values = map.get("map");
  if (values == nullptr || values->kind != YamlNode::Kind::kMap || values->keys.empty()) {
    map.fail(values == nullptr ? map.line() : values->line,
             map.name("map") + " must be a map from values to roles, like {user: human}");
  }
  for (std::size_t i = 0; i < values->keys.size(); ++i) {
    result.values[values->keys[i].scalar] = map.role(values->items[i], map.name("map"));
  }
  if (const YamlNode* otherwise = map.get("else")) {
    result.otherwise = map.role(*otherwise, map.name("else"));
  }
  return result;
}

RoleFrom read_participant_when(const YamlMap& field) {
  RoleFrom when = read_role_from(field, "participant_when");
  for (const auto& [value, role] : when.values) {
    if (role != Role::kHuman && role != Role::kBot) {
      field.fail(field.line_of("participant_when"),
                 fmt::format("{}: '{}' must be human (the name is the user's) or bot (the name is "
                             "the character's), got {}",
                             field.name("participant_when.map"), value, to_string(role)));
    }
  }
  return when;
}

TurnSplit read_turns(const YamlMap& field, ProfileTrust trust) {
  const YamlMap map(*field.get("turns"), field.file(), field.name("turns"), kTurnKeys);
  TurnSplit turns;
  turns.separator = map.text("separator");
  if (turns.separator.empty()) {
    map.fail(map.line(), map.name("separator") + R"( is missing: what stands between turns, "\n")");
  }
  turns.speaker = map.text("speaker");
  check_profile_regex(map, "speaker", turns.speaker, trust);
  if (trust == ProfileTrust::kChecked && !turns.speaker.empty() &&
      !regex_has_group(turns.speaker, "name")) {
    map.fail(map.line_of("speaker"),
             map.name("speaker") + " needs a group (?P<name>...) around the speaker's name");
  }
  if (const YamlNode* roles = map.get("roles")) {
    if (roles->kind != YamlNode::Kind::kMap) {
      map.fail(roles->line, map.name("roles") + " must be a map from speakers to roles");
    }
    for (std::size_t i = 0; i < roles->keys.size(); ++i) {
      turns.roles[roles->keys[i].scalar] = map.role(roles->items[i], map.name("roles"));
    }
  }
  for (const YamlNode& role : map.list("alternate")) {
    turns.alternate.push_back(map.role(role, map.name("alternate")));
  }
  return turns;
}

Participant read_participant(const YamlMap& map) {
  const std::string word = map.text("participant");
  if (word.empty()) return Participant::kNone;
  if (word == "self") return Participant::kSelf;
  if (word == "other") return Participant::kOther;
  if (word == "persona") return Participant::kPersona;
  if (word == "handle") return Participant::kHandle;
  map.fail(map.line_of("participant"),
           fmt::format("{}: {}", map.name("participant"),
                       unknown_word("kind of participant", word, kParticipants)));
}

FieldRule read_field(const YamlMap& profile, const YamlNode& node, std::size_t index,
                     ProfileTrust trust) {
  const YamlMap map(node, profile.file(), fmt::format("fields[{}]", index), kFieldKeys);
  FieldRule field;
  field.line = node.line;
  if (!map.has("at")) map.fail(map.line(), map.name("at") + " is missing: where the texts are");
  field.at = read_pointer(map, "at");
  if (!map.has("role") && !map.has("role_from")) {
    map.fail(map.line(), map.name("role") + " is missing (or role_from)");
  }
  if (const YamlNode* role = map.get("role")) field.role = map.role(*role, map.name("role"));
  if (map.has("role_from")) field.role_from = read_role_from(map, "role_from");
  if (map.has("turns")) field.turns = read_turns(map, trust);
  field.participant = read_participant(map);
  if (map.has("participant_when")) field.participant_when = read_participant_when(map);
  if (map.has("speaker_from")) field.speaker_from = read_relative_pointer(map, "speaker_from");
  return field;
}

void read_when(const YamlMap& profile, Profile& result, ProfileTrust trust) {
  const YamlNode* node = profile.get("when");
  if (node == nullptr) return;
  const YamlMap map(*node, profile.file(), "when", kWhenKeys);
  result.when_keys = read_pointers(map, "keys");
  result.when_not_keys = read_pointers(map, "not_keys");
  result.when_columns = map.texts("columns");
  result.when_text = map.text("text");
  check_profile_regex(map, "text", result.when_text, trust);
}

void read_containers(const YamlMap& map, Profile& profile) {
  for (const YamlNode& item : map.list("containers")) {
    const std::string word = map.scalar(item, "each item of containers");
    const std::optional<Container> container = container_from_string(word);
    if (!container) {
      map.fail(item.line, "containers: " + unknown_word("container", word, kContainers));
    }
    profile.containers.push_back(*container);
  }
  if (profile.containers.empty()) {
    map.fail(map.line_of("containers"), "containers is missing: how files are cut, like [jsonl]");
  }
}

Profile read_profile(const YamlNode& node, const std::string& file, ProfileTrust trust) {
  const YamlMap map(node, file, "", kProfileKeys);
  Profile profile;
  profile.file = file;
  profile.name = map.required_text("name");
  if (profile.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") !=
      std::string::npos) {
    map.fail(map.line_of("name"),
             fmt::format("name '{}' must be in lower case, like my_export", profile.name));
  }
  profile.about = map.required_text("about");
  read_containers(map, profile);
  profile.records = read_pointer(map, "records");
  read_when(map, profile, trust);
  profile.block_start = map.text("block_start");
  check_profile_regex(map, "block_start", profile.block_start, trust);
  profile.both_human = map.flag("both_human", false);
  profile.addressed = map.flag("addressed", false);
  profile.priority = map.integer("priority", -kMaxPriority, kMaxPriority, 0);
  profile.placeholders = map.texts("placeholders");
  profile.record_id = read_pointers(map, "record_id");
  profile.groups = read_pointers(map, "groups");
  profile.links = read_pointers(map, "links");
  const std::span<const YamlNode> fields = map.list("fields");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    profile.fields.push_back(read_field(map, fields[i], i, trust));
  }
  return profile;
}

Result<Profile> load_profile(std::string_view yaml, const std::string& file_name,
                             ProfileTrust trust) {
  Result<std::vector<YamlNode>> documents = parse_yaml(yaml, file_name);
  if (!documents) return std::move(documents).error();
  if (documents->size() != 1) {
    return Error{
        ErrorCode::kRules,
        fmt::format("a profile file holds one profile, this one holds {}", documents->size()),
        file_name + ":1"};
  }
  try {
    Profile profile = read_profile(documents->front(), file_name, trust);
    profile.digest = to_hex(sha256(yaml));
    return profile;
  } catch (const LoadProblem& problem) {
    return problem.error;
  }
}

void put_profile(Profile profile, std::vector<Profile>& profiles) {
  const auto at = std::lower_bound(
      profiles.begin(), profiles.end(), profile.name,
      [](const Profile& known, const std::string& name) { return known.name < name; });
  if (at != profiles.end() && at->name == profile.name) {
    *at = std::move(profile);
  } else {
    profiles.insert(at, std::move(profile));
  }
}

}  // namespace

std::string_view to_string(Container container) {
  return kContainers[static_cast<std::size_t>(container)];
}

std::optional<Container> container_from_string(std::string_view name) {
  const auto at = std::find(kContainers.begin(), kContainers.end(), name);
  if (at == kContainers.end()) return std::nullopt;
  return static_cast<Container>(at - kContainers.begin());
}

Result<ProfileSet> ProfileSet::builtin(ProfileTrust trust) {
  ProfileSet set;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("profiles/") || !file.path.ends_with(".yaml")) continue;
    Result<Profile> profile = load_profile(file.bytes, "rules/" + std::string(file.path), trust);
    if (!profile) return std::move(profile).error();
    put_profile(std::move(*profile), set.profiles_);
  }
  return set;
}

Result<void> ProfileSet::add_path(const std::string& path) {
  const Result<std::vector<std::string>> files = yaml_files(path, {});
  if (!files) return files.error();
  std::vector<Profile> loaded;
  for (const std::string& file : *files) {
    const Result<std::string> bytes = read_yaml_file(file);
    if (!bytes) return bytes.error();
    Result<Profile> profile = load_profile(*bytes, file, ProfileTrust::kChecked);
    if (!profile) return std::move(profile).error();
    for (const Profile& other : loaded) {
      if (other.name == profile->name) {
        return Error{ErrorCode::kRules,
                     fmt::format("name '{}' is already taken by {}; names are unique",
                                 profile->name, other.file),
                     file + ":1"};
      }
    }
    loaded.push_back(std::move(*profile));
  }
  for (Profile& profile : loaded) put_profile(std::move(profile), profiles_);
  return {};
}

Result<void> ProfileSet::add_yaml(std::string_view yaml, const std::string& file_name) {
  Result<Profile> profile = load_profile(yaml, file_name, ProfileTrust::kChecked);
  if (!profile) return std::move(profile).error();
  put_profile(std::move(*profile), profiles_);
  return {};
}

const Profile* ProfileSet::find(std::string_view name) const {
  const auto at = std::find_if(profiles_.begin(), profiles_.end(),
                               [&](const Profile& profile) { return profile.name == name; });
  return at == profiles_.end() ? nullptr : &*at;
}

}  // namespace expunge
