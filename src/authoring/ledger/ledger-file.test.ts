import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEDGER_KINDS } from '../../progress/ledger.ts';
import { formatLedger, lineOfId, parseLedger } from './ledger-file.ts';

const TEXT = `[
  {"id": "a/b", "kind": "item", "ordinal": 1, "aliases": ["razgon/b", "x"]},
  {"id": "a/b#c", "kind": "checkpoint", "ordinal": 2}
]
`;

describe('the text of the ledger', () => {
  it('has an entry a line', () => {
    const { entries, problems } = parseLedger(TEXT);
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(2);
    expect(formatLedger(entries)).toBe(TEXT);
    expect(formatLedger([])).toBe('[]\n');
    expect(lineOfId(TEXT, 'a/b#c')).toBe(3);
    expect(lineOfId(TEXT, 'x')).toBe(2);
  });

  it('comes back from any entries as they were', () => {
    const id = fc.stringMatching(/^[a-z0-9/#-]+$/);
    const entry = fc.record(
      {
        id,
        kind: fc.constantFrom(...LEDGER_KINDS),
        ordinal: fc.integer({ min: 1 }),
        aliases: fc.array(id, { minLength: 1 }),
      },
      { requiredKeys: ['id', 'kind', 'ordinal'] },
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(parseLedger(formatLedger(entries))).toEqual({ entries, problems: [] });
      }),
    );
  });

  it('may be absent', () => {
    expect(parseLedger(null)).toEqual({ entries: [], problems: [] });
  });

  it.each([
    ['no JSON', '[\n  {"id": "a"\n', 1],
    ['another shape', TEXT.replace('"checkpoint"', '"phase"'), 3],
    ['no list', '{}', 1],
  ])('is refused as %s', (_, text, line) => {
    expect(parseLedger(text)).toMatchObject({ entries: [], problems: [{ file: 'ids.json', line }] });
  });
});
