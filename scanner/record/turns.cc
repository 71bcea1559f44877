// Turns within a text: pieces between separators; a piece with a speaker begins a turn, one without
// goes on with the turn before it.
#include <re2/re2.h>

#include <map>
#include <memory>
#include <string>

#include "base/strings.h"
#include "record/walk.h"

namespace expunge {
namespace {

TextSpan span_of(std::string_view text, const re2::StringPiece& part) {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return {begin, begin + part.size()};
}

}  // namespace

struct TurnSplitter::Impl {
  struct Speaker {
    explicit Speaker(const std::string& pattern, const RE2::Options& options)
        : expression(pattern, options) {
      const auto& named = expression.NamedCapturingGroups();
      const auto found = named.find("name");
      name_group = found == named.end() ? 0 : found->second;
    }
    RE2 expression;
    int name_group = 0;
  };

  const Speaker* speaker(const std::string& pattern) {
    if (pattern.empty()) return nullptr;
    const auto known = speakers.find(pattern);
    if (known != speakers.end()) return known->second.get();
    RE2::Options quiet;
    quiet.set_log_errors(false);
    auto made = std::make_unique<Speaker>(pattern, quiet);
    return speakers.emplace(pattern, std::move(made)).first->second.get();
  }

  // Sets lead and speaker of the turn if the piece begins with one.
  bool match_lead(const Speaker& how, std::string_view text, TextSpan piece, FieldTurn& turn) {
    if (!how.expression.ok()) return false;
    groups.assign(static_cast<std::size_t>(how.name_group) + 1, re2::StringPiece());
    const re2::StringPiece all(text.data() + piece.begin, piece.size());
    if (!how.expression.Match(all, 0, all.size(), RE2::ANCHOR_START, groups.data(),
                              how.name_group + 1) ||
        groups.front().empty()) {
      return false;
    }
    turn.lead = span_of(text, groups.front());
    const re2::StringPiece& who = groups.back();
    if (how.name_group > 0 && who.data() != nullptr) turn.speaker = span_of(text, who);
    turn.text = {turn.lead.end, piece.end};
    return true;
  }

  std::map<std::string, std::unique_ptr<Speaker>> speakers;
  std::vector<re2::StringPiece> groups;
  std::string name;
};

TurnSplitter::TurnSplitter() : impl_(std::make_unique<Impl>()) {}
TurnSplitter::~TurnSplitter() = default;

void TurnSplitter::split(const TurnSplit& how, std::string_view text, Role otherwise,
                         std::vector<FieldTurn>& out) {
  out.clear();
  const Impl::Speaker* speaker = impl_->speaker(how.speaker);
  std::size_t alternating = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t found =
        how.separator.empty() ? std::string_view::npos : text.find(how.separator, at);
    const TextSpan piece{at, found == std::string_view::npos ? text.size() : found};
    at = found == std::string_view::npos ? text.size() + 1 : found + how.separator.size();
    if (piece.empty()) continue;
    FieldTurn turn;
    turn.text = piece;
    turn.role = otherwise;
    const bool blank = trim(text.substr(piece.begin, piece.size())).empty();
    if (speaker != nullptr) {
      if (impl_->match_lead(*speaker, text, piece, turn)) {
        impl_->name = text.substr(turn.speaker.begin, turn.speaker.size());
        const auto role = how.roles.find(impl_->name);
        if (role != how.roles.end()) turn.role = role->second;
      } else if (!out.empty()) {
        out.back().text.end = piece.end;  // over the separator: one speaker's lines are one text
        continue;
      }
    } else if (!how.alternate.empty() && !blank) {
      turn.role = how.alternate[alternating++ % how.alternate.size()];
    }
    out.push_back(turn);
  }
}

}  // namespace expunge
