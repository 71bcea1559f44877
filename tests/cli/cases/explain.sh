# Every fate of a candidate; the text itself on request only.
rules="$DATA/code-rules.yaml"
only=(--rules "$rules" --only BADGE,BERTH)
expunge explain "${only[@]}" --text 'badge HB-1234'
expunge explain "${only[@]}" --text 'HB-1234'
expunge explain "${only[@]}" --text 'badge HB-0000, firmware HB-1234' --show-text
expunge explain "${only[@]}" --text 'badge at berth HB-1234'
printf 'badge HB-1234\r\n' | expunge explain "${only[@]}"
expunge explain "${only[@]}" --text 'nothing of it'
