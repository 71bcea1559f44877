#include "expunge/scanner.h"

#include <utility>

#include "base/utf8.h"
#include "detect/conversation.h"
#include "detect/validators.h"
#include "pipeline/processor.h"
#include "pipeline/setup.h"
#include "redact/operators.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30;

}  // namespace

struct Scanner::Impl {
  explicit Impl(std::shared_ptr<const Setup> made)
      : setup(std::move(made)), detector(setup->model), replacer(setup->key) {}

  std::shared_ptr<const Setup> setup;
  Detector detector;
  Replacer replacer;
  Conversation conversation;
};

Scanner::Scanner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

Result<Scanner> Scanner::create(const Options& options) {
  auto setup = set_up(options);
  if (!setup) return setup.error();
  return Scanner(std::make_unique<Impl>(std::move(*setup)));
}

Scanner Scanner::clone() const { return Scanner(std::make_unique<Impl>(impl_->setup)); }

Result<std::vector<Finding>> Scanner::scan(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    return Error{ErrorCode::kUsage, "a text may have at most 1 GiB; scan it in parts", ""};
  }
  if (!is_valid_utf8(text)) {
    return Error{ErrorCode::kFormat, "the text is not valid UTF-8; convert it first", ""};
  }
  make_conversation(text, impl_->conversation);
  std::vector<Finding> findings;
  impl_->detector.detect(impl_->conversation, findings);
  return findings;
}

Result<Redaction> Scanner::redact(std::string_view text) {
  Result<std::vector<Finding>> findings = scan(text);
  if (!findings) return findings.error();
  Redaction result;
  impl_->replacer.begin_record("");
  std::size_t copied = 0;
  for (const Finding& finding : *findings) {
    const Action& action =
        impl_->setup->policy.decide(finding.entity, finding.owner, Role::kHuman, finding.score);
    if (action.op == Operator::kKeep) continue;
    result.text.append(text.substr(copied, finding.span.begin - copied));
    copied = finding.span.end;
    if (action.op == Operator::kDropRecord) {
      // The text is the record: nothing of it is left.
      result.text.clear();
      copied = text.size();
      break;
    }
    const std::string_view value = text.substr(finding.span.begin, finding.span.size());
    const std::string normalised = normalised_value(finding.entity, value);
    result.text += impl_->replacer.replace(action, {finding.entity, value, normalised, 0});
  }
  result.text.append(text.substr(copied));
  result.findings = std::move(*findings);
  return result;
}

}  // namespace expunge
