// The fast engine against the reference, over the built-in rules: any text, cut into pieces at any
// byte below 0x08, which also picks the view.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "match/engine.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

std::unique_ptr<Engine> make_engine(const RuleSet& rules, EngineKind kind) {
  const auto patterns =
      Patterns::compile(rules, std::vector<bool>(rules.rules().size(), true), kind);
  if (!patterns) {
    std::fprintf(stderr, "%s\n", patterns.error().to_string().c_str());
    std::abort();
  }
  return Engine::create(*patterns);
}

struct Engines {
  RuleSet rules;
  std::unique_ptr<Engine> fast;
  std::unique_ptr<Engine> reference;

  Engines() {
    Result<RuleSet> loaded = RuleSet::builtin();
    if (!loaded) std::abort();
    rules = std::move(*loaded);
    fast = make_engine(rules, EngineKind::kFast);
    reference = make_engine(rules, EngineKind::kReference);
  }
};

// Engines take valid UTF-8: whatever is not becomes U+FFFD.
std::string valid_text(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) append_utf8(next_code_point(bytes, at), text);
  return text;
}

Block cut(std::string& text) {
  Block block;
  constexpr char kFirstOrdinary = 8;
  std::uint32_t begin = 0;
  int view = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool ends = at == text.size();
    if (!ends && !(text[at] >= 0 && text[at] < kFirstOrdinary)) continue;
    block.pieces.push_back(Piece{begin, static_cast<std::uint32_t>(at),
                                 static_cast<std::uint32_t>(block.pieces.size()),
                                 static_cast<ViewKind>(view)});
    if (ends) break;
    view = text[at] % kViewKinds;
    text[at] = '\n';
    begin = static_cast<std::uint32_t>(at + 1);
  }
  block.bytes = text;
  return block;
}

const Engines& engines() {
  static const Engines made;
  return made;
}

}  // namespace
}  // namespace expunge

// Compiling the rules is not part of the time that an input may take.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  expunge::engines();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const expunge::Engines& engines = expunge::engines();
  std::string text = expunge::valid_text(data, size);
  const expunge::Block block = expunge::cut(text);
  std::vector<expunge::Candidate> fast;
  std::vector<expunge::Candidate> reference;
  engines.fast->find(block, fast);
  engines.reference->find(block, reference);
  if (fast != reference) {
    std::fprintf(stderr, "the engines differ: %zu and %zu candidates\n", fast.size(),
                 reference.size());
    std::abort();
  }
  return 0;
}
