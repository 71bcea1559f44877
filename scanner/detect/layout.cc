#include "detect/layout.h"

namespace expunge {

void Layout::append(std::string_view text, std::uint32_t turn, ViewKind kind, std::uint32_t view) {
  if (!bytes_.empty()) bytes_ += '\n';
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_.append(text);
  block_.pieces.push_back({begin, static_cast<std::uint32_t>(bytes_.size()), turn, kind});
  view_of_.push_back(view);
}

View& Layout::spare_view() {
  if (used_views_ == views_.size()) views_.emplace_back();
  return views_[used_views_];
}

void Layout::build(const Conversation& conversation, bool folded, bool spoken) {
  bytes_.clear();
  block_.pieces.clear();
  view_of_.clear();
  used_views_ = 0;
  for (std::uint32_t turn = 0; turn < conversation.turns.size(); ++turn) {
    const std::string_view text = conversation.turns[turn].text;
    if (text.empty()) continue;
    append(text, turn, ViewKind::kPlain, kNoView);
    if (folded && build_folded(text, spare_view())) {
      append(views_[used_views_].text(), turn, ViewKind::kFolded,
             static_cast<std::uint32_t>(used_views_));
      ++used_views_;
    }
    if (spoken && build_spoken(text, spare_view())) {
      append(views_[used_views_].text(), turn, ViewKind::kSpoken,
             static_cast<std::uint32_t>(used_views_));
      ++used_views_;
    }
  }
  block_.bytes = bytes_;
}

std::string_view Layout::text_of(std::uint32_t piece) const {
  const Piece& where = block_.pieces[piece];
  return block_.bytes.substr(where.begin, where.end - where.begin);
}

TextSpan Layout::to_turn(std::uint32_t piece, ViewSpan span) const {
  if (view_of_[piece] == kNoView) return {span.begin, span.end};
  return views_[view_of_[piece]].to_text(span);
}

}  // namespace expunge
