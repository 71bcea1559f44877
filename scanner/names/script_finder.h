// Names in scripts without letter case, where no capital shows them: what such names are made of,
// and the words they stand beside (rules/lists/script-names.txt and the other name lists).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/finder.h"
#include "names/name_lists.h"
#include "names/script_lists.h"
#include "text/byte_masks.h"

namespace expunge {

// Working memory of one thread.  Texts without such scripts cost a look at their bytes.
class ScriptNameFinder {
 public:
  // Appends the names of `text`, those of one script in order.  `human`: a person wrote it, so that
  // names without a cue count.  REQUIRES: valid UTF-8.
  void find(const MaskedText& text, bool human, const NameLists& lists, const ScriptLists& scripts,
            std::vector<FoundName>& out);

 private:
  std::string buffer_;
};

}  // namespace expunge
