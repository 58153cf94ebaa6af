import { escapeHtml, sandboxPage } from '../html';
import { linkField } from './requests';
import type { Comment, JiraRequest } from './requests';
import { rendered } from './wiki';

/** All issues. */
export function listPage(requests: readonly JiraRequest[]): string {
  const rows = requests.map(
    (one) =>
      `<tr><td><a href="/browse/${one.key}">${one.key}</a></td><td>${escapeHtml(one.title)}</td><td>${escapeHtml(one.reporter.name)}</td><td>${one.status}</td></tr>`,
  );
  return sandboxPage(
    'Jira service desk (sandbox)',
    `<main><table><thead><tr><th scope="col">Key</th><th scope="col">Summary</th><th scope="col">Reporter</th><th scope="col">Status</th></tr></thead><tbody>${rows.join('')}</tbody></table></main>`,
  );
}

/** What an agent sees: everything. */
export function agentPage(one: JiraRequest): string {
  return page(
    one,
    () => true,
    `<p><a href="/servicedesk/customer/portal/1/${one.key}">What ${escapeHtml(one.reporter.name)} sees</a> · <a href="/">All issues</a></p>`,
  );
}

/** What the customer sees: the public comments and what is on the request's form. */
export function portalPage(one: JiraRequest): string {
  return page(one, ({ isPublic }) => isPublic, '');
}

function page(one: JiraRequest, visible: (comment: Comment) => boolean, foot: string): string {
  const comments = one.comments.filter(visible).toReversed();
  const link = one.fields[linkField];
  return sandboxPage(
    `${one.key}: ${one.title}`,
    `<main><p>Reported by ${escapeHtml(one.reporter.name)}, made by ${escapeHtml(one.creator.name)}, ${one.status.toLowerCase()}.</p>
${link === undefined ? '' : `<h2>Hand-over link</h2><p>${rendered(link)}</p>`}
${comments.length === 0 ? '<p class="quiet">Nothing yet.</p>' : comments.map(commentHtml).join('')}${foot}</main>`,
  );
}

function commentHtml({ isPublic, body, at, by }: Comment): string {
  const time = `<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`;
  return `<h2>${isPublic ? 'Reply to customer' : 'Internal note'}</h2>
<p class="quiet">${time}, ${escapeHtml(by?.name ?? 'TAP Desk')}</p><div dir="auto" style="overflow-wrap:anywhere">${rendered(body)}</div>`;
}
