import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../progress.fixture.ts';
import { openShareFile, shareFile } from './share-file.ts';
import type { Refusal, SharedProgress, SharedReview } from './shared.ts';

const progress: SharedProgress = {
  kind: 'progress',
  sender: 'abcdefgh',
  sent: 1_795_600_000_123,
  states: { 'a/b': 'done' },
  plan: {
    start: '2027-01-11',
    weekdaysOff: [7],
    daysOff: [{ start: '2027-03-06', end: '2027-03-08' }],
    hours: null,
  },
  notes: { 'a/b': 'ы'.repeat(5000) },
  evidence: { 'a/b': [{ url: 'https://example.org', text: 'Репозиторий' }] },
};
const review: SharedReview = {
  kind: 'review',
  sender: 'mentor_1',
  sent: 1,
  to: 'abcdefgh',
  reviews: { 'a/b': { verdict: null, comment: 'Хорошо' } },
};

function changed(change: Record<string, unknown>): string {
  return JSON.stringify({ ...(JSON.parse(shareFile(progress)) as object), ...change });
}

describe('a share file', () => {
  it('opens as it was sent', () => {
    expect(openShareFile(shareFile(progress), {})).toEqual({ ok: true, shared: progress });
    expect(openShareFile(shareFile(review), {})).toEqual({ ok: true, shared: review });
  });

  it('has its ids carried over to those of today', () => {
    const opened = openShareFile(shareFile(progress), { 'a/b': 'n/b' });
    expect(opened).toMatchObject({ shared: { states: { 'n/b': 'done' }, evidence: { 'n/b': [{}] } } });
    expect(openShareFile(shareFile(review), { 'a/b': 'n/b' })).toMatchObject({
      shared: { reviews: { 'n/b': {} } },
    });
  });

  it.each<[string, string, Refusal]>([
    ['nothing', ' \n', 'empty'],
    ['a cut file', shareFile(progress).slice(0, -9), 'damaged'],
    ['any other JSON', '{"version":1}', 'foreign'],
    ['a list', '[]', 'foreign'],
    ['a newer file', changed({ version: 2 }), 'newer'],
    [
      'an address that runs script',
      changed({ evidence: { 'a/b': [{ url: 'javascript:0', text: '' }] } }),
      'invalid',
    ],
    ['a state of its own', changed({ states: { 'a/b': 'won' } }), 'invalid'],
    ['a day that does not exist', changed({ plan: { ...progress.plan, start: '2027-02-30' } }), 'invalid'],
    [
      'a week without work',
      changed({ plan: { ...progress.plan, weekdaysOff: [1, 2, 3, 4, 5, 6, 7] } }),
      'invalid',
    ],
    ['a sender without a name', changed({ sender: '' }), 'invalid'],
    ['another kind', changed({ kind: 'party' }), 'invalid'],
  ])('is refused when it is %s', (_what, text, reason) => {
    expect(openShareFile(text, {})).toEqual({ ok: false, reason });
  });

  it('never throws', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .tuple(fc.constantFrom(...Object.keys(progress)), fc.jsonValue())
        .map(([key, value]) => changed({ [key]: value })),
    );
    fc.assert(
      fc.property(hostile, (text) => typeof openShareFile(text, { 'a/b': 'n/b' }).ok === 'boolean'),
      runs(4_000),
    );
  });
});
