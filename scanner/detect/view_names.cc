#include "detect/view_names.h"

#include "names/hidden.h"
#include "names/words.h"

namespace expunge {

void ViewNames::find(const Conversation& conversation, const Layout& layout, const NameLists& lists,
                     NameFinder& finder, std::vector<ViewName>& out) {
  out.clear();
  const std::vector<Piece>& pieces = layout.block().pieces;
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].view == ViewKind::kPlain) continue;
    const Turn& turn = conversation.turns[pieces[i].text];
    const bool human = turn.role == Role::kHuman || (both_human && turn.role == Role::kBot);
    if (!human || turn.is_key) continue;
    found_.clear();
    const std::string_view view = layout.text_of(i);
    text_ = view;
    // "Z E L W I N" in capitals says as much as in small letters with one.
    for_each_name_word(view, [&](const NameWord& word) {
      if (word.shape != WordShape::kUpper) return;
      const TextSpan span = layout.to_turn(i, {word.begin, word.end});
      if (end_of_hidden_word(turn.text.substr(0, span.end), span.begin) != span.end) return;
      for (std::size_t at = word.begin + 1; at < word.end; ++at) {
        if (text_[at] >= 'A' && text_[at] <= 'Z') text_[at] = static_cast<char>(text_[at] | 0x20);
      }
    });
    finder.find(text_, true, lists, found_);
    for (const FoundName& name : found_) {
      const TextSpan span = layout.to_turn(i, {name.begin, name.end});
      const std::string_view written = turn.text.substr(span.begin, span.size());
      if (written == view.substr(name.begin, name.end - name.begin)) continue;
      // "dana dot smith" is an account's; letters apart spell a name.
      if (pieces[i].view == ViewKind::kSpoken && end_of_hidden_word(written, 0) == 0) continue;
      out.push_back({pieces[i].text, span, name.evidence});
    }
  }
}

}  // namespace expunge
