// Addresses of machines.
#include <arpa/inet.h>

#include <algorithm>

#include <array>
#include <cstdint>
#include <string>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

struct Ipv4Block {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t quad(unsigned a, unsigned b, unsigned c, unsigned d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// IANA special-purpose address registry (RFC 6890), without 100.64/10: loopback, this network,
// private use (RFC 1918), link local, documentation (RFC 5737), benchmarks, multicast, reserved;
// and the well-known public resolvers, which lead to nobody.
constexpr Ipv4Block kNobodysBlocks[] = {
    {quad(0, 0, 0, 0), 8},       {quad(10, 0, 0, 0), 8},       {quad(127, 0, 0, 0), 8},
    {quad(169, 254, 0, 0), 16},  {quad(172, 16, 0, 0), 12},    {quad(192, 0, 0, 0), 24},
    {quad(192, 0, 2, 0), 24},    {quad(192, 168, 0, 0), 16},   {quad(198, 18, 0, 0), 15},
    {quad(198, 51, 100, 0), 24}, {quad(203, 0, 113, 0), 24},   {quad(224, 0, 0, 0), 3},
    {quad(8, 8, 8, 8), 32},      {quad(8, 8, 4, 4), 32},       {quad(1, 1, 1, 1), 32},
    {quad(1, 0, 0, 1), 32},      {quad(9, 9, 9, 9), 32},       {quad(208, 67, 222, 222), 32},
    {quad(1, 2, 3, 4), 32},      {quad(208, 67, 220, 220), 32}};

bool is_nobodys(std::uint32_t address) {
  for (const Ipv4Block& block : kNobodysBlocks) {
    if (((address ^ block.network) >> (32 - block.bits)) == 0) return true;
  }
  return false;
}

// Words after which a dotted quad counts releases, not machines.
constexpr std::string_view kVersionWords[] = {
    "app",      "assemblyversion", "build",  "bump",   "chrome",  "driver",  "edg",      "edge",
    "firefox",  "firmware",        "kernel", "opr",    "patch",   "release", "revision", "rev",
    "safari",   "section",         "since",  "update", "upgrade", "v",       "ver",      "version",
    "versions", "windows"};

// Programs have releases and addresses: behind their names small numbers are releases.
constexpr std::string_view kPrograms[] = {"android", "java",   "jdk", "mariadb",  "mysql",
                                          "nginx",   "node",   "php", "postgres", "postgresql",
                                          "python",  "ubuntu", "ios"};

bool follows_version_word(const ValueContext& context, std::uint32_t host) {
  std::string_view before = line_before(context, 24);
  while (!before.empty() && !is_ascii_letter(before.back())) {
    if (is_ascii_digit(before.back())) return false;
    before.remove_suffix(1);
  }
  std::size_t start = before.size();
  while (start > 0 && is_ascii_letter(before[start - 1])) --start;
  // Chinese and Japanese for "version (number)" stand without a space before it.
  const std::string_view whole = line_before(context, 12);
  if (whole.find("\xE7\x89\x88\xE6\x9C\xAC") != std::string_view::npos) return true;
  const std::string word = ascii_lower(before.substr(start));
  for (std::string_view known : kVersionWords) {
    if (word == known) return true;
  }
  const bool small = (host >> 24) < 30 && (host & 0xff) < 30;
  return small && std::ranges::find(kPrograms, std::string_view(word)) != std::end(kPrograms);
}

bool names_address(const ValueContext& context) {
  const std::string before = ascii_lower(line_before(context, 28));
  for (std::string_view word :
       {"ip ", "ip:", "ips", "ipv4", "ip=", "addr", "host", "ping", "ssh", "server", "login",
        "connect", "router", "remote", "client", "://"}) {
    if (before.find(word) != std::string::npos) return true;
  }
  return false;
}

bool is_documentation_ipv6(const in6_addr& address) {
  const auto* b = address.s6_addr;
  // RFC 3849 and RFC 9637.
  return (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8) ||
         (b[0] == 0x3f && b[1] == 0xff && (b[2] & 0xf0) == 0);
}

// RFC 4291: unspecified, loopback, link local (fe80::/10), multicast (ff00::/8); RFC 4193: unique
// local (fc00::/7); and the public resolvers of Google and Cloudflare.
bool is_nobodys_ipv6(const in6_addr& address) {
  if (IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LOOPBACK(&address)) return true;
  if (IN6_IS_ADDR_LINKLOCAL(&address) || IN6_IS_ADDR_MULTICAST(&address)) return true;
  if ((address.s6_addr[0] & 0xfe) == 0xfc || is_documentation_ipv6(address)) return true;
  static constexpr const char* kResolvers[] = {"2001:4860:4860::8888", "2001:4860:4860::8844",
                                               "2606:4700:4700::1111", "2606:4700:4700::1001"};
  for (const char* text : kResolvers) {
    in6_addr resolver{};
    if (inet_pton(AF_INET6, text, &resolver) == 1 && IN6_ARE_ADDR_EQUAL(&resolver, &address)) {
      return true;
    }
  }
  return false;
}

// "fe80::1%eth0": the zone belongs to the address (RFC 4007 section 11).
void take_zone(ValueContext& context) {
  if (byte_after(context) != '%') return;
  std::size_t end = context.end + 1;
  while (end < context.text.size() && is_ascii_alnum(context.text[end])) ++end;
  if (end > context.end + 1) context.end = end;
}

}  // namespace

// Dotted quads (RFC 6943 section 3.1.1, strict form): four parts to 255, no leading zeros.
Verdict validate_ipv4(ValueContext& context) {
  const char before = byte_before(context);
  if (is_ascii_alnum(before) || before == '_') return Verdict::kNo;
  if (before == '.' || byte_after(context) == '_') return Verdict::kNo;
  const char after = byte_after(context);
  if (is_ascii_alnum(after)) return Verdict::kNo;
  if ((after == '.' || after == '-') && is_ascii_digit(byte_after(context, 1))) return Verdict::kNo;
  in_addr address{};
  if (inet_pton(AF_INET, std::string(value_of(context)).c_str(), &address) != 1) {
    return Verdict::kNo;
  }
  const std::uint32_t host = ntohl(address.s_addr);
  if (follows_version_word(context, host)) return Verdict::kNo;
  if (is_nobodys(host)) {
    const bool netmask = (host >> 24) == 255 && host != 0xffffffff;
    context.is_published = true;
    return netmask ? Verdict::kNo : Verdict::kNoOpinion;
  }
  // x.0.0.0 and x.y.0.0 are networks or releases; 1.2.0.7 and the like mostly releases.
  if ((host & 0xffff) == 0) return Verdict::kNo;
  // Kernels, browsers and drivers count so: small first numbers need a word for an address itself.
  if ((host >> 24) < 10 && !names_address(context)) return Verdict::kNo;
  // "7.57.0.1", "3.4.12.1": without a word for an address four small numbers are a release.
  const bool small_end = ((host >> 8) & 0xff) < 20 && (host & 0xff) < 10;
  if (small_end && (host >> 24) < 30 && !context.has_context) return Verdict::kNo;
  return (host >> 24) < 4 && !context.has_context ? Verdict::kNoOpinion : Verdict::kYes;
}

// Text forms of RFC 4291 section 2.2 and RFC 5952.
Verdict validate_ipv6(ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_ascii_alnum(before) || before == ':' || before == '_') return Verdict::kNo;
  if (is_ascii_alnum(after) || after == ':' || after == '_') return Verdict::kNo;
  if (after == '.' && is_ascii_digit(byte_after(context, 1))) return Verdict::kNo;
  const std::string_view value = value_of(context);
  in6_addr address{};
  if (inet_pton(AF_INET6, std::string(value).c_str(), &address) != 1) return Verdict::kNo;
  if (is_nobodys_ipv6(address)) {
    // "a::", "::b" and "::" are rather code.
    context.is_published = true;
    const bool plain = std::ranges::count_if(value, is_hex_digit) >= 5;
    if (!plain && !context.has_context) return Verdict::kNo;
    take_zone(context);
    return Verdict::kNoOpinion;
  }
  if (value.ends_with("::") && after == '/') return Verdict::kNo;  // a network, not a machine
  // "a::b", "Foo::bar" and "::add" are scopes of programming languages: a compressed address needs
  // a digit and more than two groups, or a 16-bit group written out.
  bool has_digit = false;
  std::size_t colons = 0;
  for (char c : value) {
    has_digit |= is_ascii_digit(c);
    colons += c == ':' ? 1 : 0;
  }
  const bool with_ipv4 = value.find('.') != std::string_view::npos;  // RFC 4291 section 2.2, 3
  if (!has_digit || (colons < 3 && !with_ipv4)) return Verdict::kNo;
  return Verdict::kYes;
}

// EUI-48 (IEEE 802): not broadcast, not all zeros, not multicast (low bit of the first byte).
Verdict validate_mac(ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_ascii_alnum(before) || is_ascii_alnum(after)) return Verdict::kNo;
  if (before == ':' && context.begin > 1 && is_hex_digit(context.text[context.begin - 2])) {
    return Verdict::kNo;
  }
  if ((after == ':' || after == '-') && is_hex_digit(byte_after(context, 1))) return Verdict::kNo;
  const std::string digits = compact_upper(value_of(context));
  if (digits.size() != 12) return Verdict::kNo;
  if (digits.find_first_not_of(digits[0]) == std::string::npos) return Verdict::kNo;
  const int low = is_ascii_digit(digits[1]) ? digits[1] - '0' : digits[1] - 'A' + 10;
  // Groups of machines, and what manuals print.
  context.is_published = (low & 1) != 0 || digits == "001122334455" || digits == "AABBCCDDEEFF" ||
                         digits == "123456789ABC";
  return context.is_published ? Verdict::kNoOpinion : Verdict::kYes;
}

}  // namespace expunge
