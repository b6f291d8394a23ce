import type {AssociationRow, PeerGroupRow, PeerRow} from './told.js'
import {byName} from './words.js'

/** A group of sites that a peer would take over. */
interface Share {
  readonly group: PeerGroupRow
  readonly association: AssociationRow
  readonly sites: number
}

export interface Carried {
  readonly peer: PeerRow
  readonly shares: readonly Share[]
  readonly sites: number
}

/** What each peer would take over, by the peer groups that both sites know. */
export function carriedBy({
  peers,
  groups,
  associations,
  sitesIn,
}: {
  peers: readonly PeerRow[]
  groups: readonly PeerGroupRow[]
  associations: readonly AssociationRow[]
  sitesIn: (group: number) => number
}): Carried[] {
  return [...peers]
    .sort((a, b) => byName(a.name, b.name))
    .map((peer) => {
      const shares = associations
        .filter((association) => association.peer === peer.id)
        .flatMap((association) => {
          const group = groups.find(({id}) => id === association.group)
          return group ? [{group, association, sites: sitesIn(group.id)}] : []
        })
      return {peer, shares, sites: shares.reduce((sum, {sites}) => sum + sites, 0)}
    })
}
