// One file per component is good to write and twenty requests to load: the build joins them, in
// the order of the page, under a name that carries a hash of what is in it.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LINK = /[ \t]*<link rel="stylesheet" href="\/([^"]+)"[^>]*>\n?/g;

/** Without comments, and blanks that mean nothing; texts in quotes stay as they are. */
function tight(style) {
  return style
    .split(/("[^"\n]*")/)
    .map((part, number) => (number % 2 ? part : part.replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/: /g, ":")))
    .join("")
    .replaceAll(";}", "}")
    .trim();
}

export function joinStyles(folder) {
  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8");
  const files = [...html.matchAll(LINK)].map((match) => match[1]);
  const style = files.map((file) => tight(readFileSync(join(folder, file), "utf8"))).join("");
  const digest = (algorithm, encoding) => createHash(algorithm).update(style).digest(encoding);
  const name = `style-${digest("sha256", "hex").slice(0, 16)}.css`;
  const link = `    <link rel="stylesheet" href="/${name}" integrity="sha384-${digest("sha384", "base64")}">\n`;
  let isFirst = true;
  const joined = html.replace(LINK, () => {
    const once = isFirst ? link : "";
    isFirst = false;
    return once;
  });
  files.forEach((file) => rmSync(join(folder, file)));
  writeFileSync(join(folder, name), style);
  writeFileSync(page, joined);
}
