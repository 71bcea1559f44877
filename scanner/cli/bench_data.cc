#include "cli/bench_data.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/signals.h"
#include "record/source.h"

namespace expunge {
namespace {

constexpr std::size_t kPiece = 12'000;
constexpr std::size_t kDeep = 1000;

struct NamedShape {
  std::string_view name;
  BenchShape shape;
};
constexpr NamedShape kShapes[] = {{"pippa", BenchShape::kPippa},
                                  {"escaped", BenchShape::kEscaped},
                                  {"wildchat", BenchShape::kWildchat},
                                  {"digits", BenchShape::kDigits},
                                  {"ats", BenchShape::kAts},
                                  {"capitals", BenchShape::kCapitals},
                                  {"one-record", BenchShape::kOneRecord},
                                  {"findings", BenchShape::kFindings},
                                  {"names", BenchShape::kNames},
                                  {"nesting", BenchShape::kNesting}};

BenchShape shape_of(const Arguments& arguments) {
  for (const NamedShape& named : kShapes) {
    if (named.name == arguments.shape) return named.shape;
  }
  return BenchShape::kPippa;
}

Density density_of(const Arguments& arguments) {
  return arguments.density == "many" ? Density::kMany : Density::kFew;
}

// Every character beyond ASCII as JSON writers do that keep to ASCII.
std::string escaped(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    char32_t c = next_code_point(json, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x10000) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      c -= 0x10000;
      out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + static_cast<std::uint32_t>(c >> 10),
                         0xDC00 + static_cast<std::uint32_t>(c & 0x3FF));
    }
  }
  return out;
}

// Sentences of languages that are not written in ASCII, and code.
constexpr std::string_view kForeign[] = {
    "\xD0\xAF \xD0\xB2\xD1\x87\xD0\xB5\xD1\x80\xD0\xB0 "
    "\xD1\x87\xD0\xB8\xD1\x82\xD0\xB0\xD0\xBB \xD0\xBA\xD0\xBD\xD0\xB8\xD0\xB3\xD1\x83 "
    "\xD0\xBE \xD0\xBC\xD0\xBE\xD1\x80\xD0\xB5. ",
    "\xE6\x98\xA8\xE5\xA4\xA9\xE6\x88\x91\xE8\xAF\xBB\xE4\xBA\x86\xE4\xB8\x80\xE6\x9C\xAC"
    "\xE5\x85\xB3\xE4\xBA\x8E\xE5\xA4\xA7\xE6\xB5\xB7\xE7\x9A\x84\xE4\xB9\xA6\xE3\x80\x82",
    "J\xE2\x80\x99"
    "ai pr\xC3\xA9par\xC3\xA9 le caf\xC3\xA9 \xC3\xA0 la fen\xC3\xAAtre. "};
constexpr std::string_view kCode =
    "```python\ndef mean(values):\n    total = 0\n    for value in values:\n        total += value"
    "\n    return total / len(values)\n\nprint(mean([3, 4, 8.5, 1024]))\n```\n";

void append_turn(std::string_view role, std::string_view text, std::string& out) {
  out += "{\"content\": ";
  append_json_string(text, out);
  out.append(", \"language\": \"English\", \"redacted\": false, \"role\": \"")
      .append(role)
      .append("\", \"toxic\": false}");
}

void append_wildchat(BenchCorpus& corpus, std::uint64_t number, std::string& out) {
  constexpr std::uint64_t kTurns = 6;
  out += fmt::format("{{\"conversation_hash\": \"{:032x}\", \"model\": \"gpt-4\", ",
                     number * 0x9E3779B97F4A7C15U);
  out += "\"timestamp\": \"2023-04-09 00:02:53+00:00\", \"conversation\": [";
  for (std::uint64_t turn = 0; turn < kTurns; ++turn) {
    if (turn > 0) out += ", ";
    const bool human = turn % 2 == 0;
    const bool foreign = (number + turn / 2) % 4 == 3;
    std::string text;
    if (foreign) {
      const std::string_view sentence = kForeign[number % std::size(kForeign)];
      while (text.size() < (human ? 300U : 3400U)) text += sentence;
    } else {
      corpus.append_text(human ? 300 : 3000, human, text);
      if (!human && turn % 4 == 1) text.append("\n\n").append(kCode);
    }
    append_turn(human ? "user" : "assistant", text, out);
  }
  out += fmt::format("], \"turn\": {}, \"language\": \"English\", \"redacted\": false}}\n",
                     kTurns / 2);
}

void append_message(std::string_view text, std::string& out) {
  out += "{\"message\": ";
  append_json_string(text, out);
  out += ", \"is_human\": true}";
}

constexpr std::string_view kOpening =
    R"({"bot_id": "bot-1", "bot_name": "Mira", "conversation": [)";
constexpr std::string_view kClosing = "]}\n";

void append_repeated(std::string_view what, std::string& out) {
  std::string text;
  while (text.size() < kPiece) text += what;
  out += kOpening;
  append_message(text, out);
  out += kClosing;
}

// "*Dana Lorabel nods* brb, my friend Bronagh Lorabel said hi. ": JSON as it is.
void append_names(std::uint64_t piece, std::string& out) {
  constexpr std::uint64_t kSentences = 200;  // about kPiece
  for (std::uint64_t i = 0; i < kSentences; ++i) {
    std::string surname = "Lora";
    for (std::uint64_t rest = piece * kSentences + i; rest > 0; rest /= 20) {
      surname += "bcdfghjklmnpqrstvwxz"[rest % 20];
      surname += "aeiou"[rest % 5];
    }
    out += fmt::format("*Dana {} nods* brb, my friend Bronagh {} said hi. ", surname, surname);
  }
}

void append_nested(std::string& out) {
  out += R"({"bot_id": "bot-1", "bot_name": "Mira", "conversation": )";
  out.append(kDeep, '[').append("\"see you at noon\"").append(kDeep, ']').append("}\n");
}

}  // namespace

bool BenchData::is_one_record() const {
  return shape_ == BenchShape::kOneRecord || shape_ == BenchShape::kFindings ||
         shape_ == BenchShape::kNames;
}

void BenchData::begin(std::string& out) const {
  if (is_one_record()) out += kOpening;
  if (shape_ == BenchShape::kNames) out += "{\"message\": \"";
}

void BenchData::end(std::string& out) const {
  if (shape_ == BenchShape::kNames) out += "\", \"is_human\": true}";
  if (is_one_record()) out += kClosing;
}

void BenchData::append_conversation(std::string& out) {
  const std::size_t begin = out.size();
  for (bool first = pieces_ == 1; out.size() - begin < kPiece; first = false) {
    if (!first) out += ", ";
    std::string text;
    if (shape_ == BenchShape::kFindings) {
      corpus_.append_value(text);
    } else {
      corpus_.append_text(200, true, text);
    }
    append_message(text, out);
  }
}

void BenchData::append(std::string& out) {
  ++pieces_;
  switch (shape_) {
    case BenchShape::kPippa:
      return corpus_.append_record(out);
    case BenchShape::kEscaped: {
      std::string plain;
      corpus_.append_record(plain);
      out += escaped(plain);
      return;
    }
    case BenchShape::kWildchat:
      return append_wildchat(corpus_, pieces_, out);
    case BenchShape::kOneRecord:
    case BenchShape::kFindings:
      return append_conversation(out);
    case BenchShape::kNames:
      return append_names(pieces_, out);
    case BenchShape::kNesting:
      return append_nested(out);
    case BenchShape::kDigits:
      return append_repeated("3141592653 58979 323846264 ", out);
    case BenchShape::kAts:
      return append_repeated("@", out);
    case BenchShape::kCapitals:
      return append_repeated("HELP ME FIND THE KING OF SPADES NOW ", out);
  }
}

Result<std::uint64_t> make_up(const Arguments& arguments,
                              const std::function<Result<void>(std::string_view)>& take) {
  BenchData data(shape_of(arguments), density_of(arguments));
  const std::uint64_t wanted = arguments.megabytes * 1'000'000;
  std::uint64_t written = 0;
  std::string piece;
  const auto pass_on = [&]() -> Result<void> {
    written += piece.size();
    Result<void> taken = take(piece);
    piece.clear();
    return taken;
  };
  data.begin(piece);
  for (std::uint64_t i = 0; wanted > 0 ? written < wanted : i < arguments.records; ++i) {
    if (interrupted()) {
      return Error{ErrorCode::kInterrupted, "interrupted; nothing was written", ""};
    }
    data.append(piece);
    if (Result<void> taken = pass_on(); !taken) return taken.error();
  }
  data.end(piece);
  if (Result<void> taken = pass_on(); !taken) return taken.error();
  return written;
}

namespace {

Result<std::string> read_whole(const std::string& path) {
  auto source = Source::open(path);
  if (!source) return source.error();
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + (std::size_t{4} << 20));
    Result<std::size_t> count = (*source)->read(bytes.data() + before, bytes.size() - before);
    if (!count) return count.error();
    bytes.resize(before + *count);
    if (*count == 0) return bytes;
  }
}

}  // namespace

Result<std::string> bench_data(const Arguments& arguments) {
  std::string bytes;
  if (arguments.words.empty()) {
    const Result<std::uint64_t> made = make_up(arguments, [&](std::string_view piece) {
      bytes.append(piece);
      return Result<void>();
    });
    if (!made) return made.error();
  } else {
    Result<std::string> read = read_whole(arguments.words.front());
    if (!read) return read.error();
    bytes = std::move(*read);
  }
  if (bytes.empty()) {
    return Error{ErrorCode::kUsage, "nothing to measure: no bytes", "expunge bench"};
  }
  return bytes;
}

}  // namespace expunge
