// The commands: one function and one file each (rules and profiles: one file a group).  Each gives
// the exit status.
#pragma once

#include "cli/flags.h"

namespace expunge {

int redact_files(const Arguments& arguments);
int scan_files(const Arguments& arguments);
int verify_files(const Arguments& arguments);
int restore_file(const Arguments& arguments);
int judge_files(const Arguments& arguments);
int review_findings(const Arguments& arguments);
int list_rules(const Arguments& arguments);
int show_rule(const Arguments& arguments);
int check_rule_files(const Arguments& arguments);
int import_rule_files(const Arguments& arguments);
int list_profiles(const Arguments& arguments);
int show_profile(const Arguments& arguments);
int detect_profiles(const Arguments& arguments);
int explain_findings(const Arguments& arguments);
int evaluate_gold(const Arguments& arguments);
int seal_registries(const Arguments& arguments);
int sweep_files(const Arguments& arguments);
int prove_sweep(const Arguments& arguments);
int bench_speed(const Arguments& arguments);
int show_rule_costs(const Arguments& arguments);  // rules check --cost
int bench_stages(const Arguments& arguments);
int bench_check(const Arguments& arguments);
int print_completions(const Arguments& arguments);
int print_man_page(const Arguments& arguments);

// The whole program behind main().
int run_program(int count, const char* const* words);

}  // namespace expunge
