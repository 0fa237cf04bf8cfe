/** A document as data: what a report says, before anybody decides how it looks. Rendered by `toMarkdown`, `toHtml` and `toText`. */

/** One column of a table. */
export interface Column {
  /** Head of the column. */
  readonly title: string;
  /** Text to the left (default), numbers to the right. */
  readonly align?: "left" | "right";
}

/** One part of a document. All texts are plain: whatever a user typed is escaped by the renderer. */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock;

/** A heading below the title. */
export interface HeadingBlock {
  /** Tells the parts apart. */
  readonly kind: "heading";
  /** 2 to 4; 1 is the title. */
  readonly level: 2 | 3 | 4;
  /** Its text. */
  readonly text: string;
}

/** A paragraph. */
export interface ParagraphBlock {
  /** Tells the parts apart. */
  readonly kind: "paragraph";
  /** Its text. */
  readonly text: string;
  /** Small print. */
  readonly small?: boolean;
}

/** A list. */
export interface ListBlock {
  /** Tells the parts apart. */
  readonly kind: "list";
  /** Its entries. */
  readonly items: readonly string[];
  /** Numbered. */
  readonly ordered?: boolean;
}

/** A table; the first cell of each row is its head. */
export interface TableBlock {
  /** Tells the parts apart. */
  readonly kind: "table";
  /** What it shows, for everybody and for screen readers. */
  readonly caption: string;
  /** Its columns. */
  readonly columns: readonly Column[];
  /** Its rows; as many cells as columns. */
  readonly rows: readonly (readonly string[])[];
}

/** A report or another text, as plain data. */
export interface Document {
  /** Tells products apart. */
  readonly kind: "document";
  /** Title, the only heading of the first level. */
  readonly title: string;
  /** Language of the texts, as in HTML's lang. */
  readonly language: string;
  /** Its parts, in order. */
  readonly blocks: readonly Block[];
}
