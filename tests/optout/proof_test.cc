// The proof: what it says, that it names nobody, and that no change of it or of the log goes
// unseen.
#include "optout/proof.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/signature.h"
#include "optout/optout_fixture.h"
#include "optout/sweep.h"
#include "pipeline/run_fixture.h"
#include "pipeline/verify.h"

namespace expunge {
namespace {

// RFC 8410 section 10.3: a private key that everybody knows.
const char* const kSigningKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
    "-----END PRIVATE KEY-----\n";

const char* const kPeople =
    "subjects:\n- id: S-1\n  names: [Dana Whitlock]\n  emails: [dana@brightmail.net]\n"
    "- id: S-2\n  action: drop_record\n  names: [Priya Menon]\n"
    "- id: S-3\n  action: report\n  names: [Tobi Okafor]\n- id: S-4\n  names: [Ines Albrecht]\n";

const char* const kData =
    "{\"m\":\"Dana Whitlock, dana@brightmail.net\"}\n"
    "{\"m\":\"Priya Menon and Dana Whitlock\"}\n{\"m\":\"Tobi Okafor\"}\n{\"m\":\"x\"}\n";

class ProofTest : public RunTest {
 protected:
  ProofTest() : key_(*Key::from_secret("a key for the tests, 32 bytes long")) {
    write_file(folder_ / "in.jsonl", kData);
    write_file(folder_ / "sign.pem", kSigningKey);
    RunRequest request;
    request.inputs = {(folder_ / "in.jsonl").string()};
    request.output = out();
    request.audit = audit();
    SweepOptions options;
    options.registry_digest = "ab12";
    request.finder = make_sweep(index_of(open_needles(registry_of(kPeople))), options);
    if (!run(request)) ADD_FAILURE() << "cannot sweep";
  }

  std::string out() const { return (folder_ / "out.jsonl").string(); }
  std::string audit() const { return (folder_ / "audit.jsonl").string(); }

  Proof proof() const {
    Proof proof;
    proof.made = "2026-11-21T17:00:00Z";
    proof.log = *read_sweep_log(audit());
    proof.registry_subjects = 4;
    for (const char* id : {"S-1", "S-2", "S-3", "S-4"}) {
      const auto tally = proof.log.subjects.find(id);
      proof.subjects.push_back(
          {id, OptOutAction::kRedact,
           tally == proof.log.subjects.end() ? SubjectTally() : tally->second});
    }
    proof.checks.push_back({"rescan", "ok", "out.jsonl: nothing left to do in 3 records"});
    proof.rescans.push_back({"out.jsonl", 3, 3, 0, 1});
    proof.proven = true;
    return proof;
  }

  std::string proof_file(const std::string& signing_key = {}) const {
    const Result<std::string> json = proof_to_json(proof(), &key_, signing_key);
    EXPECT_TRUE(json.has_value());
    return json ? *json : std::string();
  }

  // Number of failed checks; -1: no proof at all.
  int failed(const std::string& bytes, const std::string& public_key = {},
             const std::string& registry = "ab12", bool with_key = true) const {
    const SweepLog log = *read_sweep_log(audit());
    const Result<std::vector<ProofCheck>> checks =
        check_proof(bytes, {log, with_key ? &key_ : nullptr, public_key, registry});
    if (!checks) return -1;
    return static_cast<int>(std::ranges::count(*checks, "failed", &ProofCheck::state));
  }

  Key key_;
};

// With their line ends.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

TEST_F(ProofTest, TalliesBySubject) {
  const SweepLog log = *read_sweep_log(audit());
  ASSERT_EQ(log.subjects.size(), 3U);
  const SubjectTally& dana = log.subjects.at("S-1");
  EXPECT_EQ(dana.found, 3U);
  EXPECT_EQ(dana.replaced, 2U);
  EXPECT_EQ(dana.gone_with_record, 1U);
  EXPECT_EQ(dana.records_dropped, 0U) << "another asked for it";
  EXPECT_EQ(dana.forms, (std::map<std::string, std::uint64_t>{{"email", 1}, {"name", 2}}));
  EXPECT_EQ(log.subjects.at("S-2").records_dropped, 1U);
  EXPECT_EQ(log.subjects.at("S-3").left_as_asked, 1U);
  EXPECT_EQ(log.records, 4U);
  EXPECT_EQ(log.dropped, 1U);
  EXPECT_EQ(log.outputs.at(0).sha256, to_hex(sha256(read_file(out()))));
  EXPECT_EQ(log.sha256, to_hex(sha256(read_file(audit()))));
}

TEST_F(ProofTest, HoldsWhenNothingWasChanged) {
  EXPECT_EQ(failed(proof_file()), 0);
  EXPECT_EQ(failed(proof_file((folder_ / "sign.pem").string())), 0);
  EXPECT_EQ(failed(proof_file(), "", "", false), 0);
}

TEST_F(ProofTest, NamesNobody) {
  for (const std::string& text :
       {proof_file(), proof_to_html(proof()), proof_to_markdown(proof()), read_file(audit())}) {
    for (const char* value :
         {"Dana", "dana", "hitlock", "Menon", "Okafor", "Albrecht", "brightmail"}) {
      EXPECT_EQ(text.find(value), std::string::npos) << value;
    }
    EXPECT_EQ(text.find(folder_.string()), std::string::npos);
  }
}

// Every byte that says something: a change shows without any key.
TEST_F(ProofTest, EveryChangeShows) {
  const std::string file = proof_file();
  std::mt19937 random(11);
  for (int i = 0; i < 400; ++i) {
    std::string changed = file;
    char& c = changed[random() % (changed.size() - 1)];
    c = c == '0' ? '1' : '0';
    if (changed == file) continue;
    EXPECT_NE(failed(changed, "", "", true), 0) << "byte " << i;
  }
  std::string spaced = file;
  spaced.insert(1, " ");
  EXPECT_NE(failed(spaced), 0);
  std::string twice = file;
  twice.insert(1, "\n  \"result\": \"proven\",");
  EXPECT_NE(failed(twice), 0) << "a member twice";
}

// A line cut, doubled or swapped with any other, without any key.
TEST_F(ProofTest, EveryLineCutDoubledOrSwappedShows) {
  const std::vector<std::string> lines = lines_of(proof_file());
  ASSERT_GT(lines.size(), 20U);
  const auto joined = [](const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& line : all) text += line;
    return text;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> changed = lines;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_NE(failed(joined(changed)), 0) << "cut " << i;
    changed = lines;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    EXPECT_NE(failed(joined(changed)), 0) << "doubled " << i;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (lines[i] == lines[j]) continue;
      changed = lines;
      std::swap(changed[i], changed[j]);
      EXPECT_NE(failed(joined(changed)), 0) << "swapped " << i << " and " << j;
    }
  }
}

// Whoever recomputes the digest lacks the key, and the signing key.
TEST_F(ProofTest, ForgeriesShow) {
  nlohmann::ordered_json forged = nlohmann::ordered_json::parse(proof_file());
  const nlohmann::ordered_json seal = forged["seal"];
  for (const char* name : {"digest", "seal"}) forged.erase(name);
  forged["subjects"][0]["found"] = 0;
  const std::string body = forged.dump();
  forged["digest"] = to_hex(sha256(body));
  forged["seal"] = seal;
  EXPECT_NE(failed(forged.dump(2) + "\n"), 0);

  const Result<std::string> signer = public_key_of((folder_ / "sign.pem").string());
  ASSERT_TRUE(signer.has_value());
  EXPECT_EQ(failed(proof_file((folder_ / "sign.pem").string()), *signer), 0);
  EXPECT_EQ(failed(proof_file(), *signer), 1) << "is not signed";
  const std::string other = to_base64url(std::vector<std::uint8_t>(32, 7));
  EXPECT_EQ(failed(proof_file((folder_ / "sign.pem").string()), other), 1);
  EXPECT_EQ(failed(proof_file(), "", "cd34"), 1) << "another registry";
}

TEST_F(ProofTest, NoProofIsToldApart) {
  EXPECT_EQ(failed("{}"), -1);
  EXPECT_EQ(failed("no"), -1);
  EXPECT_EQ(failed("{\"type\":\"expunge-optout-proof\",\"version\":\"1\"}"), -1);
}

// The log beside the proof: a line cut, changed or swapped.
class TamperedLog : public ProofTest, public testing::WithParamInterface<const char*> {};

TEST_P(TamperedLog, Shows) {
  const std::string file = proof_file();
  const std::string log = read_file(audit());
  std::vector<std::string> lines = lines_of(log);
  ASSERT_GE(lines.size(), 6U);
  const std::string how = GetParam();
  if (how == "cut") lines.erase(lines.begin() + 2);
  if (how == "cut_last") lines.pop_back();
  if (how == "swapped") std::swap(lines[2], lines[3]);
  if (how == "changed") {
    const auto line = std::ranges::find_if(
        lines, [](const std::string& each) { return each.find("S-1") != std::string::npos; });
    ASSERT_NE(line, lines.end());
    line->replace(line->find("S-1"), 3, "S-4");
  }
  if (how == "added") lines.insert(lines.begin() + 2, lines[2]);
  std::string changed;
  for (const std::string& line : lines) changed += line;
  ASSERT_NE(changed, log);
  write_file(audit(), changed);
  EXPECT_GT(failed(file), 0);
  VerifyRequest request;
  request.output = out();
  request.audit = audit();
  const Result<bool> good = verify(request, [](const Check&) {});
  EXPECT_TRUE(!good || !*good);
}

INSTANTIATE_TEST_SUITE_P(Ways, TamperedLog,
                         testing::Values("cut", "cut_last", "swapped", "changed", "added"),
                         [](const auto& row) { return std::string(row.param); });

TEST(Signature, OfAKnownKey) {
  // RFC 8032 section 7.1, test 1: an empty message.
  const auto bytes_of = [](std::string_view hex) {
    std::vector<std::uint8_t> bytes;
    for (std::size_t at = 0; at < hex.size(); at += 2) {
      bytes.push_back(
          static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16)));
    }
    return bytes;
  };
  const Signature signature{
      to_base64url(bytes_of("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")),
      to_base64url(
          bytes_of("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
                   "a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"))};
  EXPECT_TRUE(verify_ed25519(signature, ""));
  EXPECT_FALSE(verify_ed25519(signature, "x"));
  EXPECT_FALSE(verify_ed25519({"", ""}, ""));
}

}  // namespace
}  // namespace expunge
