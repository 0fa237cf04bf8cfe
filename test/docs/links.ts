/** Finds links inside the project that lead nowhere. */
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** Complaints about the relative links of a page; addresses with a scheme are not followed. */
export function deadLinks(page: string, text: string): readonly string[] {
  const prose = withoutCode(text);
  const targets = [
    ...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"|^\[[^\]]+\]:\s*(\S+)/gm),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
  return targets
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .flatMap((target) => {
      const [file = "", anchor] = decodeURIComponent(target).split("#");
      const path = file === "" ? page : posix.join(posix.dirname(page), file);
      if (file !== "" && !existsSync(path)) return [`${page} links to ${target}, which does not exist.`];
      if (anchor === undefined || !path.endsWith(".md")) return [];
      const anchors = anchorsOf(file === "" ? text : readFileSync(path, "utf8"));
      return anchors.has(anchor) ? [] : [`${page} links to ${target}: there is no such heading.`];
    });
}

/** The anchors of a page's headings, as GitHub makes them, and those set by hand. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const prose = text.replace(/^(\s*)(`{3,}).*\n[\s\S]*?^\1\2`*\s*$/gm, "");
  const headings = [...prose.matchAll(/^#{1,6} +(.+?)\s*#*$/gm)].map(([, heading = ""]) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
      .replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set([...headings, ...[...prose.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id)]);
}

function withoutCode(text: string): string {
  return text.replace(/^(\s*)(`{3,}).*\n[\s\S]*?^\1\2`*\s*$/gm, "").replace(/`[^`\n]*`/g, "");
}
