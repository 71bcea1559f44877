#include "rulebook/yaml_blob.h"

#include <cstddef>
#include <span>
#include <utility>

#include "base/blob_io.h"
#include "rulebook/embedded.h"

// Defined by the object that cmake/ExpungeEmbed.cmake makes of the blob; absent from programs that
// do not link it.
extern "C" {
[[gnu::weak]] extern const char expunge_yaml_blob_bytes[];
[[gnu::weak]] extern const char expunge_yaml_blob_bytes_end[];
}

namespace expunge {
namespace {

// Of a file that holds no YAML.
constexpr std::string_view kNoTrees;

bool is_yaml(std::string_view path) { return path.ends_with(".yaml"); }

void put_node(const YamlNode& node, std::string& out) {
  out.push_back(static_cast<char>(node.kind));
  out.push_back(node.quoted ? 1 : 0);
  put_u32(static_cast<std::size_t>(node.line), out);
  put_bytes(node.scalar, out);
  for (const std::vector<YamlNode>* children : {&node.keys, &node.items}) {
    put_u32(children->size(), out);
    for (const YamlNode& child : *children) put_node(child, out);
  }
}

// Only blobs of the build are read: nested no deeper than the parser lets files be.
bool take_node(BlobReader& reader, YamlNode& node) {
  const std::optional<std::string_view> head = reader.take(2);
  if (!head || (*head)[0] < 0 || (*head)[0] > static_cast<char>(YamlNode::Kind::kMap)) return false;
  node.kind = static_cast<YamlNode::Kind>((*head)[0]);
  node.quoted = (*head)[1] != 0;
  const std::optional<std::uint32_t> line = reader.u32();
  const std::optional<std::string_view> scalar = reader.bytes();
  if (!line || !scalar) return false;
  node.line = static_cast<int>(*line);
  node.scalar = *scalar;
  for (std::vector<YamlNode>* children : {&node.keys, &node.items}) {
    const std::optional<std::uint32_t> count = reader.u32();
    if (!count || *count > kMaxYamlBytes) return false;
    children->reserve(*count);
    for (std::uint32_t i = 0; i < *count; ++i) {
      if (!take_node(reader, children->emplace_back())) return false;
    }
  }
  return true;
}

// Of each embedded file, by its number.
std::vector<std::string_view> read_index() {
  std::vector<std::string_view> blobs;
  if (expunge_yaml_blob_bytes == nullptr) return blobs;
  BlobReader reader({expunge_yaml_blob_bytes, static_cast<std::size_t>(expunge_yaml_blob_bytes_end -
                                                                       expunge_yaml_blob_bytes)});
  while (const std::optional<std::string_view> blob = reader.bytes()) blobs.push_back(*blob);
  return blobs;
}

}  // namespace

std::string to_blob(const std::vector<YamlNode>& trees) {
  std::string out;
  put_u32(trees.size(), out);
  for (const YamlNode& tree : trees) put_node(tree, out);
  return out;
}

std::optional<std::vector<YamlNode>> from_blob(std::string_view bytes) {
  BlobReader reader(bytes);
  const std::optional<std::uint32_t> count = reader.u32();
  if (!count) return std::nullopt;
  std::vector<YamlNode> trees;
  for (std::uint32_t i = 0; i < *count; ++i) {
    if (!take_node(reader, trees.emplace_back())) return std::nullopt;
  }
  return trees;
}

Result<std::string> make_yaml_blob() {
  std::string out;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!is_yaml(file.path)) {
      put_bytes(kNoTrees, out);
      continue;
    }
    Result<std::vector<YamlNode>> trees = parse_yaml(file.bytes, "rules/" + std::string(file.path));
    if (!trees) return std::move(trees).error();
    put_bytes(to_blob(*trees), out);
  }
  return out;
}

std::optional<std::vector<YamlNode>> linked_yaml(std::string_view bytes) {
  static const std::vector<std::string_view> blobs = read_index();
  const std::span<const EmbeddedFile> files = embedded_files();
  if (blobs.size() != files.size()) return std::nullopt;
  for (std::size_t i = 0; i < files.size(); ++i) {
    // The file itself, not one that says the same.
    if (files[i].bytes.data() != bytes.data() || files[i].bytes.size() != bytes.size()) continue;
    return blobs[i].empty() ? std::nullopt : from_blob(blobs[i]);
  }
  return std::nullopt;
}

}  // namespace expunge
