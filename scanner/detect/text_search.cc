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
  note_searched();
  lay_out_rest();
  search(rest_, found_in_rest_);
  take_over(found_before_.by_pattern, found_in_rest_.by_pattern, found_.by_pattern);
  take_over(found_before_.by_number, found_in_rest_.by_number, found_.by_number);
  join();
}

// A candidate depends on its text and, if it is an answer, on the text before.
void TextSearch::note_searched() {
  searched_.resize(same_.size());
  for (std::uint32_t turn = 0; turn < same_.size(); ++turn) {
    const std::int32_t question = now_.turn_before(turn);
    searched_[turn] = !same_[turn] || (question >= 0 && !same_[static_cast<std::size_t>(question)]);
  }
}

void TextSearch::lay_out_rest() {
  const std::vector<Piece>& pieces = now_.block().pieces;
  constexpr std::uint32_t kWanted = 0;
  rest_piece_.assign(pieces.size(), kNoPiece);
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (!searched_[pieces[i].text]) continue;
    rest_piece_[i] = kWanted;
    if (pieces[i].previous != kNoPiece) rest_piece_[pieces[i].previous] = kWanted;
  }
  rest_bytes_.clear();
  rest_.pieces.clear();
  now_piece_.clear();
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
    now_piece_.push_back(i);
  }
  rest_.bytes = rest_bytes_;
}

// Both lists ascend by piece, and the pieces of a turn stand in the same order in each layout.
void TextSearch::take_over(const std::vector<Candidate>& before, const std::vector<Candidate>& rest,
                           std::vector<Candidate>& out) const {
  out.clear();
  auto next = rest.begin();
  const auto take_rest = [&](std::uint32_t end) {
    for (; next != rest.end() && now_piece_[next->piece] < end; ++next) {
      const std::uint32_t piece = now_piece_[next->piece];
      if (!searched_[now_.block().pieces[piece].text]) continue;  // a question, for its answer only
      out.push_back(*next);
      out.back().piece = piece;
    }
  };
  for (const Candidate& old : before) {
    const std::uint32_t turn = before_.block().pieces[old.piece].text;
    if (turn >= searched_.size() || searched_[turn]) continue;
    const std::uint32_t piece = now_.plain_piece(turn) + (old.piece - before_.plain_piece(turn));
    take_rest(piece);
    out.push_back(old);
    out.back().piece = piece;
  }
  take_rest(kNoPiece);
}

}  // namespace expunge
