#include "rulebook/yaml_blob.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rulebook/embedded.h"

namespace expunge {
namespace {

constexpr std::string_view kDocuments = R"(
a: 'quoted'
b: [1, two, ~, {deep: []}]
---
- plain
- |
  a block
)";

TEST(YamlBlob, GivesBackWhatWasRead) {
  const Result<std::vector<YamlNode>> trees = parse_yaml(kDocuments, "documents.yaml");
  ASSERT_TRUE(trees);
  const std::string blob = to_blob(*trees);
  const std::optional<std::vector<YamlNode>> read = from_blob(blob);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2U);
  const YamlNode* quoted = read->front().find("a");
  ASSERT_NE(quoted, nullptr);
  EXPECT_TRUE(quoted->quoted);
  EXPECT_EQ(quoted->scalar, "quoted");
  EXPECT_EQ(quoted->line, 2);
  EXPECT_EQ(read->front().find("b")->items[2].kind, YamlNode::Kind::kNull);
  EXPECT_EQ(to_blob(*read), blob);
}

TEST(YamlBlob, RefusesWhatIsCutShort) {
  const std::string blob = to_blob(*parse_yaml(kDocuments, "documents.yaml"));
  for (std::size_t size = 0; size < blob.size(); ++size) {
    EXPECT_FALSE(from_blob(std::string_view(blob).substr(0, size))) << size;
  }
}

TEST(YamlBlob, RefusesWhatIsNoKindOfNode) {
  std::string blob = to_blob(*parse_yaml("a", "a.yaml"));
  blob[4] = 9;
  EXPECT_FALSE(from_blob(blob));
}

TEST(YamlBlob, HoldsEveryEmbeddedFile) {
  int files = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    const std::optional<std::vector<YamlNode>> linked = linked_yaml(file.bytes);
    if (!file.path.ends_with(".yaml")) {
      EXPECT_FALSE(linked) << file.path;
      continue;
    }
    ++files;
    const std::string copy(file.bytes);
    EXPECT_FALSE(linked_yaml(copy)) << "only the file itself is known";
    const Result<std::vector<YamlNode>> parsed = parse_yaml(copy, std::string(file.path));
    ASSERT_TRUE(parsed) << file.path;
    ASSERT_TRUE(linked) << file.path;
    EXPECT_EQ(to_blob(*linked), to_blob(*parsed)) << file.path;
  }
  EXPECT_GT(files, 200);
}

}  // namespace
}  // namespace expunge
