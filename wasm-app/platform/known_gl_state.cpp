// ImGui's renderer asks WebGL for its state before every frame, to leave it behind as it was. Each of these questions waits
// until the graphics process has drawn everything before: without a graphics card the page stood still for as long as the
// painting took, and with one its commands could never be gathered. This page has one renderer, which sets all it needs:
// what it asks for is known, and the only questions that reach WebGL are about limits. tools/cmake/third_party.cmake
// compiles the renderer with this function in place of glGetIntegerv.
#include <GLES3/gl3.h>

extern "C" void bottega_known_gl_integer(GLenum name, GLint* value) {
    switch (name) {
        case GL_CURRENT_PROGRAM:
        case GL_TEXTURE_BINDING_2D:
        case GL_SAMPLER_BINDING:
        case GL_ARRAY_BUFFER_BINDING:
        case GL_ELEMENT_ARRAY_BUFFER_BINDING:
        case GL_VERTEX_ARRAY_BINDING:
        case GL_PIXEL_UNPACK_BUFFER_BINDING: *value = 0; break;
        case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; break;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA: *value = GL_ONE; break;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA: *value = GL_ZERO; break;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; break;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX:
            for (int side = 0; side < 4; ++side) value[side] = 0;  // set anew before anything is drawn
            break;
        default: glGetIntegerv(name, value);
    }
}
