/** Where a line stands in the document, as `Item` has it; parts are listed like items. */
export interface DocumentLine {
  id: string;
  /** Counted from 1, front matter included. */
  line: number;
}

/** Marks of lists and quotations, one in another, and the box after them: what is in the box stands between groups. */
const BOX = /^((?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*\[)([ \txX])(?=\](?:\s|$))/u;

/**
 * The roadmap document with the boxes set as the reader has ticked: `[x]` what is done, `[ ]` what is not. Every other
 * byte stays, and so do boxes that are right already.
 *
 * @param source the document, as the file holds it
 * @param lines every item and part of the document
 * @param done ids of those that are done
 * @returns the document; and the ids of done lines that have no box to tick, which are nested lines without one
 */
export function copyAsRoadmap(
  source: string,
  lines: readonly DocumentLine[],
  done: ReadonlySet<string>,
): { text: string; boxless: string[] } {
  const byLine = new Map(lines.map(({ id, line }) => [line, id]));
  const boxless: string[] = [];
  let number = 0;
  const text = source.replace(/[^\r\n]*(?:\r\n|\r|\n|$)/gu, (line) => {
    number++;
    const id = byLine.get(number);
    if (id === undefined) return line;
    const isDone = done.has(id);
    if (isDone && !BOX.test(line)) boxless.push(id);
    return line.replace(BOX, (whole, before: string, box: string) =>
      isDone === /[xX]/u.test(box) ? whole : `${before}${isDone ? 'x' : ' '}`,
    );
  });
  return { text, boxless };
}
