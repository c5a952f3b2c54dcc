import { describe, expect, it } from 'vitest';
import { parseDocument } from './document.ts';
import { nearMisses } from './near-misses.ts';

const found = (source: string): string[] =>
  nearMisses(parseDocument(source)).map((problem) => `${problem.line}: ${problem.found}`);

describe('nearMisses', () => {
  it.each([
    ['- []', 'it has no words'],
    ['- [ ]', 'it has no words'],
    ['- [x]', 'it has no words'],
    ['- [] text', '`[]` is no checkbox'],
    ['- [ ]text', 'no space follows the box'],
    ['- [x]text', 'no space follows the box'],
    ['- [v] text', '`[v]` is no checkbox'],
    ['- [-] text', '`[-]` is no checkbox'],
    ['- [✓] text', '`[✓]` is no checkbox'],
    ['- [х] текст', '`[х]` is no checkbox'],
    ['- [  ] text', '`[  ]` is no checkbox'],
    ['- [ x ] text', '`[ x ]` is no checkbox'],
    ['- \\[ \\] text', 'its brackets are escaped'],
    ['- ☐ text', 'a drawn box is none to Markdown'],
    ['- [ ](1-a/b/)', 'it has no words'],
    ['[ ] text', 'no list marker and a space stand before the box'],
    ['-[ ] text', 'no list marker and a space stand before the box'],
    ['— [ ] текст', 'no list marker and a space stand before the box'],
    ['• [ ] текст', 'no list marker and a space stand before the box'],
    ['[х] текст', 'no list marker and a space stand before the box'],
    ['1.[ ] text', 'no list marker and a space stand before the box'],
    ['    - [ ] text', 'indented so far that Markdown reads it as code'],
  ])('«%s»: %s', (line, reason) => {
    expect(found(`# A\n\n${line}\n`)).toEqual([
      `3: «${line.trim()}» looks like a checklist line, but ${reason}`,
    ]);
  });

  it('sees them in nested lists, continued lines, headings and HTML', () => {
    const source =
      '# A\n- [ ] one\n  - [ ]two\n- [ ] three\n[ ] four\n\n## [ ] five\n\n<div>\n- [ ] six\n</div>';
    expect(found(source)).toEqual([
      '3: «- [ ]two» looks like a checklist line, but no space follows the box',
      '5: «[ ] four» looks like a checklist line, but Markdown reads it as a part of the line above',
      '7: «## [ ] five» looks like a checklist line, but a heading cannot be ticked',
      '10: «- [ ] six» looks like a checklist line, but inside an HTML block',
    ]);
  });

  it('sees a link that Markdown does not read', () => {
    expect(found('# A\n- [ ] [text](1-ramp up/go basics/)')).toEqual([
      '2: «[text](1-ramp up/go basics/)» holds a link that Markdown does not read',
    ]);
  });

  it.each([
    '- [ ] text',
    '- [x] text',
    '* [X] text',
    '- [text](https://example.com)',
    '- [x](https://example.com)',
    '- [x][ref]\n\n[ref]: https://example.com',
    '- [1] a footnote by hand',
    '- [RFC 9457] problem details',
    '- `[ ]` is a box',
    '```\n- []\n```',
    '~~~\n- [ ]text\n~~~',
    '<!--\n- [ ]text\n-->',
    'Array `[]` and slice [] in a sentence',
    '- [ ] generics: Map[K](a, b)',
    '- []byte and string',
    '- [][]int',
    '[?] a question',
    '[] is an empty slice',
    '    code without boxes',
  ])('leaves «%s» alone', (source) => {
    expect(found(`# A\n\n${source}\n`)).toEqual([]);
  });
});
