#include "report/audit.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::string_view kChainLead = R"(,"chain":")";
constexpr std::string_view kSealLead = R"(,"seal":")";
constexpr std::string_view kDigestLead = R"(,"digest":")";
constexpr std::string_view kNoLineBefore =
    "0000000000000000000000000000000000000000000000000000000000000000";

template <class Number>
void append_number(Number number, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, end.ptr);
}

void append_text(std::string_view key, std::string_view value, std::string& out) {
  out += key;
  append_json_string(value, out);
}

// At most two decimals, no trailing zeros: 1, 0.9, 0.93.
void append_score(double score, std::string& out) {
  const auto hundredths = static_cast<int>(std::lround(score * 100));
  append_number(hundredths / 100, out);
  const int rest = hundredths % 100;
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

// What the seal is made of: the totals as they are written, and the hash of the line before, which
// stands for all lines.
std::string seal_input(std::string_view totals, std::string_view chain) {
  return std::string(totals) + "\n" + std::string(chain);
}

std::string digest_input(std::string_view totals, std::string_view seal, std::string_view chain) {
  return seal_input(totals, chain) + "\n" + std::string(seal);
}

// `object` without its closing brace.
std::string_view without_brace(std::string_view object) {
  return object.substr(0, object.size() - 1);
}

}  // namespace

void append_finding(const FindingLine& line, std::string& out) {
  out += R"({"type":"finding")";
  if (!line.input.empty()) append_text(R"(,"input":)", line.input, out);
  out += R"(,"record":)";
  append_number(line.record, out);
  append_text(R"(,"pointer":)", line.pointer, out);
  if (line.is_key) out += R"(,"key":true)";
  append_text(R"(,"role":)", to_string(line.role), out);
  append_text(R"(,"owner":)", to_string(line.owner), out);
  out += R"(,"start":)";
  append_number(line.span.begin, out);
  out += R"(,"end":)";
  append_number(line.span.end, out);
  out += R"(,"raw_start":)";
  append_number(line.raw.begin, out);
  out += R"(,"raw_end":)";
  append_number(line.raw.end, out);
  append_text(R"(,"entity":)", line.entity, out);
  append_text(R"(,"rule":)", line.rule, out);
  out += R"(,"score":)";
  append_score(line.score, out);
  append_text(R"(,"action":)", line.action, out);
  if (line.replacement) {
    append_text(R"(,"replacement":)", *line.replacement, out);
  } else {
    out += R"(,"replacement":null)";
  }
  append_text(R"(,"fingerprint":)", line.fingerprint, out);
  out += R"(,"evidence":[)";
  if (line.evidence != nullptr) {
    bool first = true;
    for (const std::string& evidence : *line.evidence) {
      if (!std::exchange(first, false)) out += ',';
      append_json_string(evidence, out);
    }
  }
  out += "]}";
}

std::string Fingerprinter::operator()(std::string_view entity, std::string_view normalised) {
  const Digest digest = hmac_(entity, normalised);
  return to_hex(std::span(digest).first(16));
}

struct AuditChain::Impl {
  explicit Impl(const Key& key) : seal(key.derive("seal")) {}
  Hmac seal;
  std::string chain{kNoLineBefore};
};

AuditChain::AuditChain(const Key& key) : impl_(std::make_unique<Impl>(key)) {}
AuditChain::~AuditChain() = default;

void AuditChain::append(std::string_view object, std::string& out) {
  const std::size_t begin = out.size();
  out += without_brace(object);
  out += kChainLead;
  out += impl_->chain;
  out += "\"}";
  impl_->chain = to_hex(sha256(std::string_view(out).substr(begin)));
  out += '\n';
}

void AuditChain::finish(std::string_view totals, std::string& out) {
  const std::string seal = to_hex(impl_->seal(seal_input(totals, impl_->chain)));
  std::string object(without_brace(totals));
  object += kSealLead;
  object += seal;
  object += '"';
  object += kDigestLead;
  object += to_hex(sha256(digest_input(totals, seal, impl_->chain)));
  object += "\"}";
  append(object, out);
}

}  // namespace expunge
