#include "detect/other_numbers.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kFileReach = 24;     // bytes before a value
constexpr std::size_t kHotlineReach = 48;  // on either side

// What is numbered: files, bills, orders, goods.  A word that begins with a space begins a word of
// the text, too.  Those with letters beyond ASCII are apart: most texts have none.
struct FileWords {
  std::vector<std::string> ascii;
  std::vector<std::string> other;
};

const FileWords& file_words() {
  static const FileWords words = [] {
    static const WordKinds list(embedded_file("lists/file-words.txt"));
    FileWords read;
    for (const WordKinds::Row& row : list.rows()) {
      const bool ascii = std::ranges::none_of(row.words, is_beyond_ascii);
      (ascii ? read.ascii : read.other)
          .push_back((row.kind == "w" ? " " : "") + std::string(row.words));
    }
    return read;
  }();
  return words;
}

// Whether `holds` says so of a word that the text may hold.
template <class Holds>
bool any_file_word(std::string_view text, Holds holds) {
  if (std::ranges::any_of(file_words().ascii, holds)) return true;
  return std::ranges::any_of(text, is_beyond_ascii) &&
         std::ranges::any_of(file_words().other, holds);
}

// What is asked for by such words is no telephone.
constexpr std::array<std::string_view, 40> kAskedNumbers = {
    "order number",
    "order no",
    "order #",
    "confirmation number",
    "confirmation no",
    "confirmation code",
    "booking number",
    "reservation number",
    "serial number",
    "serial no",
    "flight number",
    "room number",
    "lot number",
    "batch number",
    "product number",
    "product code",
    "article number",
    "ticket number",
    "locker number",
    "seat number",
    "page number",
    "row number",
    "meter number",
    "policy number",
    "tracking number",
    "shipping number",
    "parcel number",
    "guess my number",
    "number are you thinking",
    "number did you roll",
    "lottery",
    "lotto",
    "num\xC3\xA9ro de dossier",
    "num\xC3\xA9ro de suivi",
    "num\xC3\xA9ro de s\xC3\xA9rie",
    "n\xC3\xBAmero de serie",
    "seriennummer",
    "\xC4\x91\xC6\xA1n h\xC3\xA0ng",         // Vietnamese: order
    "\xEC\x98\x88\xEC\x95\xBD",              // Korean: reservation
    "\xEC\x9A\xB4\xEC\x86\xA1\xEC\x9E\xA5",  // Korean: waybill
};

// Beside them the same question asks for one as well.
constexpr std::array<std::string_view, 12> kTelephoneWords = {
    "phone",
    "mobile",
    " cell",
    " tel",
    "whatsapp",
    "handy",
    "celular",
    "m\xC3\xB3vil",
    "call",
    "\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD1\x84",
    "\xE7\x94\xB5\xE8\xAF\x9D",
    "\xEC\xA0\x84\xED\x99\x94"};

// Behind a word for a file they say that the number is no file's.
constexpr std::array<std::string_view, 13> kCallWords = {
    " call ", " ring ",    " text ", " sms ", " phone", " telephone", " mobile",
    " cell ", " whatsapp", " tel ",  " tel:", " tel.",  " reach me"};

// Lines of help as their countries print them, without country code and trunk digits.
constexpr std::array<std::string_view, 19> kHelpLines = {
    "8002221222",  // US poison control
    "8002738255",  // US suicide prevention
    "8007997233",  // US domestic violence
    "8006624357",  // US substance abuse (SAMHSA)
    "8006564673",  // US sexual assault (RAINN)
    "8662331133",  // US missing persons and trafficking
    "8883737888",  // US human trafficking
    "8664887386",  // US Trevor Project
    "116123",      // emotional support in Europe (Commission Decision 2007/116/EC)
    "116111",      // children
    "116000",      // missing children
    "116117",      // doctors on call
    "116006",      // victims of crime
    "8001111",     // UK Childline
    "8082000247",  // UK domestic abuse
    "8001110111",  // DE Telefonseelsorge
    "8001110222",  // likewise
    "131114",      // AU Lifeline
    "1800551800",  // AU Kids Helpline
};

constexpr std::array<std::string_view, 26> kHotlineWords = {
    "hotline",
    "helpline",
    "lifeline",
    "crisis line",
    "crisis text",
    "poison control",
    "samaritans",
    "childline",
    "suicide prevention",
    "non-emergency",
    "telefonseelsorge",
    "notruf",
    "num\xC3\xA9ro vert",
    "numero verde",
    "num\xC3\xA9ro d'urgence",
    "\xC3\xA9"
    "coute",
    "infoline",
    "tel\xC3\xA9"
    "fono de la esperanza",
    "\xD0\xB3\xD0\xBE\xD1\x80\xD1\x8F\xD1\x87\xD0\xB0\xD1\x8F \xD0\xBB\xD0\xB8\xD0\xBD",  // Russian
    "\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD1\x84\xD0\xBE\xD0\xBD \xD0\xB4\xD0\xBE\xD0\xB2\xD0\xB5\xD1"
    "\x80\xD0\xB8\xD1\x8F",                              // Russian: helpline
    "\xE7\x83\xAD\xE7\xBA\xBF",                          // Chinese
    "\xE7\x86\xB1\xE7\xB7\x9A",                          // in full letters
    "\xE7\x9B\xB8\xE8\xAB\x87\xE7\xAA\x93\xE5\x8F\xA3",  // Japanese: where to ask
    "\xEC\x83\x81\xEB\x8B\xB4\xEC\xA0\x84\xED\x99\x94",  // Korean: advice by telephone
    "\xEB\x8C\x80\xED\x91\x9C\xEB\xB2\x88\xED\x98\xB8",  // Korean: a firm's main number
    "\xED\x95\xAB\xEB\x9D\xBC\xEC\x9D\xB8",              // Korean
};

constexpr std::array<std::string_view, 28> kServiceWords = {
    "customer service",
    "customer support",
    "customer care",
    "support line",
    "tech support",
    "call center",
    "call centre",
    "help desk",
    "helpdesk",
    "information line",
    "irs",
    "reservations",
    "social security administration",
    "toll free",
    "toll-free",
    "kundenservice",
    "kundendienst",
    "kundenhotline",
    "service client",
    "service clients",
    "atenci\xC3\xB3n al cliente",
    "assistenza clienti",
    "servizio clienti",
    "klantenservice",
    "kundtj\xC3\xA4nst",
    "obs\xC5\x82ug",
    "\xE5\xAE\xA2\xE6\x9C\x8D",  // Chinese
    "\xEA\xB3\xA0\xEA\xB0\x9D"   // Korean
};

std::string words_around(const ValueContext& context) {
  const std::string_view text = context.text;
  const std::size_t from =
      character_start(text, context.begin - std::min(context.begin, kHotlineReach));
  const std::size_t to = character_start(text, std::min(text.size(), context.end + kHotlineReach));
  return lower(text.substr(from, context.begin - from)) + ' ' +
         lower(text.substr(context.end, to - context.end));
}

template <std::size_t size>
bool holds_any(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool holds_file_word(std::string_view text) {
  return any_file_word(
      text, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// 800 and its like (ITU-T E.169.1; NANPA toll-free codes), firms' numbers of Korea.
bool is_free_to_call(std::string_view digits) {
  if (digits.size() == 8 &&
      (digits.starts_with("15") || digits.starts_with("16") || digits.starts_with("18"))) {
    return true;
  }
  for (std::string_view code : {"800", "888", "877", "866", "855", "844", "833", "822", "808",
                                "300", "345", "180", "130", "400"}) {
    if (digits.starts_with(code)) return true;
  }
  return false;
}

// A list of numbers has no words to look for.
bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

namespace {

bool is_value_byte(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

bool asks_for_file(std::string_view question) {
  while (!question.empty() && !is_value_byte(question.back())) question.remove_suffix(1);
  if (question.empty()) return false;
  // The last sentence asks: "That goes on the invoice. And your number?"
  const std::size_t last = question.find_last_of(".!?\n");
  if (last != std::string_view::npos) question.remove_prefix(last + 1);
  const std::string asked = ' ' + lower(question) + ' ';
  const bool file = holds_file_word(asked) || holds_any(asked, kAskedNumbers);
  return file && !holds_any(asked, kTelephoneWords);
}

bool follows_file_word(const ValueContext& context) {
  if (asks_for_file(context.asked)) return true;
  const std::string_view line = line_before(context, kFileReach);
  if (!has_letter(line)) return false;
  const std::string before = ' ' + lower(line);
  return any_file_word(before, [&](const std::string& word) {
    const std::size_t at = before.rfind(word);
    if (at == std::string::npos || before.find(',', at) != std::string::npos) return false;
    // "wants her receipt by text to +353 ...": what follows is said to be called.
    return !holds_any(std::string_view(before).substr(at + word.size()), kCallWords);
  });
}

bool is_public_line(const ValueContext& context, std::string_view digits) {
  // Country codes that are short and prefixes of the trunk; "1800 551 800" begins with neither.
  const auto is_help = [](std::string_view number) {
    return std::ranges::find(kHelpLines, number) != kHelpLines.end();
  };
  if (is_help(digits)) return true;
  if (digits.starts_with('0') || digits.starts_with('1')) digits.remove_prefix(1);
  if (is_help(digits)) return true;
  const std::string around = words_around(context);
  if (!has_letter(around)) return false;
  if (holds_any(around, kHotlineWords)) return true;
  return is_free_to_call(digits) && holds_any(around, kServiceWords);
}

}  // namespace expunge
