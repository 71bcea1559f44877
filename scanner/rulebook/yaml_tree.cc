#include "rulebook/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>
#include <algorithm>

#include <fmt/format.h>

#include <istream>
#include <optional>
#include <streambuf>
#include <utility>

#include "base/utf8.h"
#include "rulebook/yaml_blob.h"

namespace expunge {
namespace {

// Thrown through yaml-cpp's parser and caught in parse_yaml.
struct TreeProblem {
  std::string message;
  int line;
};

// Nested this deep, a file is no rule, profile or policy but an attack on the stack.
constexpr std::size_t kMaxDepth = 32;

YamlNode make_node(YamlNode::Kind kind, const YAML::Mark& mark) {
  YamlNode node;
  node.kind = kind;
  node.line = mark.line + 1;
  return node;
}

class TreeBuilder : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override { root_ = YamlNode{}; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(anchor, mark);
    add(make_node(YamlNode::Kind::kNull, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw TreeProblem{"aliases (*name) are not supported; write the value out", mark.line + 1};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(anchor, mark);
    refuse_tag(tag, mark);
    // yaml-cpp tells quoted scalars by the tag "!", plain ones by "?".
    YamlNode node = make_node(YamlNode::Kind::kScalar, mark);
    node.quoted = tag == "!";
    if (!node.quoted && (value.empty() || value == "~" || value == "null")) {
      node.kind = YamlNode::Kind::kNull;
    }
    node.scalar = value;
    add(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    refuse_tag(tag, mark);
    open(YamlNode::Kind::kList, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    refuse_tag(tag, mark);
    open(YamlNode::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override { close(); }

  YamlNode take() { return std::move(root_); }

 private:
  static void refuse_anchor(YAML::anchor_t anchor, const YAML::Mark& mark) {
    if (anchor != YAML::NullAnchor) {
      throw TreeProblem{"anchors (&name) are not supported; write the value out", mark.line + 1};
    }
  }
  static void refuse_tag(const std::string& tag, const YAML::Mark& mark) {
    if (!tag.empty() && tag != "?" && tag != "!") {
      throw TreeProblem{"tags (!name) are not supported; write the plain value", mark.line + 1};
    }
  }
  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    refuse_anchor(anchor, mark);
    if (open_.size() == kMaxDepth) {
      throw TreeProblem{fmt::format("nested more than {} levels deep", kMaxDepth), mark.line + 1};
    }
    open_.push_back(make_node(kind, mark));
  }
  void close() {
    YamlNode node = std::move(open_.back());
    open_.pop_back();
    add(std::move(node));
  }
  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    YamlNode& parent = open_.back();
    if (parent.kind == YamlNode::Kind::kMap && parent.keys.size() == parent.items.size()) {
      add_key(parent, std::move(node));
    } else {
      parent.items.push_back(std::move(node));
    }
  }
  static void add_key(YamlNode& map, YamlNode key) {
    if (key.kind != YamlNode::Kind::kScalar) {
      throw TreeProblem{fmt::format("a key must be a text, got {}", kind_name(key)), key.line};
    }
    if (map.find(key.scalar) != nullptr) {
      throw TreeProblem{fmt::format("key '{}' stands twice", key.scalar), key.line};
    }
    map.keys.push_back(std::move(key));
  }

  YamlNode root_;
  std::vector<YamlNode> open_;
};

// An istream over bytes that are already in memory.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* begin = const_cast<char*>(bytes.data());
    setg(begin, begin, begin + bytes.size());
  }
};

Error yaml_error(const std::string& file, int line, std::string message) {
  return Error{ErrorCode::kRules, std::move(message), fmt::format("{}:{}", file, line)};
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size() && i < items.size(); ++i) {
    if (keys[i].scalar == key) return &items[i];
  }
  return nullptr;
}

namespace {

bool is_number(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::any_of(text.begin(), text.end(), is_digit) &&
         text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

}  // namespace

std::string_view kind_name(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "nothing";
    case YamlNode::Kind::kScalar:
      return !node.quoted && is_number(node.scalar) ? "a number" : "a text";
    case YamlNode::Kind::kList:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
  }
  return "nothing";
}

Result<std::vector<YamlNode>> parse_yaml(std::string_view bytes, const std::string& file_name) {
  if (std::optional<std::vector<YamlNode>> trees = linked_yaml(bytes)) return std::move(*trees);
  if (bytes.size() > kMaxYamlBytes) {
    return yaml_error(file_name, 1,
                      fmt::format("the file has {} bytes; at most 1 MiB (1048576 bytes) is read, "
                                  "split it into several files",
                                  bytes.size()));
  }
  if (!is_valid_utf8(bytes)) {
    return yaml_error(file_name, 1, "the file is not valid UTF-8; save it as UTF-8");
  }
  // yaml-cpp stops at a NUL without a word.
  if (bytes.find('\0') != std::string_view::npos) {
    return yaml_error(file_name, 1, "the file holds a NUL byte; is it a text file?");
  }
  std::vector<YamlNode> documents;
  try {
    ViewBuffer buffer(bytes);
    std::istream in(&buffer);
    YAML::Parser parser(in);
    TreeBuilder builder;
    while (parser.HandleNextDocument(builder)) {
      YamlNode root = builder.take();
      if (root.kind != YamlNode::Kind::kNull) documents.push_back(std::move(root));
    }
  } catch (const TreeProblem& problem) {
    return yaml_error(file_name, problem.line, problem.message);
  } catch (const YAML::Exception& exception) {
    const int line = exception.mark.is_null() ? 1 : exception.mark.line + 1;
    return yaml_error(file_name, line,
                      "not valid YAML: " + exception.msg +
                          "; a text with : # [ { or a backslash belongs in 'single quotes'");
  }
  return documents;
}

}  // namespace expunge
