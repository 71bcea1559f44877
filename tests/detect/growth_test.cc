// A record's time stays in proportion to its size, whatever stands in it.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

// The i-th of many made-up words: "Toba", "Tobo".
std::string word(int i) {
  std::string out = "Tob";
  do {
    out += "aeioubdfglmnrst"[i % 15];
  } while ((i /= 15) > 0);
  return out;
}

std::string repeated(int times, const std::function<std::string(int)>& sentence) {
  std::string out;
  for (int i = 0; i < times; ++i) out += sentence(i);
  return out;
}

struct Case {
  const char* name;
  Talk (*talk)(int times);
};

const Case kCases[] = {
    {"play",
     [](int times) {
       return Talk().human(repeated(times, [](int i) {
         return "*Dana " + word(i) + " nods* my friend Bronagh " + word(i) + " said hi. ";
       }));
     }},
    {"echo",
     [](int times) {
       const std::string text =
           repeated(times, [](int i) { return "*Dana " + word(i) + " nods* hi Rosaleen "; });
       return Talk().human(text).bot(text);
     }},
    {"quotes and brackets",
     [](int times) {
       return Talk().bot("*waves*").human(repeated(times, [](int i) {
         return "(brb \"Dana " + word(i) + " waves\" said Bronagh [ooc Devika ";
       }));
     }},
    {"self",
     [](int times) {
       return Talk().human(
           repeated(times, [](int i) { return "*waves* I'm " + word(i) + " Marsh, the elf. "; }));
     }},
    {"story",
     [](int times) {
       const std::string text =
           repeated(times, [](int i) { return "Dana " + word(i) + " met Bronagh. "; });
       return Talk().human("Write a story about Devika and Tom").bot(text).human(text);
     }},
    {"birth dates in one line",
     [](int times) {
       return Talk().human(repeated(
           times, [](int i) { return "geboren am 3.3." + std::to_string(1950 + i % 50) + ", "; }));
     }},
    {"birth dates said again",
     [](int times) {
       const std::string dates = repeated(times, [](int i) {
         return "born " + std::to_string(1 + i % 28) + " march " + std::to_string(1920 + i % 90) +
                ", ";
       });
       return Talk().human(dates).bot(repeated(times, [](int i) {
         return std::to_string(1 + i % 28) + ".3." + std::to_string(1930 + i % 90) + " or ";
       }));
     }},
    {"rows announced",
     [](int times) {
       return Talk().human("my name is Dana Marsh. ('1') " +
                           repeated(times, [](int) { return "insert into "; }));
     }},
    {"marks of an earlier scrub",
     [](int times) {
       return Talk().human("my name is Dana Marsh. " + repeated(times, [](int i) {
                             return "*[PERSON_" + std::to_string(i) +
                                    "] nods* my friend [PERSON_2] said hi. ";
                           }));
     }},
    {"script without case",
     [](int times) {
       return Talk().human(repeated(times, [](int i) {
         return "\xE6\x88\x91\xE5\x8F\xAB\xE7\x8E\x8B" + word(i) + "\xE7\x8E\x8B\xE8\x8A\xB3";
       }));
     }},
    {"many turns",
     [](int times) {
       Talk talk;
       for (int i = 0; i < times; ++i) {
         talk.bot("*" + word(i) + " nods* hi").human("my friend " + word(i) + " Marsh said hi");
       }
       return talk;
     }},
    {"senders",
     [](int times) {
       Talk talk;
       for (int i = 0; i < times; ++i) {
         talk.add(Role::kMetadata, "Dana " + word(i), "author").human("hi Dana " + word(i + 1));
       }
       return talk;
     }},
    {"addresses and numbers",
     [](int times) {
       return Talk().human(repeated(times, [](int i) {
         return word(i) + " Marsh and Dana " + word(7 * i) + " live on " + std::to_string(i) +
                " Main Street, call +49 30 " + std::to_string(2300000 + 7 * i) + ". ";
       }));
     }},
    {"accounts and secrets",
     [](int times) {
       return Talk().human(repeated(times, [](int i) {
         return "my insta is " + word(i) + "_" + std::to_string(i) + ", my password is " +
                word(31 * i) + "7! ";
       }));
     }},
};

double seconds_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

TEST(Growth, StaysInProportion) {
  auto rules = std::make_shared<RuleSet>();
  ASSERT_TRUE(rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules").has_value());
  auto model = DetectorModel::create(rules, {});
  ASSERT_TRUE(model.has_value());
  Detector detector(*model);
  std::vector<Finding> findings;
  const auto seconds = [&](const Case& named, int times) {
    const Talk talk = named.talk(times);
    const Conversation conversation = talk.conversation();
    const double begin = seconds_of_thread();
    detector.detect(conversation, findings);
    return seconds_of_thread() - begin;
  };
  // Four times as much in less than eight times the time; its square would take sixteen.
  constexpr int kTimes = 3000;
  constexpr double kMost = 8;
  for (const Case& named : kCases) {
    double last = 0;
    double ratio = kMost;
    // A machine may be busy: the best of three.
    for (int attempt = 0; attempt < 3 && ratio >= kMost; ++attempt) {
      const double small = seconds(named, kTimes);
      EXPECT_FALSE(findings.empty()) << named.name;
      ratio = (last = seconds(named, 4 * kTimes)) / small;
    }
    EXPECT_LT(ratio, kMost) << named.name;
  }
}

}  // namespace
}  // namespace expunge
