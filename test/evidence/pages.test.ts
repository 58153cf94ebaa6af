import { describe, expect, test } from '@jest/globals';
import { casePage } from '../../bot/evidence/casePage';
import { indexPage } from '../../bot/evidence/indexPage';
import { subject } from '../requests/examples';
import { opened, linesOf } from './lines';
import { sampleLines, samplePack, sampleSummary } from './samplePack';

const hostile = '<img src=x onerror=alert(1)>"\'&\u202Egpj.exe';

describe('the first page', () => {
  test('says what is missing and what was found before anything else', () => {
    const page = indexPage(samplePack());
    expect(page).toMatch(
      /incomplete[^]*trail NOT INTACT[^]*breaches of the separation of duties: 1[^]*unmanaged passes: 1[^]*passes without a record: 1[^]*This pack is incomplete[^]*the permission is missing[^]*2026-03-02 09:00:00 UTC to 2026-03-09/,
    );
    expect(page).toMatch(/Lines of reviews signed by somebody with a part[^]*TAP-AAAAAA, entry 77/);
    expect(page).toMatch(/The first 1 are listed here[^]*<a href="cases\/TAP-AAAAAA\.html">/);
    expect(page).toMatch(/3 of 4[^]*Restored at[^]*Disk lost/);
    expect(page).toMatch(/Evidence that failed[^]*and 3 more/);
  });

  test('of a quiet period says nothing of what there was not, and all zeros are there', () => {
    const page = indexPage(
      samplePack({
        missing: [],
        withheld: 0,
        passes: [],
        exceptions: [],
        reviews: [],
        policies: [],
        noPolicyCopy: 'pseudonyms',
        duties: samplePack().duties.map((one) => ({ ...one, found: [] })),
        chain: { entries: 0, seals: 0, unsealed: 0, findings: [] },
        outside: undefined,
        head: { entry: null, seal: null },
        cases: { count: 0, rows: [], refs: new Map() },
      }),
    );
    expect(page).not.toMatch(/incomplete|NOT INTACT|undefined|class="state fail"/);
    expect(page).toMatch(
      /complete[^]*duties separated[^]*Every pass of the log has its case[^]*Nothing was found/,
    );
    expect(page).toContain('is not in the pack: it holds ids of people');
  });

  test('and the page of a case need no other file, and run nothing', () => {
    for (const page of [indexPage(samplePack()), casePage('TAP-AAAAAA', sampleSummary(), sampleLines)]) {
      expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
      expect(page).not.toMatch(/<script|src=|https?:\/\/(?!desk\.example)/);
    }
  });
});

describe('what somebody was called or typed', () => {
  test('stays a text, and cannot turn a line around', () => {
    const person = { ...subject, name: hostile };
    const pages = [
      casePage('TAP-AAAAAA', sampleSummary(hostile), linesOf([opened({ subject: person, reason: hostile })])),
      indexPage(
        samplePack({
          cases: {
            count: 1,
            rows: [{ summary: sampleSummary(hostile), file: 'cases/a.html' }],
            refs: new Map(),
          },
        }),
      ),
    ];
    for (const page of pages) {
      expect(page).not.toMatch(/<img|\u202E/);
      expect(page).toContain('&#60;img src=x onerror=alert(1)&#62;');
    }
  });
});

test('a case that could not be understood has a page that says so', () => {
  expect(casePage('case-1', undefined, [])).toContain('This case could not be understood');
});
