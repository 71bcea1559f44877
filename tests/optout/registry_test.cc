#include "optout/registry.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "optout/optout_fixture.h"

namespace expunge {
namespace {

const char* const kYaml = R"(region: GB
action: drop_turns
subjects:
  - id: S-1
    action: redact
    names: [Dana Whitlock, {name: Tobi Okafor, order: given, initials: true}]
    emails: [dana@brightmail.net, {address: tobi@brightmail.net, tags: false, dots: true}]
    phones: [020 7946 0018, {number: 415 555 0127, region: US}]
    handles: [dana_w92, {service: reddit, name: danaw}]
    strings: [12 Heron Quay]
    records:
      - {bot_id: bbbb1111, submission_timestamp: 1674812345678}
  - id: S-2
    names: [Priya Menon]
)";

const char* const kJsonLines =
    R"({"id":"S-1","action":"redact","names":["Dana Whitlock",{"name":"Tobi Okafor","order":"given","initials":true}],)"
    R"("emails":["dana@brightmail.net",{"address":"tobi@brightmail.net","tags":false,"dots":true}],)"
    R"("phones":["+44 20 7946 0018",{"number":"415 555 0127","region":"US"}],)"
    R"("handles":["dana_w92",{"service":"reddit","name":"danaw"}],"strings":["12 Heron Quay"],)"
    R"("records":[{"bot_id":"bbbb1111","submission_timestamp":1674812345678}]})"
    "\n\n"
    R"({"id":"S-2","action":"drop_turns","names":["Priya Menon"]})"
    "\n";

const char* const kTable =
    "id,action,kind,value,options\r\n"
    "S-1,redact,name,Dana Whitlock,\r\n"
    "S-1,redact,name,\"Tobi Okafor\",order=given initials\r\n"
    "S-1,,email,dana@brightmail.net\r\n"
    "S-1,,email,tobi@brightmail.net,tags=false dots=true\r\n"
    "S-1,,phone,+44 20 7946 0018,\r\n"
    "S-1,,phone,415 555 0127,region=US\r\n"
    "S-1,,handle,dana_w92,\r\n"
    "S-1,,handle,danaw,service=reddit\r\n"
    "S-1,,string,12 Heron Quay,\r\n"
    "S-2,drop_turns,name,Priya Menon,\r\n";

TEST(Registry, SaysTheSameInEverySpelling) {
  const NeedleSet yaml = open_needles(registry_of(kYaml));
  const NeedleSet lines = open_needles(registry_of(kJsonLines, false, "people.jsonl"));
  EXPECT_EQ(yaml.subjects, lines.subjects);
  EXPECT_EQ(yaml.sections[0].needles, lines.sections[0].needles);
  EXPECT_EQ(yaml.subjects[0].action, OptOutAction::kRedact);
  EXPECT_EQ(yaml.subjects[1].action, OptOutAction::kDropTurns);
  // A table says one condition a record: the last entry is left out of the comparison.
  NeedleSet without = open_needles(registry_of(kYaml));
  std::erase_if(without.sections[0].needles,
                [](const Needle& needle) { return needle.kind == NeedleKind::kRecord; });
  const NeedleSet table = open_needles(registry_of(kTable, false, "people.csv"));
  EXPECT_EQ(table.subjects, without.subjects);
  EXPECT_EQ(table.sections[0].needles, without.sections[0].needles);
}

TEST(Registry, TableNamesPlacesOfRecords) {
  const Registry registry = registry_of(
      "id,kind,value,options\nS-1,record,4f1c00aa,key=conversation_hash\n", false, "people.csv");
  ASSERT_EQ(registry.subjects.size(), 1U);
  const RecordEntry& record = registry.subjects[0].records.at(0);
  EXPECT_EQ(record.conditions.at(0).place, "conversation_hash");
  EXPECT_EQ(record.conditions.at(0).value, "4f1c00aa");
}

struct FaultRow {
  const char* name;
  const char* file;
  std::string bytes;
  std::string fault;  // the first one, whole
};

class Faults : public testing::TestWithParam<FaultRow> {};

TEST_P(Faults, NameTheLineAndWhatIsWrong) {
  const LoadedRegistry loaded = read_registry(GetParam().bytes, GetParam().file, {});
  ASSERT_FALSE(loaded.faults.empty());
  EXPECT_EQ(loaded.faults[0].to_string(), GetParam().fault);
}

std::string subject(const std::string& entries) { return "subjects:\n- id: S-1\n  " + entries; }

const char* const kForce = " (--force takes it all the same)";

INSTANTIATE_TEST_SUITE_P(
    Table, Faults,
    testing::Values(
        FaultRow{"nothing", "r.yaml", "subjects: []",
                 "r.yaml:1: holds no subject; begin with `subjects:`"},
        FaultRow{"unknown_key", "r.yaml", "subject: []",
                 "r.yaml:1: unknown key 'subject' (did you mean 'subjects'?)"},
        FaultRow{"unknown_list", "r.yaml", subject("email: [a@b.org]"),
                 "r.yaml:3: unknown key 'email' (did you mean 'emails'?)"},
        FaultRow{"no_id", "r.yaml", "subjects:\n- names: [Dana Whitlock]",
                 "r.yaml:2: id is missing"},
        FaultRow{"unknown_action", "r.yaml", subject("action: drop\n  strings: [12 Heron Quay]"),
                 "r.yaml:3: unknown action 'drop'; known: report, redact, drop_turns, drop_record"},
        FaultRow{"one_word", "r.yaml", subject("names:\n  - Will"),
                 std::string(
                     "r.yaml:4: names[0] is one word and would remove everybody of that name; give "
                     "the full name") +
                     kForce},
        FaultRow{
            "initials_only", "r.yaml", subject("names: [D W]"),
            std::string("r.yaml:3: names[0] is initials only and would remove many people; give "
                        "the full name") +
                kForce},
        FaultRow{"everyday_words", "r.yaml", subject("names: [The End]"),
                 std::string(
                     "r.yaml:3: names[0] is made of everyday words and would remove ordinary text; "
                     "give the full name") +
                     kForce},
        FaultRow{
            "public_figure", "r.yaml", subject("names: [Harry Potter]"),
            std::string("r.yaml:3: names[0] is also the name of a public figure or a well-known "
                        "character, all mentions of whom it would remove") +
                kForce},
        FaultRow{"no_host", "r.yaml", subject("emails: [a@b]"),
                 "r.yaml:3: emails[0] is no mail address: no such domain can be behind @"},
        FaultRow{"no_mailbox", "r.yaml", subject("emails: ['@brightmail.net']"),
                 "r.yaml:3: emails[0] is no mail address: it has no name before @"},
        FaultRow{
            "phone_of_nowhere", "r.yaml", subject("phones: ['0207 946 0018']"),
            "r.yaml:3: phones[0] is refused: no country: begin with + and its code, or say the "
            "region"},
        FaultRow{
            "short_phone", "r.yaml", subject("phones: [{number: '112', region: GB}]"),
            "r.yaml:3: phones[0] is refused: no telephone number that can be dialled there: count "
            "its digits"},
        FaultRow{
            "region", "r.yaml", subject("phones: [{number: '0207 946 0018', region: UK}]"),
            "r.yaml:3: phones[0] is refused: unknown region 'UK'; write the two letters of ISO "
            "3166: GB, DE, IN"},
        FaultRow{"short_handle", "r.yaml", subject("handles: [dw]"),
                 std::string("r.yaml:3: handles[0] is shorter than three characters") + kForce},
        FaultRow{
            "short_string", "r.yaml", subject("strings: [Quay 1]"),
            std::string(
                "r.yaml:3: strings[0] has fewer than eight letters and digits; give more of it") +
                kForce},
        FaultRow{"common_value", "r.yaml", subject("records: [{user_id: '7'}]"),
                 std::string(
                     "r.yaml:3: records[0] has no value of four characters or more: many records "
                     "have such values") +
                     kForce},
        FaultRow{"shared_place", "r.yaml", subject("records: [{model: gpt-4-0314}]"),
                 std::string("r.yaml:3: records[0] is what many records say; give an id, or what "
                             "only this person's records hold") +
                     kForce},
        FaultRow{"everyday_value", "r.yaml", subject("records: [{/turns/*/who: user, n: '1'}]"),
                 std::string("r.yaml:3: records[0] is what many records say; give an id, or what "
                             "only this person's records hold") +
                     kForce},
        FaultRow{
            "telling_id", "r.yaml", "subjects:\n- id: dana-1\n  names: [Dana Whitlock]",
            "r.yaml:2: the id holds part of the person's name or account; logs and proofs would "
            "show it: take a number"},
        FaultRow{
            "spaced_id", "r.yaml", "subjects:\n- id: S 1\n  names: [Dana Whitlock]",
            "r.yaml:2: an id has letters, digits and . _ - only, at most 64: it stands in logs"},
        FaultRow{"id_twice", "r.jsonl",
                 "{\"id\":\"S-1\",\"strings\":[\"12 Heron "
                 "Quay\"]}\n\n{\"id\":\"S-1\",\"strings\":[\"13 Heron Quay\"]}",
                 "r.jsonl:3: the id 'S-1' is that of line 1 already"},
        FaultRow{"nothing_known", "r.yaml", "subjects:\n- id: S-1",
                 "r.yaml:2: says nothing to look for: give names, emails, phones, ..."},
        FaultRow{"broken_line", "r.jsonl",
                 "{\"id\":\"S-1\",\"strings\":[\"12 Heron Quay\"]}\n{\"id\":",
                 "r.jsonl:2: is no JSON; each line is one subject"},
        FaultRow{"unknown_kind", "r.csv", "id,kind,value\nS-1,mail,a@b.org\n",
                 "r.csv:2: unknown kind 'mail' (did you mean 'email'?)"},
        FaultRow{"missing_column", "r.csv", "id,value\n", "r.csv:1: the column 'kind' is missing"},
        FaultRow{"two_actions", "r.csv",
                 "id,action,kind,value\nS-1,redact,string,12 Heron Quay\nS-1,report,string,13 "
                 "Heron Quay\n",
                 "r.csv:3: another action than in line 2 for the same id; a subject has one"},
        FaultRow{"row_of_two_lines", "r.csv",
                 "id,kind,value\nS-1,string,\"12 Heron\nQuay\"\nS-1,name,Will\n",
                 std::string(
                     "r.csv:4: names[0] is one word and would remove everybody of that name; give "
                     "the full name") +
                     kForce},
        FaultRow{"bytes", "r.yaml", "subjects: \xFF", "r.yaml:1: holds bytes that are no UTF-8"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Registry, ToldOfEveryBadEntry) {
  const LoadedRegistry loaded = read_registry(
      "subjects:\n- id: S-1\n  names: [Will, Dana Whitlock, Jo]\n  emails: [a@b]\n"
      "- id: S-2\n  phones: ['12']\n",
      "r.yaml", {});
  ASSERT_EQ(loaded.faults.size(), 4U);
  EXPECT_EQ(loaded.faults[1].where, "r.yaml:3");
  EXPECT_EQ(loaded.faults[3].where, "r.yaml:6");
}

// In the order of the file, and one for an entry that has nothing but its fault.
TEST(Registry, FaultsStandInOrder) {
  const LoadedRegistry loaded = read_registry(
      "{\"id\":\"S-1\",\"names\":[7]}\nno "
      "JSON\n{\"id\":\"S-2\",\"records\":[{}]}\n{\"id\":\"S-3\"}\n",
      "r.jsonl", {});
  std::vector<std::string> where;
  for (const Error& fault : loaded.faults) where.push_back(fault.where);
  EXPECT_EQ(where, (std::vector<std::string>{"r.jsonl:1", "r.jsonl:2", "r.jsonl:3", "r.jsonl:4"}));
}

TEST(Registry, FaultsQuoteNoEntry) {
  const LoadedRegistry loaded = read_registry(
      "subjects:\n- id: whitlock\n  names: [Whitlock]\n  emails: [whitlock@x]\n"
      "  phones: ['whitlock']\n  handles: [wh]\n  records: [{whitlock: ''}]\n",
      "r.yaml", {});
  ASSERT_GE(loaded.faults.size(), 4U);
  for (const Error& fault : loaded.faults) {
    if (fault.message.find("has no value for") != std::string::npos) continue;  // names a key
    EXPECT_EQ(fault.to_string().find("hitlock"), std::string::npos) << fault.to_string();
  }
}

TEST(Registry, ForceTakesBroadEntries) {
  const LoadedRegistry loaded =
      read_registry(subject("names: [Will, Harry Potter]\n  handles: [dw]\n  strings: [Quay 1]\n"),
                    "r.yaml", {.force = true});
  EXPECT_TRUE(loaded.faults.empty());
  // What cannot be looked for is refused all the same.
  EXPECT_FALSE(read_registry(subject("names: ['?!']"), "r.yaml", {.force = true}).faults.empty());
}

}  // namespace
}  // namespace expunge
