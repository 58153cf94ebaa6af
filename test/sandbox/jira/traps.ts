/** What the real site is known to do to an integration; all off at the start. */
export interface JiraTraps {
  /** Writes are answered as done and change nothing. */
  ignoreWrites: boolean;
  /** The bot's account lost its role in the project: issues are not found, their comments are an empty list. */
  hideRequests: boolean;
  /** Profiles hide everybody's mail. */
  hideMails: boolean;
  /** The bot's account is no agent: it sees and writes public comments only, whatever it asks for. */
  notAgent: boolean;
  /** Internal comments come out public. */
  publishes: boolean;
  /** Every call is answered with the page to sign in on. */
  signInPage: boolean;
  /** A token that has ended counts as nobody, who is told that nothing exists. */
  nobody: boolean;
  /** Statuses have no category. */
  blankStatus: boolean;
  /** Links in answers lead to another host. */
  linksTo: string | undefined;
}

/** No trap sprung. */
export function createTraps(): JiraTraps {
  return {
    ignoreWrites: false,
    hideRequests: false,
    hideMails: false,
    notAgent: false,
    publishes: false,
    signInPage: false,
    nobody: false,
    blankStatus: false,
    linksTo: undefined,
  };
}
