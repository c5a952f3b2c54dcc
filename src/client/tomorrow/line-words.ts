/** «Линия 1», «Кольцевая»: a line is never told by its colour alone. */
export function lineWords(line: number | null): string {
  return line === null || line === 0 ? 'Кольцевая' : `Линия\u00a0${String(line)}`;
}
