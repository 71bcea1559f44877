// What the texts of a conversation propose, before anybody judges it: the conversation laid out,
// and the candidates of the engine and of the number shapes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "detect/conversation.h"
#include "detect/layout.h"
#include "detect/number_finder.h"
#include "match/engine.h"

namespace expunge {

// Working memory of one thread.
class TextSearch {
 public:
  struct Setup {
    std::shared_ptr<const Patterns> patterns;
    const NumberShapes* numbers = nullptr;  // outlives the search
    bool folded = true;                     // views that some rule asks for
    bool spoken = true;
  };
  explicit TextSearch(Setup setup);

  // `every_rule`: see Layout::build.
  void find(const Conversation& conversation, bool every_rule = false);
  // The same result for a conversation that differs in few turns from that of the last call: only
  // what has changed, and what answers it, is searched.
  void find_again(const Conversation& conversation);

  void set_meter(Meter* meter) {
    meter_ = meter;
    engine_->set_meter(meter);
  }
  const Layout& layout() const { return now_; }
  const std::vector<Candidate>& candidates() const { return candidates_; }
  // After find_again: the turn stood there before with the same text, role and key.
  bool is_same(std::uint32_t turn) const { return turn < same_.size() && same_[turn]; }

 private:
  // Candidates in the order in which one search of the whole gives them.
  struct Found {
    std::vector<Candidate> by_pattern;
    std::vector<Candidate> by_number;
  };
  void search(const Block& block, Found& out);
  void join();
  // The pieces that have to be searched, with the questions before them, as a block of their own.
  void lay_out_rest();
  void note_searched();
  void take_over(const std::vector<Candidate>& before, const std::vector<Candidate>& rest,
                 std::vector<Candidate>& out) const;

  Setup setup_;
  Meter* meter_ = nullptr;
  std::unique_ptr<Engine> engine_;
  Layout now_;
  Layout before_;
  Found found_;
  Found found_before_;
  std::vector<Candidate> candidates_;
  std::vector<bool> same_;      // by turn
  std::vector<bool> searched_;  // by turn: it changed, or what it answers

  std::string rest_bytes_;
  Block rest_;
  Found found_in_rest_;
  std::vector<std::uint32_t> rest_piece_;  // by piece of now_; kNoPiece if it is not searched
  std::vector<std::uint32_t> now_piece_;   // by piece of rest_
};

}  // namespace expunge
