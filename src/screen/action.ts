import {fleetTopicOf} from '../causes/strategy-topic.js'
import {hasEnded, type StrategyProgress} from '../client/dcmanager/strategy.js'
import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {Host} from '../client/sysinv/host/host.js'
import type {Action} from './state.js'
import {oneLine} from './style.js'

/** Where a host is looked at: on the system controller, or in a subcloud. */
const inSite = (site: string | undefined): string[] => (site === undefined ? [] : ['--subcloud', site])

/** What is offered for a subcloud: what changes its state as it is now. */
export function siteActions({name, 'management-state': management}: Subcloud): readonly Action[] {
  const managed = management === 'managed'
  const verb = managed ? 'unmanage' : 'manage'
  return isSafe(name)
    ? [{key: 'm', deed: `${verb} subcloud ${name}`, words: ['subcloud', verb, name], target: name}]
    : []
}

export function hostActions(
  {hostname, administrative, capabilities}: Host,
  site: string | undefined,
): readonly Action[] {
  if (!hostname || !isSafe(hostname)) return []
  const action = (key: string, verb: string): Action => ({
    key,
    deed: `${verb} host ${hostname}${site === undefined ? '' : ` of ${site}`}`,
    words: ['host', verb, hostname, '--yes', ...inSite(site)],
    target: hostname,
  })
  if (administrative === 'locked') return [action('u', 'unlock'), action('r', 'reboot')]
  return capabilities?.Personality === 'Controller-Active' ? [action('s', 'swact')] : [action('l', 'lock')]
}

export function strategyActions({strategy}: StrategyProgress): readonly Action[] {
  const {type, state} = strategy
  const topic = fleetTopicOf(type)
  if (topic === undefined) return []
  const action = (key: string, verb: string, yes: readonly string[] = []): Action => ({
    key,
    deed: `${verb} the ${type} strategy`,
    words: ['strategy', topic, verb, ...yes],
    target: type,
  })
  if (state === 'initial') return [action('p', 'apply', ['--yes']), action('d', 'delete', ['--yes'])]
  if (state === 'applying') return [action('b', 'abort')]
  return hasEnded(state) ? [action('d', 'delete', ['--yes'])] : []
}

/** A name that cannot be typed back as it is shown, or that reads as an option, is nothing to act on from here. */
const isSafe = (name: string): boolean => name === oneLine(name) && name === name.trim() && !name.startsWith('-')
