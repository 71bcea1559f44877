#include "pipeline/reading.h"

#include <algorithm>

#include "pipeline/buffers.h"

namespace expunge {
namespace {

std::string_view slice(std::string_view bytes, RawSpan span) {
  return bytes.substr(span.begin, span.size());
}

// Keys of a frame may stand outside its bytes.
std::string_view key_of(const RecordFields& fields, const Field& field, std::string_view raw) {
  if (field.key.begin < raw.size()) return slice(raw, field.key);
  const std::string_view appendix = fields.appendix;
  return field.key.empty() ? appendix.substr(0, 0)
                           : appendix.substr(field.key.begin - raw.size(), field.key.size());
}

// Decodes to `to`, which is moved behind the text.
std::string_view decoded(std::string_view raw, Encoding encoding, const char* readable, char*& to) {
  const char* const begin = to;
  to = decode_to(raw, encoding, readable, to);
  return {begin, static_cast<std::size_t>(to - begin)};
}

// Where the texts of a record stand once some were written anew.
class WrittenTexts {
 public:
  WrittenTexts(const RecordFields& fields, std::string_view raw, std::string_view written,
               std::span<const Rewritten> rewritten)
      : fields_(fields), raw_(raw), written_(written), rewritten_(rewritten) {}

  // The interior of a value that stood at `span`.
  std::string_view at(RawSpan span) const {
    const Rewritten* const anew = find(span);
    return anew == nullptr ? slice(raw_, span) : slice(written_, anew->raw);
  }
  bool is_new(RawSpan span) const { return find(span) != nullptr; }

 private:
  const Rewritten* find(RawSpan span) const {
    if (span.empty()) return nullptr;
    const auto begin_of = [this](const Rewritten& one) {
      return fields_.fields[one.field].raw.begin;
    };
    const auto found = std::ranges::lower_bound(rewritten_, span.begin, {}, begin_of);
    return found != rewritten_.end() && begin_of(*found) == span.begin ? &*found : nullptr;
  }

  const RecordFields& fields_;
  std::string_view raw_;
  std::string_view written_;
  std::span<const Rewritten> rewritten_;
};

}  // namespace

void Reading::take_apart(std::string_view raw, TurnSplitter& splitter) {
  const std::size_t count = fields.fields.size();
  std::size_t escaped = 0;
  for (const Field& field : fields.fields) escaped += field.is_verbatim ? 0 : field.raw.size();
  char* to = make_room(escaped);
  texts_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Field& field = fields.fields[i];
    const std::string_view as_written = slice(raw, field.raw);
    texts_[i] = field.is_verbatim
                    ? as_written
                    : decoded(as_written, field.encoding, raw.data() + raw.size(), to);
  }
  conversation.clear();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Field& field = fields.fields[i];
    add_turns(i, field, {text_of(i), key_of(fields, field, raw), slice(raw, field.speaker)},
              splitter);
  }
  conversation.language = slice(raw, fields.language);
  conversation.country = slice(raw, fields.country);
  conversation.make_masks();
}

void Reading::take_over(const Reading& before, std::string_view raw, std::string_view written,
                        std::span<const Rewritten> rewritten, TurnSplitter& splitter) {
  const RecordFields& were = before.fields;
  const WrittenTexts texts(were, raw, written, rewritten);
  fields.clear();
  std::size_t size = 0;
  for (const Rewritten& one : rewritten) size += one.raw.size();
  char* to = make_room(size);
  texts_.clear();
  for (const Rewritten& one : rewritten) {
    texts_.push_back(decoded(slice(written, one.raw), were.fields[one.field].encoding,
                             written.data() + written.size(), to));
  }
  conversation.clear();
  const std::vector<Turn>& turns = before.conversation.turns;
  auto participant = before.conversation.participants.begin();
  const auto last_participant = before.conversation.participants.end();
  std::size_t turn = 0;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < were.fields.size(); ++i) {
    const Field& field = were.fields[i];
    const bool is_new = next < rewritten.size() && rewritten[next].field == i;
    const bool adds = is_new || texts.is_new(field.speaker);
    if (adds) {
      add_turns(i, field,
                {is_new ? texts_[next] : before.text_of(i), key_of(were, field, raw),
                 texts.at(field.speaker)},
                splitter);
      next += is_new ? 1U : 0U;
    }
    for (; turn < turns.size() && turns[turn].field == i; ++turn) {
      const bool is_participant = participant != last_participant && participant->turn == turn;
      if (is_participant && !adds) {
        conversation.participants.push_back(
            {static_cast<std::uint32_t>(conversation.turns.size()), participant->kind});
      }
      participant += is_participant ? 1 : 0;
      if (!adds) conversation.turns.push_back(turns[turn]);
    }
  }
  conversation.language = texts.at(were.language);
  conversation.country = texts.at(were.country);
  conversation.make_masks();
}

void Reading::release() { release_if_huge(arena_); }

char* Reading::make_room(std::size_t size) {
  if (arena_.size() < size + kDecodeMargin) {
    arena_.clear();  // nothing of it is kept
    arena_.resize(size + kDecodeMargin);
  }
  return arena_.data();
}

const OffsetMap& Reading::map_of(std::uint32_t index, std::string_view raw) {
  const Field& field = fields.fields[index];
  if (field.is_verbatim) {
    map_.clear();
  } else {
    map_.make(slice(raw, field.raw), field.encoding);
  }
  return map_;
}

void Reading::add_turns(std::uint32_t index, const Field& field, const FieldTexts& texts,
                        TurnSplitter& splitter) {
  const std::string_view text = texts.text;
  if (text.empty()) return;
  Turn turn;
  turn.field = index;
  turn.role = field.role;
  turn.is_key = field.is_key;
  if (!field.is_key) turn.key = texts.key;
  turn.speaker = texts.speaker;
  if (field.turns == nullptr) {
    turn.text = text;
    if (field.participant != Participant::kNone) {
      conversation.participants.push_back(
          {static_cast<std::uint32_t>(conversation.turns.size()), field.participant});
    }
    conversation.turns.push_back(turn);
    return;
  }
  field_turns_.clear();
  splitter.split(*field.turns, text, field.role, field_turns_);
  for (const FieldTurn& part : field_turns_) {
    if (!part.lead.empty()) {  // whoever is named there may be a person
      Turn lead = turn;
      lead.role = Role::kMetadata;
      lead.text = text.substr(part.lead.begin, part.lead.size());
      lead.offset = static_cast<std::uint32_t>(part.lead.begin);
      conversation.turns.push_back(lead);
    }
    turn.text = text.substr(part.text.begin, part.text.size());
    turn.offset = static_cast<std::uint32_t>(part.text.begin);
    turn.role = part.role;
    turn.speaker = text.substr(part.speaker.begin, part.speaker.size());
    if (!turn.text.empty()) conversation.turns.push_back(turn);
  }
}

}  // namespace expunge
