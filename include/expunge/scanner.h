// Finds and removes personal data in one text at a time.  Start here; for files see run.h.
//
//   auto scanner = expunge::Scanner::create({});
//   if (!scanner) { std::cerr << scanner.error().to_string(); return 2; }
//   auto clean = scanner->redact("write to jane@example.net");
//   std::cout << clean->text;   // write to [EMAIL_ADDRESS_1]
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

// A text without its personal data, and what was found in it (positions are those of the text
// given).
struct Redaction {
  std::string text;
  std::vector<Finding> findings;
};

// Compiled rules and a policy with the working memory to use them.
//
// Not thread-safe: one scanner a thread.  clone() is cheap (compiled rules are shared).  Findings
// point into the shared rules: they must not outlive the last clone.
class Scanner {
 public:
  // Loads and compiles what `options` names.  Slow (tens of milliseconds): do it once.
  static Result<Scanner> create(const Options& options);
  Scanner clone() const;

  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  // Findings in `text`, sorted and disjoint, at or above the minimum score, whatever the policy
  // does with them. An error if `text` is not valid UTF-8 or longer than 1 GiB.  The text is taken
  // as what a human wrote.
  Result<std::vector<Finding>> scan(std::string_view text);
  // The same, with the policy carried out.  Each call is a conversation of its own.
  Result<Redaction> redact(std::string_view text);

 private:
  struct Impl;
  explicit Scanner(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
