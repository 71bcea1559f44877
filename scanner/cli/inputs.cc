#include "cli/inputs.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "record/data_name.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

Error cannot_read(const fs::path& path, const std::error_code& failed) {
  return Error{ErrorCode::kIo, "cannot read the folder: " + failed.message(), path.string()};
}

Result<void> add_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<std::string> found;
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && has_data_name(at->path().string())) {
      found.push_back(at->path().lexically_normal().string());
    }
  }
  if (failed) return cannot_read(folder, failed);
  if (found.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no data files in this folder (.jsonl .ndjson .json .csv .tsv .txt .md .log, also "
                 ".gz and .zst); name the file itself if it is called otherwise",
                 folder.string()};
  }
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
  return {};
}

// The longest path that both are below.
fs::path common_folder(const fs::path& a, const fs::path& b) {
  fs::path common;
  auto left = a.begin();
  auto right = b.begin();
  for (; left != a.end() && right != b.end() && *left == *right; ++left, ++right) common /= *left;
  return common;
}

// Paths of which one is absolute and one is not have no common folder as they are written.
void find_root(std::vector<fs::path> folders, Inputs& inputs) {
  if (folders.empty()) return;
  const auto absolute = [](const fs::path& path) { return path.is_absolute(); };
  if (!std::all_of(folders.begin(), folders.end(), absolute) &&
      std::any_of(folders.begin(), folders.end(), absolute)) {
    for (fs::path& folder : folders) folder = fs::absolute(folder).lexically_normal();
    for (std::string& file : inputs.files) file = fs::absolute(file).lexically_normal().string();
  }
  fs::path root = folders.front();
  for (const fs::path& folder : folders) root = common_folder(root, folder);
  inputs.root = root.empty() ? "." : root.string();
}

fs::path without_last_slash(const fs::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

Result<Inputs> find_inputs(const std::vector<std::string>& words) {
  Inputs inputs;
  if (words.empty()) {
    if (::isatty(STDIN_FILENO) == 1) {
      return Error{ErrorCode::kUsage,
                   "no input; name a file or a folder, or - to type text and end it with Ctrl-D",
                   ""};
    }
    inputs.files.emplace_back("-");
    return inputs;
  }
  std::vector<fs::path> folders;
  for (const std::string& word : words) {
    if (word == "-") {
      inputs.files.push_back(word);
      continue;
    }
    const fs::path path = fs::path(word).lexically_normal();
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (!fs::exists(status)) {
      return Error{ErrorCode::kNotFound, "no such file or folder; check the name", word};
    }
    if (fs::is_directory(status)) {
      inputs.has_folder = true;
      folders.push_back(without_last_slash(path));
      if (Result<void> added = add_folder(path, inputs.files); !added) return added.error();
    } else {
      folders.push_back(path.parent_path());
      inputs.files.push_back(path.string());
    }
  }
  // The same file named twice is read once.
  std::vector<std::string> once;
  for (std::string& file : inputs.files) {
    if (std::find(once.begin(), once.end(), file) == once.end()) once.push_back(std::move(file));
  }
  inputs.files = std::move(once);
  find_root(std::move(folders), inputs);
  return inputs;
}

}  // namespace expunge
