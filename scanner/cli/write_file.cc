#include "cli/write_file.h"

#include "record/sink_file.h"

namespace expunge {

Result<void> write_file(const std::string& path, std::string_view bytes) {
  auto sink = SinkFile::create(path, Compression::kNone);
  if (!sink) return std::move(sink).error();
  if (Result<void> done = (*sink)->write(bytes); !done) return done;
  return (*sink)->commit();
}

}  // namespace expunge
