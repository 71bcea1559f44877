#include "text/view.h"

#include <algorithm>
#include <utility>

namespace expunge {

std::string_view to_string(ViewKind kind) {
  switch (kind) {
    case ViewKind::kPlain:
      return "plain";
    case ViewKind::kFolded:
      return "folded";
    case ViewKind::kSpoken:
      return "spoken";
  }
  return "";
}

void View::clear() {
  text_.clear();
  runs_.clear();
  masks_.clear();
}

void View::make_masks() {
  if (text_.size() > kMostMasked) return;
  masks_.resize(masks_of(text_.size()));
  expunge::make_masks(text_, masks_.data());
}

void View::add_run(std::size_t text_begin, std::size_t text_end, bool verbatim) {
  runs_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_begin),
                   static_cast<std::uint32_t>(text_end), verbatim});
}

void View::append(std::string_view replacement, TextSpan source) {
  if (replacement.empty()) return;
  add_run(source.begin, source.end, false);
  text_.append(replacement);
}

void View::keep(std::string_view text, TextSpan source) {
  if (source.empty()) return;
  if (!runs_.empty() && runs_.back().verbatim && runs_.back().text_end == source.begin) {
    runs_.back().text_end = static_cast<std::uint32_t>(source.end);
  } else {
    add_run(source.begin, source.end, true);
  }
  text_.append(text.substr(source.begin, source.size()));
}

void View::append_view(const View& other, ViewSpan range) {
  if (range.empty()) return;
  auto run = std::upper_bound(other.runs_.begin(), other.runs_.end(), range.begin,
                              [](std::size_t at, const Run& r) { return at < r.view_begin; });
  --run;
  for (std::size_t at = range.begin; at < range.end; ++run) {
    const auto next = std::next(run);
    const std::size_t run_end = next == other.runs_.end() ? other.text_.size() : next->view_begin;
    const std::size_t end = std::min(run_end, range.end);
    if (run->verbatim) {
      const std::size_t text_begin = run->text_begin + (at - run->view_begin);
      const std::size_t text_end = text_begin + (end - at);
      if (!runs_.empty() && runs_.back().verbatim && runs_.back().text_end == text_begin) {
        runs_.back().text_end = static_cast<std::uint32_t>(text_end);
      } else {
        add_run(text_begin, text_end, true);
      }
    } else {
      add_run(run->text_begin, run->text_end, false);
    }
    text_.append(other.text_, at, end - at);
    at = end;
  }
}

void View::rewrite_through(const View& next) {
  View chained;
  for (std::size_t i = 0; i < next.runs_.size(); ++i) {
    const Run& run = next.runs_[i];
    const std::size_t end =
        i + 1 < next.runs_.size() ? next.runs_[i + 1].view_begin : next.text_.size();
    if (run.verbatim) {
      chained.append_view(*this, {run.text_begin, run.text_end});
    } else {
      chained.append(std::string_view(next.text_).substr(run.view_begin, end - run.view_begin),
                     to_text({run.text_begin, run.text_end}));
    }
  }
  *this = std::move(chained);
}

TextSpan View::to_text(ViewSpan span) const {
  if (runs_.empty()) return {0, 0};
  const auto run_of = [this](std::size_t at) -> const Run& {
    const auto next =
        std::upper_bound(runs_.begin(), runs_.end(), at,
                         [](std::size_t value, const Run& r) { return value < r.view_begin; });
    return *std::prev(next);
  };
  if (span.empty()) {
    if (span.begin >= text_.size()) return {runs_.back().text_end, runs_.back().text_end};
    const Run& run = run_of(span.begin);
    const std::size_t at = run.text_begin + (run.verbatim ? span.begin - run.view_begin : 0);
    return {at, at};
  }
  const Run& first = run_of(span.begin);
  const Run& last = run_of(span.end - 1);
  return {first.verbatim ? first.text_begin + (span.begin - first.view_begin) : first.text_begin,
          last.verbatim ? last.text_begin + (span.end - last.view_begin) : last.text_end};
}

}  // namespace expunge
