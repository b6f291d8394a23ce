import type {AlarmFact} from './fact.js'

/** Why a subcloud is passed over, has nothing to do, or would fail. */
export type Reason =
  | {readonly kind: 'offline'}
  | {readonly kind: 'unmanaged'}
  | {readonly kind: 'in-sync'; readonly endpoint: string}
  | {readonly kind: 'sync-unknown'; readonly endpoint: string}
  /** Something is being done to it. */
  | {
      readonly kind: 'busy'
      readonly field: 'deploy-status' | 'backup-status' | 'prestage-status'
      readonly state: string
    }
  /** Its deployment is not complete. */
  | {readonly kind: 'not-deployed'; readonly state: string}
  | {readonly kind: 'not-prestaged'; readonly release: string}
  /** It runs a newer release than the one that is to be brought. */
  | {readonly kind: 'wrong-release'; readonly release: string; readonly wanted: string}
  /** It has what the strategy leads to, or more. */
  | {readonly kind: 'already'; readonly what: string}
  /** There is nothing that could be taken back. */
  | {readonly kind: 'nothing-to-roll-back'}
  /** A deployment of software stands there, which the strategy cannot go on with. */
  | {readonly kind: 'deployment-left'; readonly state: string}
  | {readonly kind: 'alarms'; readonly alarms: readonly AlarmFact[]}
  /** Its own orchestrator has a strategy that does not give way. */
  | {readonly kind: 'other-strategy'; readonly type: string; readonly state: string}
  | {readonly kind: 'unwell'; readonly checks: readonly string[]}
  /** None of its hosts is in service. */
  | {readonly kind: 'no-host'}
  | {readonly kind: 'led-by-other'}
  /** It did not say how it is. */
  | {readonly kind: 'silent'; readonly why: string}

/** What becomes of a subcloud. */
export type Fate =
  | 'takes-part'
  /** It gets no step. */
  | 'passed-over'
  /** It gets a step, which is complete at once. */
  | 'nothing-to-do'
  /** It gets a step, which fails before anything is changed. */
  | 'would-fail'

export interface Verdict {
  readonly fate: Fate
  /** Where it takes part, a doubt about that. */
  readonly reason?: Reason
}

export const takesPart: Verdict = {fate: 'takes-part'}
export const passedOver = (reason: Reason): Verdict => ({fate: 'passed-over', reason})
export const nothingToDo = (reason: Reason): Verdict => ({fate: 'nothing-to-do', reason})
export const wouldFail = (reason: Reason): Verdict => ({fate: 'would-fail', reason})

/** Why dcmanager would create no strategy at all. */
export type Objection =
  | {readonly kind: 'standing'; readonly type: string; readonly state: string}
  | {readonly kind: 'sync-unknown'; readonly endpoint: string; readonly sites: readonly string[]}
  | {readonly kind: 'nobody'}
  /** The one subcloud that is named. */
  | {readonly kind: 'site'; readonly site: string; readonly reason: Reason}
  | {readonly kind: 'release'; readonly release: string}
  | {readonly kind: 'controller-deploying'}
  /** No such certificate can be made. */
  | {readonly kind: 'certificate'; readonly fault: string}
  | {readonly kind: 'limit'; readonly asked: number; readonly most: number; readonly group?: string}
