#include "gate/data_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <utility>

namespace expunge {
namespace {

namespace fs = std::filesystem;

// A pointer of Git LFS that was not fetched is a small text that would pass as clean.
Result<std::unique_ptr<Source>> open_path(const std::string& path) {
  auto source = Source::open(path);
  if (!source) return source;
  const Result<std::string_view> head = (*source)->peek(256);
  if (!head) return head.error();
  if (!lfs_object(*head).empty()) {
    return Error{ErrorCode::kIo, "is a pointer of Git LFS, not the data; `git lfs pull` fetches it",
                 path};
  }
  return source;
}

}  // namespace

Result<std::unique_ptr<Source>> open_data(const DataFile& file,
                                          const std::optional<GitRepository>& git) {
  if (file.object.empty()) return open_path(file.path);
  return git->open_blob({file.path, file.object});
}

Result<bool> same_bytes(const DataFile& a, const DataFile& b) {
  if (a.object != b.object) return false;
  if (!a.object.empty()) return true;
  std::error_code failed;
  if (fs::equivalent(a.path, b.path, failed)) return true;
  const auto size = fs::file_size(a.path, failed);
  if (failed || size != fs::file_size(b.path, failed) || failed) return false;
  std::ifstream left(a.path, std::ios::binary);
  std::ifstream right(b.path, std::ios::binary);
  constexpr std::size_t kStep = std::size_t{1} << 18;
  std::string one(kStep, '\0');
  std::string other(kStep, '\0');
  for (std::uintmax_t done = 0; done < size;) {
    const auto step = static_cast<std::streamsize>(std::min<std::uintmax_t>(kStep, size - done));
    if (!left.read(one.data(), step) || !right.read(other.data(), step)) return false;
    if (std::memcmp(one.data(), other.data(), static_cast<std::size_t>(step)) != 0) return false;
    done += static_cast<std::uintmax_t>(step);
  }
  return true;
}

std::vector<FilePair> pair_up(std::vector<DataFile> before, std::vector<DataFile> now) {
  std::vector<FilePair> pairs;
  if (before.size() == 1 && now.size() == 1) {
    pairs.push_back({std::move(before.front()), std::move(now.front())});
    return pairs;
  }
  std::map<std::string, FilePair> by_name;
  for (DataFile& file : before) by_name[file.name].before = std::move(file);
  for (DataFile& file : now) by_name[file.name].now = std::move(file);
  for (auto& [name, pair] : by_name) pairs.push_back(std::move(pair));
  return pairs;
}

}  // namespace expunge
