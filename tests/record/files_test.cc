#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>

#include "base/digest.h"
#include "record/compress.h"
#include "record/record_helpers.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "record_test_XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Files() override { fs::remove_all(folder_); }
  std::string at(std::string_view name) const { return (folder_ / name).string(); }
  std::size_t count() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

std::string packed(std::string_view bytes, Compression compression) {
  auto compressor = Compressor::create(compression);
  std::string out;
  EXPECT_TRUE(compressor->write(bytes, out));
  EXPECT_TRUE(compressor->finish(out));
  return out;
}

Result<std::string> read_all(Source& source, std::size_t piece) {
  std::string all, buffer(piece, '\0');
  for (;;) {
    auto got = source.read(buffer.data(), piece);
    if (!got) return got.error();
    if (*got == 0) return all;
    all.append(buffer, 0, *got);
  }
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  return text;
}

TEST_F(Files, SourceReadsPlainAndCompressedAlike) {
  const std::string text = long_text();
  const std::string half = text.substr(0, text.size() / 2), rest = text.substr(half.size());
  const std::string stored[] = {
      text, packed(text, Compression::kGzip), packed(text, Compression::kZstd),
      packed(half, Compression::kGzip) + packed(rest, Compression::kGzip) + std::string(20, '\0'),
      packed(half, Compression::kZstd) + packed(rest, Compression::kZstd)};
  for (const std::string& bytes : stored) {
    std::ofstream(at("in"), std::ios::binary) << bytes;
    for (const std::size_t piece : {std::size_t{17}, std::size_t{1} << 20}) {
      auto source = Source::open(at("in"));
      ASSERT_TRUE(source);
      EXPECT_EQ((*source)->stored_size(), bytes.size());
      auto peeked = (*source)->peek(100);
      ASSERT_TRUE(peeked);
      EXPECT_EQ(*peeked, text.substr(0, 100));
      auto all = read_all(**source, piece);
      ASSERT_TRUE(all) << all.error().to_string();
      EXPECT_TRUE(*all == text);
      EXPECT_EQ((*source)->stored_digest(), sha256(bytes));
      EXPECT_EQ((*source)->stored_read(), bytes.size());
    }
  }
}

TEST_F(Files, SourceNoticesEveryTruncation) {
  const std::string text = "some text that is stored\n";
  for (const Compression compression : {Compression::kGzip, Compression::kZstd}) {
    const std::string whole = packed(text, compression);
    for (std::size_t size = 4; size < whole.size(); ++size) {
      auto source = Source::from_memory("x", whole.substr(0, size));
      EXPECT_FALSE(read_all(*source, 1000)) << size;
    }
    auto damaged = Source::from_memory("x", whole + "junk behind");
    EXPECT_FALSE(read_all(*damaged, 1000));
  }
}

TEST_F(Files, SourceErrorsSayWhatToDo) {
  EXPECT_EQ(Source::open(at("none")).error().to_string(),
            at("none") + ": no such file; check the path");
  EXPECT_EQ(Source::open(folder_.string()).error().message, "is a folder; name the files in it");
}

TEST_F(Files, PeekGivesLessOnlyAtTheEnd) {
  auto source = Source::from_memory("m", "abc");
  EXPECT_EQ(*source->peek(2), "ab");
  char one = 0;
  ASSERT_TRUE(source->read(&one, 1));
  EXPECT_EQ(*source->peek(10), "bc");
  EXPECT_EQ(*read_all(*source, 10), "bc");
}

TEST_F(Files, SinkAppearsOnCommitOnly) {
  for (const Compression compression :
       {Compression::kNone, Compression::kGzip, Compression::kZstd}) {
    std::ofstream(at("out")) << "old";
    ASSERT_EQ(::chmod(at("out").c_str(), 0640), 0);
    {
      auto dropped = SinkFile::create(at("out"), compression);
      ASSERT_TRUE(dropped) << dropped.error().to_string();
      ASSERT_TRUE((*dropped)->write("new"));
      EXPECT_EQ(count(), 2U);
    }
    EXPECT_EQ(test::file_bytes(at("out")), "old");
    EXPECT_EQ(count(), 1U);
    auto sink = SinkFile::create(at("out"), compression);
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->write("new "));
    ASSERT_TRUE((*sink)->write("text"));
    ASSERT_TRUE((*sink)->commit());
    const std::string stored = test::file_bytes(at("out"));
    EXPECT_EQ((*sink)->stored_digest(), sha256(stored));
    EXPECT_EQ((*sink)->stored_size(), stored.size());
    auto source = Source::open(at("out"));
    EXPECT_EQ((*source)->compression(), compression);
    EXPECT_EQ(*read_all(**source, 100), "new text");
    struct stat status {};
    ASSERT_EQ(::stat(at("out").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0640U);
    EXPECT_EQ(count(), 1U);
  }
}

TEST_F(Files, NewSinkHasTheDefaultPermissions) {
  const mode_t mask = ::umask(022);
  auto sink = SinkFile::create(at("new"), Compression::kNone);
  ASSERT_TRUE(sink && (*sink)->commit());
  ::umask(mask);
  struct stat status {};
  ASSERT_EQ(::stat(at("new").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0644U);
}

TEST_F(Files, SinkFollowsALinkAndLeavesDevicesAlone) {
  std::ofstream(at("real")) << "old";
  fs::create_symlink(at("real"), at("link"));
  auto sink = SinkFile::create(at("link"), Compression::kNone);
  ASSERT_TRUE(sink && (*sink)->write("new") && (*sink)->commit());
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_EQ(test::file_bytes(at("real")), "new");
  auto null = SinkFile::create("/dev/null", Compression::kNone);
  ASSERT_TRUE(null && (*null)->write("x") && (*null)->commit());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Files, SinkErrorsAreDistinct) {
  EXPECT_EQ(SinkFile::create(at("no/where"), Compression::kNone).error().message,
            "cannot write here: No such file or directory; make the folder first or check the "
            "path");
  EXPECT_EQ(SinkFile::create(folder_.string(), Compression::kNone).error().message,
            "is a folder; name a file in it");
  if (fs::exists("/dev/full")) {
    auto full = SinkFile::create("/dev/full", Compression::kNone);
    ASSERT_TRUE(full);
    EXPECT_EQ((*full)->write("x") ? "" : (*full)->write("x").error().message,
              "cannot write: No space left on device; the disk or the quota is full: free some "
              "space or write to another disk");
  }
}

TEST_F(Files, SignalsRemoveTheTemporaries) {
  auto sink = SinkFile::create(at("out"), Compression::kNone);
  ASSERT_TRUE(sink);
  EXPECT_EQ(count(), 1U);
  remove_open_temporaries();
  EXPECT_EQ(count(), 0U);
}

}  // namespace
}  // namespace expunge
