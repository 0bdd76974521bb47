// Lint rules of everything written in JavaScript: the shell, the build tools, the web tests and benches.
// Run from the repository root: web-shell/node_modules/.bin/eslint -c web-shell/eslint.config.js web-shell tools tests
import js from "@eslint/js";
import globals from "globals";

const TEXT_ONLY = "Write textContent only: the page never parses markup made at run time.";

export default [
  { ignores: ["**/node_modules/", "**/*.d.ts", "build/", "tools/node_program.js"] },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs}"],
    languageOptions: { ecmaVersion: 2022, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "eqeqeq": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-implicit-globals": "error",
      "no-throw-literal": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }],
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({ property, message: TEXT_ONLY })),
        { object: "document", property: "write", message: TEXT_ONLY },
      ],
    },
  },
  {
    files: ["web-shell/src/**/*.js", "web-shell/single/*.js"],
    languageOptions: { globals: { ...globals.browser } },
    rules: { "no-console": ["error", { allow: ["error", "warn"] }] },
  },
  {
    files: ["web-shell/worker/*.js"],
    languageOptions: { globals: { ...globals.serviceworker } },
  },
  {
    files: ["web-shell/*.{js,mjs}", "tools/**/*.{js,mjs}", "tests/**/*.{js,mjs}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
