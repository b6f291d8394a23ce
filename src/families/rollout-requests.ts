import {type Apis, apisOf} from '../cli/apis.js'
import {Effects} from '../cli/effects.js'
import {asCurl, asRow} from '../cli/planned.js'
import {exitCode, type Result, remark, several, text} from '../cli/result.js'
import type {Cloud} from '../client/connect.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import type {Write} from '../client/onlooker.js'
import type {Wave} from '../planning/rollout/waves.js'
import {rehearseWave} from '../rollout/rehearse.js'
import type {Limits, Order} from '../rollout/stage.js'

interface Planned {
  readonly waves: readonly (Wave & {readonly order: Order; readonly prepares: boolean})[]
  readonly limits: Limits
}

/** What each wave would send, held back by whoever looks on. */
export async function requestsTold(
  {dcmanager}: Pick<Apis, 'dcmanager'>,
  {waves, limits}: Planned,
  cloud: () => Promise<Cloud>,
): Promise<Result> {
  const fleet = waves.length > 0 ? await subclouds(dcmanager).list({secondary: true}) : []
  const told = []
  for (const [at, {canary, sites, order, prepares}] of waves.entries()) {
    const effects = new Effects({rehearses: true, ensures: false})
    const api = apisOf(cloud, async () => ({onlooker: effects})).dcmanager
    const wave = {number: at + 1, canary, sites}
    await rehearseWave({id: 'ID', api, order, limits}, wave, fleet)
    told.push({...wave, what: prepares ? 'makes ready' : canary ? 'canary' : 'wave', writes: effects.writes})
  }
  const list = told.flatMap(({number, writes}) =>
    writes.map((write) => ({wave: number, ...asRow(write, {curl: true})})),
  )
  if (list.length === 0) return text('nothing would change', [])
  const lines = told.flatMap(({number, what, sites, writes}) => [
    `# ${what} ${number}: ${sites.length === 1 ? '1 subcloud' : `${sites.length} subclouds`}`,
    ...curlLines(writes),
  ])
  const sum = `nothing was sent; without --dry-run these ${list.length} requests would be, each wave when its time has come`
  return several([text(lines.join('\n'), list), remark(sum)], exitCode(9))
}

/** A strategy is deleted when it has ended, and not before. */
function curlLines(writes: readonly Write[]): string[] {
  const lines = writes.map(asCurl)
  return [...lines.slice(0, -1), '# when the strategy has ended:', ...lines.slice(-1)]
}
