import { describe, expect, it } from 'vitest';
import { cutAtPlaces } from './note-places.ts';

describe('cutAtPlaces', () => {
  it('leaves a note without places whole', () => {
    expect(cutAtPlaces('<p>x</p>')).toEqual([{ html: '<p>x</p>' }]);
  });

  it('cuts at every place, in order', () => {
    const note =
      'a<simulator-place data-name="saga"></simulator-place>b<question-place></question-place>c<simulator-place data-name="no"></simulator-place><rounds-place></rounds-place>';
    expect(cutAtPlaces(note)).toEqual([
      { html: 'a' },
      { place: 'simulator', name: 'saga' },
      { html: 'b' },
      { place: 'questions' },
      { html: 'c' },
      { place: 'simulator', name: 'no' },
      { html: '' },
      { place: 'rounds' },
      { html: '' },
    ]);
  });
});
