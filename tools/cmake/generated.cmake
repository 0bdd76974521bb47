# What is made from data before compiling: the embedded texts and assets, the font subsets, the icon names.
find_program(BOTTEGA_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT BOTTEGA_PYTHON)
    find_program(BOTTEGA_PYTHON NAMES python3 REQUIRED)
endif()
set(generated_folder ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated_folder})

file(GLOB_RECURSE embedded_files CONFIGURE_DEPENDS
    core/i18n/strings/*.json core/files/i18n/*.json core/modules/*/i18n/*.json wasm-app/i18n/*.json assets/countries/*.json assets/demo/*.json
    assets/import/*.json web-shell/package-lock.json)
set(data_folder ${CMAKE_SOURCE_DIR}/build/data)  # the same for every build, as the fonts are
set(BOTTEGA_EMBEDDED_ASSETS ${generated_folder}/embedded_assets.cpp ${generated_folder}/embedded_texts.cpp)
add_custom_command(OUTPUT ${BOTTEGA_EMBEDDED_ASSETS}
    BYPRODUCTS ${data_folder}/it.json ${data_folder}/en.json ${data_folder}/ro.json ${data_folder}/demo-it.json ${data_folder}/demo-ro.json
    COMMAND ${BOTTEGA_PYTHON} ${CMAKE_SOURCE_DIR}/tools/embed_assets.py ${CMAKE_SOURCE_DIR} ${BOTTEGA_EMBEDDED_ASSETS}
        ${data_folder}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed_assets.py ${embedded_files}
    COMMENT "Embedding texts and assets" VERBATIM)

# The fonts are the same for every build: one folder, written whole or not at all.
set(BOTTEGA_FONT_DIR ${CMAKE_SOURCE_DIR}/build/fonts)
set(npm_folder ${CMAKE_SOURCE_DIR}/web-shell/node_modules)
set(fonts Inter-Regular.ttf Inter-Medium.ttf Inter-SemiBold.ttf Lucide.ttf)
list(TRANSFORM fonts PREPEND ${BOTTEGA_FONT_DIR}/)
add_custom_command(OUTPUT ${generated_folder}/icons.hpp ${fonts}
    COMMAND ${BOTTEGA_PYTHON} ${CMAKE_SOURCE_DIR}/tools/subset_fonts.py --npm ${npm_folder}
        --icons ${CMAKE_SOURCE_DIR}/assets/icons/icons.txt --fonts ${BOTTEGA_FONT_DIR}
        --header ${generated_folder}/icons.hpp
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/subset_fonts.py ${CMAKE_SOURCE_DIR}/assets/icons/icons.txt
        ${CMAKE_SOURCE_DIR}/web-shell/package-lock.json
    COMMENT "Subsetting fonts" VERBATIM)

set(app_icon_folder ${CMAKE_SOURCE_DIR}/build/icons)
set(app_icons icon.svg icon-192.png icon-512.png maskable-512.png touch-180.png)
list(TRANSFORM app_icons PREPEND ${app_icon_folder}/)
add_custom_command(OUTPUT ${app_icons}
    COMMAND ${BOTTEGA_PYTHON} ${CMAKE_SOURCE_DIR}/tools/make_icons.py --npm ${npm_folder} --fonts ${BOTTEGA_FONT_DIR}
        --out ${app_icon_folder}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/make_icons.py ${fonts}
    COMMENT "Drawing the program's icon" VERBATIM)

add_custom_target(bottega_fonts DEPENDS ${generated_folder}/icons.hpp ${fonts} ${app_icons})
