import type {Api} from '../client/api.js'
import type {StrategyType} from '../client/dcmanager/strategy.js'
import type {Budget} from '../planning/rollout/budget.js'
import type {Gate} from '../planning/rollout/gate.js'
import type {Pace} from '../planning/rollout/schedule.js'
import type {Unwritten} from '../runs/ledger.js'
import type {WaveMemory} from './memory.js'

/** Time as a rollout needs it: by the calendar, and by waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  date(): number
  /** Before somebody looks again. Fails where the signal says so before that time is over. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Waits towards a moment, and may come back before it. */
  approach(moment: number, signal: AbortSignal): Promise<void>
}

/** Which sites a strategy takes in now. `there`: they have what it would bring already. */
export interface Judgement {
  readonly takesPart: readonly string[]
  readonly there: ReadonlyMap<string, string>
  readonly passedOver: ReadonlyMap<string, string>
}

/** What is done to each site. */
export interface Order {
  readonly type: StrategyType
  /** The members that this type alone has. */
  readonly extra: Record<string, unknown>
  /** As the request has it; a group that is made for a wave gets the same. */
  readonly applyType?: 'parallel' | 'serial'
  readonly maxParallel?: number
}

/** How far a rollout may go by itself. */
export interface Limits {
  readonly budget: Budget
  readonly pace: Pace
  /** After each wave somebody is asked. */
  readonly asks: boolean
  readonly gates: readonly Gate[]
  /** Milliseconds that one wave may take. */
  readonly waveMs: number
  readonly onTimeout: 'stop' | 'continue'
}

/** What is written before it is sent, and what came of it: `runs/ledger.ts`. */
export interface Memory {
  intend(target: string): Promise<void>
  settle(target: string, outcome: 'done' | 'unchanged' | 'failed', reason?: string): Promise<void>
  leave(target: string, reason: string): Promise<void>
  write(entry: Unwritten): Promise<void>
}

/** What people are told. */
export type News =
  | {
      readonly kind: 'wave'
      readonly number: number
      readonly canary: boolean
      readonly prepares: boolean
      readonly sites: number
      /** How many sites are left for later waves. */
      readonly left: number
    }
  /** A wave that had begun before is seen to its end. */
  | {readonly kind: 'goes-on'; readonly wave: Pick<WaveMemory, 'number' | 'canary' | 'prepares' | 'sites' | 'began'>}
  | {readonly kind: 'waits'; readonly until: number; readonly waitsFor: 'pause' | 'window'}
  | {readonly kind: 'moves'; readonly text: string}
  | {readonly kind: 'progress'; readonly sites: ReadonlyMap<string, string>}
  | {readonly kind: 'remark'; readonly text: string}
  | {readonly kind: 'over'; readonly done: number; readonly failed: number; readonly untouched: number}

/** All that a rollout works with. */
export interface Stage {
  readonly id: string
  readonly api: Api
  readonly order: Order
  readonly limits: Limits
  readonly memory: Memory
  readonly clock: Clock
  /** Ctrl-C. What is sent is not broken off by it: a rollout stops where nothing is left lying about. */
  readonly signal: AbortSignal
  judge(sites: readonly string[]): Promise<Judgement>
  /** How long a wave of these sites is expected to take, in milliseconds. */
  expected(sites: readonly string[]): number
  /** Asked after Ctrl-C while a wave is under way. */
  askOnInterrupt(): Promise<'abort' | 'leave'>
  /** Asked between waves. Without anybody to ask: `nobody`. */
  askToGoOn(words: {over: number; next: number}): Promise<'yes' | 'no' | 'nobody'>
  tell(news: News): void
}
