cat > quokka.toml <<'TOML'
[[rules]]
id = "quokka-key"
description = "Keys of the quokka service"
regex = '''\b(qk_[a-z0-9]{12})(?:['"\s;]|$)'''
entropy = 2.5
keywords = ["qk_"]
  [[rules.allowlists]]
  stopwords = ["sample"]

[[rules]]
id = "quokka-file"
path = '''\.qk$'''
TOML
expunge rules import quokka.toml -o mine
echo "exit $?"
cat mine/gitleaks/quokka-key.yaml
echo 'key: "qk_4hz81mqa07wt" and "qk_sample4hz81"' > text.txt
expunge scan -q --show-text --rules mine text.txt | grep -o 'qk_[a-z0-9]*'
expunge scan --show-text --rules quokka.toml text.txt 2>&1 >/dev/null | grep quokka.toml
expunge rules import quokka.toml -o mine
