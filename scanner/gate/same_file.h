// Whether two versions of a file say the same.
#pragma once

#include "expunge/result.h"
#include "gate/data_file.h"
#include "gate/pass.h"

namespace expunge {

// Objects of git are told by their ids, files of different size by that; all else is read, once:
// what it says is remembered as a digest (context.digests).  False where it cannot be told at no
// more than that cost: then the records have to be compared.
Result<bool> same_file(const DataFile& a, const DataFile& b, const PassContext& context);

}  // namespace expunge
