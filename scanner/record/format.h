// Which container and which profile a source has, told from its first records.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "expunge/result.h"
#include "record/source.h"
#include "rulebook/profile.h"

namespace expunge {

struct Format {
  Container container = Container::kTextLines;
  const Profile* profile =
      nullptr;  // never null after detection: "generic", "csv" or "text" at least
  bool byte_order_mark = false;
  char delimiter = ',';              // for kCsv and kTsv
  std::vector<std::string> columns;  // CSV header, decoded
  std::string why;                   // "first record has bot_id and conversation", for the user
};

struct FormatOverride {
  std::string profile;    // name; empty = detect
  std::string container;  // "jsonl", ...; empty = detect
};

// Looks at up to 1 MiB without taking it.  Text is the fallback for .txt, .md, .log and for
// standard input that does not begin like JSON, never for a .json or .jsonl that cannot be read:
// those keep their container and their records go to quarantine. Errors: unknown profile or
// container (did you mean), binary input, UTF-16, Parquet ("not supported yet").
Result<Format> detect_format(Source& source, const ProfileSet& profiles,
                             const FormatOverride& wanted);

}  // namespace expunge
