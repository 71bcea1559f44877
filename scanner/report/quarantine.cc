#include "report/quarantine.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace expunge {
namespace {

void append_base64(std::string_view bytes, std::string& out) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kAlphabet[group >> (18 - 6 * k) & 63] : '=';
    }
  }
}

}  // namespace

void append_quarantine(const QuarantineLine& line, std::string& out) {
  out += R"({"input":)";
  append_json_string(line.input, out);
  out += R"(,"record":)" + std::to_string(line.record);
  out += R"(,"offset":)" + std::to_string(line.offset);
  out += R"(,"reason":)";
  append_json_string(line.reason, out);
  out += R"(,"message":)";
  append_json_string(line.message, out);
  out += R"(,"bytes":)" + std::to_string(line.bytes);
  if (is_valid_utf8(line.raw)) {
    out += R"(,"raw":)";
    append_json_string(line.raw, out);
  } else {
    out += R"(,"raw_base64":")";
    append_base64(line.raw, out);
    out += '"';
  }
  out += "}\n";
}

}  // namespace expunge
