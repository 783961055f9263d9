# Puts the built web, the catalogue and the migrations into the program: the product is one file plus one database.
# src/platform/embedded.hpp reads the table that this makes. Names are paths relative to the repository ("catalog/…",
# "web/index.html", "src/modules/<m>/migrations/…").
function(koppi_embed target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
       catalog/*.yaml catalog/*.json catalog/*.txt catalog/*.md src/*.sql docs/api/openapi.json)
  set(pairs "")
  foreach(file IN LISTS files)
    list(APPEND pairs "${file}|${CMAKE_SOURCE_DIR}/${file}")
  endforeach()
  file(GLOB_RECURSE web CONFIGURE_DEPENDS RELATIVE ${KOPPI_WEB_DIST} ${KOPPI_WEB_DIST}/*)
  foreach(file IN LISTS web)
    list(APPEND pairs "web/${file}|${KOPPI_WEB_DIST}/${file}")
  endforeach()
  list(SORT pairs)

  set(assembly ".section .note.GNU-stack,\"\",%progbits\n.section .rodata\n")
  set(table "")
  set(depends "")
  set(number 0)
  foreach(pair IN LISTS pairs)
    string(REPLACE "|" ";" parts "${pair}")
    list(GET parts 0 name)
    list(GET parts 1 path)
    list(APPEND depends ${path})
    string(APPEND assembly "name${number}: .ascii \"${name}\"\nname${number}_end:\n.balign 16\n"
           "body${number}: .incbin \"${path}\"\nbody${number}_end:\n.byte 0\n")
    string(APPEND table "  .quad name${number}, name${number}_end - name${number}, body${number}, body${number}_end - body${number}\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .data.rel.ro,\"aw\"\n.balign 16\n.globl koppi_embedded_table\nkoppi_embedded_table:\n${table}\n"
         ".globl koppi_embedded_count\nkoppi_embedded_count: .quad ${number}\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.S CONTENT "${assembly}" @ONLY)
  add_library(${target} OBJECT ${CMAKE_BINARY_DIR}/embedded.S)
  set_source_files_properties(${CMAKE_BINARY_DIR}/embedded.S PROPERTIES OBJECT_DEPENDS "${depends}")
  set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "")
endfunction()
