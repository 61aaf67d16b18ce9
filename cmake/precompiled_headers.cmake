option(PGMANAGER_PRECOMPILE_HEADERS "Compile the headers that tests share once (quicker from nothing, slower after an edit)" OFF)

# pgmanager_precompile(<test program>)
function(pgmanager_precompile target)
  if(NOT PGMANAGER_PRECOMPILE_HEADERS)
    return()
  endif()
  if(NOT TARGET pgmanager_test_headers)
    file(WRITE ${CMAKE_BINARY_DIR}/test_headers.cpp "")
    add_library(pgmanager_test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cpp)
    target_link_libraries(pgmanager_test_headers PRIVATE pgmanager::pgmanager pgmanager_warnings GTest::gmock)
    target_compile_options(pgmanager_test_headers PRIVATE -fpch-preprocess) # ccache needs this to detect changes
    target_precompile_headers(pgmanager_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h> <algorithm> <chrono>
                              <filesystem> <fmt/format.h> <functional> <map> <optional> <string> <thread> <vector>)
  endif()
  target_compile_options(${target} PRIVATE -fpch-preprocess)
  target_precompile_headers(${target} REUSE_FROM pgmanager_test_headers)
endfunction()
