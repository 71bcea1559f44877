#include "match/hyperscan.h"

#include <hs.h>

#include <cstdlib>

namespace expunge {

void FreeHyperscan::operator()(hs_database* database) const noexcept { hs_free_database(database); }
void FreeHyperscan::operator()(hs_scratch* scratch) const noexcept { hs_free_scratch(scratch); }

std::string serialised(const HsDatabase& database) {
  if (!database) return {};
  char* raw = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(database.get(), &raw, &size) != HS_SUCCESS) return {};
  const std::unique_ptr<char, decltype(&std::free)> bytes(raw, std::free);
  return {bytes.get(), size};
}

HsDatabase deserialised(std::string_view bytes) {
  hs_database_t* raw = nullptr;
  const hs_error_t code = hs_deserialize_database(bytes.data(), bytes.size(), &raw);
  return code == HS_SUCCESS ? HsDatabase(raw) : nullptr;
}

HsScratch make_scratch(const HsDatabase& database) {
  hs_scratch_t* raw = nullptr;
  if (!database || hs_alloc_scratch(database.get(), &raw) != HS_SUCCESS) return nullptr;
  return HsScratch(raw);
}

}  // namespace expunge
