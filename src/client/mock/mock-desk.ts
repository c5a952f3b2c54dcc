import type { CardTopic } from '../../cards/card.ts';
import { drawInterview } from '../../cards/mock/draw-interview.ts';
import { interviewCode, readInterview } from '../../cards/mock/interview-code.ts';
import type { Interview } from '../../cards/mock/interview.ts';
import { REFUSAL_WORDS } from '../../cards/mock/refusal-words.ts';
import { readResult, resultCode } from '../../cards/mock/result-code.ts';
import { beginRun, resultOf, type Run } from '../../cards/mock/run.ts';
import { element } from '../element.ts';
import { find } from '../find.ts';
import { offerAddress } from '../offer-address.ts';
import { cardTopics } from '../trainer/card-data.ts';
import { interviewView, type InterviewView } from './interview-view.ts';
import type { LineNames } from './interview-words.ts';
import { fragmentOf, mockHref, readAddress, type MockAddress } from './mock-address.ts';
import { readyView } from './ready-view.ts';
import { storedRun, storeRun } from './run-storage.ts';
import { scoreView } from './score-view.ts';
import { offerSetup, type SetupForm } from './setup-form.ts';

const now = (): number => Date.now();

/**
 * The mock interview. The fragment of the address says what is shown: nothing – the form of a new one; a code – that
 * interview, under way where this tab has begun it; a code and a result – its score card.
 */
class MockDesk extends HTMLElement {
  private setup: SetupForm | null = null;
  private names: LineNames = new Map();
  private current: InterviewView | null = null;
  private readonly listen = (): void => void this.open(true);

  connectedCallback(): void {
    const lines = [...this.querySelectorAll<HTMLInputElement>('input[name="line"]')];
    this.names = new Map(lines.map(({ value, dataset }) => [Number(value), dataset.name ?? value]));
    this.setup = offerSetup(find(this, 'form', 'data-setup'), {
      start: (interview) =>
        void this.withTopics((topics) => this.begin(interviewCode(interview, topics), interview, topics)),
      copy: (interview, place) =>
        void this.withTopics((topics) => {
          void offerAddress(place, mockHref({ code: interviewCode(interview, topics), result: null }));
        }),
      open: (address) => this.go(address),
    });
    addEventListener('hashchange', this.listen);
    void this.open(false);
  }

  disconnectedCallback(): void {
    this.current?.leave();
    removeEventListener('hashchange', this.listen);
  }

  /** @param isMove whether the reader has moved within the page: then the focus follows */
  private async open(isMove: boolean): Promise<void> {
    const address = readAddress(location.hash);
    if (address === null) {
      this.setup?.renew();
      this.show(null);
      return;
    }
    await this.withTopics((topics) => {
      const view = this.viewOf(address, topics);
      if (view && isMove) view.querySelector('h2')?.focus();
    });
  }

  private viewOf({ code, result }: MockAddress, topics: readonly CardTopic[]): HTMLElement | null {
    const reading = readInterview(code, topics);
    if ('refusal' in reading) return this.refuse(REFUSAL_WORDS[reading.refusal]);
    const { interview } = reading;
    const questions = drawInterview(topics, interview);
    if (result !== null) {
      const outcome = readResult(result, code, questions.length);
      if ('refusal' in outcome) return this.refuse(REFUSAL_WORDS[outcome.refusal]);
      return this.show(scoreView({ interview, questions }, outcome.result, { code, result }, this.names));
    }
    const run = storedRun();
    if (run?.code === code && run.answers.length === questions.length)
      return this.run(interview, run, topics);
    const start = (): void => this.begin(code, interview, topics);
    return this.show(readyView(interview, questions.length, code, this.names, start));
  }

  private begin(code: string, interview: Interview, topics: readonly CardTopic[]): void {
    const run = beginRun(code, drawInterview(topics, interview).length, now());
    storeRun(run);
    // Without a storage the address alone would not bring it back.
    if (location.hash !== `#${code}`) history.pushState(null, '', `#${code}`);
    this.run(interview, run, topics);
  }

  private run(interview: Interview, run: Run, topics: readonly CardTopic[]): HTMLElement {
    const questions = drawInterview(topics, interview);
    const view = interviewView({ interview, questions }, run, {
      now,
      keep: storeRun,
      finish: (last) => {
        storeRun(null);
        this.go({ code: run.code, result: resultCode(resultOf(last, now()), run.code) });
      },
    });
    this.show(view.view);
    this.current = view;
    view.start();
    return view.view;
  }

  private go(address: MockAddress): void {
    const fragment = `#${fragmentOf(address)}`;
    // The same address again is no change that the browser would tell of.
    if (location.hash === fragment) void this.open(true);
    else location.hash = fragment;
  }

  private async withTopics(act: (topics: readonly CardTopic[]) => void): Promise<void> {
    const topics = await cardTopics().catch(() => null);
    if (topics) act(topics);
    else this.refuse('Вопросы не загрузились: похоже, нет сети. Проверьте её и обновите страницу.');
  }

  private refuse(words: string): null {
    this.show(element('p', { className: 'refusal', attributes: { role: 'alert' } }, words));
    find(this, 'div', 'data-new').hidden = false;
    return null;
  }

  /** Null puts the page back to what the build wrote. */
  private show(view: HTMLElement | null): HTMLElement | null {
    this.current?.leave();
    this.current = null;
    find(this, 'div', 'data-shown').replaceChildren(...(view ? [view] : []));
    find(this, 'div', 'data-new').hidden = view !== null;
    // What was there before may have been longer, and an address without a place on the page scrolls nowhere.
    if (view) scrollTo(0, 0);
    return view;
  }
}

customElements.define('mock-desk', MockDesk);
