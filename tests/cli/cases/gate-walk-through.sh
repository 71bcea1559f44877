# The commands of docs/gate.md, with the output that it shows.
command -v git > /dev/null || { echo "no git here" >&2; exit 77; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
page=${CORPUS%/corpus}/docs/gate.md
# "$ command", "> its next line", else output.
awk '/^```console/ {on = 1; next} /^```/ {on = 0} on' "$page" > wanted
# Run by one shell; before each command it says the command, as the page does.
awk '/^\$ / {if (n++) print "\001"; sub(/^\$ /, ""); print; next} /^> ?/ {sub(/^> ?/, ""); print}' wanted |
  awk 'BEGIN {RS = "\001\n"} {text = $0; sub(/\n$/, "", text); shown = text; gsub(/\n/, "\n> ", shown)
       gsub(/\047/, "\047\\\047\047", shown); printf "printf \"%%s\\n\" \047$ %s\047\n%s\n", shown, text}' > script
bash script > got 2>&1 < /dev/null
diff wanted got && echo "$(grep -c '^\$ ' wanted) commands as the page shows them"
