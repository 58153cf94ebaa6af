import { escapeHtml, sandboxPage } from '../html';
import type { Ticket } from './tickets';

/** All tickets. */
export function listPage(tickets: readonly Ticket[]): string {
  const rows = tickets.map(
    (ticket) =>
      `<tr><td><a href="/ticket/${ticket.number}">${ticket.number}</a></td><td>${escapeHtml(ticket.title)}</td><td>${escapeHtml(ticket.caller.name)}</td><td>${ticket.active ? 'open' : 'closed'}</td></tr>`,
  );
  return sandboxPage(
    'Service desk (sandbox)',
    `<table><tr><th>Number</th><th>Title</th><th>Caller</th><th></th></tr>${rows.join('')}</table>`,
  );
}

/** What an agent sees: notes and comments. */
export function agentPage(ticket: Ticket): string {
  return sandboxPage(
    `${ticket.number}: ${ticket.title}`,
    `${head(ticket)}${entries(ticket, () => true)}<p><a href="/portal/${ticket.number}">What the caller sees</a></p>`,
  );
}

/** What the caller sees in the portal: comments only. */
export function portalPage(ticket: Ticket): string {
  return sandboxPage(
    `${ticket.number}: ${ticket.title}`,
    `${head(ticket)}${entries(ticket, (element) => element === 'comments')}`,
  );
}

function head(ticket: Ticket): string {
  return `<p>Caller: ${escapeHtml(ticket.caller.name)}. Opened by ${escapeHtml(ticket.openedBy.name)}.</p>`;
}

function entries(ticket: Ticket, visible: (element: string) => boolean): string {
  const shown = ticket.journal.filter((entry) => visible(entry.element));
  if (shown.length === 0) return '<p class="quiet">Nothing yet.</p>';
  return shown
    .map(
      (entry) =>
        `<h2>${entry.element === 'comments' ? 'Comment' : 'Work note (internal)'}</h2><p>${linked(escapeHtml(entry.value)).replaceAll('\n', '<br>')}</p>`,
    )
    .join('');
}

function linked(text: string): string {
  return text.replace(/https:\/\/\S+/g, (url) => `<a href="${url}">${url}</a>`);
}
