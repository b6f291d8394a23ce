import {json, spent, startSimulator, stopSimulator, stx, thousands} from './measure.mjs'

// A look at how it grows needs fewer: ROLLOUT_SITES=200 npm run bench -- rollout
const COUNT = Number(process.env.ROLLOUT_SITES ?? 5000)
const WAVE = Math.max(1, COUNT / 10)

/** A canary, and then a tenth of the fleet at a time: each wave is a group that is made for it, and undone. */
export async function rollout({fact}) {
  startSimulator('--subclouds', String(COUNT), '--speed', 'max')
  const words = ['strategy', 'prestage', 'rollout', '--for-sw-deploy', '--canary', '1', '--wave', String(WAVE)]
  const extra = {STX_SYSADMIN_PASSWORD: 'St8rling-X*'}
  // Each request is told, so that they can be counted.
  const {stderr, cpu, wall, memory} = await spent([...words, '--yes', '--verbose', '--format', 'json'], {extra})
  const requests = stderr.match(/^(GET|POST|PATCH|PUT|DELETE) /gm) ?? []
  const writes = requests.filter((one) => !one.startsWith('GET'))
  const [last] = json(stx('run', 'list'))
  if (last.done !== COUNT) throw new Error(`${last.done} of ${COUNT} subclouds were done`)
  stopSimulator()
  const each = (list) => (list.length / COUNT).toFixed(2)
  fact(
    `\`stx ${words.join(' ')}\` of ${thousands(COUNT)} subclouds takes ${each(requests)} requests a subcloud, ${each(writes)} of them writes, ${(cpu / 1000).toFixed(1)} s of CPU of the client (${(cpu / COUNT).toFixed(2)} ms a subcloud) and ${(wall / 1000).toFixed(1)} s; ${memory} MB.`,
  )
}
