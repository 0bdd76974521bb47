# Third-party code: SQLite's amalgamation from npm, Dear ImGui from build/_deps, header-only packages of the system.
set(BOTTEGA_SQLITE_DIR ${CMAKE_SOURCE_DIR}/web-shell/node_modules/better-sqlite3/deps/sqlite3
    CACHE PATH "Folder with sqlite3.c")
set(BOTTEGA_IMGUI_DIR ${CMAKE_SOURCE_DIR}/build/_deps/imgui CACHE PATH "Folder with imgui.cpp")
foreach(needed ${BOTTEGA_SQLITE_DIR}/sqlite3.c ${BOTTEGA_IMGUI_DIR}/imgui.cpp)
    if(NOT EXISTS ${needed})
        message(FATAL_ERROR "${needed} is missing: ./run --build-only or ./test set it up")
    endif()
endforeach()

add_library(sqlite3 STATIC ${BOTTEGA_SQLITE_DIR}/sqlite3.c)
target_include_directories(sqlite3 SYSTEM PUBLIC ${BOTTEGA_SQLITE_DIR})
target_compile_definitions(sqlite3 PRIVATE
    SQLITE_THREADSAFE=0 SQLITE_ENABLE_FTS5 SQLITE_DQS=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_OMIT_DEPRECATED SQLITE_OMIT_SHARED_CACHE SQLITE_DEFAULT_FOREIGN_KEYS=1 SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_USE_ALLOCA SQLITE_MAX_MMAP_SIZE=2147418112)
target_compile_options(sqlite3 PRIVATE -w)
if(EMSCRIPTEN)
    # For size: a tenth slower than -O2 in what ./bench measures, and 80 KB less to fetch.
    target_compile_options(sqlite3 PRIVATE -Os)
    # No operating system: core/data registers its own file layer through sqlite3_os_init(). What nobody here calls
    # stays out of the download.
    target_compile_definitions(sqlite3 PRIVATE
        SQLITE_OS_OTHER=1 SQLITE_OMIT_WAL SQLITE_OMIT_JSON SQLITE_OMIT_UTF16 SQLITE_OMIT_PROGRESS_CALLBACK
        SQLITE_OMIT_TRACE SQLITE_OMIT_DECLTYPE SQLITE_OMIT_COMPLETE SQLITE_OMIT_GET_TABLE SQLITE_OMIT_AUTHORIZATION
        SQLITE_OMIT_COMPILEOPTION_DIAGS SQLITE_OMIT_TCL_VARIABLE SQLITE_OMIT_DESERIALIZE)
endif()

# Never /usr/include itself for wasm: only the folders that are needed, linked in the build folder.
add_library(header_only INTERFACE)
if(EMSCRIPTEN)
    set(header_folder ${CMAKE_BINARY_DIR}/headers)
    file(MAKE_DIRECTORY ${header_folder})
    foreach(package doctest nlohmann)
        file(CREATE_LINK /usr/include/${package} ${header_folder}/${package} SYMBOLIC)
    endforeach()
    target_include_directories(header_only SYSTEM INTERFACE ${header_folder})
endif()

add_library(imgui STATIC
    ${BOTTEGA_IMGUI_DIR}/imgui.cpp ${BOTTEGA_IMGUI_DIR}/imgui_draw.cpp ${BOTTEGA_IMGUI_DIR}/imgui_tables.cpp
    ${BOTTEGA_IMGUI_DIR}/imgui_widgets.cpp ${BOTTEGA_IMGUI_DIR}/misc/cpp/imgui_stdlib.cpp)
if(EMSCRIPTEN)
    target_sources(imgui PRIVATE ${BOTTEGA_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
    # Answered without waiting for the graphics process: wasm-app/platform/known_gl_state.cpp.
    set_source_files_properties(${BOTTEGA_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp PROPERTIES
        COMPILE_DEFINITIONS glGetIntegerv=bottega_known_gl_integer)
endif()
target_include_directories(imgui SYSTEM PUBLIC ${BOTTEGA_IMGUI_DIR} ${BOTTEGA_IMGUI_DIR}/backends
    ${BOTTEGA_IMGUI_DIR}/misc/cpp)
target_include_directories(imgui PUBLIC ${CMAKE_SOURCE_DIR})
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="wasm-app/kit/imgui_config.hpp")
target_compile_options(imgui PRIVATE -w)
