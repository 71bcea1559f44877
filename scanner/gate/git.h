// Reads a git repository through its plumbing commands: no shell, no index, no filters, no hooks,
// no network; nothing of the repository is run and nothing in it is changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "record/source.h"

namespace expunge {

class GitRepository {
 public:
  struct Blob {
    std::string path;    // in the repository
    std::string object;  // its id, hex
  };
  struct Change {
    std::string path;
    std::string before;  // object ids; empty: it is not there
    std::string now;
  };

  // The repository that the folder is in.
  static Result<GitRepository> open(const std::string& folder);

  const std::string& root() const { return root_; }  // of the working tree, absolute

  // The commit that a name means.  Names that begin with a dash are none.
  Result<std::string> commit(const std::string& name) const;
  // Whether there is any commit at all that HEAD means.
  bool has_commits() const;
  Result<std::string> merge_base(const std::string& a, const std::string& b) const;

  // All files of a commit; links and submodules are none.
  Result<std::vector<Blob>> files(const std::string& commit) const;
  // The files in which two commits differ; a renamed file is one gone and one new.
  Result<std::vector<Change>> changes(const std::string& before, const std::string& now) const;

  // The bytes of a file's version.  What Git LFS holds is read from its local store.
  Result<std::unique_ptr<Source>> open_blob(const Blob& blob) const;

 private:
  GitRepository(std::string root, std::string git_folder)
      : root_(std::move(root)), git_folder_(std::move(git_folder)) {}
  Result<std::string> output_of(std::vector<std::string> words) const;

  std::string root_;
  std::string git_folder_;  // where objects are: shared by all worktrees
};

// The id (hex) of what a Git LFS pointer stands for; empty if `text` is no pointer.
std::string lfs_object(std::string_view text);

}  // namespace expunge
