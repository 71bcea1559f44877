#include "detect/pasted_pairs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/keyed_values.h"

namespace expunge {
namespace {

// "key=value" of each pair that is found.
std::vector<std::string> pairs_of(std::string_view text) {
  std::vector<PastedPair> pairs;
  find_pasted_pairs(text, pairs);
  std::vector<std::string> out;
  for (const PastedPair& pair : pairs) {
    out.push_back(std::string(text.substr(pair.key.begin, pair.key.size())) + "=" +
                  std::string(text.substr(pair.value.begin, pair.value.size())));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(PastedPairs, OfObjects) {
  EXPECT_EQ(pairs_of(R"(so [{"dob": "1990-02-28", "plz":48991},{'tel' : '1'}])"),
            (Strings{"dob=1990-02-28", "plz=48991", "tel=1"}));
  EXPECT_EQ(pairs_of(R"({"open": "never closed)"), Strings{});
  EXPECT_EQ(pairs_of(R"({"address": {"addr1": "4 Otter Row"}, "tel": ["1"]})"),
            Strings{"addr1=4 Otter Row"});
}

TEST(PastedPairs, OfForms) {
  EXPECT_EQ(pairs_of("- **Geburtsdatum:** 28.02.1990\nPLZ: 48991, Ort: Rheine"),
            (Strings{"Geburtsdatum=28.02.1990", "PLZ=48991"}));
  EXPECT_EQ(pairs_of("http://host:80 is up"), Strings{});
}

TEST(PastedPairs, OfTables) {
  EXPECT_EQ(pairs_of("name;plz\nOrla;48991\nWren;\"30 720\""),
            (Strings{"name=Orla", "plz=48991", "name=Wren", "plz=30 720"}));
  EXPECT_EQ(pairs_of("| n | dob |\n|---|---|\n| O | 1990-02-28 |"),
            (Strings{"n=O", "dob=1990-02-28"}));
  EXPECT_EQ(pairs_of("one, two\nthree, four, five"), Strings{});
  EXPECT_EQ(pairs_of("name,plz\n\"Orla, Wren\",48991"), (Strings{"name=Orla, Wren", "plz=48991"}));
  EXPECT_EQ(pairs_of("name,plz\n'Orla, Wren',48991"), (Strings{"name=Orla, Wren", "plz=48991"}));
}

TEST(PastedPairs, OfInsertedRows) {
  EXPECT_EQ(
      pairs_of("insert into p (n, dob) values\n ('O''r', '1990-02-28'), (NULL, '1985-11-02');"),
      (Strings{"n=O''r", "dob=1990-02-28", "n=NULL", "dob=1985-11-02"}));
  EXPECT_EQ(pairs_of("INSERT INTO p (n, dob) VALUES ('O')"), Strings{});
}

TEST(PastedPairs, CountWhereKeyAndValueAgree) {
  const auto rule = [](std::string_view key, std::string_view value, bool in_form) {
    const auto found = pasted_value(key, value, in_form);
    return found ? std::string(found->rule_id) : std::string();
  };
  EXPECT_EQ(rule("f_nac", "1990-02-28", false), "keys/date_of_birth");
  EXPECT_EQ(rule("cp", "48991", false), "keys/postal_code");
  EXPECT_EQ(rule("PLZ", "48991", true), "keys/postal_code");
  EXPECT_EQ(rule("password", "blue-horse-91", false), "");  // rules for secrets know samples
  EXPECT_EQ(rule("address", "12 Elm Street", true), "");
  EXPECT_EQ(rule("hired", "1990-02-28", false), "");
}

}  // namespace
}  // namespace expunge
