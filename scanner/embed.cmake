# What the programs carry with them: the files of rules/, and the built-in rules compiled for Hyperscan.
include(ExpungeEmbed)

set(rules_folder ${PROJECT_SOURCE_DIR}/rules)
file(GLOB_RECURSE rules_files CONFIGURE_DEPENDS RELATIVE ${rules_folder} ${rules_folder}/*.yaml)
file(GLOB other_files CONFIGURE_DEPENDS RELATIVE ${rules_folder} ${rules_folder}/schema/*.json ${rules_folder}/lists/*)
expunge_embed_folder(expunge_rulebook ${rules_folder} ${rules_files} ${other_files})
