#include "pipeline/explain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "names/words.h"
#include "pipeline/record_reader.h"

namespace expunge {
namespace {

std::string place_of(const std::string& pointer, CodeSpan span) {
  return pointer + ":" + std::to_string(span.begin) + "-" + std::to_string(span.end);
}

// The texts of a conversation by field.
struct FieldTexts {
  std::function<std::string_view(std::uint32_t)> text;
  std::function<std::string(std::uint32_t)> pointer;
  std::function<Role(std::uint32_t)> role;
  std::function<bool(std::uint32_t)> is_key;
};

class Explainer {
 public:
  explicit Explainer(const Setup& setup) : setup_(setup), detector_(setup.model) {}

  // Candidates of all fields, in the order of the fields.
  std::map<std::uint32_t, ExplainedField> fields_of(const Conversation& conversation,
                                                    const FieldTexts& texts) {
    Trace trace(conversation);
    std::vector<Finding> findings;
    detector_.detect(conversation, findings, &trace);
    std::map<std::uint32_t, ExplainedField> fields;
    std::vector<std::pair<std::uint32_t, std::size_t>> where;  // field and place of each
    for (const TracedCandidate& traced : trace.candidates()) {
      const Turn& turn = conversation.turns[traced.turn];
      ExplainedField& field = field_of(turn.field, texts, fields);
      where.emplace_back(turn.field, field.candidates.size());
      field.candidates.push_back(explained(traced, turn, texts.text(turn.field), field.role));
    }
    for (std::size_t i = 0; i < where.size(); ++i) {
      const TracedCandidate& traced = trace.candidates()[i];
      ExplainedCandidate& out = fields[where[i].first].candidates[where[i].second];
      if (traced.lost_to) out.lost_to = where[*traced.lost_to].second;
      if (traced.origin) {
        const ExplainedField& from = fields[where[*traced.origin].first];
        out.origin = place_of(from.pointer, from.candidates[where[*traced.origin].second].span);
      }
    }
    for (auto& [number, field] : fields) sort(field);
    return fields;
  }

  ExplainedField& field_of(std::uint32_t number, const FieldTexts& texts,
                           std::map<std::uint32_t, ExplainedField>& fields) const {
    const auto [at, is_new] = fields.try_emplace(number);
    if (is_new) {
      at->second.pointer = texts.pointer(number);
      at->second.role = texts.role(number);
      at->second.is_key = texts.is_key(number);
      at->second.characters = count_code_points(texts.text(number));
    }
    return at->second;
  }

 private:
  ExplainedCandidate explained(const TracedCandidate& traced, const Turn& turn,
                               std::string_view text, Role role) const {
    ExplainedCandidate out;
    out.trace = traced;
    out.views.push_back(traced.view);
    const auto codes = [&](TextSpan span) {
      const std::size_t begin = count_code_points(text.substr(0, turn.offset + span.begin));
      const std::size_t size = count_code_points(turn.text.substr(span.begin, span.size()));
      return CodeSpan{begin, begin + size};
    };
    out.proposed = codes(traced.proposed);
    out.span = codes(traced.span);
    out.value = turn.text.substr(traced.span.begin, traced.span.size());
    out.action =
        setup_.policy.decide(traced.entity, traced.last_owner(), role, traced.last_score()).op;
    return out;
  }

  // What the same rule proposes on another view, or memory where it came from, tells nothing new:
  // gives the candidate that stands for each.
  static std::vector<std::size_t> representatives(const ExplainedField& field) {
    const std::vector<ExplainedCandidate>& all = field.candidates;
    const auto key = [](const ExplainedCandidate& one) {
      const TracedCandidate& t = one.trace;
      return std::tuple(t.rule_id, one.proposed, one.span, t.rejection, t.context, t.veto);
    };
    std::map<decltype(key(all[0])), std::size_t> rejected;
    std::vector<std::size_t> out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      out[i] = i;
      if (all[i].trace.fate == Fate::kRejected) {
        out[i] = rejected.emplace(key(all[i]), i).first->second;
      } else if (all[i].trace.fate == Fate::kLost && all[i].lost_to) {
        const ExplainedCandidate& winner = all[*all[i].lost_to];
        const bool same =
            winner.trace.rule_id == all[i].trace.rule_id && winner.span == all[i].span;
        if (same) out[i] = *all[i].lost_to;
      }
    }
    return out;
  }

  // By place; findings before what lost to them; each once.
  static void sort(ExplainedField& field) {
    std::vector<ExplainedCandidate>& all = field.candidates;
    const std::vector<std::size_t> stands = representatives(field);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < stands.size(); ++i) {
      if (stands[i] == i) {
        order.push_back(i);
      } else if (!all[i].trace.origin) {
        all[stands[i]].views.push_back(all[i].trace.view);
      }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(all[a].span.begin, all[a].trace.fate, all[a].span.end) <
             std::tie(all[b].span.begin, all[b].trace.fate, all[b].span.end);
    });
    std::vector<std::size_t> place(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<ExplainedCandidate> sorted;
    for (const std::size_t from : order) {
      sorted.push_back(std::move(all[from]));
      std::optional<std::size_t>& lost_to = sorted.back().lost_to;
      if (lost_to) lost_to = place[stands[*lost_to]];
    }
    all = std::move(sorted);
  }

  const Setup& setup_;
  Detector detector_;
};

FieldTexts single(std::string_view text) {
  return {[text](std::uint32_t) { return text; }, [](std::uint32_t) { return std::string(); },
          [](std::uint32_t) { return Role::kHuman; }, [](std::uint32_t) { return false; }};
}

// "12-29" in code points.
std::optional<CodeSpan> parse_span(std::string_view word) {
  CodeSpan span;
  const char* const end = word.data() + word.size();
  const auto [dash, bad_begin] = std::from_chars(word.data(), end, span.begin);
  if (bad_begin != std::errc() || dash == end || *dash != '-') return std::nullopt;
  const auto [stop, bad_end] = std::from_chars(dash + 1, end, span.end);
  if (bad_end != std::errc() || stop != end || span.begin >= span.end) return std::nullopt;
  return span;
}

// Every place of the stretch in a text.
std::vector<CodeSpan> places_of(std::string_view stretch, std::string_view text) {
  std::vector<CodeSpan> out;
  const std::size_t size = count_code_points(stretch);
  for (std::size_t at = text.find(stretch); at != std::string_view::npos;
       at = text.find(stretch, at + stretch.size())) {
    const std::size_t begin = count_code_points(text.substr(0, at));
    out.push_back({begin, begin + size});
  }
  return out;
}

std::string_view cut(std::string_view text, CodeSpan span) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < span.begin && begin < text.size(); ++i) next_code_point(text, begin);
  std::size_t end = begin;
  for (std::size_t i = span.begin; i < span.end && end < text.size(); ++i) {
    next_code_point(text, end);
  }
  return text.substr(begin, end - begin);
}

constexpr std::array kListNames = std::to_array<std::pair<NameFlags, std::string_view>>({
    {kFirstName, "first name"},
    {kSurname, "surname"},
    {kPublicName, "public figure"},
    {kWord, "common word"},
    {kFunctionWord, "never part of a name"},
    {kTitleWord, "title"},
    {kKinWord, "relation"},
});

std::string_view name_of(WordShape shape) {
  switch (shape) {
    case WordShape::kLower:
      return "lower case";
    case WordShape::kTitle:
      return "capitalised";
    case WordShape::kUpper:
      return "capitals";
    case WordShape::kMixed:
      return "mixed case";
    case WordShape::kCaseless:
      break;
  }
  return "no letter case";
}

std::vector<ExplainedWord> words_of(std::string_view text, const NameLists& lists) {
  std::vector<ExplainedWord> out;
  std::string buffer;
  for_each_name_word(text, [&](const NameWord& word) {
    const NameFlags flags = flags_of(text, word, lists, buffer);
    ExplainedWord& explained = out.emplace_back();
    explained.text = text.substr(word.begin, word.size());
    explained.shape = name_of(word.shape);
    for (const auto& [flag, name] : kListNames) {
      if ((flags & flag) != 0) explained.listed.push_back(name);
    }
  });
  return out;
}

Error not_there(const ExplainRequest& request) {
  return {ErrorCode::kNotFound,
          "does not stand there; write it as the decoded text has it, or BEGIN-END in characters "
          "of the field that --pointer names",
          request.pointer.empty() ? "--why" : "--why: " + request.pointer};
}

// The stretch in each of the fields, and its text as the first one has it.
Result<std::string> find_stretch(const ExplainRequest& request,
                                 const std::vector<std::uint32_t>& numbers, const FieldTexts& texts,
                                 Explanation& out) {
  const std::optional<CodeSpan> span =
      out.fields.size() == 1 ? parse_span(request.stretch) : std::nullopt;
  std::string alone;
  for (std::size_t i = 0; i < out.fields.size(); ++i) {
    const std::string_view text = texts.text(numbers[i]);
    const ExplainedField& field = out.fields[i];
    std::vector<CodeSpan> places = places_of(request.stretch, text);
    if (places.empty() && span && span->end <= field.characters) places = {*span};
    for (const CodeSpan& place : places) {
      if (alone.empty()) alone = cut(text, place);
      ExplainedStretch stretch{field.pointer, place, {}, i};
      for (std::size_t j = 0; j < field.candidates.size(); ++j) {
        const ExplainedCandidate& candidate = field.candidates[j];
        if (candidate.span.overlaps(place) || candidate.proposed.overlaps(place)) {
          stretch.candidates.push_back(j);
        }
      }
      out.stretches.push_back(std::move(stretch));
    }
  }
  if (alone.empty()) return not_there(request);
  return alone;
}

Result<void> explain_conversation(const ExplainRequest& request, const Conversation& conversation,
                                  const FieldTexts& texts,
                                  const std::vector<std::uint32_t>& all_fields, Explanation& out) {
  Explainer explainer(*out.setup);
  std::map<std::uint32_t, ExplainedField> fields = explainer.fields_of(conversation, texts);
  out.turns = conversation.turns.size();
  const bool every = !request.stretch.empty() || !request.pointer.empty();
  if (every) {
    for (const std::uint32_t number : all_fields) explainer.field_of(number, texts, fields);
  }
  std::vector<std::uint32_t> numbers;
  for (auto& [number, field] : fields) {
    if (!request.pointer.empty() && field.pointer != request.pointer) continue;
    numbers.push_back(number);
    out.fields.push_back(std::move(field));
  }
  if (!request.pointer.empty() && out.fields.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no text stands there in record " + std::to_string(request.record) +
                     "; `expunge explain` without --pointer lists those with candidates",
                 request.pointer};
  }
  if (request.stretch.empty()) return {};
  const Result<std::string> alone = find_stretch(request, numbers, texts, out);
  if (!alone) return alone.error();
  Conversation single_turn;
  make_conversation(*alone, single_turn);
  const FieldTexts own = single(*alone);
  std::map<std::uint32_t, ExplainedField> found = explainer.fields_of(single_turn, own);
  out.alone = explainer.field_of(0, own, found);
  out.words = words_of(*alone, out.setup->model->names());
  return {};
}

Result<void> explain_record(const ExplainRequest& request, Explanation& out) {
  auto reader = RecordReader::open(request.input, *out.setup, request.options);
  if (!reader) return std::move(reader).error();
  for (;;) {
    const Result<bool> more = (*reader)->next();
    if (!more) return more.error();
    if (!*more) {
      return Error{ErrorCode::kNotFound, "has no record " + std::to_string(request.record),
                   request.input};
    }
    if ((*reader)->number() == request.record) break;
  }
  if ((*reader)->issue()) {
    return Error{ErrorCode::kFormat, "cannot be read: " + (*reader)->issue()->message,
                 request.input + ": record " + std::to_string(request.record)};
  }
  const Reading& reading = (*reader)->reading();
  out.profile = (*reader)->format().profile->name;
  const FieldTexts texts = {
      [&](std::uint32_t field) { return reading.text_of(field); },
      [&](std::uint32_t field) { return (*reader)->pointer(field); },
      [&](std::uint32_t field) { return reading.fields.fields[field].role; },
      [&](std::uint32_t field) { return reading.fields.fields[field].is_key; }};
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < reading.fields.fields.size(); ++i) {
    if (!reading.fields.fields[i].is_key) all.push_back(i);
  }
  return explain_conversation(request, reading.conversation, texts, all, out);
}

}  // namespace

Result<Explanation> explain(const ExplainRequest& request) {
  auto setup = set_up(request.options);
  if (!setup) return std::move(setup).error();
  Explanation out;
  out.setup = std::move(*setup);
  if (!request.input.empty()) {
    if (const Result<void> done = explain_record(request, out); !done) return done.error();
    return out;
  }
  if (!is_valid_utf8(request.text)) {
    return Error{ErrorCode::kFormat, "the text is not valid UTF-8; convert it first", "--text"};
  }
  Conversation conversation;
  make_conversation(request.text, conversation);
  const Result<void> done =
      explain_conversation(request, conversation, single(request.text), {0}, out);
  if (!done) return done.error();
  return out;
}

}  // namespace expunge
