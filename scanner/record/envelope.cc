#include "record/envelope.h"

#include <algorithm>
#include <charconv>

#include "base/strings.h"
#include "record/json_walk.h"

namespace expunge {
namespace {

class EnvelopeFinder {
 public:
  EnvelopeFinder(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  EnvelopeStart find(const std::vector<std::string>& path) {
    for (const std::string& token : path) {
      if (!space()) return found_;
      const char c = bytes_[at_];
      if (c != '{' && c != '[') return absent();
      ++at_;
      if (!(c == '{' ? to_member(token) : to_element(token))) return found_;
      found_.after.insert(found_.after.begin(), c == '{' ? '}' : ']');
    }
    if (!space()) return found_;
    if (bytes_[at_] != '[') return absent();
    found_.state = EnvelopeStart::State::kFound;
    found_.elements = at_ + 1;
    found_.before += '[';
    found_.after.insert(found_.after.begin(), ']');
    return found_;
  }

 private:
  EnvelopeStart absent() {
    found_.state = EnvelopeStart::State::kAbsent;
    return found_;
  }
  bool stop(EnvelopeStart::State state) {
    found_.state = state;
    return false;
  }

  bool space() {
    while (at_ < bytes_.size() && is_json_space(bytes_[at_])) ++at_;
    return at_ < bytes_.size() || stop(EnvelopeStart::State::kMore);
  }

  bool skip_value() {
    if (!space()) return false;
    JsonExtent extent;
    extent.start(bytes_[at_]);
    const std::size_t end = extent.scan(bytes_, at_);
    if (end == JsonExtent::kOpen) return stop(EnvelopeStart::State::kMore);
    if (end == at_) return stop(EnvelopeStart::State::kAbsent);
    at_ = end;
    return true;
  }

  bool expect(char c) {
    if (!space()) return false;
    if (bytes_[at_] != c) return stop(EnvelopeStart::State::kAbsent);
    ++at_;
    return true;
  }

  bool to_member(const std::string& name) {
    for (;;) {
      if (!space()) return false;
      if (bytes_[at_] != '"') return stop(EnvelopeStart::State::kAbsent);
      const std::size_t begin = at_ + 1;
      if (!skip_value()) return false;
      const std::string_view raw = bytes_.substr(begin, at_ - 1 - begin);
      if (!expect(':')) return false;
      // Found by its decoded name only if it is written plainly: escaped names are not worth a
      // decoder that must survive unchecked escapes.
      if (raw == name) {
        found_.before += '{';
        append_json_string(name, found_.before);
        found_.before += ':';
        return true;
      }
      if (!skip_value() || !expect(',')) return false;
    }
  }

  bool to_element(const std::string& token) {
    constexpr unsigned kMostElements = 1000;  // each is written again in `before`
    unsigned index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (error != std::errc() || end != token.data() + token.size() || index > kMostElements) {
      return stop(EnvelopeStart::State::kAbsent);
    }
    found_.before += '[';
    for (; index > 0; --index) {
      if (!skip_value() || !expect(',')) return false;
      found_.before += "0,";
    }
    return true;
  }

  std::string_view bytes_;
  std::size_t at_;
  EnvelopeStart found_;
};

}  // namespace

EnvelopeStart find_envelope(std::string_view bytes, std::size_t at,
                            const std::vector<std::string>& path) {
  return EnvelopeFinder(bytes, at).find(path);
}

}  // namespace expunge
