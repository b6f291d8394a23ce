import {spawn} from 'node:child_process'
import {setTimeout as pause} from 'node:timers/promises'
import {env, startSimulator, stopSimulator, stx, thousands} from './measure.mjs'

const WARM_MS = 16_000
const WINDOW_MS = 60_000

/** What it costs to keep a fleet in sight at which nothing changes, as its own numbers say. */
export async function seeing({fact}) {
  for (const sites of [100, 5000]) {
    startSimulator('--subclouds', String(sites))
    const [program, ...words] = stx('metrics', '--listen', '127.0.0.1:0', '--interval', '5s')
    const child = spawn(program, words, {env, stdio: ['ignore', 'ignore', 'pipe']})
    try {
      const url = await new Promise((resolve, reject) => {
        child.stderr.setEncoding('utf8').on('data', (text) => resolve(/http\S+/.exec(text)?.[0]))
        child.once('exit', (code) => reject(new Error(`stx metrics ended with ${code}`)))
      })
      await pause(WARM_MS)
      const before = await numbers(url)
      await pause(WINDOW_MS)
      const after = await numbers(url)
      const spent = (name) => after[name] - before[name]
      fact(
        `Keeping ${thousands(sites)} subclouds in sight, every 5 s and while nothing changes: ` +
          `${spent('stx_poll_requests_total')} requests a minute, ` +
          `${((spent('stx_poll_cpu_seconds_total') * 100_000) / WINDOW_MS).toFixed(1)}% of one core.`,
      )
    } finally {
      child.kill()
      stopSimulator()
    }
  }
}

async function numbers(url) {
  const text = await (await fetch(url)).text()
  return Object.fromEntries(
    [...text.matchAll(/^(stx_poll_\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
  )
}
