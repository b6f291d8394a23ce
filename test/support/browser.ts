import {spawnSync} from 'node:child_process'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'

const program = '/usr/bin/chromium'

export const hasBrowser = spawnSync(program, ['--version']).status === 0

/** Debian's browser without a window. It ends with the pipe that it is led by, so with whoever holds that. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    args: [
      // In a container there is none, and what is opened here was made here.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--no-first-run',
      // The browser itself asks nobody for anything either.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })

/** A tab, with what it did while it was open. */
export interface Tab {
  readonly page: Page
  /** Errors and warnings of the console, exceptions, what the policy of the page refused, questions it asked. */
  readonly complaints: string[]
  /** Addresses that it asked for, its own first. */
  readonly requests: string[]
  close(): Promise<void>
}

/** A tab of a browser that knows nothing from before. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({locale: 'en-GB', timezoneId: 'UTC', ...options})
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => requests.push(request.url()))
  return {page, complaints, requests, close: () => context.close()}
}

/** What a visit came to. */
export interface Visit extends Pick<Tab, 'complaints' | 'requests'> {
  readonly answer: unknown
}

/** On what it is looked at; otherwise on a wide screen, in the light. */
export interface Look extends Pick<BrowserContextOptions, 'colorScheme'> {
  readonly width?: number
  readonly media?: 'print'
}

/** Opens a page, and asks it a question in its own language once it has loaded. */
export async function visit(
  browser: Browser,
  url: string,
  question: string,
  {media, width, ...look}: Look = {},
): Promise<Visit> {
  const {page, complaints, requests, close} = await openTab(browser, {
    ...look,
    ...(width && {viewport: {width, height: 800}}),
  })
  if (media) await page.emulateMedia({media})
  await page.goto(url)
  const answer: unknown = await page.evaluate(question)
  await close()
  return {complaints, requests, answer}
}
