// What a pattern's matches are spelled with while its sequences are derived (match/sequences.h):
// numbers of byte classes, and marks of no width between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "match/sequence.h"

namespace expunge {

// A class by its number, or a mark.
using Symbol = char16_t;
using Symbols = std::u16string;
using SymbolSet = std::vector<Symbols>;       // sorted, no two alike
inline constexpr Symbol kWordEdge = 0xFFF0;   // \b
inline constexpr Symbol kLineBegin = 0xFFF1;  // ^
inline constexpr Symbol kLineEnd = 0xFFF2;    // $
inline constexpr Symbol kNodeBegin = 0xFFF3;  // nothing of the node's match stands before

inline bool is_mark(Symbol symbol) { return symbol >= kWordEdge; }
std::size_t count_bytes(const Symbols& symbols);

void sort_unique(SymbolSet& set);
// One behind the other.
Symbols follow(const Symbols& a, const Symbols& b);
// Each behind each; nothing if these are more than `most`.
std::optional<SymbolSet> product(const SymbolSet& left, const SymbolSet& right, std::size_t most);
SymbolSet united(const SymbolSet& a, const SymbolSet& b);
// The first kMaxSequenceBytes bytes of each, with the marks before them; the last.
void keep_front(SymbolSet& set);
void keep_back(SymbolSet& set);
// Other parts may stand before.
void forget_begin(SymbolSet& set);

// True if every byte of the class is the first of a character.  The class of a wide set's last
// bytes is not; it only stands at the begin of a sequence.
bool begins_character(const ByteSet& bytes);

// Widths, of which each may be kUnboundedWidth.
std::uint32_t add_widths(std::uint32_t a, std::uint32_t b);

}  // namespace expunge
