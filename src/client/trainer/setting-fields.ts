import { recallOf } from '../../cards/recall.ts';
import { SETTING_RANGES, type TrainerSetting } from '../../cards/review-log.ts';
import type { LogStore } from './log-store.ts';

/** The fields of `TrainerSettings`: they show what holds, and set it; a value out of range goes back. */
export function settingFields(root: HTMLElement, log: LogStore): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input[data-setting]')) {
    const name = field.dataset.setting as TrainerSetting;
    const show = (): void => {
      field.value = String(recallOf(log.current()).settings[name]);
    };
    log.subscribe(show);
    field.addEventListener('change', () => {
      const [least, most] = SETTING_RANGES[name];
      const value = field.valueAsNumber;
      if (Number.isInteger(value) && value >= least && value <= most) log.add({ kind: 'set', name, value });
      else show();
    });
  }
}
