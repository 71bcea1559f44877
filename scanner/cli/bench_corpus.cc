// Sentences come from templates whose words are drawn from small classes, frequent words first (a
// rank is drawn as the product of two uniform numbers, which is near enough to Zipf's law).

#include "cli/bench_corpus.h"

#include <array>

#include "base/strings.h"

namespace expunge {
namespace {

using Words = std::vector<std::string_view>;

struct WordClass {
  std::string_view kind;
  Words words;
};

const std::vector<WordClass>& word_classes() {
  static const std::vector<WordClass> classes = {
      {"noun",
       {"time",     "thing",   "day",     "night",   "house",   "room",     "friend",  "door",
        "school",   "book",    "game",    "story",   "head",    "world",    "place",   "question",
        "idea",     "morning", "kitchen", "coffee",  "window",  "street",   "garden",  "music",
        "song",     "movie",   "letter",  "city",    "forest",  "river",    "dragon",  "sword",
        "castle",   "village", "queen",   "guard",   "horse",   "dog",      "cat",     "chair",
        "table",    "bed",     "phone",   "message", "picture", "dream",    "secret",  "reason",
        "problem",  "answer",  "plan",    "party",   "dinner",  "cake",     "bottle",  "jacket",
        "shoe",     "bag",     "car",     "train",   "bus",     "road",     "bridge",  "light",
        "fire",     "rain",    "snow",    "storm",   "moon",    "star",     "voice",   "word",
        "mistake",  "promise", "gift",    "ticket",  "lesson",  "exam",     "teacher", "doctor",
        "brother",  "sister",  "mother",  "father",  "uncle",   "baby",     "crowd",   "stranger",
        "neighbor", "boss",    "office",  "meeting", "project", "computer", "screen",  "number",
        "list",     "map",     "key",     "box",     "wall",    "floor",    "roof",    "tower",
        "shop",     "market",  "ship",    "island"}},
      {"verb",
       {"know",  "think", "want",   "go",    "see",    "say",   "like",    "need",     "feel",
        "tell",  "come",  "find",   "talk",  "help",   "love",  "play",    "make",     "take",
        "leave", "stay",  "wait",   "try",   "ask",    "show",  "believe", "remember", "forget",
        "hear",  "meet",  "keep",   "start", "stop",   "sleep", "eat",     "drink",    "read",
        "write", "watch", "follow", "fight", "run",    "walk",  "sit",     "stand",    "open",
        "close", "hold",  "bring",  "visit", "explain"}},
      {"past", {"said",     "went",    "saw",      "got",        "took",    "looked",  "thought",
                "told",     "found",   "heard",    "made",       "felt",    "left",    "asked",
                "wanted",   "forgot",  "walked",   "opened",     "closed",  "dropped", "watched",
                "followed", "missed",  "lost",     "bought",     "broke",   "read",    "wrote",
                "stopped",  "started", "finished", "remembered", "visited", "carried", "noticed"}},
      {"does", {"smiles", "nods",     "laughs",  "looks",    "sighs",   "walks",     "turns",
                "leans",  "blushes",  "grins",   "sits",     "stands",  "shrugs",    "waves",
                "stares", "whispers", "giggles", "frowns",   "yawns",   "stretches", "points",
                "steps",  "kneels",   "pauses",  "chuckles", "shivers", "bows"}},
      {"adjective",
       {"good",   "little",  "old",    "new",     "big",    "nice",   "long",   "strange",
        "small",  "happy",   "sad",    "warm",    "cold",   "dark",   "quiet",  "beautiful",
        "tired",  "funny",   "whole",  "weird",   "sweet",  "empty",  "heavy",  "pretty",
        "angry",  "soft",    "lonely", "brave",   "silly",  "busy",   "wooden", "golden",
        "broken", "ancient", "tiny",   "perfect", "honest", "gentle", "noisy",  "wet"}},
      {"adverb",
       {"just",     "really",    "still",    "maybe",     "again",   "slowly",  "always",
        "never",    "quickly",   "quietly",  "softly",    "almost",  "already", "together",
        "suddenly", "carefully", "probably", "nervously", "happily", "gently",  "finally",
        "honestly", "later",     "today",    "tonight"}},
      {"preposition",
       {"in", "on", "with", "at", "from", "near", "behind", "under", "beside", "across",
        "through"}},
      {"subject", {"I", "you", "we", "he", "she", "they", "it"}},
      {"possessive", {"my", "your", "his", "her", "our", "their"}},
      {"body",
       {"hand", "head", "eyes", "hair", "shoulder", "face", "arms", "cheek", "fingers", "back"}},
      {"opener",
       {"Well", "Oh", "Yeah",  "Okay",   "So",     "Hmm",  "No",     "Yes",   "Hey",  "Sure",
        "Wow",  "Ah", "Sorry", "Please", "Listen", "Look", "Really", "Right", "Fine", "Thanks"}},
      {"first",
       {"Mira", "Jonas", "Tessa", "Callum", "Priya", "Oskar", "Lena", "Marcus", "Ivy", "Felix"}},
      {"last",
       {"Holloway", "Brandt", "Okafor", "Lindqvist", "Marsh", "Devereux", "Sato", "Whitlock"}},
  };
  return classes;
}

// {class} draws a word.  Quotes and line feeds are escaped when the text becomes JSON.
const Words& sentence_templates() {
  static const Words templates = {
      "I {adverb} {verb} the {noun}.",
      "Do you {verb} the {adjective} {noun}?",
      "{opener}, I {past} the {noun} {preposition} the {noun}.",
      "*{does} {adverb} and {does} at {possessive} {noun}*",
      "It was a {adjective} {noun}, and {subject} {past} it {adverb}.",
      "{opener}... I don't {verb} that.",
      "What do you {verb} about {possessive} {noun}?",
      "We should {verb} the {noun} {adverb}, it's {adjective}.",
      "She {past} {possessive} {body} and {past} the {noun}.",
      "\"{opener}, {verb} me,\" he {past}, \"it's only a {noun}.\"",
      "*{does}, {possessive} {body} {preposition} the {noun}*\n",
      "{opener}! That's {adverb} {adjective}.",
      "Can I {verb} you {adverb}?",
      "I'm {adverb} {adjective}, but I'll {verb} if you {verb}.",
      "There is a {noun} {preposition} the {adjective} {noun}.",
      "They {past} {possessive} {noun} because the {noun} was {adjective}.",
      "You {past} it, didn't you?",
      "{opener}, let's {verb} {preposition} the {noun} and {verb} some {noun}.",
      "My {noun} is {adverb} {adjective}.\n\n",
      "If we {verb} the {noun}, we can {verb} {possessive} {noun} too.",
      "I {past} 3 times and {past} at 7, it took 20 minutes.",
      "Nobody {past} the {noun} {adverb}...",
  };
  return templates;
}

// UTF-8 of what chats have: typographic apostrophe, dash, ellipsis, accents, hearts, faces, kana.
constexpr std::array<std::string_view, 8> kForeign = {
    "that\xE2\x80\x99s fine",   "wait \xE2\x80\x94 what",
    "hmm\xE2\x80\xA6",          "caf\xC3\xA9",
    "\xE2\x9D\xA4\xEF\xB8\x8F", "\xF0\x9F\x98\x8A",
    "\xE3\x81\xAF\xE3\x81\x84", "na\xC3\xAFve"};

// Standard normal deviates at the middles of 32 equal parts: with them log-normal turn counts need
// no floating point, and are the same on every machine.  10 * exp(1.634 * z), rounded: median 10,
// mean 38 once the last part is split as below.
constexpr std::array<std::uint16_t, 32> kTurns = {2,  2,  2,  2,  2,  3,  3,  4,  4,   5,  6,
                                                  6,  7,  8,  9,  9,  10, 12, 13, 15,  17, 20,
                                                  23, 27, 32, 38, 46, 57, 73, 98, 142, 240};
constexpr std::array<std::uint16_t, 4> kLongest = {240, 300, 400, 680};

}  // namespace

// SplitMix64.
std::uint64_t BenchCorpus::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
  return mixed ^ (mixed >> 31);
}

std::string_view BenchCorpus::pick(const Words& words) {
  constexpr std::uint64_t kUnit = 1 << 16;
  const std::uint64_t rank = below(kUnit) * below(kUnit) / kUnit;
  return words[rank * words.size() / kUnit];
}

std::uint64_t BenchCorpus::turns() {
  const std::uint64_t part = below(kTurns.size());
  return part + 1 == kTurns.size() ? kLongest[below(kLongest.size())] : kTurns[part];
}

void BenchCorpus::append_word(std::string_view kind, std::string& out) {
  for (const WordClass& entry : word_classes()) {
    if (entry.kind == kind) out.append(pick(entry.words));
  }
}

void BenchCorpus::append_sentence(std::string& out) {
  const Words& templates = sentence_templates();
  std::string_view left = templates[below(templates.size())];
  while (!left.empty()) {
    const std::size_t open = left.find('{');
    out.append(left.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = left.find('}', open);
    append_word(left.substr(open + 1, close - open - 1), out);
    left.remove_prefix(close + 1);
  }
}

// Invented values in ranges that belong to nobody: example.net and example.org (RFC 2606), numbers
// that Ofcom keeps for drama, an address block for documentation (RFC 5737).
void BenchCorpus::append_value(std::string& out) {
  const std::string number = std::to_string(100 + below(900));
  std::string first;
  append_word("first", first);
  switch (values_++ % 6) {
    case 0:
      out += "you can write to " + ascii_lower(first) + number + "@example.net if you like.";
      break;
    case 1:
      out += "my number is 020 7946 0" + number + ", call me.";
      break;
    case 2:
      out += "my name is " + first + " ";
      append_word("last", out);
      out += " by the way.";
      break;
    case 3:
      out += "my insta is @" + ascii_lower(first) + "_" + number + " okay?";
      break;
    case 4:
      out += "mail me: " + ascii_lower(first) + "." + number + "@example.org";
      break;
    default:
      out += "I live at " + number + " Maple Street, come over.";
      break;
  }
}

void BenchCorpus::append_text(std::size_t size, bool may_reveal, std::string& out) {
  const std::uint64_t distance = density_ == Density::kFew ? 100'000 : 3'500;
  const std::size_t begin = out.size();
  const bool foreign = below(100) < 8;
  while (out.size() - begin < size) {
    if (out.size() > begin && out.back() != '\n') out += ' ';
    const std::size_t before = out.size();
    if (may_reveal && written_ >= distance) {
      append_value(out);
      written_ = 0;
    } else {
      append_sentence(out);
    }
    written_ += out.size() - before + 2;
  }
  if (foreign) out.append(" ").append(kForeign[below(kForeign.size())]);
  while (out.back() == '\n') out.pop_back();
}

void BenchCorpus::append_member(std::string_view key, std::size_t size, bool may_reveal,
                                std::string& out) {
  std::string text;
  append_text(size, may_reveal, text);
  append_json_string(key, out);
  out += ": ";
  append_json_string(text, out);
}

void BenchCorpus::append_record(std::string& out) {
  const std::size_t begin = out.size();
  const std::uint64_t when = 1'670'000'000'000 + records_++ * 61'000;
  std::string name;
  append_word("first", name);
  out += "{\"submission_timestamp\": \"" + std::to_string(when) +
         "\", \"categories\": [\"Fantasy\"], ";
  out += "\"bot_id\": \"bot-" + std::to_string(below(1'000'000)) + "\", \"bot_name\": \"" + name;
  out += "\", ";
  append_member("bot_greeting", 180 + below(160), false, out);
  out += ", ";
  append_member("bot_definitions", 1200 + below(1600), false, out);
  out += ", ";
  append_member("bot_description", 200 + below(200), false, out);
  out += ", \"conversation\": [";
  const std::uint64_t count = turns();
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i > 0) out += ", ";
    out += '{';
    const bool human = i % 2 == 1;
    // The human writes less than the bot; both together make about 200 bytes of text a message.
    append_member("message", human ? 30 + below(160) : 160 + below(260), human, out);
    out += human ? ", \"is_human\": true}" : ", \"is_human\": false}";
  }
  out += "]}\n";
  written_ += out.size() - begin < 300 ? 0 : 300;  // keys and punctuation count as distance too
}

}  // namespace expunge
