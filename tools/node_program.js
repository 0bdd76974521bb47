// Placed before the code of wasm programs that run under node (tests, bench). Emscripten 3.1.6 would load the .wasm
// with fetch(), which node has but which cannot read files: hide it. The variables the tests read are handed in.
var fetch;
var Module = {
    preRun: [
        function () {
            ['BOTTEGA_SHARED'].forEach(function (name) {
                if (process.env[name] && typeof ENV !== 'undefined') ENV[name] = process.env[name];
            });
        },
    ],
};
