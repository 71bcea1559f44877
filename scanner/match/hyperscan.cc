#include "match/hyperscan.h"

#include <hs.h>

#include <cstdlib>
#include <vector>

namespace expunge {
namespace {

struct FreeCompileError {
  void operator()(hs_compile_error_t* error) const noexcept { hs_free_compile_error(error); }
};
using HsCompileError = std::unique_ptr<hs_compile_error_t, FreeCompileError>;

// Hyperscan's description of a target; null stands for this machine.
class Platform {
 public:
  explicit Platform(ChooserTarget target) : is_host_(target == ChooserTarget::kHost) {
    info_.tune = HS_TUNE_FAMILY_GENERIC;
    info_.cpu_features = target == ChooserTarget::kAvx2 ? HS_CPU_FEATURES_AVX2 : 0;
  }
  const hs_platform_info_t* get() const { return is_host_ ? nullptr : &info_; }

 private:
  bool is_host_;
  hs_platform_info_t info_{};
};

}  // namespace

void FreeHyperscan::operator()(hs_database* database) const noexcept { hs_free_database(database); }
void FreeHyperscan::operator()(hs_scratch* scratch) const noexcept { hs_free_scratch(scratch); }

HsDatabase compile_literals(std::span<const std::string> literals, ChooserTarget target) {
  std::vector<const char*> pointers;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  for (const std::string& literal : literals) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    pointers.push_back(literal.c_str());
    sizes.push_back(literal.size());
  }
  const std::vector<unsigned> flags(literals.size(), HS_FLAG_CASELESS);
  const Platform platform(target);
  hs_database_t* raw = nullptr;
  hs_compile_error_t* raw_error = nullptr;
  hs_compile_lit_multi(pointers.data(), flags.data(), ids.data(), sizes.data(),
                       static_cast<unsigned>(literals.size()), HS_MODE_BLOCK, platform.get(), &raw,
                       &raw_error);
  const HsCompileError error(raw_error);
  return HsDatabase(raw);
}

HsDatabase compile_patterns(std::span<const HsPattern> patterns, ChooserTarget target,
                            std::optional<std::size_t>& culprit) {
  std::vector<const char*> texts;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const HsPattern& pattern : patterns) {
    texts.push_back(pattern.text->c_str());
    flags.push_back(HS_FLAG_MULTILINE | (pattern.approximate ? HS_FLAG_PREFILTER : 0U));
    ids.push_back(pattern.id);
  }
  const Platform platform(target);
  hs_database_t* raw = nullptr;
  hs_compile_error_t* raw_error = nullptr;
  const hs_error_t code =
      hs_compile_multi(texts.data(), flags.data(), ids.data(), static_cast<unsigned>(texts.size()),
                       HS_MODE_BLOCK, platform.get(), &raw, &raw_error);
  HsDatabase database(raw);
  const HsCompileError error(raw_error);
  if (code == HS_SUCCESS) return database;
  culprit.reset();
  if (error && error->expression >= 0 &&
      static_cast<std::size_t>(error->expression) < patterns.size()) {
    culprit = static_cast<std::size_t>(error->expression);
  }
  return nullptr;
}

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
