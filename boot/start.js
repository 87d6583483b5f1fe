// Starts the app: loads the module and the WebAssembly that the build names on this script's own element, and says honestly when
// one of them is missing, altered or blocked. A script file rather than an inline script, since the page's policy allows none.
"use strict";

(() => {
  const { module, wasm } = document.currentScript.dataset;
  const moduleUrl = new URL(module, document.baseURI).href;
  const wasmUrl = new URL(wasm, document.baseURI).href;

  // The build writes the digest of each file on its preload link; an altered file must not run.
  const integrityOf = (url) => [...document.querySelectorAll("link[integrity]")].find((link) => link.href === url)?.integrity ?? "";

  async function fetchWasm() {
    const response = await fetch(wasmUrl, { integrity: integrityOf(wasmUrl), credentials: "same-origin" });
    if (!response.ok) throw new Error(`${wasm}: the server answered ${response.status}`);
    return response;
  }

  async function start() {
    const response = fetchWasm();
    // Awaited below; until then its failure must not count as unhandled.
    response.catch(() => {});
    const { default: init } = await import(moduleUrl);
    await init({ module_or_path: await response });
  }

  start().catch((error) => window.counterpointCouldNotStart(error?.stack ?? error));
})();
