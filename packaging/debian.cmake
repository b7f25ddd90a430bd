# Debian packages by CPack: cmake --preset package && cmake --build --preset package && cpack --preset package
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME steward)
set(CPACK_PACKAGE_VENDOR Steward)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # or it would stand before the synopsis of each package
set(CPACK_PACKAGE_CONTACT "The authors of Steward")  # whoever publishes packages: cpack -D CPACK_PACKAGE_CONTACT=...
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
# Whatever the umask of whoever builds them.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_COMPONENTS_ALL "")

# steward_package(<component> <package> <section> <synopsis>)
macro(steward_package component package section synopsis)
    string(TOUPPER ${component} upper)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${synopsis}
Decisions on the money, property, purchasing and energy of a public body, each
with the documents and articles that it rests on. The rules are dated data.")
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${doc_dir}/${package} RENAME copyright
        COMPONENT ${component} EXCLUDE_FROM_ALL)
endmacro()

steward_package(steward_runtime libsteward0 libs "rules for running a public body: shared library")
set(CPACK_DEBIAN_STEWARD_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

steward_package(steward_development libsteward-dev libdevel
    "rules for running a public body: headers, static libraries, rule packs")
set(CPACK_COMPONENT_STEWARD_DEVELOPMENT_DEPENDS steward_runtime)
get_property(third_parties GLOBAL PROPERTY STEWARD_DEBIAN)
list(JOIN third_parties ", " CPACK_DEBIAN_STEWARD_DEVELOPMENT_PACKAGE_DEPENDS)

steward_package(steward_python python3-steward python "rules for running a public body: Python package")
set(CPACK_COMPONENT_STEWARD_PYTHON_DEPENDS steward_runtime)
set(CPACK_DEBIAN_STEWARD_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.9)")
set(CPACK_DEBIAN_STEWARD_PYTHON_PACKAGE_SUGGESTS python3-numpy)
set(CPACK_DEBIAN_STEWARD_PYTHON_PACKAGE_ARCHITECTURE all)
# Only here: other prefixes have no dist-packages, and a wheel is what goes into a virtual environment.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/capi/python/steward DESTINATION lib/python3/dist-packages
    COMPONENT steward_python EXCLUDE_FROM_ALL FILES_MATCHING PATTERN *.py PATTERN *.pyi PATTERN py.typed)

include(CPack)
