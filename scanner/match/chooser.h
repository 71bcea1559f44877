// Choosers: which rules may match in which piece.
//
// A chooser may name too much, never too little: RE2 decides afterwards.  Internal to match/.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "match/engine.h"

namespace expunge {

inline constexpr std::uint32_t kNoRule = 0xFFFFFFFF;

// Where matches of a rule may begin in a piece: bytes of the piece, both ends inclusive.
struct Window {
  static constexpr std::uint32_t kWholeText = 0xFFFFFFFF;

  std::uint32_t piece = 0;
  std::uint32_t rule = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // kWholeText: anywhere

  bool is_whole_text() const { return last == kWholeText; }
  friend auto operator<=>(const Window&, const Window&) = default;
};

// What choosers name: windows of rules in pieces, and pieces in which every rule may match.  Most
// pieces have none of either, so nothing is kept, or cleared, for those.  Reused between blocks.
class Choice {
 public:
  explicit Choice(std::size_t rules) : newest_(rules) {}
  void reset() {
    windows_.clear();
    everywhere_ = false;
    open_pieces_.clear();
  }
  // Windows of a rule that touch become one, as they do when they are searched: a text of nothing
  // but "@" has one at every byte.
  void add(const Window& window) {
    std::uint32_t& newest = newest_[window.rule];
    if (newest < windows_.size() && joined(window, windows_[newest])) return;
    newest = static_cast<std::uint32_t>(windows_.size());
    windows_.push_back(window);
  }
  // The rule may match anywhere in the piece.
  void add(std::size_t piece, std::uint32_t rule) {
    add({static_cast<std::uint32_t>(piece), rule, 0, Window::kWholeText});
  }
  // Every rule may, in the piece or in all.
  void add_all(std::uint32_t piece) {
    if (open_pieces_.empty() || open_pieces_.back() != piece) open_pieces_.push_back(piece);
  }
  void add_all() { everywhere_ = true; }

  // Once all choosers have spoken: windows in ascending order.
  void sort() {
    std::sort(windows_.begin(), windows_.end());
    std::sort(open_pieces_.begin(), open_pieces_.end());
  }
  const std::vector<Window>& windows() const { return windows_; }
  // REQUIRES: sort() before.
  bool holds_all(std::uint32_t piece) const {
    return everywhere_ || std::binary_search(open_pieces_.begin(), open_pieces_.end(), piece);
  }
  // Of those from number `first` on.
  template <class Needless>
  void drop_windows(std::size_t first, Needless needless) {
    windows_.erase(std::remove_if(windows_.begin() + static_cast<std::ptrdiff_t>(first),
                                  windows_.end(), needless),
                   windows_.end());
  }

 private:
  static bool joined(const Window& window, Window& before) {
    if (before.rule != window.rule || before.piece != window.piece ||
        !reaches(before.last, window.first) || !reaches(window.last, before.first)) {
      return false;
    }
    before.first = std::min(before.first, window.first);
    before.last = std::max(before.last, window.last);
    return true;
  }
  // Nothing lies between.
  static bool reaches(std::uint32_t last, std::uint32_t first) {
    return first <= last || first - last == 1;
  }

  std::vector<Window> windows_;
  std::vector<std::uint32_t> newest_;  // by rule: its last window, or any other
  bool everywhere_ = false;
  std::vector<std::uint32_t> open_pieces_;  // in which every rule may match
};

// Immutable, shared by every thread.
class Chooser {
 public:
  // Working memory of one thread for one chooser.
  class State {
   public:
    virtual ~State() = default;
  };
  virtual ~Chooser() = default;
  virtual std::unique_ptr<State> make_state() const = 0;
  // Adds to `choice` windows that hold the begin of every match of every rule.
  virtual void choose(const Block& block, State& state, Choice& choice) const = 0;
};

}  // namespace expunge
