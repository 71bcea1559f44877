#include "eval/gold.h"

#include "eval/eval_fixture.h"

namespace expunge {
namespace {

using GoldTest = EvalTest;

TEST_F(GoldTest, ReadsTexts) {
  const std::string path = write(
      "tweets-dev.jsonl",
      R"({"id":"a","text":"call @kes","spans":[{"start":5,"end":9,"label":"USER","text":"@kes"}],)"
      R"("annotated":["USER"],"lang":"en","kind":"short"})"
      "\n\n"
      R"({"id":"b","text":"x","spans":[{"start":0,"end":1,"label":"SONG"}],"annotated":["USER"]})"
      "\n");
  write("LABELMAP.json", R"({"tweets":{"USER":"USERNAME","*":"OTHER"},"mails":{"USER":"PERSON"}})");
  const auto files = read_gold({path}, "");
  ASSERT_TRUE(files) << files.error().to_string();
  ASSERT_EQ(files->size(), 1U);
  const GoldFile& file = files->front();
  EXPECT_EQ(file.name, "tweets-dev");
  EXPECT_TRUE(file.data.empty());
  ASSERT_EQ(file.cases.size(), 2U);
  EXPECT_EQ(file.cases[0].marks.at(0).entity, "HANDLE");
  EXPECT_EQ(file.cases[0].marks.at(0).kind, MarkKind::kGold);
  EXPECT_EQ(file.cases[0].language, "en");
  EXPECT_EQ(file.cases[0].tags, std::vector<std::string>{"kind=short"});
  EXPECT_TRUE(file.cases[0].looks_for("HANDLE"));
  EXPECT_FALSE(file.cases[0].looks_for("PERSON"));
  EXPECT_EQ(file.cases[1].marks.at(0).kind, MarkKind::kOptional) << "nobody asked for songs";
}

TEST_F(GoldTest, WeakValuesOfPresidioAreOptional) {
  const std::string path = write(
      "p.jsonl",
      R"({"id":"a","text":"0123 45","spans":[{"start":0,"end":4,"label":"AU_ABN","presidio_score":0.1},)"
      R"({"start":5,"end":7,"label":"AU_ABN","presidio_score":null},)"
      R"({"start":0,"end":2,"label":"AU_ABN","presidio_score":[0.05,1.0]},)"
      R"({"start":2,"end":4,"label":"AU_ABN","presidio_score":[0.5,1.0]},)"
      R"({"start":1,"end":3,"label":"AU_ABN","presidio_score":["max","max"]}]})");
  const auto files = read_gold({path}, "none");
  ASSERT_TRUE(files) << files.error().to_string();
  const std::vector<Mark>& marks = files->front().cases.at(0).marks;
  EXPECT_EQ(marks.at(0).kind, MarkKind::kOptional);
  EXPECT_EQ(marks.at(1).kind, MarkKind::kGold);
  EXPECT_EQ(marks.at(2).kind, MarkKind::kOptional) << "a range counts by its lower end";
  EXPECT_EQ(marks.at(3).kind, MarkKind::kGold);
  EXPECT_EQ(marks.at(4).kind, MarkKind::kGold);
}

TEST_F(GoldTest, ReadsRecords) {
  write("chat.jsonl", "{}\n");
  write("chat.gold.jsonl",
        R"({"id":"a","record":0,"lang":"de","tags":["t"],"spans":[)"
        R"({"pointer":"/m","start":0,"end":4,"entity":"PERSON","kind":"gold","owner":"self"},)"
        R"({"pointer":"/m","start":5,"end":6,"entity":"word","kind":"trap"}]})");
  write("notes.jsonl", "data without marks\n");
  using Paths = std::vector<std::string>;
  const std::string data = folder() + "/chat.jsonl";
  // A shell's *.jsonl names the data and its gold: one file.
  for (const Paths& paths :
       {Paths{folder()}, Paths{data}, Paths{data, folder() + "/chat.gold.jsonl"}}) {
    const auto files = read_gold(paths, "");
    ASSERT_TRUE(files) << files.error().to_string();
    ASSERT_EQ(files->size(), 1U);
    EXPECT_EQ(files->front().data, folder() + "/chat.jsonl");
    const GoldCase& gold = files->front().cases.at(0);
    EXPECT_TRUE(gold.looks_for("URL"));
    EXPECT_EQ(gold.marks.at(0).owner, Owner::kSelf);
    EXPECT_EQ(gold.marks.at(1).kind, MarkKind::kTrap);
    EXPECT_EQ(gold.marks.at(1).entity, "word");
  }
}

TEST_F(GoldTest, SaysWhatIsWrong) {
  const auto message = [&](const std::string& row) {
    const auto files = read_gold({write("x.jsonl", row)}, "none");
    return files ? std::string() : files.error().to_string();
  };
  EXPECT_EQ(message("{\"id\":\"a\"}\n"),
            folder() +
                "/x.jsonl: row 1: a gold row needs id, text and spans (start, end, label); "
                "see docs/eval.md");
  EXPECT_EQ(message("[]\n"), folder() + "/x.jsonl:1: is no JSON object; a line of gold is one");
  EXPECT_EQ(message(R"({"id":"a","text":"b","spans":[{"start":1,"end":1,"label":"X"}]})"),
            folder() + "/x.jsonl: row 1: a span is empty");
  EXPECT_EQ(
      message(R"({"id":"a","text":"b","spans":[{"start":0,"end":1,"label":"X","owner":"me"}]})"),
      folder() + "/x.jsonl: row 1: 'me' is no owner");
  EXPECT_EQ(message(R"({"id":"a","text":"\u00e9","spans":[{"start":0,"end":2,"label":"X"}]})"),
            folder() + "/x.jsonl: row 1: a span ends behind the text");
  EXPECT_FALSE(read_gold({folder() + "/absent.jsonl"}, ""));
}

}  // namespace
}  // namespace expunge
