// In which order a system's own orchestrator works on its hosts: the stages of its plan that are about hosts.

export const localTypes = [
  'sw-deploy',
  'kube-upgrade',
  'kube-rootca-update',
  'fw-update',
  'system-config-update',
] as const

export type LocalType = (typeof localTypes)[number]

export type Treatment = 'serial' | 'parallel' | 'ignore'

/** A host, as its inventory has it. */
export interface HostFact {
  readonly name: string
  readonly personality: 'controller' | 'worker' | 'storage'
  /** Workloads run on it, be it a controller. */
  readonly works: boolean
  readonly active: boolean
  readonly locked: boolean
  /** It is to be restarted, so that its configuration is what was asked for. */
  readonly stale: boolean
  /** Images wait for its devices. */
  readonly imagePending: boolean
  /** It has the release already that is being deployed, or the version of Kubernetes. */
  readonly done: boolean
}

/** How somebody wants it done. */
export interface LocalWish {
  readonly type: LocalType
  readonly controllers: Treatment
  readonly storage: Treatment
  readonly workers: Treatment
  readonly maxParallel: number
  /** Of software: hosts are taken out of service; the release is another major one; it is taken back. */
  readonly reboot?: boolean
  readonly major?: boolean
  readonly rollback?: boolean
  /** Of Kubernetes: the versions, one after the other. */
  readonly versions?: readonly string[]
}

/** Hosts that are worked on together, or one after the other where the stage takes them so. */
export interface Round {
  readonly what: string
  readonly hosts: readonly string[]
  /** Each is taken out of service. */
  readonly away: boolean
}

export function roundsOf(hosts: readonly HostFact[], wish: LocalWish): Round[] {
  switch (wish.type) {
    case 'sw-deploy':
      return deployment(hosts, wish)
    case 'kube-upgrade':
      return kubernetes(hosts, wish)
    case 'kube-rootca-update':
      return rootCa(hosts)
    case 'fw-update':
      return workersIn(
        hosts.filter(({works, locked, imagePending}) => works && !locked && imagePending),
        wish,
        {what: 'write images', away: true},
      )
    case 'system-config-update':
      return configuration(hosts, wish)
  }
}

type Work = Omit<Round, 'hosts'>

const personalities = (hosts: readonly HostFact[]) => ({
  controllers: hosts.filter(({personality}) => personality === 'controller'),
  storage: hosts.filter(({personality}) => personality === 'storage'),
  workers: hosts.filter(({personality}) => personality === 'worker'),
})

const last = (hosts: readonly HostFact[], isLast: (host: HostFact) => boolean): HostFact[] =>
  hosts.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)))

const round = (work: Work, hosts: readonly HostFact[]): Round => ({...work, hosts: hosts.map(({name}) => name)})

const alone = (hosts: readonly HostFact[], work: Work): Round[] => hosts.map((host) => round(work, [host]))

const number = ({name}: HostFact): number => Number(name.split('-').at(-1))

function deployment(all: readonly HostFact[], wish: LocalWish): Round[] {
  const {major = false, rollback = false, reboot = true} = wish
  const {controllers, storage, workers} = personalities(all.filter(({done, locked}) => !done || locked))
  // For a major release controller-1 goes first; otherwise whichever is not active, which saves a swact.
  const isLast = (host: HostFact) => (major ? (host.name === 'controller-0') !== rollback : host.active)
  const work = {what: rollback ? 'take the release back' : 'deploy the release', away: reboot}
  const ordered = last(controllers, isLast)
  const stages = [
    controllers.some(({works}) => works) ? workersIn(ordered, wish, work) : controllersIn(ordered, wish, work),
    storageIn(
      storage.toSorted((a, b) => (number(a) - number(b)) * (rollback ? -1 : 1)),
      wish,
      work,
    ),
    workersIn(workers, wish, work),
  ]
  return (rollback ? stages.toReversed() : stages).flat()
}

function configuration(all: readonly HostFact[], wish: LocalWish): Round[] {
  const {controllers, storage, workers} = personalities(all.filter(({stale}) => stale))
  const work = {what: 'restart with its configuration', away: true}
  const ordered = last(controllers, ({active}) => active)
  return [
    ...(controllers.some(({works}) => works) ? workersIn(ordered, wish, work) : controllersIn(ordered, wish, work)),
    ...storageIn(storage, wish, work),
    ...workersIn(workers, wish, work),
  ]
}

/** Both control planes have one version before either gets the next; the kubelets follow at the end. */
function kubernetes(all: readonly HostFact[], wish: LocalWish): Round[] {
  const {controllers} = personalities(all)
  const {versions = []} = wish
  const single = controllers.length === 1
  const planes = controllers.toSorted((a, b) => (a.name < b.name ? 1 : -1))
  const target = versions.at(-1) ?? ''
  const hosts = last(
    all.filter(({personality, done}) => personality !== 'storage' && !done),
    ({active}) => active,
  )
  return [
    ...(single ? alone(controllers, {what: 'cordon', away: false}) : []),
    ...versions.flatMap((version) => alone(planes, {what: `control plane ${version}`, away: false})),
    ...workersIn(hosts, wish, {what: `kubelet ${target}`, away: !single}),
    ...(single ? alone(controllers, {what: 'uncordon', away: false}) : []),
  ]
}

function rootCa(all: readonly HostFact[]): Round[] {
  const hosts = all.filter(({personality}) => personality !== 'storage').toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return ['trust both certificates', 'take the new certificates', 'trust the new certificate alone'].map((what) =>
    round({what, away: false}, hosts),
  )
}

function controllersIn(hosts: readonly HostFact[], {controllers}: LocalWish, work: Work): Round[] {
  return controllers === 'ignore' ? [] : alone(hosts, work)
}

/** Hosts of one replication group may not be away together. */
function storageIn(hosts: readonly HostFact[], {storage}: LocalWish, work: Work): Round[] {
  return storage === 'ignore' ? [] : alone(hosts, work)
}

/** Controllers that also work come alone and first. Virtual machines on a host are not seen from here. */
function workersIn(hosts: readonly HostFact[], {workers, maxParallel}: LocalWish, work: Work): Round[] {
  if (workers === 'ignore') return []
  const {controllers, workers: others} = personalities(hosts)
  if (workers === 'serial') return [...alone(controllers, work), ...alone(others, work)]
  const together = Array.from({length: Math.ceil(others.length / maxParallel)}, (_, at) =>
    round(work, others.slice(at * maxParallel, (at + 1) * maxParallel)),
  )
  return [...alone(controllers, work), ...together]
}
