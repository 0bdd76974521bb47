#include "wasm-app/platform/shell_calls.hpp"

#include <emscripten.h>

// The generated glue is plain old JavaScript: emscripten 3.1.6 cannot parse newer syntax inside EM_JS.
EM_JS(void, shell_request_frame, (), { Module.shell.requestFrame(); });
EM_JS(void, shell_set_cursor, (const char* css), { Module.shell.setCursor(UTF8ToString(css)); });
EM_JS(void, shell_set_text_size, (int percent), { Module.shell.setTextSize(percent); });
EM_JS(void, shell_fatal, (const char* reason, const char* message),
      { Module.shell.fatal(UTF8ToString(reason), UTF8ToString(message)); });
EM_JS(void, shell_text_agent, (const ShellAgentState* state), { Module.shell.textAgent(state); });
EM_JS(void, shell_long_text_place, (const ShellLongTextState* state), { Module.shell.placeLongText(state); });
EM_JS(void, shell_long_text_set, (const char* text, int length),
      { Module.shell.setLongText(UTF8ToString(text, length)); });
EM_JS(void, shell_copy_text, (const char* text, int length), { Module.shell.copyText(UTF8ToString(text, length)); });
EM_JS(void, shell_mirror,
      (const void* nodes, int count, const char* text, const std::uint32_t* order, int order_count,
       std::uint32_t focus),
      { Module.shell.mirror(nodes, count, text, order, order_count, focus >>> 0); });
EM_JS(void, shell_announce, (const char* text, int length, int assertive),
      { Module.shell.announce(UTF8ToString(text, length), assertive !== 0); });
EM_JS(void, shell_download, (const void* bytes, int size, const char* name, const char* mime),
      { Module.shell.download(bytes, size, UTF8ToString(name), UTF8ToString(mime)); });
EM_JS(void, shell_pick_file, (int request, const char* accept),
      { Module.shell.pickFile(request, UTF8ToString(accept)); });
EM_JS(void, shell_render_pdf, (int request, const char* definition_json, int length),
      { Module.shell.renderPdf(request, UTF8ToString(definition_json, length)); });
EM_JS(void, shell_print_pdf, (const void* bytes, int size, const char* name),
      { Module.shell.printPdf(bytes, size, UTF8ToString(name)); });
EM_JS(void, shell_mail_pdf,
      (const void* bytes, int size, const char* name, const char* to, const char* subject, const char* body), {
          Module.shell.mailPdf(bytes, size, UTF8ToString(name), UTF8ToString(to), UTF8ToString(subject),
                               UTF8ToString(body));
      });
EM_JS(void, shell_preview_pdf,
      (const void* bytes, int size, const char* name, const char* to, const char* subject, const char* body,
       int to_share),
      {
          Module.shell.previewPdf(bytes, size, UTF8ToString(name), UTF8ToString(to), UTF8ToString(subject),
                                  UTF8ToString(body), to_share !== 0);
      });
EM_JS(void, shell_ask_page, (int request, const char* what, const char* wish),
      { Module.shell.askPage(request, UTF8ToString(what), UTF8ToString(wish)); });
EM_JS(void, shell_set_location, (const char* fragment, int is_step),
      { Module.shell.setLocation(UTF8ToString(fragment), is_step !== 0); });
EM_JS(void, shell_open_url, (const char* url), { Module.shell.openUrl(UTF8ToString(url)); });
EM_JS(void, shell_set_page, (const char* language, const char* title, std::uint32_t background),
      { Module.shell.setPage(UTF8ToString(language), UTF8ToString(title), background >>> 0); });
EM_JS(void, shell_keep_forms, (const char* text, int length), { Module.shell.keepForms(UTF8ToString(text, length)); });
EM_JS(void, shell_ask_for_persistence, (), { Module.shell.askForPersistence(); });
EM_JS(void, shell_change_to_new_version, (), { Module.shell.changeToNewVersion(); });
EM_JS(void, shell_open_archive, (const char* name), { Module.shell.openArchive(UTF8ToString(name)); });
EM_JS(void, shell_start_demo_again, (const char* name), { Module.shell.startDemoAgain(UTF8ToString(name)); });
EM_JS(void, shell_derive_key, (int request, const char* secret, const char* salt, int iterations),
      { Module.shell.deriveKey(request, UTF8ToString(secret), UTF8ToString(salt), iterations); });
EM_JS(void, shell_set_kiosk, (const char* archive, const char* salt, const char* hash, int iterations),
      { Module.shell.setKiosk(UTF8ToString(archive), UTF8ToString(salt), UTF8ToString(hash), iterations); });
