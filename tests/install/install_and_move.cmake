# cmake -DBUILD=<build tree> -DFOLDER=<work folder> -P install_and_move.cmake
file(REMOVE_RECURSE ${FOLDER}/staged ${FOLDER}/prefix)
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/staged
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${FOLDER}/staged ${FOLDER}/prefix)
