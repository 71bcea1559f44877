#include "match/literal_scanner.h"

#include <hs.h>

#include <limits>

namespace expunge {
namespace {

struct Receiver {
  LiteralScanner::Note note;
  void* context;
};

// C frames above: what throws ends the program.
extern "C" int pass_on(unsigned id, unsigned long long, unsigned long long end, unsigned,
                       void* context) noexcept {
  const Receiver& receiver = *static_cast<const Receiver*>(context);
  receiver.note(receiver.context, id, static_cast<std::uint32_t>(end));
  return 0;
}

}  // namespace

std::shared_ptr<const LiteralScanner> LiteralScanner::compile(std::span<const std::string> literals,
                                                              ChooserTarget target) {
  auto scanner = std::make_shared<LiteralScanner>();
  scanner->database_ = compile_literals(literals, target);
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
