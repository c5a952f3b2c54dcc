import { describe, expect, it } from 'vitest';
import { putEvidence } from '../evidence.ts';
import { writeNote } from '../notes.ts';
import { moveStart } from '../plan/plan-settings.ts';
import { EMPTY, choose, setting } from '../progress.ts';
import { momentAt } from '../progress.fixture.ts';
import type { Tickables } from '../tickables.ts';
import { tick } from '../ticks.ts';
import type { State } from '../values.ts';
import { MOST_SENDERS, readReceived, receive, receivedText } from './received.ts';
import type { Received } from './received.ts';
import { shareProgress, shareReview, withSender } from './share-progress.ts';
import type { SharedProgress } from './shared.ts';

const moment = momentAt(5);
const items = [
  { id: 'a/b', done: false, parts: [{ id: 'a/part', done: true }] },
  { id: 'a/c', done: true },
];

describe('shareProgress', () => {
  const ticked = tick(tick(EMPTY, 'a/b#one', 'done', moment), 'a/b#two', 'todo', moment);
  const worded =
    putEvidence(writeNote(ticked, 'a/b', 'Слова', moment), 'a/b', evidence('x'), moment) ?? EMPTY;
  const nothing = { notes: false, evidence: false };

  it('sends what the learner sees, and words only when the learner agrees', () => {
    expect(shareProgress(worded, items, 'abcdefgh', nothing, 9)).toEqual({
      kind: 'progress',
      sender: 'abcdefgh',
      sent: 9,
      states: { 'a/b': 'doing', 'a/b#one': 'done' },
      plan: null,
      notes: {},
      evidence: {},
    });
    const agreed = shareProgress(worded, items, 'abcdefgh', { notes: true, evidence: true }, 9);
    expect(agreed.notes).toEqual({ 'a/b': 'Слова' });
    expect(agreed.evidence).toEqual({ 'a/b': [{ url: 'https://example.org', text: '' }] });
  });

  it('sends published ticks that the learner has taken over', () => {
    const taken = choose(worded, 'basis', 'published', moment);
    expect(shareProgress(taken, items, 'abcdefgh', nothing, 9).states).toMatchObject({
      'a/part': 'done',
      'a/c': 'done',
    });
  });

  it('sends the plan once something is set', () => {
    const moved = moveStart(EMPTY, '2027-01-11', moment);
    expect(shareProgress(moved, items, 'abcdefgh', nothing, 9).plan).toMatchObject({ start: '2027-01-11' });
  });

  function evidence(name: string): { name: string; url: string; text: string } {
    return { name, url: 'https://example.org', text: '' };
  }
});

describe('withSender', () => {
  it('gives a name once', () => {
    const first = withSender(EMPTY, Uint8Array.of(0, 1, 2, 253, 254, 255), moment);
    expect(first.sender).toBe('AAEC_f7_');
    expect(setting(first.progress, 'sender')).toBe('AAEC_f7_');
    expect(withSender(first.progress, new Uint8Array(6), moment)).toEqual(first);
  });
});

describe('shareReview', () => {
  it('answers the sender, without items on which nothing is said', () => {
    const to = shareProgress(EMPTY, [], 'learner-', { notes: false, evidence: false }, 1);
    const review = shareReview(
      to,
      {
        'a/b': { verdict: 'accepted', comment: '' },
        'a/c': { verdict: null, comment: ' ' },
        'a/d': { verdict: null, comment: 'Почему?' },
      },
      'mentor_1',
      7,
    );
    expect(review).toMatchObject({ kind: 'review', sender: 'mentor_1', to: 'learner-', sent: 7 });
    expect(Object.keys(review.reviews)).toEqual(['a/b', 'a/d']);
  });
});

describe('receive', () => {
  const NOW = 1_795_600_000_000;
  const site: Tickables = { version: 1, ids: ['a/b', 'a/c', 'a/d'], aliases: {} };
  const link = (sent: number, states: Record<string, State>, sender = 'learner-'): SharedProgress => ({
    kind: 'progress',
    sender,
    sent,
    states,
    plan: null,
    notes: { 'a/b': 'Слова' },
    evidence: {},
  });
  const first = receive({}, link(1000, { 'a/b': 'doing' }), site, NOW);
  const next = receive(first.received, link(5000, { 'a/b': 'done', 'a/c': 'doing' }), site, NOW);

  it('has nothing to compare the first link with', () => {
    expect(first).toMatchObject({ order: 'first', changes: null });
  });

  it('tells what has changed since the link before', () => {
    expect(next.order).toBe('next');
    expect(next.changes).toEqual([
      { id: 'a/b', from: 'doing', to: 'done' },
      { id: 'a/c', from: 'todo', to: 'doing' },
    ]);
  });

  it('tells the same when the link is opened again', () => {
    const again = receive(next.received, link(5400, { 'a/b': 'done', 'a/c': 'doing' }), site, NOW);
    expect(again).toMatchObject({ order: 'again', changes: next.changes });
    expect(again.received).toBe(next.received);
  });

  it('knows a stale link, and does not compare with it later', () => {
    const stale = receive(next.received, link(2000, {}), site, NOW);
    expect(stale).toMatchObject({ order: 'stale', changes: null });
    expect(stale.received).toBe(next.received);
  });

  it('does not take all links for stale after one from a fast clock', () => {
    const ahead = receive(next.received, link(NOW + 9_000_000, { 'a/b': 'done' }), site, NOW);
    expect(receive(ahead.received, link(NOW + 5000, { 'a/c': 'done' }), site, NOW + 6000)).toMatchObject({
      order: 'next',
      changes: [{ id: 'a/b' }, { id: 'a/c' }],
    });
  });

  it('keeps learners apart', () => {
    expect(receive(next.received, link(9000, {}, 'another-'), site, NOW)).toMatchObject({
      order: 'first',
      changes: null,
    });
  });

  it('is not taken in by a name that objects inherit', () => {
    expect(receive({}, link(9000, {}, 'toString'), site, NOW).order).toBe('first');
  });

  it('follows ids that were renamed in between', () => {
    const renamed: Tickables = { version: 1, ids: [...site.ids, 'n/b'], aliases: { 'a/b': 'n/b' } };
    expect(receive(first.received, link(9000, { 'n/b': 'done' }), renamed, NOW).changes).toEqual([
      { id: 'n/b', from: 'doing', to: 'done' },
    ]);
  });

  it('remembers no words, and so many learners at most', () => {
    expect(receivedText(next.received)).not.toContain('Слова');
    let many: Received = {};
    for (let count = 0; count <= MOST_SENDERS; count++) {
      many = receive(many, link(count * 1000, {}, `s${String(count).padStart(7, '0')}`), site, NOW).received;
    }
    expect(Object.keys(many)).toHaveLength(MOST_SENDERS);
    expect(many).not.toHaveProperty('s0000000');
  });

  it('reads what it has written, and nothing else', () => {
    expect(readReceived(receivedText(next.received))).toEqual(next.received);
    for (const text of [
      null,
      '',
      '[]',
      '7',
      '{"learner-":{"sent":-1,"last":"","before":null}}',
      '{"x":null}',
    ]) {
      expect(readReceived(text)).toEqual({});
    }
  });
});
