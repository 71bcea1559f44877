// The registry: people who asked to be left out, and what is known of them.
//
// Three spellings of one schema (rules/schema/optout.schema.json): YAML with `subjects:`, JSON
// Lines with a subject a line, CSV with an entry a row.  docs/optout.md describes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expunge/result.h"

namespace expunge {

// What is done where a subject is found, the weakest first: of several, the strongest is done.
enum class OptOutAction : std::uint8_t {
  kReport,      // nothing is changed
  kRedact,      // the value is replaced
  kDropTurns,   // all that was said in that turn is replaced
  kDropRecord,  // the record does not reach the output
};
std::string_view to_string(OptOutAction action);

struct NameEntry {
  std::string name;
  bool any_order = true;  // "Okafor Tobi" too
  bool initials = false;  // "T. Okafor" too
};

struct EmailEntry {
  std::string address;
  bool tags = true;          // "tobi+lists@" too
  std::optional<bool> dots;  // "t.obi@" too; left out: where the host ignores dots (Gmail)
};

struct PhoneEntry {
  std::string number;
  std::string region;  // ISO 3166 alpha-2; not needed with a plus
};

struct HandleEntry {
  std::string service;  // "reddit"; empty = any
  std::string name;     // without @
};

// All must hold in one record.
struct RecordEntry {
  struct Condition {
    std::string place;  // a key ("user_id") or a JSON Pointer ("/meta/user_id"; * for an index)
    std::string value;  // exactly, but for white space around
  };
  std::vector<Condition> conditions;
};

struct Subject {
  std::string id;  // says nothing about the person: it stands in logs and proofs
  OptOutAction action = OptOutAction::kRedact;
  std::vector<NameEntry> names;
  std::vector<EmailEntry> emails;
  std::vector<PhoneEntry> phones;
  std::vector<HandleEntry> handles;
  std::vector<std::string> strings;
  std::vector<RecordEntry> records;
};

struct Registry {
  std::vector<Subject> subjects;
};

struct RegistryOptions {
  bool force = false;  // take entries that are too broad
};

// A registry and what is wrong with it: one fault an entry, with file and line, in file order. With
// faults the registry is not to be used.  No fault quotes an entry.
struct LoadedRegistry {
  Registry registry;
  std::vector<Error> faults;
};

// `name` is what faults call the file; its ending tells the spelling: .csv; .jsonl, .ndjson; all
// else is YAML.
LoadedRegistry read_registry(std::string_view bytes, const std::string& name,
                             const RegistryOptions& options);

}  // namespace expunge
