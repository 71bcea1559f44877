# The installed package: libexpunge.so with every room inside, the public headers, the command, man page, completions.
#
# A shared library, because then a consumer needs none of the dozen libraries behind it: find_package(expunge) has no dependencies.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The objects of the rooms behind the public headers are named, because nothing else would pull them out of their archives; the
# other rooms follow by need.
add_library(expunge_library SHARED $<TARGET_OBJECTS:expunge_pipeline> $<TARGET_OBJECTS:expunge_base>)
set_target_properties(expunge_library PROPERTIES LINKER_LANGUAGE CXX)
add_library(expunge::expunge ALIAS expunge_library)
set_target_properties(expunge_library PROPERTIES OUTPUT_NAME expunge EXPORT_NAME expunge
                      VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
target_compile_features(expunge_library INTERFACE cxx_std_20)
target_include_directories(expunge_library INTERFACE
                           $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
target_link_libraries(expunge_library PRIVATE expunge_options expunge_pipeline expunge_base)
target_link_options(expunge_library PRIVATE -Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/libexpunge.map)
set_target_properties(expunge_library PROPERTIES LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/libexpunge.map)
if(TARGET expunge_patterns_blob)
  target_link_libraries(expunge_library PRIVATE ${EXPUNGE_BLOBS})
endif()

install(TARGETS expunge_library EXPORT expunge LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/expunge DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT expunge NAMESPACE expunge:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/expunge FILE expungeTargets.cmake)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/expungeConfig.cmake
     "include(\${CMAKE_CURRENT_LIST_DIR}/expungeTargets.cmake)\n")
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/expungeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/expungeConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/expungeConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/expunge)
if(TARGET expunge)
  install(TARGETS expunge RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  # Man page and completions come from the command's own flag table.
  foreach(page "man:expunge.1:${CMAKE_INSTALL_MANDIR}/man1" "completions bash:expunge:${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
          "completions zsh:_expunge:${CMAKE_INSTALL_DATADIR}/zsh/site-functions"
          "completions fish:expunge.fish:${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
    string(REPLACE ":" ";" parts ${page})
    list(GET parts 0 words)
    list(GET parts 1 file)
    list(GET parts 2 folder)
    string(REPLACE " " ";" arguments ${words})
    set(output ${CMAKE_CURRENT_BINARY_DIR}/share/${folder}/${file})
    get_filename_component(parent ${output} DIRECTORY)
    add_custom_command(OUTPUT ${output} COMMAND ${CMAKE_COMMAND} -E make_directory ${parent}
                       COMMAND expunge ${arguments} > ${output} DEPENDS expunge VERBATIM)
    list(APPEND pages ${output})
    install(FILES ${output} DESTINATION ${folder})
  endforeach()
  add_custom_target(expunge_pages ALL DEPENDS ${pages})
endif()
