# The program that trains and measures the name model: built when asked (`ninja expunge_name_model`), needs liblzma.
pkg_check_modules(LZMA IMPORTED_TARGET liblzma)
if(TARGET PkgConfig::LZMA)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cc)
  add_executable(expunge_name_model EXCLUDE_FROM_ALL ${sources})
  target_link_libraries(expunge_name_model PRIVATE expunge_options expunge_names expunge_text expunge_base
                                                   nlohmann_json::nlohmann_json PkgConfig::LZMA)
endif()
