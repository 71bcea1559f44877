// What compiling for Hyperscan takes.  Only for sources: brings in hs.h.
#pragma once

#include <hs.h>

#include <memory>

#include "match/hyperscan.h"

namespace expunge {

struct FreeCompileError {
  void operator()(hs_compile_error_t* error) const noexcept { hs_free_compile_error(error); }
};
using HsCompileError = std::unique_ptr<hs_compile_error_t, FreeCompileError>;

// Hyperscan's description of a target; null stands for this machine.
class HsPlatform {
 public:
  explicit HsPlatform(ChooserTarget target) : is_host_(target == ChooserTarget::kHost) {
    info_.tune = HS_TUNE_FAMILY_GENERIC;
    info_.cpu_features = target == ChooserTarget::kAvx2 ? HS_CPU_FEATURES_AVX2 : 0;
  }
  const hs_platform_info_t* get() const { return is_host_ ? nullptr : &info_; }

 private:
  bool is_host_;
  hs_platform_info_t info_{};
};

}  // namespace expunge
