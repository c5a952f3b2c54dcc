import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFile, previewImport } from './export-file.ts';
import { writeNote } from './notes.ts';
import { EMPTY, merge } from './progress.ts';
import { anyProgress, canonical, momentAt, runs } from './progress.fixture.ts';
import { progressText } from './stored-progress.ts';
import { isChecked, tick } from './ticks.ts';

const NOW = 8.64e15;
const phone = tick(tick(EMPTY, 'a/b', 'done', momentAt(5, 'phone')), 'a/c', 'doing', momentAt(6, 'phone'));

describe('previewImport', () => {
  it('of an exported file merges, and takes nothing away', () => {
    fc.assert(
      fc.property(anyProgress(), anyProgress(), (mine, other) => {
        fc.pre(canonical(other) !== canonical(EMPTY));
        const preview = previewImport(mine, exportFile(other, '2026-12-01'), {}, NOW);
        expect(preview).toMatchObject({ ok: true, unread: null });
        if (preview.ok) expect(canonical(preview.merged)).toBe(canonical(merge(mine, other)));
      }),
      runs(4_000),
    );
  });

  it('says what would change, and only that', () => {
    const laptop = writeNote(tick(EMPTY, 'a/c', 'done', momentAt(9)), 'a/b', 'Моё', momentAt(9));
    const preview = previewImport(laptop, exportFile(phone, '2026-12-01'), {}, NOW);
    expect(preview.ok && preview.changes).toEqual([
      { collection: 'ticks', key: 'a/b', from: undefined, to: 'done' },
      { collection: 'activity', key: '1970-01-01 phone', from: undefined, to: 1 },
    ]);
    if (!preview.ok) return;
    const again = previewImport(preview.merged, exportFile(phone, '2026-12-01'), {}, NOW);
    expect(again).toEqual({ ok: true, merged: preview.merged, changes: [], unread: null });
  });

  it('takes a copy of the storage, and a list of finished ids', () => {
    expect(previewImport(EMPTY, progressText(phone), {}, NOW)).toMatchObject({
      merged: { ticks: phone.ticks },
    });
    const listed = previewImport(phone, '{"done":["a/d","a/c"]}', {}, NOW);
    expect(listed.ok && listed.changes.map(({ key }) => key)).toEqual(['a/d']);
  });

  it('carries ids over to those of today', () => {
    const preview = previewImport(EMPTY, exportFile(phone, '2026-12-01'), { 'a/b': 'n/b' }, NOW);
    expect(preview.ok && isChecked(preview.merged, 'n/b')).toBe(true);
  });

  it('takes what is whole of a file that was cut off', () => {
    const file = exportFile(phone, '2026-12-01');
    const preview = previewImport(EMPTY, file.slice(0, file.indexOf('"a/c"')), {}, NOW);
    expect(preview).toMatchObject({ ok: true, changes: [{ key: 'a/b', to: 'done' }] });
    expect(preview.ok && preview.unread).not.toBeNull();
  });

  it('lets the reader change what comes from a clock that is years ahead', () => {
    const ahead = tick(EMPTY, 'a/b', 'done', momentAt(8.64e15, 'phone'));
    const preview = previewImport(EMPTY, exportFile(ahead, '2026-12-01'), {}, 1000);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview.merged.ticks['a/b']).toEqual(['done', 1000, 'phone']);
    expect(tick(preview.merged, 'a/b', 'todo', momentAt(2000)).ticks['a/b']?.[0]).toBe('todo');
  });

  it.each([
    ['nothing', ' '],
    ['nothing', 'PK\u0003\u0004'],
    ['nothing', '{"format":"route-500k share","version":1}'],
    ['nothing', '[]'],
    ['nothing', '{"format":"route-500k progress"}'],
    ['nothing', exportFile(EMPTY, '2026-12-01')],
    ['newer', '{"format":"route-500k progress","progress":{"version":2}}'],
  ])('says %s of %j', (reason, text) => {
    expect(previewImport(phone, text, {}, NOW)).toEqual({ ok: false, reason });
  });

  it('never throws', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((progress) => JSON.stringify({ format: 'route-500k progress', progress })),
    );
    fc.assert(
      fc.property(
        hostile,
        (text) => typeof previewImport(phone, text, { 'a/b': 'n/b' }, NOW).ok === 'boolean',
      ),
      runs(4_000),
    );
  });
});
