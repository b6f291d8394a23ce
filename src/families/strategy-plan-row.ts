import {topicOf} from '../causes/strategy-topic.js'
import {commandLine} from '../cli/command-line.js'
import {formatDuration} from '../cli/duration.js'
import type {Facts} from '../cli/result.js'
import type {SitePlan, SitesPlan} from '../planning/strategy/arrange.js'
import type {Drift} from '../planning/strategy/drift.js'
import type {AlarmFact} from '../planning/strategy/fact.js'
import type {StrategyPlan} from '../planning/strategy/plan.js'
import type {Fate, Objection, Reason} from '../planning/strategy/reason.js'
import type {PlannedRequest} from '../planning/strategy/request.js'
import type {FateRow, RequestRow, SitePlanRow, TurnRow} from '../views/strategy-plan.js'

const fateWords: Readonly<Record<Fate, string>> = {
  'takes-part': 'takes part',
  'passed-over': 'passed over',
  'nothing-to-do': 'nothing to do',
  'would-fail': 'would fail',
}

/** As many as somebody reads. */
const NAMED = 3

export function namesText(names: readonly string[], most = NAMED): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

const alarmText = ({id, entity}: AlarmFact): string => `${id} ${entity}`

export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'offline':
    case 'unmanaged':
      return reason.kind
    case 'in-sync':
      return `its ${reason.endpoint} is in-sync`
    case 'sync-unknown':
      return `whether its ${reason.endpoint} is in-sync is not known`
    case 'busy':
      return `its ${reason.field} is ${reason.state}`
    case 'not-deployed':
      return `its deployment is ${reason.state}`
    case 'not-prestaged':
      return `${reason.release} is not prestaged`
    case 'wrong-release':
      return `it runs ${reason.release}, which is newer than ${reason.wanted}`
    case 'already':
      return `it has ${reason.what} already`
    case 'nothing-to-roll-back':
      return 'no deployment is under way that could be taken back'
    case 'deployment-left':
      return reason.state === 'completed'
        ? 'its software deployment is complete, and was not deleted'
        : `its software deployment is ${reason.state}`
    case 'alarms':
      return `alarm ${namesText(reason.alarms.map(alarmText))}`
    case 'other-strategy':
      return `its own ${reason.type} strategy is ${reason.state}`
    case 'unwell':
      return `its health query fails: ${namesText(reason.checks)}`
    case 'no-host':
      return 'none of its hosts is in service'
    case 'led-by-other':
      return 'controller-0 is not its active controller'
    case 'silent':
      return `it could not be asked: ${reason.why}`
  }
}

/** By what reasons are put together: what differs from site to site is left out. */
const kindText = (reason: Reason | undefined): string =>
  reason === undefined
    ? ''
    : reason.kind === 'alarms'
      ? `alarm ${[...new Set(reason.alarms.map(({id}) => id))].toSorted().join(', ')}`
      : reasonText(reason)

/** What somebody does about it. */
function helpText(reason: Reason, name: string): string {
  switch (reason.kind) {
    case 'not-prestaged':
      return 'stx strategy prestage create --for-sw-deploy, or --with-prestage'
    case 'deployment-left':
      if (reason.state === 'completed') return 'stx strategy sw-deploy create --cleanup, or --delete'
      return reason.state === 'start-failed'
        ? commandLine(['software', 'deploy', 'delete', '--subcloud', name])
        : commandLine(['orchestration', 'why', 'sw-deploy', '--subcloud', name])
    case 'alarms':
      return commandLine(['alarm', 'list', '--subcloud', name])
    case 'other-strategy':
      return commandLine(['orchestration', topicOf(reason.type), 'delete', '--subcloud', name])
    case 'unwell':
      return commandLine(['health', 'query-kube-upgrade', '--subcloud', name])
    case 'no-host':
      return commandLine(['host', 'list', '--subcloud', name])
    case 'led-by-other':
      return commandLine(['host', 'swact', 'controller-1', '--subcloud', name])
    case 'offline':
      return commandLine(['subcloud', 'show', name])
    case 'unmanaged':
      return commandLine(['subcloud', 'manage', name])
    default:
      return ''
  }
}

const order: readonly Fate[] = ['takes-part', 'nothing-to-do', 'would-fail', 'passed-over']

/** Those of whom the same becomes for the same reason, as one row. */
export function fateRows(sites: readonly SitePlan[]): FateRow[] {
  const together = new Map<string, SitePlan[]>()
  for (const site of sites) {
    const key = `${order.indexOf(site.fate)} ${kindText(site.reason)}`
    const those = together.get(key)
    if (those) those.push(site)
    else together.set(key, [site])
  }
  return [...together.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, those]) => {
      const [first] = those
      if (!first) return []
      const {fate, reason, name} = first
      const names = those.map((site) => site.name)
      const help = reason === undefined ? '' : helpText(reason, name)
      return [{fate: fateWords[fate], reason: kindText(reason), subclouds: names.length, which: namesText(names), help}]
    })
}

const afterText = (seconds: number): string => (seconds === 0 ? 'at once' : `after ${formatDuration(seconds * 1000)}`)

export const turnRows = ({turns}: SitesPlan): TurnRow[] =>
  turns.map(({number, sites, begins, ends}) => ({
    ...{turn: number, subclouds: sites.length, begins: afterText(begins), ends: afterText(ends)},
    which: namesText(sites),
  }))

export const siteRows = ({sites}: SitesPlan): SitePlanRow[] =>
  sites.map(({name, group, fate, turn, reason}) => ({
    ...{subcloud: name, group: group ?? null, fate: fateWords[fate], turn: turn ?? null},
    reason: reason === undefined ? null : reasonText(reason),
  }))

export const requestRows = (requests: readonly PlannedRequest[]): RequestRow[] =>
  requests.map(({method, path, times, what}) => ({request: `${method} ${path}`, times, what}))

/** Why there would be no strategy, and what somebody does about it. */
export function objectionText(objection: Objection): {message: string; hint?: string} {
  switch (objection.kind) {
    case 'standing':
      return {
        message: `there is a ${objection.type} strategy already, and it is ${objection.state}`,
        hint: 'see: stx strategy step list',
      }
    case 'sync-unknown': {
      const message = `whether ${objection.endpoint} is in-sync is not known of ${namesText(objection.sites)}`
      return {message, hint: 'select the others: --subclouds; the audit finds out in a few minutes'}
    }
    case 'nobody':
      return {message: 'no subcloud would take part', hint: 'see who is passed over, and why: --show sites'}
    case 'site':
      return {message: `${objection.site}: ${reasonText(objection.reason)}`}
    case 'release':
      return {
        message: `release ${objection.release} is not deployed on the system controller`,
        hint: 'see: stx software list',
      }
    case 'controller-deploying':
      return {
        message: 'the system controller has a deployment of software under way',
        hint: 'see: stx software deploy show',
      }
    case 'certificate':
      return {message: objection.fault}
    case 'limit': {
      const whose = objection.group === undefined ? '' : `group ${objection.group}: `
      return {message: `${whose}${objection.asked} at a time, where 1 to ${objection.most} are allowed`}
    }
  }
}

const sources = {given: 'as you say', history: 'as it took before', profile: 'by the timing profile'}

/** How long one takes, and how that is known. */
export const paceText = ({pace}: Pick<SitesPlan, 'pace'>): string =>
  `${formatDuration(pace.seconds * 1000)} each, ${sources[pace.source]}`

/** The plan in one line. */
export function sumText({sites, turns, parallel, takes, stopsIn, ...plan}: SitesPlan): string {
  const part = sites.filter(({fate}) => fate === 'takes-part').length
  const begin = `${part} of ${sites.length} subclouds take part`
  if (turns.length === 0) return begin
  const how = `${turns.length === 1 ? 'one turn' : `${turns.length} turns`} of up to ${parallel}`
  const stops = stopsIn === undefined ? '' : `; the failure in turn ${stopsIn} would stop it`
  return `${begin}: ${how}, ${formatDuration(takes * 1000)} in all (${paceText(plan)})${stops}`
}

/** The whole plan, for programs: times in seconds after the strategy was applied. Kept, it pins who is meant. */
export function planFacts(
  plan: StrategyPlan,
  {drift, selector}: {drift?: Drift | undefined; selector?: string | undefined} = {},
): Facts {
  const {scope, type} = plan.wish
  return {
    ...{type, scope: scope.kind, group: scope.kind === 'group' ? scope.group.name : null},
    ...{selector: selector ?? null, objections: plan.objections},
    ...(drift && {drift}),
    ...sitesFacts(plan),
  }
}

export const sitesFacts = ({sites, turns, parallel, pace, takes, stopsIn, requests}: SitesPlan): Facts => ({
  ...{max_parallel: parallel, takes, pace, stops_in_turn: stopsIn ?? null},
  subclouds: sites.map(({id, name, group, fate, reason, turn, asked}) => ({
    ...{id, name, group: group ?? null, fate, reason: reason ?? null, turn: turn ?? null, asked},
  })),
  turns: turns.map(({number, sites: names, begins, ends}) => ({turn: number, begins, ends, subclouds: names})),
  requests,
})
