import { describe, expect, test } from '@jest/globals';
import { expectFault, occurrences, ownTicket, textOf } from './deskStage';
import type { DeskStage } from './deskStage';

/** A hand-over link as it is written into tickets. */
export const link = 'https://desk.example/h/abcd2345';

/** How every adapter writes the link that people follow, and finishes a ticket. */
export function deskLinkContract(stage: () => DeskStage): void {
  describe('writing the hand-over link', () => {
    test('the link is one that the subject and the agents can follow', async () => {
      await stage().desk.writeLink(
        (await ownTicket(stage())).id,
        'TAP-ABC123:link',
        link,
        'Open it when told.',
      );
      for (const reader of ['agent', 'requester'] as const) {
        expect(await stage().page(reader, stage().own)).toContain(`<a href="${link}"`);
        expect(textOf(await stage().page(reader, stage().own))).toContain('Open it when told.');
      }
    });

    test.each(['losesAnswerOfWrite', 'neverAnswersWrite', undefined] as const)(
      'the link is there once, also when it is written twice and the desk %s',
      async (kind) => {
        const { id } = await ownTicket(stage());
        if (kind !== undefined) stage().trouble(kind);
        const write = () => stage().desk.writeLink(id, 'TAP-ABC123:link', link, 'Open it when told.');
        await write().catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'DESK_UNAVAILABLE' });
        });
        await write();
        const shown = await stage().page('requester', stage().own);
        expect(occurrences(shown, `<a href="${link}"`)).toBe(1);
        expect(occurrences(textOf(shown), 'Open it when told.')).toBe(1);
      },
    );

    test('a text that is too long never pushes the link out', async () => {
      await stage().desk.writeLink(
        (await ownTicket(stage())).id,
        'TAP-ABC123:link',
        link,
        'long '.repeat(4_000),
      );
      expect(await stage().page('requester', stage().own)).toContain(`<a href="${link}"`);
    });
  });

  describe('finishing a ticket', () => {
    test('a finished ticket is no longer open, also when it is finished twice', async () => {
      const { id } = await ownTicket(stage());
      await stage().desk.finish(id);
      await stage().desk.finish(id);
      expect(await ownTicket(stage())).toMatchObject({ open: false, forSubject: 'match' });
    });

    test('a desk that accepts the move and drops it is found out', async () => {
      const { id } = await ownTicket(stage());
      stage().trouble('ignoresWrites');
      await expectFault(stage().desk.finish(id), 'DESK_NOT_WRITTEN');
      expect(await ownTicket(stage())).toMatchObject({ open: true });
    });
  });
}
