// One file per component is good to write and twenty requests to load. The build writes those that boxes need into the
// page itself, and joins the others, in the order of the page, under a name that carries a hash of what is in it; the
// program has them fetched with its later part, which alone makes what they are for.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LINK = /[ \t]*<link rel="stylesheet" href="\/(([\w-]+)-[0-9a-f]+\.css)"[^>]*>\n?/g;
const FIRST = "tokens base button header workspace sections field rows action-table offered guide notice".split(" ");

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
  const files = [...html.matchAll(LINK)].map(([, file, name]) => ({ file, isFirst: FIRST.includes(name) }));
  // What comes later may rely on coming later.
  if (files.findLastIndex(({ isFirst }) => isFirst) !== FIRST.length - 1) {
    throw new Error(`The first styles of index.html are not ${FIRST.join(", ")}, as styles.mjs says.`);
  }
  const joined = (isFirst) =>
    files
      .filter((file) => file.isFirst === isFirst)
      .map(({ file }) => tight(readFileSync(join(folder, file), "utf8")))
      .join("");
  const [first, rest] = [joined(true), joined(false)];
  const digest = (algorithm, encoding) => createHash(algorithm).update(rest).digest(encoding);
  const name = `later-${digest("sha256", "hex").slice(0, 16)}.css`;
  const link = `    <link id="style" rel="stylesheet" href="/${name}" integrity="sha384-${digest("sha384", "base64")}" disabled>\n`;
  files.forEach(({ file }) => rmSync(join(folder, file)));
  writeFileSync(join(folder, name), rest);
  let isStyled = false;
  const styled = html.replace(LINK, () => {
    const once = isStyled ? "" : `    <style>${first}</style>\n`;
    isStyled = true;
    return once;
  });
  writeFileSync(page, styled.replace('    <main class="page" id="failed"', (failed) => link + failed));
}
