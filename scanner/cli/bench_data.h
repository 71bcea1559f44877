// Data to measure on: made up in one of several shapes, or a file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bench_corpus.h"
#include "cli/flags.h"
#include "expunge/result.h"

namespace expunge {

enum class BenchShape : std::uint8_t {
  kPippa,      // BenchCorpus as it is
  kEscaped,    // the same, every character beyond ASCII as \uXXXX
  kWildchat,   // WildChat's keys: short questions, long answers, code, a quarter beyond ASCII
  kDigits,     // texts of nothing but digits
  kAts,        // "@@@@"
  kCapitals,   // words in capitals
  kOneRecord,  // one conversation that is the whole file
  kFindings,   // one record, a value in every message
  kNames,      // one message of a play, full of names
  kNesting,    // brackets as deep as records may be
};

// Makes a file piece by piece.  The same bytes on every machine.
class BenchData {
 public:
  BenchData(BenchShape shape, Density density) : shape_(shape), corpus_(density) {}
  // Each appends; `append` about 12 kB.
  void begin(std::string& out) const;
  void append(std::string& out);
  void end(std::string& out) const;

 private:
  bool is_one_record() const;
  void append_conversation(std::string& out);

  BenchShape shape_;
  BenchCorpus corpus_;
  std::uint64_t pieces_ = 0;
};

// Gives made-up data in pieces until `take` has had as many records, or as many megabytes, as was
// asked for; how many bytes.
Result<std::uint64_t> make_up(const Arguments& arguments,
                              const std::function<Result<void>(std::string_view)>& take);

// The file of the command line, decompressed, or made-up data; an error if there is nothing.
Result<std::string> bench_data(const Arguments& arguments);

}  // namespace expunge
