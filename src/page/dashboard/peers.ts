import {type Carried, carriedBy} from './carried.js'
import {Chart, type ChartOption, type Look, tooltipOf} from './charts.js'
import {el, fill, mark, panel, shown} from './dom.js'
import type {Kept} from './kept.js'
import type {PeerGroupRow} from './told.js'
import {plural} from './words.js'

export class PeersPanel {
  readonly element: HTMLElement
  readonly #body: HTMLElement
  readonly #chart = new Chart('What each peer would take over', 'capacity')

  constructor() {
    const {section, body} = panel('peers', 'Peers')
    this.element = section
    this.#body = body
  }

  show(kept: Kept): void {
    const counts = new Map<number, number>()
    for (const {peerGroup} of kept.list('sites')) {
      if (peerGroup !== undefined) counts.set(peerGroup, (counts.get(peerGroup) ?? 0) + 1)
    }
    const groups = kept.list('peerGroups')
    const carried = carriedBy({
      peers: kept.list('peers'),
      associations: kept.list('associations'),
      groups,
      sitesIn: (group) => counts.get(group) ?? 0,
    })
    if (carried.length === 0) {
      fill(
        this.#body,
        el('p', {class: 'soft none'}, 'No peer site. Where this one is lost, nobody takes its sites over.'),
      )
      return
    }
    const alone = kept.list('sites').filter(({peerGroup}) => peerGroup === undefined).length
    fill(
      this.#body,
      this.#chart.element,
      el(
        'ul',
        {class: 'plain peers'},
        carried.map(({peer, shares, sites}) =>
          el(
            'li',
            {},
            el('b', {}, peer.name),
            ' ',
            mark(toneOf(peer.availability), peer.availability || 'unknown'),
            ` takes ${plural(sites, 'site')} over`,
            el(
              'ul',
              {class: 'plain'},
              shares.map(({group, association, sites: own}) =>
                el(
                  'li',
                  {class: 'soft'},
                  `${shown(group.name)}: ${plural(own, 'site')}, ${group.rehoming} at a time, `,
                  mark(association.sync === 'in-sync' ? 'well' : 'stale', association.sync || 'unknown'),
                  group.migration ? ` ${group.migration}` : '',
                ),
              ),
            ),
          ),
        ),
      ),
      el(
        'p',
        {class: alone > 0 ? 'warn' : 'soft'},
        alone > 0
          ? `${plural(alone, 'site')} in no peer group: nobody takes them over.`
          : 'Every site is in a peer group.',
      ),
    )
    this.#chart.element.style.height = `${carried.length * 40 + 36}px`
    this.#chart.show(
      (look) => optionOf(carried, groups, look),
      carried.map(({peer, sites}) => `${peer.name} ${sites}`).join(', '),
    )
  }
}

const toneOf = (availability: string) => {
  if (availability === 'available') return 'well'
  return availability === 'created' || availability === '' ? 'idle' : 'critical'
}

const optionOf = (carried: readonly Carried[], groups: readonly PeerGroupRow[], look: Look): ChartOption => ({
  grid: {left: 4, right: 16, top: 4, bottom: 4, containLabel: true},
  tooltip: {
    ...tooltipOf(look),
    formatter: (at: {seriesName: string; value: number}) => `${at.seriesName}: ${at.value}`,
  },
  xAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: {color: look.colour('soft')},
    splitLine: {lineStyle: {color: look.colour('line'), opacity: 0.6}},
  },
  yAxis: {
    type: 'category',
    inverse: true,
    data: carried.map(({peer}) => shown(peer.name)),
    axisTick: {show: false},
    axisLine: {show: false},
    axisLabel: {color: look.colour('ink'), width: 110, overflow: 'truncate'},
  },
  series: groups
    .filter(({id}) => carried.some(({shares}) => shares.some(({group}) => group.id === id)))
    .map((group, at) => ({
      name: shown(group.name),
      type: 'bar',
      stack: 'sites',
      barMaxWidth: 18,
      itemStyle: {color: look.colour(`c${at % 9}`), borderColor: look.colour('panel'), borderWidth: 1},
      data: carried.map(({shares}) => shares.find((share) => share.group.id === group.id)?.sites ?? 0),
    })),
})
