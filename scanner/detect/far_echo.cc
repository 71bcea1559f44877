#include "detect/far_echo.h"

#include <algorithm>

#include "detect/name_words.h"
#include "names/hidden.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestHidden = 4;  // letters

}  // namespace

void FarEchoes::find(const Conversation& conversation, const IsSame& is_same,
                     std::vector<EchoedName>& out) {
  if (calls_.empty()) return;
  // Of two calls by one name the one that says more stays.
  std::ranges::stable_sort(calls_, {}, &EchoedName::spoken_to);
  const auto name_of = [&](const EchoedName& call) {
    return conversation.turns[call.turn].text.substr(call.span.begin, call.span.size());
  };
  std::ranges::stable_sort(calls_, {},
                           [&](const EchoedName& call) { return lower(name_of(call)); });
  const auto again =
      std::unique(calls_.begin(), calls_.end(), [&](const EchoedName& a, const EchoedName& b) {
        return lower(name_of(a)) == lower(name_of(b));
      });
  calls_.erase(again, calls_.end());
  // Each is looked for in a text of its own.
  constexpr std::size_t kMostCalls = 100;
  if (calls_.size() > kMostCalls) calls_.resize(kMostCalls);
  seen_.clear();
  for (const EchoedName& call : calls_) seen_.want(name_of(call));
  seen_.search(conversation, false, is_same);
  hidden_.clear();
  for (const EchoedName& call : calls_) {
    const std::string_view name = name_of(call);
    const std::uint32_t human = seen_.by_human(name);
    const std::uint32_t bot = seen_.by_bot(name);
    if (human == FirstSeen::kNever && name.size() >= kShortestHidden) {
      hidden_.push_back({hidden_key(name), bot});
    }
    if (call.spoken_to || human >= bot || human == FirstSeen::kNever) continue;
    const auto place = place_of_word(conversation.turns[human].text, lower(name));
    if (place) out.push_back({human, *place, false});
  }
  if (!hidden_.empty()) find_hidden(conversation, out);
}

void FarEchoes::find_hidden(const Conversation& conversation, std::vector<EchoedName>& out) {
  constexpr std::size_t kMostBytes = 65536;
  std::ranges::sort(hidden_, {}, &Hidden::key);
  std::size_t left = kMostBytes;
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role != Role::kHuman || turn.is_key) continue;
    if (turn.text.size() > left) return;
    left -= turn.text.size();
    for_each_hidden_word(turn.text, [&](TextSpan span) {
      const std::string key = hidden_key(turn.text.substr(span.begin, span.size()));
      const auto at = std::ranges::lower_bound(hidden_, key, {}, &Hidden::key);
      if (at != hidden_.end() && at->key == key && i < at->turn) out.push_back({i, span, false});
    });
  }
}

}  // namespace expunge
