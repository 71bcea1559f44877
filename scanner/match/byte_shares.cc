#include "match/byte_shares.h"

#include <cstddef>
#include <string_view>
#include <utility>

namespace expunge {
namespace {

constexpr double kCapitals = .045;  // of the letters
constexpr std::pair<char, double> kMarks[] = {
    {' ', .17},  {'.', .012}, {',', .01},   {'\'', .007}, {'!', .003}, {'?', .004},
    {'-', .003}, {'*', .008}, {'"', .006},  {'\n', .004}, {'@', 2e-5}, {'#', 3e-5},
    {'_', 2e-4}, {'/', 2e-4}, {':', .0015}, {';', 5e-4},  {'(', 8e-4}, {')', 8e-4}};

std::array<double, 256> make_shares() {
  std::array<double, 256> shares{};
  shares.fill(1e-4);
  constexpr std::string_view kLetters = "etaoinshrdlucmfywgpbvkxqjz";
  constexpr double kLetterShares[] = {.095, .07,  .065, .062, .058,  .055,  .05,   .05,  .045,
                                      .034, .034, .024, .02,  .02,   .018,  .018,  .017, .016,
                                      .014, .012, .009, .008, .0015, .0008, .0015, .0008};
  for (std::size_t i = 0; i < kLetters.size(); ++i) {
    const auto letter = static_cast<unsigned char>(kLetters[i]);
    shares[letter] = kLetterShares[i];
    shares[letter - 'a' + 'A'] = kLetterShares[i] * kCapitals;
  }
  for (std::size_t digit = '0'; digit <= '9'; ++digit) shares[digit] = .0012;
  for (const auto& [mark, share] : kMarks) shares[static_cast<unsigned char>(mark)] = share;
  for (std::size_t byte = 0x80; byte < 0xC0; ++byte) shares[byte] = 4e-4;
  for (std::size_t byte = 0xC0; byte < 0x100; ++byte) shares[byte] = 2e-4;
  shares[0xC3] = 1e-3;
  shares[0xE2] = 4e-3;  // typographic quotes and dashes
  return shares;
}

}  // namespace

const std::array<double, 256>& byte_shares() {
  static const std::array<double, 256> shares = make_shares();
  return shares;
}

}  // namespace expunge
