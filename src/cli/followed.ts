import {CommandFailure} from './failure.js'
import {type Stand, VANISHED} from './stand.js'

/** What a look has found at one place. */
interface Look<Row> {
  /** By the names of the targets. */
  rows: ReadonlyMap<string, Row>
  /** What was named and is not there. */
  absent: readonly string[]
  /** Names that were typed, by those that their rows have. */
  known: ReadonlyMap<string, string>
  /** Every name that there is, for whoever mistyped one. */
  among?: readonly string[]
}

interface Manner<Row> {
  /** What a target is, as in `host`. */
  resource: string
  judge: (row: Row) => Stand
  /** It is waited for that they go. */
  gone: boolean
  /** Who has gone has come to a good end. */
  goneIsGood: boolean
  /** Something certain is waited for: where there is nothing, it will not come. */
  particular: boolean
}

/** The targets of a wait, from look to look: those that vanish and those whose system says nothing stay in sight. */
export class Followed<Row> {
  #last: ReadonlyMap<string, Stand> = new Map()
  #now = new Map<string, Stand>()
  /** Every target that was ever there, with its place. */
  readonly #seen = new Map<string, string>()
  readonly #names = new Map<string, string>()

  constructor(private readonly manner: Manner<Row>) {}

  begin(): void {
    this.#now = new Map()
  }

  /** A place, which is a subcloud or nothing, has answered. */
  found(place: string, {rows, absent, known, among = []}: Look<Row>): void {
    const {resource, judge, gone, goneIsGood, particular} = this.manner
    const at = (name: string) => (place === '' ? name : `${place}/${name}`)
    for (const [name, row] of rows) {
      this.#now.set(at(name), judge(row))
      this.#seen.set(at(name), place)
    }
    for (const [typed, name] of known) this.#names.set(at(typed), at(name))
    for (const typed of absent) {
      const target = this.#names.get(at(typed)) ?? at(typed)
      if (this.#seen.has(target)) continue
      if (gone) this.#now.set(target, {met: true, state: 'gone'})
      else if (place !== '') this.#now.set(target, {met: false, failed: `${resource} not found`, state: 'none'})
      else {
        throw new CommandFailure(
          'not-found',
          `${resource} not found: ${typed}`,
          'see what there is, or wait --until gone',
          undefined,
          {ref: typed, among},
        )
      }
    }
    const before = this.#of(place)
    for (const target of before) {
      if (!this.#now.has(target)) this.#now.set(target, goneIsGood ? {met: true, state: 'gone'} : VANISHED)
    }
    if (place !== '' && particular && before.length === 0 && absent.length === 0) {
      this.#now.set(place, {met: false, failed: `there is no ${resource}`, state: 'none'})
    }
  }

  /** It has not: what it said last still counts. */
  silent(place: string, reason: string): void {
    const before = this.#of(place)
    for (const target of before) {
      const last = this.#last.get(target)
      if (last) this.#now.set(target, last)
    }
    if (before.length === 0) this.#now.set(place, {met: false, state: `no answer (${reason})`})
  }

  /** Where each target stands after this look. */
  stands(): ReadonlyMap<string, Stand> {
    this.#last = this.#now
    return this.#last
  }

  #of(place: string): string[] {
    return [...this.#seen].flatMap(([target, its]) => (its === place ? target : []))
  }
}
