import type {Known} from './load.js'
import type {KilledSite} from './site.js'

const dc = '/dcmanager/v1.0'
type Row = Readonly<Record<string, unknown>>

async function rows(site: KilledSite, path: string, member: string): Promise<readonly Row[]> {
  const {status, body} = await site.ask('GET', path)
  if (status !== 200) throw new Error(`${site.name} answered ${status} to GET ${path}: ${JSON.stringify(body)}`)
  return body[member] as Row[]
}

/** What a site says of what the model knows. */
async function said(site: KilledSite) {
  const subclouds = await rows(site, `${dc}/subclouds`, 'subclouds')
  const groups = await rows(site, `${dc}/subcloud-groups/`, 'subcloud_groups')
  const hosts = await rows(site, '/sysinv/v1/ihosts', 'ihosts')
  const strategy = await site.ask('GET', `${dc}/sw-update-strategy?type=prestage`)
  const {clock} = await site.control.status()
  return {
    groups: groups.map(({name}) => String(name)).filter((name) => name !== 'Default'),
    subclouds: subclouds
      .filter(({name}) => String(name).startsWith(`${site.name}-`))
      .map(({name, description}) => [String(name), String(description)] as const),
    host: hosts.find(({hostname}) => hostname === 'controller-1') ?? {},
    strategy: strategy.status === 200 ? String(strategy.body['state']) : undefined,
    clock: Date.parse(clock),
  }
}

type Said = Awaited<ReturnType<typeof said>>

/** Where a host is, or will be: a lock that is underway was taken, though the host is not locked yet. */
function heading({administrative, task}: Row): unknown {
  if (/^Lock/.test(String(task ?? ''))) return 'locked'
  return /^Unlock/.test(String(task ?? '')) ? 'unlocked' : administrative
}

/** What of a model a site does not bear out. */
function differences(found: Said, known: Known): string[] {
  const wrong: string[] = []
  const compare = (what: string, has: unknown, wanted: unknown) => {
    const [a, b] = [JSON.stringify(has), JSON.stringify(wanted)]
    if (a !== b) wrong.push(`${what}: ${a}, acknowledged was ${b}`)
  }
  compare('groups', [...found.groups].sort(), [...known.groups].sort())
  compare('subclouds', [...found.subclouds].sort(), [...known.subclouds].sort())
  if (known.strategy === 'there') compare('strategy', found.strategy !== undefined, true)
  if (known.strategy === 'none') compare('strategy', found.strategy, undefined)
  if (found.clock < known.clock) compare('clock', found.clock, known.clock)
  compare('host', heading(found.host), known.host)
  return wrong
}

/** Which of the models a site bears out: what was underway at a kill was done as a whole, or not at all. */
export async function settled(site: KilledSite, candidates: readonly Known[]): Promise<Known> {
  const found = await said(site)
  const judged = candidates.map((known) => ({known, wrong: differences(found, known)}))
  const right = judged.find(({wrong}) => wrong.length === 0)
  if (right === undefined) {
    throw new Error(
      `${site.name} lost or halved something:\n${judged.map(({wrong}) => wrong.join('\n')).join('\nor\n')}`,
    )
  }
  const {known} = right
  // A strategy that was being deleted is gone some time.
  return known.strategy === 'going' && found.strategy === undefined ? {...known, strategy: 'none'} : known
}

/** What waits for another site is not underway here: that one may have been put back to before it began. */
const underway = /^(?!rehome-pending$)(?:.*ing|.*ing-.*|pre-(?!.*failed).*|not-deployed)$/

/** What still goes on in a site that was left alone for long. */
export async function unfinished(site: KilledSite, known: Known): Promise<string[]> {
  const found = await said(site)
  const left = differences(found, known)
  if (found.strategy !== undefined && underway.test(found.strategy)) left.push(`strategy is ${found.strategy}`)
  for (const one of await rows(site, `${dc}/subclouds`, 'subclouds')) {
    for (const member of ['deploy-status', 'backup-status', 'prestage-status']) {
      const state = String(one[member] ?? '')
      if (underway.test(state)) left.push(`${member} of ${one['name']} is ${state}`)
    }
  }
  for (const one of await rows(site, `${dc}/peer-group-associations/`, 'peer_group_associations')) {
    if (underway.test(String(one['sync-status']))) left.push(`association ${one['id']} is ${one['sync-status']}`)
  }
  for (const one of await rows(site, `${dc}/subcloud-peer-groups/`, 'subcloud_peer_groups')) {
    const state = String(one['migration_status'] ?? '')
    if (underway.test(state)) left.push(`peer group ${one['peer_group_name']} is ${state}`)
  }
  if (found.host['administrative'] !== known.host || found.host['task']) {
    left.push(`controller-1 is ${found.host['administrative']}, ${found.host['task']}`)
  }
  const {counts} = await site.control.status()
  if (counts['timers_in_foreground'] !== 0) left.push(`${counts['timers_in_foreground']} timers are left`)
  return left
}
