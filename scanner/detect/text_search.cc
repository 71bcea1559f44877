#include "detect/text_search.h"

#include <algorithm>
#include <utility>

namespace expunge {

TextSearch::TextSearch(Setup setup)
    : setup_(std::move(setup)),
      engine_(Engine::create(setup_.patterns)),
      now_(setup_.patterns->words()),
      before_(setup_.patterns->words()) {}

void TextSearch::search(const Block& block, Found& out) {
  engine_->find(block, out.by_pattern);
  const MeterScope stage(meter_, WorkStage::kNumbers);
  out.by_number.clear();
  setup_.numbers->find(block, out.by_number);
}

void TextSearch::join() {
  candidates_ = found_.by_pattern;
  candidates_.insert(candidates_.end(), found_.by_number.begin(), found_.by_number.end());
}

void TextSearch::find(const Conversation& conversation, bool every_rule) {
  same_.clear();
  {
    const MeterScope stage(meter_, WorkStage::kViews);
    now_.build(conversation, setup_.folded, setup_.spoken, every_rule);
  }
  search(now_.block(), found_);
  join();
}

void TextSearch::find_again(const Conversation& conversation) {
  std::swap(now_, before_);
  std::swap(found_, found_before_);
  now_.rebuild(conversation, setup_.folded, setup_.spoken, before_, same_);
  lay_out_rest();
  search(rest_, found_in_rest_);
  take_over(found_before_.by_pattern, found_in_rest_.by_pattern, found_.by_pattern);
  take_over(found_before_.by_number, found_in_rest_.by_number, found_.by_number);
  join();
}

// A candidate depends on its text and, if it is an answer, on the text before.
bool TextSearch::is_searched(const Piece& piece) const {
  if (!is_same(piece.text)) return true;
  const std::int32_t question = now_.turn_before(piece.text);
  return question >= 0 && !is_same(static_cast<std::uint32_t>(question));
}

void TextSearch::lay_out_rest() {
  const std::vector<Piece>& pieces = now_.block().pieces;
  constexpr std::uint32_t kWanted = 0;
  rest_piece_.assign(pieces.size(), kNoPiece);
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (!is_searched(pieces[i])) continue;
    rest_piece_[i] = kWanted;
    if (pieces[i].previous != kNoPiece) rest_piece_[pieces[i].previous] = kWanted;
  }
  rest_bytes_.clear();
  rest_.pieces.clear();
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (rest_piece_[i] == kNoPiece) continue;
    Piece piece = pieces[i];
    if (!rest_bytes_.empty()) rest_bytes_ += '\n';
    piece.begin = static_cast<std::uint32_t>(rest_bytes_.size());
    rest_bytes_.append(now_.text_of(i));
    piece.end = static_cast<std::uint32_t>(rest_bytes_.size());
    if (piece.previous != kNoPiece) piece.previous = rest_piece_[piece.previous];
    rest_piece_[i] = static_cast<std::uint32_t>(rest_.pieces.size());
    rest_.pieces.push_back(piece);
  }
  rest_.bytes = rest_bytes_;
}

// Both lists ascend by piece, and the pieces of a turn stand in the same order in each layout.
void TextSearch::take_over(const std::vector<Candidate>& before, const std::vector<Candidate>& rest,
                           std::vector<Candidate>& out) const {
  out.clear();
  const std::vector<Piece>& pieces = now_.block().pieces;
  const std::vector<Piece>& pieces_before = before_.block().pieces;
  std::size_t old_piece = 0;
  std::size_t old = 0;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    const bool searched = is_searched(pieces[i]);
    for (; next < rest.size() && rest_piece_[i] != kNoPiece && rest[next].piece <= rest_piece_[i];
         ++next) {
      if (!searched) continue;  // a question, searched for its answer only
      out.push_back(rest[next]);
      out.back().piece = i;
    }
    if (searched) continue;
    while (pieces_before[old_piece].text != pieces[i].text ||
           pieces_before[old_piece].view != pieces[i].view) {
      ++old_piece;
    }
    while (old < before.size() && before[old].piece < old_piece) ++old;
    for (; old < before.size() && before[old].piece == old_piece; ++old) {
      out.push_back(before[old]);
      out.back().piece = i;
    }
  }
}

}  // namespace expunge
