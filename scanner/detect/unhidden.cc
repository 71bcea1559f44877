#include "detect/unhidden.h"

#include "text/view.h"

namespace expunge {

std::string unhidden(std::string_view value) {
  View folded;
  const bool folds = build_folded(value, folded);
  View spoken;
  if (build_spoken(value, folds ? &folded : nullptr, spoken)) return std::string(spoken.text());
  return std::string(folds ? folded.text() : value);
}

}  // namespace expunge
