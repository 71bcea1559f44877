#include "rulebook/toml_tree.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace expunge {
namespace {

struct TreeProblem {
  std::string message;
  int line;
};

int line_of(const toml::source_region& source) { return static_cast<int>(source.begin.line); }

YamlNode to_node(const toml::node& value);

YamlNode to_map(const toml::table& table) {
  YamlNode node;
  node.kind = YamlNode::Kind::kMap;
  for (const auto& [key, value] : table) {
    YamlNode name;
    name.kind = YamlNode::Kind::kScalar;
    name.scalar = ascii_lower(key.str());
    name.line = line_of(key.source());
    if (node.find(name.scalar) != nullptr) {
      throw TreeProblem{fmt::format("key '{}' stands twice", name.scalar), name.line};
    }
    node.keys.push_back(std::move(name));
    node.items.push_back(to_node(value));
  }
  return node;
}

YamlNode to_list(const toml::array& array) {
  YamlNode node;
  node.kind = YamlNode::Kind::kList;
  for (const toml::node& item : array) node.items.push_back(to_node(item));
  return node;
}

YamlNode to_scalar(const toml::node& value) {
  YamlNode node;
  node.kind = YamlNode::Kind::kScalar;
  if (const auto* text = value.as_string()) {
    node.quoted = true;
    node.scalar = text->get();
  } else if (const auto* whole = value.as_integer()) {
    node.scalar = fmt::format("{}", whole->get());
  } else if (const auto* number = value.as_floating_point()) {
    node.scalar = fmt::format("{}", number->get());
  } else if (const auto* flag = value.as_boolean()) {
    node.scalar = flag->get() ? "true" : "false";
  } else {
    throw TreeProblem{"dates and times are not expected here", line_of(value.source())};
  }
  return node;
}

// toml++ bounds the depth of a document.
YamlNode to_node(const toml::node& value) {
  YamlNode node = value.is_table()   ? to_map(*value.as_table())
                  : value.is_array() ? to_list(*value.as_array())
                                     : to_scalar(value);
  node.line = line_of(value.source());
  return node;
}

}  // namespace

Result<YamlNode> parse_toml(std::string_view bytes, const std::string& file_name) {
  const auto fault = [&](int line, std::string message) {
    return Error{ErrorCode::kRules, std::move(message), fmt::format("{}:{}", file_name, line)};
  };
  if (bytes.size() > kMaxYamlBytes) {
    return fault(1, fmt::format("the file has {} bytes; at most 1 MiB (1048576 bytes) is read",
                                bytes.size()));
  }
  if (!is_valid_utf8(bytes)) {
    return fault(1, "the file is not valid UTF-8; save it as UTF-8");
  }
  try {
    YamlNode root = to_map(toml::parse(bytes));
    root.line = 1;
    return root;
  } catch (const TreeProblem& problem) {
    return fault(problem.line, problem.message);
  } catch (const toml::parse_error& problem) {
    return fault(line_of(problem.source()),
                 fmt::format("not valid TOML: {}", problem.description()));
  }
}

}  // namespace expunge
