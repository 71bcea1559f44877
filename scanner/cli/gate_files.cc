#include "cli/gate_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "cli/console.h"
#include "cli/inputs.h"
#include "record/data_name.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

Result<Inputs> find_new(const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), "-") != words.end()) {
    return Error{ErrorCode::kUsage, "the gate reads data more than once; write it to a file first",
                 "-"};
  }
  return find_inputs(words);
}

std::string name_below(const std::string& path, const std::string& root) {
  const fs::path below = fs::path(path).lexically_relative(root);
  return below.empty() ? path : below.generic_string();
}

std::vector<DataFile> files_of(const Inputs& inputs) {
  std::vector<DataFile> files;
  for (const std::string& path : inputs.files) {
    files.push_back({name_below(path, inputs.root), path, ""});
  }
  return files;
}

// Files that were named one by one have no root of their own: of OLD's files each is the one whose
// path ends most like it.
void name_by_ending(const std::vector<DataFile>& before, std::vector<DataFile>& now) {
  for (DataFile& file : now) {
    const fs::path path = fs::path(file.path).lexically_normal();
    for (auto part = path.begin(); part != path.end(); ++part) {
      fs::path ending;
      for (auto rest = part; rest != path.end(); ++rest) ending /= *rest;
      const std::string name = ending.generic_string();
      const bool known = std::any_of(before.begin(), before.end(),
                                     [&](const DataFile& old) { return old.name == name; });
      if (!known) continue;
      file.name = name;
      break;
    }
  }
}

Result<GateFiles> compare_with_base(const Arguments& arguments) {
  Result<Inputs> now = find_new(arguments.words);
  if (!now) return std::move(now).error();
  Result<Inputs> before = find_inputs({arguments.base});
  if (!before) return std::move(before).error();
  std::vector<DataFile> old_files = files_of(*before);
  std::vector<DataFile> new_files = files_of(*now);
  if (before->has_folder && !now->has_folder) {
    name_by_ending(old_files, new_files);
    // Of a folder only the named files' versions count: the others are not gone.
    std::erase_if(old_files, [&](const DataFile& old) {
      return std::none_of(new_files.begin(), new_files.end(),
                          [&](const DataFile& file) { return file.name == old.name; });
    });
  }
  GateFiles out;
  const bool one_each = !before->has_folder && !now->has_folder;
  if (!one_each && old_files.size() == 1 && new_files.size() == 1 &&
      old_files.front().name != new_files.front().name) {
    out.files.pairs = {{std::move(old_files.front()), std::nullopt},
                       {std::nullopt, std::move(new_files.front())}};
  } else {
    out.files.pairs = pair_up(std::move(old_files), std::move(new_files));
  }
  return out;
}

Result<GateFiles> without_base(const Arguments& arguments) {
  if (arguments.baseline.empty()) {
    return Error{ErrorCode::kUsage,
                 "needs something to compare with; give --base OLD, --git BASE..HEAD or "
                 "--baseline FILE",
                 "expunge gate"};
  }
  Result<Inputs> now = find_new(arguments.words);
  if (!now) return std::move(now).error();
  GateFiles out;
  out.has_base = false;
  for (DataFile& file : files_of(*now)) out.files.pairs.push_back({std::nullopt, std::move(file)});
  return out;
}

// The path of a file or folder below the repository's root; "" is the root.
Result<std::string> path_in(const GitRepository& git, const std::string& path) {
  std::error_code failed;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path), failed);
  const fs::path root = fs::weakly_canonical(git.root(), failed);
  const fs::path below = whole.lexically_relative(root);
  if (below.empty() || *below.begin() == "..") {
    return Error{ErrorCode::kUsage, "is not in the repository " + git.root(), path};
  }
  return below == "." ? std::string() : below.generic_string();
}

bool is_below(const std::string& path, const std::string& folder) {
  return folder.empty() || path == folder || path.starts_with(folder + "/");
}

// BASE..HEAD or BASE...HEAD
Result<GateFiles> compare_commits(const Arguments& arguments, GitRepository git) {
  const std::size_t dots = arguments.git.find("..");
  const bool since_parting = arguments.git.substr(dots).starts_with("...");
  const std::string left = arguments.git.substr(0, dots);
  const std::string right = arguments.git.substr(dots + (since_parting ? 3 : 2));
  Result<std::string> before = git.commit(left.empty() ? "HEAD" : left);
  if (!before) return std::move(before).error();
  const Result<std::string> now = git.commit(right.empty() ? "HEAD" : right);
  if (!now) return now.error();
  if (since_parting) before = git.merge_base(*before, *now);
  if (!before) return std::move(before).error();
  std::vector<std::string> folders;
  for (const std::string& word : arguments.words) {
    const Result<std::string> folder = path_in(git, word);
    if (!folder) return folder.error();
    folders.push_back(*folder);
  }
  const Result<std::vector<GitRepository::Change>> changes = git.changes(*before, *now);
  if (!changes) return changes.error();
  GateFiles out;
  std::size_t no_data = 0;
  for (const GitRepository::Change& change : *changes) {
    const bool wanted =
        folders.empty() || std::any_of(folders.begin(), folders.end(), [&](const auto& folder) {
          return is_below(change.path, folder);
        });
    if (!wanted) continue;
    if (!has_data_name(change.path)) {
      ++no_data;
      continue;
    }
    FilePair pair;
    if (!change.before.empty()) pair.before = DataFile{change.path, change.path, change.before};
    if (!change.now.empty()) pair.now = DataFile{change.path, change.path, change.now};
    out.files.pairs.push_back(std::move(pair));
  }
  out.notice = fmt::format("{} changed between {:.10} and {:.10}",
                           plural(out.files.pairs.size(), "data file"), *before, *now);
  if (no_data > 0)
    out.notice += fmt::format("; {} not data by name", plural(no_data, "other file"));
  out.files.git = std::move(git);
  return out;
}

// The commit that files are compared with; "" if the repository has none yet.
Result<std::string> commit_before(const Arguments& arguments, const GitRepository& git) {
  std::string name = arguments.git;
  if (name == "pre-commit") {
    // Set by `pre-commit run --from-ref A --to-ref B`, which has checked out B.
    const char* from = std::getenv("PRE_COMMIT_FROM_REF");
    name = from != nullptr && *from != '\0' ? from : "HEAD";
    // A branch that is pushed for the first time has no version before.
    if (name.find_first_not_of('0') == std::string::npos) return std::string();
  }
  if (name == "HEAD" && !git.has_commits()) return std::string();
  return git.commit(name);
}

Result<GateFiles> compare_with_commit(const Arguments& arguments, GitRepository git) {
  const Result<std::string> commit = commit_before(arguments, git);
  if (!commit) return commit.error();
  const Result<Inputs> now =
      find_new(arguments.words.empty() ? std::vector<std::string>{"."} : arguments.words);
  if (!now) return now.error();
  std::map<std::string, std::string> objects;  // of the commit, by path
  if (!commit->empty()) {
    Result<std::vector<GitRepository::Blob>> blobs = git.files(*commit);
    if (!blobs) return std::move(blobs).error();
    for (GitRepository::Blob& blob : *blobs) objects[blob.path] = std::move(blob.object);
  }
  GateFiles out;
  for (const std::string& path : now->files) {
    const Result<std::string> name = path_in(git, path);
    if (!name) return name.error();
    FilePair pair;
    pair.now = DataFile{*name, path, ""};
    if (const auto at = objects.find(*name); at != objects.end()) {
      pair.before = DataFile{*name, *name, at->second};
    }
    out.files.pairs.push_back(std::move(pair));
  }
  // What was in files that are gone may stand in others now.
  for (const auto& [path, object] : objects) {
    std::error_code ignored;
    if (!has_data_name(path) || fs::exists(fs::path(git.root()) / path, ignored)) continue;
    out.files.pairs.push_back({DataFile{path, path, object}, std::nullopt});
  }
  out.notice =
      commit->empty()
          ? std::string("the repository has no version before; everything is new")
          : fmt::format("{} compared with {:.10}", plural(now->files.size(), "file"), *commit);
  out.files.git = std::move(git);
  return out;
}

}  // namespace

Result<GateFiles> gate_files(const Arguments& arguments) {
  if (!arguments.git.empty() && !arguments.base.empty()) {
    return Error{ErrorCode::kUsage, "says the version before as --git does; give one of the two",
                 "--base"};
  }
  if (!arguments.git.empty()) {
    Result<GitRepository> git = GitRepository::open(".");
    if (!git) return std::move(git).error();
    return arguments.git.find("..") != std::string::npos
               ? compare_commits(arguments, std::move(*git))
               : compare_with_commit(arguments, std::move(*git));
  }
  if (arguments.words.empty()) {
    return Error{ErrorCode::kUsage, "no data; name the files or folders of the new version",
                 "expunge gate"};
  }
  return arguments.base.empty() ? without_base(arguments) : compare_with_base(arguments);
}

}  // namespace expunge
