import { expect, it } from 'vitest';
import { logOf } from './cards.fixture.ts';
import { recallOf } from './recall.ts';
import { mergeLogs } from './review-log.ts';

const CARD = 'ring/kafka#first';

it('keeps the reviews of a card in the order of time', () => {
  const log = logOf(
    { kind: 'review', time: 1, card: CARD, grade: 3 },
    { kind: 'review', time: 2, card: CARD, grade: 1 },
  );
  expect(
    recallOf(log)
      .reviews.get(CARD)
      ?.map(({ grade }) => grade),
  ).toEqual([3, 1]);
});

it('takes back what was undone, of that device alone', () => {
  const before = logOf({ kind: 'review', time: 1, card: CARD, grade: 3 });
  const phone = logOf({ kind: 'review', time: 5, device: 'phone', card: CARD, grade: 4 });
  const slip = logOf(
    { kind: 'review', time: 5, card: CARD, grade: 1 },
    { kind: 'undo', time: 6, of: { time: 5, device: 'laptop' } },
  );
  expect(recallOf(mergeLogs(before, slip))).toEqual(recallOf(before));
  expect(recallOf(mergeLogs(mergeLogs(before, slip), phone))).toEqual(recallOf(mergeLogs(before, phone)));
});

it('has the last word on suspended cards, topics and settings', () => {
  const { suspended, topics, settings } = recallOf(
    logOf(
      { kind: 'suspend', time: 1, card: CARD },
      { kind: 'suspend', time: 2, card: 'a/b#c' },
      { kind: 'resume', time: 3, card: CARD },
      { kind: 'add', time: 4, topic: 'ring/kafka' },
      { kind: 'add', time: 5, topic: 'ring/os' },
      { kind: 'drop', time: 6, topic: 'ring/os' },
      { kind: 'set', time: 7, name: 'retention', value: 85 },
    ),
  );
  expect([...suspended]).toEqual(['a/b#c']);
  expect([...topics]).toEqual([
    ['ring/kafka', true],
    ['ring/os', false],
  ]);
  expect(settings).toEqual({ 'new-a-day': 10, retention: 85 });
});
