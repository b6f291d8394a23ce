import {AlarmsPanel} from './alarms.js'
import {redrawCharts} from './charts.js'
import {Confirmation} from './confirm.js'
import {ControllerPanel} from './controller.js'
import {button, el, fill} from './dom.js'
import {Head} from './head.js'
import type {Kept, Part} from './kept.js'
import {NewsPanel} from './news.js'
import {PeersPanel} from './peers.js'
import {SitePage, siteIn} from './site-page.js'
import {Sites} from './sites.js'
import {StrategyPanel} from './strategy.js'
import {Stream} from './stream.js'
import {lookButtons} from './theme.js'
import type {ActionFacts} from './told.js'
import {TrendPanel} from './trend.js'
import {UpdatesPanel} from './updates.js'

let kept: Kept | undefined

const confirmation = new Confirmation()
const act = (action: ActionFacts, name: string, site?: string) => confirmation.ask({action, name, site})
/** At the system that is looked at: by its clock things are as old as they are. */
const now = () => kept?.pulse.there ?? Date.now()

const head = new Head()
const sites = new Sites()
const alarms = new AlarmsPanel(now)
const strategy = new StrategyPanel(act)
const trend = new TrendPanel()
const peers = new PeersPanel()
const updates = new UpdatesPanel((only) => sites.narrow(only))
const news = new NewsPanel()
const controller = new ControllerPanel()
const sitePage = new SitePage(act, now)

function paint(): void {
  redrawCharts()
  sites.map.arrange()
}

let agedAt = 0

/** Draws what has changed. */
function show(parts: ReadonlySet<Part>): void {
  if (!kept) return
  const has = (...names: readonly Part[]) => names.some((name) => parts.has(name))
  const rows = has('sites', 'releases') ? kept.list('sites') : []
  if (has('system', 'counts', 'stale')) head.show(kept)
  if (has('sites')) sites.show(rows)
  if (has('sites', 'releases')) updates.show(rows, kept.list('releases'))
  if (has('strategy', 'steps') || (kept.facts.strategy?.state === 'applying' && has('pulse'))) {
    strategy.show(kept.facts.strategy, kept.list('steps'), {at: kept.pulse.there, actions: kept.actions})
  }
  // Ages grow where nothing else changes.
  const minute = Math.floor(now() / 60_000)
  if (has('alarms') || minute !== agedAt) alarms.show(kept)
  agedAt = minute
  if (has('changes')) news.show(kept.changes)
  if (has('samples')) trend.show(kept.samples)
  if (has('peers', 'peerGroups', 'associations', 'sites')) peers.show(kept)
  if (has('hosts', 'releases', 'certificates', 'groups')) controller.show(kept)
  if (has('sites') && !sitePage.element.hidden) sitePage.refresh(kept)
  head.age(kept)
}

const everything: ReadonlySet<Part> = new Set<Part>([
  ...(['sites', 'groups', 'alarms', 'steps', 'hosts', 'releases', 'certificates'] as const),
  ...(['peers', 'peerGroups', 'associations', 'system', 'counts', 'strategy', 'stale', 'changes', 'samples'] as const),
])

const overview = el(
  'div',
  {class: 'overview'},
  sites.tiles.element,
  el(
    'div',
    {class: 'columns'},
    el('div', {class: 'column'}, sites.map.element, sites.section, alarms.section),
    el(
      'div',
      {class: 'sides'},
      el('div', {class: 'column'}, strategy.element, trend.element, peers.element),
      el('div', {class: 'column'}, updates.element, news.section, controller.section),
    ),
  ),
)
const main = el('main', {id: 'main', tabindex: -1}, head.notice, overview, sitePage.element)
const links: readonly (readonly [id: string, label: string])[] = [
  ['map', 'Map'],
  ['sites', 'Sites'],
  ['strategy', 'Strategy'],
  ['alarms', 'Alarms'],
  ['updates', 'Updates'],
  ['peers', 'Peers'],
  ['controller', 'Controller'],
]
const skip = button('Skip to the fleet', {class: 'skip'}, () => main.focus())
const looks = lookButtons(paint)

/** To a part of the page, by a button: the address says which site is looked at, and nothing else. */
const goTo = (id: string) => {
  if (!sitePage.element.hidden) location.hash = '#/'
  requestAnimationFrame(() => {
    const part = document.getElementById(id)
    part?.scrollIntoView()
    const target = part?.querySelector<HTMLElement>('[tabindex="0"], input, button')
    target?.focus({preventScroll: true})
  })
}

function draw(root: Element): void {
  fill(
    root,
    skip,
    el(
      'header',
      {class: 'banner'},
      el('div', {class: 'who'}, head.title, head.system),
      head.counts,
      el('div', {class: 'tools'}, head.pulse, looks),
      el(
        'nav',
        {'aria-label': 'Parts of the page'},
        links.map(([id, label]) => button(label, {class: 'quiet'}, () => goTo(id))),
      ),
    ),
    main,
    confirmation.element,
  )
}

const stream = new Stream({
  whole(fresh) {
    const isFirst = kept === undefined
    kept = fresh
    if (isFirst) {
      const root = document.getElementById('dashboard')
      if (root) draw(root)
    }
    show(everything)
    route()
  },
  changed(same, parts) {
    kept = same
    show(parts)
  },
  detail(detail) {
    if (kept) sitePage.seen(detail, kept)
  },
  connection(to) {
    head.connected(to)
    if (kept) head.age(kept)
  },
})

let listening: string | undefined | null = null

/** Shows what the address is about. */
function route(): void {
  const site = siteIn(location.hash)
  overview.hidden = site !== undefined
  sitePage.element.hidden = site === undefined
  if (kept && site !== undefined) sitePage.open(site, kept)
  if (listening === site) return
  const isFirst = listening === null
  listening = site
  stream.listen(site)
  if (isFirst || !kept) return
  if (site === undefined) sites.map.arrange()
  scrollTo({top: 0})
  const target = site === undefined ? main : document.getElementById('site-title')
  target?.focus({preventScroll: true})
}

addEventListener('hashchange', route)
setInterval(() => {
  if (kept && document.visibilityState === 'visible') head.age(kept)
}, 1000)
route()
