# Output and audit lines of both engines; the speeds differ from run to run.
for shape in pippa escaped wildchat digits ats capitals one-record findings names nesting; do
  echo "$shape: $(expunge bench --check --shape $shape --records 2 --density many --names rules | tail -1)"
done
