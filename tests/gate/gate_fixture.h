// Two versions of made-up data in a scratch folder, and what the gate says of them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gate/gate.h"

namespace expunge {

class GateTest : public testing::Test {
 protected:
  using Json = nlohmann::ordered_json;

  GateTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "expunge-gate-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    ::setenv("EXPUNGE_KEY", "a key for the tests, 32 bytes long", 1);
    ::setenv("SOURCE_DATE_EPOCH", "1790000000", 1);  // 2026-09-21
  }
  ~GateTest() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  std::string read(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  // The files below a folder of the scratch folder, named as below it.
  std::vector<DataFile> files_in(const std::string& side) {
    std::vector<DataFile> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / side)) {
      if (!entry.is_regular_file()) continue;
      files.push_back(
          {entry.path().lexically_relative(folder_ / side).string(), entry.path().string(), ""});
    }
    return files;
  }

  GateRequest request() {
    GateRequest out;
    out.options.names = "rules";
    out.options.policy = "default";
    out.options.jobs = 2;
    return out;
  }

  // The folder `now` against the folder `before`.
  GateOutcome compare(GateRequest asked) {
    asked.files.pairs = pair_up(files_in("before"), files_in("now"));
    return judged(std::move(asked));
  }
  GateOutcome compare() { return compare(request()); }

  GateOutcome judged(const GateRequest& asked) {
    Result<GateOutcome> outcome = judge(asked);
    EXPECT_TRUE(outcome) << outcome.error().to_string();
    return outcome ? std::move(*outcome) : GateOutcome();
  }

  // A conversation; about every second one says something personal.
  static Json record(std::size_t number) {
    const std::string n = std::to_string(number);
    Json turns = Json::array();
    turns.push_back(
        {{"message", "Hello there, what shall we talk about? (" + n + ")"}, {"is_human", false}});
    if (number % 2 == 0) {
      turns.push_back(
          {{"message", "write to person" + n + "@quillmail.net, it's \u00fcber \"easy\""},
           {"is_human", true}});
    }
    if (number % 3 == 0) {
      turns.push_back(
          {{"message", "or ring 020 7946 " + std::to_string(1000 + number)}, {"is_human", true}});
    }
    // The same signature in many records.
    if (number % 5 == 0) {
      turns.push_back({{"message", "-- team@quillmail.net"}, {"is_human", true}});
    }
    return {{"bot_id", "bot-" + n}, {"bot_name", "Lantern"}, {"conversation", turns}};
  }

  static std::vector<Json> records(std::size_t count) {
    std::vector<Json> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back(record(i));
    return all;
  }

  static std::string lines(const std::vector<Json>& all) {
    std::string out;
    for (const Json& one : all) out += one.dump() + "\n";
    return out;
  }

  // The same, as other programs write it: escapes, white space, order of keys.
  static std::string written_anew(const Json& one, std::mt19937& random) {
    switch (random() % 4) {
      case 0:
        return one.dump(-1, ' ', true);
      case 1:
        return nlohmann::json::parse(one.dump()).dump();  // keys sorted
      case 2: {
        std::string text;  // every letter of strings escaped
        bool in_string = false;
        const std::string plain = one.dump(-1, ' ', true);
        for (std::size_t i = 0; i < plain.size(); ++i) {
          const char c = plain[i];
          if (in_string && c == '\\') {
            text += c;
            text += plain[++i];
            if (plain[i] == 'u') {
              text.append(plain, i + 1, 4);
              i += 4;
            }
            continue;
          }
          if (c == '"') in_string = !in_string;
          if (in_string && (c == '@' || c == 'e')) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(c));
            text += escaped;
          } else {
            text += c;
          }
        }
        return text;
      }
      default: {
        std::string text = one.dump(1);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
      }
    }
  }

  std::filesystem::path folder_;
};

}  // namespace expunge
