import {type Html, html} from './html.js'

const documentOf = (title: string, head: Html, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="dashboard.svg">
<link rel="stylesheet" href="dashboard.css">
<title>${title}</title>
${head}
</head>
<body>
${body}
</body>
</html>
`.text

/** The page that its script fills. The token goes with what changes something; another page cannot read it. */
export const dashboardPage = (token: string): string =>
  documentOf(
    'stx dashboard',
    html`<meta name="stx-token" content="${token}">
<script src="dashboard.js" type="module"></script>`,
    html`<noscript><p class="gate">The dashboard draws itself with a script of its own: allow scripts for this address.</p></noscript>
<div id="dashboard"><p class="gate" role="status">Looking at the fleet for the first time …</p></div>`,
  )

/** What somebody sees who was not let in. */
export const gatePage = (why: string, {takesPassword}: {takesPassword: boolean}): string =>
  documentOf(
    'stx dashboard: sign in',
    html``,
    html`<main class="gate"><h1>stx dashboard</h1>
<p role="status">${why}</p>
${
  takesPassword
    ? html`<form method="post" action="sign-in"><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button></form>`
    : html``
}</main>`,
  )

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#151b23"/><g fill="#2ea878"><rect x="6" y="6" width="6" height="6" rx="1"/><rect x="13" y="6" width="6" height="6" rx="1"/><rect x="6" y="13" width="6" height="6" rx="1"/><rect x="20" y="13" width="6" height="6" rx="1"/><rect x="13" y="20" width="6" height="6" rx="1"/></g><rect x="20" y="6" width="6" height="6" rx="1" fill="#ff5c6c"/><rect x="13" y="13" width="6" height="6" rx="1" fill="#d9b13b"/><rect x="6" y="20" width="6" height="6" rx="1" fill="#6c9cff"/><rect x="20" y="20" width="6" height="6" rx="1" fill="#7d8896"/></svg>
`
