#include "detect/scattered.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "detect/asked_rest.h"
#include "detect/mail_parts.h"
#include "detect/part_words.h"
#include "detect/unhidden.h"

namespace expunge {
namespace {

constexpr std::size_t kMostTexts = 64;       // of a conversation
constexpr std::size_t kBefore = 160;         // bytes of words before a value, and
constexpr std::size_t kBehind = 64;          // behind it
constexpr std::size_t kMostMessages = 6;     // of one value
constexpr int kMostBetween = 2;              // what others say between two of them
constexpr std::uint32_t kFarthestTurn = 64;  // texts: a message has fields beside what is said
constexpr std::size_t kLeastDigits = 6;
constexpr std::size_t kLeastUnsaid = 8;
constexpr std::size_t kMostDigits = 40;
constexpr std::size_t kLongestPart = 16;  // digits

// As much of a text as is looked through for words.
constexpr std::size_t kSearched = 400;
std::string_view begin_of(std::string_view text) { return text.substr(0, kSearched); }
std::string_view end_of(std::string_view text) {
  return text.substr(text.size() - std::min(text.size(), kSearched));
}

bool speaks(const Turn& turn) {
  return (turn.role == Role::kHuman || turn.role == Role::kBot) && !turn.is_key;
}

bool same_speaker(const Turn& a, const Turn& b) {
  return a.role == b.role && a.speaker == b.speaker;
}

// The last message of who speaks at `turn` before it, likewise.
std::uint32_t previous_of(const std::vector<Turn>& turns, std::uint32_t turn) {
  int between = 0;
  for (std::uint32_t i = turn; i > 0 && turn - i < kFarthestTurn;) {
    --i;
    if (!speaks(turns[i])) continue;
    if (same_speaker(turns[turn], turns[i])) return i;
    if (++between > kMostBetween) break;
  }
  return turn;
}

// Asks for something: a question mark, or a word for it (without its first letter, in any case).
bool asks(const Turn& turn) {
  static constexpr std::string_view kAsking[] = {"?",
                                                 "\xEF\xBC\x9F",
                                                 "igit",
                                                 "lease",
                                                 "nter ",
                                                 "rovide",
                                                 "end me",
                                                 "ell me",
                                                 "itte",
                                                 "or favor",
                                                 "\xEC\xA3\xBC\xEC\x84\xB8",
                                                 "\xE8\xAF\xB7"};
  const std::string_view end = end_of(turn.text);
  return std::ranges::any_of(
      kAsking, [end](std::string_view word) { return end.find(word) != std::string_view::npos; });
}

bool is_long_number(std::string_view value) {
  constexpr std::ptrdiff_t kWhole = 9;
  return std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; }) >= kWhole;
}

// The next message of who speaks at `turn`; `turn` if others say much before, or there is none.
std::uint32_t next_of(const std::vector<Turn>& turns, std::uint32_t turn) {
  int between = 0;
  for (std::uint32_t next = turn + 1; next < turns.size() && next - turn <= kFarthestTurn; ++next) {
    if (!speaks(turns[next])) continue;
    if (same_speaker(turns[turn], turns[next])) return next;
    if (++between > kMostBetween) break;
  }
  return turn;
}

// How many words of any kind may stand before a part, by how who listens asked for it between the
// two messages.
std::size_t words_before_part(const std::vector<Turn>& turns, std::uint32_t from,
                              std::uint32_t to) {
  constexpr std::size_t kMaybe = 3;
  constexpr std::size_t kAsked = 14;
  RestAsked asked = RestAsked::kNo;
  for (std::uint32_t i = from + 1; i < to; ++i) {
    if (speaks(turns[i])) asked = std::max(asked, asks_for_rest(turns[i].text));
  }
  if (asked == RestAsked::kNo) return 0;
  return asked == RestAsked::kYes ? kAsked : kMaybe;
}

// Looks like the name of a mailbox wherever it stands: with a digit or a sign inside.
bool is_coined_name(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return (c >= '0' && c <= '9') || c == '_'; }) ||
         name.find('.') != std::string_view::npos;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t digits_of(const NumberGroups& groups) {
  std::size_t digits = 0;
  for (const NumberGroup& group : groups) digits += group.digits;
  return digits;
}

// Where part words and signs begin that lead to `end`: "my number: first half " but for its head.
std::size_t without_lead(std::string_view text, std::size_t end) {
  const auto is_word = [text](std::size_t at) {
    const char c = text[at];
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '\'';
  };
  constexpr std::size_t kLongestLead = 80;
  std::size_t kept = end;
  for (std::size_t at = end; end - at < kLongestLead;) {
    std::size_t word_end = at;
    const std::size_t first = end - std::min(end, kLongestLead);
    while (word_end > first && !is_word(word_end - 1) && text[word_end - 1] != '+') --word_end;
    std::size_t begin = word_end;
    while (begin > first && is_word(begin - 1)) --begin;
    const std::string_view word = text.substr(begin, word_end - begin);
    const bool count = word.size() == 1 && word[0] >= '1' && word[0] <= '9';
    if (word.empty() || !(counts_parts(word) || says_end(word) || says_begin(word) || count)) {
      return kept;
    }
    kept = at = begin;
  }
  return kept;
}

}  // namespace

void Scattered::find(const Conversation& conversation, const Layout& layout,
                     const std::vector<Hit>& found, std::vector<GatheredText>& out) {
  out.clear();
  const auto turns = static_cast<std::uint32_t>(conversation.turns.size());
  const bool has_digits = places_.find(conversation, layout);
  const auto may_be_host = [&](std::uint32_t turn) {
    const std::string_view text = conversation.turns[turn].text;
    return text.substr(0, 8).find('@') != std::string_view::npos || text.starts_with("at ");
  };
  bool any = has_digits;
  for (std::uint32_t i = 0; i < turns && !any; ++i) {
    any = speaks(conversation.turns[i]) && may_be_host(i);
  }
  if (!any) return;
  has_order_ = false;
  taken_.assign(turns, false);
  piece_of_.assign(turns, kNoPiece);
  const std::vector<Piece>& pieces = layout.block().pieces;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].view != ViewKind::kSpoken) piece_of_[pieces[i].text] = i;
  }
  for (std::uint32_t i = 0; i < turns && out.size() < kMostTexts; ++i) {
    if (!speaks(conversation.turns[i]) || piece_of_[i] == kNoPiece) continue;
    if (places_.holds(i, kManyDigits)) find_in_turn(layout, i, out);
    if (places_.holds(i, kDigitsAtEnd) && !taken_[i]) {
      find_over_turns(conversation, layout, i, found, out);
    }
    if (may_be_host(i)) find_mail(conversation, layout, i, out);
  }
}

// A number of many digits that was found as it stands has no other parts.
bool Scattered::stands_whole(const std::vector<Hit>& found, std::uint32_t turn, TextSpan place,
                             std::string_view text) {
  if (!has_order_) {
    order_.resize(found.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::ranges::sort(order_, {}, [&](std::uint32_t i) { return std::pair(found[i].turn, i); });
    has_order_ = true;
  }
  auto at =
      std::ranges::lower_bound(order_, turn, {}, [&](std::uint32_t i) { return found[i].turn; });
  for (; at != order_.end() && found[*at].turn == turn; ++at) {
    const TextSpan span = found[*at].span;
    if (span.overlaps(place) && is_long_number(unhidden(text.substr(span.begin, span.size())))) {
      return true;
    }
  }
  return false;
}

void Scattered::find_in_turn(const Layout& layout, std::uint32_t turn,
                             std::vector<GatheredText>& out) {
  const std::string_view text = text_of(layout, turn);
  for (std::size_t at = 0; out.size() < kMostTexts && next_odd_run(text, at, groups_);) {
    parts_.clear();
    for (const NumberGroup& group : groups_) parts_.push_back({turn, group, false});
    gather(layout, out);
  }
}

void Scattered::find_over_turns(const Conversation& conversation, const Layout& layout,
                                std::uint32_t first, const std::vector<Hit>& found,
                                std::vector<GatheredText>& out) {
  const std::vector<Turn>& turns = conversation.turns;
  parts_.clear();
  std::uint32_t last = first;
  std::size_t messages = 1;
  bool said = false;
  std::size_t digits = 0;
  while (messages < kMostMessages) {
    const std::uint32_t next = next_of(turns, last);
    if (next == last || !places_.holds(next, kDigitsAtStart)) break;
    constexpr std::size_t kWordsBeforeLast = 14;
    const std::string_view message = text_of(layout, next);
    const std::size_t any_words =
        says_last_digits(message) ? kWordsBeforeLast : words_before_part(turns, last, next);
    const MessagePart part = part_at_start(message, any_words);
    if (part.groups.empty() || digits_of(part.groups) > kLongestPart) break;
    if (parts_.empty()) {
      const MessagePart begin = part_at_end(text_of(layout, first), part.is_said);
      if (begin.groups.empty() || digits_of(begin.groups) > kLongestPart) break;
      const TextSpan place = layout.to_turn(
          piece_of_[first], {begin.groups.front().span.begin, begin.groups.back().span.end});
      if (stands_whole(found, first, place, turns[first].text)) break;
      // Nothing but digits is an answer, or a move in a game.
      const std::int32_t question = layout.turn_before(first);
      if (place.begin == 0 && (question < 0 || !asks(turns[static_cast<std::size_t>(question)]))) {
        break;
      }
      for (const NumberGroup& group : begin.groups) parts_.push_back({first, group, false});
      digits = digits_of(begin.groups);
    }
    for (const NumberGroup& group : part.groups) {
      parts_.push_back({next, group, &group == part.groups.data()});
    }
    digits += digits_of(part.groups);
    said = said || part.is_said;
    taken_[next] = true;
    last = next;
    ++messages;
    if (!part.is_whole) break;
  }
  // Few digits in two messages that nothing says to be parts are two numbers.
  const std::size_t least = said || messages > 2 ? kLeastDigits : kLeastUnsaid;
  if (messages > 1 && digits >= least && digits <= kMostDigits) gather(layout, out);
}

void Scattered::find_mail(const Conversation& conversation, const Layout& layout,
                          std::uint32_t next, std::vector<GatheredText>& out) const {
  const std::uint32_t first = previous_of(conversation.turns, next);
  if (next == first || piece_of_[first] == kNoPiece) return;
  const std::string_view behind = text_of(layout, next);
  const std::optional<HostPart> host = host_at_start(behind);
  if (!host) return;
  const std::string_view before = text_of(layout, first);
  const std::optional<MailboxPart> mailbox = mailbox_at_end(before);
  if (!mailbox || (!mailbox->has_at && !host->has_at)) return;
  const std::int32_t question = layout.turn_before(first);
  if (!tells_of_mail(end_of(before)) && !tells_of_mail(begin_of(behind)) && !mailbox->has_at &&
      !is_coined_name(before.substr(mailbox->name.begin, mailbox->name.size())) &&
      (question < 0 ||
       !tells_of_mail(end_of(conversation.turns[static_cast<std::size_t>(question)].text)))) {
    return;
  }
  GatheredText gathered;
  gathered.first_turn = first;
  gathered.is_mail = true;
  gathered.text = before.substr(mailbox->name.begin, mailbox->name.size());
  gathered.stretches.push_back({0, first, piece_of_[first], mailbox->name, true});
  if (!host->has_sign) gathered.text += '@';
  std::size_t to = std::min(behind.size(), host->begin + kBehind);
  while (to < behind.size() && is_continuation(behind[to])) ++to;
  gathered.stretches.push_back(
      {gathered.text.size(), next, piece_of_[next], {host->begin, to}, true});
  gathered.text += behind.substr(host->begin, to - host->begin);
  out.push_back(std::move(gathered));
}

// Writes the parts with the words before the first and behind the last.
void Scattered::gather(const Layout& layout, std::vector<GatheredText>& out) {
  // "ends in 4471, begins with 415": the end was said first.
  std::size_t begins = 0;
  const bool turned = parts_.front().group.ends;
  if (turned) {
    while (begins < parts_.size() && !parts_[begins].group.begins) ++begins;
  }
  const Part first = parts_.front();
  const Part last = parts_.back();
  if (turned && begins < parts_.size()) {
    std::rotate(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(begins), parts_.end());
  }
  const std::string_view before = text_of(layout, first.turn);
  const std::string_view behind = text_of(layout, last.turn);
  const std::size_t lead = without_lead(before, first.group.span.begin);
  std::size_t from = lead - std::min(lead, kBefore);
  while (from > 0 && is_continuation(before[from])) --from;
  std::size_t to = std::min(behind.size(), last.group.span.end + kBehind);
  while (to < behind.size() && is_continuation(behind[to])) ++to;
  // A card in groups that are none of a card's is one number without them.
  const bool plain = std::ranges::all_of(parts_, [](const Part& part) {
    return !part.new_message &&
           (part.group.gap == GroupGap::kNone || part.group.gap == GroupGap::kStandard);
  });
  for (const std::string_view joint : {" ", ""}) {
    const bool keeps_gaps = !plain || !joint.empty();
    GatheredText gathered;
    gathered.first_turn = first.turn;
    const auto add = [&](std::uint32_t turn, std::size_t begin, std::size_t end, bool is_part) {
      if (begin >= end) return;
      gathered.stretches.push_back(
          {gathered.text.size(), turn, piece_of_[turn], {begin, end}, is_part});
      gathered.text += text_of(layout, turn).substr(begin, end - begin);
    };
    add(first.turn, from, lead, false);
    if (!gathered.text.empty() && lead != first.group.span.begin) gathered.text += ' ';
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      if (i > 0) {
        const Part& left = parts_[i - 1];
        const bool beside = keeps_gaps && left.turn == part.turn && !part.new_message &&
                            part.group.gap == GroupGap::kStandard &&
                            left.group.span.end < part.group.span.begin;
        if (beside) {
          add(part.turn, left.group.span.end, part.group.span.begin, false);
        } else {
          gathered.text += joint;
        }
      }
      add(part.turn, part.group.span.begin, part.group.span.end, true);
    }
    add(last.turn, last.group.span.end, to, false);
    out.push_back(std::move(gathered));
  }
}

}  // namespace expunge
