command -v groff > /dev/null || { echo "no groff" >&2; exit 77; }
expunge man | groff -man -Tutf8 -ww > /dev/null && echo "no warnings"
