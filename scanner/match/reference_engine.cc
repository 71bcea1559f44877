// The engine that all others are held to: RE2 runs every rule over every piece.

#include <utility>

#include "match/patterns.h"

namespace expunge {
namespace {

class ReferenceEngine : public Engine {
 public:
  explicit ReferenceEngine(std::shared_ptr<const CompiledPatterns> patterns)
      : patterns_(std::move(patterns)) {}

  void find(const Block& block, std::vector<Candidate>& out) override {
    out.clear();
    for (std::uint32_t number = 0; number < block.pieces.size(); ++number) {
      const Piece& piece = block.pieces[number];
      const std::string_view text =
          block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin);
      const std::vector<std::uint64_t>& rules = patterns_->rules_on(piece);
      for (std::uint32_t rule = 0; rule < patterns_->rules(); ++rule) {
        const bool runs = (rules[rule / 64] >> (rule % 64) & 1) != 0;
        if (runs && patterns_->decider().asks(rule, text_before(block, piece)))
          patterns_->decider().find_all(rule, text, number, out);
      }
    }
  }

 private:
  std::shared_ptr<const CompiledPatterns> patterns_;
};

}  // namespace

std::unique_ptr<Engine> make_reference_engine(std::shared_ptr<const CompiledPatterns> patterns) {
  return std::make_unique<ReferenceEngine>(std::move(patterns));
}

}  // namespace expunge
