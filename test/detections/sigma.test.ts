import { describe, expect, test } from '@jest/globals';
import { detectionFiles } from '../../bot/detections/files';
import { plainSettings } from '../../bot/detections/settings';
import { lists, samples } from './samples';
import { documentsOf, fires } from './sigmaFires';

const files = [...detectionFiles(plainSettings)].flatMap(([path, text]) => {
  const [, name] = /^sigma\/(\w+)\.yml$/.exec(path) ?? [];
  return name === undefined ? [] : [[name, text] as const];
});

test('every rule in Sigma has samples, and no other', () => {
  expect(Object.keys(samples).sort()).toEqual(files.map(([name]) => name).sort());
});

test('no two documents have one id or one name', () => {
  const documents = files.flatMap(([, text]) => documentsOf(text));
  expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  const names = documents.flatMap(({ name }) => (name === undefined ? [] : [name]));
  expect(new Set(names).size).toBe(names.length);
});

describe.each(files)('%s in Sigma', (name, text) => {
  const { fires: found, silent } = samples[name as keyof typeof samples] ?? { fires: [], silent: [] };

  test('is as the specification wants it', () => {
    expect(documentsOf(text).length).toBeGreaterThan(0);
  });

  test('finds what it is for', () => {
    expect(fires(text, found, lists)).toBe(true);
  });

  test('is silent where nothing of the kind is', () => {
    expect(fires(text, silent, lists)).toBe(false);
  });
});
