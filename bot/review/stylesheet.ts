import { stylesheet as shared } from '../tenant/stylesheet';

/** The style of the reports of reviews: that of the baseline's, and what plots and tables of figures need besides. */
export const stylesheet = `${shared}
:root { --plot-1: #2f6db5; --plot-2: #b3541e; --plot-3: #4b8b3b; --plot-4: #8a4fa3; --plot-5: #a3272f; --plot-6: #6b7280; }
@media (prefers-color-scheme: dark) {
  :root { --plot-1: #7fb2ec; --plot-2: #f0a274; --plot-3: #97cf86; --plot-4: #cda1e0; --plot-5: #f0949a; --plot-6: #a9afbc; }
}
@media print {
  :root { --plot-1: #2f6db5; --plot-2: #b3541e; --plot-3: #4b8b3b; --plot-4: #8a4fa3; --plot-5: #a3272f; --plot-6: #6b7280; }
  figure, tr { break-inside: avoid; }
}
figure { margin: .75rem 0; }
figure svg { display: block; width: 100%; height: auto; max-width: 45rem; }
figcaption { color: var(--quiet); font-size: .9rem; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.warning { border-left: .3rem solid var(--exception); background: var(--exception-ground); color: var(--ink); padding: .5rem .9rem; margin: 1rem 0; }
.wide { overflow-wrap: anywhere; }
`;
