// Builds what the workbench's pages use from the packages of the lock: a few minified ES modules,
// the licences of all that is in them, and a manifest of digests that a test holds them to.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../src/sayso/web/static/vendor");
const entries = readdirSync(join(here, "entries")).sort();

// The text of a licence that a package names but does not carry.
const CONDITIONS = { "BSD-3-Clause": "BSD-3-Clause.txt" };

function packageOf(input) {
  const parts = input.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return null;
  return parts.slice(0, at + (parts[at + 1].startsWith("@") ? 3 : 2)).join("/");
}

function licenceOf(folder) {
  const about = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(join(here, folder)).find((name) => /^licen[cs]e/i.test(name));
  const author = typeof about.author === "string" ? about.author : about.author?.name;
  const text = file
    ? readFileSync(join(here, folder, file), "utf8")
    : `Copyright (c) ${author}\n\n${readFileSync(join(here, CONDITIONS[about.license]), "utf8")}`;
  return { name: about.name, version: about.version, licence: about.license, text: text.trim() };
}

rmSync(out, { recursive: true, force: true });
const made = await build({
  absWorkingDir: here,
  entryPoints: entries.map((name) => `entries/${name}`),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  pure: ["console.log", "console.time", "console.timeEnd", "console.debug"], // told to nobody
  legalComments: "none", // LICENSES.txt holds them whole
  metafile: true,
});

const bundles = {};
const folders = new Set();
for (const [path, { inputs }] of Object.entries(made.metafile.outputs)) {
  const inside = new Set(Object.keys(inputs).map(packageOf).filter(Boolean));
  for (const folder of inside) folders.add(folder);
  const name = path.split("/").pop();
  const data = readFileSync(join(out, name));
  bundles[name] = {
    sha256: createHash("sha256").update(data).digest("hex"),
    packages: [...inside].map((folder) => folder.split("node_modules/").pop()).sort(),
  };
}
const licences = [...folders].sort().map(licenceOf);
const rule = "=".repeat(72);
const texts = licences.map((one) => `${rule}\n${one.name} ${one.version} (${one.licence})\n${rule}\n\n${one.text}\n`);
writeFileSync(join(out, "LICENSES.txt"), texts.join("\n"));
const versions = Object.fromEntries(licences.map((one) => [one.name, one.version]));
writeFileSync(join(out, "manifest.json"), `${JSON.stringify({ bundles, versions }, null, 2)}\n`);
