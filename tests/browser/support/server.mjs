// A static file server on this machine, as plain as any that may serve dist/: it knows files, types and 404, nothing more.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

export const distFolder = normalize(join(import.meta.dirname, "../../../dist"));

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves dist/ below `prefix` (starting and ending with a slash).
 *
 * `alter(name, bytes)` may return other bytes for a file, or null for 404: how a test plays a broken server.
 * `files` are served besides, by name. `headers` go with every answer.
 */
export async function serveDist({ prefix = "/", alter = (_name, bytes) => bytes, files = {}, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const bytes = files[fileName(request.url, prefix)] ?? (await load(request.url, prefix, alter));
    if (bytes === null) return response.writeHead(404, headers).end("not found");
    const type = TYPES[extname(fileName(request.url, prefix) ?? "")] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...headers }).end(bytes);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { origin, url: origin + prefix, close };
}

function fileName(url, prefix) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  if (!path.startsWith(prefix)) return null;
  const name = path.slice(prefix.length);
  return name === "" ? "index.html" : name;
}

async function load(url, prefix, alter) {
  const name = fileName(url, prefix);
  if (name === null) return null;
  const file = join(distFolder, name);
  if (!file.startsWith(distFolder)) return null;
  try {
    return alter(name, await readFile(file));
  } catch {
    return null;
  }
}
