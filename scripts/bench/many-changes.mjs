import {json, run, spent, startSimulator, stopSimulator, stx, thousands} from './measure.mjs'

const COUNT = 5000

/** What each change to a fleet is made of, and what stands before it. */
const verbs = [
  {
    speed: 'frozen',
    before: ['subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--quiet'],
    words: ['subcloud', 'manage', '--subclouds', 'all', '--yes'],
  },
]

/** A change to all subclouds is a run: each is written down before it is sent, and what came of it after. */
export async function manyChanges({fact}) {
  for (const {speed, before, words} of verbs) {
    startSimulator('--subclouds', String(COUNT), '--speed', speed)
    if (before) run(stx(...before))
    const extra = {STX_SYSADMIN_PASSWORD: 'St8rling-X*'}
    // Each request is told, so that they can be counted.
    const {stderr, cpu, wall, memory} = await spent([...words, '--verbose', '--format', 'json'], {extra})
    const requests = stderr.match(/^(GET|POST|PATCH|PUT|DELETE) /gm)?.length ?? 0
    const [last] = json(stx('run', 'list'))
    if (last.done !== COUNT) throw new Error(`${last.done} of ${COUNT} subclouds were done`)
    stopSimulator()
    const each = (requests / COUNT).toFixed(2)
    fact(
      `\`stx ${words.join(' ')}\` of ${thousands(COUNT)} subclouds takes ${each} requests a subcloud, ${(cpu / 1000).toFixed(1)} s of CPU of the client (${(cpu / COUNT).toFixed(2)} ms a subcloud) and ${(wall / 1000).toFixed(1)} s; ${memory} MB.`,
    )
  }
}
