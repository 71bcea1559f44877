// A generated release: 100,000 messages, 1,000 subjects planted in twenty forms each, and
// look-alikes that must stay.  Everything planted is found, open and sealed alike, and nothing else
// is touched.
//
// EXPUNGE_RELEASE_MESSAGES sets another size.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "names/letters.h"
#include "optout/optout_fixture.h"
#include "optout/sweep.h"
#include "pipeline/run_fixture.h"

namespace expunge {
namespace {

constexpr std::size_t kSubjects = 1000;

std::size_t messages_wanted() {
  const char* const asked = std::getenv("EXPUNGE_RELEASE_MESSAGES");
  return asked == nullptr ? 100000 : std::strtoull(asked, nullptr, 10);
}

// Made-up words, so that no text names a subject by chance.
std::string syllables(std::size_t number, int count) {
  constexpr std::array<const char*, 16> kParts = {"ba", "de", "fi", "go", "ku", "la", "me", "no",
                                                  "pu", "ra", "si", "to", "vu", "wa", "xe", "zy"};
  std::string word;
  for (int i = 0; i < count; ++i) {
    word += kParts[number % kParts.size()];
    number /= kParts.size();
  }
  return word;
}

std::string title(std::string word) {
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string upper(std::string word) {
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return word;
}

struct Person {
  std::string first, last, email_local, host, digits, handle;

  explicit Person(std::size_t number)
      : first(title(syllables(number, 3))),
        last(title(syllables(number * 7 + 3, 4) + "k")),
        email_local(lower(first) + "." + lower(last)),
        host("brightmail.net"),
        digits("415" + std::to_string(5550000 + number)),
        handle(lower(first) + "_" + std::to_string(1000 + number)) {}

  std::string entry(std::size_t number) const {
    return "- id: S-" + std::to_string(number) + "\n  names: [{name: " + first + " " + last +
           ", initials: true}]\n  emails: [" + email_local + "@" + host + "]\n  phones: ['+1" +
           digits + "']\n  handles: [" + handle + "]\n  strings: ['" + std::to_string(number) +
           " " + last + " Quay']\n";
  }
};

std::string grouped_number(const std::string& digits, const char* a, const char* b, const char* c) {
  return a + digits.substr(0, 3) + b + digits.substr(3, 3) + c + digits.substr(6);
}

// JSON's spelling of a text whose characters are all escaped.
std::string escaped(const std::string& ascii) {
  constexpr const char* kHex = "0123456789abcdef";
  std::string out;
  for (const char c : ascii) {
    out += std::string("\\u00") + kHex[(c >> 4) & 15] + kHex[c & 15];
  }
  return out;
}

struct Planted {
  std::string raw;     // as it stands in the JSON string
  const char* entity;  // of its replacement
};

Planted form_of(const Person& p, std::size_t number, std::size_t form) {
  const std::string address = p.email_local + "@" + p.host;
  switch (form % 20) {
    case 0:
      return {p.first + " " + p.last, "PERSON"};
    case 1:
      return {upper(p.first + " " + p.last), "PERSON"};
    case 2:
      return {lower(p.first) + "   " + lower(p.last), "PERSON"};
    case 3:
      return {p.last + ", " + p.first, "PERSON"};
    case 4:
      return {p.first.substr(0, 1) + ". " + p.last, "PERSON"};
    case 5:
      return {escaped(p.first + " " + p.last), "PERSON"};
    case 6:
      return {p.first + "-" + p.last, "PERSON"};
    case 7:  // an a that is Cyrillic, where there is one
    {
      std::string name = p.first + " " + p.last;
      const std::size_t a = name.find('a', 1);
      if (a != std::string::npos) name.replace(a, 1, "\xD0\xB0");
      return {name, "PERSON"};
    }
    case 8:
      return {address, "EMAIL_ADDRESS"};
    case 9:
      return {upper(address), "EMAIL_ADDRESS"};
    case 10:
      return {p.email_local + "+lists@" + p.host, "EMAIL_ADDRESS"};
    case 11:
      return {p.email_local + " [at] brightmail (dot) net", "EMAIL_ADDRESS"};
    case 12:
      return {escaped(address), "EMAIL_ADDRESS"};
    case 13:
      return {"+1" + p.digits, "PHONE_NUMBER"};
    case 14:
      return {grouped_number(p.digits, "(", ") ", "-"), "PHONE_NUMBER"};
    case 15:
      return {grouped_number(p.digits, "001 ", ".", "."), "PHONE_NUMBER"};
    case 16:
      return {p.digits, "PHONE_NUMBER"};
    case 17:
      return {"@" + upper(p.handle), "HANDLE"};
    case 18:
      return {p.handle, "HANDLE"};
    default:
      return {std::to_string(number) + ", " + lower(p.last) + " quay", "OPT_OUT"};
  }
}

// What is like a subject's data and is not.
std::string look_alike(const Person& p, std::size_t which) {
  switch (which % 6) {
    case 0:
      return p.first;
    case 1:
      return p.last + "s " + p.first + "ek";
    case 2:
      return "x" + p.email_local + "@" + p.host;
    case 3:
      return p.digits.substr(0, 9) + "x";
    case 4:
      return p.handle + "1";
    default:
      return p.first + " and " + p.last;
  }
}

class Release {
 public:
  Release() {
    registry_ = "subjects:\n";
    for (std::size_t i = 0; i < kSubjects; ++i) {
      people_.emplace_back(i);
      registry_ += people_.back().entry(i);
    }
    const std::size_t messages = messages_wanted();
    std::mt19937 random(2026);
    std::size_t planted = 0;
    constexpr std::size_t kTurns = 10;
    for (std::size_t m = 0; m < messages; m += kTurns) {
      std::string before = "{\"conversation_id\":\"c" + std::to_string(m) + "\",\"conversation\":[";
      std::string after = before;
      for (std::size_t turn = 0; turn < kTurns; ++turn) {
        const std::string lead = std::string(turn == 0 ? "" : ",") + "{\"role\":\"" +
                                 (turn % 2 == 0 ? "user" : "assistant") + "\",\"content\":\"well " +
                                 syllables(random(), 2) + ", ";
        before += lead;
        after += lead;
        // Twenty forms of each subject, spread over the messages.
        const bool plants =
            (m + turn) * kSubjects * 20 / messages != (m + turn + 1) * kSubjects * 20 / messages;
        if (plants) {
          const std::size_t number = planted % kSubjects;
          const Planted form = form_of(people_[number], number, planted / kSubjects);
          before += form.raw;
          after += std::string("[") + form.entity + "_#]";
          ++planted;
        } else {
          const std::string word = look_alike(people_[random() % kSubjects], random());
          before += word;
          after += word;
        }
        before += " ok\\n\"}";
        after += " ok\\n\"}";
      }
      before_ += before + "]}\n";
      expected_ += after + "]}\n";
    }
    planted_ = planted;
  }

  const std::string& bytes() const { return before_; }
  const std::string& expected() const { return expected_; }  // numbers of marks as #
  const std::string& registry() const { return registry_; }
  std::size_t planted() const { return planted_; }

 private:
  std::vector<Person> people_;
  std::string registry_, before_, expected_;
  std::size_t planted_ = 0;
};

std::string without_numbers(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] != '_' || at + 1 == text.size() || text[at + 1] < '0' || text[at + 1] > '9')
      continue;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == text.size() || text[end] != ']') continue;
    out += '#';
    at = end - 1;
  }
  return out;
}

class ReleaseTest : public RunTest {
 protected:
  std::string sweep(const Release& release, NeedleSet needles) {
    write_file(folder_ / "in.jsonl", release.bytes());
    return sweep_file("in.jsonl", std::move(needles));
  }
  std::string sweep_file(const std::string& name, NeedleSet needles) {
    RunRequest request;
    request.inputs = {(folder_ / name).string()};
    request.output = (folder_ / "out.jsonl").string();
    request.finder = make_sweep(index_of(std::move(needles)), {});
    const Result<RunSummary> summary = run(request);
    if (!summary) ADD_FAILURE() << summary.error().to_string();
    if (summary) edits_ = summary->edits;
    return read_file(folder_ / "out.jsonl");
  }
  std::size_t edits_ = 0;
};

TEST_F(ReleaseTest, AllThatWasPlantedIsFoundAndNothingElseTouched) {
  const Release release;
  const Registry registry = registry_of(release.registry(), false, "people.yaml");
  const std::string open = sweep(release, open_needles(registry));
  EXPECT_EQ(edits_, release.planted());
  const bool same = without_numbers(open) == release.expected();
  EXPECT_TRUE(same);
  if (!same) {  // the first line that differs; all of it is made up
    const std::string got = without_numbers(open);
    const std::string& want = release.expected();
    const std::size_t at = static_cast<std::size_t>(
        std::mismatch(got.begin(), got.end(), want.begin(), want.end()).first - got.begin());
    ADD_FAILURE() << got.substr(at > 60 ? at - 60 : 0, 160) << "\n"
                  << want.substr(at > 60 ? at - 60 : 0, 160);
  }
  const bool sealed_same = sweep(release, sealed_needles(registry)) == open;
  EXPECT_TRUE(sealed_same) << "sealed and open registries differ";
  write_file(folder_ / "again.jsonl", open);
  const bool settled = sweep_file("again.jsonl", open_needles(registry)) == open;
  EXPECT_TRUE(settled) << "a second sweep changes something";
  EXPECT_EQ(edits_, 0U);
}

}  // namespace
}  // namespace expunge
