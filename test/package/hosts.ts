/** Runs a program in the places where users run it. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

/** The first of these commands on this machine's path; null if there is none. */
export function findCommand(names: readonly string[]): string | null {
  const folders = [resolve("node_modules/.bin"), ...(process.env.PATH ?? "").split(delimiter)];
  const files = names.flatMap((name) => folders.map((folder) => join(folder, process.platform === "win32" ? `${name}.cmd` : name)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** What a command prints; rejects, with all that it said, if it fails. */
export function outputOf(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((done, fail) => {
    execFile(
      command,
      args,
      { cwd, env: { ...process.env, DENO_DIR: join(cwd, ".deno"), NO_COLOR: "1" }, timeout: 60_000, maxBuffer: 1e8 },
      (error, out, said) => (error === null ? done(out.trim()) : fail(new Error(`${error.message}\n${out}\n${said}`))),
    );
  });
}

/** Serves a page and one script on this machine, opens the page, and hands back what it looks like when it has loaded. */
export async function pageIn(chromium: string, page: string, script: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "indicatree-chromium-"));
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === "/" ? ["text/html", page] : url === "/indicatree.js" ? ["text/javascript", readFileSync(script)] : ["", null];
    response.writeHead(body === null ? 404 : 200, { "content-type": `${type}; charset=utf-8` }).end(body ?? "");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", ...quiet, `--user-data-dir=${profile}`, "--dump-dom"];
  try {
    return await outputOf(chromium, [...flags, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`], profile);
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
