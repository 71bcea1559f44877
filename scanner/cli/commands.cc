// The table of commands; see flags.h.
#include <cstdint>

#include "cli/flags.h"

namespace expunge {
namespace {

constexpr std::size_t kAny = SIZE_MAX;

std::vector<ExitCode> run_exits(bool scan) {
  std::vector<ExitCode> exits = {{0, scan ? "nothing was found" : "done"}};
  if (scan) {
    exits.push_back({1, "something was found"});
  } else {
    exits.push_back({1, "--verify found something left in what was written"});
  }
  exits.push_back({2, "usage or set-up error, or the data could not be read or written"});
  exits.push_back({3, "finished, but some records could not be read (they are in quarantine)"});
  exits.push_back({130, "interrupted; no output was left behind"});
  return exits;
}

Command redact_command() {
  return {
      CommandId::kRedact,
      "redact",
      "Write a clean copy, and an audit log of what was done",
      "[INPUT...]",
      "Files, folders (searched for .jsonl .ndjson .json .csv .tsv .txt .md .log, also .gz and "
      ".zst) or - for standard input, which is also read if no input is given",
      Completes::kFile,
      {},
      0,
      kAny,
      "Reads conversation datasets and writes the same bytes without the personal data. Everything "
      "outside the edits stays as it was: key order, escapes, spaces, line ends. Records that "
      "cannot be read never reach the output.",
      {{"Clean a release and keep the evidence",
        "expunge redact pippa.jsonl -o clean.jsonl --audit audit.jsonl"},
       {"A whole folder, layout kept, checked once more after writing",
        "expunge redact release/ -o clean/ --audit audit.jsonl --verify"},
       {"In a pipe", "echo 'mail me: jane@example.net' | expunge redact"},
       {"Repeatable fingerprints and surrogates, the strict policy",
        "expunge redact chat.csv.gz -o clean.csv.gz --key-file release.key --policy strict"},
       {"Only e-mail addresses and phone numbers",
        "expunge redact in.jsonl -o out.jsonl --only EMAIL_ADDRESS,PHONE_NUMBER"}},
      run_exits(false)};
}

Command scan_command() {
  return {CommandId::kScan,
          "scan",
          "Show findings, change nothing",
          "[INPUT...]",
          "Files, folders or - for standard input, as for `expunge redact`",
          Completes::kFile,
          {},
          0,
          kAny,
          "Lists findings by input: record, place, entity, score, rule, and the action the policy "
          "would take. Never prints the personal data itself unless --show-text asks for it.",
          {{"What is in this file?", "expunge scan pippa.jsonl"},
           {"A sentence", "echo 'call me on 020 7946 0018' | expunge scan --show-text"},
           {"Findings for another program",
            "expunge scan release/ --format jsonl | jq -r .entity | sort | uniq -c"},
           {"A first look at a large file", "expunge scan dump.jsonl.zst --limit 20"},
           {"Who could be known again though nobody is named?", "expunge scan clean.jsonl --risk"}},
          run_exits(true)};
}

Command verify_command() {
  return {
      CommandId::kVerify,
      "verify",
      "Check a clean copy against its audit log",
      "OUT",
      "What `expunge redact` wrote: the file or the folder",
      Completes::kFile,
      {},
      1,
      1,
      "Checks that the log is whole and unchanged (with the key also that nobody else sealed it), "
      "that the output is the one the log describes, that a new scan finds nothing left to do, "
      "and, with --original, that every byte outside the edits is the input's.",
      {{"Is this the file that the log speaks of?",
        "expunge verify clean.jsonl --audit audit.jsonl"},
       {"Everything, with the seal",
        "expunge verify clean.jsonl --audit audit.jsonl --original pippa.jsonl --key-file "
        "release.key"},
       {"A folder", "expunge verify clean/ --audit audit.jsonl --original release/"}},
      {{0, "every check passed"},
       {1, "a check failed"},
       {2, "usage or set-up error"},
       {130, "interrupted"}}};
}

Command restore_command() {
  return {CommandId::kRestore,
          "restore",
          "Undo what the operator `encrypt` did",
          "FILE",
          "What `expunge redact` wrote with a policy that encrypts",
          Completes::kFile,
          {},
          1,
          1,
          "Opens every [ENTITY:enc:...] mark with the key of the run. Other operators cannot be "
          "undone.",
          {{"With the key file of the run",
            "expunge restore clean.jsonl --key-file release.key -o original.jsonl"},
           {"With the key from the environment",
            "EXPUNGE_KEY=... expunge restore clean.jsonl -o original.jsonl"},
           {"To standard output", "expunge restore clean.csv.gz --key-file release.key | head"}},
          {{0, "done"}, {2, "usage or set-up error, or a mark that the key does not open"}}};
}

Command gate_command() {
  return {
      CommandId::kGate,
      "gate",
      "Refuse new personal data",
      "[NEW...]",
      "Files or folders: the new version. With --git BASE..HEAD they narrow the comparison",
      Completes::kFile,
      {},
      0,
      kAny,
      "Compares two versions of a dataset and refuses what is new. Findings are told apart by "
      "their "
      "value, the content of their record and their place in it: records that were moved, written "
      "anew or put between others raise nothing. What the policy keeps is not refused; its budgets "
      "let more or less pass. docs/gate.md walks through it.",
      {{"Two folders", "expunge gate release-2/ --base release-1/"},
       {"A pull request", "expunge gate --git origin/main...HEAD --format github"},
       {"What was accepted once", "expunge gate data/ --baseline .expunge-baseline.json"},
       {"Accept what is new",
        "expunge gate data/ --base old/ --baseline .expunge-baseline.json --update-baseline "
        "--reason 'public contact' --who maintainer --until 2027-12-31"},
       {"For code scanning, and a summary",
        "expunge gate --git main...HEAD --report sarif=gate.sarif --report markdown=summary.md"}},
      {{0, "nothing new, or all of it is allowed"},
       {1, "refused"},
       {2, "usage or set-up error, or the data or the baseline could not be read"},
       {3, "finished, but some new records could not be read"},
       {130, "interrupted"}}};
}

Command review_command() {
  return {
      CommandId::kReview,
      "review",
      "Say of findings whether they are right",
      "LOG",
      "An audit log, or what `scan` or `gate` wrote with --format jsonl",
      Completes::kFile,
      {},
      1,
      1,
      "Walks through the findings of a log, one key an answer: true, false, later. Answers are "
      "kept "
      "at once, and the next review goes on where this one ended. The words around a finding are "
      "masked unless --show-text asks for them. Labels tell how precise each rule is, let the gate "
      "accept what is false, and become gold for `expunge eval`.",
      {{"What the gate refused",
        "expunge gate new/ --base old/ --key-file k --format jsonl > new.jsonl; expunge review "
        "new.jsonl"},
       {"With the words around each finding",
        "expunge review audit.jsonl --data release/ --show-text"},
       {"How precise is each rule?", "expunge review audit.jsonl --stats"},
       {"Accept what was false",
        "expunge gate new/ --base old/ --key-file k --baseline b.json --update-baseline --labels "
        "new.jsonl.labels.jsonl --reason 'not personal'"}},
      {{0, "done, whatever was answered"},
       {2, "usage or set-up error, or the log or the data could not be read"}}};
}

std::vector<Command> rules_commands() {
  return {
      {CommandId::kRulesList,
       "rules list",
       "List rules",
       "",
       "",
       Completes::kNothing,
       {},
       0,
       0,
       "One line a rule: id, entity, score, views and what it finds.",
       {{"All rules", "expunge rules list"},
        {"With rules of your own", "expunge rules list --rules my-rules/"},
        {"As JSON", "expunge rules list --format json | jq '.[].id'"}},
       {{0, "done"}, {2, "a rule cannot be used"}}},
      {CommandId::kRulesShow,
       "rules show",
       "Show one rule whole",
       "ID",
       "A rule's id, as in `expunge rules list`",
       Completes::kRules,
       {},
       1,
       1,
       "Prints the rule as written, with the views it runs on and its examples.",
       {{"A built-in rule", "expunge rules show contact/email"},
        {"A rule of your own", "expunge rules show my/badge --rules my-rules/"},
        {"As a start for your own", "expunge rules show contact/email > my-rules/email.yaml"}},
       {{0, "done"}, {2, "no such rule"}}},
      {CommandId::kRulesCheck,
       "rules check",
       "Test rules with their own examples",
       "[PATH...]",
       "Rule files or folders, added to the built-in rules",
       Completes::kFile,
       {},
       0,
       kAny,
       "Loads, compiles and tries every rule: each needs three matches and three non_matches, and "
       "each must come out as marked, with both engines. Rules taken over from gitleaks or "
       "Presidio "
       "have no examples: what cannot be proven is named, and what was not taken over too.",
       {{"The built-in rules", "expunge rules check"},
        {"One file while writing it", "expunge rules check my-rules/badge.yaml"},
        {"What it costs", "expunge rules check my-rules/badge.yaml --cost"},
        {"Before a commit", "expunge rules check my-rules/ && git commit"}},
       {{0, "no issues"}, {1, "a rule has faults"}, {2, "usage or set-up error"}}},
      {CommandId::kRulesImport,
       "rules import",
       "Take over rules of gitleaks or Presidio",
       "FILE...",
       "Rule files as their authors wrote them: gitleaks' TOML, Presidio's recognizer YAML",
       Completes::kFile,
       {},
       1,
       kAny,
       "Writes each rule as a file of expunge's own, to be read and changed, and lists what could "
       "not be taken over, with the reason. `--rules FILE` does the same on the fly.",
       {{"What would become of this file?", "expunge rules import gitleaks.toml"},
        {"Write the rules", "expunge rules import gitleaks.toml -o my-rules/"},
        {"And use them", "expunge scan chat.jsonl --rules my-rules/"}},
       {{0, "all was taken over"},
        {1, "something was left out or changed; it is listed"},
        {2, "a file that cannot be read, or a rule file that is there already"}}},
  };
}

std::vector<Command> profiles_commands() {
  return {
      {CommandId::kProfilesList,
       "profiles list",
       "List the datasets that are known",
       "",
       "",
       Completes::kNothing,
       {},
       0,
       0,
       "One line a profile: name, containers and what it is.",
       {{"All profiles", "expunge profiles list"},
        {"Those for CSV", "expunge profiles list | grep csv"},
        {"Names only", "expunge profiles list | cut -d' ' -f1"}},
       {{0, "done"}}},
      {CommandId::kProfilesShow,
       "profiles show",
       "Show one profile whole",
       "NAME",
       "A profile's name, as in `expunge profiles list`",
       Completes::kProfiles,
       {},
       1,
       1,
       "Prints the profile as written: a good start for one of your own.",
       {{"A built-in profile", "expunge profiles show pippa"},
        {"A copy to change", "expunge profiles show generic > mine.yaml"},
        {"And its use", "expunge redact in.jsonl -o out.jsonl --profile mine.yaml"}},
       {{0, "done"}, {2, "no such profile"}}},
      {CommandId::kProfilesDetect,
       "profiles detect",
       "Say what files look like",
       "FILE...",
       "Files, or - for standard input",
       Completes::kFile,
       {},
       1,
       kAny,
       "Tells container and profile from the first records, and why.",
       {{"One file", "expunge profiles detect dump.json"},
        {"Many", "expunge profiles detect release/*.jsonl.gz"},
        {"From a pipe", "zstdcat dump.zst | expunge profiles detect -"}},
       {{0, "done"}, {2, "a file whose format cannot be told"}}},
  };
}

Command explain_command() {
  return {
      CommandId::kExplain,
      "explain",
      "Say why something was found, or was not",
      "[INPUT]",
      "A file, or - for standard input, with --record; without INPUT and --text, standard input is "
      "one "
      "text",
      Completes::kFile,
      {},
      0,
      1,
      "Lists every candidate: which rule proposed it on which view, what the validator said, which "
      "context or veto word stood nearby, how the score came about, whose it is said to be, and "
      "why it "
      "was kept, lost to another or rejected. Prints no text of the data unless --show-text asks "
      "for "
      "it.",
      {{"A text", "expunge explain --text 'ring 020 7946 0018' --show-text"},
       {"A field of a record, as a finding names it",
        "expunge explain chat.jsonl --record 3 --pointer /conversation/4/message"},
       {"Why was this number not found?",
        "expunge explain chat.jsonl --record 3 --why '555 0127' --only PHONE_NUMBER"},
       {"For another program", "expunge explain --text 'mail jane@brightmail.net' --format json"}},
      {{0, "done, whatever was found"}, {2, "usage or set-up error, or no such record or field"}}};
}

Command eval_command() {
  return {
      CommandId::kEval,
      "eval",
      "Measure the findings on labelled data",
      "GOLD...",
      "Labelled texts (NAME.jsonl), labelled records (NAME.jsonl with NAME.gold.jsonl beside it), "
      "or "
      "folders of such; docs/eval.md describes both",
      Completes::kFile,
      {},
      1,
      kAny,
      "Precision, recall, F1 and F2 three ways (exact ends, overlap, characters), and how many "
      "values "
      "are hidden to the last character (whole), how many conversations are clean, how many "
      "findings "
      "are false, how many traps were hit. Every entity counts, whatever a policy keeps, unless "
      "--policy asks for one.",
      {{"A folder of labelled conversations", "expunge eval corpus/"},
       {"What was missed, and what is false", "expunge eval corpus/ --errors --only PHONE_NUMBER"},
       {"What a change of the rules does, case by case",
        "expunge eval gold/ --format json -o before.json; ...; expunge eval gold/ --compare "
        "before.json"},
       {"In continuous integration",
        "expunge eval corpus/ --fail-under all.f1=0.9,false_positives_per_10k=2"}},
      {{0, "done"},
       {1, "a figure is under its limit"},
       {2, "usage or set-up error, or gold that could not be read"},
       {3, "finished, but some records could not be read: what they hold counts as missed"},
       {130, "interrupted"}}};
}

std::vector<Command> optout_commands() {
  return {
      {CommandId::kOptoutSeal,
       "optout seal",
       "Turn a registry into one that says nothing without its key",
       "REGISTRY...",
       "Opt-out registries, open or sealed; several become one",
       Completes::kFile,
       {},
       1,
       kAny,
       "Writes a registry that holds only keyed digests of what is looked for, encrypted and "
       "padded, "
       "so that it can lie in a public repository. It finds what the open one finds.",
       {{"Seal", "expunge optout seal people.yaml -o people.sealed --key-file optout.key"},
        {"Add new people to a sealed one",
         "expunge optout seal people.sealed new.yaml -o both.sealed --key-file optout.key"},
        {"Change the key",
         "expunge optout seal people.sealed -o again.sealed --old-key-file optout.key --key-file "
         "new.key"}},
       {{0, "done"}, {2, "usage or set-up error, or an entry that cannot be used"}}},
      {CommandId::kOptoutSweep,
       "optout sweep",
       "Remove everything of the people of a registry",
       "[INPUT...]",
       "Files, folders or - for standard input, as for `expunge redact`",
       Completes::kFile,
       {},
       0,
       kAny,
       "Finds every form of each subject in every field and does what the registry asks: replaces "
       "the value, the turn, or leaves out the record, here and in all inputs that hold the same "
       "one. Everything else stays byte for byte. Rules are not asked: for other people's data run "
       "`expunge redact`.",
       {{"A release, with the evidence",
         "expunge optout sweep release/ --registry people.yaml -o clean/ --audit sweep.jsonl"},
        {"With a sealed registry",
         "expunge optout sweep in.jsonl --registry people.sealed --key-file optout.key -o "
         "out.jsonl "
         "--audit sweep.jsonl"},
        {"Shards of a data set that no profile knows",
         "expunge optout sweep shards/ --registry people.yaml --id dialogue_id -o clean/"}},
       run_exits(false)},
      {CommandId::kOptoutProve,
       "optout prove",
       "Report what a sweep found and did, so that it can be checked",
       "OUT",
       "What `expunge optout sweep` wrote: the file or the folder",
       Completes::kFile,
       {},
       1,
       1,
       "Checks the audit log, the digests of the outputs and, by a new scan, that nothing of any "
       "subject is left; then writes what was found and done for each subject, by its id alone. "
       "`expunge verify OUT --audit LOG --proof PROOF` checks the proof later.",
       {{"For the file",
         "expunge optout prove clean/ --registry people.yaml --audit sweep.jsonl -o proof.json"},
        {"To read and to send",
         "expunge optout prove clean/ --registry people.yaml --audit sweep.jsonl -o proof.json "
         "--html proof.html --markdown proof.md"},
        {"Signed",
         "expunge optout prove clean/ --registry people.yaml --audit sweep.jsonl -o proof.json "
         "--sign "
         "sign.pem"}},
       {{0, "proven: nothing is left"},
        {1, "not proven: something is left, or log and outputs do not fit; the proof says what"},
        {2, "usage or set-up error"},
        {130, "interrupted"}}},
  };
}

std::vector<Command> other_commands() {
  return {
      {CommandId::kBench,
       "bench",
       "Measure speed beside a yardstick",
       "[FILE]",
       "JSON Lines to redact; left out: made-up conversations in the shape of PIPPA",
       Completes::kFile,
       {},
       0,
       1,
       "The yardstick is simdjson walking the same bytes and unescaping every string, in the same "
       "run, so that figures of different machines can be compared.",
       {{"Made-up data, one job", "expunge bench"},
        {"Many findings, by rules alone", "expunge bench --density many --names rules"},
        {"Your own data, all rows five times", "expunge bench chat.jsonl --runs 5"},
        {"Where the time goes", "expunge bench --stages --names rules"},
        {"Both engines agree", "expunge bench --check --records 50"},
        {"A file to try things on", "expunge bench --write big.jsonl --megabytes 2000"}},
       {{0, "done"}, {1, "--check: the engines differ"}, {2, "usage or set-up error"}}},
      {CommandId::kCompletions,
       "completions",
       "Print completions for a shell",
       "SHELL",
       "bash, zsh or fish",
       Completes::kChoices,
       {"bash", "zsh", "fish"},
       1,
       1,
       "Completes commands, flags, their choices, entities, profiles, policies and rules.",
       {{"bash, this session", "source <(expunge completions bash)"},
        {"zsh, for good", "expunge completions zsh > ~/.zfunc/_expunge"},
        {"fish, for good", "expunge completions fish > ~/.config/fish/completions/expunge.fish"}},
       {{0, "done"}}},
      {CommandId::kMan,
       "man",
       "Print the manual page",
       "",
       "",
       Completes::kNothing,
       {},
       0,
       0,
       "The same text as --help, as a troff page.",
       {{"Read it", "expunge man | man -l -"},
        {"Install it", "expunge man > ~/.local/share/man/man1/expunge.1"},
        {"As text", "expunge man | groff -man -Tutf8"}},
       {{0, "done"}}},
  };
}

std::vector<Command> all_commands() {
  std::vector<Command> all = {redact_command(),  scan_command(), verify_command(),
                              restore_command(), gate_command(), review_command()};
  for (auto group : {rules_commands, profiles_commands}) {
    for (Command& entry : group()) all.push_back(std::move(entry));
  }
  for (Command& entry : optout_commands()) all.push_back(std::move(entry));
  all.push_back(explain_command());
  all.push_back(eval_command());
  for (Command& entry : other_commands()) all.push_back(std::move(entry));
  return all;
}

}  // namespace

std::span<const Command> commands() {
  static const std::vector<Command> table = all_commands();
  return table;
}

}  // namespace expunge
