import type { Guard } from './guard';

/** Who may see and send the pages, in which browser, and how fresh a sign-in is. */
export const guardsOfPages: readonly Guard[] = [
  {
    guards: 'a form of another browser, page or site hands nothing over',
    file: 'bot/handover/openHandler.ts',
    from: `      if (!browser.ownForm(http, request.locator, fields))
        return show(http, request, 403, problemOf({ refused: 'sameForm' }));
`,
    to: '',
    test: 'test/stories/refusals',
    slow: true,
  },
  {
    guards: 'the page closes with its window',
    file: 'bot/handover/openHandler.ts',
    from: `open && (request.readyUntil ?? '') > (await world.store.now()) ? request`,
    to: 'open ? request',
    test: 'test/abuse/secrecy',
    only: 'its page is the page of no link',
    slow: true,
  },
  {
    guards: 'only the claim code opens the page to the subject',
    file: 'bot/handover/openHandler.ts',
    from: 'right: sameText(typed, claimCode(world.vault, request))',
    to: `right: sameText(typed, typed || claimCode(world.vault, request))`,
    test: 'test/stories/refusals',
    slow: true,
  },
  {
    guards: 'who opens signed in says that the user is there',
    file: 'bot/handover/openHandler.ts',
    from: `attested: fields.get('present') === 'yes'`,
    to: `attested: fields.get('present') !== 'no'`,
    test: 'test/stories/handOver',
    only: 'a pass that the manager opens',
    slow: true,
  },
  {
    guards: 'somebody else who signs in opens nothing',
    file: 'bot/handover/signInHandlers.ts',
    from: '    if (!opensSignedIn(request, personId, await openerStanding(world, personId))) {\n',
    to: '    if (!opensSignedIn(request, personId, await openerStanding(world, personId)) && personId === "") {\n',
    test: 'test/stories/handOver',
    only: 'a pass that the manager opens',
    slow: true,
  },
  {
    guards: 'a stale sign-in is no sign-in',
    file: 'bot/handover/signInHandlers.ts',
    from: 'if (minutesOld > request.limits.signInMaxAgeMinutes) {',
    to: 'if (minutesOld < 0 && minutesOld > request.limits.signInMaxAgeMinutes) {',
    test: 'test/stories/refusals',
    only: 'a wrong read-back|cannot approve, whoever|a hash that was not|stays old',
    slow: true,
  },
  {
    guards: 'whoever acts on a privileged account signs in anew',
    file: 'bot/handover/signInHandlers.ts',
    from: 'again = request.rule.stepUp,',
    to: 'again = false,',
    test: 'test/stories/privileged',
    slow: true,
  },
  {
    guards: 'a sign-in is asked for anew once, and then refused',
    file: 'bot/handover/signInHandlers.ts',
    from: `          if (!pending.state.endsWith('.again')) return await start(request, pending.purpose, true);
          return pageAnswer(http, 403, refusedPage(problemOf({ refused: 'staleSignIn' })));
`,
    to: `          if (!pending.state.endsWith('.again')) return await start(request, pending.purpose, true);
`,
    test: 'test/stories/refusals',
    only: 'a wrong read-back|cannot approve, whoever|a hash that was not|stays old',
    slow: true,
  },
  {
    guards: 'the answer of a sign-in is to the question that was asked',
    file: 'bot/handover/signIn.ts',
    from: '          expectedNonce: nonce,\n',
    to: '          ...(nonce === "" ? { expectedNonce: nonce } : {}),\n',
    test: 'test/handover/signIn',
  },
  {
    guards: 'a sign-in that does not say when it was is none',
    file: 'bot/handover/signIn.ts',
    from: `          typeof claims['oid'] !== 'string' ||
          claims.auth_time === undefined
        ) {`,
    to: `          typeof claims['oid'] !== 'string'
        ) {`,
    test: 'test/handover/signIn',
  },
  {
    guards: 'a code is redeemed by whoever began the sign-in',
    file: 'bot/handover/signIn.ts',
    from: `        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
`,
    to: '',
    test: 'test/abuse/duties',
    only: 'whose role has run out',
    slow: true,
  },
  {
    guards: 'the page of an approval is for who was asked',
    file: 'bot/handover/approveHandler.ts',
    from: 'return asked ? await actorOf',
    to: 'return asked || personId !== undefined ? await actorOf',
    test: 'test/stories/privileged',
    slow: true,
  },
  {
    guards: 'a form of another browser approves nothing',
    file: 'bot/handover/approveHandler.ts',
    from: `      if (!browser.ownForm(http, request.ref, fields))
        return pageAnswer(http, 403, refusedPage(problemOf({ refused: 'sameForm' }), page));
`,
    to: '',
    test: 'test/stories/privileged',
    slow: true,
  },
  {
    guards: 'a form comes from this site',
    file: 'bot/handover/browser.ts',
    from: 'if (name === undefined || !sameSite(request, origin)) return false;',
    to: 'if (name === undefined || (name === "" && !sameSite(request, origin))) return false;',
    test: 'test/handover/browser',
  },
  {
    guards: 'what the browser says of the site counts before what the form says of its origin',
    file: 'bot/handover/browser.ts',
    from: `  if (site !== undefined) return site === 'same-origin';\n`,
    to: '',
    test: 'test/handover/browser',
  },
  {
    guards: 'a form from another origin is refused, where the browser says no more',
    file: 'bot/handover/browser.ts',
    from: `return headers['origin'] === undefined || headers['origin'] === own;`,
    to: `return headers['origin'] === undefined || headers['origin'] !== own || true;`,
    test: 'test/handover/browser',
  },
  {
    guards: 'a form was made for this browser, page and attempt',
    file: 'bot/handover/browser.ts',
    from: `vault.mark('csrf', [name, locator, attempt])`,
    to: `vault.mark('csrf', [name, attempt].slice(0, locator.length * 0))`,
    test: 'test/handover/browser',
  },
  {
    guards: 'who signed in is forgotten after minutes',
    file: 'bot/handover/browser.ts',
    from: '      if (!(Number(until) > now)) return undefined;\n',
    to: '      if (now < 0) return undefined;\n',
    test: 'test/handover/browser',
  },
  {
    guards: 'nobody writes the cookie of a sign-in themselves',
    file: 'bot/handover/browser.ts',
    from: 'return sameText(mark, vault.mark(as, [requestId, personId, until])) ? personId : undefined;',
    to: 'return mark !== "" && requestId !== "" ? personId : undefined;',
    test: 'test/handover/browser',
  },
  {
    guards: 'a sign-in for one case is none for another',
    file: 'bot/handover/browser.ts',
    from: `      const mark = vault.mark(as, [requestId, personId, until]);
      return written`,
    to: `      const mark = vault.mark(as, ['', personId, until]);
      return written`,
    test: 'test/handover/browser',
  },
  {
    guards: 'a sign-in to open is none to approve',
    file: 'bot/handover/browser.ts',
    from: `      return sameText(mark, vault.mark(as, [`,
    to: `      return sameText(mark, vault.mark(as === 'approver' ? 'opener' : as, [`,
    test: 'test/handover/browser',
  },
  {
    guards: 'the word on another presentation changes nothing',
    file: 'services/presenting.ts',
    from: `  if (awaited?.id !== told.id || presentations === undefined) return 'unknown';`,
    to: `  if (awaited === undefined || presentations === undefined) return 'unknown';`,
    test: 'test/stories/callbacks',
    slow: true,
  },
  {
    guards: 'a word that ends a presentation is heard once',
    file: 'services/presenting.ts',
    from: `  if (news !== 'scanned') await store.dropPresentation(told.state);\n`,
    to: '',
    test: 'test/stories/callbacks',
    slow: true,
  },
  {
    guards: 'the pass of an administrator is opened by security only',
    file: 'services/requests/decideHandOver.ts',
    from: "    : request.opener === 'securityApprover' && now.isSecurity;",
    to: "    : request.opener === 'securityApprover';",
    test: 'test/stories/privileged',
    slow: true,
  },
];
