#include "detect/layout.h"

#include <utility>

namespace expunge {
namespace {

bool speaks(Role role) {
  return role == Role::kHuman || role == Role::kBot || role == Role::kSystem;
}

bool same_speaker(const Turn& a, const Turn& b) {
  return a.role == b.role && a.speaker == b.speaker;
}

}  // namespace

void Layout::link_turns(const Conversation& conversation) {
  const std::vector<Turn>& turns = conversation.turns;
  before_.assign(turns.size(), -1);
  std::int32_t last = -1;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (!speaks(turns[i].role) || turns[i].is_key) continue;
    if (last >= 0) {
      const auto at = static_cast<std::size_t>(last);
      before_[i] = same_speaker(turns[at], turns[i]) ? before_[at] : last;
    }
    last = static_cast<std::int32_t>(i);
  }
}

std::uint32_t Layout::piece_answered_by(std::uint32_t turn) const {
  const std::int32_t before = before_[turn];
  return before < 0 ? kNoPiece : plain_piece_[static_cast<std::size_t>(before)];
}

void Layout::append(const MaskedText& text, std::uint32_t turn, ViewKind kind, std::uint32_t view) {
  if (!bytes_.empty()) bytes_ += '\n';
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_.append(text.text());
  const std::uint32_t previous = piece_answered_by(turn);
  if (kind == ViewKind::kPlain) {
    plain_piece_[turn] = static_cast<std::uint32_t>(block_.pieces.size());
  }
  const std::optional<Role> role =
      every_rule_ ? std::nullopt : std::optional<Role>(kinds_[turn].role);
  block_.pieces.push_back(
      {begin, static_cast<std::uint32_t>(bytes_.size()), turn, kind, previous, role, text.masks()});
  view_of_.push_back(view);
}

bool Layout::append_with_words(const MaskedText& text, std::uint32_t turn, ViewKind kind,
                               std::uint32_t view) {
  append(text, turn, kind, view);
  return words_.add(text, block_.pieces.back().begin);
}

View& Layout::spare_view() {
  if (used_views_ == views_.size()) views_.emplace_back();
  return views_[used_views_];
}

std::string_view Layout::key_of(std::uint32_t turn) const {
  const std::uint32_t begin = turn == 0 ? 0 : kinds_[turn - 1].key_end;
  return std::string_view(keys_).substr(begin, kinds_[turn].key_end - begin);
}

void Layout::clear_pieces(std::size_t turns) {
  words_.clear();
  block_.pieces.clear();
  view_of_.clear();
  plain_piece_.assign(turns, kNoPiece);
}

void Layout::note_kinds(const Conversation& conversation) {
  kinds_.clear();
  keys_.clear();
  for (const Turn& turn : conversation.turns) {
    keys_ += turn.key;
    kinds_.push_back({turn.role, turn.is_key, static_cast<std::uint32_t>(keys_.size())});
  }
}

void Layout::append_turn(const MaskedText& text, std::uint32_t turn, bool folded, bool spoken) {
  bool may_speak = append_with_words(text, turn, ViewKind::kPlain, kNoView);
  std::size_t folded_view = kNoView;
  if (folded && build_folded(text, spare_view())) {
    folded_view = used_views_++;
    views_[folded_view].make_masks();
    may_speak = append_with_words(views_[folded_view].masked(), turn, ViewKind::kFolded,
                                  static_cast<std::uint32_t>(folded_view));
  }
  // Without the folded view at hand nothing is known of what would be spoken.
  if (!spoken || (folded && !may_speak)) return;
  View& out = spare_view();  // may move the views
  const View* base = folded_view == kNoView ? nullptr : &views_[folded_view];
  if (folded ? build_spoken(text.text(), base, out) : build_spoken(text.text(), out)) {
    out.make_masks();
    append_with_words(out.masked(), turn, ViewKind::kSpoken,
                      static_cast<std::uint32_t>(used_views_));
    ++used_views_;
  }
}

void Layout::build(const Conversation& conversation, bool folded, bool spoken, bool every_rule) {
  every_rule_ = every_rule;
  bytes_.clear();
  used_views_ = 0;
  clear_pieces(conversation.turns.size());
  link_turns(conversation);
  note_kinds(conversation);
  for (std::uint32_t turn = 0; turn < conversation.turns.size(); ++turn) {
    const MaskedText text = conversation.text_of(turn);
    if (!text.text().empty()) append_turn(text, turn, folded, spoken);
  }
  block_.bytes = bytes_;
  block_.words = words_.places();
}

bool Layout::is_same_kind(const Turn& turn, std::uint32_t index) const {
  const Kind& kind = kinds_[index];
  return turn.role == kind.role && turn.is_key == kind.is_key && turn.key == key_of(index);
}

bool Layout::is_same_text(const Turn& turn, std::uint32_t index) const {
  const std::uint32_t piece = plain_piece_[index];
  return piece == kNoPiece ? turn.text.empty() : turn.text == text_of(piece);
}

void Layout::take_texts(Layout& before) {
  std::swap(bytes_, before.bytes_);
  std::swap(views_, before.views_);
  used_views_ = before.used_views_;
  before.block_.bytes = {};
}

void Layout::take_pieces(const Layout& before, std::uint32_t turn, const ByteMasks* masks) {
  const std::vector<Piece>& pieces = before.block_.pieces;
  const std::uint32_t previous = piece_answered_by(turn);
  plain_piece_[turn] = static_cast<std::uint32_t>(block_.pieces.size());
  for (std::uint32_t at = before.plain_piece_[turn]; at < pieces.size() && pieces[at].text == turn;
       ++at) {
    Piece& piece = block_.pieces.emplace_back(pieces[at]);
    piece.previous = previous;
    if (piece.view == ViewKind::kPlain) piece.masks = masks;
    view_of_.push_back(before.view_of_[at]);
  }
}

void Layout::rebuild(const Conversation& conversation, bool folded, bool spoken, Layout& before,
                     std::vector<bool>& same) {
  const std::vector<Turn>& turns = conversation.turns;
  same.assign(turns.size(), false);
  if (turns.size() != before.kinds_.size()) return build(conversation, folded, spoken);
  every_rule_ = before.every_rule_;
  link_turns(conversation);
  bool same_kinds = true;
  for (std::uint32_t turn = 0; turn < turns.size(); ++turn) {
    const bool same_kind = before.is_same_kind(turns[turn], turn);
    same_kinds = same_kinds && same_kind;
    same[turn] = same_kind && before_[turn] == before.before_[turn] &&
                 before.is_same_text(turns[turn], turn);
  }
  take_texts(before);
  if (same_kinds) {
    std::swap(kinds_, before.kinds_);
    std::swap(keys_, before.keys_);
  } else {
    note_kinds(conversation);
  }
  clear_pieces(turns.size());
  for (std::uint32_t turn = 0; turn < turns.size(); ++turn) {
    if (turns[turn].text.empty()) continue;
    if (same[turn]) {
      take_pieces(before, turn, turns[turn].masks);
    } else {
      append_turn(conversation.text_of(turn), turn, folded, spoken);
    }
  }
  block_.bytes = bytes_;
  block_.words.reset();
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
