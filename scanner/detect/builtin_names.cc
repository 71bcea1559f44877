#include "detect/builtin_names.h"

#include <optional>
#include <utility>

#include "rulebook/embedded.h"

namespace expunge {

NameLists builtin_names() {
  if (std::optional<NameLists> linked = NameLists::linked()) return std::move(*linked);
  return NameLists::load(
      embedded_file("lists/first-names.txt"), embedded_file("lists/surnames.txt"),
      embedded_file("lists/words.txt"), embedded_file("lists/function-words.txt"),
      embedded_file("lists/public-figures.txt"), embedded_file("lists/name-cues.txt"));
}

}  // namespace expunge
