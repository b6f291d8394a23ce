import {
  type Controller,
  filesystemNames,
  type Growing,
  type Operation,
  type OperationPlan,
  operations,
  platformParallel,
} from '../../planning/capacity/capacity.js'
import {type CapacityContent, capacitySchema} from './capacity-schema.js'
import {checkedForm, Mistakes, type PlanSource} from './plan-file.js'

const YEARS = 5
const FILL = 80
const RELEASES_KEPT = 3
const MINUTES = 60
const MIB = 1024

/** What the live system knows; it is right about what there is, and a file about what is wanted. */
export interface LiveController {
  readonly subclouds: number
  /** Those of peers, which would be carried here when the peer is lost. */
  readonly standingBy: number
  readonly backups: number
  readonly releases: number
  readonly images: number
  /** GiB, by name. */
  readonly filesystems: ReadonlyMap<string, number>
  /** What groups ask for at a time. */
  readonly asked: Readonly<Partial<Record<Operation, number>>>
  readonly running: Readonly<Record<Operation, number>>
}

/** Refuses what could not be planned, with every mistake named. */
export function readCapacityPlan(source: PlanSource, live?: LiveController): Controller {
  const content = checkedForm(source, capacitySchema)
  const mistakes = new Mistakes()
  const {subclouds, vault, registry} = content
  /** Somebody has to say it: who looked, or who wrote. */
  const known = (path: readonly string[], found: number | undefined, said: number | undefined): number => {
    const value = found ?? said
    if (value === undefined) mistakes.add(path, 'is missing: say it, or leave --offline out and it is read')
    return value ?? 0
  }
  const growing = (
    path: readonly string[],
    found: number | undefined,
    part: {now?: number; yearly?: number},
  ): Growing => ({
    now: known([...path, 'now'], found, part.now),
    yearly: part.yearly ?? 0,
  })
  const filesystem = (place: keyof typeof filesystemNames, {size, fill = FILL}: {size?: number; fill?: number}) => ({
    gib: known([place, 'size'], live?.filesystems.get(filesystemNames[place]), size),
    fill,
  })

  const reserved = subclouds.reserved ?? live?.standingBy ?? 0
  if (reserved >= subclouds.known)
    mistakes.add(['subclouds', 'reserved'], `leaves no room: ${reserved} of ${subclouds.known} are kept free`)
  const carried = growing(['subclouds'], live?.subclouds, subclouds)
  const controller: Controller = {
    years: content.years ?? YEARS,
    subclouds: {...carried, known: subclouds.known, reserved},
    vault: vault && {
      ...filesystem('vault', vault),
      other: (vault.other ?? 0) * MIB,
      backup: vault.backup
        ? {
            ...{size: vault.backup.size, kept: vault.backup.kept ?? 1},
            now: known(['vault', 'backup', 'now'], live?.backups, vault.backup.now),
          }
        : {size: 0, kept: 0, now: 0},
      release: vault.release
        ? {
            ...growing(['vault', 'release'], live?.releases, vault.release),
            ...{size: vault.release.size, kept: vault.release.kept ?? RELEASES_KEPT},
          }
        : {size: 0, kept: 0, now: 0, yearly: 0},
    },
    registry: registry && {
      ...filesystem('registry', registry),
      image: {...growing(['registry', 'image'], live?.images, registry.image), size: registry.image.size},
    },
    operations: operations.flatMap((operation) =>
      operationOf(operation, content.operations?.[operation], live, mistakes),
    ),
  }
  mistakes.refuse(source)
  return controller
}

type SaidOperation = NonNullable<NonNullable<CapacityContent['operations']>[Operation]>

function operationOf(
  operation: Operation,
  said: SaidOperation | undefined,
  live: LiveController | undefined,
  mistakes: Mistakes,
): OperationPlan[] {
  const path = ['operations', operation]
  const most = platformParallel[operation]
  const known = said?.known ?? most
  if (known === undefined) {
    if (said) mistakes.add(path, 'has no known: how many at a time go well')
    return []
  }
  const asked = said?.asked ?? live?.asked[operation]
  for (const [key, value] of Object.entries({known, asked: said?.asked ?? 0})) {
    if (most !== undefined && value > most)
      mistakes.add([...path, key], `is too much by ${value - most}: dcmanager does ${most} at a time at most`)
  }
  const {minutes, window} = said ?? {}
  if (minutes === undefined && window !== undefined)
    mistakes.add(path, 'has a window, and no minutes: what does one subcloud take?')
  if (minutes !== undefined && window === undefined)
    mistakes.add(path, 'has minutes, and no window: in how many hours must all be through?')
  const time =
    minutes !== undefined && window !== undefined ? {each: minutes, window: Math.round(window * MINUTES)} : undefined
  return [{operation, known, asked, running: live?.running[operation], time}]
}
