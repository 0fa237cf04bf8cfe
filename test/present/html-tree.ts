/** Reads the HTML that the library writes, strictly, and says what in it a screen reader could not use. */

/** One element with its own attributes. */
export interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: (Element | string)[];
  readonly parent: Element | null;
}

const VOID = ["meta", "input", "br"];
const ENTITIES: { readonly [entity: string]: string } = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };

/** The page as a tree; throws at what is not closed, not quoted or not escaped. */
export function readHtml(page: string): Element {
  const root: Element = { name: "#root", attributes: {}, children: [], parent: null };
  const text = page.replace(/^<!doctype html>\n/, "");
  if (text === page) throw new Error("no doctype");
  let here = root;
  const token = /<style>[\s\S]*?<\/style>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>|[^<>]+/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`stray mark: ${text.slice(at, at + 60)}`);
    const [whole, closes, opens, attributes = ""] = found;
    if (whole.startsWith("<style>")) continue;
    if (closes !== undefined) {
      if (here.name !== closes || here.parent === null) throw new Error(`</${closes}> closes <${here.name}>`);
      here = here.parent;
    } else if (opens !== undefined) {
      const pairs = [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescaped(value)] as const);
      if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${whole}`);
      const element: Element = { name: opens, attributes: Object.fromEntries(pairs), children: [], parent: here };
      here.children.push(element);
      if (!VOID.includes(opens)) here = element;
    } else here.children.push(unescaped(whole));
  }
  if (here !== root) throw new Error(`<${here.name}> is not closed`);
  return root;
}

function unescaped(text: string): string {
  return text.replace(/&[^;]*;?/g, (entity) => {
    const mark = ENTITIES[entity];
    if (mark === undefined) throw new Error(`not escaped: ${entity}`);
    return mark;
  });
}

/** Every element below, of some names or of all. */
export function all(element: Element, ...names: readonly string[]): Element[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(names.length === 0 || names.includes(child.name) ? [child] : []), ...all(child, ...names)],
  );
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

function within(element: Element, name: string): Element | null {
  for (let up = element.parent; up !== null; up = up.parent) if (up.name === name) return up;
  return null;
}

/** What a screen reader, or whoever fills in the page, would stumble over; an empty list if nothing. */
export function formFlaws(page: string): string[] {
  const root = readHtml(page);
  const flaws: string[] = [];
  const elements = all(root);
  const said = (text: string): boolean => text.trim() !== "";
  const byId = new Map<string, Element>();
  for (const element of elements) {
    const { id } = element.attributes;
    if (id === undefined) continue;
    if (byId.has(id)) flaws.push(`the id ${id} twice`);
    byId.set(id, element);
  }
  for (const { name, attributes } of elements)
    for (const reference of ["aria-describedby", "aria-labelledby"])
      for (const id of attributes[reference]?.split(" ") ?? [])
        if (!said(byId.has(id) ? textOf(byId.get(id) as Element) : "")) flaws.push(`${reference} of <${name}> leads nowhere: ${id}`);
  const labels = all(root, "label");
  const groups = new Map<string, Element | null>();
  for (const control of all(root, "input", "textarea")) {
    const { id = "?", name = "", type = "text" } = control.attributes;
    const own = labels.filter((label) => label.attributes.for === id);
    if (own.length !== 1 || !said(textOf(own[0] as Element))) flaws.push(`${own.length} labels for ${id}`);
    const ticks = type === "radio" || type === "checkbox";
    const group = within(control, "fieldset");
    if (ticks && group === null) flaws.push(`${id} is ticked outside a fieldset`);
    if (name === "") flaws.push(`${id} has no name`);
    else if (groups.has(name) && (!ticks || groups.get(name) !== group)) flaws.push(`the name ${name} twice`);
    groups.set(name, group);
  }
  for (const label of labels)
    if (!["input", "textarea"].includes(byId.get(label.attributes.for ?? "")?.name ?? "")) flaws.push("a label of nothing");
  for (const fieldset of all(root, "fieldset")) {
    const [first] = fieldset.children.filter((child) => typeof child !== "string");
    if (first?.name !== "legend" || !said(textOf(first))) flaws.push("a fieldset without a legend");
  }
  let level = 0;
  for (const heading of all(root, "h1", "h2", "h3", "h4", "h5", "h6")) {
    const next = Number(heading.name.slice(1));
    if (next > level + 1) flaws.push(`${heading.name} after h${level}`);
    if (next === 1 && level > 0) flaws.push("a second h1");
    if (!said(textOf(heading))) flaws.push(`an empty ${heading.name}`);
    level = next;
  }
  if (!said(all(root, "html")[0]?.attributes.lang ?? "")) flaws.push("no language");
  for (const { name, attributes } of elements)
    if (["script", "iframe", "img", "link", "form"].includes(name) || Object.keys(attributes).some((key) => /^(on|src|href)/.test(key)))
      flaws.push(`<${name}> is not for a page that stands alone`);
  return flaws;
}
