/** What dcmanager does for many subclouds at a time. */
export const operations = ['deploy', 'upgrade', 'prestage', 'backup', 'restore', 'rehome'] as const

export type Operation = (typeof operations)[number]

/** The most that dcmanager itself does at a time; a deployment waits for nothing but the machine. */
export const platformParallel = {
  deploy: undefined,
  upgrade: 5000,
  prestage: 250,
  backup: 250,
  restore: 100,
  rehome: 250,
} as const satisfies Readonly<Record<Operation, number | undefined>>

/** How much there is, and how much comes every year. */
export interface Growing {
  readonly now: number
  readonly yearly: number
}

/** A file system of the controllers: its size and the share to which it may be filled. */
export interface Filesystem {
  readonly gib: number
  /** Percent. */
  readonly fill: number
}

/** The file system of the central backups and of the loads that subclouds are installed with; sizes in MiB. */
export interface Vault extends Filesystem {
  readonly backup: {
    readonly size: number
    /** How many releases of a subcloud have a backup there: of each release the newest is kept. */
    readonly kept: number
    readonly now: number
  }
  readonly release: Growing & {readonly size: number; readonly kept: number}
  readonly other: number
}

/** The registry from which subclouds take their images; sizes in MiB. */
export interface Registry extends Filesystem {
  readonly image: Growing & {readonly size: number}
}

export interface OperationPlan {
  readonly operation: Operation
  /** How many at a time the system controller is known to carry. */
  readonly known: number
  /** How many at a time are asked of it, where somebody says so; as many as go well otherwise. */
  readonly asked?: number
  /** How many there are now, where somebody looked. */
  readonly running?: number
  /** What all subclouds take, one round after the other, and how long that may take; in minutes. */
  readonly time?: {readonly each: number; readonly window: number}
}

/** A system controller. */
export interface Controller {
  readonly subclouds: Growing & {
    readonly known: number
    /** How many of these it keeps free for its peers. */
    readonly reserved: number
  }
  readonly vault?: Vault
  readonly registry?: Registry
  readonly operations: readonly OperationPlan[]
  readonly years: number
}

export type Unit = 'subclouds' | 'GiB' | 'at a time' | 'minutes'

/** Something that a system controller carries, against what it is known to carry. */
export interface Use {
  readonly what: string
  readonly unit: Unit
  readonly holds: number
  /** What it is now, and at the end of each year. */
  readonly years: readonly [now: number, ...later: number[]]
  /** After how many months it is too much; 0: it is now. */
  readonly ends?: number
  readonly running?: number
}

/** The least that keeps something from ending before the plan does. */
export type Need =
  | {readonly kind: 'controller'; readonly subclouds: number}
  | {readonly kind: 'filesystem'; readonly name: string; readonly gib: number}
  | {readonly kind: 'fewer'; readonly operation: Operation; readonly parallel: number}
  | {readonly kind: 'more'; readonly operation: Operation; readonly parallel: number}
  | {readonly kind: 'window'; readonly operation: Operation; readonly minutes: number}

export interface Ending {
  readonly what: string
  readonly ends: number
  readonly need: Need
}

export interface CapacityPlan {
  readonly uses: readonly Use[]
  /** What comes to an end, the first first. */
  readonly endings: readonly Ending[]
}

/** As the file systems of the controllers are called. */
export const filesystemNames = {vault: 'dc-vault', registry: 'docker-distribution'} as const

const MIB = 1024
const MONTHS = 12

/** Things come whole: a third of a subcloud is none yet. */
const amountAfter = ({now, yearly}: Growing, months: number): number => now + Math.floor((yearly * months) / MONTHS)

/** Something of which there is never less than there was. */
interface Measure {
  readonly what: string
  readonly unit: Unit
  readonly holds: number
  readonly running?: number
  readonly after: (months: number) => number
  /** What it takes in that month. */
  readonly need: (months: number) => Need
}

export function planCapacity(controller: Controller): CapacityPlan {
  const months = controller.years * MONTHS
  const measured = measuresOf(controller).map(({after, need, ...what}) => {
    const first = monthsUntil((month) => after(month) > what.holds, months)
    const later = Array.from({length: controller.years}, (_, year) => after((year + 1) * MONTHS))
    return {use: {...what, years: [after(0), ...later], ends: first} satisfies Use, need: () => need(months)}
  })
  const endings = measured.flatMap(({use, need}): Ending[] =>
    use.ends === undefined ? [] : [{what: use.what, ends: use.ends, need: need()}],
  )
  return {uses: measured.map(({use}) => use), endings: endings.sort((a, b) => a.ends - b.ends)}
}

/** The first month in which it is so, up to the last. */
function monthsUntil(isSo: (month: number) => boolean, last: number): number | undefined {
  for (let month = 0; month <= last; month += 1) if (isSo(month)) return month
  return undefined
}

function measuresOf(controller: Controller): Measure[] {
  const {subclouds, vault, registry} = controller
  const room = subclouds.known - subclouds.reserved
  return [
    {
      ...{what: 'subclouds', unit: 'subclouds', holds: room},
      after: (months) => amountAfter(subclouds, months),
      need: (months) => ({kind: 'controller', subclouds: amountAfter(subclouds, months) - room}),
    },
    ...(vault ? [filesystem(filesystemNames.vault, vault, (months) => vaultAfter(controller, vault, months))] : []),
    ...(registry
      ? [
          filesystem(
            filesystemNames.registry,
            registry,
            (months) => amountAfter(registry.image, months) * registry.image.size,
          ),
        ]
      : []),
    ...controller.operations.flatMap((plan) => operationMeasures(plan, controller)),
  ]
}

function filesystem(name: string, {gib, fill}: Filesystem, mibAfter: (months: number) => number): Measure {
  return {
    ...{what: name, unit: 'GiB', holds: (gib * fill) / 100},
    after: (months) => mibAfter(months) / MIB,
    need: (months) => ({kind: 'filesystem', name, gib: Math.ceil((mibAfter(months) * 100) / (MIB * fill))}),
  }
}

/** In MiB. While a backup is taken the one before it is kept, so there is one more for each that is under way. */
function vaultAfter({subclouds, operations: all}: Controller, {backup, release, other}: Vault, months: number): number {
  const backups = backupsAfter(subclouds, backup, months)
  const atOnce = all.find(({operation}) => operation === 'backup')?.known ?? platformParallel.backup
  const underWay = Math.min(atOnce, amountAfter(subclouds, months), backups)
  const releases = Math.max(release.now, Math.min(release.kept, amountAfter(release, months)))
  return other + releases * release.size + (backups + underWay) * backup.size
}

/** Now there are those that were taken; later every subcloud has its own. */
const backupsAfter = (subclouds: Growing, {now, kept}: Vault['backup'], months: number) =>
  months === 0 ? now : Math.max(now, amountAfter(subclouds, months) * kept)

/** How many subclouds it is done for: those that come in a year, those that a peer may bring, or all. */
function concerned(operation: Operation, {subclouds}: Controller, months: number): number {
  if (operation === 'deploy') return subclouds.yearly
  return operation === 'rehome' ? subclouds.reserved : amountAfter(subclouds, months)
}

function operationMeasures(plan: OperationPlan, controller: Controller): Measure[] {
  const {operation, known, asked, running, time} = plan
  const most = Math.max(asked ?? 0, running ?? 0)
  const parallel: Measure = {
    ...{what: operation, unit: 'at a time', holds: known, running},
    after: () => most,
    need: () => ({kind: 'fewer', operation, parallel: known}),
  }
  const parallels = asked === undefined && running === undefined ? [] : [parallel]
  if (!time) return parallels
  const {each, window} = time
  const minutes = (months: number, atOnce: number) =>
    Math.ceil(concerned(operation, controller, months) / atOnce) * each
  const inTime: Measure = {
    ...{what: operation, unit: 'minutes', holds: window},
    after: (months) => minutes(months, Math.min(asked ?? known, known)),
    need: (months) => {
      const rounds = Math.floor(window / each)
      const enough = Math.ceil(concerned(operation, controller, months) / rounds)
      // No round at all fits: then nothing is enough.
      if (enough <= known) return {kind: 'more', operation, parallel: enough}
      return {kind: 'window', operation, minutes: minutes(months, known)}
    },
  }
  return [...parallels, inTime]
}
