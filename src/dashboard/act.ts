import {fleetTopicOf} from '../causes/strategy-topic.js'
import type {Fleet, SiteDetail} from '../live/fleet.js'
import type {ActionFacts} from '../page/dashboard/told.js'

/** A command that a page may run, behind a typed confirmation. */
interface Action extends ActionFacts {
  /** The words of the command, without the names. */
  readonly words: (target: Target) => readonly string[]
}

interface Target {
  /** The site, the type of the strategy, or the host. */
  readonly name: string
  /** Of a host: where it is; none of the system controller itself. */
  readonly site?: string
}

// What asks at a terminal is not asked again: somebody has typed the name.
const ofStrategy =
  (verb: string, ...flags: readonly string[]) =>
  ({name}: Target) => ['strategy', fleetTopicOf(name) ?? '', verb, ...flags]

const ofHost =
  (verb: string, ...flags: readonly string[]) =>
  ({name, site}: Target) => ['host', verb, ...flags, ...(site === undefined ? [] : [`--subcloud=${site}`]), '--', name]

const ofSite =
  (verb: string, ...flags: readonly string[]) =>
  ({name}: Target) => ['subcloud', verb, ...flags, '--', name]

export const actions: readonly Action[] = [
  {id: 'subcloud manage', on: 'site', label: 'manage', grave: false, words: ofSite('manage')},
  {id: 'subcloud unmanage', on: 'site', label: 'unmanage', grave: true, words: ofSite('unmanage', '--yes')},
  {id: 'strategy apply', on: 'strategy', label: 'apply', grave: true, words: ofStrategy('apply', '--yes')},
  {id: 'strategy abort', on: 'strategy', label: 'abort', grave: true, words: ofStrategy('abort')},
  {id: 'strategy delete', on: 'strategy', label: 'delete', grave: true, words: ofStrategy('delete', '--yes')},
  {id: 'host lock', on: 'host', label: 'lock', grave: true, words: ofHost('lock', '--yes')},
  {id: 'host unlock', on: 'host', label: 'unlock', grave: true, words: ofHost('unlock')},
]

export const actionFacts: readonly ActionFacts[] = actions.map(({id, on, label, grave}) => ({id, on, label, grave}))

/** What a page asks for: all of it texts. */
export interface Wish {
  readonly action: string
  readonly name: string
  readonly site?: string
  /** The name once more, typed by somebody who means it. */
  readonly typed: string
}

export type Order = {readonly words: readonly string[]} | {readonly refused: string}

/**
 * The command that is wished for; refused where it is not confirmed, or about something that is not there. `hostsOf`: those
 * of a site, as far as somebody looks into it.
 */
export function orderOf(
  {action: id, name, site, typed}: Wish,
  fleet: Fleet,
  hostsOf: (site: string) => SiteDetail['hosts'] | undefined,
): Order {
  const action = actions.find((one) => one.id === id)
  if (!action) return {refused: 'there is no such action'}
  if (name === '' || typed !== name) return {refused: `not confirmed: type ${name} to go on; nothing was sent`}
  const hasSite = (wanted: string) => fleet.sites.some(({subcloud}) => subcloud.name === wanted)
  const {strategy} = fleet.strategy ?? {}
  if (action.on === 'site' && !hasSite(name)) return {refused: `there is no subcloud ${name}; nothing was sent`}
  if (action.on === 'strategy' && (strategy?.type !== name || fleetTopicOf(name) === undefined)) {
    return {refused: `there is no strategy ${name} any more; nothing was sent`}
  }
  if (action.on === 'host' && site !== undefined && !hasSite(site)) {
    return {refused: `there is no subcloud ${site}; nothing was sent`}
  }
  const hosts = (site === undefined ? fleet.hosts : hostsOf(site)) ?? []
  if (action.on === 'host' && !hosts.some(({hostname}) => hostname === name)) {
    return {refused: `no host ${name} was seen${site === undefined ? '' : ` in ${site}`}; nothing was sent`}
  }
  return {words: action.words({name, ...(action.on === 'host' && site !== undefined && {site})})}
}
