import type {Fleet} from '../live/fleet.js'
import {SelectingError} from '../selecting/error.js'
import {type Member, subcloudFields} from '../selecting/fleet.js'
import {choose, filesOf, parseSelector} from '../selecting/selector.js'

const LONGEST_SELECTOR = 2_000

export type Choice = {readonly names: readonly string[]} | {readonly error: string}

/** Which sites a selector means, written as for --subclouds; or what is wrong with it. */
export function chosenBy(text: string, fleet: Fleet): Choice {
  try {
    if (text.length > LONGEST_SELECTOR) throw new SelectingError('usage', 'the selector is too long')
    const selector = parseSelector(text, subcloudFields)
    const [file] = filesOf(selector)
    if (file !== undefined) throw new SelectingError('usage', 'a page reads no file', 'write the names')
    const chosen = choose(selector, membersOf(fleet), {files: new Map(), allowNone: true})
    return {names: chosen.map(({name}) => name)}
  } catch (error) {
    if (!(error instanceof SelectingError)) throw error
    return {error: [error.message, error.hint].filter(Boolean).join('; ')}
  }
}

function membersOf({sites, peers}: Fleet): Member[] {
  const peerGroups = new Map(peers.groups.map(({id, peer_group_name: name}) => [id, name]))
  return sites.map(({subcloud, group, alarms}) => {
    const counts: Readonly<Record<string, number | undefined>> = {
      'alarms.critical': alarms?.critical,
      'alarms.major': alarms?.major,
      'alarms.minor': alarms?.minor,
      'alarms.warnings': alarms?.warning,
    }
    return {
      subcloud,
      name: subcloud.name,
      id: String(subcloud.id),
      group,
      peerGroup: peerGroups.get(subcloud.peer_group_id ?? Number.NaN),
      value: (field) => (field === 'alarms.status' ? statusOf(alarms) : (counts[field] ?? subcloud[field])),
    }
  })
}

/** As dcmanager says it of a summary. */
function statusOf(alarms: Fleet['counts'] | undefined): string | undefined {
  if (!alarms) return undefined
  if (alarms.critical > 0) return 'critical'
  return alarms.major + alarms.minor > 0 ? 'degraded' : 'OK'
}
