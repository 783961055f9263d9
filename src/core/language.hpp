// Core: the languages Koppi speaks. Finnish and Swedish are owed by law (Language Act 423/2003); English is a courtesy.
#pragma once

#include <boost/describe.hpp>

namespace koppi {

BOOST_DEFINE_ENUM_CLASS(Language, fi, sv, en)

}  // namespace koppi
