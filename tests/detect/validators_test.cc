#include "detect/validators.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {
namespace {

// A text with its value between << and >>, and what the validator is to say of it.
struct ValueCase {
  std::string_view validator;
  std::string_view marked;
  Verdict verdict;
  std::string_view settled = {};  // the value afterwards, if the validator moves its ends
  bool has_context = false;
  std::vector<std::string> regions = {};
};

struct Judged {
  Verdict verdict = Verdict::kNoOpinion;
  std::string value;
};

Judged judge(const ValueCase& c) {
  const std::size_t open = c.marked.find("<<");
  const std::size_t close = c.marked.find(">>");
  std::string text(c.marked.substr(0, open));
  text += c.marked.substr(open + 2, close - open - 2);
  text += c.marked.substr(close + 2);
  ValueContext context;
  context.text = text;
  context.begin = open;
  context.end = close - 2;
  context.regions = c.regions;
  context.stated_regions = c.regions.size();
  context.has_context = c.has_context;
  const Validator validator = find_validator(c.validator);
  if (validator == nullptr) return {};
  const Verdict verdict = validator(context);
  return {verdict, text.substr(context.begin, context.end - context.begin)};
}

void expect_all(const std::vector<ValueCase>& cases) {
  for (const ValueCase& c : cases) {
    ASSERT_NE(find_validator(c.validator), nullptr) << c.validator;
    const Judged judged = judge(c);
    EXPECT_EQ(judged.verdict, c.verdict) << c.validator << ": " << c.marked;
    if (!c.settled.empty()) {
      EXPECT_EQ(judged.value, c.settled) << c.marked;
    }
  }
}

constexpr Verdict kYes = Verdict::kYes;
constexpr Verdict kNo = Verdict::kNo;
constexpr Verdict kOpen = Verdict::kNoOpinion;

TEST(Validators, TableIsSortedAndFindsEveryName) {
  const std::vector<std::string_view> names = validator_names();
  EXPECT_TRUE(std::ranges::is_sorted(names));
  for (std::string_view name : names) EXPECT_NE(find_validator(name), nullptr) << name;
  EXPECT_EQ(find_validator("no_such_validator"), nullptr);
  EXPECT_EQ(find_validator(""), nullptr);
}

TEST(Validators, Email) {
  expect_all({
      {"email", "to <<dana@kestrelmail.co.uk>> ok", kYes},
      {"email", "to <<wren@kestrel.net.Thanks>> a lot", kYes, "wren@kestrel.net"},
      {"email", "to <<wren@kestrel.photo.png>>", kYes, "wren@kestrel.photo"},
      {"email", "<<priyanka.n@kestrel-steel.co.za>>;", kYes, "priyanka.n@kestrel-steel.co.za"},
      {"mailbox", "<<\"dana w\"@kestrelmail.net>>", kYes},
      {"mailbox", "<<otter@[IPv6:2a02:8108::17]>>", kYes},
      {"mailbox", "<<otter@bar>>", kOpen},
      {"mailbox", "<<otter..w@bar>>", kNo},
      {"mailbox", "<<\"otter@bar>>", kNo},
      {"any_url", "see <<https://brightfen.net/a_(b).>>", kOpen, "https://brightfen.net/a_(b)"},
      {"any_url", "<<otter.txt>>", kNo},
      {"any_url", "@<<brightfen.net>>", kNo},
      {"email", "see <<icon@2x.png>>", kNo},
      {"email", "see <<clip@2x.mov>>", kNo},
      {"email", "<<user@example.com>>", kNo},
      {"email", "<<dana@example.org>>", kOpen},
      {"email", "<<dana@host.test>>", kNo},
      {"email", "<<support@kestrel.net>>", kOpen},
      {"email", "<<noreply@kestrel.net>>", kNo},
      {"email", "clone <<git@codehost.com>>:team/repo", kNo},
      {"email", "<<deploy@codehost.com>>:~$ ls", kNo},
      {"email", "https://app:<<hunter7@db.kestrel.net>>/x", kNo},
      {"email", "https://kestrel.net/?to=<<dana@kestrel.net>>", kYes},
      {"email", "<<dana..o@kestrel.net>>", kNo},
      {"email",
       "\xE3\x81\xAF<<\xE3\x81\xAF"
       "dana@kestrel.net>>",
       kYes, "dana@kestrel.net"},
  });
}

TEST(Validators, Phone) {
  expect_all({
      {"phone", "<<+44 (0) 20 7946 0018>>", kYes},
      {"phone", "<<+7 (913) 472-08-15>>", kYes},
      {"phone", "<<410-555-0155>>", kOpen},
      {"phone", "<<(555) 010-4477>>", kOpen},
      {"phone", "<<410.555.0155 x 318>>", kOpen},
      {"phone", "by <<(206.555.0198)>>", kOpen, "206.555.0198"},
      {"phone", "<<06 39 98 12 74>>", kOpen},
      {"phone", "<<082 555 7719>>", kOpen, {}, false, {"ZA"}},
      {"phone", "<<0125550194>>", kOpen, {}, false, {"ZA"}},
      {"phone", "<<0125550194>>", kNo},
      {"phone", "call <<555-0127>>", kOpen, {}, true},
      {"phone", "<<555-0127>>", kNo},
      {"phone", "<<2024-03-14>>", kNo, {}, true},
      {"phone", "<<14.03.2024>>", kNo, {}, true},
      {"phone", "<<192.168.10.12>>", kNo},
      {"phone", "<<4111 1111 1111 1111>>", kNo, {}, true},
      {"phone", "<<978-0-306-40615-7>>", kNo},
      {"phone", "<<512-44-7093>>", kNo},
      {"phone", "<<1998-2004>>", kNo},
      {"phone", "<<1 234 567>>", kNo},
      {"phone", "<<47.690518>>", kNo},
      {"phone", "<<7440-021-99>>", kNo},
      {"phone", "#<<410-555-0155>>", kNo},
      {"phone", "v<<410-555-0155>>", kNo},
      {"phone", "Jo <<07911 555 871>> (not", kOpen},
      {"phone", "of \xE3\x80\x92<<338-0012>>", kNo, {}, true},
      {"phone", "?c=8&t=<<1711000231>>", kNo, {}, true},
  });
}

TEST(Validators, PhonesThatAreOfNoPerson) {
  expect_all({
      {"phone", "poison control <<1-800-222-1222>>", kNo, {}, true},
      {"phone", "in the UK <<0800 1111>>", kNo, {}, true},
      {"phone", "the crisis hotline, <<410-555-0155>>", kNo, {}, true},
      {"phone", "our customer service: <<1-800-555-0155>>", kNo, {}, true},
      {"phone", "Dana, customer service, <<410-555-0155>>", kOpen, {}, true},
      {"phone", "me on <<1-800-555-0155>>", kOpen, {}, true},
      {"phone", "Rechnungsnr. <<030 23125 417>>", kNo, {}, true},
      {"phone", "pedido <<612 34 56 78>>", kNo, {}, true, {"ES"}},
      {"phone", "sipari\xC5\x9F <<0532 047 71 18>>", kNo, {}, true, {"TR"}},
      {"phone", "pedido listo, <<612 34 56 78>>", kYes, {}, true, {"ES"}},
      {"phone", "+63 917 123 4567 or <<09181234567>>", kOpen},
      {"phone", "+1 410 555 0155 or <<09181234567>>", kNo},
  });
}

TEST(Validators, ProfileUrlsAndHandles) {
  expect_all({
      {"profile_url", "(<<twitch.tv/otterlantern).>>", kOpen, "twitch.tv/otterlantern"},
      {"profile_url", "<<https://instagram.com/explore/>>", kNo},
      {"profile_url", "<<https://t.me/username>>", kNo},
      {"handle_at", "<<@otter.lantern.>> ok", kOpen, "@otter.lantern"},
      {"handle_at", "<<@Override>> public", kNo},
      {"handle_at", "<<@slack>>/bolt", kNo},
      {"handle_at", "see you <<@5pm>>", kNo},
      {"handle_at", "<<@everyone>>", kNo},
      {"handle_at", "<<@kestrel.com>>", kNo},
      {"handle_at", "<<@accent>>: #fff;", kNo},
      {"username", "snap: <<soototter>>", kOpen},
      {"username", "insta is <<down>> again", kNo},
      {"username_loose", "steam <<engine>> of", kNo},
      {"username_loose", "kik <<soot_otter>>", kYes},
  });
}

TEST(Validators, Network) {
  expect_all({
      {"ipv4", "<<51.83.129.46>>:80", kYes},
      {"ipv4", "<<127.0.0.1>>", kOpen},
      {"ipv4", "<<192.168.1.7>>", kOpen},
      {"ipv4", "<<203.0.113.9>>", kOpen},
      {"ipv4", "<<255.255.255.0>>", kNo},
      {"ipv4", "<<8.8.8.8>>", kOpen},
      {"ipv4", "<<51.83.129.460>>", kNo},
      {"ipv4", "<<51.083.129.46>>", kNo},
      {"ipv4", "version <<51.83.129.46>>", kNo},
      {"ipv4", "v<<51.83.129.46>>", kNo},
      {"ipv4", "<<51.83.129.46>>.7", kNo},
      {"ipv6", "<<2001:41d0:304:200::8b3a>>", kYes},
      {"ipv6", "<<2001:db8::8a2e:370:7334>>", kOpen},
      {"ipv6", "<<fe80::1ff:fe23:4567:890a>>", kOpen},
      {"ipv6", "<<::1>>", kNo},
      {"ipv6", "<<12:30:45>>", kNo},
      {"ipv6", "<<2001:41d0::304::8b3a>>", kNo},
      {"mac", "<<3c:22:fb:9a:41:d7>>", kYes},
      {"mac", "<<ff:ff:ff:ff:ff:ff>>", kNo},
      {"mac", "<<01:00:5e:9a:41:d7>>", kOpen},
  });
}

TEST(Validators, Finance) {
  expect_all({
      {"card", "<<4539 5787 6362 1486>>", kYes},
      {"card", "<<4539578763621486>>", kOpen},
      {"card", "<<4539578763621486>>", kYes, {}, true},
      {"card", "<<4539 5787 6362 1487>>", kNo, {}, true},
      {"card", "<<4242 4242 4242 4242>>", kOpen, {}, true},
      {"card", "<<1234567812345670>>", kNo, {}, true},
      {"iban", "<<DE61 5001 0517 5739 9325 81 pls>>", kYes, "DE61 5001 0517 5739 9325 81"},
      {"iban", "<<DE61 5001 0517 5739 9325 82>>", kNo},
      {"iban", "<<DE89 3704 0044 0532 0130 00>>", kOpen},
      {"iban", "<<ZZ61500105175739932581>>", kNo},
      // The first example of EIP-55.
      {"ethereum", "<<0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed>>", kYes},
      {"ethereum", "<<0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed>>", kOpen},
      {"ethereum", "<<0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed>>", kOpen},
      {"ethereum", "<<0x0000000000000000000000000000000000000000>>", kNo},
      {"bitcoin", "<<1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2>>", kYes},
      {"bitcoin", "<<1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3>>", kNo},
      // BIP-173 and BIP-350 test vectors.
      {"bitcoin", "<<bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4>>", kYes},
      {"bitcoin", "<<bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0>>", kYes},
      {"bitcoin", "<<bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5>>", kNo},
      {"bank_account", "<<021000021>>", kYes},
      {"bank_account", "<<0044178392>>", kOpen},
      {"bank_account", "<<1111111111>>", kNo},
      {"bank_account", "konto<< >>24 1140 2004 7236 6510 4587 5409", kOpen,
       "24 1140 2004 7236 6510 4587 5409"},
      {"wallet", "<<TCdhL3uhKr67QNuucLAmG4Qtxw9v4KVb7H>>", kYes},
      {"wallet", "<<TCdhL3uhKr67QNuucLAmG4Qtxw9v4KVb7J>>", kNo},
  });
}

TEST(Validators, Identity) {
  expect_all({
      {"us_ssn", "<<512-44-7093>>", kOpen},
      {"us_ssn", "<<512-44-7093>>", kYes, {}, true},
      {"us_ssn", "<<900-12-3456>>", kNo, {}, true},
      {"us_ssn", "<<666-12-3456>>", kNo, {}, true},
      {"us_ssn", "<<512-00-7093>>", kNo, {}, true},
      {"us_ssn", "<<078-05-1120>>", kNo, {}, true},
      {"us_ssn", "7-<<512-44-7093>>", kNo, {}, true},
      {"vin", "<<1HGCV1F31LA071682>>", kOpen},
      {"vin", "<<1M8GDM9AXKP042788>>", kYes, {}, true},
      {"vin", "<<1M8GDM9A1KP042788>>", kNo},
      {"vin", "<<1M8GDM9AXKPO42788>>", kNo},
      {"document_number", "<<531884207 ok>>", kOpen, "531884207"},
      {"document_number", "<<photo>>", kNo},
      {"plate", "<<CFR 8471>>", kOpen},
      {"plate", "<<CFRX>>", kNo},
      {"plate", "placa<< >>de carro PQX4A18.", kOpen, "PQX4A18"},
      {"vehicle_plate", "golf<< >>LV17 OKR on", kOpen, "LV17 OKR"},
      {"vehicle_plate", "golf<< >>GTI 2019 on", kNo},
      {"document_number", "passport<< >>no. C4KX81207 ok", kOpen, "C4KX81207"},
      {"document_number", "AHV<<->>Nr. 756.9217.0769.85, wohnhaft", kOpen, "756.9217.0769.85"},
      {"document_number", "nhs<< >>waiting 18 weeks", kNo},
      {"document_near", "pp<< >>for two people AB318842", kNo},
  });
}

TEST(Validators, DatesAndPlaces) {
  expect_all({
      {"username_telling", "my insta is <<broken>>", kNo},
      {"username_telling", "meu login \xC3\xA9 <<antigo>>", kNo},
      {"username_telling", "nick: <<zaj>>\xC4\x99ty", kNo},
      {"username_telling", "on ps5 i play <<free_fire>>", kNo},
      {"username_telling", "search <<BogLampBarb>>", kOpen},
      {"handle_shaped", "have you played <<lampkeeper_2>>?", kNo},
      {"handle_shaped", "our server is called <<the_moth_cellar>>", kNo},
      {"handle_shaped", "my server is down, im <<moth_cellar>>", kOpen},
      {"handle_shaped", "<<fern.lampe>>: your bread looks burnt", kOpen},
      {"handle_shaped", "<<ansible_port>>: 8022", kNo},
      {"handle_shaped", "raised <<app.errors.BadToken>>", kNo},
      {"calendar_date", "on <<3>>/17/2022, ok", kOpen, "3/17/2022"},
      {"calendar_date", "<<2>>023-11-02T08:05:41Z end", kOpen, "2023-11-02T08:05:41Z"},
      {"calendar_date", "of <<2>> May 1812, when", kOpen, "2 May 1812"},
      {"calendar_date", "<<O>>ct-2019", kOpen, "Oct-2019"},
      {"calendar_date", "<<J>>une 4th", kOpen, "June 4th"},
      {"calendar_date", "<<1>>/2 cup", kNo},
      {"calendar_date", "<<1>>0.1.19.3", kNo},
      {"calendar_date", "4,<<1>>2.05.2021", kNo},
      {"calendar_date", "you <<m>>ay 5 times", kNo},
      {"calendar_year", "in <<1987>>.", kOpen},
      {"calendar_year", "in <<2021>>-03", kNo},
      {"birth_date", "<<1997-10-05>>", kOpen},
      {"birth_date", "<<30.03.1995>>", kOpen},
      {"birth_date", "<<31.02.1995>>", kNo},
      {"birth_date", "<<July 30, 1999>>", kOpen},
      {"birth_date", "<<4 ao\xC3\xBBt 1990>>", kOpen},
      {"birth_date", "<<12 bananas 1990>>", kNo},
      {"birth_date", "born<< >>in Lyon, 4 juin 1990 at", kOpen, "4 juin 1990"},
      {"birth_date", "DOB<< >>22NOV1984 x", kOpen, "22NOV1984"},
      {"birth_date",
       "<<1991\xE5\xB9\xB4"
       "6\xE6\x9C\x88"
       "19\xE6\x97\xA5>>",
       kOpen},
      {"birth_date_answer", "march <<9>> 2000, why", kOpen, "march 9 2000"},
      {"street_number", "in der Lange Allee <<7>>a, 10435 Berlin ok", kYes,
       "Lange Allee 7a, 10435 Berlin"},
      {"street_named", "nonna in <<via>> dei Cestai 19, 43122 Parma", kYes,
       "via dei Cestai 19, 43122 Parma"},
      {"street_named", "au 12 <<rue>> des Loutres, 75011 Paris", kYes,
       "12 rue des Loutres, 75011 Paris"},
      {"street_named", "sent <<via>> email 3 times", kNo},
      {"birth_date", "<<99/99/9999>>", kNo},
      {"birth_date", "<<3/14/1788>>", kNo},
      {"street_address", "at <<22 Fenwick Road>>, Leeds LS6 2QT now", kYes,
       "22 Fenwick Road, Leeds LS6 2QT"},
      {"street_address", "<<Kastanienallee 71a>>, 10435 Berlin", kYes,
       "Kastanienallee 71a, 10435 Berlin"},
      {"street_address", "<<2914 otter ave.>>", kOpen, "2914 otter ave"},
      {"street_address", "<<24 hours all the way>>", kNo},
      {"street_address", "<<221B Baker Street>>", kNo},
      {"street_address", "No. <<7 Otter Crescent>>, off Heron Street, Ikeja", kOpen,
       "No. 7 Otter Crescent, off Heron Street, Ikeja"},
      {"street_address", "XIV/<<221, Otter Church Road>>, Pala P.O., Kottayam - 686575. ok", kYes,
       "XIV/221, Otter Church Road, Pala P.O., Kottayam - 686575"},
      {"street_address", "at <<206 north otter st>>, Apalach florida 32320", kYes,
       "206 north otter st, Apalach florida 32320"},
      {"street_number", "wir sind Hinter dem Otterhaus <<9>>, 28203 Bremen", kYes,
       "Hinter dem Otterhaus 9, 28203 Bremen"},
      {"street_number", "p\xC3\xA5 Otterv\xC3\xA4gen <<22>>B s\xC3\xA5 de", kOpen,
       "Otterv\xC3\xA4gen 22B"},
      {"street_number", "Ottergata <<31>>, 600 Akureyri, s. 4", kYes, "Ottergata 31, 600 Akureyri"},
      {"address_unit", "<<Flat 302>>, B wing, Otter Enclave, Pune 411052. tell", kYes,
       "Flat 302, B wing, Otter Enclave, Pune 411052"},
      {"address_unit", "<<Flat 302>>, Otter, Heron", kNo},
      {"address_unit", "<<Flat 3>>, is cold", kNo},
      {"coordinates", "<<47.690518, -122.344771>>", kOpen},
      {"coordinates", "<<247.690518, -122.344771>>", kNo},
      {"coordinates", "<<0.6931, 0.5821>>", kNo},
  });
}

TEST(Validators, CardsThatOnlyAWordNames) {
  expect_all({
      {"card_named", "kart: <<6037-9417-6420-5371>>", kOpen},
      {"card_named", "card <<4539 5787 6362 1486>>", kNo},  // finance/card's
      {"card_named", "card <<4242 4242 4242 4243>>", kNo},
  });
}

TEST(Validators, Secrets) {
  expect_all({
      {"token", "<<ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8>>", kYes},
      {"token", "<<ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx>>", kNo},
      {"token", "<<AKIAIOSFODNN7EXAMPLE>>", kNo},
      {"api_key", "<<c99c0d15f1f2ab6a0b1cf0e54ba2de84>>", kOpen},
      {"api_key", "<<8f3ba41c-97d2-4605-8a1c-d4b73e90f25a>>", kNo},
      {"api_key", "<<process.env.KEY1>>", kNo},
      {"api_key", "<<authentication>>", kNo},
      {"password", "<<Zupa.Ogorkowa9>>", kOpen},
      {"password", "<<Otter.Lamp9\",>>", kOpen, "Otter.Lamp9"},
      {"password", "<<required>>", kNo},
      {"password", "pw<< >>tr0ub4dour-Lemon haha", kOpen, "tr0ub4dour-Lemon"},
      {"password", "pw<< >>was never a problem", kNo},
      {"password", "<<${DB_PASS}>>", kNo},
      {"url_password", "a://b:<<n7Kq2vLm>>@c", kYes},
      {"url_password", "a://b:<<password>>@c", kNo},
      {"jwt", "<<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.q0k2n7v4m9x1>>", kYes},
  });
}

TEST(Validators, ValuesThatOnlyTheirShapeTells) {
  expect_all({
      {"secret_shaped", "nimm meins, <<Kessel4ever!>> , aber", kOpen},
      {"secret_shaped", "it says <<MossPatch-1947>>", kOpen},
      {"secret_shaped", "agora <<lontra123>>", kOpen},
      {"secret_shaped", "agora <<otter1>>", kNo},         // short
      {"secret_shaped", "at <<1600x1200>>", kNo},         // no word
      {"secret_shaped", "see <<page21.html>>", kNo},      // a file
      {"secret_shaped", "my <<rtx4090>>", kNo},           // a model
      {"secret_shaped", "ran <<45minutes>>", kNo},        // a measure
      {"secret_shaped", "commit <<e2f2b3c9d0a1>>", kNo},  // what programs write
      {"secret_shaped", "with <<-Xmx2048m>>", kNo},
      {"secret_shaped", "call <<otter12(x>>", kNo},
      {"secret_shaped", "wifi is <<BlueHeron_88>>", kNo},  // the network's name
      {"secret_shaped", "<<db_heron_77>> = 3", kNo},       // a setting's
      {"secret_shaped", "ami = \"<<ami-0c55xq1>>\"", kNo},
      {"handle_shaped", "tag me, <<fern.goldmoss>>", kOpen},
      {"handle_shaped", "folg <<heron_und_moose>>", kOpen},
      {"handle_shaped", "es <<wispyheron22>>", kOpen},
      {"handle_shaped", "es <<OtterPara1>>", kOpen},
      {"handle_shaped", "have u met <<some1>>", kNo},
      {"handle_shaped", "a <<MAX_VALUE>>", kNo},
      {"handle_shaped", "<<otter_moss>>(1)", kNo},
      {"handle_shaped", "<<otter_moss>>: 1", kNo},
      {"handle_shaped", "in <<2024a_b>>", kNo},
      {"handle_shaped", "a file <<moss_otter.py>>", kNo},
      {"handle_shaped", "hm <<otter_>>,", kNo},  // stressed, as far as is known without lists
      {"handle_at", "redis://:x<<@cache>>:6379/0", kNo},
  });
}

struct SpellingCase {
  std::string_view entity;
  std::string_view a;
  std::string_view b;
  bool equal;
};

TEST(NormalisedValue, JoinsSpellingsOfOneValueAndKeepsOthersApart) {
  const std::vector<SpellingCase> cases = {
      {"PHONE_NUMBER", "+1 (410) 555-0155", "410.555.0155", true},
      {"PHONE_NUMBER", "four one oh, five five five, oh one seven seven", "410-555-0177", true},
      {"PHONE_NUMBER", "+7 (913) 472-08-15", "8-913-472-08-15", true},
      {"PHONE_NUMBER", "+44 (0) 20 7946 0018", "0044 20 7946 0018", true},
      {"PHONE_NUMBER", "410-555-0155", "410-555-0156", false},
      {"PHONE_NUMBER", "410-555-0155 x 318", "410-555-0155", false},
      {"EMAIL_ADDRESS", "Dana@Kestrel.NET", "dana at kestrel dot net", true},
      {"EMAIL_ADDRESS", "dana (at) kestrel (dot) net", "dana%40kestrel.net", true},
      {"EMAIL_ADDRESS", "dana@kestrel.net", "dan@kestrel.net", false},
      {"CREDIT_CARD", "4539 5787 6362 1486", "4539-5787-6362-1486", true},
      {"IBAN_CODE", "de61 5001 0517", "DE6150010517", true},
      {"HANDLE", "@Soot.Otter", "soot.otter", true},
      {"HANDLE", "/u/SootOtter", "u/soototter", true},
      {"URL", "https://www.Twitch.tv/otter/", "twitch.tv/otter", true},
      {"URL", "youtu.be/aBc", "youtu.be/abc", false},
      {"IP_ADDRESS", "2001:41D0:0304::8b3a", "2001:41d0:304:0:0:0:0:8b3a", true},
      {"PERSON", "Dana  WHITLOCK", "dana whitlock", true},
      {"PERSON", "\xC3\x89lodie", "\xC3\xA9lodie", true},
      {"STREET_ADDRESS", "22 Fenwick Road,\nLeeds", "22 fenwick road, leeds", true},
      {"SECRET", "aBc", "abc", false},
  };
  for (const SpellingCase& c : cases) {
    const bool equal = normalised_value(c.entity, c.a) == normalised_value(c.entity, c.b);
    EXPECT_EQ(equal, c.equal) << c.entity << ": " << c.a << " | " << c.b;
  }
}

TEST(NormalisedValue, IsNeverEmptyForAValueWithLetters) {
  for (std::string_view entity : {"PHONE_NUMBER", "CREDIT_CARD", "HANDLE", "PERSON", "OTHER"}) {
    EXPECT_FALSE(normalised_value(entity, "\xD0\xB0\xD0\xB1").empty()) << entity;
  }
}

}  // namespace
}  // namespace expunge
