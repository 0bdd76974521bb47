#pragma once

// The whole kit: every widget once.

#include "wasm-app/kit/buttons.hpp"
#include "wasm-app/kit/chart.hpp"
#include "wasm-app/kit/context.hpp"
#include "wasm-app/kit/display.hpp"
#include "wasm-app/kit/fields.hpp"
#include "wasm-app/kit/layout.hpp"
#include "wasm-app/kit/overlays.hpp"
#include "wasm-app/kit/reference_field.hpp"
#include "wasm-app/kit/table.hpp"
#include "wasm-app/kit/theme.hpp"
#include "wasm-app/kit/value_fields.hpp"
