// Which records of the new files are not in the old ones, and the other way round.
//
// Files of the same bytes are passed over.  Of the others every record is marked by a digest, and
// marks that both sides have are cancelled, one for one: first within a file of the same name, then
// over all files (records that moved), first by the bytes, then by what they say (records that were
// written anew).  One for one is what makes passing over equal files right: whatever they hold
// cancels anyway.  What is left has to be looked at; all else is unchanged.
#pragma once

#include <cstdint>
#include <vector>

#include "expunge/result.h"
#include "gate/content.h"
#include "gate/data_file.h"
#include "gate/pass.h"

namespace expunge {

// One record (or header, or envelope) of a file.
struct RecordMark {
  ContentId digest{};
  std::uint64_t offset = 0;  // of its bytes in the decompressed file
  std::uint32_t file = 0;    // index of the pair
};

struct RecordChanges {
  std::vector<RecordMark> added;    // in `now` of the pairs; sorted by file and offset
  std::vector<RecordMark> removed;  // in `before`
  std::uint64_t records = 0;        // of the new files that were read
  std::vector<bool> same;           // by pair: both versions are the same bytes
};

Result<RecordChanges> find_changes(const std::vector<FilePair>& pairs, const PassContext& context);

// Takes out of both lists what both have, as often as both have it.  Of equal marks the first ones
// (by file and offset) go.
void cancel(std::vector<RecordMark>& before, std::vector<RecordMark>& now);

// The marks of one file, as a selection.  `marks` are sorted by file and offset.
Selection selection_of(const std::vector<RecordMark>& marks, std::uint32_t file);

}  // namespace expunge
