/**
 * A document as data: what a report says or a form asks, before anybody decides how it looks. Rendered by `toMarkdown`, `toHtml` and `toText`.
 */

/** One column of a table. */
export interface Column {
  /** Head of the column. */
  readonly title: string;
  /** Text to the left (default), numbers to the right. */
  readonly align?: "left" | "right";
}

/** One part of a document. All texts are plain: whatever a user typed is escaped by the renderer. */
export type Block = FlatBlock | BoxBlock;

/** A part that holds no other parts. */
export type FlatBlock = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | FieldBlock | ChoiceBlock;

/** How deep a heading is, as in HTML: 2 to 6; 1 is the title. */
export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

/** A heading below the title. */
export interface HeadingBlock {
  /** Tells the parts apart. */
  readonly kind: "heading";
  /** 2 to 6; 1 is the title. */
  readonly level: HeadingLevel;
  /** Its text. */
  readonly text: string;
  /** Begins a new page in print. */
  readonly page?: boolean;
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

/** Room to write: a line, or several. */
export interface FieldBlock {
  /** Tells the parts apart. */
  readonly kind: "field";
  /** What is to be written. */
  readonly label: string;
  /** What a program calls the answer; no two fields or choices of a document share a name. */
  readonly name?: string;
  /** What helps to fill it in. */
  readonly hint?: string;
  /** Printed behind the room: the unit of a number. */
  readonly unit?: string;
  /** A number is expected. */
  readonly number?: boolean;
  /** Lines of room, 1 to 40; not said means a single line beside the label. */
  readonly lines?: number;
}

/** Something to tick: one of several, or any number of them. */
export interface ChoiceBlock {
  /** Tells the parts apart. */
  readonly kind: "choice";
  /** What is asked. */
  readonly legend: string;
  /** What a program calls the answer; no two fields or choices of a document share a name. */
  readonly name?: string;
  /** What helps to choose. */
  readonly hint?: string;
  /** Any number can be ticked; not said means one. */
  readonly many?: boolean;
  /** At least one. */
  readonly options: readonly ChoiceOption[];
}

/** One thing that can be ticked. */
export interface ChoiceOption {
  /** What a reader sees. */
  readonly label: string;
  /** When to tick it. */
  readonly hint?: string;
  /** What a program calls it; its place from 1 if not said. */
  readonly value?: string;
  /** Stands in one row with its inline neighbours, where there is room. */
  readonly inline?: boolean;
}

/** Parts that belong together under a heading of their own: kept on one page in print where they fit. */
export interface BoxBlock {
  /** Tells the parts apart. */
  readonly kind: "box";
  /** Level of its heading. */
  readonly level: HeadingLevel;
  /** Text of its heading. */
  readonly title: string;
  /** Its parts, in order; no box among them. */
  readonly blocks: readonly FlatBlock[];
}

/** A report, a form or another text, as plain data. */
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
