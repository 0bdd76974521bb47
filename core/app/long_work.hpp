#pragma once

#include "core/data/long_work.hpp"
