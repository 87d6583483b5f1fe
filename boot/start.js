// Starts the app: loads the module and the WebAssembly that the build names on this script's own element, and says honestly when
// one of them is missing, altered or blocked. A script file rather than an inline script, since the page's policy allows none.
//
// A release build cuts the WebAssembly in two: a first part that puts the first page in place, and the rest. The first part calls
//   window.counterpointFetchRest(program)  when the first page stands; the promise is kept when the rest is there
//   window.counterpointLoadRest(program)   when it needs something of the rest before that; the page stands still meanwhile
// with what it offers to the rest. Without a rest, as in debug builds, only the later styles are fetched.
"use strict";

(() => {
  const { module, wasm, rest, restIntegrity } = document.currentScript.dataset;
  const urlOf = (name) => new URL(name, document.baseURI).href;
  const moduleUrl = urlOf(module);
  const wasmUrl = urlOf(wasm);

  // The build writes the digest of each file on its preload link; an altered file must not run.
  const integrityOf = (url) => [...document.querySelectorAll("link[integrity]")].find((link) => link.href === url)?.integrity ?? "";

  async function fetchWasm(name, integrity) {
    const response = await fetch(urlOf(name), { integrity, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
    return response;
  }

  async function start() {
    const response = fetchWasm(wasm, integrityOf(wasmUrl));
    // Awaited below; until then its failure must not count as unhandled.
    response.catch(() => {});
    const { default: init } = await import(moduleUrl);
    await init({ module_or_path: await response });
  }

  const couldNotStart = (error) => window.counterpointCouldNotStart(error?.stack ?? error);

  let isWhole = rest === undefined;

  async function fetchRest(program) {
    const response = await fetchWasm(rest, restIntegrity);
    const compiled = await WebAssembly.compile(await response.arrayBuffer());
    // Meanwhile the page may have needed it at once.
    if (!isWhole) await WebAssembly.instantiate(compiled, { program });
    isWhole = true;
  }

  /** Puts the styles of what comes after the first page in their place; kept when they are there, or cannot be had. */
  function fetchStyles() {
    const place = document.querySelector("meta[name='later-styles']");
    const names = place.content.split(" ");
    const links = names.map((name) => Object.assign(document.createElement("link"), { rel: "stylesheet", href: urlOf(name) }));
    place.before(...links);
    return Promise.all(links.map((link) => new Promise((settled) => (link.onload = link.onerror = settled))));
  }

  let styles = null;

  window.counterpointFetchRest = async (program) => {
    styles ??= fetchStyles();
    if (!isWhole) {
      await fetchRest(program).catch((error) => {
        couldNotStart(error);
        return new Promise(() => {});
      });
    }
    await styles;
  };

  /** The bytes of a file, without giving way to anything else. */
  function bytesAtOnce(name) {
    const request = new XMLHttpRequest();
    const isAsynchronous = false;
    request.open("GET", urlOf(name), isAsynchronous);
    // A synchronous request answers text only: this one has the byte in the lower half of each character.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`${name}: the server answered ${request.status}`);
    return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
  }

  window.counterpointLoadRest = (program) => {
    if (isWhole) return;
    try {
      new WebAssembly.Instance(new WebAssembly.Module(bytesAtOnce(rest)), { program });
      isWhole = true;
    } catch (error) {
      couldNotStart(error);
      throw error;
    }
  };

  start().catch(couldNotStart);
})();
