import {spawn} from 'node:child_process'
import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {env, home, node, onPath, startSimulator, stopSimulator, thousands} from './measure.mjs'

const WARM_MS = 20_000
const WINDOW_MS = 60_000

/**
 * What it costs to keep a fleet in sight at which nothing changes: requests a minute, and CPU of who looks. A terminal and a
 * browser are needed for two of three; where there is none, that is said.
 */
export async function seeing({fact}) {
  for (const sites of [100, 5000]) {
    startSimulator('--subclouds', String(sites))
    const told = ({requests, percent}) => `${requests} requests a minute, ${percent.toFixed(1)}% of one core`
    const of = `with ${thousands(sites)} subclouds in sight every 5 s, while nothing changes`
    try {
      const numbers = begin(['metrics', '--listen', '127.0.0.1:0', '--interval', '5s'])
      await numbers.said(/http\S+/)
      fact(`\`stx metrics\` ${of}: ${told(await numbers.spent())}.`)
      await numbers.end()

      if (onPath('script')) {
        const top = begin(['top'], onTerminal)
        fact(`\`stx top\` ${of}: ${told(await top.spent())}.`)
        await top.end()
      } else fact('There is no `script` that has a terminal: `stx top` was not measured.')

      const served = begin(['dashboard'])
      const [link] = await served.said(/http\S+/)
      const page = await openPage(link)
      const cost = await served.spent(page)
      fact(
        `\`stx dashboard\` ${of}: ${told(cost)}${page ? ` for the server, ${cost.page.toFixed(1)}% for the page` : ''}.`,
      )
      if (!page) fact('There is no browser: the page of `stx dashboard` was not measured.')
      await page?.close()
      await served.end()
    } finally {
      stopSimulator()
    }
  }
}

// Counts from within: what is asked, and the CPU of this process alone. A signal has it told.
const counter = `
import {subscribe} from 'node:diagnostics_channel'
import {writeFileSync} from 'node:fs'
let requests = 0
subscribe('http.client.request.start', () => requests++)
const tell = () => {
  const {user, system} = process.cpuUsage()
  writeFileSync(process.env.STX_BENCH_TOLD, JSON.stringify({pid: process.pid, requests, cpuMs: (user + system) / 1000}))
}
process.on('SIGUSR2', tell)
tell()
`

const quoted = (command) => command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
const onTerminal = (command) => ['script', '-qefc', `stty cols 200 rows 50; exec ${quoted(command)}`, '/dev/null']

let begun = 0

/** A program of ours that goes on until its end. */
function begin(words, through = (command) => command) {
  const file = join(home, `told-${++begun}.json`)
  const told = () => JSON.parse(readFileSync(file, 'utf8'))
  const [program, ...rest] = through([
    node,
    '--import',
    `data:text/javascript,${encodeURIComponent(counter)}`,
    'bin/stx.js',
    ...words,
  ])
  const child = spawn(program, rest, {
    env: {...env, STX_BENCH_TOLD: file, TERM: env.TERM ?? 'xterm'},
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece) => (output += piece))
  const ended = new Promise((resolve) => child.once('exit', resolve))

  async function now() {
    const {pid} = told()
    rmSync(file)
    process.kill(pid, 'SIGUSR2')
    for (;;) {
      await pause(20)
      try {
        return told()
      } catch {
        // Not written yet.
      }
    }
  }

  return {
    async said(pattern) {
      for (;;) {
        const found = pattern.exec(output)
        if (found) return found
        if (child.exitCode !== null) throw new Error(`stx ${words.join(' ')} ended with ${child.exitCode}: ${output}`)
        await pause(50)
      }
    },
    /** In a minute, after it has come to rest. */
    async spent(page) {
      await pause(WARM_MS)
      const [before, seen] = [await now(), await page?.cpuMs()]
      await pause(WINDOW_MS)
      const [after, seenThen] = [await now(), await page?.cpuMs()]
      const percent = (milliseconds) => (milliseconds / WINDOW_MS) * 100
      return {
        requests: Math.round(((after.requests - before.requests) * 60_000) / WINDOW_MS),
        percent: percent(after.cpuMs - before.cpuMs),
        page: percent(seenThen - seen),
      }
    },
    async end() {
      process.kill(told().pid, 'SIGTERM')
      await ended
    },
  }
}

/** The page in a browser; none where there is no browser. */
async function openPage(link) {
  const {chromium} = await import('playwright-core')
  if (!onPath('chromium')) return undefined
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-proxy-server',
    ],
  })
  const page = await browser.newPage({viewport: {width: 1440, height: 900}})
  await page.goto(link)
  await page.locator('#sites td').first().waitFor()
  const session = await browser.newBrowserCDPSession()
  return {
    close: () => browser.close(),
    /** Of the process that draws it. */
    async cpuMs() {
      const {processInfo} = await session.send('SystemInfo.getProcessInfo')
      const drawing = processInfo.filter(({type}) => type === 'renderer')
      return drawing.reduce((sum, {cpuTime}) => sum + cpuTime * 1000, 0)
    },
  }
}
