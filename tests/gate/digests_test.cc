#include "gate/digests.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>

#include "base/digest.h"
#include "gate_fixture.h"

namespace expunge {
namespace {

using std::chrono::milliseconds;

class DigestsTest : public GateTest {
 protected:
  static constexpr milliseconds kMargin{20};
  static void settle() { std::this_thread::sleep_for(2 * kMargin); }

  std::string cache() const { return (folder_ / "cache" / "digests.jsonl").string(); }
  FileDigests load(std::chrono::nanoseconds margin = kMargin) const {
    return FileDigests::load(cache(), margin);
  }
  static void remember(FileDigests& digests, const DataFile& file, const std::string& digest) {
    const FileDigests::Reading reading(digests, file);
    digests.keep(reading, file, digest);
  }
  DataFile file(const std::string& name, const std::string& bytes) {
    return {name, write(name, bytes), ""};
  }

  // A file that says something personal in its middle and is large enough to be remembered.
  static std::string big(char letter) {
    const std::string padding(FileDigests::kLeastBytes, 'x');
    return R"({"text":")" + padding +
           R"("})"
           "\n"
           R"({"text":"mail )" +
           std::string(1, letter) +
           R"(nna.lindqvist@quillmail.net"})"
           "\n"
           R"({"text":")" +
           padding +
           R"("})"
           "\n";
  }

  GateRequest asked(std::uint64_t& compared) {
    GateRequest out = request();
    out.digests = cache();
    out.digests_margin = kMargin;
    compared = 0;
    out.on_progress = [&](const GateProgress& progress) {
      if (progress.step == "comparing") compared = std::max(compared, progress.bytes);
    };
    return out;
  }
};

TEST_F(DigestsTest, AreKeptForFilesThatStayAsTheyAre) {
  const DataFile data = file("a.jsonl", "one");
  settle();
  FileDigests first = load();
  EXPECT_FALSE(first.find(data));
  remember(first, data, "d1");
  ASSERT_TRUE(first.save());
  FileDigests second = load();
  EXPECT_EQ(second.find(data), "d1");
  EXPECT_FALSE(second.find({"b.jsonl", write("b.jsonl", "one"), ""})) << "another file";
  write("a.jsonl", "longer");
  EXPECT_FALSE(second.find(data));
  write("a.jsonl", "one");
  EXPECT_FALSE(load().find(data)) << "the same size, a later time";
}

// What was changed just now may change once more within the same tick of the clock.
TEST_F(DigestsTest, AreNotKeptForFilesThatWereChangedJustNow) {
  const DataFile data = file("a.jsonl", "one");
  FileDigests digests = load(FileDigests::kMargin);
  remember(digests, data, "d1");
  EXPECT_FALSE(digests.find(data));
}

TEST_F(DigestsTest, AreNotKeptForFilesThatChangeWhileTheyAreRead) {
  const DataFile data = file("a.jsonl", "one");
  settle();
  FileDigests digests = load();
  const FileDigests::Reading reading(digests, data);
  write("a.jsonl", "two");
  digests.keep(reading, data, "d1");
  EXPECT_FALSE(digests.find(data));
}

// A file may be given its old date; the time of that cannot be.
TEST_F(DigestsTest, AreNotTrusted_WhenAChangeWasGivenTheOldDate) {
  const DataFile data = file("a.jsonl", "one");
  struct stat before {};
  ASSERT_EQ(::stat(data.path.c_str(), &before), 0);
  settle();
  FileDigests digests = load();
  remember(digests, data, "d1");
  ASSERT_TRUE(digests.find(data));
  write("a.jsonl", "two");
  const timespec times[2] = {before.st_atim, before.st_mtim};
  ASSERT_EQ(::utimensat(AT_FDCWD, data.path.c_str(), times, 0), 0);
  EXPECT_EQ(state_of(data.path)->modified,
            std::int64_t{before.st_mtim.tv_sec} * 1'000'000'000 + before.st_mtim.tv_nsec);
  EXPECT_FALSE(digests.find(data));
}

TEST_F(DigestsTest, OfObjectsStay) {
  const DataFile object{"a.jsonl", "a.jsonl", "0123456789abcdef"};
  FileDigests digests = load();
  remember(digests, object, "d1");
  ASSERT_TRUE(digests.save());
  EXPECT_EQ(load().find(object), "d1");
}

TEST_F(DigestsTest, WhatCannotBeReadIsNotThere) {
  const DataFile data = file("a.jsonl", "one");
  settle();
  FileDigests digests = load();
  remember(digests, data, "d1");
  ASSERT_TRUE(digests.save());
  const std::string whole = read("cache/digests.jsonl");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write("cache/digests.jsonl", whole.substr(0, size));
    const auto found = load().find(data);
    EXPECT_TRUE(!found || size + 1 == whole.size()) << size;
  }
  for (const char* line : {"[]", "[1,2,3,4,5,6,7,8]", "null", "\xFF", R"(["d","1",1,1,1,1,1,"a"])",
                           R"(["d",-1,1.5,1,1,1,1,"a"])"}) {
    write("cache/digests.jsonl", whole.substr(0, whole.find('\n') + 1) + line + "\n");
    EXPECT_FALSE(load().find(data)) << line;
  }
  write("cache/digests.jsonl", "something else\n" + whole);
  EXPECT_FALSE(load().find(data));
}

TEST_F(DigestsTest, WithoutAPathNothingIsKept) {
  const DataFile data = file("a.jsonl", "one");
  settle();
  FileDigests digests;
  remember(digests, data, "d1");
  EXPECT_FALSE(digests.find(data));
  EXPECT_TRUE(digests.save());
}

TEST_F(DigestsTest, UnchangedFilesAreReadOnce) {
  for (const char* side : {"before/", "now/"}) {
    for (const char* name : {"a.jsonl", "b.jsonl"}) write(std::string(side) + name, big('a'));
    write(std::string(side) + "small.jsonl", "{\"text\":\"hi\"}\n");
  }
  settle();
  std::uint64_t compared = 0;
  GateOutcome outcome = compare(asked(compared));
  EXPECT_EQ(outcome.counts.unchanged_files, 3U);
  EXPECT_GT(compared, 0U);
  outcome = compare(asked(compared));
  EXPECT_EQ(outcome.counts.unchanged_files, 3U);
  EXPECT_EQ(compared, 0U) << "nothing is read";
  const std::string kept = read("cache/digests.jsonl");
  EXPECT_EQ(std::count(kept.begin(), kept.end(), '\n'), 5) << "the small file is not remembered";
}

// Whatever is done to the files, a judgement with digests is that without.
TEST_F(DigestsTest, ChangeNoJudgement) {
  std::mt19937 random(7);  // NOLINT: repeatable
  const std::string contents[] = {big('a'), big('b'), big('a') + "{}\n"};
  const char* const names[] = {"a.jsonl", "b.jsonl", "c.jsonl"};
  for (const char* name : names) {
    write(std::string("before/") + name, contents[0]);
    write(std::string("now/") + name, contents[0]);
  }
  std::uint64_t compared = 0;
  std::uint64_t known = 0;
  for (int round = 0; round < 25; ++round) {
    if (random() % 2 == 0) {
      const char* side = random() % 3 == 0 ? "before/" : "now/";
      write(side + std::string(names[random() % 3]), contents[random() % 3]);
    }
    if (random() % 3 != 0) settle();
    const GateOutcome with = compare(asked(compared));
    known += compared == 0 ? 1U : 0U;
    const GateOutcome without = compare();
    EXPECT_EQ(with.passed, without.passed) << round;
    EXPECT_EQ(with.counts.unchanged_files, without.counts.unchanged_files) << round;
    EXPECT_EQ(with.counts.new_records, without.counts.new_records) << round;
    EXPECT_EQ(with.findings.size(), without.findings.size()) << round;
  }
  EXPECT_GT(known, 0U) << "the digests were used";
}

}  // namespace
}  // namespace expunge
