import {Html, html} from './html.js'
import {LOOK} from './look.js'

const STYLE = `${LOOK}
body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.2}h2{font-size:1.15rem;margin-top:2rem}
p.soft,figcaption,td.soft{color:var(--soft)}
.warn{color:var(--warn);font-weight:600}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem}
th,td{padding:.25rem .6rem;text-align:left;border-bottom:1px solid var(--line);white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
tr.chosen td{font-weight:600}
figure{margin:1rem 0}
svg{display:block;width:100%;height:auto;background:var(--empty)}
ul.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;font-size:.875rem}
ul.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.4em}
summary{cursor:pointer}
.c0{fill:var(--c0);background:var(--c0)}.c1{fill:var(--c1);background:var(--c1)}.c2{fill:var(--c2);background:var(--c2)}
.c3{fill:var(--c3);background:var(--c3)}.c4{fill:var(--c4);background:var(--c4)}.c5{fill:var(--c5);background:var(--c5)}
.c6{fill:var(--c6);background:var(--c6)}.c7{fill:var(--c7);background:var(--c7)}.c8{fill:var(--c8);background:var(--c8)}
.bound{stroke:var(--ground);stroke-width:.4}
@media print{body{max-width:none;font-size:10pt}details{display:none}figure,table{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`

/** As many colours as there are kinds that one picture tells apart. */
export const COLOURS = 9

/** A page that is whole in one file: it asks nobody for anything, and runs nothing. */
export const pageOf = (title: string, ...body: readonly Html[]): string => styledPageOf(title, '', ...body)

/** The same with what only this page looks like: CSS of our own, in which nothing stands that others said. */
export const styledPageOf = (title: string, style: string, ...body: readonly Html[]): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Html(STYLE + style)}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`.text

export interface Heading {
  readonly label: string
  readonly number?: boolean
}

export type Cell = string | number | bigint | Html

/** A table that scrolls by itself where it is wider than the screen; by keys, too. */
export function tableOf(
  headings: readonly Heading[],
  rows: readonly {cells: readonly Cell[]; chosen?: boolean}[],
): Html {
  const head = headings.map(({label, number}) => html`<th${number ? new Html(' class="number"') : ''}>${label}</th>`)
  const body = rows.map(({cells, chosen}) => {
    const tds = cells.map(
      (cell, at) => html`<td${headings[at]?.number ? new Html(' class="number"') : ''}>${cell}</td>`,
    )
    return html`<tr${chosen ? new Html(' class="chosen"') : ''}>${tds}</tr>\n`
  })
  return html`<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

export const legendOf = (names: readonly string[]): Html =>
  html`<ul class="legend">${names.map((name, at) => html`<li><i class="c${at % COLOURS}"></i>${name}</li>`)}</ul>`
