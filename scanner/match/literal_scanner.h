// Many literals at once, by Hyperscan.  Thousands of them cost hardly more than ten.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "match/hyperscan.h"

namespace expunge {

// Literals compiled together, compared ignoring ASCII case.  Immutable.
class LiteralScanner {
 public:
  // Called with a literal's index and the offset behind it.
  using Note = void (*)(void* context, std::uint32_t literal, std::uint32_t end) noexcept;

  // Null if Hyperscan refuses.  REQUIRES: no literal is empty.
  static std::shared_ptr<const LiteralScanner> compile(std::span<const std::string> literals,
                                                       ChooserTarget target);
  static std::shared_ptr<const LiteralScanner> from_bytes(std::string_view bytes);
  std::string to_bytes() const { return serialised(database_); }

  HsScratch make_scratch() const { return expunge::make_scratch(database_); }
  // False if the text was not scanned to its end.
  bool scan(std::string_view text, hs_scratch* scratch, Note note, void* context) const;

 private:
  HsDatabase database_;
};

}  // namespace expunge
