import { isConceptData, isWordData } from '../../search/concept-data.ts';
import { matchVacancy, type VacancyMatch } from '../../search/vacancy/match-vacancy.ts';
import { searchFile } from '../search/search-file.ts';

/**
 * Compares a vacancy with the names of the site. They are fetched, the vacancy stays where it is.
 *
 * @throws where they cannot be fetched
 */
export async function readVacancy(text: string): Promise<VacancyMatch> {
  const [concepts, words] = await Promise.all([
    searchFile('concepts', isConceptData),
    searchFile('words', isWordData),
  ]);
  return matchVacancy(text, concepts, words);
}
