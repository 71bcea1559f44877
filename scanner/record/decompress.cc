#include "record/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace expunge {
namespace {

Error damaged(const std::string& of, std::string_view kind, std::string_view said) {
  return {ErrorCode::kFormat,
          "the " + std::string(kind) + " stream is damaged (" + std::string(said) +
              "); nothing behind this point can be read, get the file again",
          of};
}

Error truncated(const std::string& of, std::string_view kind) {
  return {ErrorCode::kFormat,
          "the " + std::string(kind) + " stream ends early; the file is cut off, get it again", of};
}

class GzipDecompressor final : public Decompressor {
 public:
  explicit GzipDecompressor(std::string of) : of_(std::move(of)) {}
  ~GzipDecompressor() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipDecompressor(const GzipDecompressor&) = delete;
  GzipDecompressor& operator=(const GzipDecompressor&) = delete;

  bool prepare() {
    ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK;  // 16: gzip header and CRC
    return ready_;
  }

  Result<Step> step(std::string_view stored, char* into, std::size_t size) override {
    if (stored.empty()) return Step{};
    if (!in_member_ && any_member_ && stored.front() == '\0') return skip_padding(stored);
    if (padded_) return damaged(of_, "gzip", "bytes behind the padding");
    if (!in_member_) {
      if (inflateReset(&stream_) != Z_OK) return damaged(of_, "gzip", "cannot start a member");
      in_member_ = true;
    }
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stored.data()));
    stream_.avail_in = static_cast<uInt>(std::min(stored.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(std::min(size, kMost));
    const uInt in = stream_.avail_in;
    const uInt out = stream_.avail_out;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
      return damaged(of_, "gzip", stream_.msg != nullptr ? stream_.msg : zError(code));
    }
    if (code == Z_STREAM_END) {
      in_member_ = false;
      any_member_ = true;
    }
    return Step{in - stream_.avail_in, out - stream_.avail_out};
  }

  Result<void> finish() const override {
    if (in_member_ || !any_member_) return truncated(of_, "gzip");
    return {};
  }

 private:
  // Zero bytes behind the last member are padding (tapes, some downloaders); gzip(1) takes them.
  Result<Step> skip_padding(std::string_view stored) {
    const std::size_t end = stored.find_first_not_of('\0');
    padded_ = true;
    return Step{end == std::string_view::npos ? stored.size() : end, 0};
  }

  std::string of_;
  z_stream stream_{};
  bool ready_ = false;
  bool in_member_ = false;
  bool any_member_ = false;
  bool padded_ = false;
};

class ZstdDecompressor final : public Decompressor {
 public:
  explicit ZstdDecompressor(std::string of)
      : of_(std::move(of)), stream_(ZSTD_createDStream(), ZSTD_freeDStream) {}

  bool prepare() {
    return stream_ != nullptr && ZSTD_isError(ZSTD_initDStream(stream_.get())) == 0;
  }

  Result<Step> step(std::string_view stored, char* into, std::size_t size) override {
    ZSTD_inBuffer in{stored.data(), stored.size(), 0};
    ZSTD_outBuffer out{into, size, 0};
    const std::size_t left = ZSTD_decompressStream(stream_.get(), &out, &in);
    if (ZSTD_isError(left) != 0) return damaged(of_, "zstd", ZSTD_getErrorName(left));
    if (in.pos > 0 || out.pos > 0) between_frames_ = left == 0;
    return Step{in.pos, out.pos};
  }

  Result<void> finish() const override {
    if (!between_frames_) return truncated(of_, "zstd");
    return {};
  }

 private:
  std::string of_;
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
  bool between_frames_ = false;
};

template <class T>
Result<std::unique_ptr<Decompressor>> prepared(std::string of) {
  auto made = std::make_unique<T>(of);
  if (!made->prepare()) {
    return Error{ErrorCode::kIo, "no memory to decompress; close other programs and try again",
                 std::move(of)};
  }
  return std::unique_ptr<Decompressor>(std::move(made));
}

}  // namespace

Compression compression_of(std::string_view first_bytes) {
  if (first_bytes.starts_with("\x1f\x8b\x08")) return Compression::kGzip;
  if (first_bytes.starts_with("\x28\xb5\x2f\xfd")) return Compression::kZstd;
  // A skippable frame may come first (RFC 8878 section 3.1.2): 0x184D2A50 to 0x184D2A5F.
  if (first_bytes.size() >= 4 && (static_cast<unsigned char>(first_bytes[0]) & 0xf0) == 0x50 &&
      first_bytes.substr(1, 3) == "\x2a\x4d\x18") {
    return Compression::kZstd;
  }
  return Compression::kNone;
}

Result<std::unique_ptr<Decompressor>> Decompressor::create(Compression compression,
                                                           std::string of) {
  switch (compression) {
    case Compression::kGzip:
      return prepared<GzipDecompressor>(std::move(of));
    case Compression::kZstd:
      return prepared<ZstdDecompressor>(std::move(of));
    case Compression::kNone:
      break;
  }
  return std::unique_ptr<Decompressor>();
}

}  // namespace expunge
