import { escapeHtml, sandboxPage } from '../html';
import { linkField } from './rows';
import type { JournalEntry, Ticket } from './tickets';

/** All tickets. */
export function listPage(tickets: readonly Ticket[]): string {
  const rows = tickets.map(
    (ticket) =>
      `<tr><td><a href="/ticket/${ticket.number}">${ticket.number}</a></td><td>${escapeHtml(ticket.title)}</td><td>${escapeHtml(ticket.caller.name)}</td><td>${status(ticket)}</td></tr>`,
  );
  return sandboxPage(
    'Service desk (sandbox)',
    `<main><table><thead><tr><th scope="col">Number</th><th scope="col">Title</th><th scope="col">For</th><th scope="col">State</th></tr></thead><tbody>${rows.join('')}</tbody></table></main>`,
  );
}

/** What an agent sees: everything. */
export function agentPage(ticket: Ticket): string {
  return page(
    ticket,
    () => true,
    `<p><a href="/portal/${ticket.number}">What ${escapeHtml(ticket.caller.name)} sees</a> · <a href="/">All tickets</a></p>`,
  );
}

/** What the person sees for whom the ticket is: the comments and the hand-over link, no work note. */
export function portalPage(ticket: Ticket): string {
  return page(ticket, (entry) => entry.element === 'comments', '');
}

function page(ticket: Ticket, visible: (entry: JournalEntry) => boolean, foot: string): string {
  const entries = ticket.journal.filter(visible).toReversed();
  const link = ticket.fields[linkField] ?? '';
  return sandboxPage(
    `${ticket.number}: ${ticket.title}`,
    `<main><p>For ${escapeHtml(ticket.caller.name)}, raised by ${escapeHtml(ticket.openedBy.name)}, ${status(ticket)}.</p>
${link === '' ? '' : `<h2>Hand-over link</h2><p>${linked(link)}</p>`}
${entries.length === 0 ? '<p class="quiet">Nothing yet.</p>' : entries.map(entryHtml).join('')}${foot}</main>`,
  );
}

function entryHtml({ element, value, at, by }: JournalEntry): string {
  const time = `<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`;
  return `<h2>${element === 'comments' ? 'Comment' : 'Work note (internal)'}</h2>
<p class="quiet">${time}, ${escapeHtml(by)}</p><p dir="auto" style="overflow-wrap:anywhere">${rendered(value)}</p>`;
}

/** The real desk takes what stands between `[code]` marks for HTML; so does this one. */
function rendered(value: string): string {
  return value
    .split(/\[code\](.*?)\[\/code\]/is)
    .map((part, index) => (index % 2 === 1 ? part : linked(part)))
    .join('');
}

function linked(text: string): string {
  return text
    .split(/(https:\/\/[^\s<>"]+)/)
    .map((part, index) => {
      const shown = escapeHtml(part);
      return index % 2 === 1 ? `<a href="${shown}">${shown}</a>` : shown.replaceAll('\n', '<br>');
    })
    .join('');
}

function status(ticket: Ticket): string {
  if (!ticket.active) return 'closed';
  return ticket.table === 'incident' && ticket.state === '6' ? 'resolved' : 'open';
}
