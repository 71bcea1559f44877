#include "record/profile_match.h"

#include <re2/re2.h>

#include <array>

#include "record/json_walk.h"
#include "record/pointer_match.h"

namespace expunge {
namespace {

// Notes which patterns some place of a record matches.
class KeyProbe {
 public:
  explicit KeyProbe(const std::vector<std::string>& patterns)
      : matcher_(patterns), hit_(patterns.size(), false) {}

  const std::vector<bool>& probe(std::string_view record) {
    hit_.assign(hit_.size(), false);
    depth_ = 0;
    state_ = matcher_.start();
    bytes_ = record;
    note();
    (void)walk_json(record, *this);  // what stands before an error counts
    return hit_;
  }

  bool key(RawSpan key) {
    state_ = matcher_.member(frames_[depth_ - 1].state, bytes_.substr(key.begin, key.size())).state;
    note();
    return true;
  }
  bool string(RawSpan, bool /*escaped*/) { return begin_value(); }
  bool scalar(RawSpan) { return begin_value(); }
  bool open(bool object) {
    begin_value();
    frames_[depth_++] = {state_, 0, object};
    return true;
  }
  void close(const char* /*behind*/) { --depth_; }

 private:
  struct Frame {
    PointerMatcher::State state;
    std::uint32_t next_index;
    bool object;
  };

  bool begin_value() {
    if (depth_ > 0 && !frames_[depth_ - 1].object) {
      Frame& frame = frames_[depth_ - 1];
      state_ = matcher_.element(frame.state, frame.next_index++);
      note();
    }
    return true;
  }
  void note() {
    for (const std::uint32_t pattern : matcher_.accepted(state_)) hit_[pattern] = true;
  }

  PointerMatcher matcher_;
  std::vector<bool> hit_;
  std::string_view bytes_;
  PointerMatcher::State state_ = PointerMatcher::kNowhere;
  std::size_t depth_ = 0;
  std::array<Frame, kMaxJsonDepth> frames_;
};

// A pointer, and the same below each record of an envelope, as two patterns.
struct KeyPattern {
  std::size_t profile;
  bool wanted;
  std::size_t first;  // index of the pattern
  std::size_t count;
};

void add_key_pattern(const Profile& profile, std::size_t index, const std::string& pointer,
                     bool wanted, std::vector<std::string>& patterns,
                     std::vector<KeyPattern>& keys) {
  keys.push_back({index, wanted, patterns.size(), profile.records.empty() ? 1U : 2U});
  patterns.push_back(pointer);
  if (!profile.records.empty()) patterns.push_back(profile.records + "/*" + pointer);
}

}  // namespace

const Profile* json_profile(const ProfileSet& profiles,
                            const std::vector<std::string_view>& records) {
  std::vector<std::string> patterns;
  std::vector<KeyPattern> keys;
  const auto& all = profiles.profiles();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const auto& key : all[i].when_keys) {
      add_key_pattern(all[i], i, key, true, patterns, keys);
    }
    for (const auto& key : all[i].when_not_keys) {
      add_key_pattern(all[i], i, key, false, patterns, keys);
    }
  }
  std::vector<std::size_t> fitting(all.size(), 0);
  KeyProbe probe(patterns);
  for (const std::string_view record : records) {
    const std::vector<bool>& hit = probe.probe(record);
    std::vector<bool> fits(all.size(), true);
    for (const KeyPattern& key : keys) {
      bool there = false;
      for (std::size_t i = 0; i < key.count; ++i) there = there || hit[key.first + i];
      if (there != key.wanted) fits[key.profile] = false;
    }
    for (std::size_t i = 0; i < all.size(); ++i) fitting[i] += fits[i] ? 1 : 0;
  }
  return best_profile(profiles, [&](const Profile& profile) {
    const auto index = static_cast<std::size_t>(&profile - all.data());
    return !profile.when_keys.empty() && fitting[index] * 2 > records.size();
  });
}

bool most_lines_match(const std::vector<std::string_view>& lines, const std::string& pattern) {
  RE2::Options quiet;
  quiet.set_log_errors(false);
  const RE2 expression(pattern, quiet);
  if (!expression.ok()) return false;
  std::size_t matching = 0;
  for (const std::string_view line : lines) {
    matching += RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), expression) ? 1 : 0;
  }
  return matching * 2 > lines.size();
}

std::string list_keys(const Profile& profile) {
  std::string text;
  for (std::size_t i = 0; i < profile.when_keys.size(); ++i) {
    if (i > 0) text += i + 1 == profile.when_keys.size() ? " and " : ", ";
    text += profile.when_keys[i].substr(profile.when_keys[i].starts_with('/') ? 1 : 0);
  }
  return text;
}

}  // namespace expunge
