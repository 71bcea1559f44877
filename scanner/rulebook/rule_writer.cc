// Written by hand and not by yaml-cpp's emitter: single quotes for patterns, one line a key, keys
// in the order of docs/rules.md.

#include "rulebook/rule_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace expunge {
namespace {

// Plain or single-quoted where that can hold the text, else double-quoted with escapes.
std::string quoted(std::string_view text) {
  const bool single = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= ' ' && c != 0x7F;
  });
  std::string out;
  if (single) {
    out = "'";
    for (const char c : text) {
      if (c == '\'') out += '\'';
      out += c;
    }
    return out + "'";
  }
  out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < ' ' || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ", ";
    out += quoted(text);
  }
  return out + "]";
}

template <class Range, class Name>
std::string words_of(const Range& values, Name name) {
  std::string out = "[";
  for (const auto& value : values) {
    if (out.size() > 1) out += ", ";
    out += fmt::format("{}", name(value));
  }
  return out + "]";
}

class Writer {
 public:
  std::string take() { return std::move(out_); }
  void line(std::string_view key, std::string_view value) {
    out_ += fmt::format("{}:{}{}\n", key, value.starts_with('\n') ? "" : " ", value);
  }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) line(key, quoted(value));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) line(key, list_of(values));
  }

 private:
  std::string out_;
};

std::string views_of(const Rule& rule) {
  std::vector<std::string_view> views;
  if (rule.plain) views.emplace_back("plain");
  if (rule.folded) views.emplace_back("folded");
  if (rule.spoken) views.emplace_back("spoken");
  return words_of(views, [](std::string_view view) { return view; });
}

std::string context_of(const RuleContext& context) {
  const std::string turns =
      context.turns > 0 ? fmt::format(", turns: {}", context.turns) : std::string();
  return fmt::format("{{near: {}, chars: {}, raise: {}, required: {}, alone: {}{}}}",
                     list_of(context.near), context.chars, context.raise, context.required,
                     context.alone, turns);
}

std::string veto_of(const RuleVeto& veto) {
  std::string out = fmt::format("{{chars: {}", veto.chars);
  if (!veto.near.empty()) out += ", near: " + list_of(veto.near);
  if (!veto.exact.empty()) out += ", exact: " + list_of(veto.exact);
  if (!veto.pattern.empty()) out += ", pattern: " + quoted(veto.pattern);
  return out + "}";
}

void write_number(const std::vector<NumberForm>& forms, Writer& out) {
  if (forms.empty()) return;
  std::string items;
  for (const NumberForm& form : forms) {
    items += "\n  - {shape: " + quoted(form.shape_text);
    if (!form.check_texts.empty()) items += ", check: " + list_of(form.check_texts);
    items += "}";
  }
  out.line("number", items);
}

void write_allow(const std::vector<RuleAllow>& lists, Writer& out) {
  if (lists.empty()) return;
  constexpr std::string_view kTargets[] = {"value", "match", "line"};
  std::string items;
  for (const RuleAllow& allow : lists) {
    items +=
        fmt::format("\n  - {{on: {}, all: {}", kTargets[static_cast<int>(allow.target)], allow.all);
    if (!allow.about.empty()) items += ", about: " + quoted(allow.about);
    if (!allow.patterns.empty()) items += ", patterns: " + list_of(allow.patterns);
    if (!allow.words.empty()) items += ", words: " + list_of(allow.words);
    items += "}";
  }
  out.line("allow", items);
}

std::string marked(const RuleExample& example) {
  std::string out;
  std::size_t at = 0;
  for (const TextSpan& value : example.values) {
    out += example.text.substr(at, value.begin - at) + "<<" +
           example.text.substr(value.begin, value.size()) + ">>";
    at = value.end;
  }
  return out + example.text.substr(at);
}

void write_examples(std::string_view key, const std::vector<RuleExample>& examples, Writer& out) {
  if (examples.empty()) return;
  std::string items;
  for (const RuleExample& example : examples) {
    const std::string text = quoted(marked(example));
    items += example.previous.empty()
                 ? "\n  - " + text
                 : fmt::format("\n  - {{text: {}, previous: {}}}", text, quoted(example.previous));
  }
  out.line(key, items);
}

}  // namespace

std::string rule_to_yaml(const Rule& rule) {
  const Rule usual;
  Writer out;
  out.line("id", rule.id);
  out.line("entity", rule.entity);
  out.text("about", rule.about);
  out.text("imported", rule.imported);
  out.text("pattern", rule.pattern);
  write_number(rule.number, out);
  if (!rule.groups.empty()) out.line("groups", words_of(rule.groups, [](int n) { return n; }));
  if (rule.digits.least > 0) {
    out.line("digits", fmt::format("{{least: {}, apart: {}, ahead: {}}}", rule.digits.least,
                                   rule.digits.apart, rule.digits.ahead));
  }
  out.texts("keywords", rule.keywords);
  out.text("previous", rule.previous);
  if (!rule.previous_roles.empty()) {
    out.line("previous_roles",
             words_of(rule.previous_roles, [](const auto& role) { return role; }));
  }
  out.line("views", views_of(rule));
  if (!rule.validate.empty()) out.line("validate", rule.validate);
  if (!rule.join.empty()) out.line("join", rule.join);
  out.line("score", fmt::format("{}", rule.score));
  if (rule.entropy > 0) out.line("entropy", fmt::format("{}", rule.entropy));
  if (!rule.context.near.empty()) out.line("context", context_of(rule.context));
  const RuleVeto& veto = rule.veto;
  if (!veto.near.empty() || !veto.exact.empty() || !veto.pattern.empty()) {
    out.line("veto", veto_of(veto));
  }
  write_allow(rule.allow, out);
  if (rule.certain) out.line("certain", "true");
  if (rule.on_request) out.line("on_request", "true");
  if (rule.owner != usual.owner) out.line("owner", to_string(rule.owner));
  if (rule.remember) out.line("remember", "true");
  if (!rule.roles.empty()) {
    out.line("roles", words_of(rule.roles, [](Role role) { return to_string(role); }));
  }
  out.texts("languages", rule.languages);
  write_examples("matches", rule.matches, out);
  write_examples("non_matches", rule.non_matches, out);
  return out.take();
}

}  // namespace expunge
