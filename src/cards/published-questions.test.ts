import * as v from 'valibot';
import { expect, it } from 'vitest';
import { publishedQuestions } from './published-questions.ts';

const html = {
  question: 'А?',
  prompt: null,
  short: '<p>Б</p>',
  full: '<p>В</p>',
  deeper: null,
  failing: null,
};
const question = { id: 'a/b#c', level: 'junior', text: 'А?', html };
const published = (over: object) => ({
  version: 1,
  topics: [{ id: 'a/b', title: 'Б', url: '/a/b/', questions: [{ ...question, ...over }] }],
});

it('questions are published with an id, a level and both answers, or not at all', () => {
  expect(v.is(publishedQuestions, published({}))).toBe(true);
  const faulty = [
    { id: 'c' },
    { level: 'lead' },
    { text: '' },
    { html: { ...html, full: '' } },
    { html: { ...html, short: null } },
  ];
  for (const over of faulty) expect(v.is(publishedQuestions, published(over))).toBe(false);
});
