// Names whose words stand in separate cells, members and turns: what is one name and what is none,
// and what is done with it.  Every row is tried with the registry open and sealed.
#include "optout/name_parts.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "optout/matcher.h"
#include "optout/sweep_fixture.h"
#include "optout/sweep_log.h"

namespace expunge {
namespace {

const char* const kPeople =
    "subjects:\n"
    "- {id: S-1, names: [Dana Whitlock]}\n"
    "- {id: S-2, names: [{name: Dana Marie Kestrel, initials: true}]}\n"
    "- {id: S-3, names: [{name: Tobi Okafor, order: given}]}\n"
    "- {id: S-4, names: ['Ana de la Cruz']}\n"
    "- {id: S-5, names: ['J\u00FCrgen M\u00FCller']}\n"
    "- {id: S-6, names: ['\u738B\u5C0F\u660E']}\n"
    "- {id: S-7, names: ['\u0410\u043D\u043D\u0430 \u041F\u0435\u0442\u0440\u043E\u0432\u0430']}\n";

struct Row {
  const char* name;
  const char* file;
  std::string bytes;
  std::string want;  // # for the number of a mark; empty: as `bytes`
};

std::string without_numbers(std::string text) {
  for (std::size_t at = text.find("[PERSON_"); at != std::string::npos;
       at = text.find("[PERSON_", at + 1)) {
    text.replace(at, text.find(']', at) + 1 - at, "#");
  }
  return text;
}

class Parts : public SweepTest, public testing::WithParamInterface<Row> {
 protected:
  void expect_swept(const std::shared_ptr<const OptOutIndex>& index) {
    const Row& row = GetParam();
    const Swept swept = sweep_with(row.bytes, index, row.file, 1, std::size_t{1} << 20);
    EXPECT_EQ(without_numbers(swept.out), row.want.empty() ? row.bytes : row.want);
    EXPECT_EQ(swept.summary.quarantined, 0U);
    const Swept again = sweep_with(swept.out, index, row.file, 1, std::size_t{1} << 20);
    EXPECT_EQ(again.out, swept.out) << "a second sweep changes something";
    EXPECT_EQ(again.summary.findings, 0U);
  }
};

TEST_P(Parts, OfTheOpenRegistry) { expect_swept(index_of(open_needles(registry_of(kPeople)))); }
TEST_P(Parts, OfTheSealedRegistry) { expect_swept(index_of(sealed_needles(registry_of(kPeople)))); }

std::string chat(const std::vector<std::string>& turns) {
  std::string out = "{\"conversation\":[";
  for (std::size_t i = 0; i < turns.size(); ++i) {
    out += std::string(i == 0 ? "" : ",") + "{\"role\":\"" + (i % 2 == 0 ? "user" : "assistant") +
           "\",\"content\":\"" + turns[i] + "\"}";
  }
  return out + "]}\n";
}

INSTANTIATE_TEST_SUITE_P(
    Members, Parts,
    testing::Values(
        Row{"given_and_family", "a.jsonl", "{\"given\":\"Dana\",\"family\":\"Whitlock\"}\n",
            "{\"given\":\"#\",\"family\":\"#\"}\n"},
        Row{"nested", "a.jsonl", "{\"name\":{\"first\":\"DANA\",\"last\":\"whitlock\"}}\n",
            "{\"name\":{\"first\":\"#\",\"last\":\"#\"}}\n"},
        Row{"array_file", "a.json", "[{\"first\":\"Dana\",\"last\":\"Whitlock\"},\n {\"a\":1}]\n",
            "[{\"first\":\"#\",\"last\":\"#\"},\n {\"a\":1}]\n"},
        Row{"folded", "a.jsonl",
            "{\"firstName\":\"D\u0430&#110;a\",\"lastName\":\"\\u0057hitl\u200Bock\"}\n",
            "{\"firstName\":\"#\",\"lastName\":\"#\"}\n"},
        Row{"signs_and_titles", "a.jsonl",
            "{\"first\":\"Ms. Dana,\",\"last\":\" (Whitlock) \",\"x\":1}\n",
            "{\"first\":\"Ms. #,\",\"last\":\" (#) \",\"x\":1}\n"},
        Row{"unnamed_neighbours", "a.jsonl", "{\"a\":\"Dana\",\"b\":\"Whitlock\"}\n",
            "{\"a\":\"#\",\"b\":\"#\"}\n"},
        Row{"elements", "a.jsonl", "{\"rows\":[[\"Dana\",\"Whitlock\"],[\"Dana\",\"x\"]]}\n",
            "{\"rows\":[[\"#\",\"#\"],[\"Dana\",\"x\"]]}\n"},
        Row{"with_others_between", "a.jsonl",
            "{\"first\":\"Dana\",\"age\":31,\"town\":\"Ilmen\",\"last\":\"Whitlock\"}\n",
            "{\"first\":\"#\",\"age\":31,\"town\":\"Ilmen\",\"last\":\"#\"}\n"},
        Row{"middle_name", "a.jsonl",
            "{\"first\":\"Dana\",\"middle\":\"Marie\",\"last\":\"Kestrel\"}\n",
            "{\"first\":\"#\",\"middle\":\"#\",\"last\":\"#\"}\n"},
        Row{"middle_name_with_the_first", "a.jsonl",
            "{\"first\":\"Dana Marie\",\"last\":\"Kestrel\"}\n",
            "{\"first\":\"#\",\"last\":\"#\"}\n"},
        Row{"initials", "a.jsonl", "{\"first\":\"D.\",\"middle\":null,\"last\":\"Kestrel\"}\n",
            "{\"first\":\"#.\",\"middle\":null,\"last\":\"#\"}\n"},
        Row{"fhir", "a.jsonl",
            "{\"name\":[{\"use\":\"official\",\"family\":\"Kestrel\",\"given\":[\"Dana\","
            "\"Marie\"]}]}\n",
            "{\"name\":[{\"use\":\"official\",\"family\":\"#\",\"given\":[\"#\",\"#\"]}]}\n"},
        Row{"ldap", "a.jsonl", "{\"givenName\":[\"Dana\"],\"x\":[1],\"sn\":[\"Whitlock\"]}\n",
            "{\"givenName\":[\"#\"],\"x\":[1],\"sn\":[\"#\"]}\n"},
        Row{"surname_of_several_words", "a.jsonl",
            "{\"nombre\":\"Ana\",\"apellidos\":\"de la Cruz\"}\n",
            "{\"nombre\":\"#\",\"apellidos\":\"#\"}\n"},
        Row{"two_letters", "a.jsonl",
            "{\"Vorname\":\"Juergen\",\"Nachname\":\"M\u00DCLLER\"}\n"
            "{\"Vorname\":\"Juergen\",\"Nachname\":\"MUELLER\"}\n",
            "{\"Vorname\":\"Juergen\",\"Nachname\":\"M\u00DCLLER\"}\n"
            "{\"Vorname\":\"#\",\"Nachname\":\"#\"}\n"},
        Row{"chinese", "a.jsonl", "{\"family\":\"\u738B\",\"given\":\"\u5C0F\u660E\"}\n",
            "{\"family\":\"#\",\"given\":\"#\"}\n"},
        Row{"cyrillic", "a.jsonl",
            "{\"\u0438\u043C\u044F\":\"\u0410\u041D\u041D\u0410\",\"x\":0,"
            "\"\u0444\u0430\u043C\u0438\u043B\u0438\u044F\":"
            "\"\u043F\u0435\u0442\u0440\u043E\u0432\u0430\"}\n",
            "{\"\u0438\u043C\u044F\":\"#\",\"x\":0,\"\u0444\u0430\u043C\u0438\u043B\u0438\u044F\":"
            "\"#\"}\n"},
        Row{"keys_tell_the_order", "a.jsonl", "{\"family\":\"Okafor\",\"given\":\"Tobi\"}\n",
            "{\"family\":\"#\",\"given\":\"#\"}\n"},
        Row{"either_order", "a.jsonl", "{\"a\":\"Whitlock\",\"b\":\"Dana\"}\n",
            "{\"a\":\"#\",\"b\":\"#\"}\n"},
        Row{"two_people", "a.jsonl",
            "{\"first1\":\"Dana\",\"last1\":\"Whitlock\",\"first2\":\"Tobi\",\"last2\":\"Okafor\"}"
            "\n",
            "{\"first1\":\"#\",\"last1\":\"#\",\"first2\":\"#\",\"last2\":\"#\"}\n"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    NotMembers, Parts,
    testing::Values(
        Row{"order_given", "a.jsonl",
            "{\"a\":\"Okafor\",\"b\":\"Tobi\"}\n{\"given\":\"Okafor\",\"family\":\"Tobi\"}\n", ""},
        Row{"far_apart", "a.jsonl", "{\"a\":\"Dana\",\"n\":4,\"b\":\"Whitlock\"}\n", ""},
        Row{"keys_far_apart", "a.jsonl",
            "{\"first\":\"Dana\",\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6,\"g\":7,\"h\":8,"
            "\"last\":\"Whitlock\"}\n",
            ""},
        Row{"other_objects", "a.jsonl",
            "{\"x\":{\"first\":\"Dana\"},\"y\":{\"last\":\"Whitlock\"}}\n"
            "{\"rows\":[[\"Tom\",\"Dana\"],[\"Whitlock\",\"x\"]]}\n",
            ""},
        Row{"other_records", "a.jsonl", "{\"first\":\"Dana\"}\n{\"last\":\"Whitlock\"}\n", ""},
        Row{"of_another_person", "a.jsonl",
            "{\"first1\":\"Tom\",\"last1\":\"Whitlock\",\"first2\":\"Dana\",\"last2\":\"Zed\"}\n"
            "{\"first_name\":\"Tom\",\"last_name\":\"Whitlock\",\"manager\":\"Dana\"}\n"
            "{\"author_first\":\"Dana\",\"editor_last\":\"Whitlock\"}\n",
            ""},
        Row{"lists", "a.jsonl",
            "{\"first_names\":[\"Tom\",\"Dana\"],\"last_names\":[\"Whitlock\",\"Zed\"]}\n"
            "{\"first_names\":[\"Tom\",\"Dana\"],\"last_names\":[\"Zed\",\"Whitlock\"]}\n"
            "{\"first_names\":[\"Dana\",\"Whitlock\"]}\n",
            ""},
        Row{"not_alone", "a.jsonl",
            "{\"first\":\"Dana K\",\"last\":\"Whitlock\"}\n{\"first\":\"Dana\",\"last\":\"Whitlocks"
            "\"}\n{\"first\":\"Dana 2\",\"last\":\"Whitlock\"}\n",
            ""},
        Row{"keys_of_objects", "a.jsonl", "{\"Dana\":{\"Whitlock\":1}}\n", ""},
        Row{"no_initials", "a.jsonl", "{\"first\":\"D.\",\"last\":\"Whitlock\"}\n", ""},
        Row{"half", "a.jsonl", "{\"first\":\"Dana\",\"last\":\"\"}\n{\"last\":\"Whitlock\"}\n",
            ""}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Tables, Parts,
    testing::Values(
        Row{"csv", "a.csv",
            "id,first_name,last_name,n\r\n1,Dana,\"Whitlock\"\r\n2,Dana,Zed,3\r\n3,D,Kestrel,4\r\n",
            "id,first_name,last_name,n\r\n1,#,\"#\"\r\n2,Dana,Zed,3\r\n3,#,#,4\r\n"},
        Row{"tsv", "a.tsv", "last_name\tage\tfirst_name\nWhitlock\t31\tDana\nWhitlock\t31\tTom\n",
            "last_name\tage\tfirst_name\n#\t31\t#\nWhitlock\t31\tTom\n"},
        Row{"middle", "a.csv", "a,b,c\nDana,Marie,Kestrel\nDana,,Kestrel\n",
            "a,b,c\n#,#,#\n#,,#\n"},
        Row{"rows_below_each_other", "a.csv", "first,x\nDana,1\nWhitlock,2\n", ""},
        Row{"no_header", "a.csv", "Dana,Whitlock,1\nTom,Zed,2\n", "#,#,1\nTom,Zed,2\n"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Turns, Parts,
    testing::Values(
        Row{"question_between", "a.jsonl", chat({"Dana", "and your last name?", "Whitlock"}),
            chat({"#", "and your last name?", "#"})},
        Row{"fillers", "a.jsonl",
            chat({"hi, I'm Dana!", "And?", "my last name is WHITLOCK, thanks", "ok"}),
            chat({"hi, I'm #!", "And?", "my last name is #, thanks", "ok"})},
        Row{"german", "a.jsonl",
            chat({"ich hei\u00DFe J\u00FCrgen", "Nachname?", "M\u00FCller, danke"}),
            chat({"ich hei\u00DFe #", "Nachname?", "#, danke"})},
        Row{"surname_first", "a.jsonl", chat({"Whitlock", "First?", "It's Dana."}),
            chat({"#", "First?", "It's #."})},
        Row{"three_turns", "a.jsonl", chat({"Dana", "?", "Marie", "?", "Kestrel", "?"}),
            chat({"#", "?", "#", "?", "#", "?"})},
        Row{"by_the_bot", "a.jsonl", chat({"who?", "Dana", "go on", "Whitlock!"}),
            chat({"who?", "#", "go on", "#!"})},
        Row{"pippa", "a.jsonl",
            "{\"bot_id\":\"x\",\"bot_name\":\"y\",\"conversation\":[{\"message\":\"Dana\","
            "\"is_human\":true},{\"message\":\"hm\",\"is_human\":false},{\"message\":\"whitlock\","
            "\"is_human\":true}]}\n",
            "{\"bot_id\":\"x\",\"bot_name\":\"y\",\"conversation\":[{\"message\":\"#\","
            "\"is_human\":true},{\"message\":\"hm\",\"is_human\":false},{\"message\":\"#\","
            "\"is_human\":true}]}\n"},
        Row{"in_one_text", "a.txt", "A: Dana\nB: and your last name?\nA: Whitlock\nB: hm\n\n",
            "A: #\nB: and your last name?\nA: #\nB: hm\n\n"}),
    [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(
    NotTurns, Parts,
    testing::Values(
        Row{"other_speaker", "a.jsonl", chat({"Dana", "Whitlock", "hm", "hm"}), ""},
        Row{"not_the_next", "a.jsonl", chat({"Dana", "?", "hm", "?", "Whitlock", "?"}), ""},
        Row{"more_is_said", "a.jsonl", chat({"I saw Dana", "and?", "Whitlock", "?"}), ""},
        Row{"order_given", "a.jsonl", chat({"Okafor", "First?", "Tobi", "?"}), ""},
        Row{"only_one", "a.jsonl", chat({"Dana", "?", "Zed", "?"}), ""}),
    [](const auto& row) { return std::string(row.param.name); });

class PartActions : public SweepTest {};

TEST_F(PartActions, Report) {
  const std::string bytes = "{\"first\":\"Dana\",\"last\":\"Whitlock\"}\n";
  const Swept swept = sweep(bytes, person("report"));
  EXPECT_EQ(swept.out, bytes);
  EXPECT_EQ(swept.summary.findings, 2U);
}

TEST_F(PartActions, DropRecord) {
  const Swept swept =
      sweep("first,last\nDana,Whitlock\nDana,Zed\n", person("drop_record"), "a.csv");
  EXPECT_EQ(swept.out, "first,last\nDana,Zed\n");
  EXPECT_EQ(swept.summary.dropped, 1U);
}

// A turn that says more goes; one that is the name alone, or a cell, is replaced.
TEST_F(PartActions, DropTurns) {
  EXPECT_EQ(sweep(chat({"Dana", "And?", "my last name is Whitlock"}), person("drop_turns")).out,
            chat({"[PERSON_1]", "And?", "[TURN_REMOVED]"}));
  EXPECT_EQ(
      sweep("{\"first\":\"Dana\",\"last\":\"Whitlock\",\"note\":\"x\"}\n", person("drop_turns"))
          .out,
      "{\"first\":\"[PERSON_1]\",\"last\":\"[PERSON_2]\",\"note\":\"x\"}\n");
}

// Others are called by half of the name.
TEST_F(PartActions, HalfANameIsNoSpeaker) {
  const Swept swept = sweep("Dana: hi there\nTom: Dana\nDana: what?\nTom: Whitlock, Dana\n\n",
                            person("drop_turns"), "chat.txt");
  EXPECT_NE(swept.out.find("hi there"), std::string::npos) << swept.out;
}

TEST_F(PartActions, AreToldInTheLogAndTallied) {
  const Swept swept = sweep("{\"first\":\"Dana\",\"last\":\"Whitlock\",\"x\":\"dana whitlock\"}\n",
                            person("redact"));
  EXPECT_NE(swept.audit.find("\"evidence\":[\"subject:S-1\",\"form:name_part\"]"),
            std::string::npos);
  EXPECT_EQ(swept.audit.find("hitlock"), std::string::npos);
  const Result<SweepLog> log = read_sweep_log((folder_ / "audit.jsonl").string());
  ASSERT_TRUE(log.has_value());
  EXPECT_EQ(log->subjects.at("S-1").forms,
            (std::map<std::string, std::uint64_t>{{"name", 1}, {"name_part", 2}}));
}

TEST_F(PartActions, UnreadableRecordsDoNotPass) {
  const Swept swept = sweep(
      "{\"first\":\"Dana\",\"last\":\"Whitlock\"\n{\"first\":\"Dana\",\"last\":\"Whit\xFF\"}\n"
      "{\"first\":\"Dana\",\"last\":\"Whitlock\"}\n",
      person("redact"));
  EXPECT_EQ(swept.summary.quarantined, 2U);
  EXPECT_EQ(swept.out, "{\"first\":\"[PERSON_1]\",\"last\":\"[PERSON_2]\"}\n");
}

// Column names stand in pointers of the log.
TEST_F(PartActions, ColumnsThatAreANameDoNotShowInTheLog) {
  const Swept swept = sweep("Dana,Whitlock\nDana Whitlock,x\n", person("redact"), "a.csv");
  EXPECT_EQ(swept.out, "[PERSON_1],[PERSON_2]\n[PERSON_1],x\n");
  EXPECT_EQ(swept.audit.find("Dana"), std::string::npos);
  EXPECT_EQ(swept.audit.find("hitlock"), std::string::npos);
}

TEST_F(PartActions, RegistriesOfTwoKeys) {
  NeedleSet both = sealed_needles(registry_of(person("redact")));
  const Registry more = registry_of("subjects:\n- {id: S-9, names: [Priya Menon]}\n");
  ASSERT_TRUE(
      merge_needles(sealed_needles(more, key_of("another key, of more than 16 bytes")), both)
          .has_value());
  const Swept swept =
      sweep_with("{\"first\":\"Dana\",\"last\":\"Whitlock\"}\n{\"a\":\"Priya\",\"b\":\"Menon\"}\n",
                 index_of(std::move(both)), "a.jsonl", 1, std::size_t{1} << 20);
  EXPECT_EQ(without_numbers(swept.out),
            "{\"first\":\"#\",\"last\":\"#\"}\n{\"a\":\"#\",\"b\":\"#\"}\n");
}

TEST_F(PartActions, NumberOfThreadsAndSizeOfBatchesDoNotMatter) {
  constexpr std::array kFirst = {"Dana", "Tom", "dana", "D."};
  constexpr std::array kLast = {"Whitlock", "Zed", "WHITLOCK", "Dana"};
  std::mt19937 random(17);
  std::string bytes = "n,first,age,last\n";
  for (int i = 0; i < 3000; ++i) {
    bytes += std::to_string(i) + "," + kFirst[random() % 4] + ",4," + kLast[random() % 4] + "\n";
  }
  const Swept one = sweep(bytes, person("redact"), "in.csv");
  ASSERT_GT(one.summary.edits, 500U);
  for (const unsigned jobs : {2U, 5U}) {
    for (const std::size_t batch : {std::size_t{1} << 10, std::size_t{1} << 16}) {
      const Swept other = sweep(bytes, person("redact"), "in.csv", jobs, batch);
      EXPECT_EQ(other.out, one.out);
      EXPECT_EQ(other.audit, one.audit);
    }
  }
}

// In two members or two turns a name is found exactly where it is found in one text.
TEST_F(PartActions, TwoPlacesAreOneText) {
  const auto index = index_of(sealed_needles(registry_of(kPeople)));
  constexpr std::array kWords = {"Dana",        "Whitlock",    "Marie",  "Kestrel", "Tobi",
                                 "Okafor",      "D.",          "de la",  "Cruz",    "Ana",
                                 "M\u00FCller", "J\u00FCrgen", "Muller", "Jurgen"};
  std::mt19937 random(23);
  std::string cells;
  std::string turns;
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    const std::string a = kWords[random() % kWords.size()];
    const std::string b = kWords[random() % kWords.size()];
    cells += nlohmann::json{{"a", a}, {"b", b}}.dump() + "\n";
    turns += chat({a, "?", b, "!"});
    text += nlohmann::json{{"a", a + " " + b}}.dump() + "\n";
  }
  const auto found = [&](const std::string& bytes) {
    const Swept swept = sweep_with(bytes, index, "a.jsonl", 1, std::size_t{1} << 20);
    std::vector<int> records;
    for (std::size_t at = swept.audit.find("\"record\":"); at != std::string::npos;
         at = swept.audit.find("\"record\":", at + 1)) {
      const int record = std::atoi(swept.audit.c_str() + at + 9);
      if (records.empty() || records.back() != record) records.push_back(record);
    }
    return records;
  };
  const std::vector<int> together = found(text);
  EXPECT_GT(together.size(), 50U);
  EXPECT_EQ(found(cells), together);
  EXPECT_EQ(found(turns), together);
}

// Hostile records: work stays in proportion.
TEST_F(PartActions, ManyParts) {
  std::string bytes = "{\"a\":[";
  for (int i = 0; i < 100000; ++i) bytes += i % 2 == 0 ? "\"Dana\",1," : "\"Whitlock\",1,";
  bytes += "0]}\n{\"conversation\":[";
  for (int i = 0; i < 20000; ++i) {
    bytes += "{\"role\":\"user\",\"name\":\"" + std::to_string(i % 7) +
             "\",\"content\":\"Dana\"},{\"role\":\"assistant\",\"content\":\"Whitlock\"},";
  }
  bytes += "{\"role\":\"user\",\"content\":\"Tom\"}]}\n";
  const Swept swept = sweep(bytes, person("redact"));
  EXPECT_EQ(swept.out, bytes);
}

}  // namespace
}  // namespace expunge
