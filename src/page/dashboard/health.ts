import type {SiteRow} from './told.js'

/** How a site is, the worst first: what a cell of the map shows. */
export const healths = [
  {id: 'failed', label: 'failed', sign: '!', tone: 'critical'},
  {id: 'offline', label: 'offline', sign: '×', tone: 'away'},
  {id: 'critical', label: 'critical alarm', sign: '‼', tone: 'critical'},
  {id: 'major', label: 'major alarm', sign: '▲', tone: 'major'},
  {id: 'behind', label: 'out-of-sync', sign: '≠', tone: 'stale'},
  {id: 'busy', label: 'at work', sign: '…', tone: 'busy'},
  {id: 'idle', label: 'unmanaged', sign: '–', tone: 'idle'},
  {id: 'well', label: 'well', sign: '', tone: 'well'},
] as const

export type HealthId = (typeof healths)[number]['id']
export type Health = (typeof healths)[number]
export type Tone = Health['tone'] | 'minor' | 'warning'

const byId = new Map<string, Health>(healths.map((health) => [health.id, health]))

export const healthCalled = (id: HealthId): Health => byId.get(id) ?? healths[healths.length - 1] ?? healths[0]

const still = new Set(['initial', 'complete', 'aborted', 'failed', ''])

/** What is known of a site, in the order in which it says most; a site may be several of them at once. */
const judgements: readonly (readonly [health: HealthId, holds: (site: SiteRow) => boolean])[] = [
  ['failed', ({standing, step}) => standing === 'failed' || step === 'failed'],
  ['busy', ({standing, step = ''}) => standing === 'busy' || !still.has(step)],
  ['idle', ({managed}) => !managed],
  ['offline', ({managed, availability}) => managed && availability !== 'online'],
  ['critical', ({alarms}) => (alarms?.critical ?? 0) > 0],
  ['behind', ({managed, sync}) => managed && sync === 'out-of-sync'],
  ['major', ({alarms}) => (alarms?.major ?? 0) > 0],
]

/** All that holds of a site; what is well is nothing else. */
export function healthsOf(site: SiteRow): readonly HealthId[] {
  const all = judgements.flatMap(([health, holds]) => (holds(site) ? [health] : []))
  return all.length > 0 ? all : ['well']
}

/** What says most of a site: the colour of its cell. */
export const healthOf = (site: SiteRow): HealthId => judgements.find(([, holds]) => holds(site))?.[0] ?? 'well'

/** In a sentence, for who hears or reads one site. */
export function sentenceOf(site: SiteRow): string {
  const {managed, availability, deploy, sync, behind, alarms, step, release} = site
  const counts = alarms
    ? Object.entries(alarms).flatMap(([severity, count]) => (count > 0 ? [`${count} ${severity}`] : []))
    : []
  return [
    managed ? availability : `unmanaged, ${availability}`,
    deploy === 'complete' ? '' : `deploy ${deploy}`,
    sync === 'out-of-sync' && behind.length > 0 ? `out-of-sync: ${behind.join(', ')}` : sync,
    counts.length > 0 ? `alarms: ${counts.join(', ')}` : '',
    step ? `step ${step}` : '',
    release ? `release ${release}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** By what the cells of the map may be told apart. */
export const lenses = [
  {id: 'health', label: 'health'},
  {id: 'sync', label: 'sync'},
  {id: 'alarms', label: 'alarms'},
  {id: 'step', label: 'strategy step'},
] as const

export type LensId = (typeof lenses)[number]['id']

export interface Cell {
  readonly tone: Tone
  readonly sign: string
  readonly label: string
}

const quiet: Cell = {tone: 'idle', sign: '', label: 'nothing'}

/** What a cell shows of a site, through a lens. */
export function cellOf(lens: LensId, site: SiteRow): Cell {
  switch (lens) {
    case 'health': {
      const {tone, sign, label} = healthCalled(healthOf(site))
      return {tone, sign, label}
    }
    case 'sync':
      if (site.sync === 'in-sync') return {tone: 'well', sign: '', label: 'in-sync'}
      if (site.sync === 'out-of-sync') return {tone: 'stale', sign: '≠', label: 'out-of-sync'}
      return {...quiet, sign: '?', label: site.sync || 'unknown'}
    case 'alarms':
      return alarmCell(site)
    case 'step':
      return stepCell(site.step ?? '')
  }
}

function alarmCell({alarms}: SiteRow): Cell {
  if (!alarms) return {...quiet, sign: '?', label: 'not known'}
  if (alarms.critical > 0) return {tone: 'critical', sign: '‼', label: 'critical'}
  if (alarms.major > 0) return {tone: 'major', sign: '▲', label: 'major'}
  if (alarms.minor > 0) return {tone: 'minor', sign: '•', label: 'minor'}
  if (alarms.warning > 0) return {tone: 'warning', sign: '·', label: 'warning'}
  return {tone: 'well', sign: '', label: 'none'}
}

export function stepCell(step: string): Cell {
  switch (step) {
    case '':
      return {...quiet, label: 'no step'}
    case 'complete':
      return {tone: 'well', sign: '✓', label: 'complete'}
    case 'failed':
      return {tone: 'critical', sign: '!', label: 'failed'}
    case 'aborted':
      return {tone: 'away', sign: '×', label: 'aborted'}
    case 'initial':
      return {tone: 'idle', sign: '', label: 'waiting'}
    default:
      return {tone: 'busy', sign: '…', label: 'running'}
  }
}
