#include "match/literal_scanner.h"

#include <limits>
#include <utility>
#include <vector>

#include "match/hyperscan_compile.h"

namespace expunge {
namespace {

struct Receiver {
  LiteralScanner::Note note;
  void* context;
};

// C frames above: allocates nothing, throws nothing.
extern "C" int pass_on(unsigned id, unsigned long long, unsigned long long end, unsigned,
                       void* context) noexcept {
  const Receiver& receiver = *static_cast<const Receiver*>(context);
  receiver.note(receiver.context, id, static_cast<std::uint32_t>(end));
  return 0;
}

}  // namespace

std::shared_ptr<const LiteralScanner> LiteralScanner::compile(std::span<const std::string> literals,
                                                              ChooserTarget target) {
  std::vector<const char*> pointers;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  for (const std::string& literal : literals) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    pointers.push_back(literal.c_str());
    sizes.push_back(literal.size());
  }
  const std::vector<unsigned> flags(literals.size(), HS_FLAG_CASELESS);
  const HsPlatform platform(target);
  hs_database_t* raw = nullptr;
  hs_compile_error_t* raw_error = nullptr;
  hs_compile_lit_multi(pointers.data(), flags.data(), ids.data(), sizes.data(),
                       static_cast<unsigned>(literals.size()), HS_MODE_BLOCK, platform.get(), &raw,
                       &raw_error);
  const HsCompileError error(raw_error);
  auto scanner = std::make_shared<LiteralScanner>();
  scanner->database_.reset(raw);
  if (!scanner->database_) return nullptr;
  return scanner;
}

std::shared_ptr<const LiteralScanner> LiteralScanner::from_bytes(std::string_view bytes) {
  auto scanner = std::make_shared<LiteralScanner>();
  scanner->database_ = deserialised(bytes);
  if (!scanner->database_) return nullptr;
  return scanner;
}

bool LiteralScanner::scan(std::string_view text, hs_scratch* scratch, Note note,
                          void* context) const {
  if (scratch == nullptr || text.size() > std::numeric_limits<unsigned>::max()) return false;
  Receiver receiver{note, context};
  return hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch,
                 pass_on, &receiver) == HS_SUCCESS;
}

}  // namespace expunge
