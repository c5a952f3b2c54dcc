import { describe, expect, it } from 'vitest';
import { countNote, readingMinutes } from './note-counts.ts';

const note = `
## Два слова

Горутина – это не поток. В Go 1.27 их \`runtime\` планирует сам.

\`\`\`go file="pool/pool.go" region="pool"
func Run() {}
\`\`\`

\`\`\`go
не считается
\`\`\`

\`\`\`mermaid
flowchart TD
  a --> b
\`\`\`

| Канал | nil |
|---|---|
| чтение | ждёт |

- [ ] могу объяснить [](#explain)
- просто строка
`;

describe('countNote', () => {
  it('counts prose, tables and lists, but no code, diagram or figure', () => {
    // 2 of the heading, 4 + 5 of the paragraph, 4 of the table, 2 + 2 of the list
    expect(countNote(note)).toEqual({ words: 19, diagrams: 1, checkpoints: 1, snippets: 1 });
  });

  it('finds nothing in an empty note', () => {
    expect(countNote('')).toEqual({ words: 0, diagrams: 0, checkpoints: 0, snippets: 0 });
  });
});

it.each([
  [0, 1],
  [184, 1],
  [1840, 10],
])('%d words take %d min', (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});
