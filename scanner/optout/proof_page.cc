// The proof to read: one content, as Markdown and as a page that stands alone (no script, nothing
// loaded from elsewhere).
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "optout/proof.h"

namespace expunge {
namespace {

// Subjects of which nothing was found are listed up to here, then counted.
constexpr std::size_t kMostListed = 200;

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string_view action_words(OptOutAction action) {
  switch (action) {
    case OptOutAction::kReport:
      return "report only";
    case OptOutAction::kRedact:
      return "replace values";
    case OptOutAction::kDropTurns:
      return "remove turns";
    case OptOutAction::kDropRecord:
      return "drop records";
  }
  return "";
}

struct FormWords {
  std::string_view form;
  std::string_view one;
  std::string_view many;
};
constexpr FormWords kFormWords[] = {
    {"name", "name", "names"},
    {"name_part", "part of a name", "parts of names"},
    {"email", "e-mail address", "e-mail addresses"},
    {"phone", "telephone number", "telephone numbers"},
    {"handle", "account", "accounts"},
    {"string", "text", "texts"},
    {"record", "named value", "named values"},
    {"turn", "turn", "turns"},
    {"same_record", "same record elsewhere", "same records elsewhere"}};

std::string forms_words(const SubjectTally& tally) {
  std::string out;
  for (const auto& [form, count] : tally.forms) {
    const auto* words = std::ranges::find(kFormWords, form, &FormWords::form);
    const std::string_view word = words == std::end(kFormWords) ? std::string_view(form)
                                  : count == 1                  ? words->one
                                                                : words->many;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(count), word);
  }
  return out;
}

std::string done_words(const SubjectTally& tally) {
  std::string out;
  const auto say = [&](std::uint64_t count, std::string_view what) {
    if (count == 0) return;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(count), what);
  };
  say(tally.replaced, "replaced");
  say(tally.turns_removed, tally.turns_removed == 1 ? "turn removed" : "turns removed");
  say(tally.gone_with_record, "gone with a dropped record");
  say(tally.left_as_asked, "left as asked");
  return out;
}

struct Row {
  std::vector<std::string> cells;
};

struct Table {
  std::string title;
  std::vector<std::string> head;
  std::vector<Row> rows;
  std::string note;  // behind it
};

struct Page {
  std::string title;
  std::string verdict;
  bool good = false;
  std::vector<std::string> facts;
  std::vector<Table> tables;
  std::string how_to_check;
};

Table subject_table(const Proof& proof) {
  Table table{"Subjects", {"Subject", "Asked for", "Found", "Done", "Records dropped"}, {}, {}};
  std::vector<std::string> nothing;
  for (const ProofSubject& subject : proof.subjects) {
    if (subject.tally.found == 0) {
      nothing.push_back(subject.id);
      continue;
    }
    table.rows.push_back(
        {{subject.id, std::string(action_words(subject.action)),
          fmt::format("{}: {}", grouped(subject.tally.found), forms_words(subject.tally)),
          done_words(subject.tally), grouped(subject.tally.records_dropped)}});
  }
  if (nothing.size() > kMostListed) {
    table.note = fmt::format("Nothing was found of {} more.", counted(nothing.size(), "subject"));
  } else if (!nothing.empty()) {
    table.note = fmt::format("Nothing was found of: {}.", fmt::join(nothing, ", "));
  }
  return table;
}

Table file_table(std::string title, const std::vector<SweptFile>& files) {
  Table table{std::move(title), {"File", "Bytes", "SHA-256"}, {}, {}};
  for (const SweptFile& file : files) {
    table.rows.push_back({{file.name, grouped(file.size), file.sha256}});
  }
  return table;
}

Table rescan_table(const Proof& proof) {
  Table table{"New scan of the outputs",
              {"Output", "Records", "Texts", "Left", "Left as asked"},
              {},
              "Every text was searched again for every form of every subject of the registry."};
  for (const ProofRescan& rescan : proof.rescans) {
    table.rows.push_back({{rescan.output, grouped(rescan.records), grouped(rescan.texts),
                           grouped(rescan.left), grouped(rescan.reported)}});
  }
  return table;
}

Table check_table(const Proof& proof) {
  Table table{"Checks", {"Check", "State", "Detail"}, {}, {}};
  for (const ProofCheck& check : proof.checks) {
    table.rows.push_back({{check.name, check.state, check.detail}});
  }
  return table;
}

Page page_of(const Proof& proof) {
  Page page;
  const SweepLog& log = proof.log;
  page.title = "Opt-out: what was removed";
  page.good = proof.proven;
  page.verdict = proof.proven
                     ? "Nothing that the registry asks to remove is left in the outputs."
                     : "Not proven: something is left, or a check failed. See the checks below.";
  page.facts = {
      fmt::format("Made {} with expunge {}; the sweep began {}.", proof.made, log.version,
                  log.started),
      fmt::format("Registry: {}{}, digest {}.", counted(proof.registry_subjects, "subject"),
                  log.registry_sealed ? ", sealed" : "", log.registry_digest),
      fmt::format("{} read, {} dropped, {} that could not be read and did not reach the output.",
                  counted(log.records, "record"), grouped(log.dropped), grouped(log.quarantined)),
      "Subjects are named by their ids in the registry and by nothing else."};
  page.tables = {subject_table(proof), rescan_table(proof), check_table(proof),
                 file_table("Inputs", log.inputs), file_table("Outputs", log.outputs)};
  page.how_to_check = fmt::format(
      "The audit log has the SHA-256 {}. With the outputs, the log, the proof as JSON "
      "and the registry at hand, anybody can repeat every check:",
      log.sha256);
  return page;
}

constexpr std::string_view kCommand =
    "expunge verify OUT --audit LOG --proof PROOF.json --registry REGISTRY [--key-file KEY]";

bool is_number(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789,") == std::string::npos;
}

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --line: #d5d9de; --soft: #6a737d; --good: #11703a; --bad: #b3261e;
  --tint: #f4f6f8; }
@media (prefers-color-scheme: dark) { :root { --line: #3a4048; --soft: #9aa4af; --good: #5fd08b;
  --bad: #ff8a80; --tint: #1d2127; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem;
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
.verdict { border-left: .3rem solid var(--good); background: var(--tint); padding: .75rem 1rem;
  font-weight: 600; }
.verdict.bad { border-color: var(--bad); }
ul { padding-left: 1.2rem; }
p, pre { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0;
  border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.digest, code, li { overflow-wrap: anywhere; }
.digest, code { font: .85em/1.4 ui-monospace, monospace; }
.failed { color: var(--bad); font-weight: 600; }
pre { background: var(--tint); padding: .75rem 1rem; white-space: pre-wrap; }
p.note { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
@media print { body { max-width: none; padding: 0; } }
)";

std::string html_cell(const std::string& cell, std::string_view tag) {
  constexpr std::size_t kDigest = 64;
  const bool digest = cell.size() == kDigest && cell.find(' ') == std::string::npos;
  const std::string_view kind = digest             ? " class=\"digest\""
                                : is_number(cell)  ? " class=\"number\""
                                : cell == "failed" ? " class=\"failed\""
                                                   : "";
  return fmt::format("<{0}{1}>{2}</{0}>", tag, kind, escape_markup(cell));
}

std::string html_table(const Table& table) {
  std::string out = fmt::format("<h2>{}</h2>\n", escape_markup(table.title));
  if (!table.rows.empty()) {
    out += "<div class=\"wide\"><table>\n<thead><tr>";
    for (std::size_t i = 0; i < table.head.size(); ++i) {
      const bool number = is_number(table.rows.front().cells[i]);
      out += fmt::format("<th{} scope=\"col\">{}</th>", number ? " class=\"number\"" : "",
                         escape_markup(table.head[i]));
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) {
      out += "<tr>";
      for (const std::string& cell : row.cells) out += html_cell(cell, "td");
      out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
  }
  if (!table.note.empty())
    out += fmt::format("<p class=\"note\">{}</p>\n", escape_markup(table.note));
  return out;
}

}  // namespace

std::string proof_to_markdown(const Proof& proof) {
  const Page page = page_of(proof);
  std::string out = fmt::format("# {}\n\n**{}**\n\n", page.title, page.verdict);
  for (const std::string& fact : page.facts) out += fmt::format("- {}\n", escape_markdown(fact));
  for (const Table& table : page.tables) {
    if (table.rows.empty() && table.note.empty()) continue;
    out += fmt::format("\n## {}\n\n", table.title);
    if (!table.rows.empty()) {
      out += fmt::format("| {} |\n|", fmt::join(table.head, " | "));
      for (std::size_t i = 0; i < table.head.size(); ++i) {
        out += is_number(table.rows.front().cells[i]) ? "--:|" : "---|";
      }
      out += "\n";
    }
    for (const Row& row : table.rows) {
      out += "|";
      for (const std::string& cell : row.cells) out += fmt::format(" {} |", escape_markdown(cell));
      out += "\n";
    }
    if (!table.note.empty()) {
      out += fmt::format("{}{}\n", table.rows.empty() ? "" : "\n", escape_markdown(table.note));
    }
  }
  return out + fmt::format("\n## How to check this\n\n{}\n\n    {}\n", page.how_to_check, kCommand);
}

std::string proof_to_html(const Proof& proof) {
  const Page page = page_of(proof);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}</"
      "h1>\n"
      "<p class=\"verdict{2}\">{3}</p>\n<ul>\n",
      escape_markup(page.title), kStyle, page.good ? "" : " bad", escape_markup(page.verdict));
  for (const std::string& fact : page.facts)
    out += fmt::format("<li>{}</li>\n", escape_markup(fact));
  out += "</ul>\n";
  for (const Table& table : page.tables) {
    if (!table.rows.empty() || !table.note.empty()) out += html_table(table);
  }
  return out + fmt::format(
                   "<h2>How to check this</h2>\n<p>{}</p>\n<pre>{}</pre>\n"
                   "</body>\n</html>\n",
                   escape_markup(page.how_to_check), escape_markup(kCommand));
}

}  // namespace expunge
