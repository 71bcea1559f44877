// expunge explain
#include <fmt/format.h>
#include <unistd.h>

#include <string>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/explanation.h"
#include "cli/run_command.h"
#include "pipeline/explain.h"
#include "record/source.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxText = std::size_t{16} << 20;

Result<std::string> text_from_standard_input() {
  auto source = Source::open("-");
  if (!source) return std::move(source).error();
  std::string text;
  std::string block(std::size_t{64} << 10, '\0');
  for (;;) {
    const Result<std::size_t> size = (*source)->read(block.data(), block.size());
    if (!size) return size.error();
    if (*size == 0) break;
    text.append(block, 0, *size);
    if (text.size() > kMaxText) {
      return Error{ErrorCode::kUsage, "more than 16 MiB; explain a part of it", "standard input"};
    }
  }
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

Result<ExplainRequest> request_of(const Arguments& arguments) {
  ExplainRequest request;
  request.options = options_of(arguments);
  request.pointer = arguments.pointer;
  request.stretch = arguments.why;
  request.text = arguments.text;
  const bool has_record = arguments.record != Arguments::kNoRecord;
  if (!arguments.words.empty()) {
    if (!arguments.text.empty()) {
      return Error{ErrorCode::kUsage, "there is an input already; leave one out", "--text"};
    }
    if (!has_record) {
      return Error{ErrorCode::kUsage, "says which record to explain; try --record 0", "--record"};
    }
    request.input = arguments.words.front();
    request.record = arguments.record;
    return request;
  }
  if (has_record || !arguments.pointer.empty()) {
    return Error{ErrorCode::kUsage, "needs an INPUT", has_record ? "--record" : "--pointer"};
  }
  if (!arguments.text.empty()) return request;
  if (::isatty(STDIN_FILENO) == 1) {
    return Error{ErrorCode::kUsage, "nothing to explain; name an INPUT with --record, or a --text",
                 ""};
  }
  Result<std::string> text = text_from_standard_input();
  if (!text) return std::move(text).error();
  request.text = std::move(*text);
  return request;
}

}  // namespace

int explain_findings(const Arguments& arguments) {
  const Result<ExplainRequest> request = request_of(arguments);
  if (!request) return report_error(request.error());
  const Result<Explanation> explanation = explain(*request);
  if (!explanation) return report_error(explanation.error());
  Output output;
  output.write(arguments.format == "json"
                   ? explanation_json(*explanation, arguments.show_text, arguments.only)
                   : explanation_text(*explanation, arguments.show_text, arguments.only));
  return finish(output, kExitDone);
}

}  // namespace expunge
