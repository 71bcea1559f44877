#include "gate/git.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gate/subprocess.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

std::string all_of(Source& source) {
  std::string out;
  char buffer[1000];
  for (;;) {
    const Result<std::size_t> got = source.read(buffer, sizeof buffer);
    EXPECT_TRUE(got) << got.error().to_string();
    if (!got || *got == 0) return out;
    out.append(buffer, *got);
  }
}

class GitTest : public testing::Test {
 protected:
  GitTest() {
    std::string pattern = (fs::temp_directory_path() / "expunge-git-XXXXXX").string();
    folder_ = fs::canonical(::mkdtemp(pattern.data()));
    // Neither the developer's settings nor a hook's environment.
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    ::setenv("GIT_CONFIG_SYSTEM", "/dev/null", 1);
  }
  ~GitTest() override { fs::remove_all(folder_); }

  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no git here";
    git("init -q -b main .");
    git("config user.email tests@example.org");
    git("config user.name Tests");
  }

  void git(const std::string& words) const {
    const std::string command = "cd '" + folder_.string() + "' && git " + words;
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  void commit(const std::string& message) const {
    git("add -A");
    git("commit -q -m '" + message + "'");
  }

  GitRepository open() const {
    Result<GitRepository> repository = GitRepository::open(folder_.string());
    EXPECT_TRUE(repository) << repository.error().to_string();
    return std::move(*repository);
  }

  fs::path folder_;
};

TEST_F(GitTest, ListsFilesAndChanges) {
  write("a.jsonl", "one\n");
  write("sub/odd \"name\"\n.jsonl", "two\n");
  write("gone.jsonl", "three\n");
  fs::create_symlink("a.jsonl", folder_ / "link.jsonl");
  commit("first");
  write("a.jsonl", "one and more\n");
  fs::remove(folder_ / "gone.jsonl");
  write("new.jsonl", "four\n");
  commit("second");
  const GitRepository repository = open();
  const std::string before = *repository.commit("HEAD~1");
  const std::string now = *repository.commit("main");
  std::vector<std::string> paths;
  const std::vector<GitRepository::Blob> blobs = *repository.files(before);
  for (const auto& blob : blobs) paths.push_back(blob.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"a.jsonl", "gone.jsonl", "sub/odd \"name\"\n.jsonl"}));
  const auto changes = *repository.changes(before, now);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].path, "a.jsonl");
  EXPECT_FALSE(changes[0].before.empty());
  EXPECT_FALSE(changes[0].now.empty());
  EXPECT_TRUE(changes[1].now.empty()) << changes[1].path;
  EXPECT_TRUE(changes[2].before.empty()) << changes[2].path;
  auto source = repository.open_blob({changes[0].path, changes[0].before});
  ASSERT_TRUE(source);
  EXPECT_EQ(all_of(**source), "one\n");
}

TEST_F(GitTest, FindsWhereBranchesParted) {
  write("a.txt", "1");
  commit("base");
  git("checkout -q -b side");
  write("b.txt", "2");
  commit("side");
  git("checkout -q main");
  write("c.txt", "3");
  commit("main");
  const GitRepository repository = open();
  EXPECT_EQ(*repository.merge_base(*repository.commit("main"), *repository.commit("side")),
            *repository.commit("main~1"));
}

TEST_F(GitTest, NamesAreNoOptions) {
  write("a.txt", "1");
  commit("base");
  const GitRepository repository = open();
  for (const char* name :
       {"--help", "-h", "", "none", "HEAD; touch x", "$(touch x)", "HEAD:a.txt"}) {
    const Result<std::string> commit = repository.commit(name);
    ASSERT_FALSE(commit) << name;
    EXPECT_EQ(commit.error().code, ErrorCode::kUsage);
  }
  EXPECT_FALSE(fs::exists(folder_ / "x"));
}

// What a repository configures is not run.
TEST_F(GitTest, RunsNothingOfTheRepository) {
  write("a.txt", "1\n");
  write(".gitattributes", "*.txt diff=evil filter=evil\n");
  commit("base");
  for (const char* key : {"diff.evil.textconv", "diff.evil.command", "diff.external",
                          "core.fsmonitor", "filter.evil.smudge", "core.pager"}) {
    git(std::string("config ") + key + " 'touch ran; cat'");
  }
  write("a.txt", "2\n");
  git("add a.txt");
  git("-c core.fsmonitor=false -c filter.evil.smudge= commit -q -m second");
  fs::remove(folder_ / "ran");
  const GitRepository repository = open();
  const auto changes = repository.changes(*repository.commit("HEAD~1"), *repository.commit("HEAD"));
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->size(), 1U);
  auto source = repository.open_blob({changes->front().path, changes->front().now});
  ASSERT_TRUE(source);
  EXPECT_EQ(all_of(**source), "2\n");
  EXPECT_FALSE(fs::exists(folder_ / "ran"));
}

TEST_F(GitTest, IsNotMisledByTheEnvironmentOfAHook) {
  write("a.txt", "1");
  commit("base");
  ::setenv("GIT_DIR", "/nowhere", 1);
  ::setenv("GIT_INDEX_FILE", "/nowhere/index", 1);
  const Result<GitRepository> repository = GitRepository::open(folder_.string());
  ::unsetenv("GIT_DIR");
  ::unsetenv("GIT_INDEX_FILE");
  ASSERT_TRUE(repository);
  EXPECT_EQ(repository->root(), folder_.string());
}

TEST_F(GitTest, HasNoCommitsAtFirst) {
  EXPECT_FALSE(open().has_commits());
  write("a.txt", "1");
  commit("base");
  EXPECT_TRUE(open().has_commits());
}

TEST_F(GitTest, ABlobThatIsNotThereIsAnError) {
  write("a.txt", "1");
  commit("base");
  auto source = open().open_blob({"a.txt", std::string(40, '1')});
  if (source) {
    char buffer[10];
    EXPECT_FALSE((*source)->read(buffer, sizeof buffer));
  }
}

TEST_F(GitTest, GitLfsIsReadFromItsStoreOrRefused) {
  const std::string id(64, 'a');
  write("a.jsonl", "version https://git-lfs.github.com/spec/v1\noid sha256:" + id + "\nsize 5\n");
  commit("pointer");
  const GitRepository repository = open();
  const auto blobs = *repository.files(*repository.commit("HEAD"));
  const auto missing = repository.open_blob(blobs.front());
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("git lfs fetch"), std::string::npos);
  write(".git/lfs/objects/aa/aa/" + id, "data\n");
  auto there = repository.open_blob(blobs.front());
  ASSERT_TRUE(there);
  EXPECT_EQ(all_of(**there), "data\n");
}

TEST_F(GitTest, OutsideARepositoryIsSaid) {
  fs::remove_all(folder_ / ".git");
  const Result<GitRepository> repository = GitRepository::open(folder_.string());
  ASSERT_FALSE(repository);
  EXPECT_EQ(repository.error().code, ErrorCode::kUsage);
}

TEST(LfsObject, IsToldByItsFirstLine) {
  const std::string id(64, '0');
  EXPECT_EQ(lfs_object("version https://git-lfs.github.com/spec/v1\noid sha256:" + id + "\n"), id);
  EXPECT_EQ(lfs_object("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"), "");
  EXPECT_EQ(lfs_object("{\"oid\": \"sha256:" + id + "\"}"), "");
}

TEST(Subprocess, GivesOutputAndStatus) {
  auto program = Subprocess::start({"printf", "%s", "a b;$HOME"}, {});
  ASSERT_TRUE(program);
  char buffer[100];
  EXPECT_EQ(std::string(buffer, *program->read(buffer, sizeof buffer)), "a b;$HOME");
  EXPECT_EQ(*program->read(buffer, sizeof buffer), 0U);
  EXPECT_EQ(program->wait(), 0);
  auto failing = Subprocess::start({"false"}, {});
  ASSERT_TRUE(failing);
  EXPECT_EQ(failing->wait(), 1);
  EXPECT_FALSE(Subprocess::start({"there-is-no-such-program"}, {}));
}

TEST(Subprocess, IsEnded_WhenNobodyReadsAnyMore) {
  auto program = Subprocess::start({"yes"}, {});
  ASSERT_TRUE(program);
  char buffer[10];
  EXPECT_EQ(*program->read(buffer, sizeof buffer), 10U);
}  // does not hang

}  // namespace
}  // namespace expunge
