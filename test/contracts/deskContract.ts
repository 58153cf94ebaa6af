import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deskLinkContract, link } from './deskLinkContract';
import { expectFault, occurrences, ownTicket, textOf } from './deskStage';
import type { DeskStage } from './deskStage';

/** What every adapter of the service desk must do, whatever its vendor. */
export function deskContract(name: string, start: () => Promise<DeskStage>): void {
  describe(`the service desk behind ${name}`, () => {
    let stage: DeskStage;
    beforeEach(async () => {
      stage = await start();
    });

    afterEach(async () => {
      await stage.close();
    });

    const ticket = () => ownTicket(stage);
    const read = async (reader: 'agent' | 'requester'): Promise<string> =>
      textOf(await stage.page(reader, stage.own));

    describe('finding a ticket', () => {
      test('an open ticket of the subject is found, with a link for people', async () => {
        const found = await ticket();
        expect(found).toMatchObject({ number: stage.own, open: true, forSubject: 'match' });
        expect(found.link).toMatch(/^https:/);
        expect(found.title).not.toBe('');
      });

      test('a closed ticket is told apart from an open one', async () => {
        expect(await stage.desk.find(stage.closed, stage.subject)).toMatchObject({
          open: false,
          forSubject: 'match',
        });
      });

      test('a ticket of somebody with the same name is not the subject’s', async () => {
        const { number, subject } = stage.namesake;
        expect(await stage.desk.find(number, subject)).toMatchObject({
          open: true,
          forSubject: 'mismatch',
        });
      });

      test('a ticket that is not there is absent, and nothing else is', async () => {
        expect(await stage.desk.find(stage.absent, stage.subject)).toBeUndefined();
      });

      test('a ticket that is hidden from the bot is not taken for absent', async () => {
        stage.trouble('hidesTickets');
        await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_FORBIDDEN');
      });

      test('a ticket whose people are hidden is for nobody known', async () => {
        stage.trouble('hidesPeople');
        expect(await stage.desk.find(stage.own, stage.subject)).toMatchObject({
          forSubject: 'unknown',
          raisedBy: undefined,
        });
      });

      test('the desk tells who raised a ticket for somebody else', async () => {
        const { number, subject, by } = stage.raisedByAnother;
        expect(await stage.desk.find(number, subject)).toMatchObject({ forSubject: 'match', raisedBy: by });
      });

      test('a page instead of data is never taken for an absent ticket', async () => {
        stage.trouble('answersWithPage');
        await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_ANSWER');
      });

      test('a busy desk says when to come back', async () => {
        stage.trouble('throttlesRead');
        const fault = await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_THROTTLED');
        expect(fault.details).toMatchObject({ retryable: true, retryAfterMs: stage.throttledMs });
      });

      test('a desk that refuses and a desk that is down are told apart', async () => {
        stage.trouble('forbidsRead');
        await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_FORBIDDEN');
        stage.trouble('isDown');
        await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_UNAVAILABLE');
      });
    });

    describe('what people type', () => {
      test('a number is read however it was typed', () => {
        const read = Object.keys(stage.typed).map((text) => [text, stage.desk.parse(text)]);
        expect(Object.fromEntries(read)).toEqual(stage.typed);
      });

      test('text that is no number is refused before it reaches the desk', async () => {
        const calls = stage.calls();
        for (const text of stage.hostile) {
          expect([text, stage.desk.parse(text)]).toEqual([text, undefined]);
          expect([text, await stage.desk.find(text, stage.subject)]).toEqual([text, undefined]);
        }
        expect(stage.calls()).toBe(calls);
      });
    });

    describe('writing a note', () => {
      test('a note is for the agents and not for the subject', async () => {
        await stage.desk.note((await ticket()).id, 'TAP-ABC123:opened', 'The desk checks who calls.');
        expect(await read('agent')).toContain('The desk checks who calls.');
        expect(await read('requester')).not.toContain('The desk checks who calls.');
      });

      test('the same note twice is one note, another step is another', async () => {
        const { id } = await ticket();
        await stage.desk.note(id, 'TAP-ABC123:opened', 'First step.');
        await stage.desk.note(id, 'TAP-ABC123:opened', 'First step.');
        await stage.desk.note(id, 'TAP-ABC123:approved', 'Second step.');
        const shown = await read('agent');
        expect([occurrences(shown, 'First step.'), occurrences(shown, 'Second step.')]).toEqual([1, 1]);
      });

      test('requests do not take each other’s notes for their own', async () => {
        const { id } = await ticket();
        await stage.desk.note(id, 'TAP-ABC123:opened', 'One request.');
        await stage.desk.note(id, 'TAP-ABC124:opened', 'Another request.');
        expect(await read('agent')).toContain('Another request.');
      });

      test.each(['losesAnswerOfWrite', 'neverAnswersWrite'] as const)(
        'a note is written once although the desk %s',
        async (kind) => {
          const { id } = await ticket();
          stage.trouble(kind);
          await stage.desk.note(id, 'TAP-ABC123:opened', 'Once.');
          await stage.desk.note(id, 'TAP-ABC123:opened', 'Once.');
          expect(occurrences(await read('agent'), 'Once.')).toBe(1);
        },
      );

      test('a note that never arrived is trouble, and a repeat writes it', async () => {
        const { id } = await ticket();
        stage.trouble('losesWrite');
        await expectFault(stage.desk.note(id, 'TAP-ABC123:opened', 'Late.'), 'DESK_UNAVAILABLE');
        expect(occurrences(await read('agent'), 'Late.')).toBe(0);
        await stage.desk.note(id, 'TAP-ABC123:opened', 'Late.');
        expect(occurrences(await read('agent'), 'Late.')).toBe(1);
      });

      test('a write that the desk accepts and drops is found out, and not repeated soon', async () => {
        const { id } = await ticket();
        stage.trouble('ignoresWrites');
        const fault = await expectFault(
          stage.desk.note(id, 'TAP-ABC123:opened', 'Dropped.'),
          'DESK_NOT_WRITTEN',
        );
        expect(fault.details.retryAfterMs).toBeGreaterThanOrEqual(60_000);
        await expectFault(stage.desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it.'), 'DESK_NOT_WRITTEN');
        stage.trouble('heedsWrites');
        await stage.desk.note(id, 'TAP-ABC123:opened', 'Dropped.');
        expect(occurrences(await read('agent'), 'Dropped.')).toBe(1);
      });

      test.each([
        ['throttlesWrite', 'DESK_THROTTLED'],
        ['forbidsWrite', 'DESK_FORBIDDEN'],
      ] as const)('a desk that %s has nothing written', async (kind, code) => {
        const { id } = await ticket();
        stage.trouble(kind);
        await expectFault(stage.desk.note(id, 'TAP-ABC123:opened', 'Refused.'), code);
        expect(await read('agent')).not.toContain('Refused.');
      });

      test.each([
        ['Norwegian and emoji', 'Blåbærsyltetøy for Øyvind 👩‍💻 𝔘'],
        ['right-to-left', 'שלום עולם، مرحبا'],
        ['several lines', 'one\ntwo'],
      ])('%s text is shown as it was written', async (_, text) => {
        await stage.desk.note((await ticket()).id, 'TAP-ABC123:opened', text);
        expect(await read('agent')).toContain(text);
      });

      test('controls that turn text around or break lines are taken out', async () => {
        const text = 'user\u202egnp.exe\u2066\u0007\u001b[31m';
        await stage.desk.note((await ticket()).id, 'TAP-ABC123:opened', text);
        expect(await read('agent')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
      });

      test('a very long text is cut, kept and still found', async () => {
        const { id } = await ticket();
        const text = `Beginning ${'𝔘 long '.repeat(2_000)}`;
        await stage.desk.note(id, 'TAP-ABC123:opened', text);
        await stage.desk.note(id, 'TAP-ABC123:opened', text);
        expect(occurrences(await read('agent'), 'Beginning')).toBe(1);
      });

      test('markup in a text stays text, for agents and for the subject (AC-119)', async () => {
        const { id } = await ticket();
        const text =
          '[code]<img src=x onerror=alert(1)>[/code] <script>alert(2)</script> [CoDe]<a href="https://evil.example">x</a>[/cOdE] &lt;b&gt;';
        await stage.desk.note(id, 'TAP-ABC123:opened', text);
        await stage.desk.writeLink(id, 'TAP-ABC123:link', link, text);
        for (const reader of ['agent', 'requester'] as const) {
          const html = await stage.page(reader, stage.own);
          expect(html).toContain('alert(2)');
          expect(html).not.toMatch(/<(img|script|b)\b|<a [^>]*>x</i);
        }
      });
    });

    deskLinkContract(() => stage);

    test('trouble is told by a code alone, never in the desk’s words', async () => {
      stage.trouble('forbidsRead');
      const fault = await expectFault(stage.desk.find(stage.own, stage.subject), 'DESK_FORBIDDEN');
      expect(fault.message).toBe('DESK_FORBIDDEN');
      expect(JSON.stringify(fault.details)).not.toMatch(/authorized|acl|valid/i);
    });
  });
}
