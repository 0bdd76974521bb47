// How Dear ImGui is compiled for Bottega. Given to every translation unit as IMGUI_USER_CONFIG by CMakeLists.txt.
#pragma once

#define IMGUI_ENABLE_TEST_ENGINE          // our accessibility mirror implements the ImGuiTestEngineHook_* functions
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_USE_WCHAR32                 // otherwise a pasted emoji becomes U+FFFD in the data
#define ImDrawIdx unsigned int            // WebGL2 has no BaseVertex: 16 bit indices end at 64k vertices

struct ImGuiContext;
