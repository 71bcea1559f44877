// Runs over files in a scratch folder, for the tests of the promises.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "expunge/run.h"

namespace expunge {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// ../shared of a developer's checkout, or what EXPUNGE_SHARED names; may not be there.
inline std::filesystem::path shared_data() {
  if (const char* path = std::getenv("EXPUNGE_SHARED")) return path;
  return std::filesystem::path(EXPUNGE_SOURCE_DIR).parent_path() / "shared";
}

class RunTest : public testing::Test {
 protected:
  RunTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "expunge-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    ::setenv("EXPUNGE_KEY", "a key for the tests, 32 bytes long", 1);
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  }
  ~RunTest() override { std::filesystem::remove_all(folder_); }

  struct Outcome {
    bool ok = false;
    Error error;
    RunSummary summary;
    std::string out;
    std::string audit;
    std::string quarantine;
  };

  Outcome redact(const std::string& bytes, const std::string& name = "in.jsonl",
                 const Options& options = {}) {
    const auto in = folder_ / name;
    write_file(in, bytes);
    return redact_file(in, options);
  }

  Outcome redact_file(const std::filesystem::path& in, const Options& options = {}) {
    RunRequest request;
    request.inputs = {in.string()};
    request.output = (folder_ / "out").string();
    request.audit = (folder_ / "audit.jsonl").string();
    request.quarantine = (folder_ / "quarantine.jsonl").string();
    request.options = options;
    std::filesystem::remove(request.quarantine);
    Outcome outcome;
    Result<RunSummary> summary = run(request);
    outcome.ok = summary.has_value();
    if (summary) {
      outcome.summary = *summary;
      outcome.out = read_file(request.output);
      outcome.audit = read_file(request.audit);
      outcome.quarantine = read_file(request.quarantine);
    } else {
      outcome.error = summary.error();
    }
    return outcome;
  }

  std::filesystem::path folder_;
};

}  // namespace expunge
