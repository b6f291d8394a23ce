import {commandLine} from '../cli/command-line.js'
import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import type {Api} from '../client/api.js'
import {type Event, events} from '../client/fm/event.js'
import type {Seen} from '../live/fleet.js'
import {makeReport, type Report, type Rollout, type RolloutStep} from '../report/report.js'
import {listRuns} from '../runs/folder.js'
import type {Run, TargetState} from '../runs/run.js'
import {runFolder} from './run.js'
import {tried} from './why-reading.js'

/** As many as fm gives at once: the newest. */
const MOST_EVENTS = 2000

export type ReportFormat = 'html' | 'md' | 'json'

const endings: Readonly<Record<string, ReportFormat>> = {html: 'html', htm: 'html', md: 'md', json: 'json'}

/** As it was asked for, or as the name of the file says. */
export function reportFormat(file: string | undefined, asked: string | undefined): ReportFormat {
  if (asked !== undefined) return asked as ReportFormat
  if (file === undefined) {
    throw new CommandFailure(
      'usage',
      'a report needs a file or a format',
      'such as: stx report fleet.html, or --format md',
    )
  }
  const ending = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const format = endings[ending]
  if (format) return format
  throw new CommandFailure('usage', `${file} says no format`, 'name it .html, .md or .json, or add --format')
}

interface Material {
  seen: Seen
  fm: Api
  context: RunContext
  /** What time it is there: what happened there is as old as it is, whatever our own clock says. */
  at: number
  /** By the clock of this machine, by which runs are remembered. */
  now: number
  sinceMs: number
  backupDays: number
  chosen?: ReadonlySet<string>
  selector?: string
}

/** What there is to say of a fleet that was looked at, with what the event log and the runs of this machine know. */
export async function reportOf({seen: {fleet}, fm, context, at, now, sinceMs, ...more}: Material): Promise<Report> {
  const since = at - sinceMs
  const [raised, run] = await Promise.all([
    raisedSince(fm, since),
    fleet.strategy ? undefined : lastRun(context, now - sinceMs),
  ])
  return makeReport({fleet, run, since, at, ...more, ...raised})
}

async function raisedSince(
  fm: Api,
  since: number,
): Promise<{events?: readonly Event[]; eventsCut?: boolean; unreadEvents?: string}> {
  const where = [{field: 'start', op: 'eq', value: new Date(since).toISOString()} as const]
  const {read, unread} = await tried('events', events(fm).list({where, alarms: true, limit: String(MOST_EVENTS)}))
  return read ? {events: read, eventsCut: read.length >= MOST_EVENTS} : {unreadEvents: unread?.why}
}

/** The last run to many subclouds that this machine remembers, if it is new enough. */
async function lastRun(context: RunContext, since: number): Promise<Rollout | undefined> {
  const all = await listRuns(runFolder(context))
  const runs = all.flatMap(({run}) => (run && Date.parse(run.at) >= since ? [run] : []))
  const last = runs.reduce<Run | undefined>((newest, run) => (newest && newest.at > run.at ? newest : run), undefined)
  if (!last) return undefined
  const open = last.rows.some(({state}) => state === 'left' || state === 'sent')
  return {
    what: commandLine(last.command),
    state: last.ended
      ? last.ended.code === 0
        ? 'complete'
        : `ended with exit code ${last.ended.code}`
      : open
        ? 'open'
        : 'ended',
    steps: last.rows.map(({target, state, reason, at}): RolloutStep => {
      const moment = at === null ? null : Date.parse(at)
      const over = state === 'done' || state === 'unchanged' || state === 'failed'
      return {
        ...{subcloud: target, state: standing[state], says: reason ?? state},
        ...{from: moment, to: over ? moment : null},
      }
    }),
  }
}

const standing: Readonly<Record<TargetState, RolloutStep['state']>> = {
  done: 'done',
  unchanged: 'done',
  failed: 'failed',
  sent: 'under way',
  left: 'waiting',
}

/** In the form that was asked for; the picture book is loaded for pages alone. */
export async function reportText(report: Report, format: ReportFormat): Promise<string> {
  if (format === 'json') return `${JSON.stringify(report, undefined, 2)}\n`
  if (format === 'md') return (await import('../report/markdown.js')).markdownOf(report)
  return (await import('../page/report-page.js')).reportPage(report)
}
