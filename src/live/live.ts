import {ClientError} from '../client/error.js'
import {changesBetween} from './change.js'
import type {Fleet, Live, Part, Seen, SiteDetail, Stale} from './fleet.js'
import {fleetReaders} from './fleet-parts.js'
import {type Latest, makeFleet, noFleet} from './make-fleet.js'
import {type Reach, watchedPlace} from './place.js'
import {type DetailReaders, detailReaders, makeDetail} from './site-detail.js'

/** The time that it goes by; tests have one of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Fails when the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

export interface LiveOptions {
  reach: Reach
  clock: Clock
  /** Between the rounds, where the API is quick. */
  intervalMs?: number
  /** What takes longer than this is not waited for: it is shown when it comes. */
  graceMs?: number
  /** Ends it. */
  signal?: AbortSignal
}

/** How the system controller is called where subclouds have names; no subcloud may be called so. */
export const SYSTEM_CONTROLLER = 'SystemController'

const USUAL_MS = 5000
const GRACE_MS = 2000
const PATIENCE_MS = 60_000
const SITE_PATIENCE_MS = 15_000

/** Somebody who is looked into. */
interface Looked {
  readonly name: string
  readonly readers: DetailReaders
  readonly spent: () => {requests: number; characters: number}
  detail: SiteDetail | undefined
}

/** Looks at a fleet, at once and then again and again. Nothing is asked twice at once, however slow the answers are. */
export function openLive(options: LiveOptions): Live {
  const {reach, clock, intervalMs = USUAL_MS, graceMs = GRACE_MS, signal} = options
  const end = new AbortController()
  const stop = () => end.abort()
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop, {once: true})

  const here = watchedPlace(reach, PATIENCE_MS)
  const {now} = clock
  const readers = fleetReaders(here.apis, {intervalMs, now})
  const parts = Object.entries(readers) as [Part, (typeof readers)[Part]][]
  const listeners = new Set<(seen: Seen) => void>()
  const spentElsewhere = {requests: 0, characters: 0}
  let fleet: Fleet = noFleet
  let madeOf: Latest = {}
  let seen: Seen | undefined
  let looked: Looked | undefined
  let paused = false
  let roundMs = 0
  let known: ReadonlySet<Part> = new Set()
  let woken = () => {}
  const first = settledLater<Seen>()

  const all = () => [...parts.map(([, reader]) => reader), ...Object.values(looked?.readers ?? {})]
  const wake = () => woken()

  /** Until it is over, something else is due, or the end; never fails. */
  async function rest(milliseconds: number, orElse?: Promise<unknown>): Promise<void> {
    const over = new AbortController()
    const called = new Promise<void>((resolve) => {
      woken = resolve
    })
    const ended = AbortSignal.any([over.signal, end.signal])
    const asleep = Number.isFinite(milliseconds)
      ? clock.sleep(milliseconds, ended).catch(() => undefined)
      : new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve(), {once: true}))
    await Promise.race([asleep, orElse ?? called])
    over.abort()
  }

  async function round(): Promise<void> {
    const begun = now()
    const due = all().filter((reader) => reader.due <= begun)
    // What comes late is told when it comes.
    const asked = due.map((reader) => reader.ask().finally(() => queueMicrotask(wake)))
    if (asked.length > 0) {
      const answered = Promise.all(asked).then((took) => {
        roundMs = Math.max(...took)
      })
      await rest(graceMs, answered)
    }
    if (!end.signal.aborted) tell()
  }

  function tell(): void {
    const before = fleet
    const stale = new Map<Part, Stale>()
    for (const [part, reader] of parts) {
      const why = reader.stale(graceMs)
      if (why) stale.set(part, why)
    }
    const at = Math.max(0, ...parts.map(([, {readAt = 0}]) => readAt))
    const latest = Object.fromEntries(parts.map(([part, {value}]) => [part, value ?? undefined])) as Latest
    fleet = makeFleet(fleet, latest, {at, stale, last: madeOf})
    madeOf = latest
    if (looked) {
      const {name, readers: own} = looked
      looked.detail = makeDetail(looked.detail, own, {name, subcloud: subcloudOf(name), graceMs})
    }
    seen = {
      fleet,
      ...(looked?.detail && {detail: looked.detail}),
      changes: changesBetween(before, fleet, known),
      cost: {
        requests: here.recall.requests + spentElsewhere.requests + (looked?.spent().requests ?? 0),
        bytes: here.recall.characters + spentElsewhere.characters + (looked?.spent().characters ?? 0),
        roundMs,
        everyMs: readers.subclouds.everyMs,
      },
    }
    known = new Set(parts.flatMap(([part, {readAt}]) => (readAt === undefined ? [] : [part])))
    if (known.size > 0) first.resolve(seen)
    else if (parts.every(([, {failure}]) => failure !== undefined)) first.reject(readers.subclouds.failure)
    for (const listener of listeners) listener(seen)
  }

  const subcloudOf = (name: string) => fleet.sites.find(({subcloud}) => subcloud.name === name)?.subcloud

  async function run(): Promise<void> {
    while (!end.signal.aborted) {
      if (!paused) await round()
      if (end.signal.aborted) return
      const next = paused ? Number.POSITIVE_INFINITY : Math.min(...all().map(({due}) => due))
      await rest(Math.max(0, next - now()))
    }
  }

  function looksInto(name: string): Looked {
    let place: ReturnType<typeof watchedPlace> | undefined
    const apis = () => {
      if (name === SYSTEM_CONTROLLER) return here.apis
      const subcloud = subcloudOf(name)
      if (!subcloud) throw new ClientError('not-found', `no subcloud is called ${name}`)
      const region = subcloud['region-name']
      if (!region) throw new ClientError('failed', 'it has no region yet: it is not deployed')
      place ??= watchedPlace(reach, SITE_PATIENCE_MS, region)
      return place.apis
    }
    const spent = () => place?.recall ?? {requests: 0, characters: 0}
    return {name, readers: detailReaders(apis, {intervalMs, now}), spent, detail: undefined}
  }

  void run().finally(() => first.reject(new ClientError('interrupted', 'interrupted')))

  return {
    first: first.promise,
    get seen() {
      return seen
    },
    onSeen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    lookInto(site) {
      if (site === looked?.name) return
      if (looked) {
        const {requests, characters} = looked.spent()
        spentElsewhere.requests += requests
        spentElsewhere.characters += characters
      }
      looked = site === undefined ? undefined : looksInto(site)
      wake()
    },
    refresh() {
      for (const reader of all()) reader.hurry()
      wake()
    },
    pause(on) {
      paused = on
      wake()
    },
    stop,
  }
}

/** A promise that others settle; that nobody waits for it is no failure of its own. */
function settledLater<T>(): {promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void} {
  let settle: {resolve: (value: T) => void; reject: (error: unknown) => void} | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = {resolve, reject}
  })
  promise.catch(() => undefined)
  return {promise, resolve: (value) => settle?.resolve(value), reject: (error) => settle?.reject(error)}
}
