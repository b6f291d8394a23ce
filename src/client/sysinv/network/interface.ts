import * as z from 'zod'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {create} from '../create.js'
import {type Host, hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {theOne} from '../lookup.js'
import {type Port, ports} from './port.js'

const names = z.array(z.string()).nullish()

export const Interface = z.looseObject({
  uuid: z.string(),
  ifname: z.string(),
  iftype: z.string().nullish(),
  ifclass: z.string().nullish(),
  imtu: z.number().nullish(),
  aemode: z.string().nullish(),
  txhashpolicy: z.string().nullish(),
  primary_reselect: z.string().nullish(),
  /** The interfaces below and above, by name. */
  uses: names,
  used_by: names,
})

export type Interface = z.infer<typeof Interface>

/** With what the API keeps with its ports. */
export interface FittedInterface extends Interface {
  /** Their names; of an interface that uses others, none. */
  ports: string[]
  /** Whether each port below can be accelerated. */
  dpdksupport?: (boolean | null)[]
}

const changeable = [
  ...(['ifname', 'imtu', 'aemode', 'txhashpolicy', 'ifclass', 'ipv4_mode', 'ipv6_mode', 'ipv4_pool'] as const),
  ...(['ipv6_pool', 'sriov_numvfs', 'sriov_vf_driver', 'ptp_role', 'max_tx_rate', 'max_rx_rate'] as const),
  ...(['primary_reselect', 'ovs_access', 'channels', 'sriov_vf_channels'] as const),
]

/** Texts, as the server takes them. */
export type InterfaceChange = Partial<Record<(typeof changeable)[number], string>>

export interface NewInterface extends InterfaceChange {
  ifname: string
  iftype: string
  vlan_id?: string
}

export type Interfaces = ReturnType<typeof interfaces>

export function interfaces(api: Api) {
  const {on} = hostInventory(api, 'iinterfaces', Interface)

  /** Scripts match the refusal, and the official words differ: `if` where it is shown, changed or deleted itself. */
  const find = async (host: Host, ref: string, word = 'interface'): Promise<Interface> =>
    theOne(
      await on(host),
      ({ifname, uuid}) => ifname === ref || uuid === ref,
      `Interface not found: host ${host.hostname} ${word} ${ref}`,
      {resource: 'interface', ref, of: host.hostname},
    )

  /** Asks for the ports of an interface and of those below it, once each. */
  function fitter(host: Host, known?: readonly Interface[]) {
    const asked = new Map<string, Promise<Port[]>>()
    let all: Promise<readonly Interface[]> | undefined = known && Promise.resolve(known)
    const portsOf = ({uuid}: Interface): Promise<Port[]> => {
      const found = asked.get(uuid) ?? ports(api).under(uuid)
      asked.set(uuid, found)
      return found
    }

    async function acceleration(iface: Interface): Promise<FittedInterface['dpdksupport']> {
      if (iface.iftype === 'ethernet') return (await portsOf(iface)).map(({dpdksupport}) => dpdksupport ?? null)
      if (!['vlan', 'ae', 'vf'].includes(iface.iftype ?? '')) return undefined
      all ??= on(host)
      const below = (await all).filter(({ifname}) => iface.uses?.includes(ifname))
      // The last one counts, as with the official client.
      return (await Promise.all(below.map(acceleration))).findLast((found) => found !== undefined)
    }

    return async (iface: Interface): Promise<FittedInterface> => {
      const [own, dpdksupport] = await Promise.all([portsOf(iface), acceleration(iface)])
      return {...iface, ports: own.map(displayName), ...(dpdksupport ? {dpdksupport} : {})}
    }
  }

  return {
    find,
    /** Interfaces that neither have a class nor carry others are left out unless asked for. */
    async list(ref: string, {all = false}: {all?: boolean} = {}): Promise<FittedInterface[]> {
      const host = await hosts(api).get(ref)
      const every = await on(host)
      const inUse = ({ifclass, used_by}: Interface) => (ifclass ?? undefined) !== undefined || used_by?.length !== 0
      return Promise.all(every.filter((iface) => all || inUse(iface)).map(fitter(host, every)))
    },
    async get(ref: string, iface: string): Promise<FittedInterface> {
      const host = await hosts(api).get(ref)
      return fitter(host)(await find(host, iface, 'if'))
    },
    /** On top of `uses`: ports or other interfaces; a virtual one stands alone. */
    async add(ref: string, iface: NewInterface, uses: readonly string[]): Promise<FittedInterface> {
      const host = await hosts(api).get(ref)
      const virtual = iface.iftype === 'virtual'
      const body = {...iface, ihost_uuid: host.uuid, ports: virtual ? [] : null, uses: virtual ? null : uses}
      return fitter(host)(await create(api, '/iinterfaces', 'Interface', body, Interface))
    },
    async modify(ref: string, iface: string, change: InterfaceChange): Promise<FittedInterface> {
      const host = await hosts(api).get(ref)
      const found = await find(host, iface, 'if')
      // An interface without a class goes by the name of its port.
      const bare = change.ifclass === 'none' && found.iftype !== 'ae' && found.iftype !== 'vlan'
      const [port] = bare ? (await ports(api).under(found.uuid)).map(displayName) : []
      const named = port === undefined ? change : {...change, ifname: port}
      const body = replacements(Object.fromEntries(changeable.map((name) => [name, named[name]])))
      return fitter(host)(await api.patch(path`/iinterfaces/${found.uuid}`, body, Interface))
    },
    async delete(ref: string, iface: string): Promise<void> {
      const {uuid} = await find(await hosts(api).get(ref), iface, 'if')
      await api.delete(path`/iinterfaces/${uuid}`)
    },
  }
}

const displayName = ({name, namedisplay, uuid}: Port): string => name || namedisplay || `(${uuid.slice(-8)})`
