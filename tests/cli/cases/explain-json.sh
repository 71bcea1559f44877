# The same for programs.
expunge explain --rules "$DATA/code-rules.yaml" --only BADGE,BERTH --format json \
  --text "badge HB-1234, berth HB-1234" --why HB-1234 --show-text
