import { recallOf } from '../../cards/recall.ts';
import { readLog } from '../../cards/review-log.ts';
import { Scheduler } from '../../cards/schedule.ts';
import { weakTopics } from '../../cards/weak.ts';
import { cardTopics } from '../trainer/card-data.ts';
import { storedTrainerLines } from '../trainer/stored-lines.ts';

/**
 * Ids of the topics that this reader's answers in the trainer show to be weak; none without answers.
 *
 * @throws where the cards cannot be fetched
 */
export async function weakNow(): Promise<ReadonlySet<string>> {
  const recall = recallOf(readLog(storedTrainerLines().join('\n')));
  return weakTopics(await cardTopics(), recall, new Scheduler(recall.settings.retention), Date.now());
}
