import type {Fleet, Seen} from '../live/fleet.js'
import {
  type ActionFacts,
  alike,
  atMost,
  type ChangeRow,
  type Delta,
  type Difference,
  type Facts,
  keyOf,
  type ListName,
  type Lists,
  listNames,
  MOST_CHANGES,
  MOST_SAMPLES,
  type Pulse,
  type Sample,
  type Whole,
} from '../page/dashboard/told.js'
import {changeRow, factsOf, sources} from './row.js'

/** What a list was made of and came to, at the last look. */
interface Sheet<N extends ListName> {
  source: readonly object[]
  /** A row by the object that it was made of: what did not change is not made anew. */
  made: Map<object, Lists[N]>
  rows: Map<string, Lists[N]>
}

export interface StoryOptions {
  readonly epoch: string
  readonly actions: readonly ActionFacts[]
  /** What time it is at the system that is looked at. */
  readonly systemTime: () => number
  /** How many deltas, and how many characters of them, are kept for who was away for a while. */
  readonly mostDeltas?: number
  readonly mostText?: number
}

const FIRST_SPACING_MS = 5_000

/** What there is to tell of a fleet: all of it for who comes, and what changed for who knows the rest. */
export class Story {
  readonly epoch: string
  readonly #actions: readonly ActionFacts[]
  readonly #systemTime: () => number
  readonly #mostDeltas: number
  readonly #mostText: number
  readonly #sheets = new Map<ListName, Sheet<ListName>>()
  #deltas: {version: number; text: string}[] = []
  #held = 0
  #facts: Facts | undefined
  #pulse: Pulse = {at: 0, there: 0, roundMs: 0, everyMs: 0, requests: 0}
  #changes: readonly ChangeRow[] = []
  #samples: readonly Sample[] = []
  #spacing = FIRST_SPACING_MS
  #whole: string | undefined
  #version = 0

  constructor({epoch, actions, systemTime, mostDeltas = 500, mostText = 4_000_000}: StoryOptions) {
    this.epoch = epoch
    this.#actions = actions
    this.#systemTime = systemTime
    this.#mostDeltas = mostDeltas
    this.#mostText = mostText
  }

  get version(): number {
    return this.#version
  }

  /** Whether there was a first look. */
  get begun(): boolean {
    return this.#facts !== undefined
  }

  /** Goes on with what was seen; returns the delta, as it is sent. */
  goOn({fleet, changes, cost}: Seen): string {
    const facts = this.#factsThatChanged(fleet)
    const lists = this.#listsThatChanged(fleet)
    const news = changes.slice(-MOST_CHANGES).map(changeRow)
    this.#changes = atMost([...this.#changes, ...news], MOST_CHANGES)
    const sample = this.#sampleOf(fleet)
    this.#pulse = {
      at: fleet.at,
      there: this.#systemTime(),
      roundMs: cost.roundMs,
      everyMs: cost.everyMs,
      requests: cost.requests,
    }
    this.#version += 1
    this.#whole = undefined
    const delta: Delta = {
      version: this.#version,
      pulse: this.#pulse,
      ...(facts && {facts}),
      ...(lists && {lists}),
      ...(news.length > 0 && {changes: news}),
      ...(sample && {sample}),
    }
    const text = JSON.stringify(delta)
    this.#hold(text)
    return text
  }

  /** Everything, as it is sent; made once for all who come between two looks. */
  whole(): string {
    if (!this.#facts) throw new Error('nothing was seen yet')
    this.#whole ??= JSON.stringify({
      epoch: this.epoch,
      version: this.#version,
      pulse: this.#pulse,
      facts: this.#facts,
      lists: Object.fromEntries(listNames.map((name) => [name, [...(this.#sheets.get(name)?.rows.values() ?? [])]])),
      changes: this.#changes,
      samples: this.#samples,
      actions: this.#actions,
    } satisfies Record<keyof Whole, unknown>)
    return this.#whole
  }

  /** What followed on a version; none where that is too long ago, or another program's. */
  since(epoch: string, version: number): string[] | undefined {
    if (epoch !== this.epoch || version > this.#version) return undefined
    if (version === this.#version) return []
    const from = this.#deltas.findIndex((delta) => delta.version === version + 1)
    return from < 0 ? undefined : this.#deltas.slice(from).map(({text}) => text)
  }

  #hold(text: string): void {
    this.#deltas.push({version: this.#version, text})
    this.#held += text.length
    let over = 0
    while (
      this.#deltas.length - over > this.#mostDeltas ||
      (this.#held > this.#mostText && over < this.#deltas.length)
    ) {
      this.#held -= this.#deltas[over]?.text.length ?? 0
      over += 1
    }
    if (over > 0) this.#deltas = this.#deltas.slice(over)
  }

  #factsThatChanged(fleet: Fleet): Partial<Facts> | undefined {
    const before = this.#facts
    const now = factsOf(fleet)
    this.#facts = now
    const changed = Object.entries(now).filter(([name, value]) => !alike(value, before?.[name as keyof Facts]))
    return changed.length > 0 ? Object.fromEntries(changed) : undefined
  }

  #listsThatChanged(fleet: Fleet): Delta['lists'] | undefined {
    const changed = listNames.flatMap((name) => {
      const difference = this.#difference(name, fleet)
      return difference ? [[name, difference] as const] : []
    })
    return changed.length > 0 ? (Object.fromEntries(changed) as Delta['lists']) : undefined
  }

  #difference<N extends ListName>(name: N, fleet: Fleet): Difference<Lists[N]> | undefined {
    const before = this.#sheets.get(name) as Sheet<N> | undefined
    const {of, row} = sources[name]
    const source = of(fleet)
    if (before?.source === source) return undefined
    const made = new Map<object, Lists[N]>()
    const rows = new Map<string, Lists[N]>()
    const set: Lists[N][] = []
    for (const one of source) {
      const fresh = before?.made.get(one) ?? (row as (source: object) => Lists[N])(one)
      const key = keyOf(name, fresh)
      const known = before?.rows.get(key)
      const kept = known !== undefined && alike(known, fresh) ? known : fresh
      if (kept !== known) set.push(kept)
      made.set(one, kept)
      rows.set(key, kept)
    }
    const gone = [...(before?.rows.keys() ?? [])].filter((key) => !rows.has(key))
    this.#sheets.set(name, {source, made, rows} as unknown as Sheet<ListName>)
    return set.length + gone.length > 0 ? {...(set.length > 0 && {set}), ...(gone.length > 0 && {gone})} : undefined
  }

  /** Not more often than they are drawn; when there are very many, every second one is enough. */
  #sampleOf({at, sites, counts}: Fleet): Sample | undefined {
    const last = this.#samples.at(-1)
    if (last && at - last.at < this.#spacing) return undefined
    const count = (fits: (site: Fleet['sites'][number]) => boolean) => sites.filter(fits).length
    const online = count(({subcloud}) => subcloud['availability-status'] === 'online')
    const {critical, major, minor} = counts
    const behind = count(({subcloud}) => subcloud.sync_status === 'out-of-sync')
    const sample = {at, online, offline: sites.length - online, behind, critical, major, minor}
    if (this.#samples.length >= MOST_SAMPLES) {
      this.#samples = this.#samples.filter((_, place) => place % 2 === 1)
      this.#spacing *= 2
    }
    this.#samples = [...this.#samples, sample]
    return sample
  }
}
