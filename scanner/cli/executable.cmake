# The command: one file at the root of the build folder.
add_executable(expunge ${CMAKE_CURRENT_LIST_DIR}/main/main.cc)
target_link_libraries(expunge PRIVATE expunge_options expunge_cli ${EXPUNGE_BLOBS})
set_target_properties(expunge PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
