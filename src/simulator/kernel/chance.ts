import type {Database} from './database.js'
import type {Journal} from './journal.js'
import {RandomStream} from './random.js'

/** Streams of chance, one for each region and purpose; how far each was drawn is kept with the state. */
export class Chance {
  readonly #positions = new Map<string, number>()

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly seeding: () => boolean,
  ) {}

  stream(seed: number, region: string, purpose: string): RandomStream {
    const name = `stream\n${region}\n${purpose}`
    return new RandomStream(seed, name, {next: () => this.#draw(name)})
  }

  reload(): void {
    this.#positions.clear()
  }

  #draw(name: string): number {
    if (!this.journal.open) throw new Error('chance may only be drawn in a transaction: reads change nothing')
    if (this.seeding()) throw new Error('a seeder draws from its own stream')
    const position = this.#positions.get(name) ?? this.database.counter(name)
    this.#positions.set(name, position + 1)
    this.journal.record(() => this.#positions.set(name, position))
    this.journal.row(name, (write) => write.counter(name, this.#positions.get(name) ?? 0))
    return position
  }
}
