#include <algorithm>

#include "record/batch.h"
#include "record/record_helpers.h"

namespace expunge {
namespace {

using test::cut;
using test::Cut;
using test::format_of;
using Strings = std::vector<std::string>;

constexpr std::size_t kBatchSizes[] = {1, 7, 1024, std::size_t{1} << 20};

// One expectation for every size of batch.
template <class Check>
void for_batches(const std::string& bytes, const Format& format, Check&& check,
                 std::size_t max_record = std::size_t{64} << 20) {
  for (const std::size_t size : kBatchSizes) {
    SCOPED_TRACE(size);
    check(cut(bytes, format, {size, max_record}));
  }
}

TEST(SplitLines, KeepsEveryByteAndSkipsBlankLines) {
  const std::string bytes = "\xEF\xBB\xBF{\"a\":1}\r\n\r\n  \n[2]\n3\r4\n \t\n";
  for_batches(bytes, format_of(Container::kJsonLines), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records(), (Strings{"{\"a\":1}", "[2]", "3\r4"}));
    EXPECT_EQ(result.units.front().lead, "\xEF\xBB\xBF");
    EXPECT_EQ(result.units.front().tail, "\r\n");
    EXPECT_EQ(result.units.back().unit.kind, UnitKind::kBytes);
    const auto last =
        std::find_if(result.units.rbegin(), result.units.rend(),
                     [](const auto& each) { return each.unit.kind == UnitKind::kRecord; });
    EXPECT_EQ(last->unit.number, 2U);
  });
}

TEST(SplitLines, LastLineNeedsNoEnd) {
  for_batches("a\nb", format_of(Container::kTextLines), [](const Cut& result) {
    EXPECT_EQ(result.records(), (Strings{"a", "b"}));
    EXPECT_EQ(result.units.back().tail, "");
  });
}

TEST(SplitLines, EmptyFileHasNoRecords) {
  for_batches("", format_of(Container::kJsonLines),
              [](const Cut& result) { EXPECT_TRUE(result.units.empty()); });
}

TEST(SplitLines, RefusesAHugeLineWithoutHoldingIt) {
  const std::string bytes = "ok\n" + std::string(5000, 'x') + "\nfine\n";
  for_batches(
      bytes, format_of(Container::kTextLines),
      [](const Cut& result) {
        EXPECT_EQ(result.records(), (Strings{"ok", "", "fine"}));
        EXPECT_EQ(result.issues(), Strings{"too-large"});
        const auto& refused = result.units[1];
        EXPECT_EQ(refused.unit.issue->message, "the record has 5000 bytes; the limit is 100");
        EXPECT_EQ(refused.tail, "\n");
        EXPECT_EQ(refused.unit.number, 1U);
      },
      100);
}

TEST(SplitArray, CutsElementsWithTheirCommas) {
  const std::string bytes = " [ {\"a\":[1]} , \"x,]\",3\n] \n";
  for_batches(bytes, format_of(Container::kJsonArray), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records(), (Strings{"{\"a\":[1]}", "\"x,]\"", "3"}));
    EXPECT_FALSE(result.units[0].unit.comma);
    for (std::size_t i : {1U, 2U}) {
      ASSERT_TRUE(result.units[i].unit.comma);
      EXPECT_EQ(result.units[i].lead[*result.units[i].unit.comma], ',');
    }
    EXPECT_EQ(result.units.back().unit.kind, UnitKind::kBytes);
    EXPECT_EQ(result.units.back().raw, "\n] \n");
  });
}

TEST(SplitArray, EmptyArrayHasNoRecords) {
  for_batches("[ ]\n", format_of(Container::kJsonArray), [](const Cut& result) {
    EXPECT_TRUE(result.records().empty());
    EXPECT_EQ(result.together, "[ ]\n");
    EXPECT_TRUE(result.issues().empty());
  });
}

TEST(SplitArray, SmallBrokenFileIsUnreadableAsAWhole) {
  for (const char* bytes : {"[1,2", "[1,,2]", "[1 2]", "[1,]", "[,1]", "[1]x", "[{\"a\":1}},2]", "",
                            " ", "[", "{\"a\":1}", "[1][2]", "\xEF\xBB\xBF"}) {
    for_batches(bytes, format_of(Container::kJsonArray), [&](const Cut& result) {
      EXPECT_EQ(result.together, bytes);
      ASSERT_EQ(result.units.size(), 1U) << bytes;
      EXPECT_EQ(result.issues(), Strings{"json-syntax"});
      EXPECT_EQ(result.units[0].unit.number, 0U);
    });
  }
}

TEST(SplitArray, LargeBrokenFileIsUnreadableFromTheLastGoodElementOn) {
  std::string bytes = "[";
  const std::string element = "{\"text\":\"" + std::string(1000, 'y') + "\"},";
  for (int i = 0; i < 1100; ++i) bytes += element;
  bytes += "{\"text\":";
  for (const std::size_t size : {std::size_t{1000}, std::size_t{1} << 16, std::size_t{4} << 20}) {
    const Cut result = cut(bytes, format_of(Container::kJsonArray), {size, std::size_t{1} << 26});
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records().size(), 1101U);
    ASSERT_TRUE(result.units.back().unit.issue);
    EXPECT_EQ(result.units.back().raw, "{\"text\":");
    EXPECT_EQ(result.units.back().unit.instead, "]");
    EXPECT_EQ(result.issues().size(), 1U);
  }
}

TEST(SplitArray, RefusesAHugeElementAndGoesOn) {
  const std::string bytes = "[1,\"" + std::string(3000, 'x') + "\",2]";
  for_batches(
      bytes, format_of(Container::kJsonArray),
      [](const Cut& result) {
        EXPECT_EQ(result.records(), (Strings{"1", "", "2"}));
        EXPECT_EQ(result.issues(), Strings{"too-large"});
        EXPECT_EQ(result.together, "[1,,2]");
      },
      100);
}

TEST(SplitDocuments, EachValueIsARecord) {
  const std::string bytes = "{\n \"a\": 1\n}\r\n[1,\n2]\n\n\"x\"\n7";
  for_batches(bytes, format_of(Container::kJsonDocuments), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records(), (Strings{"{\n \"a\": 1\n}", "[1,\n2]", "\"x\"", "7"}));
    EXPECT_TRUE(result.issues().empty());
    EXPECT_EQ(result.units[0].tail, "\r\n");
  });
}

TEST(SplitDocuments, RefusesWhatStandsBehindAValueOnItsLine) {
  for (const char* bytes : {"{}{}", "{} 1", "{}}", "{\"a\":1", "\"abc", "*", "{}\nx"}) {
    for_batches(bytes, format_of(Container::kJsonDocuments), [&](const Cut& result) {
      EXPECT_EQ(result.together, bytes);
      EXPECT_EQ(result.issues(), Strings{"json-syntax"}) << bytes;
      EXPECT_EQ(result.records(), Strings{bytes});
    });
  }
}

TEST(SplitEnvelope, ElementsAreRecordsAndTheRestIsFrame) {
  Profile profile;
  profile.records = "/outer/data";
  const std::string bytes =
      "{\"v\":\"1\",\"outer\":{\"skip\":[{\"data\":[9]}],\"data\":[ {\"a\":1}, {\"a\":2} ],\"by\":"
      "\"me\"}}\n";
  for_batches(bytes, format_of(Container::kJsonDocuments, &profile), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records(), (Strings{"{\"a\":1}", "{\"a\":2}"}));
    ASSERT_EQ(result.units.size(), 5U);
    EXPECT_EQ(result.units[0].unit.kind, UnitKind::kFrame);
    EXPECT_EQ(result.units[0].unit.after, "]}}");
    EXPECT_EQ(result.units[3].unit.kind, UnitKind::kFrame);
    EXPECT_EQ(result.units[3].raw, "],\"by\":\"me\"}}");
    EXPECT_EQ(result.units[3].unit.before, "{\"outer\":{\"data\":[");
    EXPECT_EQ(result.units[4].unit.kind, UnitKind::kBytes);
  });
}

TEST(SplitEnvelope, DocumentWithoutTheArrayIsOneRecord) {
  Profile profile;
  profile.records = "/data";
  for (const char* bytes : {"{\"other\":[1]}", "{\"data\":{}}", "[1,2]", "{}", "3"}) {
    for_batches(bytes, format_of(Container::kJsonDocuments, &profile), [&](const Cut& result) {
      EXPECT_EQ(result.records(), Strings{bytes});
      EXPECT_TRUE(result.issues().empty());
    });
  }
}

TEST(SplitEnvelope, BrokenArrayRefusesASmallDocument) {
  Profile profile;
  profile.records = "/data";
  for_batches("{\"data\":[1,2}", format_of(Container::kJsonDocuments, &profile),
              [&](const Cut& result) {
                EXPECT_EQ(result.records(), Strings{"{\"data\":[1,2}"});
                EXPECT_EQ(result.issues(), Strings{"json-syntax"});
              });
}

TEST(SplitCsv, KeepsQuotedLinesTogether) {
  const std::string bytes = "\xEF\xBB\xBFname,\"te\nxt\"\r\n\n\"a\"\"b\nc\",d\"e\nf,\n";
  for_batches(bytes, format_of(Container::kCsv), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    ASSERT_EQ(result.units.size(), 3U);
    EXPECT_EQ(result.units[0].unit.kind, UnitKind::kHeader);
    EXPECT_EQ(result.units[0].raw, "name,\"te\nxt\"");
    EXPECT_EQ(result.records(), (Strings{"\"a\"\"b\nc\",d\"e", "f,"}));
    EXPECT_EQ(result.units[1].unit.number, 0U);
  });
}

TEST(SplitBlocks, EndAtBlankLinesAndBeforeAStart) {
  Profile profile;
  profile.block_start = "^#";
  const std::string bytes = "\n# one\ntwo\r\nthree\n\n\nfour\n# five";
  for_batches(bytes, format_of(Container::kTextBlocks, &profile), [&](const Cut& result) {
    EXPECT_EQ(result.together, bytes);
    EXPECT_EQ(result.records(), (Strings{"# one\ntwo\r\nthree", "four", "# five"}));
  });
}

TEST(SplitBlocks, AreCutAtTheLimit) {
  for_batches(
      "aaaa\nbbbb\ncccc\n" + std::string(20, 'x') + "\ndd\n", format_of(Container::kTextBlocks),
      [](const Cut& result) {
        EXPECT_EQ(result.records(), (Strings{"aaaa\nbbbb", "cccc", "", "dd"}));
        EXPECT_EQ(result.issues(), Strings{"too-large"});
      },
      10);
}

// Whatever the bytes: all of them come back, in the same units for every size of batch.
TEST(Split, GivesBackEveryByteOfRandomInputs) {
  constexpr std::string_view kPieces[] = {
      "{",           "}",     "[",     "]", ",",     ":",    "\"",   "\\",
      "\n",          "\r\n",  "\r",    " ", "a",     "\t",   "\"\"", "1",
      "{\"a\":1}",   "[1,2]", "\n\n",  "#", "\"x\"", "null", "\\\"", "\xEF\xBB\xBF",
      "{\"data\":[", "\xFF",  "\n{}\n"};
  Profile envelope;
  envelope.records = "/data";
  Profile blocks;
  blocks.block_start = "^#";
  const Format formats[] = {
      format_of(Container::kJsonLines),     format_of(Container::kJsonArray),
      format_of(Container::kJsonDocuments), format_of(Container::kJsonDocuments, &envelope),
      format_of(Container::kCsv),           format_of(Container::kTsv),
      format_of(Container::kTextLines),     format_of(Container::kTextBlocks, &blocks)};
  test::Random random(11);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes = random.below(3) == 0 ? "[" : "";
    const std::size_t count = random.below(30);
    for (std::size_t i = 0; i < count; ++i) bytes += kPieces[random.below(std::size(kPieces))];
    for (const Format& format : formats) {
      const Cut expected = cut(bytes, format);
      ASSERT_EQ(expected.together, bytes);
      for (const std::size_t size : {1U, 5U, 64U}) {
        const Cut result = cut(bytes, format, {size, std::size_t{1} << 20});
        ASSERT_EQ(result.together, bytes);
        ASSERT_EQ(result.records(), expected.records()) << bytes;
        ASSERT_EQ(result.issues(), expected.issues()) << bytes;
      }
    }
  }
}

TEST(Split, ReportsAnErrorOfTheSource) {
  const Cut result =
      cut(std::string("\x1f\x8b\x08\0\0\0\0\0\0\0", 10), format_of(Container::kTextLines));
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->to_string(),
            "memory: the gzip stream ends early; the file is cut off, get it again");
}

}  // namespace
}  // namespace expunge
