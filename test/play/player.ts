import type { Surroundings } from '../sandbox/surroundings';
import { people } from '../sandbox/people';
import type { SandboxPerson } from '../sandbox/people';
import type { Message } from '../sandbox/teams/teams';
import { textOf } from '../sandbox/teams/card';
import { openBrowser } from './browser';
import type { Browser } from './browser';
import { buttonsOf, cardLines, fieldsOf } from './cardScreen';
import type { Field, TextPage } from './page';

/** The terminal: shows lines, and asks for one; undefined when there are no more. */
export interface Terminal {
  show(...lines: readonly string[]): void;
  ask(prompt: string): Promise<string | undefined>;
}

interface Choice {
  readonly title: string;
  take(): Promise<void>;
}

type Window = 'chat' | 'page';

/** One person after another at one terminal: their chat with the bot, and their browser. */
export function createPlayer(around: Surroundings, terminal: Terminal) {
  const browsers = new Map<string, Browser>();
  const read = new Map<string, number>();
  let who: SandboxPerson = people.tara;
  let window: Window = 'chat';
  let choices: readonly Choice[] = [];

  const newest = (person: SandboxPerson): Message | undefined =>
    around.teams.person(person).messages().at(-1);
  const stateOf = (person: SandboxPerson): number =>
    around.teams
      .person(person)
      .messages()
      .reduce((sum, { edits }) => sum + edits + 1, 0);

  function showChat(): void {
    window = 'chat';
    read.set(who.id, stateOf(who));
    const message = newest(who);
    terminal.show('', `${who.name}, in Teams`);
    if (message === undefined) {
      choices = [];
      terminal.show('  Nothing yet. What you type is said to the bot; "new" is where a technician begins.');
      return;
    }
    offer(
      cardLines(message.card),
      buttonsOf(message.card).map((button) => ({
        title: button.title,
        take: async () => {
          if (button.url !== '') {
            await browse((browser) => browser.open(button.url));
            return;
          }
          const filled = await fill(fieldsOf(message.card, button));
          if (filled === undefined) return;
          await around.teams.person(who).press(message, button, filled);
          showChat();
        },
      })),
    );
  }

  async function browse(step: (browser: Browser) => Promise<TextPage>): Promise<void> {
    const browser = browsers.get(who.id) ?? openBrowser();
    browsers.set(who.id, browser);
    showPage(browser, await step(browser));
  }

  function showPage(browser: Browser, page: TextPage): void {
    window = 'page';
    terminal.show('', `${who.name}, in a browser`);
    offer(
      page.lines,
      page.ways.map((way) => ({
        title: way.title,
        take: async () => {
          const filled = await fill(way.fields);
          if (filled !== undefined) showPage(browser, await browser.go(way, filled));
        },
      })),
    );
  }

  function offer(lines: readonly string[], next: readonly Choice[]): void {
    choices = next;
    terminal.show(...lines.map((line) => `  ${line}`));
    terminal.show(...next.map(({ title }, index) => `  [${index + 1}] ${title}`));
  }

  async function fill(fields: readonly Field[]): Promise<Readonly<Record<string, string>> | undefined> {
    const filled: Record<string, string> = {};
    for (const { name, label, value, options } of fields) {
      const listed = options.map((option, index) => `${index + 1} ${option.label}`).join(', ');
      const kept = options.find((option) => option.value === value)?.label ?? value;
      const hint = [listed, kept === '' ? '' : `Enter keeps ${kept}`].filter(Boolean).join('; ');
      const typed = await terminal.ask(`  ${label}${hint === '' ? '' : ` (${hint})`}: `);
      if (typed === undefined) return undefined;
      const option = options[Number(typed.trim()) - 1];
      const given = typed.trim() === '' ? value : (option?.value ?? typed);
      // A box that is not ticked is not sent.
      if (options.length !== 1 || given !== '') filled[name] = given;
    }
    return filled;
  }

  /** Says whose chat has something new. */
  function notice(): void {
    for (const person of Object.values(people)) {
      const state = stateOf(person);
      if ((read.get(person.id) ?? 0) === state) continue;
      read.set(person.id, state);
      if (person === who && window === 'chat') continue;
      const [line = ''] = cardLines(newest(person)?.card).slice(1);
      terminal.show(`  · ${person.name}: ${line}`);
    }
  }

  const words: Readonly<Record<string, (rest: string) => Promise<void>>> = {
    chat: () => {
      showChat();
      return Promise.resolve();
    },
    ticket: (number) =>
      browse((browser) => browser.open(around.serviceDesk.ticketPage('requester', number.toUpperCase()))),
    signin: () => browse((browser) => browser.open(around.subject.url)),
    portal: () => browse((browser) => browser.open(around.portal.url)),
    channel: () => {
      for (const { card } of around.teams.notices())
        terminal.show('', ...cardLines(card).map((line) => `  ${line}`));
      return Promise.resolve();
    },
    clock: (minutes) => {
      around.clock.move((Number(minutes) || 0) * 60_000);
      terminal.show(`  It is ${around.clock.now().toUTCString()}.`);
      return Promise.resolve();
    },
    wait: async (text) => {
      const { conversation } = around.teams.person(who);
      await around.teams.until(
        (message) => message.conversation === conversation && textOf(message.card).includes(text),
        `${who.name} sees "${text}"`,
      );
      showChat();
    },
  };

  return {
    notice,
    prompt: () => `${who.name.split(' ')[0]?.toLowerCase() ?? ''}> `,
    async take(line: string): Promise<void> {
      const typed = line.trim();
      const choice = choices[Number(typed) - 1];
      if (choice !== undefined) {
        await choice.take();
        return;
      }
      const [word = '', ...rest] = typed.split(' ');
      const person = Object.entries(people).find(([key]) => key === word.toLowerCase())?.[1];
      if (person !== undefined) {
        who = person;
        showChat();
      } else if (Object.hasOwn(words, word)) await words[word]?.(rest.join(' '));
      else if (typed !== '') {
        await around.teams.person(who).says(typed);
        showChat();
      } else showChat();
    },
  };
}
