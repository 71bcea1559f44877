// Profiles: how to tell a dataset, where its texts are, and which role each has.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"

namespace expunge {

// How a file is cut into records.
enum class Container : std::uint8_t {
  kJsonLines,      // one JSON value a line (RFC 8259 each); blank lines kept
  kJsonArray,      // one array: each element is a record
  kJsonDocuments,  // one or more JSON values, each a record whatever its line breaks
  kCsv,            // RFC 4180, first row names the columns
  kTsv,            // the same with tabs
  kTextLines,      // each line a record
  kTextBlocks,  // lines up to a blank line, or to a line that `block_start` matches, are a record
};
std::string_view to_string(Container container);
std::optional<Container> container_from_string(std::string_view name);

// Role taken from a sibling of the text: {from: ../is_human, map: {"true": human, "false": bot},
// else: metadata}
struct RoleFrom {
  std::string from;  // relative pointer: "../is_human", "../src/is_human", "../role"
  std::map<std::string, Role>
      values;  // the sibling's text (JSON scalars as written, strings without quotes)
  Role otherwise = Role::kMetadata;
};

// A text that holds several turns: one a line or between separators, each led by its speaker.
struct TurnSplit {
  std::string separator;  // "\n", "__eou__", "\t", ...
  std::string speaker;  // RE2 at the start of a turn; group `name` is the speaker, the match itself
                        // is no text; may be empty
  std::map<std::string, Role> roles;  // speaker -> role
  std::vector<Role> alternate;        // roles in turn when there is no speaker: [human, bot]
};

// What a field's whole value names: "names by participant fields".
enum class Participant : std::uint8_t { kNone, kSelf, kOther, kPersona, kHandle };

struct FieldRule {
  std::string at;  // pointer pattern: /conversation/*/message; * one token, ** any number, "*_id" a
                   // glob within a token
  Role role = Role::kMetadata;
  std::optional<RoleFrom> role_from;
  std::optional<TurnSplit> turns;
  Participant participant = Participant::kNone;
  std::optional<RoleFrom> participant_when;  // values human -> kSelf, bot -> kPersona; else kNone
  std::string speaker_from;  // relative pointer to the speaker's name, for memory by speaker
  int line = 0;
};

struct Profile {
  std::string name;  // "pippa"
  std::string about;
  std::vector<Container> containers;  // usual ones first
  std::string
      records;  // pointer to the array whose elements are records, for enveloped documents: "/data"
  // Pointers whose values together tell a record from all others: the same ones are the same record
  // in every file.  Empty: nothing does.
  std::vector<std::string> record_id;
  // Pointers of what a record says of its human beside the texts, for k-anonymity (docs/risk.md);
  // and of identifiers that join records of one human.
  std::vector<std::string> groups;
  std::vector<std::string> links;
  std::vector<std::string> when_keys;      // every pointer must exist in the first records
  std::vector<std::string> when_not_keys;  // none may exist
  std::vector<std::string> when_columns;   // CSV header must hold all of these
  std::string when_text;                   // RE2 that most of the first lines match (text profiles)
  std::string block_start;                 // RE2, for kTextBlocks
  std::vector<FieldRule> fields;           // first match wins; strings that none names are metadata
  std::vector<std::string>
      placeholders;         // exact strings that stand for somebody and are no findings
  bool addressed = false;   // lines begin with the nick of who is meant (IRC)
  bool both_human = false;  // both speakers are people (Synthetic-Persona-Chat)
  int priority = 0;         // among profiles that fit, the higher wins
  std::string file;
  std::string digest;  // SHA-256 of its YAML, hex
};

enum class ProfileTrust {
  kChecked,  // everything is checked
  kBuiltIn,  // profiles that stand in the binary: their patterns were checked when it was built
};

class ProfileSet {
 public:
  static Result<ProfileSet> builtin(ProfileTrust trust = ProfileTrust::kBuiltIn);
  Result<void> add_path(const std::string& path);
  Result<void> add_yaml(std::string_view yaml, const std::string& file_name);
  const std::vector<Profile>& profiles() const { return profiles_; }
  const Profile* find(std::string_view name) const;

 private:
  std::vector<Profile> profiles_;
};

}  // namespace expunge
