// Tests: the one main of koppi_tests. Each case lies beside the file it speaks of.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
