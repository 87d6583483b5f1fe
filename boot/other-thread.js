// Starts the program of the other thread. Questions that come before it stands are kept until it does.
"use strict";

const early = [];
self.onmessage = (event) => early.push(event);

// What fails inside a promise would not reach the page; what fails in a timer does.
const outside = (act) => setTimeout(act);

importScripts("worker.js");
wasm_bindgen({ module_or_path: "worker_bg.wasm" }).then(
  () => early.forEach((event) => outside(() => self.onmessage(event))),
  (error) => outside(() => {
    throw error;
  }),
);
