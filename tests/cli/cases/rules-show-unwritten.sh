# Findings that no rule file makes have ids too; they say what they are.
expunge rules show names/kin || exit
expunge rules show keys/licence
