/** What a simulator does outside of itself: it takes real time, and its outcome comes back as a transaction of its own. */
export class Errands {
  readonly #underway = new Set<Promise<void>>()
  readonly #awaited = new Set<Promise<void>>()
  /** which state of the simulation they were begun for */
  #era = 0

  constructor(
    private readonly transact: (work: () => void) => void,
    private readonly running: () => boolean,
    private readonly failed: (error: unknown) => void,
    private readonly settled: () => void,
  ) {}

  /**
   * Runs `work`; `done` hears what came of it, unless the simulator ended or was put into another state meanwhile. Simulated time stands still for an
   * errand that is `awaited`: use it for what ends within moments whatever happens.
   */
  run<T>(
    work: () => Promise<T>,
    done: (outcome: {value: T} | {error: Error}) => void,
    {awaited = false}: {awaited?: boolean} = {},
  ): void {
    const era = this.#era
    const errand = work()
      .then(
        (value) => ({value}),
        (error: unknown) => ({error: error instanceof Error ? error : new Error(String(error))}),
      )
      .then((outcome) => {
        if (this.running() && era === this.#era) this.transact(() => done(outcome))
      })
      .catch((error: unknown) => this.failed(error))
      .finally(() => {
        this.#underway.delete(errand)
        if (this.#awaited.delete(errand) && this.#awaited.size === 0) this.settled()
      })
    this.#underway.add(errand)
    if (awaited) this.#awaited.add(errand)
  }

  /** The state that they were begun for is gone: nobody wants to hear of them. */
  forget(): void {
    this.#era += 1
  }

  /** Does simulated time stand still? */
  get holding(): boolean {
    return this.#awaited.size > 0
  }

  /** When simulated time goes on. */
  async released(): Promise<void> {
    while (this.#awaited.size > 0) await Promise.all(this.#awaited)
  }

  get count(): number {
    return this.#underway.size
  }

  /** All that is underway now, and whatever it leads to. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway)
  }
}
