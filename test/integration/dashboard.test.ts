import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {Door} from '../../src/dashboard/door.js'
import {namesOf} from '../../src/dashboard/place.js'
import {type Dashboard, type DashboardOptions, dashboard} from '../../src/dashboard/server.js'
import type {Fleet} from '../../src/live/fleet.js'
import {LOOK} from '../../src/page/look.js'
import {hasBrowser, openBrowser, openTab, type Tab} from '../support/browser.js'
import {asSeen, type FakeLive, fakeLive, invented, inventedDetail} from '../support/fake-live.js'
import {hostileName} from '../support/hostile-page.js'

const built = (name: string) => readFileSync(new URL(`../../dist/page/dashboard/${name}`, import.meta.url), 'utf8')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Opened extends Tab {
  readonly url: string
  readonly live: FakeLive
  readonly server: Dashboard
}

describe.skipIf(!hasBrowser)(`the dashboard in a browser${hasBrowser ? '' : ' (needs chromium)'}`, () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** The page of an invented fleet, opened by its link and drawn. */
  async function opened(
    fleet: Fleet,
    {act, ...options}: BrowserContextOptions & Pick<DashboardOptions, 'act'> = {},
  ): Promise<Opened> {
    const live = fakeLive(asSeen(fleet))
    const door = new Door()
    const server = dashboard({
      ...{live, door, act, isOurName: namesOf(undefined), epoch: 'e1', systemTime: Date.now},
      script: built('main.js'),
      style: LOOK + built('dashboard.css'),
    })
    const port = await server.listen('127.0.0.1', 0)
    const url = `http://127.0.0.1:${port}/`
    const tab = await openTab(browser, options)
    onTestFinished(async () => {
      await tab.close()
      await server.close()
    })
    await tab.page.goto(`${url}?key=${door.newKey()}`)
    await tab.page.locator('.overview .tile').first().waitFor()
    return {...tab, url, live, server}
  }

  const lookInto = async ({page, live}: Opened, fleet: Fleet, site: string) => {
    await page.goto(`${page.url().replace(/#.*/, '')}#/site/${encodeURIComponent(site)}`)
    await page.locator('#site-title').waitFor()
    await expect.poll(() => live.asked).toContain(`look into ${site}`)
    live.show(asSeen(fleet, inventedDetail(site)))
    await page.locator('#site-hosts td').first().waitFor()
  }

  /** What an automated check of accessibility finds that is serious or worse. */
  async function barriers(page: Page): Promise<string[]> {
    // As a text it is run by the debugger, which the policy of the page does not concern.
    await page.evaluate(axe)
    const found = (await page.evaluate('axe.run({resultTypes: ["violations"]})')) as {
      violations: {id: string; impact: string; nodes: {html: string; failureSummary: string}[]}[]
    }
    return found.violations
      .filter(({impact}) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
  }

  /** What reaches beyond the edge of the page, and is in nothing that scrolls by itself. */
  const wide = `[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth
    && !one.closest('.wide, .scroller, .unseen, nav, svg, canvas, .map-groups')).map((one) => one.outerHTML.slice(0, 200))`
  const widths = '[document.documentElement.scrollWidth, innerWidth]'

  test.each(['dark', 'light'] as const)('%s: no complaint, no request elsewhere, no barrier', async (colorScheme) => {
    const fleet = invented(300)
    const tab = await opened(fleet, {colorScheme})
    await tab.page.locator('#strategy svg').waitFor()
    expect(await barriers(tab.page)).toEqual([])
    await lookInto(tab, fleet, 'edge-0053')
    expect(await barriers(tab.page)).toEqual([])
    expect(tab.complaints).toEqual([])
    expect(new Set(tab.requests.map((request) => new URL(request).origin))).toEqual(new Set([tab.url.slice(0, -1)]))
    // The key is not in the address any more.
    expect(await tab.page.evaluate('location.href')).not.toContain('key=')
  })

  test('the whole page is walked by keys alone', async () => {
    const fleet = invented(40)
    const {page, live} = await opened(fleet)
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Skip to the fleet')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')

    const stage = page.locator('.map-stage')
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement.className')) === 'map-stage') break
    }
    const says = page.locator('#map-says')
    await expect.poll(() => says.textContent()).toContain('edge-0001 (east)')
    await page.keyboard.press('ArrowRight')
    expect(await says.textContent()).toContain('edge-0002')
    await page.keyboard.press('PageDown')
    expect(await says.textContent()).toContain('(north)')
    await page.keyboard.press('End')
    expect(await says.textContent()).toContain('edge-0040')
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.locator('#site-title').waitFor()
    expect(await focused()).toBe('edge-0001')
    await expect.poll(() => live.asked).toContain('look into edge-0001')

    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe('← all sites')
    await page.keyboard.press('Enter')
    await stage.waitFor()
  })

  test('five thousand sites are a picture and a few rows, and the last is as near as the first', async () => {
    const fleet = invented(5000)
    const tab = await opened(fleet)
    const {page, complaints} = tab
    expect(await page.locator('.tile b').first().textContent()).toBe('5,000')
    expect(Number(await page.evaluate('document.querySelectorAll("*").length'))).toBeLessThan(2500)
    await page.getByRole('button', {name: 'site', exact: true}).click()
    await page.evaluate('document.querySelector("#sites .scroller").scrollTo(0, 1e6)')
    await page.getByRole('link', {name: 'edge-5000'}).waitFor()
    expect(await page.locator('#sites tbody tr').count()).toBeLessThan(60)

    await page.getByLabel('selector').fill('group:west,alarms.critical>0,edge-49*')
    await expect.poll(() => page.locator('#where-says').textContent()).toMatch(/^\d+ sites? of 5,000$/)
    await page.getByLabel('selector').fill('nope=1')
    await expect.poll(() => page.locator('#where-says').textContent()).toContain('no field "nope"')
    expect(complaints).toEqual([])
  })

  test('at 360 pixels nothing has to be moved sideways', async () => {
    const fleet = invented(300)
    const tab = await opened(fleet, {viewport: {width: 360, height: 740}})
    expect(await tab.page.evaluate(widths)).toEqual([360, 360])
    await lookInto(tab, fleet, 'edge-0053')
    expect(await tab.page.evaluate(widths)).toEqual([360, 360])
  })

  test('on a wall the letters are larger, and what is worked with is left out', async () => {
    const {page} = await opened(invented(300), {viewport: {width: 1920, height: 1080}})
    const size = () => page.evaluate('parseFloat(getComputedStyle(document.documentElement).fontSize)')
    const before = Number(await size())
    await page.getByRole('button', {name: 'Wall'}).click()
    expect(Number(await size())).toBeGreaterThan(before * 1.2)
    expect(await page.locator('#sites').isVisible()).toBe(false)
    expect(await page.locator('#map').isVisible()).toBe(true)
    expect(await page.evaluate(widths)).toEqual([1920, 1920])
  })

  test('what changes is seen at once; when the server ends, the page says so', async () => {
    const fleet = invented(40)
    const {page, live, server} = await opened(fleet)
    const [site, ...rest] = fleet.sites
    if (!site) throw new Error('no site')
    const away = {...site, subcloud: {...site.subcloud, 'availability-status': 'offline', sync_status: 'unknown'}}
    live.show({
      ...asSeen({...fleet, sites: [away, ...rest]}),
      changes: [{at: fleet.at, kind: 'site', about: 'edge-0001', field: 'availability', from: 'online', to: 'offline'}],
    })
    await page.locator('#news').getByText('online → offline').waitFor()
    await server.close()
    await page.getByText('stx dashboard has ended. What you see is old; it is tried again.').waitFor()
    expect(await page.locator('#pulse').textContent()).not.toContain('live')
  })

  const names = [hostileName, '\u202egnp.exe\u202c', '\u001b[2J\u001b]0;x\u0007', '🛰️ edge', '-n', 'a'.repeat(10_000)]

  test('hostile names are shown, and do nothing', async () => {
    const fleet = invented(names.length)
    const sites = fleet.sites.map((site, at) => {
      const name = names[at] ?? ''
      const subcloud = {...site.subcloud, name, location: name, 'error-description': name, 'deploy-status': name}
      return {...site, subcloud, group: name, step: {state: name, stage: name, details: name}}
    })
    const steps = names.map((cloud) => ({cloud, state: 'failed', details: cloud, 'started-at': '2026-11-30 11:00:00'}))
    const alarms = names.map((name, at) => ({
      ...{uuid: `${at}`, alarm_id: name, entity_instance_id: name, severity: name, timestamp: name, reason_text: name},
    }))
    const strategy = {strategy: {type: hostileName, state: hostileName}, steps}
    const stale = new Map([['peers', {reason: hostileName}]] as const)
    const hostile: Fleet = {...fleet, sites, alarms, strategy, stale}
    const tab = await opened(hostile, {viewport: {width: 360, height: 740}})
    const {page, complaints} = tab
    tab.live.show({
      ...asSeen(hostile),
      changes: names.map((name) => ({at: 1, kind: 'site', about: name, field: name, from: name, to: name})),
    })
    await page.locator('#news time').first().waitFor()
    await page.getByRole('link', {name: '<script>'}).first().waitFor()
    const acting = 'document.querySelectorAll("body script, img, iframe, object, embed, [onload], [onerror]").length'
    expect(await page.evaluate(acting)).toBe(0)
    const turning = '/[\\u202a-\\u202e\\u2066-\\u2069\\u001b]/.test(document.body.textContent)'
    expect(await page.evaluate(turning)).toBe(false)
    expect(await page.evaluate(wide)).toEqual([])
    for (const name of names) {
      await page.goto(`${page.url().replace(/#.*/, '')}#/site/${encodeURIComponent(name)}`)
      await page.locator('#site-title').waitFor()
      await expect.poll(() => tab.live.asked).toContain(`look into ${name}`)
      expect(await page.evaluate(wide)).toEqual([])
    }
    expect(await page.evaluate(acting)).toBe(0)
    expect(complaints).toEqual([])
  })

  test('an action is sent when its target was typed, and says what came of it', async () => {
    const ran: string[] = []
    const act = async (words: readonly string[]) => {
      ran.push(words.join(' '))
      return {done: true, said: 'done: it is so'}
    }
    const fleet = invented(5)
    const tab = await opened(fleet, {act})
    await lookInto(tab, fleet, 'edge-0002')
    await tab.page.getByRole('button', {name: 'unmanage'}).click()
    const dialog = tab.page.getByRole('dialog')
    const go = dialog.getByRole('button', {name: 'Do it'})
    await dialog.getByRole('textbox').fill('edge-0001')
    expect(await go.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('edge-0002')
    expect(await barriers(tab.page)).toEqual([])
    await go.click()
    await dialog.getByText('done: it is so').waitFor()
    expect(ran).toEqual(['subcloud unmanage --yes -- edge-0002'])
    expect(tab.complaints).toEqual([])
  })

  test('without actions there is no button for one', async () => {
    const fleet = invented(5)
    const tab = await opened(fleet)
    await lookInto(tab, fleet, 'edge-0002')
    expect(await tab.page.locator('.grave:visible').count()).toBe(0)
  })
})
