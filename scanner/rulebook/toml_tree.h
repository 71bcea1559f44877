// TOML files as the same plain values as YAML files.  The only user of toml++.
#pragma once

#include <string>
#include <string_view>

#include "expunge/result.h"
#include "rulebook/yaml_tree.h"

namespace expunge {

// The whole file as one map; texts are `quoted` scalars, numbers and booleans plain ones.  Keys are
// in lower case: the readers of such files (Viper's) do not tell cases apart.
Result<YamlNode> parse_toml(std::string_view bytes, const std::string& file_name);

}  // namespace expunge
