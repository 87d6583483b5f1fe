// The crash panel. It is plain JavaScript and stands in index.html because it must work when the app does not: after a panic,
// after a stack overflow that no panic hook survives, and when the app never arrived.
//
// The app sets, after each committed edit:
//   window.counterpointLastGood      the document as file text
//   window.counterpointLastGoodName  the name to save that file under
// and its panic hook calls window.counterpointCrashed(message). From then on window.counterpointHasCrashed is true, and the app
// must not save: what it holds may be damaged.
"use strict";

(() => {
  window.counterpointHasCrashed = false;

  const element = (id) => document.getElementById(id);

  function downloadLastGood() {
    const url = URL.createObjectURL(new Blob([window.counterpointLastGood], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = window.counterpointLastGoodName || "last-good-copy.counterpoint.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  function fillPanel({ title, text, message }) {
    if (title) element("crash-title").textContent = title;
    if (text) element("crash-text").textContent = text;
    element("crash-message").textContent = message;
    element("crash-download").hidden = typeof window.counterpointLastGood !== "string";
    element("crash-download").onclick = downloadLastGood;
    element("crash-reload").onclick = () => location.reload();
  }

  function showPanel(content) {
    const panel = element("crash-panel");
    fillPanel(content);
    // Escape closes a modal dialog, but there is nothing left to go back to.
    panel.onclose = () => panel.showModal();
    if (!panel.open) panel.showModal();
  }

  // Only the first fault tells what happened; those after it are its consequences.
  function stop(content) {
    if (window.counterpointHasCrashed) return;
    window.counterpointHasCrashed = true;
    if (element("crash-panel")) showPanel(content);
    else document.addEventListener("DOMContentLoaded", () => showPanel(content));
  }

  window.counterpointCrashed = (message) => stop({ message: String(message) });

  window.counterpointCouldNotStart = (message) =>
    stop({
      title: "Counterpoint could not start",
      text:
        "A part of the app is missing, was changed on its way, or was blocked by this browser. Nothing you saved in this " +
        "browser is lost. Reload the page; if that does not help, ask whoever runs this site.",
      message: String(message),
    });

  // A browser extension's faults are not ours, and a resize observer that needs another frame is no fault at all.
  function isOurs(event) {
    if (event.message.startsWith("ResizeObserver loop")) return false;
    return event.filename === "" || event.filename.startsWith(location.origin);
  }

  window.addEventListener("error", (event) => {
    if (!(event instanceof ErrorEvent) || !isOurs(event)) return;
    window.counterpointCrashed(event.error?.stack ?? event.message);
  });

  // A script element whose file is missing: its event does not bubble, so it is caught on the way down.
  const whileCapturing = true;
  window.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement) window.counterpointCouldNotStart(`${target.src} could not be loaded`);
    },
    whileCapturing,
  );

  window.addEventListener("unhandledrejection", (event) => {
    if (event.reason?.name === "AbortError") return;
    window.counterpointCrashed(event.reason?.stack ?? event.reason);
  });
})();
