import { expect, it } from 'vitest';
import { anchorOf, isAnswerData, isConceptData, isQuestionData, isSectionData } from './concept-data.ts';
import { SITE } from './search.fixture.ts';

it.each([
  ['Утечка горутин', 'утечка-горутин'],
  ['Интерфейс: два слова', 'интерфейс-два-слова'],
  ['`go test -race`, и что дальше?', 'go-test--race-и-что-дальше'],
])('the anchor of %s is %s', (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor);
});

it('data that is nothing of the kind is not taken', () => {
  expect(isConceptData(JSON.parse(JSON.stringify(SITE)))).toBe(true);
  const [page] = SITE;
  for (const broken of [null, {}, [null], [{ ...page, url: 1 }], [{ ...page, terms: [''] }]])
    expect(isConceptData(broken), JSON.stringify(broken)).toBe(false);
  expect([
    isQuestionData({ '/a/': [['id', 'text']] }),
    isQuestionData({ '/a/': ['id'] }),
    isQuestionData([]),
  ]).toEqual([true, false, false]);
  expect([isSectionData({ '/a/': ['x', ['y', 'z']] }), isSectionData({ '/a/': [1] })]).toEqual([true, false]);
  expect([isAnswerData({ '/a/': 'x' }), isAnswerData({ '/a/': 1 })]).toEqual([true, false]);
});
