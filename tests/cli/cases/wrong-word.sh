expunge completions tcsh
