import {redrawCharts} from './charts.js'
import {Confirmation} from './confirm.js'
import {button, el, fill, mark, panel, say, shown} from './dom.js'
import type {Only} from './due.js'
import {type HealthId, healths, healthsOf} from './health.js'
import type {Kept, Part} from './kept.js'
import {SiteMap} from './map.js'
import {PeersPanel} from './peers.js'
import {Rows} from './rows.js'
import {SitePage, SYSTEM_CONTROLLER, siteIn} from './site-page.js'
import {StrategyPanel} from './strategy.js'
import {type Connection, Stream} from './stream.js'
import {alarmColumns, hostTable, plainTable, releaseTable, siteColumns} from './tables.js'
import {type ActionFacts, type AlarmRow, type SiteRow, severities} from './told.js'
import {TrendPanel} from './trend.js'
import {UpdatesPanel} from './updates.js'
import {byName, clock, dateTime, lasting, plural} from './words.js'

const SOON_MS = 30 * 86_400_000
const MOST_NEWS = 60

/** What somebody looks at. */
interface View {
  where: string
  only: Only | undefined
}

const view: View = {where: '', only: undefined}
let kept: Kept | undefined
let chosen: ReadonlySet<string> | undefined
let connection: Connection = 'connecting'

const confirmation = new Confirmation()
const act = (action: ActionFacts, name: string, site?: string) => confirmation.ask({action, name, site})

// --- the head

const title = el('h1', {class: 'system'}, 'stx dashboard')
const system = el('p', {class: 'soft system-facts'})
const counts = el('ul', {class: 'plain severities', 'aria-label': 'Active alarms'})
const pulse = el('p', {class: 'pulse', id: 'pulse'})
const notice = el('p', {class: 'notice', role: 'status', hidden: true})
const themes = ['', 'dark', 'light'] as const
const theme = button('Theme', {class: 'quiet'}, () => {
  const now = themes.findIndex((one) => one === (document.documentElement.dataset['theme'] ?? ''))
  setTheme(themes[(now + 1) % themes.length] ?? '')
})
const wall = button('Wall', {class: 'quiet wall', 'aria-pressed': 'false'}, () => {
  setWall(!document.documentElement.dataset['wall'])
})

function setTheme(name: string): void {
  if (name === '') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = name
  say(theme, `Theme: ${name || 'as the system'}`)
  remember('stx-theme', name)
  redrawCharts()
  map.arrange()
}

/** Only what is read from afar, in large letters. */
function setWall(on: boolean): void {
  if (on) document.documentElement.dataset['wall'] = 'on'
  else delete document.documentElement.dataset['wall']
  wall.setAttribute('aria-pressed', String(on))
  remember('stx-wall', on ? 'on' : '')
  map.arrange()
  redrawCharts()
}

/** A browser that keeps nothing is fine, too. */
function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Then it is asked again the next time.
  }
}

function remembered(name: string): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}

// --- what the fleet comes to

const tiles = el('ul', {
  class: 'plain tiles',
  'aria-label': 'Sites by health',
  title: 'A site counts wherever it belongs: one that failed may be out-of-sync, too.',
})

const narrow = (only: Only) => {
  view.only = view.only?.by === only.by && view.only.value === only.value ? undefined : only
  show(new Set<Part>(['sites']))
  sitesPanel.section.scrollIntoView({block: 'nearest'})
}

function showTiles(sites: readonly SiteRow[]): void {
  const byHealth = new Map<HealthId, number>()
  for (const site of sites) {
    for (const health of healthsOf(site)) byHealth.set(health, (byHealth.get(health) ?? 0) + 1)
  }
  const isOnly = (id: string) => view.only?.by === 'health' && view.only.value === id
  fill(
    tiles,
    el('li', {class: 'tile'}, el('b', {}, sites.length.toLocaleString('en')), el('span', {}, 'sites')),
    [...healths].reverse().map(({id, label, tone}) => {
      const count = byHealth.get(id) ?? 0
      const tile = el(
        'button',
        {type: 'button', class: `tile ${count > 0 ? `edge-${tone}` : 'none'}`, 'aria-pressed': String(isOnly(id))},
        el('b', {}, count.toLocaleString('en')),
        el('span', {}, label),
      )
      tile.addEventListener('click', () => narrow({by: 'health', value: id}))
      return el('li', {}, tile)
    }),
  )
}

// --- sites

const openSite = (name: string) => {
  location.hash = `#/site/${encodeURIComponent(name)}`
}
const chooseWhere = (selector: string) => {
  where.value = where.value === selector ? '' : selector
  void ask()
}

const map = new SiteMap({open: openSite, choose: chooseWhere})
const siteRows = new Rows<SiteRow>({
  caption: 'Sites',
  columns: siteColumns,
  by: 'health',
  empty: 'No site fits.',
  open: ({name}) => openSite(name),
})
const where = el('input', {
  id: 'where',
  type: 'search',
  placeholder: 'all · edge* · group:NAME · alarms.critical>0',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  'aria-describedby': 'where-says',
})
const whereSays = el('p', {id: 'where-says', class: 'soft', role: 'status'})
const chip = button('', {class: 'chip', hidden: true}, () => view.only && narrow(view.only))
const sitesPanel = panel(
  'sites',
  'Sites',
  el('div', {class: 'filter'}, el('label', {for: 'where'}, 'selector'), where, chip),
  whereSays,
  siteRows.element,
)
let asking: ReturnType<typeof setTimeout> | undefined
where.addEventListener('input', () => {
  clearTimeout(asking)
  asking = setTimeout(() => void ask(), 200)
})

/** Which sites the selector means, now. */
async function ask(): Promise<void> {
  view.where = where.value.trim()
  const asked = view.where
  where.removeAttribute('aria-invalid')
  if (asked === '') {
    chosen = undefined
    say(whereSays, '')
    show(new Set<Part>(['sites']))
    return
  }
  const answer = await fetch(`chosen?where=${encodeURIComponent(asked)}`).catch(() => undefined)
  if (asked !== view.where || !answer?.ok) return
  const told = (await answer.json()) as {names?: readonly string[]; error?: string}
  if (told.error !== undefined) {
    where.setAttribute('aria-invalid', 'true')
    say(whereSays, shown(told.error))
    return
  }
  chosen = new Set(told.names ?? [])
  show(new Set<Part>(['sites']))
}

function fits(site: SiteRow): boolean {
  if (chosen && !chosen.has(site.name)) return false
  const {only} = view
  if (!only) return true
  if (only.by === 'health') return healthsOf(site).some((health) => health === only.value)
  return only.by === 'release' ? site.release === only.value : site.managed && site.behind.includes(only.value)
}

function showSites(sites: readonly SiteRow[]): void {
  const fitting = chosen || view.only ? sites.filter(fits) : sites
  siteRows.show(fitting)
  sitesPanel.section.classList.toggle('stepless', !sites.some(({step}) => step !== undefined))
  map.show(sites, fitting === sites ? undefined : new Set(fitting.map(({name}) => name)))
  if (!where.hasAttribute('aria-invalid')) {
    say(whereSays, fitting === sites ? '' : `${plural(fitting.length, 'site')} of ${sites.length.toLocaleString('en')}`)
  }
  chip.hidden = view.only === undefined
  say(
    chip,
    view.only ? shown(`only ${view.only.by === 'behind' ? 'out-of-sync: ' : ''}${view.only.value || 'none'} ×`) : '',
  )
}

// --- alarms and what happened

/** At the system that is looked at: by its clock things are as old as they are. */
const now = () => kept?.pulse.there ?? Date.now()
const alarmRows = new Rows<AlarmRow>({
  caption: 'Alarms of the system controller',
  columns: alarmColumns(now),
  by: 'severity',
  empty: 'No alarm on the system controller.',
})
const alarmsPanel = panel('alarms', 'Alarms of the system controller', alarmRows.element)
const news = el('ol', {class: 'plain'})
const newsBox = el('div', {class: 'news', tabindex: 0, role: 'region', 'aria-label': 'What happened'}, news)
const newsPanel = panel('news', 'What happened', newsBox)

function showNews(): void {
  const changes = kept?.changes ?? []
  fill(
    news,
    changes.length === 0 && el('li', {class: 'soft none'}, 'Nothing since this was started.'),

    [...changes]
      .reverse()
      .slice(0, MOST_NEWS)
      .map(({at, kind, about, field, from, to}) =>
        el(
          'li',
          {},
          el('time', {}, clock(at)),
          ' ',
          kind === 'site' || kind === 'step' ? el('a', {href: `#/site/${encodeURIComponent(about)}`}, about) : about,
          ` ${field}: `,
          from !== undefined && el('span', {class: 'soft'}, from, ' → '),
          to ?? 'gone',
        ),
      ),
  )
}

// --- the rest

const updates = new UpdatesPanel(narrow)
const peers = new PeersPanel()
const trend = new TrendPanel()
const strategy = new StrategyPanel(act)
const controller = panel('controller', 'System controller')
controller.aside.append(el('a', {href: `#/site/${SYSTEM_CONTROLLER}`}, 'alarms, events and software'))
const sitePage = new SitePage(act, now)

function showController(now: Kept): void {
  const certificates = now.list('certificates').sort((a, b) => a.expires - b.expires)
  fill(
    controller.body,
    hostTable(now.list('hosts')),
    releaseTable(now.list('releases')),
    plainTable(
      'Certificates, the first to expire first',
      ['certificate', 'expires'],
      certificates.slice(0, 8).map(({name, expires}) => {
        const left = expires - now.pulse.there
        const words = left < 0 ? `expired ${dateTime(expires)}` : `in ${lasting(left)}`
        return [
          el('span', {title: shown(name)}, name),
          mark(left < 0 ? 'critical' : left < SOON_MS ? 'major' : 'well', words),
        ]
      }),
    ),
    el(
      'p',
      {class: 'soft'},
      plural(now.list('groups').length, 'group'),
      ': ',
      now
        .list('groups')
        .map(({name}) => name)
        .sort(byName)
        .slice(0, 12)
        .join(', '),
    ),
  )
}

function showHead(now: Kept): void {
  const {system: facts, counts: all, stale} = now.facts
  say(title, shown(facts.name || 'stx dashboard'))
  say(system, shown([facts.mode, facts.version && `release ${facts.version}`].filter(Boolean).join(' · ')))
  fill(
    counts,
    severities.map((severity) =>
      el(
        'li',
        {class: `severity ${all[severity] > 0 ? `fill-${severity}` : 'none'}`},
        el('b', {}, all[severity].toLocaleString('en')),
        ` ${severity}`,
      ),
    ),
  )
  document.title = `${all.critical > 0 ? `(${all.critical} critical) ` : ''}${shown(facts.name || 'stx')} · dashboard`
  const missing = stale.map(({part, reason, since}) => {
    const old = since === undefined ? 'never heard of' : `as of ${clock(since)}`
    return `${part} ${old}: ${reason}`
  })
  tellNotice(missing)
}

let missingParts: readonly string[] = []

function tellNotice(missing: readonly string[]): void {
  missingParts = missing
  const words: Readonly<Record<Connection, string>> = {
    connecting: '',
    live: '',
    lost: 'stx dashboard does not answer. What you see is old; it is tried again.',
    ended: 'stx dashboard has ended. What you see is old; it is tried again.',
    locked: 'stx dashboard was started anew: open the link that it has printed.',
  }
  const text = [words[connection], ...missingParts].filter(Boolean).join(' · ')
  notice.hidden = text === ''
  notice.classList.toggle('lost', words[connection] !== '')
  say(notice, shown(text))
}

function showPulse(): void {
  if (!kept) return
  const {at, everyMs} = kept.pulse
  const age = Date.now() - at
  const isLive = connection === 'live'
  pulse.classList.toggle('old', !isLive || age > 3 * everyMs + 10_000)
  say(pulse, `${isLive ? 'live' : connection} · ${lasting(age)} ago · every ${lasting(everyMs)}`)
}

let agedAt = 0

/** Draws what has changed. */
function show(parts: ReadonlySet<Part>): void {
  if (!kept) return
  const has = (...names: readonly Part[]) => names.some((name) => parts.has(name))
  const sites = has('sites', 'releases') ? kept.list('sites') : []
  if (has('system', 'counts', 'stale')) showHead(kept)
  if (has('sites')) {
    showTiles(sites)
    showSites(sites)
  }
  if (has('sites', 'releases')) updates.show(sites, kept.list('releases'))
  if (has('strategy', 'steps') || (kept.facts.strategy?.state === 'applying' && has('pulse'))) {
    strategy.show(kept.facts.strategy, kept.list('steps'), {at: kept.pulse.there, actions: kept.actions})
  }
  // Ages grow where nothing else changes.
  const minute = Math.floor(now() / 60_000)
  if (has('alarms') || minute !== agedAt) alarmRows.show(kept.list('alarms'))
  agedAt = minute
  if (has('changes')) showNews()
  if (has('samples')) trend.show(kept.samples)
  if (has('peers', 'peerGroups', 'associations', 'sites')) peers.show(kept)
  if (has('hosts', 'releases', 'certificates', 'groups')) showController(kept)
  if (has('sites') && !sitePage.element.hidden) sitePage.refresh(kept)
  showPulse()
}

const everything: ReadonlySet<Part> = new Set<Part>([
  ...(['sites', 'groups', 'alarms', 'steps', 'hosts', 'releases', 'certificates'] as const),
  ...(['peers', 'peerGroups', 'associations', 'system', 'counts', 'strategy', 'stale', 'changes', 'samples'] as const),
])

// --- the page

const overview = el(
  'div',
  {class: 'overview'},
  tiles,
  el(
    'div',
    {class: 'columns'},
    el('div', {class: 'column'}, map.element, sitesPanel.section, alarmsPanel.section),
    el(
      'div',
      {class: 'sides'},
      el('div', {class: 'column'}, strategy.element, trend.element, peers.element),
      el('div', {class: 'column'}, updates.element, newsPanel.section, controller.section),
    ),
  ),
)
const main = el('main', {id: 'main', tabindex: -1}, notice, overview, sitePage.element)
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
      el('div', {class: 'who'}, title, system),
      counts,
      el('div', {class: 'tools'}, pulse, theme, wall),
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
    if (view.where !== '') void ask()
  },
  changed(same, parts) {
    kept = same
    show(parts)
    if (view.where !== '' && parts.has('sites')) void ask()
  },
  detail(detail) {
    if (kept) sitePage.seen(detail, kept)
  },
  connection(to) {
    connection = to
    tellNotice(missingParts)
    showPulse()
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
  if (site === undefined) map.arrange()
  scrollTo({top: 0})
  const target = site === undefined ? main : document.getElementById('site-title')
  target?.focus({preventScroll: true})
}

addEventListener('hashchange', route)
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  redrawCharts()
  map.arrange()
})
setTheme(remembered('stx-theme'))
setWall(remembered('stx-wall') === 'on')
setInterval(() => {
  if (document.visibilityState === 'visible') showPulse()
}, 1000)
route()
