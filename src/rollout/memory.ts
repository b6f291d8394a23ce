import type {WaveEntry} from '../runs/entry.js'

/** How far a wave came, as its ledger has it. What was about to be sent may have arrived or not. */
export interface WaveMemory {
  readonly number: number
  readonly canary: boolean
  readonly prepares: boolean
  readonly sites: readonly string[]
  readonly began: number
  /** The group that may be there, and which group each of its sites is to go back to. */
  gathered?: {readonly group: string; readonly homes: Readonly<Record<string, number>>}
  isHome?: boolean
  createSent?: boolean
  created?: {readonly strategy: number | null; readonly sites: readonly string[]}
  /** When it was applied. */
  applySent?: number
  abortSent?: string
  deleteSent?: boolean
  /** When nothing of it was left. */
  over?: number
}

/** The waves that were begun, in their order. */
export function wavesBegun({entries}: {readonly entries: readonly WaveEntry[]}): WaveMemory[] {
  const begun = new Map<number, WaveMemory>()
  for (const entry of entries) {
    const at = Date.parse(entry.at)
    if (entry.type === 'wave') {
      const {canary, prepares, sites} = entry
      begun.set(entry.wave, {number: entry.wave, canary, prepares, sites, began: at})
    }
    const wave = begun.get(entry.wave)
    if (!wave) continue
    if (entry.type === 'gather') Object.assign(wave, {gathered: {group: entry.group, homes: entry.homes}})
    if (entry.type === 'home') wave.isHome = true
    if (entry.type === 'create') wave.createSent = true
    if (entry.type === 'created') wave.created = {strategy: entry.strategy, sites: entry.sites}
    if (entry.type === 'apply') wave.applySent = at
    if (entry.type === 'abort') wave.abortSent = entry.why
    if (entry.type === 'delete') wave.deleteSent = true
    if (entry.type === 'over') wave.over = at
  }
  return [...begun.values()]
}

export const isUnfinished = (wave: WaveMemory): boolean => wave.over === undefined

/** Whether a rollout left something in the cloud: sites that are not in their own group, or a strategy. */
export const leftSomething = (entries: readonly WaveEntry[]): boolean => wavesBegun({entries}).some(isUnfinished)
