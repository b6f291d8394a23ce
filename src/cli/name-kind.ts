/**
 * What can be completed by its name, or meant by a name that was mistyped: the kinds of resources that the client knows, and
 * what has no list of its own among them.
 */
export const nameKinds = [
  ...(['host', 'application', 'network', 'data-network', 'address-pool', 'ptp-instance', 'ptp-interface'] as const),
  ...(['storage-backend', 'controller-filesystem', 'cluster', 'kube-cluster', 'kube-version', 'release'] as const),
  ...(['alarm-suppression', 'service'] as const),
  ...(['subcloud', 'subcloud-group', 'peer-group', 'system-peer', 'context'] as const),
] as const

export type NameKind = (typeof nameKinds)[number]

/** Those of the fleet: where a subcloud is looked at, they are still asked of the system controller. */
const ofFleet: ReadonlySet<string> = new Set(['subcloud', 'subcloud-group', 'peer-group', 'system-peer', 'context'])

export const isOfFleet = (kind: NameKind): boolean => ofFleet.has(kind)

export const isNameKind = (word: string): word is NameKind => (nameKinds as readonly string[]).includes(word)

/** Arguments and flags that are called otherwise than what they name. */
const byArgument: Readonly<Record<string, NameKind>> = {
  ...{hostname: 'host', hosts: 'host', controller: 'host'},
  ...{app: 'application', 'app-name': 'application', releases: 'release', 'release-id': 'release'},
  ...{datanetwork: 'data-network', pool: 'address-pool', 'ipv4-pool': 'address-pool', 'ipv6-pool': 'address-pool'},
  ...{instance: 'ptp-instance', ptp: 'ptp-interface', backend: 'storage-backend'},
  ...{cloud_name: 'subcloud', group: 'subcloud-group', peer: 'system-peer', alarm_id: 'alarm-suppression'},
}

/** Where the same word means something else: by the beginning of the command's name. */
const byCommand: readonly (readonly [command: string, argument: string, kind: NameKind | undefined])[] = [
  ['host:lvg:', 'group', undefined],
  ['host:pv:', 'group', undefined],
  ['host:sensorgroup:', 'group', undefined],
  ['servicegroup:', 'group', undefined],
  ['subcloud:peer-group:', 'group', 'peer-group'],
  ['host:wait', 'name', 'host'],
  ['subcloud:wait', 'name', 'subcloud'],
  ['application:wait', 'name', 'application'],
  ['context:', 'name', 'context'],
  ['kube:cluster:', 'cluster', 'kube-cluster'],
  ['kube:', 'version', 'kube-version'],
  ['controllerfs:', 'filesystem', 'controller-filesystem'],
  ['sdn-controller:', 'controller', undefined],
  ['software:upload', 'release', undefined],
  ['ptp:instance:add', 'service', undefined],
  ['service:show', 'service', undefined],
  ['host:add', 'hostname', undefined],
  ['login', 'name', 'context'],
  ['logout', 'name', 'context'],
  ['alarm:explain', 'alarm', 'alarm-suppression'],
  ['sim:alarm:raise', 'alarm', 'alarm-suppression'],
  // There it is a version of the software: 26.03.
  ['software:list', 'release', undefined],
  ['strategy:', 'release', undefined],
  ['subcloud:', 'release', undefined],
  ['service:parameter:', 'service', undefined],
  ['sim:', 'service', undefined],
]

/** Commands whose first name is one that nothing has yet. */
const makes = /:(add|create)$/

/** What an argument or a flag of a command names, if it names something. */
export function kindOfName(command: string, argument: string): NameKind | undefined {
  const special = byCommand.find(([start, name]) => name === argument && command.startsWith(start))
  if (special) return special[0] === 'context:' && makes.test(command) ? undefined : special[2]
  if (Object.hasOwn(byArgument, argument)) return byArgument[argument]
  return isNameKind(argument) ? argument : undefined
}

/** The word by which this program starts itself to find names out. */
export const FILL = '__fill-names'
