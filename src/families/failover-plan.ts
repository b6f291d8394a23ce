import type {Apis} from '../cli/apis.js'
import {associations} from '../client/dcmanager/association.js'
import {peerGroups} from '../client/dcmanager/peer-group.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import {systemPeers} from '../client/dcmanager/system-peer.js'
import {systems} from '../client/sysinv/platform/system.js'
import {inQuotes} from '../output/shell-word.js'
import {type Change, type FailoverGroup, type Fleet, isOlder, type Loss} from '../planning/failover/failover.js'
import type {ChangeRow, FillRow, HomelessRow, LossRow, MoveRow} from '../views/failover.js'

/** The peer groups that are at home here, with what they are associated with, and those that would come here. */
export async function liveGroups({dcmanager, sysinv}: Apis): Promise<FailoverGroup[]> {
  const [system, groups, ties, peers, all] = await Promise.all([
    systems(sysinv).get(),
    peerGroups(dcmanager).list(),
    associations(dcmanager).list(),
    systemPeers(dcmanager).list(),
    subclouds(dcmanager).list({secondary: true}),
  ])
  const here = system.name ?? ''
  const peerNames = new Map(peers.map((peer) => [String(peer.id), peer['peer-name']]))
  return groups.flatMap((group): FailoverGroup[] => {
    const members = all.filter(({peer_group_id: id}) => id === group.id)
    // A group of nobody moves nowhere.
    if (members.length === 0) return []
    const partners = ties
      .filter((tie) => String(tie['peer-group-id']) === String(group.id))
      .sort((a, b) => (a['peer-group-priority'] ?? 0) - (b['peer-group-priority'] ?? 0))
      .flatMap((tie) => peerNames.get(String(tie['system-peer-id'])) ?? [])
    const releases = members.flatMap((subcloud) => subcloud['software-version'] ?? [])
    // Priority 0: its home is here. Otherwise it is at the peer that this site stands by for.
    const isHome = (group.group_priority ?? 0) === 0
    const site = isHome ? here : partners[0]
    if (site === undefined) return []
    return [
      {
        name: group.peer_group_name,
        site,
        subclouds: members.length,
        release: releases.reduce<string | undefined>(
          (newest, one) => (newest && isOlder(one, newest) ? newest : one),
          undefined,
        ),
        parallel: group.max_subcloud_rehoming ?? 10,
        peers: isHome ? partners : [here],
        latency: new Map(),
      },
    ]
  })
}

const lostText = ({lost}: Loss) => lost.join(' and ')

export function durationText(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h${minutes % 60}m`
}

export function lossRow(loss: Loss): LossRow {
  const fullest = [...loss.fill].sort((a, b) => b.subclouds / b.capacity - a.subclouds / a.capacity)[0]
  return {
    lost: lostText(loss),
    moves: loss.moves.reduce((sum, {subclouds}) => sum + subclouds, 0),
    homeless: loss.homeless.reduce((sum, {subclouds}) => sum + subclouds, 0),
    fullest: fullest ? `${fullest.site} ${percent(fullest.subclouds, fullest.capacity)}` : '',
    takes: loss.seconds === 0 ? '' : durationText(loss.seconds),
    answer: loss.exact ? 'best' : 'near the best',
  }
}

const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`

export const moveRows = (losses: readonly Loss[]): MoveRow[] =>
  losses.flatMap((loss) =>
    loss.moves.map(({group, subclouds: many, from, to, seconds}) => ({
      ...{lost: lostText(loss), group, subclouds: many, from, to},
      takes: durationText(seconds),
    })),
  )

export const homelessRows = (losses: readonly Loss[]): HomelessRow[] =>
  losses.flatMap((loss) =>
    loss.homeless.map(({group, subclouds: many, why}) => ({lost: lostText(loss), group, subclouds: many, why})),
  )

export const fillRows = (losses: readonly Loss[]): FillRow[] =>
  losses.flatMap((loss) =>
    loss.fill.map((one) => ({lost: lostText(loss), ...one, full: percent(one.subclouds, one.capacity)})),
  )

export const changeRows = (losses: readonly Loss[]): ChangeRow[] =>
  losses.flatMap((loss) => loss.changes.map((change) => ({lost: lostText(loss), change: changeText(change)})))

function changeText(change: Change): string {
  switch (change.kind) {
    case 'associate':
      return `associate ${change.group} with ${change.site}`
    case 'reserve':
      return `keep ${change.subclouds} more free at ${change.site}`
    case 'split':
      return `split ${change.group}: ${change.parts.map(({site, subclouds: many}) => `${many} to ${site}`).join(', ')}`
    case 'capacity':
      return `make room for ${change.subclouds} more at ${change.site}`
    case 'nothing helps':
      return `nothing: no other site may take ${change.group}`
  }
}

const quoted = (text: string) => (/^[\w.-]+$/.test(text) ? text : inQuotes(text))

/** Commands that set up what the losses of single sites ask for; the site that takes a group then is its first choice. */
export function setupCommands({groups}: Fleet, losses: readonly Loss[]): string {
  const singles = losses.filter(({lost}) => lost.length === 1)
  const lines = groups.flatMap((group) => {
    const first = singles.flatMap(({moves}) => moves).find((move) => move.group === group.name)?.to
    const added = losses.flatMap(({changes}) =>
      changes.flatMap((change) => (change.kind === 'associate' && change.group === group.name ? [change.site] : [])),
    )
    const peers = [...new Set([...(first ? [first] : []), ...group.peers, ...added])]
    const [at, name] = [quoted(group.site), quoted(group.name)]
    const id = (listing: string) => `"$(stx ${listing} --context ${at} --column id --format value)"`
    return [
      `# ${group.name.replaceAll(/[^\w .-]/g, '?')}, of ${group.subclouds} subclouds`,
      `stx subcloud peer-group add --context ${at} --peer-group-name ${name} --max-subcloud-rehoming ${group.parallel}`,
      ...peers.map(
        (peer, n) =>
          `stx peer-group-association add --context ${at} --peer-group-id ${id(`subcloud peer-group show ${name}`)} ` +
          `--system-peer-id ${id(`system-peer show ${quoted(peer)}`)} --peer-group-priority ${n + 1} --wait`,
      ),
      '',
    ]
  })
  return [
    '#!/bin/sh -e',
    '# One context for each site, of its name; each site knows its peers by name (stx system-peer add).',
    ...lines,
  ].join('\n')
}
