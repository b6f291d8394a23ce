import {
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
} from './told.js'

/** What has become otherwise, by name; `pulse` alone means that nothing has. */
export type Part = ListName | keyof Facts | 'changes' | 'samples' | 'pulse' | 'actions'

type Rows = {readonly [N in ListName]: ReadonlyMap<string, Lists[N]>}

/** What the page knows of the fleet. */
export class Kept {
  #whole: Whole
  readonly rows: Rows

  constructor(whole: Whole) {
    this.#whole = whole
    this.rows = Object.fromEntries(
      listNames.map((name) => [name, new Map(whole.lists[name].map((row) => [keyOf(name, row), row]))]),
    ) as unknown as Rows
  }

  get epoch(): string {
    return this.#whole.epoch
  }
  get version(): number {
    return this.#whole.version
  }
  get facts(): Facts {
    return this.#whole.facts
  }
  get pulse(): Pulse {
    return this.#whole.pulse
  }
  get changes(): readonly ChangeRow[] {
    return this.#whole.changes
  }
  get samples(): readonly Sample[] {
    return this.#whole.samples
  }
  get actions(): Whole['actions'] {
    return this.#whole.actions
  }

  list<N extends ListName>(name: N): Lists[N][] {
    return [...this.rows[name].values()] as Lists[N][]
  }

  /** Takes over what has changed, and says what that is. One that does not follow on what is known is none. */
  take(delta: Delta): Set<Part> | undefined {
    if (delta.version !== this.version + 1) return undefined
    const touched = new Set<Part>(['pulse'])
    for (const name of Object.keys(delta.facts ?? {})) touched.add(name as keyof Facts)
    for (const name of listNames) {
      const difference = delta.lists?.[name]
      if (!difference) continue
      touched.add(name)
      change(name, this.rows[name] as Map<string, Lists[typeof name]>, difference)
    }
    const {changes = [], sample} = delta
    if (changes.length > 0) touched.add('changes')
    if (sample) touched.add('samples')
    this.#whole = {
      ...this.#whole,
      version: delta.version,
      pulse: delta.pulse,
      facts: {...this.facts, ...delta.facts},
      changes: atMost([...this.changes, ...changes], MOST_CHANGES),
      samples: sample ? atMost([...this.samples, sample], MOST_SAMPLES) : this.samples,
    }
    return touched
  }
}

function change<N extends ListName>(
  name: N,
  rows: Map<string, Lists[N]>,
  {set = [], gone = []}: Difference<Lists[N]>,
): void {
  for (const key of gone) rows.delete(key)
  for (const row of set) rows.set(keyOf(name, row), row)
}
