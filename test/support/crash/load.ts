import {join} from 'node:path'
import type {RandomStream} from '../../../src/simulator/kernel/random.js'
import {addParts, bootstrap, password, remoteParts, yamlPart} from '../../simulator/support/fleet.js'
import type {KilledSite, Reply} from './site.js'

/** What a site has acknowledged, and must not forget. */
export interface Known {
  readonly groups: ReadonlySet<string>
  /** those that were added, with their descriptions */
  readonly subclouds: ReadonlyMap<string, string>
  readonly host: 'locked' | 'unlocked'
  readonly strategy: 'none' | 'there' | 'going'
  /** it is at least so late */
  readonly clock: number
}

export const nothing: Known = {groups: new Set(), subclouds: new Map(), host: 'unlocked', strategy: 'none', clock: 0}

/** One thing that is asked of a site: `sent` says what is known once it was acknowledged, or nothing where it was refused. */
export interface Operation {
  readonly kind: Kind
  /** what would be known, should it have been done */
  readonly done: Known
  send(): Promise<Known | undefined>
}

export const kinds = [
  'group',
  'no group',
  'subcloud',
  'description',
  'lock or unlock',
  'backup',
  'strategy',
  'advance',
  'save',
  'load',
  'sync',
  'migrate',
] as const
export type Kind = (typeof kinds)[number]

type Parts = Readonly<Record<string, string | {file: string; name?: string}>>

function formOf(parts: Parts): FormData {
  const form = new FormData()
  for (const [field, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.set(field, part)
    else form.set(field, new Blob([part.file]), part.name ?? field)
  }
  return form
}

const dc = '/dcmanager/v1.0'
const mostSubclouds = 10

/** Thinks of what to ask next. The same seed thinks of the same, as far as the answers are the same. */
export class Load {
  #names = 0
  #cards: Kind[] = []
  #saved: {file: string; known: Known} | undefined

  constructor(
    private readonly site: KilledSite,
    private readonly chance: RandomStream,
  ) {}

  /** Each kind has its turn before one comes again. Nothing where that kind makes no sense now. */
  next(known: Known): Operation | undefined {
    if (this.#cards.length === 0) {
      const left = [...kinds]
      while (left.length > 0) this.#cards.push(...left.splice(this.chance.int(0, left.length - 1), 1))
    }
    const kind = this.#cards.pop() ?? 'advance'
    return this.#operation(kind, known)
  }

  #operation(kind: Kind, known: Known): Operation | undefined {
    const {site, chance} = this
    const name = `${site.name}-${this.#names++}`
    const one = (names: Iterable<string>) => {
      const all = [...names]
      return all[chance.int(0, Math.max(0, all.length - 1))]
    }
    const asked = (done: Known, request: () => Promise<Reply>): Operation => ({
      kind,
      done,
      send: async () => {
        const {status, body} = await request()
        // A migration that is underway is refused so by the genuine server, too.
        const refused = kind === 'migrate' && JSON.stringify(body).includes('Batch migrate subclouds error')
        if (status >= 500 && !refused)
          throw new Error(`${site.name} answered ${status} to ${kind}: ${JSON.stringify(body)}`)
        return status < 300 ? done : undefined
      },
    })
    switch (kind) {
      case 'group':
        return asked({...known, groups: new Set([...known.groups, name])}, () =>
          site.ask('POST', `${dc}/subcloud-groups/`, {
            ...{name, description: 'one of many'},
            ...{update_apply_type: 'parallel', max_parallel_subclouds: 2},
          }),
        )
      case 'no group': {
        const gone = one(known.groups)
        if (gone === undefined) return undefined
        const groups = new Set([...known.groups].filter((group) => group !== gone))
        return asked({...known, groups}, () => site.ask('DELETE', `${dc}/subcloud-groups/${gone}`))
      }
      case 'subcloud': {
        if (known.subclouds.size >= mostSubclouds) return undefined
        const net = 20 + (this.#names % 180)
        const parts = chance.chance(0.5) ? addParts(name, net) : remoteParts(name, net)
        const subclouds = new Map([...known.subclouds, [name, 'new edge']])
        return asked({...known, subclouds}, () => site.ask('POST', `${dc}/subclouds`, formOf(parts)))
      }
      case 'description': {
        const changed = one(known.subclouds.keys())
        if (changed === undefined) return undefined
        const subclouds = new Map([...known.subclouds, [changed, name]])
        return asked({...known, subclouds}, () =>
          site.ask('PATCH', `${dc}/subclouds/${changed}`, formOf({description: name})),
        )
      }
      case 'lock or unlock': {
        const action = known.host === 'locked' ? 'unlock' : 'lock'
        const patch = [{op: 'replace', path: '/action', value: action}]
        return asked({...known, host: action === 'lock' ? 'locked' : 'unlocked'}, () =>
          site.ask('PATCH', '/sysinv/v1/ihosts/controller-1', patch),
        )
      }
      case 'backup': {
        const of = one([...known.subclouds.keys(), 'subcloud3'])
        const body = {sysadmin_password: password, subcloud: of, local_only: 'false', registry_images: 'false'}
        return asked(known, () => site.ask('POST', `${dc}/subcloud-backup`, body))
      }
      case 'strategy':
        return this.#strategy(known, asked)
      case 'advance': {
        const minutes = chance.int(1, 40)
        return {kind, done: known, send: async () => ({...known, clock: await this.#advance(minutes)})}
      }
      case 'save': {
        const file = join(site.dataDir, '..', `${name}.snapshot`)
        return {
          kind,
          done: known,
          send: async () => {
            await site.control.saveSnapshot(file)
            this.#saved = {file, known}
            return known
          },
        }
      }
      case 'load': {
        const saved = this.#saved
        if (saved === undefined) return undefined
        const send = async () => {
          await site.control.loadSnapshot(saved.file)
          return saved.known
        }
        return {kind, done: saved.known, send}
      }
      case 'sync':
        return asked(known, () => site.ask('PATCH', `${dc}/peer-group-associations/1/sync`, {}))
      case 'migrate':
        return asked(known, () =>
          site.ask('PATCH', `${dc}/subcloud-peer-groups/pg/migrate`, {sysadmin_password: password}),
        )
    }
  }

  /** It is created, applied, sometimes aborted, and deleted when it is over. */
  #strategy(known: Known, asked: (done: Known, request: () => Promise<Reply>) => Operation): Operation {
    const {site, chance} = this
    const path = `${dc}/sw-update-strategy`
    if (known.strategy === 'none') {
      const body = {type: 'prestage', sysadmin_password: password, for_sw_deploy: 'true'}
      return asked({...known, strategy: 'there'}, () => site.ask('POST', path, body))
    }
    if (chance.chance(0.5)) {
      const action = chance.chance(0.8) ? 'apply' : 'abort'
      return asked(known, () => site.ask('POST', `${path}/actions?type=prestage`, {action}))
    }
    return asked({...known, strategy: 'going'}, () => site.ask('DELETE', `${path}?type=prestage`))
  }

  async #advance(minutes: number): Promise<number> {
    return Date.parse((await this.site.control.advance(`${minutes}m`)).clock)
  }
}

/** Two sites that stand in for each other with a group of two subclouds. */
export async function associate(east: KilledSite, west: KilledSite): Promise<void> {
  const must = async (reply: Promise<Reply>): Promise<Reply> => {
    const {status, body} = await reply
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return {status, body}
  }
  const peerOf = async (site: KilledSite) => {
    const {body} = await must(site.ask('GET', '/sysinv/v1/isystems'))
    const [system] = body['isystems'] as {uuid: string}[]
    return {
      ...{peer_uuid: system?.uuid, peer_name: site.name, manager_endpoint: `${site.url}/keystone/v3`},
      ...{manager_username: 'admin', manager_password: Buffer.from(site.admin.password).toString('base64')},
      ...{peer_controller_gateway_address: '192.168.204.77', administrative_state: 'enabled'},
      ...{heartbeat_interval: 60, heartbeat_failure_threshold: 3, heartbeat_failure_policy: 'alarm'},
      heartbeat_maintenance_timeout: 600,
    }
  }
  await must(east.ask('POST', `${dc}/system-peers/`, await peerOf(west)))
  await must(west.ask('POST', `${dc}/system-peers/`, await peerOf(east)))
  await must(east.ask('POST', `${dc}/subcloud-peer-groups/`, {'peer-group-name': 'pg'}))
  for (const [name, net] of [
    ['subcloud1', 210],
    ['subcloud2', 211],
  ] as const) {
    const values = {bootstrap_values: yamlPart(bootstrap(name, net)), bootstrap_address: `10.20.${net}.12`}
    await must(east.ask('PATCH', `${dc}/subclouds/${name}`, formOf({peer_group: 'pg', ...values})))
  }
  const association = {peer_group_id: 1, system_peer_id: 1, peer_group_priority: 2}
  await must(east.ask('POST', `${dc}/peer-group-associations/`, association))
  await east.control.advance('1s')
  await west.control.advance('1s')
}
