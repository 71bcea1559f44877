#include <fmt/format.h>

#include <new>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/signals.h"

namespace expunge {
namespace {

int print(const std::string& text) {
  Output output;
  output.write(text);
  return finish(output, kExitDone);
}

int run_command(const Arguments& arguments) {
  switch (arguments.command) {
    case CommandId::kRedact:
      return redact_files(arguments);
    case CommandId::kScan:
      return scan_files(arguments);
    case CommandId::kVerify:
      return verify_files(arguments);
    case CommandId::kRestore:
      return restore_file(arguments);
    case CommandId::kGate:
      return judge_files(arguments);
    case CommandId::kReview:
      return review_findings(arguments);
    case CommandId::kRulesList:
      return list_rules(arguments);
    case CommandId::kRulesShow:
      return show_rule(arguments);
    case CommandId::kRulesCheck:
      return check_rule_files(arguments);
    case CommandId::kRulesImport:
      return import_rule_files(arguments);
    case CommandId::kProfilesList:
      return list_profiles(arguments);
    case CommandId::kProfilesShow:
      return show_profile(arguments);
    case CommandId::kProfilesDetect:
      return detect_profiles(arguments);
    case CommandId::kExplain:
      return explain_findings(arguments);
    case CommandId::kEval:
      return evaluate_gold(arguments);
    case CommandId::kOptoutSeal:
      return seal_registries(arguments);
    case CommandId::kOptoutSweep:
      return sweep_files(arguments);
    case CommandId::kOptoutProve:
      return prove_sweep(arguments);
    case CommandId::kBench:
      return bench_speed(arguments);
    case CommandId::kCompletions:
      return print_completions(arguments);
    case CommandId::kMan:
      return print_man_page(arguments);
  }
  return kExitError;
}

int run_words(const std::vector<std::string>& words) {
  const Result<Invocation> found = find_command(words);
  if (!found) return report_error(found.error());
  switch (found->kind) {
    case Invocation::Kind::kHelp:
      return print(program_help(false));
    case Invocation::Kind::kShortHelp:
      return print(program_help(true));
    case Invocation::Kind::kGroupHelp:
      return print(group_help(found->group));
    case Invocation::Kind::kVersion:
      return print(version_line());
    case Invocation::Kind::kCommand:
      break;
  }
  const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(found->words),
                                      words.end());
  const Result<Arguments> arguments = parse_arguments(found->command, rest);
  if (!arguments) return report_error(arguments.error());
  if (arguments->short_help || arguments->long_help) {
    return print(command_help(command(found->command), !arguments->long_help));
  }
  return run_command(*arguments);
}

}  // namespace

int run_program(int count, const char* const* words) {
  catch_signals();
  try {
    return run_words({words + 1, words + count});
  } catch (const std::bad_alloc&) {
    return report_error({ErrorCode::kInternal, "out of memory; try fewer --jobs", ""});
  } catch (const std::exception& fault) {
    return report_error({ErrorCode::kInternal,
                         fmt::format("unexpected failure, please report it: {}", fault.what()),
                         ""});
  }
}

}  // namespace expunge
