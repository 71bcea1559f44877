// Gold in, figures out: whole evaluations, their comparison and their limits.
#include "eval/evaluate.h"

#include "eval/comparison.h"
#include "eval/eval_fixture.h"
#include "eval/measures.h"
#include "eval/tables.h"

namespace expunge {
namespace {

class EvaluateTest : public EvalTest {
 protected:
  static EvalRequest request(const std::string& path) {
    EvalRequest out;
    out.gold = {path};
    out.options.names = "rules";
    out.options.jobs = 2;
    return out;
  }

  std::string write_texts() const {
    return write(
        "t.jsonl",
        R"({"id":"a","text":"write to kestrel@brightmail.net","spans":[)"
        R"({"start":9,"end":31,"label":"EMAIL"}],"annotated":["EMAIL","PHONE"]})"
        "\n"
        R"({"id":"b","text":"ring 020 7946 0018 or kestrel@brightmail.net","spans":[)"
        R"({"start":5,"end":18,"label":"PHONE"}],"annotated":["PHONE"],"region":"GB"})"
        "\n"
        R"({"id":"c","text":"no number: 12.5","spans":[{"start":11,"end":15,"label":"PHONE"}],)"
        R"("annotated":["PHONE"]})"
        "\n");
  }
};

TEST_F(EvaluateTest, Texts) {
  const auto result = evaluate(request(write_texts()));
  ASSERT_TRUE(result) << result.error().to_string();
  const Score& score = result->score;
  EXPECT_EQ(score.by_entity.at("EMAIL_ADDRESS").exact, 1U);
  EXPECT_EQ(score.by_entity.at("EMAIL_ADDRESS").found, 1U) << "in b nobody looked for it";
  EXPECT_EQ(score.by_entity.at("PHONE_NUMBER").gold, 2U);
  EXPECT_EQ(score.by_entity.at("PHONE_NUMBER").exact, 1U);
  ASSERT_EQ(score.faults.size(), 1U);
  EXPECT_EQ(score.faults[0].outcome, Outcome::kMissed);
  EXPECT_EQ(score.faults[0].id, "c");
}

TEST_F(EvaluateTest, OnlyLeavesTheRestOut) {
  EvalRequest only = request(write_texts());
  only.options.only = {"EMAIL_ADDRESS"};
  const auto result = evaluate(only);
  ASSERT_TRUE(result) << result.error().to_string();
  EXPECT_EQ(result->score.all.gold, 1U);
  EXPECT_TRUE(result->score.faults.empty());
}

// Nine digits that are a routing number and, by their shape, a telephone's end: who is asked for
// one of them has no rival.
TEST_F(EvaluateTest, OnlyAnnotatedAsksEachRowForItsOwn) {
  const std::string path = write(
      "t.jsonl",
      R"({"id":"a","text":"0711-0130-7","spans":[)"
      R"({"start":0,"end":11,"label":"ABA_ROUTING_NUMBER"}],"annotated":["ABA_ROUTING_NUMBER"]})"
      "\n"
      R"({"id":"b","text":"call 0711-0130-7","spans":[],"annotated":["ELVISH"]})"
      "\n"
      R"({"id":"c","text":"kestrel@brightmail.net","spans":[)"
      R"({"start":0,"end":22,"label":"EMAIL"}]})"
      "\n");
  EvalRequest asked = request(path);
  const auto all = evaluate(asked);
  asked.only_annotated = true;
  const auto alone = evaluate(asked);
  ASSERT_TRUE(all && alone);
  EXPECT_EQ(all->score.all.exact, 1U) << "a telephone stands against the routing number";
  EXPECT_EQ(alone->score.all.exact, 2U);
  EXPECT_EQ(alone->score.by_entity.at("EMAIL_ADDRESS").exact, 1U) << "asked for everything";
  EXPECT_EQ(alone->score.false_positives, 0U);
}

TEST_F(EvaluateTest, RulesOnRequest) {
  const std::string path =
      write("t.jsonl", R"({"id":"a","text":"I am 34 years old, since 3/17/2022","spans":[)"
                       R"({"start":5,"end":7,"label":"AGE"},{"start":25,"end":34,"label":"DATE"}]})"
                       "\n");
  EvalRequest more = request(path);
  EXPECT_EQ(evaluate(more)->score.all.exact, 0U);
  more.options.risk = true;
  more.options.with = {"date/any"};
  const auto result = evaluate(more);
  ASSERT_TRUE(result) << result.error().to_string();
  EXPECT_EQ(result->score.by_entity.at("AGE").exact, 1U);
  EXPECT_EQ(result->score.by_entity.at("DATE").exact, 1U);
}

TEST_F(EvaluateTest, RecordsKnowWhoSpeaks) {
  write("chat.jsonl",
        R"({"messages":[{"role":"user","content":"my mail is kestrel@brightmail.net"},)"
        R"({"role":"assistant","content":"Noted: kestrel@brightmail.net"}]})"
        "\n");
  const std::string path = write(
      "chat.gold.jsonl",
      R"({"id":"a","record":0,"spans":[)"
      R"({"pointer":"/messages/0/content","start":11,"end":33,"entity":"EMAIL_ADDRESS","kind":"gold"},)"
      R"({"pointer":"/messages/1/content","start":7,"end":29,"entity":"EMAIL_ADDRESS","kind":"gold"}]})");
  const auto result = evaluate(request(path));
  ASSERT_TRUE(result) << result.error().to_string();
  EXPECT_EQ(result->score.by_role.at("human").exact, 1U);
  EXPECT_EQ(result->score.by_role.at("bot").exact, 1U);
  EXPECT_EQ(result->score.clean.part, 1U);
}

TEST_F(EvaluateTest, MarksOfARecordThatIsNotThereAreAnError) {
  write("chat.jsonl", "{\"text\":\"hello\"}\n");
  const std::string path = write("chat.gold.jsonl", R"({"id":"a","record":4,"spans":[]})");
  EXPECT_FALSE(evaluate(request(path)));
}

TEST_F(EvaluateTest, MarksOfATextThatIsNotThereAreAnError) {
  write("chat.jsonl", "{\"text\":\"hello\"}\n");
  for (const char* where : {R"("/nope","start":0,"end":1)", R"("/text","start":3,"end":6)"}) {
    const std::string path =
        write("chat.gold.jsonl", std::string(R"({"id":"a","record":0,"spans":[{"pointer":)") +
                                     where + R"(,"entity":"PERSON","kind":"gold"}]})");
    EXPECT_FALSE(evaluate(request(path))) << where;
  }
  const std::string path = write(
      "chat.gold.jsonl",
      R"({"id":"a","record":0,"spans":[{"pointer":"/text","start":3,"end":5,"entity":"PERSON","kind":"gold"}]})");
  EXPECT_TRUE(evaluate(request(path)));
}

TEST_F(EvaluateTest, ComparesCaseByCase) {
  const std::string path = write_texts();
  EvalRequest timid = request(path);
  timid.options.min_score = 1.0;
  const auto before = evaluate(timid);
  const auto after = evaluate(request(path));
  ASSERT_TRUE(before && after);
  const std::string json = to_json(*before, timid, false, nullptr);
  EXPECT_EQ(json.find("kestrel"), std::string::npos) << "texts stand there on request only";
  const auto earlier = read_evaluation(write("before.json", json));
  ASSERT_TRUE(earlier) << earlier.error().to_string();
  const Comparison comparison = compare(*earlier, "before.json", *after);
  EXPECT_EQ(comparison.better.size(), 2U) << comparison_table(comparison);
  EXPECT_TRUE(comparison.worse.empty()) << comparison_table(comparison);
  EXPECT_TRUE(comparison.left_out.empty());
  ASSERT_FALSE(comparison.measures.empty());
  EXPECT_EQ(comparison.better[0].before, Outcome::kMissed);
  EXPECT_EQ(comparison.better[0].after, Outcome::kExact);

  write("t.jsonl", "{\"id\":\"a\",\"text\":\"other\",\"spans\":[]}\n");
  const auto changed = evaluate(request(path));
  ASSERT_TRUE(changed);
  EXPECT_EQ(compare(*earlier, "before.json", *changed).left_out, std::vector<std::string>{"t"});
}

TEST_F(EvaluateTest, Limits) {
  const auto result = evaluate(request(write_texts()));
  ASSERT_TRUE(result);
  const auto broken = [&](const std::string& word) {
    const auto limits = read_limits(word);
    EXPECT_TRUE(limits) << word;
    return check_limits(result->score, *limits);
  };
  EXPECT_TRUE(broken("EMAIL_ADDRESS.strict_f1=1,whole=0.6,false_positives_per_10k=0")->empty());
  EXPECT_EQ(broken("PHONE_NUMBER.recall=0.6")->at(0),
            "PHONE_NUMBER.recall is 0.5000, limit 0.6000");
  EXPECT_EQ(
      broken(write("limits.json", R"({"entities":{"PHONE_NUMBER":{"recall":0.6}},"whole":1})"))
          ->size(),
      2U);
  EXPECT_FALSE(broken("URL.recall=0.5")) << "there is no URL in the gold";
  EXPECT_FALSE(broken("PHONE_NUMBER.recal=0.5"));
  EXPECT_FALSE(read_limits("whole="));
  EXPECT_FALSE(read_limits("whole=much"));
}

}  // namespace
}  // namespace expunge
