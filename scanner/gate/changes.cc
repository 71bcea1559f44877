#include "gate/changes.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <tuple>

#include "base/digest.h"
#include "gate/same_file.h"

namespace expunge {
namespace {

ContentId cut(const Digest& digest) {
  ContentId id;
  std::memcpy(id.data(), digest.data(), id.size());
  return id;
}

void hash_number(std::uint64_t number, Sha256& hash) {
  hash.update(std::to_string(number));
  hash.update(" ");
}

// How a record's bytes are read: the same bytes may say something else in another format.
std::string reading_of(const Format& format) {
  std::string about = std::string(to_string(format.container)) + " " + format.profile->name + " " +
                      format.profile->digest + " " + format.delimiter;
  if (format.container == Container::kJsonLines || format.container == Container::kJsonArray ||
      format.container == Container::kJsonDocuments) {
    about = "json " + format.profile->name + " " + format.profile->digest;
  }
  for (const std::string& column : format.columns) {
    about += " " + std::to_string(column.size()) + " " + column;
  }
  return about;
}

struct MarkJob {
  Batch batch;
  std::vector<RecordMark> marks;
  std::uint64_t records = 0;
};

class Marker {
 public:
  Marker(const PassContext& context, std::uint32_t file) : context_(context), file_(file) {}

  // A mark a record by its bytes; `side` keeps apart what must never be taken for equal.
  Result<std::uint64_t> by_bytes(const DataFile& file, std::string_view side,
                                 std::vector<RecordMark>& out) const {
    Result<OpenData> data = open_for_pass(file, context_);
    if (!data) return std::move(data).error();
    const std::string about = reading_of(data->format);
    std::uint64_t records = 0;
    const auto work = [&](unsigned, MarkJob& job) {
      start(job);
      Sha256 hash;
      for (const Unit& unit : job.batch.units) {
        if (unit.kind == UnitKind::kBytes) continue;
        job.records += unit.kind == UnitKind::kRecord ? 1U : 0U;
        hash_unit(job.batch, unit, about, side, hash);
        job.marks.push_back({cut(hash.finish()), job.batch.offset + unit.raw.begin, file_});
      }
    };
    const auto write = [&](MarkJob& job) -> Result<void> {
      out.insert(out.end(), job.marks.begin(), job.marks.end());
      records += job.records;
      return {};
    };
    Result<void> done = carry<MarkJob>(*data, Selection::all(), context_, work, write);
    if (!done) return done.error();
    return records;
  }

  // New marks for old ones (of this file, by offset): what the records say.
  Result<void> by_content(const DataFile& file, std::span<RecordMark> marks) const {
    Result<OpenData> data = open_for_pass(file, context_);
    if (!data) return std::move(data).error();
    const std::string about = data->format.profile->name + data->format.profile->digest;
    std::vector<std::uint64_t> offsets;
    for (const RecordMark& mark : marks) offsets.push_back(mark.offset);
    const Selection selection(std::move(offsets));
    std::vector<std::unique_ptr<RecordTaker>> takers;
    for (unsigned i = 0; i < context_.jobs(); ++i) {
      takers.push_back(std::make_unique<RecordTaker>(data->format));
    }
    const auto work = [&](unsigned worker, MarkJob& job) {
      start(job);
      Sha256 hash;
      for (const Unit& unit : job.batch.units) {
        if (unit.kind == UnitKind::kBytes || !selection.holds(job.batch, unit)) continue;
        const std::string_view raw =
            std::string_view(job.batch.bytes).substr(unit.raw.begin, unit.raw.size());
        if (!takers[worker]->take(unit, raw)) continue;  // keeps the mark of its bytes
        const ContentId content = takers[worker]->content();
        hash.update(about);
        hash.update({reinterpret_cast<const char*>(content.data()), content.size()});
        job.marks.push_back({cut(hash.finish()), job.batch.offset + unit.raw.begin, file_});
      }
    };
    std::size_t at = 0;
    const auto write = [&](MarkJob& job) -> Result<void> {
      for (const RecordMark& mark : job.marks) {
        while (marks[at].offset < mark.offset) ++at;
        marks[at].digest = mark.digest;
      }
      return {};
    };
    return carry<MarkJob>(*data, selection, context_, work, write);
  }

 private:
  static void start(MarkJob& job) {
    job.marks.clear();
    job.records = 0;
  }

  // A record that was refused unread has no bytes to go by: it is like no other.
  static void hash_unit(const Batch& batch, const Unit& unit, std::string_view about,
                        std::string_view side, Sha256& hash) {
    hash.update(about);
    hash_number(static_cast<std::uint64_t>(unit.kind), hash);
    if (unit.issue && unit.raw.empty()) {
      hash.update(side);
      hash_number(batch.offset + unit.raw.begin, hash);
    }
    hash_number(unit.before.size(), hash);
    hash.update(unit.before);
    hash_number(unit.after.size(), hash);
    hash.update(unit.after);
    hash.update(std::string_view(batch.bytes).substr(unit.raw.begin, unit.raw.size()));
  }

  const PassContext& context_;
  std::uint32_t file_;
};

auto by_place(const RecordMark& mark) { return std::tuple(mark.file, mark.offset); }

void sort_by_place(std::vector<RecordMark>& marks) {
  std::sort(marks.begin(), marks.end(),
            [](const RecordMark& a, const RecordMark& b) { return by_place(a) < by_place(b); });
}

Result<void> mark_by_content(const std::vector<FilePair>& pairs, bool now,
                             std::vector<RecordMark>& marks, const PassContext& context) {
  sort_by_place(marks);
  for (std::size_t begin = 0; begin < marks.size();) {
    const std::uint32_t file = marks[begin].file;
    std::size_t end = begin;
    while (end < marks.size() && marks[end].file == file) ++end;
    const DataFile& data = now ? *pairs[file].now : *pairs[file].before;
    const Result<void> done =
        Marker(context, file).by_content(data, std::span(marks).subspan(begin, end - begin));
    if (!done) return done;
    begin = end;
  }
  return {};
}

void append(std::vector<RecordMark>& from, std::vector<RecordMark>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

void cancel(std::vector<RecordMark>& before, std::vector<RecordMark>& now) {
  const auto order = [](const RecordMark& a, const RecordMark& b) {
    return std::tuple(a.digest, by_place(a)) < std::tuple(b.digest, by_place(b));
  };
  std::sort(before.begin(), before.end(), order);
  std::sort(now.begin(), now.end(), order);
  std::vector<RecordMark> left_before;
  std::vector<RecordMark> left_now;
  auto old_mark = before.begin();
  auto new_mark = now.begin();
  while (old_mark != before.end() && new_mark != now.end()) {
    if (old_mark->digest == new_mark->digest) {
      ++old_mark;
      ++new_mark;
    } else if (old_mark->digest < new_mark->digest) {
      left_before.push_back(*old_mark++);
    } else {
      left_now.push_back(*new_mark++);
    }
  }
  left_before.insert(left_before.end(), old_mark, before.end());
  left_now.insert(left_now.end(), new_mark, now.end());
  before = std::move(left_before);
  now = std::move(left_now);
}

Result<RecordChanges> find_changes(const std::vector<FilePair>& pairs, const PassContext& context) {
  RecordChanges changes;
  changes.same.resize(pairs.size());
  context.progress.begin("comparing", pairs.size());
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    const FilePair& pair = pairs[i];
    context.progress.next_file();
    if (pair.before && pair.now) {
      const Result<bool> same = same_file(*pair.before, *pair.now, context);
      if (!same) return same.error();
      changes.same[i] = *same;
      if (*same) continue;
    }
    std::vector<RecordMark> before;
    std::vector<RecordMark> now;
    const Marker marker(context, i);
    if (pair.before) {
      const Result<std::uint64_t> marked = marker.by_bytes(*pair.before, "before", before);
      if (!marked) return marked.error();
    }
    if (pair.now) {
      const Result<std::uint64_t> marked = marker.by_bytes(*pair.now, "now", now);
      if (!marked) return marked.error();
      changes.records += *marked;
    }
    cancel(before, now);
    append(before, changes.removed);
    append(now, changes.added);
  }
  cancel(changes.removed, changes.added);
  if (!changes.removed.empty() && !changes.added.empty()) {
    Result<void> done = mark_by_content(pairs, false, changes.removed, context);
    if (done) done = mark_by_content(pairs, true, changes.added, context);
    if (!done) return done.error();
    cancel(changes.removed, changes.added);
  }
  sort_by_place(changes.removed);
  sort_by_place(changes.added);
  return changes;
}

Selection selection_of(const std::vector<RecordMark>& marks, std::uint32_t file) {
  std::vector<std::uint64_t> offsets;
  const auto range =
      std::equal_range(marks.begin(), marks.end(), RecordMark{{}, 0, file},
                       [](const RecordMark& a, const RecordMark& b) { return a.file < b.file; });
  for (auto mark = range.first; mark != range.second; ++mark) offsets.push_back(mark->offset);
  return Selection(std::move(offsets));
}

}  // namespace expunge
