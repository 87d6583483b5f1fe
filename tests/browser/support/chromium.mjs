// Which Chromium, and how it is started.

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Chromium must not look for updates and hosts of its own: the tests run without a network, and count every request.
export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
