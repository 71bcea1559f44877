// The file: JSON Lines, one an entry,
//   ["SHA-256","size","modified","changed","inode","device",day of last use,"name"]
// where the name is an absolute path, or "object ID" of git.
#include "gate/digests.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kHead = R"({"type":"file digests","version":1})";
constexpr std::int64_t kDaysKept = 60;  // without being asked for
constexpr std::size_t kMembers = 8;

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
      .time_since_epoch()
      .count();
}

std::int64_t nanoseconds(const timespec& time) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return static_cast<std::int64_t>(time.tv_sec) * kSecond + time.tv_nsec;
}

}  // namespace

std::optional<FileState> state_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileState{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                   nanoseconds(status.st_ctim), status.st_ino, status.st_dev};
}

FileDigests FileDigests::load(std::string path, std::chrono::nanoseconds margin) {
  FileDigests digests;
  digests.path_ = std::move(path);
  digests.margin_ = margin;
  if (digests.path_.empty()) return digests;
  std::ifstream in(digests.path_, std::ios::binary);
  std::string line;
  if (!std::getline(in, line) || line != kHead) return digests;
  while (std::getline(in, line)) digests.read_line(line);
  return digests;
}

// A line that cannot be read is as if it were not there.
void FileDigests::read_line(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_array() || json.size() != kMembers || !json[0].is_string() ||
      !json[kMembers - 1].is_string()) {
    return;
  }
  for (std::size_t i = 1; i + 1 < kMembers; ++i) {
    if (!json[i].is_number_integer()) return;
  }
  Entry entry;
  entry.digest = json[0].get<std::string>();
  entry.state = {json[1].get<std::uint64_t>(), json[2].get<std::int64_t>(),
                 json[3].get<std::int64_t>(), json[4].get<std::uint64_t>(),
                 json[5].get<std::uint64_t>()};
  entry.used = json[6].get<std::int64_t>();
  entries_[json[kMembers - 1].get<std::string>()] = entry;
}

std::string FileDigests::to_line(const std::string& name, const Entry& entry) {
  const FileState& state = entry.state;
  return Json::array({entry.digest, state.size, state.modified, state.changed, state.inode,
                      state.device, entry.used, name})
             .dump() +
         "\n";
}

// Nothing for what cannot be written in JSON.
std::optional<std::string> FileDigests::name_of(const DataFile& file) {
  if (!file.object.empty()) return "object " + file.object;
  std::error_code failed;
  std::string name = fs::absolute(file.path, failed).lexically_normal().string();
  if (failed || !is_valid_utf8(name)) return std::nullopt;
  return name;
}

std::optional<std::string> FileDigests::find(const DataFile& file) {
  if (path_.empty()) return std::nullopt;
  const std::optional<std::string> name = name_of(file);
  const auto at = name ? entries_.find(*name) : entries_.end();
  if (at == entries_.end()) return std::nullopt;
  if (file.object.empty() && state_of(file.path) != at->second.state) return std::nullopt;
  if (const std::int64_t day = today(); at->second.used != day) {
    at->second.used = day;
    touched_ = true;
  }
  return at->second.digest;
}

FileDigests::Reading::Reading(const FileDigests& digests, const DataFile& file) {
  if (digests.path_.empty()) return;
  began_ = now_ns();
  state_ = file.object.empty() ? state_of(file.path) : FileState{};
  if (state_) name_ = name_of(file).value_or("");
}

void FileDigests::keep(const Reading& reading, const DataFile& file, const std::string& digest) {
  if (reading.name_.empty()) return;
  if (file.object.empty()) {
    const std::int64_t settled = reading.began_ - margin_.count();
    if (state_of(file.path) != reading.state_) return;  // it was changed meanwhile
    if (reading.state_->modified >= settled || reading.state_->changed >= settled) return;
  }
  entries_[reading.name_] = {digest, *reading.state_, today()};
  touched_ = true;
}

Result<void> FileDigests::save() {
  if (path_.empty() || !touched_) return {};
  std::error_code failed;
  fs::create_directories(fs::path(path_).parent_path(), failed);
  auto sink = SinkFile::create(path_, Compression::kNone);
  if (!sink) return std::move(sink).error();
  std::string text = std::string(kHead) + "\n";
  const std::int64_t day = today();
  for (const auto& [name, entry] : entries_) {
    if (entry.used + kDaysKept >= day) text += to_line(name, entry);
  }
  Result<void> done = (*sink)->write(text);
  if (done) done = (*sink)->commit();
  if (done) touched_ = false;
  return done;
}

}  // namespace expunge
