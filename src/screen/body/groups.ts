import type {SubcloudGroup} from '../../client/dcmanager/group.js'
import type {Fleet} from '../../live/fleet.js'
import {type SiteStanding, signOf, standingOf, standings, toneOf} from '../site-standing.js'
import type {Body, State} from '../state.js'
import {count, type Line, lineWidth, type Signs, type Span, span} from '../style.js'
import {type Column, fitColumns, headingOf, rowOf} from './columns.js'
import {indented, type Row, rowBody} from './row-body.js'

interface Counted {
  readonly group: SubcloudGroup
  readonly sites: number
  readonly by: ReadonlyMap<SiteStanding, number>
}

/** All groups, each with how its sites are. */
export function groupsBody({fleet, state, signs}: {fleet: Fleet; state: State; signs: Signs}): Body {
  const by = new Map(fleet.groups.map(({name}) => [name, new Map<SiteStanding, number>()]))
  for (const site of fleet.sites) {
    const counts = site.group === undefined ? undefined : by.get(site.group)
    const standing = standingOf(site)
    counts?.set(standing, (counts.get(standing) ?? 0) + 1)
  }
  const counted = fleet.groups.map((group): Counted => {
    const counts = by.get(group.name) ?? new Map<SiteStanding, number>()
    return {group, by: counts, sites: [...counts.values()].reduce((sum, number) => sum + number, 0)}
  })
  const columns = fitColumns(groupColumns, state.size.columns - 30)
  const rows = counted.map((one): Row => {
    const line: Line = [...rowOf(columns, one, signs), span('  ')]
    const room = Math.max(10, Math.min(60, state.size.columns - lineWidth(line) - 4))
    return {
      id: `group ${one.group.name}`,
      line: indented([...line, ...shares(one, room, signs)], 2),
      opens: {kind: 'fleet', group: one.group.name},
    }
  })
  const heading = [span('  '), ...headingOf(columns), span('  HOW THEY ARE (SHARES)', 'quiet')]
  return rowBody({
    title: [span('Groups', 'title'), span(`  ${count(counted.length)}`)],
    heading: [heading],
    rows,
    words: ['subcloud', 'group', 'list'],
  })
}

/** A bar of the sites of a group: whatever there is of a standing takes a cell at least. */
function shares({sites, by}: Counted, room: number, signs: Signs): Span[] {
  if (sites === 0) return [span('no sites', 'quiet')]
  const there = standings.filter((standing) => (by.get(standing) ?? 0) > 0)
  const cells = there.map((standing) => Math.max(1, Math.floor(((by.get(standing) ?? 0) / sites) * room)))
  const widest = cells.indexOf(Math.max(...cells))
  cells[widest] = Math.max(1, (cells[widest] ?? 1) + room - cells.reduce((sum, wide) => sum + wide, 0))
  return there.map((standing, at) => span(signOf(standing, signs).repeat(cells[at] ?? 1), toneOf[standing]))
}

const groupColumns: readonly Column<Counted>[] = [
  {heading: 'GROUP', width: 14, most: 32, matters: 0, cell: ({group}) => span(group.name)},
  {heading: 'SITES', width: 6, matters: 0, right: true, cell: ({sites}) => span(count(sites))},
  {heading: 'MANNER', width: 8, matters: 1, cell: ({group}) => span(group.update_apply_type ?? '-', 'quiet')},
  {
    heading: 'AT A TIME',
    width: 9,
    matters: 2,
    right: true,
    cell: ({group}) => span(String(group.max_parallel_subclouds ?? '-'), 'quiet'),
  },
  {heading: 'DESCRIPTION', width: 20, most: 40, matters: 3, cell: ({group}) => span(group.description ?? '-', 'quiet')},
]
