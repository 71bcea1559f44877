#include "record/compress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace expunge {
namespace {

constexpr std::size_t kOutStep = std::size_t{1} << 16;

class GzipCompressor final : public Compressor {
 public:
  GzipCompressor() {
    ready_ = deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                          Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~GzipCompressor() override {
    if (ready_) deflateEnd(&stream_);
  }
  GzipCompressor(const GzipCompressor&) = delete;
  GzipCompressor& operator=(const GzipCompressor&) = delete;

  bool write(std::string_view bytes, std::string& out) override {
    while (!bytes.empty()) {
      const std::size_t piece =
          std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max());
      if (!deflate_piece(bytes.substr(0, piece), Z_NO_FLUSH, out)) return false;
      bytes.remove_prefix(piece);
    }
    return true;
  }
  bool finish(std::string& out) override { return deflate_piece({}, Z_FINISH, out); }

 private:
  bool deflate_piece(std::string_view bytes, int flush, std::string& out) {
    if (!ready_) return false;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    int code = Z_OK;
    do {
      const std::size_t had = out.size();
      out.resize(had + kOutStep);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + had);
      stream_.avail_out = kOutStep;
      code = deflate(&stream_, flush);
      out.resize(had + kOutStep - stream_.avail_out);
      if (code == Z_STREAM_ERROR) return false;
    } while (stream_.avail_out == 0);
    return flush != Z_FINISH || code == Z_STREAM_END;
  }

  z_stream stream_{};
  bool ready_ = false;
};

class ZstdCompressor final : public Compressor {
 public:
  ZstdCompressor() : context_(ZSTD_createCCtx(), ZSTD_freeCCtx) {
    if (context_ != nullptr) ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
  }

  bool write(std::string_view bytes, std::string& out) override {
    return pump(bytes, ZSTD_e_continue, out);
  }
  bool finish(std::string& out) override { return pump({}, ZSTD_e_end, out); }

 private:
  bool pump(std::string_view bytes, ZSTD_EndDirective directive, std::string& out) {
    if (context_ == nullptr) return false;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      const std::size_t had = out.size();
      out.resize(had + kOutStep);
      ZSTD_outBuffer piece{out.data() + had, kOutStep, 0};
      const std::size_t left = ZSTD_compressStream2(context_.get(), &piece, &in, directive);
      out.resize(had + piece.pos);
      if (ZSTD_isError(left) != 0) return false;
      if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return true;
    }
  }

  std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context_;
};

}  // namespace

std::unique_ptr<Compressor> Compressor::create(Compression compression) {
  switch (compression) {
    case Compression::kGzip:
      return std::make_unique<GzipCompressor>();
    case Compression::kZstd:
      return std::make_unique<ZstdCompressor>();
    case Compression::kNone:
      break;
  }
  return nullptr;
}

}  // namespace expunge
