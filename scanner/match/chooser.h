// Choosers: which rules may match in which piece.
//
// A chooser may name too much, never too little: RE2 decides afterwards.  Internal to match/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "match/engine.h"

namespace expunge {

inline constexpr std::uint32_t kNoRule = 0xFFFFFFFF;

// Where matches of a rule may begin in a piece: bytes of the piece, both ends inclusive.
struct Window {
  std::uint32_t piece = 0;
  std::uint32_t rule = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend auto operator<=>(const Window&, const Window&) = default;
};

// What choosers name: a bit for each (piece, rule) that may match anywhere, and windows.  Reused
// between blocks.
class Choice {
 public:
  explicit Choice(std::size_t rules) : words_((rules + 63) / 64), newest_(rules) {}
  void reset(std::size_t pieces) {
    bits_.assign(pieces * words_, 0);
    windows_.clear();
  }
  // Windows of a rule that touch become one, as they do when they are searched: a text of nothing
  // but "@" has one at every byte.
  void add(const Window& window) {
    std::uint32_t& newest = newest_[window.rule];
    if (newest < windows_.size() && joined(window, windows_[newest])) return;
    newest = static_cast<std::uint32_t>(windows_.size());
    windows_.push_back(window);
  }
  void add(std::size_t piece, std::size_t rule) {
    bits_[piece * words_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
  }
  void add_all(std::size_t piece) {
    for (std::size_t i = 0; i < words_; ++i) bits_[piece * words_ + i] = ~std::uint64_t{0};
  }
  void add_all() { bits_.assign(bits_.size(), ~std::uint64_t{0}); }
  std::size_t words() const { return words_; }
  const std::uint64_t* row(std::size_t piece) const { return bits_.data() + piece * words_; }
  std::vector<Window>& windows() { return windows_; }

 private:
  static bool joined(const Window& window, Window& before) {
    if (before.rule != window.rule || before.piece != window.piece ||
        window.first > before.last + 1 || before.first > window.last + 1) {
      return false;
    }
    before.first = std::min(before.first, window.first);
    before.last = std::max(before.last, window.last);
    return true;
  }

  std::size_t words_;
  std::vector<std::uint64_t> bits_;
  std::vector<Window> windows_;
  std::vector<std::uint32_t> newest_;  // by rule: its last window, or any other
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
  // Adds to `choice` every (piece, rule) that could match, or windows that hold the begin of each
  // of its matches.  REQUIRES: choice.reset(pieces) before.
  virtual void choose(const Block& block, State& state, Choice& choice) const = 0;
};

}  // namespace expunge
