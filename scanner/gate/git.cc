#include "gate/git.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "base/strings.h"
#include "gate/subprocess.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

// Git must not ask, fetch, write or start anything of its own, and must look for the repository
// where it is told to, even when a hook of git started us.
const std::vector<std::string>& settings() {
  static const std::vector<std::string> all = {"GIT_TERMINAL_PROMPT=0",
                                               "GIT_OPTIONAL_LOCKS=0",
                                               "GIT_NO_LAZY_FETCH=1",
                                               "GIT_NO_REPLACE_OBJECTS=1",
                                               "LC_ALL=C",
                                               "GIT_DIR",
                                               "GIT_WORK_TREE",
                                               "GIT_INDEX_FILE",
                                               "GIT_PREFIX"};
  return all;
}

std::vector<std::string> command(const std::string& folder, std::vector<std::string> words) {
  std::vector<std::string> all = {"git", "--no-pager", "-c", "core.fsmonitor=false", "-C", folder};
  for (std::string& word : words) all.push_back(std::move(word));
  return all;
}

// What git wrote, or nothing if it failed.
Result<std::optional<std::string>> run_git(const std::string& folder,
                                           std::vector<std::string> words) {
  Result<Subprocess> git = Subprocess::start(command(folder, std::move(words)), settings());
  if (!git) return std::move(git).error();
  std::string out;
  for (;;) {
    constexpr std::size_t kStep = std::size_t{1} << 16;
    const std::size_t had = out.size();
    out.resize(had + kStep);
    const Result<std::size_t> got = git->read(out.data() + had, kStep);
    if (!got) return got.error();
    out.resize(had + *got);
    if (*got == 0) break;
  }
  if (git->wait() != 0) return std::optional<std::string>();
  return std::optional<std::string>(std::move(out));
}

std::string without_line_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// Modes of tree entries: 100644 and 100755 are files, 120000 links, 160000 submodules.
bool is_file_mode(std::string_view mode) { return mode.starts_with("100"); }

bool is_none(std::string_view object) {
  return object.find_first_not_of('0') == std::string_view::npos;
}

Error unexpected_output(const std::string& root) {
  return {ErrorCode::kInternal, "git said something that cannot be understood; please report it",
          root};
}

constexpr std::string_view kLfsLead = "version https://git-lfs.github.com/spec/v1\n";

}  // namespace

std::string lfs_object(std::string_view text) {
  if (!text.starts_with(kLfsLead)) return "";
  constexpr std::string_view kId = "\noid sha256:";
  const std::size_t at = text.find(kId);
  if (at == std::string_view::npos) return "";
  const std::string_view id = text.substr(at + kId.size(), 64);
  const bool hex =
      id.size() == 64 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  return hex ? std::string(id) : "";
}

Result<GitRepository> GitRepository::open(const std::string& folder) {
  const Result<std::optional<std::string>> root = run_git(folder, {"rev-parse", "--show-toplevel"});
  if (!root) return root.error();
  if (!*root) {
    return Error{ErrorCode::kUsage, "is in no git repository with a working tree; --git needs one",
                 folder};
  }
  const std::string top = without_line_end(**root);
  const Result<std::optional<std::string>> objects =
      run_git(top, {"rev-parse", "--path-format=absolute", "--git-common-dir"});
  if (!objects) return objects.error();
  if (!*objects) return unexpected_output(top);
  return GitRepository(top, without_line_end(**objects));
}

Result<std::string> GitRepository::output_of(std::vector<std::string> words) const {
  const std::string what = words.front();
  Result<std::optional<std::string>> out = run_git(root_, std::move(words));
  if (!out) return std::move(out).error();
  if (!*out)
    return Error{ErrorCode::kIo, "git " + what + " failed; is the repository whole?", root_};
  return std::move(**out);
}

bool GitRepository::has_commits() const {
  const auto head = run_git(root_, {"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
  return head && *head;
}

Result<std::string> GitRepository::commit(const std::string& name) const {
  const Error unknown{ErrorCode::kUsage,
                      "no commit, branch or tag of that name here; fetch it first, or check the "
                      "spelling",
                      name};
  if (name.empty() || name.front() == '-') return unknown;
  const Result<std::optional<std::string>> id =
      run_git(root_, {"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"});
  if (!id) return id.error();
  if (!*id) return unknown;
  return without_line_end(**id);
}

Result<std::string> GitRepository::merge_base(const std::string& a, const std::string& b) const {
  const Result<std::optional<std::string>> id = run_git(root_, {"merge-base", a, b});
  if (!id) return id.error();
  if (!*id) {
    return Error{ErrorCode::kUsage,
                 "the two have no commit in common; a shallow clone needs more of the history "
                 "(fetch-depth: 0)",
                 a + "..." + b};
  }
  return without_line_end(**id);
}

// Lines of `ls-tree -z`: MODE SP TYPE SP OBJECT TAB PATH NUL
Result<std::vector<GitRepository::Blob>> GitRepository::files(const std::string& commit) const {
  const Result<std::string> out = output_of({"ls-tree", "-r", "-z", "--full-tree", commit});
  if (!out) return out.error();
  std::vector<Blob> blobs;
  for (const std::string_view line : split(*out, '\0')) {
    if (line.empty()) continue;
    const std::size_t tab = line.find('\t');
    const std::vector<std::string_view> parts = split(line.substr(0, tab), ' ');
    if (tab == std::string_view::npos || parts.size() != 3) return unexpected_output(root_);
    if (!is_file_mode(parts[0])) continue;
    blobs.push_back({std::string(line.substr(tab + 1)), std::string(parts[2])});
  }
  return blobs;
}

// Pairs of `diff-tree -z`: ":MODE MODE OBJECT OBJECT STATUS" NUL PATH NUL
Result<std::vector<GitRepository::Change>> GitRepository::changes(const std::string& before,
                                                                  const std::string& now) const {
  const Result<std::string> out =
      output_of({"diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff",
                 "--no-textconv", before, now});
  if (!out) return out.error();
  std::vector<Change> changes;
  const std::vector<std::string_view> parts = split(*out, '\0');
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const std::vector<std::string_view> about = split(parts[i], ' ');
    if (about.size() != 5 || !about[0].starts_with(':')) return unexpected_output(root_);
    Change change;
    change.path = parts[i + 1];
    if (is_file_mode(about[0].substr(1)) && !is_none(about[2])) change.before = about[2];
    if (is_file_mode(about[1]) && !is_none(about[3])) change.now = about[3];
    if (change.before != change.now) changes.push_back(std::move(change));
  }
  return changes;
}

Result<std::unique_ptr<Source>> GitRepository::open_blob(const Blob& blob) const {
  Result<Subprocess> git =
      Subprocess::start(command(root_, {"cat-file", "blob", blob.object}), settings());
  if (!git) return std::move(git).error();
  auto program = std::make_shared<Subprocess>(std::move(*git));
  auto source = Source::from_reader(
      blob.path,
      [program, ended = false, where = blob.path](char* into,
                                                  std::size_t size) mutable -> Result<std::size_t> {
        if (ended) return std::size_t{0};
        Result<std::size_t> got = program->read(into, size);
        if (!got || *got > 0) return got;
        ended = true;
        if (program->wait() == 0) return got;
        return Error{ErrorCode::kIo, "git could not give all of this version; is the clone whole?",
                     where};
      });
  const Result<std::string_view> head = source->peek(256);
  if (!head) return head.error();
  const std::string held = lfs_object(*head);
  if (held.empty()) return source;
  const fs::path stored =
      fs::path(git_folder_) / "lfs" / "objects" / held.substr(0, 2) / held.substr(2, 2) / held;
  std::error_code ignored;
  if (fs::exists(stored, ignored)) return Source::open(stored.string());
  return Error{ErrorCode::kIo,
               "this version is in Git LFS and not here; `git lfs fetch` it, or give the old "
               "version with --base",
               blob.path};
}

}  // namespace expunge
