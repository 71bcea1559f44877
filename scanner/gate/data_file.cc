#include "gate/data_file.h"

#include <algorithm>
#include <map>
#include <utility>

namespace expunge {
namespace {

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
