// The three spellings of a registry as one: a map a subject, each value with its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "rulebook/yaml_tree.h"

namespace expunge {

struct RegistryTree {
  std::vector<YamlNode> subjects;
  std::string region;         // of telephone numbers that state none
  std::string action;         // of subjects that state none
  std::vector<Error> faults;  // of the spelling
};

// `name`: what the file is called; its ending tells the spelling.
RegistryTree read_registry_tree(std::string_view bytes, const std::string& name);

}  // namespace expunge
