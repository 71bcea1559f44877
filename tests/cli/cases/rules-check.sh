expunge rules check | sed "s/^[0-9,]* rules, [0-9,]* examples/N rules, M examples/"; exit ${PIPESTATUS[0]}
