/** What the kernel itself tells, beside what services tell each other. */
export interface KernelEvents {
  /** a fault rule about this state came or went */
  'rule.changed': {region: string; state: string}
  'lifecycle.failed': {region: string; lifecycle: string; key: string; step: string; reason: string}
  'timer.failed': {region: string; kind: string; reason: string}
}

/** What the kernel itself asks. */
export interface KernelSeams {
  /** other names of regions */
  aliases: () => ReadonlyMap<string, string>
}

/** What was decided when a simulation was created; kept in its file. */
export interface Origin {
  readonly seed: number
  /** simulated time at which it began */
  readonly epoch: number
}

/** The words of one simulated world: whoever makes a simulation says what its services tell and ask each other. */
export interface Vocabulary {
  /** by name, what comes with it */
  readonly events: KernelEvents
  /** by name, the question and its answer as a function */
  readonly seams: KernelSeams
  readonly origin: Origin
}
