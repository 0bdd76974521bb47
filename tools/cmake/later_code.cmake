# What the page fetches after its first screen, so that the first screen comes soon: records and documents, papers,
# spreadsheets, backups, settings and the screens one opens now and then. Source files, relative to the top; patterns as of
# file(GLOB).
set(LATER_CODE
    core/app/archive_restore.cpp core/app/demo*.cpp core/app/salvage.cpp
    core/data/choice_condition.cpp core/data/choice_deletion.cpp core/data/choice_list_edit.cpp core/data/custom_field_change.cpp core/data/custom_field_check.cpp core/data/custom_field_edit.cpp
    core/data/duplicate_scan.cpp core/data/field_rule.cpp
    core/data/form_layout*.cpp core/data/formula*.cpp
    core/data/foreign_file.cpp core/data/integrity_check.cpp core/data/likeness*.cpp core/data/merged_record.cpp core/data/not_duplicate.cpp
    core/data/undo.cpp core/data/unsaved_form*.cpp
    core/documents/pdf_*.cpp core/documents/print_*.cpp core/documents/storno.cpp
    core/exchange/*.cpp
    core/files/file_field.cpp core/files/merge_records.cpp core/files/trash.cpp
    core/modules/billing/credit_note.cpp core/modules/billing/issue_checks.cpp core/modules/billing/issue_invoice.cpp
    core/modules/billing/order_to_invoice.cpp
    core/modules/business/create_business.cpp core/modules/business/given_numbers.cpp
    core/modules/sales/print_sales.cpp core/modules/sales/quote_to_order.cpp
    wasm-app/kit/file_field.cpp wasm-app/panels/backup_card.cpp wasm-app/panels/backup_facts.cpp wasm-app/panels/backup_files.cpp
    wasm-app/panels/business_fields.cpp wasm-app/panels/document_links.cpp wasm-app/panels/file_field_editor.cpp wasm-app/panels/files_panel.cpp
    wasm-app/panels/import_place.cpp wasm-app/panels/invoice_panel.cpp wasm-app/panels/issue_dialog.cpp
    wasm-app/panels/kiosk_*.cpp wasm-app/panels/logo_card.cpp wasm-app/panels/payment_panel.cpp
    wasm-app/panels/payment_screen.cpp wasm-app/panels/restore_dialog.cpp wasm-app/panels/sales_panels.cpp
    wasm-app/panels/settings*.cpp
    wasm-app/screens/about_screen.cpp wasm-app/screens/app_actions.cpp wasm-app/screens/archive_facts.cpp
    wasm-app/screens/bulk_actions.cpp wasm-app/screens/businesses_screen.cpp wasm-app/screens/choice_list_deletion.cpp wasm-app/screens/choice_list_editor.cpp
    wasm-app/screens/chosen_files.cpp
    wasm-app/screens/columns_dialog.cpp wasm-app/screens/create_dialog.cpp wasm-app/screens/custom_field_dialog.cpp
    wasm-app/screens/custom_fields_screen.cpp wasm-app/screens/custom_formula.cpp wasm-app/screens/document_*.cpp
    wasm-app/screens/duplicates.cpp wasm-app/screens/duplicates_screen.cpp wasm-app/screens/filter_builder.cpp
    wasm-app/screens/filter_fields.cpp wasm-app/screens/filter_values.cpp wasm-app/screens/folder_commands.cpp
    wasm-app/screens/form_*.cpp
    wasm-app/screens/gone_record.cpp wasm-app/screens/health_*.cpp wasm-app/screens/history_panel.cpp
    wasm-app/screens/import_*.cpp wasm-app/screens/kept_forms.cpp wasm-app/screens/line_cells.cpp wasm-app/screens/lines_*.cpp
    wasm-app/screens/lists_screen.cpp wasm-app/screens/lost_files.cpp wasm-app/screens/merge_*.cpp
    wasm-app/screens/move_guide.cpp wasm-app/screens/paper_desk.cpp wasm-app/screens/record_edit.cpp
    wasm-app/screens/record_form.cpp wasm-app/screens/record_screen.cpp wasm-app/screens/related_records.cpp
    wasm-app/screens/restoring_page.cpp wasm-app/screens/rules_screen.cpp wasm-app/screens/safety_copy.cpp wasm-app/screens/shortcut_sheet.cpp
    wasm-app/screens/snapshot_restore.cpp wasm-app/screens/time_left.cpp wasm-app/screens/trash*.cpp wasm-app/screens/typed_confirm.cpp
    wasm-app/screens/undo*.cpp wasm-app/screens/value_move.cpp)

# Functions of these files that the first screen calls all the same, where the panels are put together.
set(CALLED_AT_THE_START action business_name issue_action new_beside no_primary order_step quote_step)

sources_of(later_code ${LATER_CODE})

# Each list keeps what the first screen needs; the rest is in <list>_later.
function(take_out_later_code)
    foreach(list ${ARGN})
        set(first ${${list}})
        set(later ${${list}})
        list(REMOVE_ITEM first ${later_code})
        list(REMOVE_ITEM later ${first})
        set(${list} ${first} PARENT_SCOPE)
        set(${list}_later ${later} PARENT_SCOPE)
    endforeach()
endfunction()

# Once linked, the program becomes two files, by the object libraries it is made of (tools/split_program.py).
function(split_program target)
    cmake_parse_arguments(PARSE_ARGV 1 part "" "" "FIRST;LATER")
    list(TRANSFORM part_FIRST REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
    list(TRANSFORM part_LATER REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
    target_link_options(${target} PRIVATE --profiling-funcs)  # the names by which it is split; neither part keeps them
    set(tool ${CMAKE_SOURCE_DIR}/tools/split_program.py)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${tool})
    add_custom_command(TARGET ${target} POST_BUILD COMMAND_EXPAND_LISTS VERBATIM
        COMMAND ${BOTTEGA_PYTHON} ${tool} $<TARGET_FILE_DIR:${target}>/${target}.wasm
            --first ${part_FIRST} --later ${part_LATER} --stay ${CALLED_AT_THE_START})
endfunction()
