#include "names/script_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "names/script_lists.h"

namespace expunge {
namespace {

constexpr std::string_view kScripts =
    "zh-family\t陈 裘 高\n"
    "zh-rare\t宁\n"
    "zh-compound\t欧阳\n"
    "zh-given\t思 远 云 朵 安 琪\n"
    "zh-not\t高兴 高安 天天\n"
    "zh-called\t我叫 她叫 姓名\n"
    "zh-own\t我姓\n"
    "zh-role\t同事 女儿\n"
    "zh-takes\t跟 问\n"
    "zh-title\t老师 先生\n"
    "zh-says\t说 昨天\n"
    "zh-follow\t的 说 了 是\n"
    "zh-nick-not\t小时 老师\n"
    "zh-culture\t电影\n"
    "ja-family\t森\n"
    "ja-given\t彩 花 美 子\n"
    "ja-reading\tひなた\n"
    "ja-foreign\tマリア\n"
    "ja-honour\tさん 様 部長\n"
    "ja-is\tです と申します\n"
    "ja-after\tが は\n"
    "ja-role\t担当の 夫(\n"
    "ja-name\t名前は\n"
    "ja-not\t店員\n"
    "ja-place\t町\n"
    "ja-particle\tの は\n"
    "ko-family\t김 설 민\n"
    "ko-common\t김\n"
    "ko-syllable\t민 혁 지 은 숙 희 봉\n"
    "ko-particle\t가 은 이\n"
    "ko-person\t이가 이랑 아\n"
    "ko-is\t입니다 이에요\n"
    "ko-title\t쌤 오빠\n"
    "ko-role\t동생\n"
    "ko-own\t저는\n"
    "ko-word\t지은\n"
    "th-cue\tพี่ คุณ\n"
    "th-name\tชื่อ\n"
    "th-end\tครับ บอก\n"
    "th-word\tต้น\n"
    "th-weak\tกับ\n"
    "th-not\tคุณภาพ\n"
    "prefix\tל و\n"
    "ending\tকে\n"
    "abd\tعبد بن\n"
    "street\tشارع\n"
    "mekong-cue\tဒေါ် បង ທ້າວ\n"
    "mekong-name\tနာမည် ឈ្មោះ\n"
    "mekong-part\tသဇင် ဦး ခင် မြင့် ដារ៉ា បូផា ហេង ຄຳ ພອນ\n"
    "mekong-end\tပါ\n";
constexpr std::string_view kFirst =
    "彩花\tb\n민혁\ta\n지은\ta\n정은\ta\nสมชาย\ta\nרותי\ta\nרון\tc\nصفاء\ta\nশুভ্র\ta\nराहुल\ta\nsudee"
    "p\tb\n云朵\tb\nマリ\tb\n";
constexpr std::string_view kLast = "藤井\tb\n山田\tb\nकपूर\tb\n";
constexpr std::string_view kCues = "אחותי\tk\nשל\tv\nاسمها\tn\nভাই\th\nने\tp\nमेरा\tl\nनाम\tn\n";

std::vector<std::string> found(const std::string& text, bool human = true) {
  static const NameLists lists = NameLists::load(kFirst, kLast, "", "", "", kCues);
  static const ScriptLists scripts = ScriptLists::load(kScripts);
  ScriptNameFinder finder;
  std::vector<FoundName> names;
  finder.find(text, human, lists, scripts, names);
  std::vector<std::string> out;
  for (const FoundName& name : names) out.push_back(text.substr(name.begin, name.end - name.begin));
  return out;
}

using Names = std::vector<std::string>;

TEST(ScriptNameFinder, ChineseNamesEndWhereGrammarBegins) {
  EXPECT_EQ(found("我叫陈思远"), Names{"陈思远"});
  EXPECT_EQ(found("她叫陈云说的", false), Names{"陈云"});
  EXPECT_EQ(found("姓名：欧阳云朵", false), Names{"欧阳云朵"});
  EXPECT_EQ(found("女儿陈安琪好多了"), Names{"陈安琪"});
  EXPECT_EQ(found("陈思远老师", false), Names{"陈思远"});
  EXPECT_EQ(found("陈老师", false), Names{});
  EXPECT_EQ(found("我姓裘"), Names{"裘"});
}

TEST(ScriptNameFinder, ChineseWordsNeedASureCue) {
  EXPECT_EQ(found("高兴了"), Names{});
  EXPECT_EQ(found("跟高安琪说"), Names{});
  EXPECT_EQ(found("宁思远昨天来"), Names{});
  EXPECT_EQ(found("同事宁思远昨天来"), Names{"宁思远"});
  EXPECT_EQ(found("陈思远,在吗"), Names{"陈思远"});
  EXPECT_EQ(found("陈思远,在吗", false), Names{});
  EXPECT_EQ(found("电影里的陈思远"), Names{});
}

TEST(ScriptNameFinder, ChinesePetNames) {
  EXPECT_EQ(found("同事小裘也来"), Names{"小裘"});
  EXPECT_EQ(found("她叫小裘也来"), Names{});  // nothing says that it ends there
  EXPECT_EQ(found("老陈说要来"), Names{"老陈"});
  EXPECT_EQ(found("两小时了"), Names{});
  EXPECT_EQ(found("她叫朵朵"), Names{"朵朵"});
}

TEST(ScriptNameFinder, JapaneseNamesAreDividedByTheLists) {
  EXPECT_EQ(found("藤井彩花と申します"), Names{"藤井彩花"});
  EXPECT_EQ(found("担当の藤井が行く", false), Names{"藤井"});
  EXPECT_EQ(found("藤井部長へ", false), Names{"藤井"});
  EXPECT_EQ(found("藤井 美子(ふじい よしこ)です", false), (Names{"藤井 美子", "ふじい よしこ"}));
  EXPECT_EQ(found("店員さんに", false), Names{});
  EXPECT_EQ(found("山田町の人"), Names{});
}

TEST(ScriptNameFinder, JapaneseNamesInKana) {
  EXPECT_EQ(found("友達のひなたさん", false), Names{"ひなた"});
  EXPECT_EQ(found("マリアさんが", false), Names{"マリア"});
  EXPECT_EQ(found("夫(美子)です", false), Names{"美子"});
}

TEST(ScriptNameFinder, KoreanParticlesStayOutside) {
  EXPECT_EQ(found("민혁이가 웃어요"), Names{"민혁"});
  EXPECT_EQ(found("민혁이 오빠", false), Names{"민혁"});
  EXPECT_EQ(found("저는 김민지입니다"), Names{"김민지"});
  EXPECT_EQ(found("봉숙희 쌤", false), Names{});  // no such family name is listed
  EXPECT_EQ(found("김숙희 쌤", false), Names{"김숙희"});
}

TEST(ScriptNameFinder, KoreanWordsLookLikeNames) {
  EXPECT_EQ(found("설정은 다음에"), Names{});
  EXPECT_EQ(found("지은 집"), Names{});
  EXPECT_EQ(found("5시30분 40민혁"), Names{});
}

TEST(ScriptNameFinder, ThaiNicknamesNeedACue) {
  EXPECT_EQ(found("พี่ต้นบอกว่า"), Names{"ต้น"});
  EXPECT_EQ(found("กับต้นครับ"), Names{});
  EXPECT_EQ(found("คุณภาพดี"), Names{});
  EXPECT_EQ(found("คุณสมชายครับ", false), Names{"สมชาย"});
}

TEST(ScriptNameFinder, WrittenTogetherWithTheName) {
  EXPECT_EQ(found("שאלה לרותי"), Names{"רותי"});
  EXPECT_EQ(found("অন্য শুভ্রকে বলো"), Names{"শুভ্রকে"});
  EXPECT_EQ(found("وصفاء"), Names{"صفاء"});
  EXPECT_EQ(found("شارع صفاء"), Names{});
}

TEST(ScriptNameFinder, WordsBesideANameOfAnotherScript) {
  EXPECT_EQ(found("אחותי רון", false), Names{"רון"});
  EXPECT_EQ(found("רון"), Names{});
  EXPECT_EQ(found("اسمها صفاء عبد المعز", false), Names{"صفاء عبد المعز"});
  EXPECT_EQ(found("اسمها عبد صفاء", false), Names{"عبد صفاء"});
  EXPECT_EQ(found("मेरा नाम: राहुल कपूर", false), Names{"राहुल कपूर"});
  EXPECT_EQ(found("राहुल ने कहा", false), Names{"राहुल"});
  EXPECT_EQ(found("शायद राहुल", false), Names{});
}

TEST(ScriptNameFinder, ChineseFamilyNamesBeforeTitles) {
  EXPECT_EQ(found("陈老师说要考试"), Names{"陈"});
  EXPECT_EQ(found("两陈老师"), Names{}) << "part of another word";
  EXPECT_EQ(found("电影里陈老师"), Names{});
}

TEST(ScriptNameFinder, ChineseNamesJoinedToOthers) {
  EXPECT_EQ(found("她叫陈思远和云朵"), (Names{"陈思远", "云朵"}));
  EXPECT_EQ(found("前台的陈思远，"), Names{"陈思远"});
  EXPECT_EQ(found("和云朵"), Names{});
}

TEST(ScriptNameFinder, JapaneseGivenNamesInKana) {
  EXPECT_EQ(found("藤井ひなたです"), Names{"藤井ひなた"});
  EXPECT_EQ(found("藤井マリ子です"), Names{"藤井マリ子"});
  EXPECT_EQ(found("店員と藤井の犬"), Names{});
}

TEST(ScriptNameFinder, Furigana) {
  EXPECT_EQ(found("フリガナ（フジイ ミコ）", false), Names{"フジイ ミコ"});
  EXPECT_EQ(found("（フジイ ミコ）", false), Names{});
}

TEST(ScriptNameFinder, KoreanOwnNamesAndRelationsWithParticles) {
  EXPECT_EQ(found("나 설지은!"), Names{});  // the list has no "na"
  EXPECT_EQ(found("저는 설지은!"), Names{"설지은"});
  EXPECT_EQ(found("동생이 설지은입니다"), Names{"설지은"});
}

TEST(ScriptNameFinder, NamesOfScriptsWithoutSpaces) {
  EXPECT_EQ(found("ဒေါ် ခင်မြင့် ရဲ့"), Names{"ခင်မြင့်"});
  EXPECT_EQ(found("နာမည် သဇင်ဦး ပါ"), Names{"သဇင်ဦး"});
  EXPECT_EQ(found("បង ដារ៉ា ថា"), Names{"ដារ៉ា"});
  EXPECT_EQ(found("ខ្ញុំឈ្មោះ ហេង បូផា រៀន"), Names{"ហេង បូផា"});
  EXPECT_EQ(found("ທ້າວຄຳພອນ"), Names{"ຄຳພອນ"});
  EXPECT_EQ(found("សួស្តីបង"), Names{});
  EXPECT_EQ(found("ဒေါ် မုန့်ဝယ်"), Names{});
}

TEST(ScriptNameFinder, LatinSpellingsBesideACue) {
  EXPECT_EQ(found("ভাই মিথিলা", false), Names{});
  EXPECT_EQ(found("मेरा नाम: सुदीप", false), Names{"सुदीप"});
  EXPECT_EQ(found("सुदीप गया"), Names{}) << "nothing beside it";
}

TEST(ScriptNameFinder, SonsOf) {
  EXPECT_EQ(found("اسمها تركي بن صفاء"), Names{"تركي بن صفاء"});
  EXPECT_EQ(found("بن صفاء"), Names{"بن صفاء"});
}

TEST(ScriptNameFinder, OtherTextsAreLeftAlone) {
  EXPECT_EQ(found("plain words, “quoted”, and 👍"), Names{});
  EXPECT_EQ(found(""), Names{});
}

TEST(ScriptLists, KindsAreKnownByTheirNames) {
  const ScriptLists lists = ScriptLists::load(kScripts);
  EXPECT_TRUE(lists.is("高兴", ScriptKind::kZhNot));
  EXPECT_TRUE(lists.is("شارع", ScriptKind::kStreet));
  EXPECT_FALSE(lists.is("高兴", ScriptKind::kZhTitle));
  EXPECT_EQ(lists.begins_with("老师们", ScriptKind::kZhTitle), 6U);
  EXPECT_EQ(lists.ends_with("我同事", ScriptKind::kZhRole), 6U);
  EXPECT_TRUE(lists.holds("看电影去", ScriptKind::kZhCulture));
  EXPECT_EQ(ScriptLists::load("").flags("x"), 0U);
}

}  // namespace
}  // namespace expunge
