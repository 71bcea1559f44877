# Why was this not found?
rules="$DATA/code-rules.yaml"
expunge explain --rules "$rules" --only BADGE --text 'the berth is HB 1234' --why 'HB 1234'
expunge explain --rules "$rules" --only BERTH --text 'badge HB-1234' --why 6-13
expunge explain --rules "$rules" --only BERTH --text 'badge HB-1234' --why 'HB-99'
expunge explain --only PERSON --names off --text 'seen near Xqrst Zvblt' --why 'Xqrst Zvblt' --show-text |
  sed -n '/lists of names/,/word 2/p'
