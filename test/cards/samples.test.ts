import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actions } from '../../bot/actions';
import { render } from '../../cards/render';
import { samples } from '../../cards/samples';
import { verbs } from '../../cards/verbs';
import { actionsOf } from '../sandbox/teams/card';
import { faultsIn } from './faultsIn';
import { outline, wordsOf } from './outline';

const looks = samples.map(({ title, card }) => [title, card] as const);

describe.each(looks)('%s', (_title, card) => {
  const shown = render(card);
  const buttons = actionsOf(shown);

  test('reads as it did', () => {
    expect(outline(shown)).toMatchSnapshot();
  });

  test('holds nothing but what is on the list, and nothing of its template', () => {
    expect(faultsIn(shown)).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain('${');
  });

  test('has at most one button that stands out', () => {
    expect((JSON.stringify(shown).match(/"style":"positive"/g) ?? []).length).toBeLessThanOrEqual(1);
  });

  test('sends only what the bot accepts', () => {
    for (const { verb, data, inputs } of buttons.filter((button) => button.type === 'Action.Execute')) {
      const action = actions[verbs.find((known) => known === verb) ?? 'guide'];
      expect(action.input.safeParse({ ...data, ...inputs }).error).toBeUndefined();
    }
  });
});

test('every template has a sample, and every sample a title of its own', () => {
  const templates = readdirSync(join(__dirname, '../../cards/templates')).map((file) =>
    file.replace('.json', ''),
  );
  const titles = samples.map((sample) => sample.title);
  expect(new Set(samples.map((sample) => sample.card.name))).toEqual(new Set(templates));
  expect(new Set(titles).size).toBe(titles.length);
});

test('every verb is on some button', () => {
  const used = samples.flatMap(({ card }) => actionsOf(render(card)).map((action) => action.verb));
  expect(new Set(used.filter((verb) => verb !== ''))).toEqual(new Set(verbs));
});

test.each(looks.filter(([, card]) => card.name === 'approval'))(
  '%s: an approver reads at most eighty words',
  (_title, card) => {
    expect(wordsOf(render(card)).length).toBeLessThanOrEqual(80);
  },
);
