#include "pipeline/restore.h"

#include <exception>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/sink_file.h"
#include "record/source.h"
#include "record/walk.h"
#include "redact/operators.h"
#include "redact/splice.h"
#include "text/decode.h"

namespace expunge {
namespace {

constexpr std::string_view kSealedPart = ":enc:";  // what every sealed mark holds

std::string_view slice_of(std::string_view bytes, RawSpan span) {
  return bytes.substr(span.begin, span.size());
}

Compression compression_of_name(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::kGzip;
  if (path.ends_with(".zst")) return Compression::kZstd;
  return Compression::kNone;
}

// Restores one record after the other.
class Restorer {
 public:
  Restorer(const Key& key, const Format& format) : key_(key), walker_(Walker::create(format)) {}

  std::uint64_t restored() const { return restored_; }

  // Appends the unit to `out`, with its marks opened.
  Result<void> append(std::string_view bytes, const Unit& unit, std::string& out) {
    const std::string_view raw = slice_of(bytes, unit.raw);
    out.append(slice_of(bytes, unit.lead));
    edits_.clear();
    if (raw.find(kSealedPart) != std::string_view::npos && unit.kind != UnitKind::kBytes) {
      if (Result<void> opened = open_marks(unit, raw); !opened) return opened;
    }
    if (edits_.empty()) {
      out.append(raw);
    } else if (!splice(raw, edits_, out)) {
      return Error{ErrorCode::kInternal, "edits do not fit the record; please report this", ""};
    }
    out.append(slice_of(bytes, unit.tail));
    return {};
  }

 private:
  Result<void> open_marks(const Unit& unit, std::string_view raw) {
    if (unit.issue || walker_->walk(unit, raw, fields_)) {
      return Error{ErrorCode::kFormat, "holds a mark in a record that cannot be read", ""};
    }
    for (const Field& field : fields_.fields) {
      const std::string_view spelled = slice_of(raw, field.raw);
      if (spelled.find(kSealedPart) == std::string_view::npos) continue;
      text_.clear();
      decode(spelled, field.encoding, text_, map_);
      Result<std::string> opened = decrypt_marks(key_, text_);
      if (!opened) return opened.error();
      if (*opened == text_) continue;
      Edit edit{field.raw, {}};
      encode(*opened, field.encoding, edit.replacement);
      edits_.push_back(std::move(edit));
      ++restored_;
    }
    return {};
  }

  const Key& key_;
  std::unique_ptr<Walker> walker_;
  RecordFields fields_;
  OffsetMap map_;
  std::string text_;
  std::vector<Edit> edits_;
  std::uint64_t restored_ = 0;
};

Result<std::uint64_t> restore_all(const RestoreRequest& request) {
  bool fresh = false;
  Result<Key> key = load_key(request.options.key_file, &fresh);
  if (!key) return key.error();
  if (fresh) {
    return Error{ErrorCode::kKey, "needs the key of the run; give --key-file or EXPUNGE_KEY", ""};
  }
  FormatOverride format_override;
  format_override.container = request.options.format;
  Result<ProfileSet> profiles = load_profiles(request.options, &format_override.profile);
  if (!profiles) return profiles.error();
  auto source = Source::open(request.input);
  if (!source) return std::move(source).error();
  const Result<Format> format = detect_format(**source, *profiles, format_override);
  if (!format) return format.error();
  auto sink = SinkFile::create(request.output, compression_of_name(request.output));
  if (!sink) return std::move(sink).error();

  Restorer restorer(*key, *format);
  const auto splitter = Splitter::create(**source, *format, {});
  Batch batch;
  std::string out;
  for (;;) {
    if (request.stop != nullptr && request.stop->load()) {
      return Error{ErrorCode::kInterrupted, "interrupted; nothing was written", ""};
    }
    const Result<bool> more = splitter->next(batch);
    if (!more) return more.error();
    if (!*more) break;
    out.clear();
    for (const Unit& unit : batch.units) {
      if (Result<void> done = restorer.append(batch.bytes, unit, out); !done) {
        Error error = done.error();
        error.where = request.input + ": record " + std::to_string(unit.number);
        return error;
      }
    }
    if (Result<void> written = (*sink)->write(out); !written) return written.error();
  }
  if (Result<void> done = (*sink)->commit(); !done) return done.error();
  return restorer.restored();
}

}  // namespace

Result<std::uint64_t> restore(const RestoreRequest& request) {
  try {
    return restore_all(request);
  } catch (const std::exception& fault) {
    return Error{ErrorCode::kInternal,
                 std::string("unexpected failure, please report it: ") + fault.what(), ""};
  }
}

}  // namespace expunge
