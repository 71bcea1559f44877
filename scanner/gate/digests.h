// Digests of files that were read before, kept from one run to the next, so that a file that nobody
// touched since need not be read again.
//
// A file is known by path, size, inode, and the times of its last change.  As git's index does, a
// file that was changed less than `margin` before it was read is not kept: it could change once
// more within the same tick of the clock.  The time of the last status change (ctime) counts too:
// no program can set it, so a file that was changed and given its old date is read again.  Objects
// of git never change and are known by their ids.
//
// What is kept is of use to whoever could change this program as well, and to nobody else: the file
// belongs to the user, and what cannot be read of it is as if it were not there.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "expunge/result.h"
#include "gate/data_file.h"

namespace expunge {

// What a file looks like from outside.
struct FileState {
  std::uint64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;   // likewise: contents, owner, name
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  friend bool operator==(const FileState&, const FileState&) = default;
};
// Nothing if it is no regular file.
std::optional<FileState> state_of(const std::string& path);

class FileDigests {
 public:
  static constexpr std::uint64_t kLeastBytes = 64U << 10U;  // smaller files are sooner read
  static constexpr std::chrono::nanoseconds kMargin = std::chrono::seconds(2);

  // Keeps nothing.
  FileDigests() = default;
  static FileDigests load(std::string path, std::chrono::nanoseconds margin = kMargin);

  // SHA-256 (hex) of what the file says (decompressed), if it is known and the file is as it was
  // then.
  std::optional<std::string> find(const DataFile& file);

  // A reading that is about to begin.
  class Reading {
   public:
    Reading(const FileDigests& digests, const DataFile& file);

   private:
    friend class FileDigests;
    std::string name_;  // empty: not to be kept
    std::optional<FileState> state_;
    std::int64_t began_ = 0;
  };
  void keep(const Reading& reading, const DataFile& file, const std::string& digest);

  // Does nothing if nothing came up.
  Result<void> save();

 private:
  struct Entry {
    std::string digest;
    FileState state;        // all 0: of an object
    std::int64_t used = 0;  // day since 1970
  };
  static std::optional<std::string> name_of(const DataFile& file);
  void read_line(std::string_view line);
  static std::string to_line(const std::string& name, const Entry& entry);

  std::string path_;  // empty: nothing is kept
  std::chrono::nanoseconds margin_ = kMargin;
  std::map<std::string, Entry> entries_;
  bool touched_ = false;
};

}  // namespace expunge
