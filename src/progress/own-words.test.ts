import { describe, expect, it } from 'vitest';
import { activityByDay } from './finished.ts';
import { addBookmark, bookmarksOf, notePlace, placeOf, removeBookmark } from './bookmarks.ts';
import { allEvidence, evidenceOf, putEvidence, removeEvidence } from './evidence.ts';
import { allNotes, noteOf, writeNote } from './notes.ts';
import { EMPTY, choose, merge } from './progress.ts';
import { momentAt, noonOf } from './progress.fixture.ts';
import { dismissReview, keepReview, reviewsOf } from './reviews.ts';
import type { SharedReview } from './share/shared.ts';

describe('notes', () => {
  it('are written, written over and emptied', () => {
    const first = writeNote(EMPTY, 'a/b', 'Каналы', momentAt(1));
    expect(noteOf(EMPTY, 'a/b')).toBe('');
    expect(noteOf(first, 'a/b')).toBe('Каналы');
    const emptied = writeNote(first, 'a/b', '', momentAt(2));
    expect(noteOf(merge(first, emptied), 'a/b')).toBe('');
    expect(allNotes(emptied)).toEqual({});
    expect(allNotes(first)).toEqual({ 'a/b': 'Каналы' });
  });

  it('count as activity once a day, however often they are saved', () => {
    const moment = momentAt(noonOf('2026-12-01'));
    const saved = ['К', 'Ка', 'Кан'].reduce(
      (progress, text) => writeNote(progress, 'a/b', text, moment),
      EMPTY,
    );
    const later = writeNote(saved, 'a/b', 'Каналы', momentAt(noonOf('2026-12-02')));
    expect([...activityByDay(later)]).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 1],
    ]);
  });
});

describe('evidence', () => {
  const repository = { name: 'x1', url: 'https://example.org/repo', text: 'Репозиторий' };
  const request = { name: 'x2', url: 'https://example.org/pr/1', text: '' };

  it('is kept in the order of its adding, changed and removed by name', () => {
    const one = putEvidence(EMPTY, 'a/b', repository, momentAt(1)) ?? EMPTY;
    const two = putEvidence(one, 'a/b', request, momentAt(2)) ?? EMPTY;
    expect(evidenceOf(two, 'a/b')).toEqual([repository, request]);
    const changed = putEvidence(two, 'a/b', { ...request, text: 'Правка' }, momentAt(3)) ?? EMPTY;
    expect(allEvidence(changed)).toEqual({
      'a/b': [
        { url: repository.url, text: repository.text },
        { url: request.url, text: 'Правка' },
      ],
    });
    const removed = removeEvidence(changed, 'a/b', 'x1', momentAt(4));
    expect(evidenceOf(merge(changed, removed), 'a/b').map(({ name }) => name)).toEqual(['x2']);
    expect(allEvidence(removeEvidence(removed, 'a/b', 'x2', momentAt(5)))).toEqual({});
  });

  it('of another item with the same beginning is not mixed in', () => {
    const one = putEvidence(EMPTY, 'a/b', repository, momentAt(1)) ?? EMPTY;
    expect(evidenceOf(one, 'a')).toEqual([]);
    expect(evidenceOf(one, 'a/b2')).toEqual([]);
  });

  it.each([
    ['javascript:alert(1)'],
    [' https://example.org'],
    ['data:text/html,x'],
    ['example.org'],
    ['https://'],
    [''],
  ])('takes no address like %j', (url) => {
    expect(putEvidence(EMPTY, 'a/b', { name: 'x', url, text: '' }, momentAt(1))).toBeNull();
  });
});

describe('bookmarks', () => {
  const select = { at: 'a/b#select', title: 'Select' };
  const context = { at: 'a/b#context', title: 'Context' };

  it('are set and taken away, the latest first', () => {
    const both = addBookmark(addBookmark(EMPTY, select, momentAt(1)), context, momentAt(2));
    expect(bookmarksOf(both)).toEqual([context, select]);
    expect(bookmarksOf(merge(both, removeBookmark(both, select.at, momentAt(3))))).toEqual([context]);
    expect(removeBookmark(EMPTY, 'a/b#none', momentAt(1))).toBe(EMPTY);
  });

  it('tell where the reader stopped last, on whatever device', () => {
    expect(placeOf(EMPTY)).toBeNull();
    const laptop = notePlace(EMPTY, select, momentAt(1, 'laptop'));
    const phone = notePlace(EMPTY, context, momentAt(2, 'phone'));
    expect(placeOf(merge(phone, laptop))).toEqual(context);
  });
});

describe('reviews', () => {
  const learner = choose(EMPTY, 'sender', 'learner-', momentAt(1));
  const review = (sent: number, comment: string): SharedReview => ({
    kind: 'review',
    sender: 'mentor_1',
    to: 'learner-',
    sent,
    reviews: { 'a/b': { verdict: 'redo', comment } },
  });

  it('are kept, the latest of a mentor whatever comes first', () => {
    const kept = [review(9, 'второй'), review(5, 'первый')].reduce(
      (progress, shared) => keepReview(progress, shared, momentAt(20)) ?? EMPTY,
      learner,
    );
    expect(reviewsOf(kept, 'a/b')).toEqual([
      { mentor: 'mentor_1', verdict: 'redo', comment: 'второй', time: 9 },
    ]);
    expect(keepReview(kept, review(9, 'второй'), momentAt(30))).toBe(kept);
  });

  it('of two mentors stand side by side', () => {
    const first = keepReview(learner, review(5, 'первый'), momentAt(20)) ?? EMPTY;
    const both = keepReview(first, { ...review(6, 'другой'), sender: 'mentor_2' }, momentAt(20)) ?? EMPTY;
    expect(reviewsOf(both, 'a/b').map(({ comment }) => comment)).toEqual(['другой', 'первый']);
  });

  it('that were put away do not come back with the same link', () => {
    const kept = keepReview(learner, review(5, 'первый'), momentAt(20)) ?? EMPTY;
    const away = dismissReview(kept, 'a/b', 'mentor_1', momentAt(21));
    expect(reviewsOf(away, 'a/b')).toEqual([]);
    expect(keepReview(away, review(5, 'первый'), momentAt(22))).toBe(away);
  });

  it('from a fast clock can be answered by the next ones', () => {
    const kept = keepReview(learner, review(9_000, 'первый'), momentAt(20)) ?? EMPTY;
    const next = keepReview(kept, review(30, 'второй'), momentAt(30)) ?? EMPTY;
    expect(reviewsOf(next, 'a/b').map(({ comment }) => comment)).toEqual(['второй']);
  });

  it('to someone else are not kept', () => {
    expect(keepReview(EMPTY, review(5, ''), momentAt(20))).toBeNull();
    expect(keepReview(learner, { ...review(5, ''), to: 'another-' }, momentAt(20))).toBeNull();
  });
});
