// What is found, and where: each row is a registry entry and texts with the expected spans marked
// <<so>>.  Every row is tried with the registry open and sealed.
#include "optout/matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "optout/optout_fixture.h"

namespace expunge {
namespace {

std::vector<OptOutHit> find_in(const std::shared_ptr<const OptOutIndex>& index,
                               const std::string& text, Role role = Role::kHuman,
                               std::string_view key = "", const std::string& pointer = "/m") {
  Conversation conversation;
  Turn turn;
  turn.text = text;
  turn.role = role;
  turn.key = key;
  conversation.turns.push_back(turn);
  const std::function<std::string(std::uint32_t)> pointers = [&](std::uint32_t) { return pointer; };
  std::vector<OptOutHit> hits;
  OptOutMatcher(index).find({conversation, true, pointers}, hits);
  return hits;
}

// The text with marks around what was found; of hits that overlap the first and longest.
std::string marked(const std::string& text, const std::vector<OptOutHit>& hits) {
  std::string out;
  std::size_t at = 0;
  for (const OptOutHit& hit : hits) {
    if (hit.span.begin < at) continue;
    std::size_t end = hit.span.end;
    for (const OptOutHit& other : hits) {
      if (other.span.begin == hit.span.begin) end = std::max(end, other.span.end);
    }
    out += text.substr(at, hit.span.begin - at) + "<<" +
           text.substr(hit.span.begin, end - hit.span.begin) + ">>";
    at = end;
  }
  return out + text.substr(at);
}

std::string without_marks(std::string text) {
  for (const char* mark : {"<<", ">>"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.erase(at, 2);
    }
  }
  return text;
}

struct Row {
  const char* name;
  const char* entry;
  std::vector<std::string> texts;
};

class Forms : public testing::TestWithParam<Row> {
 protected:
  static std::string yaml() {
    return std::string("region: GB\nsubjects:\n- id: S-1\n  ") + GetParam().entry + "\n";
  }
  static void expect_all(const std::shared_ptr<const OptOutIndex>& index) {
    for (const std::string& text : GetParam().texts) {
      const std::string plain = without_marks(text);
      EXPECT_EQ(marked(plain, find_in(index, plain)), text);
    }
  }
};

TEST_P(Forms, AreFoundByTheOpenRegistry) {
  expect_all(index_of(open_needles(registry_of(yaml(), true))));
}
TEST_P(Forms, AreFoundByTheSealedRegistry) {
  expect_all(index_of(sealed_needles(registry_of(yaml(), true))));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Forms,
    testing::Values(
        Row{"name",
            "names: [Dana Whitlock]",
            {"ask <<Dana Whitlock>> now", "<<DANA WHITLOCK>>", "<<dana   whitlock>>!",
             "<<dana\nwhitlock>>", "<<Dana-Whitlock>>", "<<dana_whitlock>>",
             "<<Dana Whitlock>>'s cat", "#<<DanaWhitlock>>", "<<Whitlock, Dana>>",
             "<<Whitlock Dana>>", "<<\xEF\xBC\xA4\xEF\xBD\x81\xEF\xBD\x8E\xEF\xBD\x81 Whitlock>>",
             "<<D\xD0\xB0na Whitl\xD0\xBE"
             "ck>>",
             "<<da&#110;a whitlock>>",
             "<<d\xE2\x80\x8B"
             "ana whitlock>>",
             "<<D\xC3\xA1na Whitlock>>", "**<<Dana** Whitlock>>", "(\"<<Dana Whitlock>>\")",
             "<<d-a-n-a whitlock>>"}},
        Row{"name_not",
            "names: [Dana Whitlock]",
            {"Dana Whitlocks", "Mc Dana and Whitlock", "Dana and Whitlock", "XDana Whitlock",
             "Dana. Whitlock came", "Dana\n\nWhitlock", "D. Whitlock", "Dana W.", "Whitlock",
             "bandana whitlock"}},
        Row{"name_in_given_order",
            "names: [{name: Dana Whitlock, order: given}]",
            {"<<Dana Whitlock>>", "Whitlock, Dana", "Whitlock Dana", "<<danawhitlock>>"}},
        Row{"name_with_comma", "names: ['Okafor, Tobi']", {"<<Tobi Okafor>>", "<<Okafor, Tobi>>"}},
        Row{"initials",
            "names: [{name: Tobi Adaeze Okafor, initials: true}]",
            {"<<Tobi Adaeze Okafor>>", "<<T. A. Okafor>>", "<<T.A. Okafor>>", "<<T. Okafor>>",
             "<<T Okafor>>", "<<Tobi Okafor>>", "<<Tobi A. Okafor>>", "<<Okafor, T. A>>.",
             "<<Okafor T>>", "A. Okafor", "Okafor"}},
        Row{"initials_of_joined_surnames",
            "names: [{name: Zoe Brontell-Shaw, initials: true}, {name: Ana de la Cruz, initials: "
            "true}]",
            {"<<Z. Brontell-Shaw>>", "<<Z. Brontell Shaw>>", "<<Brontell-Shaw, Z>>.",
             "<<A. de la Cruz>>", "<<de la Cruz, A>>.", "de la Cruz"}},
        Row{"no_initials", "names: [Tobi Okafor]", {"T. Okafor", "Tobi O."}},
        Row{"parts",
            "names: [\"Aoife O'Neil-Brandt\"]",
            {"<<Aoife O'Neil-Brandt>>", "<<aoife o neil brandt>>", "<<Aoife ONeilBrandt>>",
             "<<Aoife O\xE2\x80\x99Neil Brandt>>", "<<O'Neil-Brandt, Aoife>>"}},
        Row{"two_letters",
            "names: [\"J\xC3\xBCrgen M\xC3\xBCller-L\xC3\xBC"
            "denscheidt\"]",
            {"<<Juergen Mueller-Luedenscheidt>>", "<<Jurgen Muller Ludenscheidt>>",
             "<<J\xC3\x9CRGEN M\xC3\x9CLLER-L\xC3\x9C"
             "DENSCHEIDT>>"}},
        Row{"chinese",
            "names: [\"\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E\"]",
            {"\xE6\x88\x91\xE5\x8F\xAB<<\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E>>"
             "\xEF\xBC\x8C\xE4\xBD\xA0",
             "\xE7\x8E\x8B\xE5\xB0\x8F"}},
        Row{"korean_with_particle",
            "names: [\"\xEA\xB9\x80\xEB\xAF\xBC\xEC\xA4\x80\"]",
            {"<<\xEA\xB9\x80\xEB\xAF\xBC\xEC\xA4\x80>>\xEC\x9D\x80"}},
        Row{"cyrillic",
            "names: [\"\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0 "
            "\xD0\x9F\xD1\x91\xD1\x82\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0\"]",
            {"<<\xD0\xB0\xD0\xBD\xD0\xBD\xD0\xB0 "
             "\xD0\xBF\xD0\xB5\xD1\x82\xD1\x80\xD0\xBE\xD0\xB2\xD0\xB0>>"}},
        Row{"forced_single_name", "names: [Zephyrine]", {"hi <<zephyrine>>!", "zephyrines"}},
        Row{"email",
            "emails: [dana.whitlock@brightmail.net]",
            {"<<dana.whitlock@brightmail.net>>", "(<<Dana.Whitlock@BrightMail.NET>>).",
             "mailto:<<dana.whitlock@brightmail.net>>?subject=x",
             "<<dana.whitlock+shop@brightmail.net>>", "<<dana.whitlock@brightmail.net>>.Thanks",
             "<<dana.whitlock [at] brightmail (dot) net>>",
             "<<dana dot whitlock at brightmail dot net>>", "<<dana.whitlock%40brightmail.net>>",
             "_<<dana.whitlock@brightmail.net>>_", "to=<<dana.whitlock@brightmail.net>>&x"}},
        Row{"email_not",
            "emails: [dana.whitlock@brightmail.net]",
            {"whitlock@brightmail.net", "x.dana.whitlock@brightmail.net",
             "dana.whitlock@brightmail.net.uk", "danawhitlock@brightmail.net",
             "dana.whitlock@mail.brightmail.net", "@brightmail.net"}},
        Row{"email_without_tags",
            "emails: [{address: dana@brightmail.net, tags: false}]",
            {"<<dana@brightmail.net>>", "dana+x@brightmail.net"}},
        Row{"email_of_gmail",
            "emails: [dana.w@gmail.com]",
            {"<<danaw@gmail.com>>", "<<d.a.n.a.w+x@googlemail.com>>", "dana-w@gmail.com"}},
        Row{"email_with_dots_on_request",
            "emails: [{address: dana.w@brightmail.net, dots: true}]",
            {"<<d.anaw@brightmail.net>>"}},
        Row{"email_with_dots_that_count",
            "emails: [{address: dana.w@gmail.com, dots: false}]",
            {"<<dana.w@gmail.com>>", "danaw@gmail.com"}},
        Row{"phone",
            "phones: ['+1 415 555 0127']",
            {"<<+1 415 555 0127>>", "<<+14155550127>>", "<<1-415-555-0127>>", "<<(415) 555-0127>>",
             "<<415.555.0127>>", "<<4155550127>>", "<<001 415 555 0127>>", "<<(+1) 415 555 0127>>",
             "call <<415 555 0127>> x 2", "tel:<<+14155550127>>", "(<<4155550127>>)",
             "<<four one five five five five oh one two seven>>",
             "<<\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x95 555 0127>>",
             "room 3, <<415 555 0127>>, 9 pm"}},
        Row{"phone_not",
            "phones: ['+1 415 555 0127']",
            {"+415 555 0127", "555 0127", "4155550128", "41555501270"}},
        Row{"phone_with_trunk",
            "phones: [020 7946 0018]",
            {"<<020 7946 0018>>", "<<+44 (0)20 7946 0018>>", "<<+44 20 7946 0018>>",
             "<<0044 20 7946-0018>>", "<<+442079460018>>", "<<2079460018>>"}},
        Row{"handle",
            "handles: [dana_w92]",
            {"<<dana_w92>>", "<<@Dana_W92>>!", "add <<dana_w92>>.", "u/<<dana_w92>>",
             "https://x.example/u/<<dana_w92>>/about", "<<dana_w92>>#4411"}},
        Row{"handle_not",
            "handles: [dana_w92]",
            {"dana w92", "dana_w921", "xdana_w92", "dana_w92_2", "dana_w92@brightmail.net",
             "dana-w92"}},
        Row{"handle_with_tag",
            "handles: ['danaw#4411']",
            {"<<danaw#4411>>", "danaw#4412", "danaw"}},
        Row{"handle_that_is_a_word",
            "handles: [dana]",
            {"<<@dana>> hi", "hi dana", "u/<<dana>>", "x@dana", "https://social.example/<<dana>>",
             "@dana.w is somebody else", "cat/dana"}},
        Row{"handle_of_a_service",
            "handles: [{service: reddit, name: dana}]",
            {"https://www.reddit.com/user/<<dana>>", "https://social.example/user/dana",
             "<<@dana>>"}},
        Row{"handle_in_underscores", "handles: [_dana_w_]", {"<<_dana_w_>>", "<<@_dana_w_>>"}},
        Row{"string",
            "strings: ['12 Heron Quay, Flat 3']",
            {"<<12 heron quay flat 3>>", "at <<12, Heron-Quay; Flat 3>>.", "12 Heron Quay"}}),
    [](const auto& row) { return std::string(row.param.name); });

std::shared_ptr<const OptOutIndex> index_with(const std::string& entry) {
  return index_of(sealed_needles(registry_of("subjects:\n- id: S-1\n  " + entry + "\n", true)));
}

TEST(Matcher, FieldThatIsAHandleAndNothingElse) {
  const auto index = index_with("handles: [dana]");
  EXPECT_EQ(find_in(index, "dana", Role::kMetadata).size(), 1U);
  EXPECT_EQ(find_in(index, " @Dana ", Role::kIdentifier).size(), 1U);
  EXPECT_EQ(find_in(index, "dana", Role::kHuman).size(), 0U);
  EXPECT_EQ(find_in(index, "dana k", Role::kMetadata).size(), 0U);
}

TEST(Matcher, RecordsByKeyAndPointer) {
  const auto by_key = index_with("records: [{user_id: u-4411}]");
  EXPECT_EQ(find_in(by_key, "u-4411", Role::kIdentifier, "user_id", "/a/user_id").size(), 1U);
  EXPECT_EQ(find_in(by_key, " u-4411\n", Role::kIdentifier, "user_id", "/user_id").size(), 1U);
  EXPECT_EQ(find_in(by_key, "u-4412", Role::kIdentifier, "user_id", "/user_id").size(), 0U);
  EXPECT_EQ(find_in(by_key, "u-4411", Role::kIdentifier, "owner_id", "/owner_id").size(), 0U);
  EXPECT_EQ(find_in(by_key, "u-4411", Role::kIdentifier, "", "/user_id").size(), 1U) << "CSV";
  const auto by_pointer = index_with("records: [{/turns/*/user_id: u-4411}]");
  EXPECT_EQ(find_in(by_pointer, "u-4411", Role::kIdentifier, "user_id", "/turns/12/user_id").size(),
            1U);
  EXPECT_EQ(find_in(by_pointer, "u-4411", Role::kIdentifier, "user_id", "/user_id").size(), 0U);
}

TEST(Matcher, RecordsNeedAllConditions) {
  const auto index = index_with("records: [{bot_id: bbbb1111, stamp: '16748'}]");
  const std::string bot = "bbbb1111";
  const std::string stamp = "16748";
  Conversation conversation;
  for (const auto& [key, text] :
       {std::pair<std::string_view, std::string_view>{"bot_id", bot}, {"stamp", stamp}}) {
    Turn turn;
    turn.key = key;
    turn.text = text;
    turn.field = static_cast<std::uint32_t>(conversation.turns.size());
    conversation.turns.push_back(turn);
  }
  const std::function<std::string(std::uint32_t)> pointer = [](std::uint32_t field) {
    return field == 0 ? "/bot_id" : "/stamp";
  };
  std::vector<OptOutHit> hits;
  OptOutMatcher matcher(index);
  matcher.find({conversation, true, pointer}, hits);
  EXPECT_EQ(hits.size(), 2U);
  conversation.turns.pop_back();
  matcher.find({conversation, true, pointer}, hits);
  EXPECT_TRUE(hits.empty());
}

TEST(Matcher, TwoSubjectsOfOneValue) {
  const auto index =
      index_of(open_needles(registry_of("subjects:\n- id: S-1\n  phones: ['+14155550127']\n- id: "
                                        "S-2\n  phones: ['+14155550127']\n")));
  const std::vector<OptOutHit> hits = find_in(index, "+1 415 555 0127");
  for (const std::uint32_t subject : {0U, 1U}) {
    EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [&](const OptOutHit& hit) {
      return hit.subject == subject && hit.span == TextSpan{0, 15};
    }));
  }
}

// Hostile text: cost stays in proportion.
TEST(Matcher, LongTextsOfCandidates) {
  const auto index = index_with(
      "names: [Dana Whitlock]\n  emails: [dana@brightmail.net]\n  phones: ['+14155550127']\n"
      "  handles: [dana_w92, dana]");
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "dana@ 415 5 @@ dana_dana. 1 2 ";
  EXPECT_TRUE(find_in(index, text).empty());
  EXPECT_TRUE(find_in(index, std::string(200000, '@')).empty());
  EXPECT_TRUE(find_in(index, std::string(200000, '=') + "@x.org").empty());
  EXPECT_TRUE(find_in(index, "a@" + std::string(200000, '.') + "org").empty());
}

}  // namespace
}  // namespace expunge
