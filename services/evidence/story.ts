import { idUnder, textUnder, under } from './line';
import type { Line } from './line';

/** An approval as it was written down. */
export interface Given {
  readonly line: Line;
  readonly approver: string;
  readonly security: boolean;
  readonly hash: string;
}

/** What was written down of a case before one of its lines, read from the lines alone. */
export interface Story {
  readonly subject: string;
  /** Everybody who held the case so far. */
  readonly requesters: readonly string[];
  /** Whoever was asked about the subject, or gave evidence. */
  readonly witnesses: readonly string[];
  /** Who gave evidence that passed. */
  readonly provenBy: readonly string[];
  /** Approvals since the last thing that voided them. */
  readonly approvals: readonly Given[];
  readonly approvalsNeeded: number;
  readonly securityNeeded: number;
  readonly privileged: boolean;
  /** Whether the case runs under the exception by which its technician may open. */
  readonly readOut: boolean;
  readonly intended: readonly number[];
}

const untold: Story = {
  subject: '',
  requesters: [],
  witnesses: [],
  provenBy: [],
  approvals: [],
  approvalsNeeded: 1,
  securityNeeded: 0,
  privileged: false,
  readOut: false,
  intended: [],
};

/**
 * The lines of a case, each with what was written before it. It reads the lines as an auditor would and shares nothing with
 * the code that decided, so that a fault there shows here.
 */
export function told(
  lines: readonly Line[],
): readonly { readonly line: Line; readonly before: Story; readonly after: Story }[] {
  let story = untold;
  return lines.map((line) => {
    const before = story;
    story = { ...before, ...change(before, line) };
    return { line, before, after: story };
  });
}

function change(story: Story, line: Line): Partial<Story> {
  const { event } = line;
  switch (line.kind) {
    case 'opened':
      return opened(under(event, 'opening'));
    case 'asked':
      return { witnesses: [...story.witnesses, idUnder(event, 'person', 'id')] };
    case 'evidenced': {
      const by = idUnder(event, 'item', 'by');
      const passed = textUnder(event, 'item', 'result') === 'passed';
      return {
        witnesses: [...story.witnesses, by],
        provenBy: passed ? [...story.provenBy, by] : story.provenBy,
      };
    }
    case 'takenOver':
      return { requesters: [...story.requesters, idUnder(event, 'requester', 'id')], approvals: [] };
    case 'openerChanged':
      return { readOut: under(event, 'readOut') !== undefined, approvals: [] };
    case 'approved':
      return { approvals: [...story.approvals, givenIn(line)] };
    case 'intended':
      return { intended: [...story.intended, numberOf(under(event, 'attempt'), -1)] };
    default:
      return {};
  }
}

function opened(opening: unknown): Partial<Story> {
  const privileged = textUnder(opening, 'class') === 'privileged';
  return {
    subject: idUnder(opening, 'subject', 'id'),
    requesters: [idUnder(opening, 'requester', 'id')],
    // The guide's least, whatever the rule of the case says.
    approvalsNeeded: Math.max(
      privileged ? 2 : 1,
      numberOf(under(opening, 'rule', 'approvals'), Number.POSITIVE_INFINITY),
    ),
    securityNeeded: Math.max(
      privileged ? 1 : 0,
      numberOf(under(opening, 'rule', 'securityApprovals'), Number.POSITIVE_INFINITY),
    ),
    privileged,
    readOut: under(opening, 'readOut') !== undefined,
  };
}

/** The approval in a line. */
export function givenIn(line: Line): Given {
  const { event } = line;
  return {
    line,
    approver: idUnder(event, 'approver', 'id'),
    security: under(event, 'security') === true,
    hash: textUnder(event, 'hash'),
  };
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
