import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {hasBrowser, type Look, openBrowser, visit} from '../support/browser.js'
import {hostilePages} from '../support/hostile-page.js'
import {Shell} from '../support/shell.js'

const shell = new Shell({})
const file = (name: string) => join(shell.folder, name)
const urlOf = (name: string) => pathToFileURL(file(name)).href

afterAll(() => shell.remove())

/** How much is drawn, and what of the page could act. */
const QUESTION = `({
  drawn: document.querySelectorAll('svg rect, svg path').length,
  acting: document.querySelectorAll('script, img, iframe, object, embed, [onload], [onerror]').length,
  heading: document.querySelector('h1').textContent,
})`

describe.skipIf(!hasBrowser)(`pages in a browser${hasBrowser ? '' : ' (needs chromium)'}`, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  async function expectQuiet(name: string, heading: string): Promise<void> {
    const {complaints, requests, answer} = await visit(browser, urlOf(name), QUESTION)
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([urlOf(name)])
    expect(answer).toEqual({drawn: expect.any(Number), acting: 0, heading: expect.stringContaining(heading)})
    expect((answer as {drawn: number}).drawn).toBeGreaterThan(0)
  }

  const plans = {addresses: 'Addresses of the fleet', failover: 'When a site is lost'}
  const headings = {...plans, report: 'The fleet'}

  test.each(Object.entries(plans))('that of %s: no complaint, no request', async (kind, heading) => {
    const made = await shell.run(
      `stx plan ${kind} examples/plan/${kind}.yaml --offline --html ${kind}.html --format json > ${kind}.json`,
    )
    expect(made.stderr).toBe('')
    await expectQuiet(`${kind}.html`, heading)
  })

  test.each(Object.entries(hostilePages))('that of %s with hostile names', async (kind, page) => {
    writeFileSync(file(`hostile-${kind}.html`), page)
    await expectQuiet(`hostile-${kind}.html`, headings[kind as keyof typeof headings])
  })

  test('a report: readable on paper, in the dark and on 360 pixels, and nothing is wrong for who cannot see it', async () => {
    writeFileSync(file('report.html'), hostilePages.report)
    const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
    const grave = `axe.run().then(({violations}) =>
      violations.filter(({impact}) => impact === 'serious' || impact === 'critical').map(({id, nodes}) => id + ': ' + nodes[0].html))`
    const beside = 'Math.max(0, document.documentElement.scrollWidth - innerWidth)'
    const looks: [look: Look, question: string][] = [
      [{}, `${axe}; ${grave}`],
      [{colorScheme: 'dark'}, `${axe}; ${grave}`],
      [{width: 360}, beside],
      [{media: 'print', width: 720}, beside],
    ]
    for (const [look, question] of looks) {
      const {complaints, answer} = await visit(browser, urlOf('report.html'), question, look)
      expect({complaints, answer}, JSON.stringify(look)).toEqual({complaints: [], answer: question === beside ? 0 : []})
    }
  })

  test('a page that complains and asks is seen', async () => {
    const bad = '<h1>bad</h1><script>console.error("no")</script><img src="http://127.0.0.1:1/x.png">'
    writeFileSync(file('bad.html'), bad)
    const {complaints, requests, answer} = await visit(browser, urlOf('bad.html'), QUESTION)
    expect(complaints.join()).toContain('error: no')
    expect(requests).toContain('http://127.0.0.1:1/x.png')
    expect(answer).toEqual({drawn: 0, acting: 2, heading: 'bad'})
  })
})
