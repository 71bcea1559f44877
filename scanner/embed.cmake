# What the programs carry with them: the files of rules/, the YAML ones parsed, and the built-in rules compiled for
# Hyperscan.
include(ExpungeEmbed)

set(rules_folder ${PROJECT_SOURCE_DIR}/rules)
file(GLOB_RECURSE rules_files CONFIGURE_DEPENDS RELATIVE ${rules_folder} ${rules_folder}/*.yaml)
file(GLOB other_files CONFIGURE_DEPENDS RELATIVE ${rules_folder} ${rules_folder}/schema/*.json ${rules_folder}/lists/*
     ${rules_folder}/models/*)
expunge_embed_folder(expunge_rulebook ${rules_folder} ${rules_files} ${other_files})

# A program that should start in milliseconds links these itself: objects do not travel through other libraries, and a
# weak reference pulls nothing out of an archive.
set(EXPUNGE_BLOBS expunge_patterns_blob expunge_yaml_blob expunge_names_blob CACHE INTERNAL "")
add_executable(expunge_compile_rules match/tool/compile_rules.cc)
target_link_libraries(expunge_compile_rules PRIVATE expunge_options expunge_match expunge_rulebook expunge_base)
expunge_embed_generated(expunge_patterns_blob expunge_patterns_blob_bytes ${CMAKE_CURRENT_BINARY_DIR}/patterns.blob
                        COMMAND expunge_compile_rules patterns DEPENDS expunge_compile_rules)
expunge_embed_generated(expunge_yaml_blob expunge_yaml_blob_bytes ${CMAKE_CURRENT_BINARY_DIR}/yaml.blob
                        COMMAND expunge_compile_rules yaml DEPENDS expunge_compile_rules)

# In the order of NameListFiles.
set(name_lists first-names.txt surnames.txt words.txt function-words.txt public-figures.txt name-cues.txt)
list(TRANSFORM name_lists PREPEND ${rules_folder}/lists/)
add_executable(expunge_compile_names names/tool/compile_names.cc)
target_link_libraries(expunge_compile_names PRIVATE expunge_options expunge_names expunge_base)
expunge_embed_generated(expunge_names_blob expunge_names_blob_bytes ${CMAKE_CURRENT_BINARY_DIR}/names.blob
                        COMMAND expunge_compile_names ${name_lists} DEPENDS expunge_compile_names ${name_lists})
