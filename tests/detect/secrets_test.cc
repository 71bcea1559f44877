// Secrets in conversations, settings and code, by the built-in rules: what is found to the
// character, and what is left alone.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "detect/detect_fixture.h"
#include "detect/validator_table.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

class Secrets : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    Result<RuleSet> rules = RuleSet::builtin();
    ASSERT_TRUE(rules);
    DetectorOptions options;
    options.only = {"SECRET"};
    engines_ = std::make_unique<BothEngines>(std::make_shared<RuleSet>(std::move(*rules)), options);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  // The secrets, with | between.
  static std::string found(const Talk& talk) {
    std::string all;
    for (const std::string& line : engines_->detect(talk)) {
      const std::size_t quote = line.find('\'');
      all += (all.empty() ? "" : "|") + line.substr(quote + 1, line.size() - quote - 2);
    }
    return all;
  }
  static std::string found(const std::string& text) { return found(Talk().human(text)); }

  static std::unique_ptr<BothEngines> engines_;
};

std::unique_ptr<BothEngines> Secrets::engines_;

TEST_F(Secrets, PasswordsAsPeopleGiveThem) {
  EXPECT_EQ(found("the password is hunter2!"), "hunter2!");
  EXPECT_EQ(found("Password: kiwi-Lantern9"), "kiwi-Lantern9");
  EXPECT_EQ(found("pw: otter99, user wren"), "otter99");
  EXPECT_EQ(found("the password to the guest wifi is otterpond"), "otterpond");
  EXPECT_EQ(found("my password is qwerty"), "qwerty");
  EXPECT_EQ(found("my login: dana.whit / kiwi99Lantern"), "kiwi99Lantern");
}

TEST_F(Secrets, PasswordsInSettingsAndCommands) {
  EXPECT_EQ(found("PGPASSWORD=kiwi99x psql -h db"), "kiwi99x");
  EXPECT_EQ(found("Server=db;User Id=sa;Password=Kiwi99x;Encrypt=True"), "Kiwi99x");
  EXPECT_EQ(found("smtpPassword = \"otter pond heron\""), "otter pond heron");
  EXPECT_EQ(found("curl -u wren:Kiwi99lantern https://brightfen.net"), "Kiwi99lantern");
  EXPECT_EQ(found("WIFI:S:pond;T:WPA;P:kiwi-lantern9;;"), "kiwi-lantern9");
}

TEST_F(Secrets, AnswersToTheQuestion) {
  EXPECT_EQ(found(Talk().bot("What's the wifi password?").human("otterpond22 lol")), "otterpond22");
  EXPECT_EQ(found(Talk().bot("Password?").human("\"otterpond22\" she wrote")), "otterpond22");
  EXPECT_EQ(found(Talk().bot("What's the wifi password?").human("blackbird")), "");
  EXPECT_EQ(found(Talk().bot("How are you?").human("otterpond22")), "");
}

TEST_F(Secrets, SaidOnceFoundEverywhere) {
  EXPECT_EQ(found(Talk()
                      .human("db is postgres://app:kR7!mossy-Lantern@db.brightfen.net/x")
                      .bot("The `!` in `kR7!mossy-Lantern` is fine.")),
            "kR7!mossy-Lantern|kR7!mossy-Lantern");
}

TEST_F(Secrets, ProseAndPlaceholdersStayUntouched) {
  for (const char* text :
       {"forgot my password again lol", "the password must be 12 characters",
        "that's the password to success", "pass the salt please", "mountain pass: 2400m",
        "boarding pass: seat 14C", "la clave del exito es trabajar", "password: <password>",
        "password: YOUR_PASSWORD", "password=xxxxxxxx", "API_KEY=YOUR_API_KEY_1",
        "Password: ********", "your password will expire in 3 days", "pass rate: 87%",
        "the default password is admin", "password reset: click here"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST_F(Secrets, CodeStaysUntouched) {
  for (const char* text :
       {"password = os.getenv(\"DB_PASSWORD\")", "password: process.env.PASS",
        "const password = req.body.password", "if (password === user.password) return true;",
        "def login(username: str, password: Optional[str]) -> None:",
        "password = input(\"Enter your password: \")", "passwd = fallback_getpass(prompt, stream)",
        "login(user, password=split)", "password: { type: String, required: true }",
        "\"password\": \"string\"", "secret = process.env.SECRET_1",
        "<input type=\"password\" name=\"password\" placeholder=\"Enter password\">",
        "password=\"${DB_PASS}\"", "gsk_renderer_new_for_surface_and_everything_else_here"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

// BIP-39's own test vector for an entropy of zeros, and the same with one word changed.
TEST_F(Secrets, SeedPhrasesByTheirChecksum) {
  std::string zeros;
  for (int i = 0; i < 11; ++i) zeros += "abandon ";
  EXPECT_EQ(found("my seed phrase: " + zeros + "about"), zeros + "about");
  ValueContext context;
  const std::string right = "mnemonic: " + zeros + "about";
  context.text = right;
  context.begin = 8;
  context.end = 9;
  EXPECT_EQ(validate_seed_phrase(context), Verdict::kYes);
  const std::string wrong = "mnemonic: " + zeros + "zoo";
  context.text = wrong;
  context.begin = 8;
  context.end = 9;
  EXPECT_EQ(validate_seed_phrase(context), Verdict::kNoOpinion);
  EXPECT_EQ(found("the seed phrase has twelve words and you should never share it with anyone"),
            "");
}

}  // namespace
}  // namespace expunge
