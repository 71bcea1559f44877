#include "detect/public_suffix.h"

#include <libpsl.h>

namespace expunge {

// Some top-level domains are no suffix themselves (za), so each tail is tried.  Nothing is read at
// run time.
bool has_public_suffix(const std::string& domain) {
  const psl_ctx_t* list = psl_builtin();
  if (list == nullptr) return false;
  constexpr int kKnown = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE;
  std::size_t dot = domain.rfind('.');
  for (int labels = 1; labels <= 3 && dot != std::string::npos && dot > 0; ++labels) {
    if (psl_is_public_suffix2(list, domain.c_str() + dot + 1, kKnown) != 0) return true;
    dot = domain.rfind('.', dot - 1);
  }
  return false;
}

}  // namespace expunge
