// npm run pictures, second half: docs/pictures/dashboard.png, of a simulated fleet, taken by Debian's chromium after a
// build. Where a name is given, the same page in other lights and sizes beside it: to be looked at, not to be kept.
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {chromium} from 'playwright-core'
import {openScene} from './pictures/scene.mjs'

const [folder] = process.argv.slice(2)

/** Between two points of the curves. */
const SPACING_MS = 5_000

const scene = openScene()
let browser
try {
  await scene.makeBusy()
  const program = scene.begin('dashboard', '--interval', '1s', '--quiet')
  const link = await new Promise((found) => {
    let said = ''
    program.stdout.on('data', (piece) => {
      said += piece
      const [url] = /http\S+/.exec(said) ?? []
      if (url) found(url)
    })
  })
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-proxy-server',
    ],
  })
  const size = {width: 1280, height: 800}
  const context = await browser.newContext({colorScheme: 'dark', viewport: size, locale: 'en-GB', timezoneId: 'UTC'})
  const page = await context.newPage()
  await page.goto(link)
  await page.locator('#strategy svg').waitFor()
  // Some time passes, in which something happens: curves need several looks.
  for (const happens of scene.incidents) {
    const before = await page.locator('#news').textContent()
    happens()
    scene.stx('sim', 'advance', '6m')
    await page.waitForFunction((text) => document.querySelector('#news').textContent !== text, before)
    await page.waitForTimeout(SPACING_MS)
  }
  mkdirSync('docs/pictures', {recursive: true})
  await page.screenshot({path: 'docs/pictures/dashboard.png'})
  if (folder) await others(page)
} finally {
  await browser?.close()
  scene.close()
}

async function others(page) {
  mkdirSync(folder, {recursive: true})
  const shoot = async (name, {width = 1440, height = 900, light = false, site} = {}) => {
    await page.emulateMedia({colorScheme: light ? 'light' : 'dark'})
    await page.setViewportSize({width, height})
    await page.goto(`${page.url().replace(/#.*/, '')}#/${site ? `site/${site}` : ''}`)
    await page
      .locator(site ? '#site-hosts td' : '#strategy svg')
      .first()
      .waitFor()
    await page.screenshot({path: join(folder, `${name}.png`)})
  }
  await shoot('dark')
  await shoot('light', {light: true})
  await shoot('narrow', {width: 360, height: 780})
  await shoot('wide', {width: 1920, height: 1080})
  await shoot('site', {site: 'subcloud23'})
  await shoot('site-light', {site: 'subcloud23', light: true})
  await page.goto(`${page.url().replace(/#.*/, '')}#/`)
  await page.setViewportSize({width: 1920, height: 1080})
  await page.getByRole('button', {name: 'Wall'}).click()
  await shoot('wall', {width: 1920, height: 1080})
}
