// Checks of a log, in the order in which a line meets them: complete, JSON, its place (run first,
// totals last), chain, and for the last line digest and seal.  One line is held at a time.
#include <fstream>
#include <nlohmann/json.hpp>

#include "report/audit.h"

namespace expunge {
namespace {

// Far above any line that is written; a larger one is no log of ours and is not read whole.
constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;
constexpr std::size_t kHexDigits = 64;
constexpr std::string_view kChainKey = R"(,"chain":")";
constexpr std::string_view kSealKey = R"(,"seal":")";
constexpr std::string_view kDigestKey = R"(,"digest":")";

// Takes `KEY"hex"` off the end of `text`; nothing if it does not stand there.
std::optional<std::string_view> take_hex(std::string_view& text, std::string_view key) {
  const std::size_t size = key.size() + kHexDigits + 1;
  if (text.size() < size || text.back() != '"') return std::nullopt;
  const std::string_view tail = text.substr(text.size() - size);
  if (!tail.starts_with(key)) return std::nullopt;
  const std::string_view hex = tail.substr(key.size(), kHexDigits);
  if (hex.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  text.remove_suffix(size);
  return hex;
}

// The "type" of a line; nothing if it is no JSON object.
std::optional<std::string> type_of_line(std::string_view line) {
  const auto json = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto type = json.find("type");
  if (type == json.end() || !type->is_string()) return std::string();
  return type->get<std::string>();
}

class FileAuditReader final : public AuditReader {
 public:
  FileAuditReader(std::ifstream stream, std::string path, const Key* key)
      : stream_(std::move(stream)), path_(std::move(path)) {
    if (key != nullptr) seal_key_ = key->derive("seal");
  }

  Result<std::optional<std::string_view>> next() override {
    while (!ended_) {
      const Result<bool> got = read_line();
      if (!got) return got.error();
      if (!*got) {
        end();
        break;
      }
      ++number_;
      if (accept_line()) return std::optional<std::string_view>(line_);
    }
    return std::optional<std::string_view>();
  }

  const std::vector<AuditFault>& faults() const override { return faults_; }
  bool seal_checked() const override { return seal_checked_; }

 private:
  // False at the end of the file.  Sets `complete_` and `too_long_`.
  Result<bool> read_line() {
    line_.clear();
    complete_ = too_long_ = false;
    bool any = false;
    try {
      std::streambuf& buffer = *stream_.rdbuf();
      for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
        any = true;
        if (c == '\n') {
          complete_ = true;
          break;
        }
        if (line_.size() < kMaxLineBytes) {
          line_ += static_cast<char>(c);
        } else {
          too_long_ = true;
        }
      }
    } catch (const std::ios_base::failure&) {  // libstdc++: a folder, a failing disk
      return Error{ErrorCode::kIo, "cannot be read to its end", path_};
    }
    return any;
  }

  void fault(std::string what) { faults_.push_back({number_, std::move(what)}); }

  // True if the line can be given to the caller.
  bool accept_line() {
    const std::string chain_now = std::exchange(chain_, to_hex(sha256(line_)));
    if (!complete_) fault("the line is cut off: no line end");
    if (too_long_) {
      fault("the line is longer than any that expunge writes");
      return false;
    }
    if (after_totals_) fault("stands behind the totals, which end a log");
    const std::optional<std::string> type = type_of_line(line_);
    if (!type) {
      fault("is no JSON object");
      return false;
    }
    if (number_ == 1 && *type != "run") fault("the log does not begin with its run line");
    if (number_ > 1 && *type == "run") fault("a second run line: two logs in one file");
    check_chain(*type, chain_now);
    return true;
  }

  void check_chain(std::string_view type, const std::string& expected) {
    std::string_view rest = line_;
    std::optional<std::string_view> chain;
    if (rest.ends_with("\"}")) {
      rest.remove_suffix(1);
      chain = take_hex(rest, kChainKey);
    }
    if (!chain) {
      fault("has no chain at its end");
      return;
    }
    if (*chain != expected) {
      fault(number_ == 1
                ? "the chain does not begin here: lines before it are missing"
                : "does not continue the line before: one of the two was changed, or lines "
                  "between them were removed, added or moved");
    }
    if (type == "totals") check_totals(rest, *chain);
  }

  void check_totals(std::string_view rest, std::string_view chain) {
    after_totals_ = true;
    const std::optional<std::string_view> digest = take_hex(rest, kDigestKey);
    const std::optional<std::string_view> seal = take_hex(rest, kSealKey);
    if (!digest || !seal) {
      fault("the totals carry no seal");
      return;
    }
    std::string input = std::string(rest) + "}\n" + std::string(chain);
    if (seal_key_) {
      seal_checked_ = true;
      if (to_hex(Hmac(*seal_key_)(input)) != *seal) {
        fault("the seal is wrong: the log was not written under this key, or was changed");
      }
    }
    input += "\n";
    input += *seal;
    if (to_hex(sha256(input)) != *digest) fault("the totals were changed");
  }

  void end() {
    ended_ = true;
    if (number_ == 0) {
      number_ = 1;
      fault("the log is empty");
    } else if (!after_totals_) {
      fault("the log ends without totals: lines at its end are missing");
    }
  }

  std::ifstream stream_;
  std::string path_;
  std::optional<Digest> seal_key_;
  std::string line_;
  std::string chain_ = std::string(kHexDigits, '0');
  std::vector<AuditFault> faults_;
  std::uint64_t number_ = 0;
  bool complete_ = false;
  bool too_long_ = false;
  bool after_totals_ = false;
  bool seal_checked_ = false;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<AuditReader>> AuditReader::open(const std::string& path, const Key* key) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return Error{ErrorCode::kIo, "cannot be opened; give the path of an audit log", path};
  return std::unique_ptr<AuditReader>(
      std::make_unique<FileAuditReader>(std::move(stream), path, key));
}

}  // namespace expunge
