/** What the pages of a pack need besides the style that all reports share. */
export const stylesheet = `
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; }
th, td { overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
a { color: inherit; text-underline-offset: .15em; }
.counts { margin: 1rem 0; }
.told { display: block; color: var(--quiet); font-size: .9rem; }
.mono { font-family: ui-monospace, Consolas, monospace; font-size: .85rem; }
.trail th, .trail td { padding-right: .75rem; }
.trail td:nth-child(2) { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } tbody th { font-weight: 600; } .trail td:nth-child(2) { white-space: normal; } td.number { text-align: left; } }
`;
