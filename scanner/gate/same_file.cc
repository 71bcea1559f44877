#include "gate/same_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "base/digest.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStep = std::size_t{1} << 18;

// Small files: as they are stored, and without a trace in the digests.
bool same_small(const std::string& a, const std::string& b, std::uintmax_t size) {
  std::string one(size, '\0');
  std::string other(size, '\0');
  const auto count = static_cast<std::streamsize>(size);
  return std::ifstream(a, std::ios::binary).read(one.data(), count) &&
         std::ifstream(b, std::ios::binary).read(other.data(), count) && one == other;
}

// A file that is read in full steps.
class Reader {
 public:
  static Result<Reader> open(const DataFile& file, const PassContext& context) {
    Reader reader(file, context);
    auto source = open_data(file, context.git);
    if (!source) return std::move(source).error();
    reader.source_ = std::move(*source);
    reader.source_->leave_undigested();
    return reader;
  }

  // The next kStep bytes, fewer at the end.
  Result<std::string_view> next() {
    if (Result<void> going_on = context_->check_stop(); !going_on) return going_on.error();
    std::size_t held = 0;
    while (held < kStep) {
      const Result<std::size_t> got = source_->read(buffer_.data() + held, kStep - held);
      if (!got) return got.error();
      if (*got == 0) break;
      held += *got;
    }
    context_->progress.read(held);
    return std::string_view(buffer_).substr(0, held);
  }

  void keep(const std::string& digest) const { context_->digests.keep(reading_, *file_, digest); }

 private:
  Reader(const DataFile& file, const PassContext& context)
      : file_(&file), context_(&context), reading_(context.digests, file) {}

  const DataFile* file_;
  const PassContext* context_;
  FileDigests::Reading reading_;
  std::unique_ptr<Source> source_;
  std::string buffer_ = std::string(kStep, '\0');
};

Result<std::string> digest_of(const DataFile& file, const PassContext& context) {
  Result<Reader> reader = Reader::open(file, context);
  if (!reader) return std::move(reader).error();
  Sha256 hash;
  for (;;) {
    const Result<std::string_view> bytes = reader->next();
    if (!bytes) return bytes.error();
    if (bytes->empty()) break;
    hash.update(*bytes);
  }
  std::string digest = to_hex(hash.finish());
  reader->keep(digest);
  return digest;
}

// Nothing is known of either: to the first difference.
Result<bool> same_by_reading(const DataFile& a, const DataFile& b, const PassContext& context) {
  Result<Reader> left = Reader::open(a, context);
  if (!left) return std::move(left).error();
  Result<Reader> right = Reader::open(b, context);
  if (!right) return std::move(right).error();
  Sha256 hash;
  for (;;) {
    const Result<std::string_view> one = left->next();
    if (!one) return one.error();
    const Result<std::string_view> other = right->next();
    if (!other) return other.error();
    if (*one != *other) return false;
    if (one->empty()) break;
    hash.update(*one);
  }
  const std::string digest = to_hex(hash.finish());
  left->keep(digest);
  right->keep(digest);
  return true;
}

}  // namespace

Result<bool> same_file(const DataFile& a, const DataFile& b, const PassContext& context) {
  if (!a.object.empty() && !b.object.empty()) return a.object == b.object;
  if (a.object.empty() && b.object.empty()) {
    std::error_code failed;
    if (fs::equivalent(a.path, b.path, failed)) return true;
    const auto size = fs::file_size(a.path, failed);
    if (failed || size != fs::file_size(b.path, failed) || failed) return false;
    if (size < FileDigests::kLeastBytes) return same_small(a.path, b.path, size);
  }
  std::optional<std::string> one = context.digests.find(a);
  std::optional<std::string> other = context.digests.find(b);
  if (!one && !other) return same_by_reading(a, b, context);
  if (!one || !other) {
    Result<std::string> read = digest_of(one ? b : a, context);
    if (!read) return std::move(read).error();
    (one ? other : one) = std::move(*read);
  }
  return *one == *other;
}

}  // namespace expunge
