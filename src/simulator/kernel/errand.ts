/** What a simulator does outside of itself: it takes real time, and its outcome comes back as a transaction of its own. */
export class Errands {
  readonly #underway = new Set<Promise<void>>()

  constructor(
    private readonly transact: (work: () => void) => void,
    private readonly running: () => boolean,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Runs `work`; `done` hears what came of it, unless the simulator ended meanwhile. */
  run<T>(work: () => Promise<T>, done: (outcome: {value: T} | {error: Error}) => void): void {
    const errand = work()
      .then(
        (value) => ({value}),
        (error: unknown) => ({error: error instanceof Error ? error : new Error(String(error))}),
      )
      .then((outcome) => {
        if (this.running()) this.transact(() => done(outcome))
      })
      .catch((error: unknown) => this.failed(error))
      .finally(() => this.#underway.delete(errand))
    this.#underway.add(errand)
  }

  get count(): number {
    return this.#underway.size
  }

  /** All that is underway now, and whatever it leads to. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway)
  }
}
