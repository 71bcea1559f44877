#include "redact/splice.h"

namespace expunge {

bool splice(std::string_view raw, std::span<const Edit> edits, std::string& out) {
  // All edits are checked before anything is written: a half-edited record must never be seen.
  std::size_t at = 0;
  std::size_t size = raw.size();
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end < edit.span.begin || edit.span.end > raw.size()) {
      return false;
    }
    at = edit.span.end;
    size = size - edit.span.size() + edit.replacement.size();
  }
  out.reserve(out.size() + size);
  at = 0;
  for (const Edit& edit : edits) {
    out.append(raw, at, edit.span.begin - at);
    out += edit.replacement;
    at = edit.span.end;
  }
  out.append(raw, at);
  return true;
}

}  // namespace expunge
