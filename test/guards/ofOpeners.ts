import type { Guard } from './guard';

/** Who may be let open, how often a code may be guessed, and what is typed while a pass is out. */
export const guardsOfOpeners: readonly Guard[] = [
  {
    guards: 'opener: three wrong codes of one visitor are all that counts',
    file: 'services/requests/decideHandOver.ts',
    from: "    if (spent >= codesOfOneAtMost) return { refused: 'codeLocked' };\n",
    to: '',
    test: 'test/requests/handingOver',
  },
  {
    guards: 'opener: an exception ends with its day',
    file: 'services/requests/decideHandOver.ts',
    from: 'request.readOut !== undefined && isReadOutOver(request.readOut, now)',
    to: "request.readOut !== undefined && isReadOutOver(request.readOut, '')",
    test: 'test/requests/openers',
  },
  {
    guards: 'opener: nothing is read out with a sign of abuse',
    file: 'services/requests/refuseOpener.ts',
    from: ' || !mayBeReadOut(opening)',
    to: '',
    test: 'test/requests/openers',
  },
  {
    guards: 'opener: an exception has an end',
    file: 'services/policy/loosened.ts',
    from: '    ...readOutFaults(policy.readOut),\n',
    to: '',
    test: 'test/policy/readOut',
  },
  {
    guards: 'opener: what an exception is belongs to what is approved',
    file: 'services/requests/content.ts',
    from: '...(request.readOut === undefined ? [] : [request.readOut]),',
    to: '',
    test: 'test/requests/openers',
  },
  {
    guards: 'opener: another one is approved anew',
    file: 'services/requests/evolve.ts',
    from: `        ...undecided(request, event.at),
        opener: event.opener,`,
    to: '        opener: event.opener,',
    test: 'test/requests/changingOpener',
  },
  {
    guards: 'opener: nobody is chosen whom the rule does not name',
    file: 'services/requests/decideOpenerChange.ts',
    from: '  if (refusal !== undefined) return { events: [], refusal };\n',
    to: '',
    test: 'test/requests/changingOpener',
  },
  {
    guards: 'opener: the context that the tenant demands was met',
    file: 'bot/handover/signIn.ts',
    from: `!meets(claims['acrs'], demand, demand && settings.contexts[demand])`,
    to: `!meets(claims['acrs'], demand === 'open' ? undefined : demand, demand && settings.contexts[demand])`,
    test: 'test/handover/signIn',
  },
  {
    guards: 'opener: somebody without a part in a case cannot void its pass',
    file: 'services/typedPasscode.ts',
    from: 'out.filter((request) => takesPart(request, by.id))',
    to: 'out',
    test: 'test/stories/typed',
    slow: true,
  },
];
