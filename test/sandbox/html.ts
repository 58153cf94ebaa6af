/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A plain page of the sandbox: no script, light and dark, good on a phone. */
export function sandboxPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>
:root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
button,input{font:inherit;padding:.5rem .8rem}button{margin:.2rem .3rem .2rem 0}label{display:block;margin:.8rem 0}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem .3rem 0;vertical-align:top}
.quiet{opacity:.75}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;
}
