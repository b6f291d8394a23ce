import type {Api} from '../client/api.js'
import type {Cloud} from '../client/connect.js'
import {harmless} from '../output/control-character.js'
import type {RenderOptions} from '../output/option.js'
import {createProgress} from '../output/progress.js'
import {listSheet} from '../output/render.js'
import {orderRows} from '../output/row-order.js'
import type {Column, View} from '../output/view.js'
import type {Member} from '../selecting/fleet.js'
import type {Selection} from '../selecting/select.js'
import {inOrder} from '../selecting/selector.js'
import {type Apis, apisOf} from './apis.js'
import type {Io} from './context.js'
import {CommandFailure, toFailure} from './failure.js'
import {inParallel} from './parallel.js'
import {type Printing, print} from './print.js'
import {type Choice, exitCode, type Result, rows, type SystemRow, several} from './result.js'

const SITES_AT_A_TIME = 32
const SITE_TIME_MS = 10_000
const NAMED = 10

/** Why a system could not be read. */
export interface Missing {
  subcloud: string
  reason: string
}

/** One of them, for who has to know more than its services. */
export interface Site {
  subcloud: string
  region: string
  /** Milliseconds that are left for all that is asked there. */
  left: () => number
}

/** What there is to see at a moment, and where nobody said. */
export interface Seen {
  result: Result
  missing: readonly Missing[]
}

/** What many systems said: of those that answered the rows, of the others the reasons. */
interface Findings {
  asked: number
  parts: Part[]
  missing: Missing[]
  /** They answered, and what they said is that something is wrong there. */
  unwell: Missing[]
}

/** What one of them said. */
interface Heard {
  parts: Part[]
  unwell?: Missing
}

/** One part of what a command brings back, over all systems. */
interface Part {
  view: View<SystemRow>
  choice: Choice
  rows: SystemRow[]
}

/** Which systems, and how they are asked. */
export interface Many {
  cloud: () => Promise<Cloud>
  dcmanager: Api
  selection: Selection
  parallel?: number
  siteTimeMs?: number
  /** Names all that could not be read, be they thousands. */
  nameAll?: boolean
}

interface Looking extends Many {
  look: (apis: Apis, site: Site) => Promise<Result>
  /** How far it is. */
  progress?: (text: string) => void
  /** Refuses what nobody can do with the first rows that there are, before all the others are asked. */
  judge?: (part: Part) => void
  /** The rows of one system after the other, in their order, as soon as it is their turn; they are then not kept. */
  hand?: (part: Part) => Promise<void>
}

/** Looks at each of the systems that are meant. What one of them lacks is no reason not to show the others. */
async function lookAtMany(options: Looking): Promise<Findings> {
  const {selection, parallel = SITES_AT_A_TIME, progress, hand} = options
  const members = await selection.select(options.dcmanager)
  const looks = new Map<Member, Heard | Missing>()
  const findings: Findings = {asked: members.length, parts: [], missing: [], unwell: []}
  let next = 0
  // Several may be done at once: one of them hands on all that are due.
  let handing: Promise<void> = Promise.resolve()

  async function handOn(): Promise<void> {
    for (let due = members[next]; due; due = members[next]) {
      const seen = looks.get(due)
      if (!seen) return
      next++
      looks.delete(due)
      if (isMissing(seen)) {
        findings.missing.push(seen)
        continue
      }
      if (seen.unwell) findings.unwell.push(seen.unwell)
      if (hand) for (const part of seen.parts) await hand(part)
      else keep(findings.parts, seen.parts)
    }
  }

  let read = 0
  let unread = 0
  const say = () => progress?.(`${read} of ${members.length} sites${unread > 0 ? `, ${unread} unreachable` : ''}`)
  say()
  await visitAll(members, parallel, async (member) => {
    const seen = await lookAtOne(member, options)
    looks.set(member, seen)
    read++
    if (isMissing(seen)) unread++
    say()
    handing = handing.then(handOn)
    await handing
    return !isMissing(seen)
  })
  return findings
}

const isMissing = (seen: Heard | Missing): seen is Missing => 'reason' in seen

/** Does something at each of the systems that are meant; returns who could not be reached. */
export async function eachOfMany(
  many: Many,
  members: readonly Member[],
  visit: (apis: Apis, subcloud: string) => Promise<void>,
): Promise<readonly Missing[]> {
  const missing: Missing[] = []
  await visitAll(members, many.parallel ?? SITES_AT_A_TIME, async (member) => {
    const outcome = await visitOne(member, many, (apis) => visit(apis, member.name))
    if (outcome !== undefined) missing.push(outcome)
    return outcome === undefined
  })
  return missing
}

/** An answer that has taken so long, and so many times what others took, will most likely not come. */
const LONG_MS = 1000
const TIMES_LONGER = 4

/**
 * One after the other, so many at a time. Who seems not to answer holds up nobody: the next one is asked beside it, until
 * there are twice as many under way. Where all are slow, nobody is asked sooner for that.
 */
async function visitAll(
  members: readonly Member[],
  parallel: number,
  visit: (member: Member) => Promise<boolean>,
): Promise<void> {
  let answers = 0
  let tookMs = 0
  const afterMs = () => Math.max(LONG_MS, answers === 0 ? 0 : (TIMES_LONGER * tookMs) / answers)
  const timed = async (member: Member) => {
    const begun = performance.now()
    if (!(await visit(member))) return
    answers++
    tookMs += performance.now() - begun
  }
  await inParallel(mixed(members), parallel, timed, {most: parallel, afterMs})
}

/** Those that will most likely not answer are begun first, because they take their whole time; not all at once. */
function mixed(members: readonly Member[]): Member[] {
  const silent = members.filter(({subcloud}) => subcloud['availability-status'] !== 'online')
  const others = members.filter(({subcloud}) => subcloud['availability-status'] === 'online')
  const both = Math.min(silent.length, others.length)
  return [
    ...silent.slice(0, both).flatMap((one, at) => [one, others[at] as Member]),
    ...silent.slice(both),
    ...others.slice(both),
  ]
}

async function lookAtOne(member: Member, {look, judge, ...many}: Looking): Promise<Heard | Missing> {
  const {name} = member
  const heard: Heard = {parts: []}
  const missing = await visitOne(member, many, async (apis, site) => {
    const result = await look(apis, site)
    heard.parts = partsOf(name, result)
    // A bare exit code has no words to tell.
    if (result.kind === 'several' && result.failure instanceof CommandFailure)
      heard.unwell = {subcloud: name, reason: result.failure.message}
  })
  if (missing === undefined) for (const part of heard.parts) if (part.rows.length > 0) judge?.(part)
  return missing ?? heard
}

/** Whether the columns that were asked for are there, each table of a result once: the rows of one system tell. */
function columnJudge(options: RenderOptions): ((part: Part) => void) | undefined {
  if (!options.columns?.length && !options.sortColumns?.length) return undefined
  const judged = new Set<string>()
  return ({view, choice, rows: list}) => {
    const key = view.list?.map(({field}) => field).join(' ') ?? ''
    if (judged.has(key)) return
    judged.add(key)
    listSheet(view, list, {...options, ...choice})
  }
}

/** Nothing where it went well. */
async function visitOne(
  {name, subcloud}: Member,
  {cloud, siteTimeMs = SITE_TIME_MS}: Many,
  visit: (apis: Apis, site: Site) => Promise<void>,
): Promise<Missing | undefined> {
  const region = subcloud['region-name']
  if (!region) return {subcloud: name, reason: 'it has no region yet: it is not deployed'}
  const end = performance.now() + siteTimeMs
  const left = () => end - performance.now()
  const apis = apisOf(cloud, async () => ({region, oneOfMany: true}), {left})
  try {
    await visit(apis, {subcloud: name, region, left})
    return undefined
  } catch (error) {
    const {kind, message} = toFailure(error)
    // Neither a line that makes no sense nor somebody who breaks off is a matter of one system.
    if (kind === 'usage' || kind === 'interrupted') throw error
    return {subcloud: name, reason: message}
  }
}

/** The tables of one system's result, each row with the name of the system; words beside the data are left to it. */
function partsOf(subcloud: string, result: Result): Part[] {
  const named = (list: readonly unknown[]): SystemRow[] => list.map((row) => ({subcloud, ...(row as object)}))
  const part = (view: View<unknown>, list: readonly unknown[], choice: Choice = {}): Part => ({
    view: withSite(view),
    choice: {...choice, foreseen: true},
    rows: named(orderRows(view, view.list ?? [], list, {...unsorted, descending: undefined})),
  })
  switch (result.kind) {
    case 'rows':
      return [part(result.view, result.rows, result.choice)]
    case 'one':
      return [part(result.view, [result.row])]
    case 'each':
      return [part(result.view, result.rows)]
    case 'text':
      return [part({}, Array.isArray(result.facts) ? result.facts : [result.facts])]
    case 'said':
      return [part({}, [{message: result.message, ...result.facts}])]
    case 'several':
      return result.results.flatMap((one) => partsOf(subcloud, one))
    case 'verbatim':
    case 'drawn':
    case 'remark':
    case 'words':
      return []
  }
}

const unsorted = {format: 'table', terminal: {isTTY: false, columns: 80, colour: false}} as const

/** The columns of a list, the system first; what is shown one by one becomes a list of all its properties. */
function withSite(view: View<unknown>): View<SystemRow> {
  const properties = typeof view.show === 'function' ? view.show() : view.show
  const own = view.list ?? properties
  const site: Column<SystemRow> = {field: 'subcloud'}
  return {
    ...(view as View<SystemRow>),
    list: own && [site, ...(own as readonly Column<SystemRow>[])],
    sort: undefined,
    descending: undefined,
    remedy: undefined,
  }
}

function keep(parts: Part[], seen: readonly Part[]): void {
  for (const [at, part] of seen.entries()) {
    const known = parts[at]
    if (known) known.rows.push(...part.rows)
    else parts.push({...part, rows: [...part.rows]})
  }
}

/**
 * Reads the same of many systems: all rows as one answer. Those that could not be read are named on stderr, and the exit
 * code says that they are missing.
 */
export async function readMany(
  many: Many,
  look: Looking['look'],
  printing: Printing & {io: Pick<Io, 'stdout' | 'stderr'>},
): Promise<Result> {
  const {io, options, quiet} = printing
  const isTTY = io.stderr.isTTY === true
  // In a log, how far it is would be a line for each site.
  const progress = await createProgress({stream: io.stderr, isTTY, quiet: quiet || !isTTY})
  const streams = options.format === 'jsonl' && options.query === undefined && !options.sortColumns?.length
  const hand = ({view, choice, rows: list}: Part) => print(rows(view, list, choice), printing)
  try {
    const findings = await lookAtMany({
      ...many,
      look,
      judge: options.query === undefined ? columnJudge(options) : undefined,
      progress: (text) => progress.update(text),
      hand: streams ? hand : undefined,
    })
    progress.clear()
    for (const line of complaint(findings, many.nameAll)) io.stderr.write(`${harmless(line)}\n`)
    // A program that reads a document gets one, also where nobody said anything.
    const document = options.format === 'json' || options.format === 'yaml'
    const nothing = findings.parts.length === 0 && document ? [rows({}, [])] : []
    const forPeople = options.format === 'table' && options.query === undefined && !options.sortColumns?.length
    return resultOf(forPeople ? {...findings, parts: findings.parts.map(folded)} : findings, nothing)
  } catch (error) {
    progress.clear()
    throw error
  }
}

/**
 * Reads the same of many systems each time it is asked, without a word. Of those that do not answer now it brings what they
 * said last; those that are no longer meant are gone with what they said, be they all.
 */
export function seeMany(many: Many, look: Looking['look']): () => Promise<Seen> {
  const {selection} = many
  const later = {...selection, select: (dcmanager: Api) => selection.select(dcmanager, {allowNone: true})}
  let before: Part[] | undefined
  return async () => {
    const {parts, missing} = await lookAtMany({...many, look, selection: before ? later : selection})
    before = withLast(parts, before ?? [], new Set(missing.map(({subcloud}) => subcloud)))
    return {result: resultOf({parts: before, missing: [], unwell: []}), missing}
  }
}

function withLast(now: readonly Part[], before: readonly Part[], silent: ReadonlySet<string>): Part[] {
  return [...(now.length >= before.length ? now : before)].flatMap((_, at) => {
    const [part, old] = [now[at], before[at]]
    const last = old?.rows.filter(({subcloud}) => silent.has(subcloud)) ?? []
    const named = part ?? old
    if (!named) return []
    const all = [...(part?.rows ?? []), ...last].sort((a, b) => inOrder(a.subcloud, b.subcloud))
    return [{...named, rows: all}]
  })
}

const folded = (part: Part): Part => {
  const rows = part.choice.fold?.(part.rows)
  return rows === undefined ? part : {...part, rows: [...rows]}
}

function resultOf(
  {parts, missing, unwell}: Pick<Findings, 'parts' | 'missing' | 'unwell'>,
  before: readonly Result[] = [],
): Result {
  const tables = parts.map((part) => rows(part.view, part.rows, part.choice))
  return several([...before, ...tables], missing.length + unwell.length > 0 ? exitCode(7) : undefined)
}

/** Who could not be read and why, and where something is wrong: the first of them by name, or all. */
const complaint = ({asked, missing, unwell}: Findings, all = false): string[] => [
  ...named(unwell, all, `something is wrong in ${unwell.length} of ${asked} subclouds`),
  ...named(missing, all, `${missing.length} of ${asked} subclouds could not be read`),
]

function named(subclouds: readonly Missing[], all: boolean, sum: string): string[] {
  if (subclouds.length === 0) return []
  const first = subclouds.slice(0, all ? undefined : NAMED).map(({subcloud, reason}) => `${subcloud}: ${reason}`)
  const others = subclouds.length - first.length
  return [...first, ...(others > 0 ? [`and ${others} more`] : []), sum]
}
