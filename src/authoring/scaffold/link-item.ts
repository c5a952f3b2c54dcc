import { withParts } from '../../roadmap/nested.ts';
import { readRoadmap } from '../../roadmap/read-roadmap.ts';
import type { Item, Roadmap } from '../../roadmap/roadmap.ts';
import type { BuildProblem } from '../build-problem.ts';
import { ROADMAP_FILE } from '../content-paths.ts';

/** Indent and quotation marks, bullet, box; the wording; spaces at the end. */
const LINE = /^((?:[\s>]*)(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)(.*?)(\s*)$/;

/**
 * Links a line of the roadmap to its folder. Nothing else in the document changes, not a byte.
 *
 * @param source the document as the file holds it
 * @param item as it was read from that document
 * @param folder under `content/`, without a closing slash
 * @returns the new document, or why it cannot be made
 */
export function linkItem(source: string, item: Item, folder: string): string | BuildProblem {
  const linked = wrap(source, item.line, folder);
  const reading = linked === null ? null : readRoadmap(linked);
  const after = reading?.roadmap ? lineAt(reading.roadmap, item.line) : undefined;
  if (linked !== null && after?.folder === folder && after.text === item.text) return linked;
  const [fault] = reading?.problems ?? [];
  return {
    file: ROADMAP_FILE,
    line: fault?.line ?? item.line,
    found: fault?.found ?? `the line «${item.text}» cannot be linked as a whole`,
    remedy: fault?.remedy ?? `link some of its words by hand, \`[words](${folder}/)\`, and run this again`,
  };
}

function wrap(source: string, line: number, folder: string): string | null {
  // With the line ends among the pieces, each at an odd place.
  const pieces = source.split(/(\r\n?|\n)/);
  const at = (line - 1) * 2;
  const [, head, wording, tail] = LINE.exec(pieces[at] ?? '') ?? [];
  if (head === undefined || !wording) return null;
  pieces[at] = `${head}[${wording}](${folder}/)${tail ?? ''}`;
  return pieces.join('');
}

function lineAt(roadmap: Roadmap, line: number): Item | undefined {
  return roadmap.phases.flatMap(({ items }) => items.flatMap(withParts)).find((item) => item.line === line);
}
