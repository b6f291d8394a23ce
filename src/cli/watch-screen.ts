import {harmless} from '../output/control-character.js'
import {
  emptyBody,
  FRESH_MS,
  follow,
  frame,
  type LiveTable,
  layOut,
  type Place,
  RECENT_MS,
  repaint,
  type Scrolling,
  scrolled,
} from '../output/live-table.js'
import type {Io, RunContext} from './context.js'
import {formatDuration} from './duration.js'
import {FROZEN} from './outage.js'
import {quieten} from './quiet-terminal.js'
import type {Ending, Show, Sight} from './sight.js'

/** What somebody pressed: a character, or a key that has a name. */
export type Key = {character: string} | {name: Scrolling | 'enter' | 'escape' | 'erase' | 'interrupt'}

const names: Readonly<Record<string, Extract<Key, {name: string}>['name']>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[H': 'home',
  '[1~': 'home',
  '[F': 'end',
  '[4~': 'end',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what keys send
const pressed = /\x1b[[O]([\d;]*[A-Za-z~])|[\s\S]/gu

/** Keys, as a terminal sends them. */
export function keysIn(text: string): Key[] {
  return [...text.matchAll(pressed)].flatMap(([whole, sequence]): Key[] => {
    if (sequence !== undefined) {
      const name = names[`[${sequence}`]
      return name ? [{name}] : []
    }
    switch (whole) {
      case '\r':
      case '\n':
        return [{name: 'enter'}]
      case '\x7f':
      case '\b':
        return [{name: 'erase'}]
      case '\x03':
        return [{name: 'interrupt'}]
      case '\x1b':
        return [{name: 'escape'}]
      default:
        return whole < ' ' ? [] : [{character: whole}]
    }
  })
}

const isScrolling = (name: string): name is Scrolling => Object.values(names).includes(name as Scrolling)

interface Options {
  context: RunContext
  now: () => number
  /** A moment, after which marks look different; fails when the watch is over. */
  fade: (milliseconds: number) => Promise<void>
  finish: (why: Ending) => void
  colour: boolean
  intervalMs: number
}

/** The table on the whole terminal. Whatever ends the watch, `close` gives the terminal back as it was. */
export function openScreen({context, now, fade, finish, colour, intervalMs}: Options): Show {
  const {io} = context
  const overheard = quieten(context)
  let tables: readonly LiveTable[] = []
  let last: Sight | undefined
  let news = ''
  let outage: {reason: string; at: number} | undefined
  let filter = ''
  let laidFor = filter
  let typing = false
  let place: Place = {top: 0, left: 0}
  let shown: readonly string[] = []
  let body = emptyBody

  const size = () => ({columns: io.stdout.columns ?? 80, rows: io.stdout.rows ?? 24})
  const time = (at: number) => new Date(at).toTimeString().slice(0, 8)

  function status(): string {
    if (!last) return 'asking ...'
    const parts = [
      time(last.at),
      `${last.records.length} ${last.records.length === 1 ? 'row' : 'rows'}`,
      ...(outage ? [`since ${time(outage.at)} ${harmless(outage.reason)}`] : []),
      ...(last.missing.length > 0 ? [`${last.missing.length} sites do not answer`] : []),
      news === '' ? `no change yet, every ${formatDuration(intervalMs)}` : news,
      ...(context.timeStandsStill ? [FROZEN] : []),
    ]
    return parts.join('  ')
  }

  function draw(): void {
    const alert = outage !== undefined || (last?.missing.length ?? 0) > 0
    const lines = frame({body, place, now: now(), status: status(), alert, filter, typing}, size())
    io.stdout.write(repaint(shown, lines))
    shown = lines
  }

  function layAndDraw(): void {
    const steady = filter === laidFor ? body.widths : []
    laidFor = filter
    body = layOut(tables, {width: size().columns, filter, colour, steady})
    draw()
  }

  function resized(): void {
    shown = []
    body = emptyBody
    io.stdout.write(CLEAR)
    layAndDraw()
  }

  function press(key: Key): void {
    if ('name' in key && key.name === 'interrupt') finish('interrupted')
    else if (typing) type(key)
    else if ('name' in key) {
      if (isScrolling(key.name)) place = scrolled(place, key.name, body, size())
      else if (key.name === 'escape') filter = ''
    } else if (key.character === 'q') finish('quit')
    else if (key.character === '/') typing = true
    if (filter === laidFor) draw()
    else layAndDraw()
  }

  function type(key: Key): void {
    if ('character' in key) filter += key.character
    else if (key.name === 'erase') filter = [...filter].slice(0, -1).join('')
    else if (key.name === 'escape') filter = ''
    if ('name' in key && (key.name === 'enter' || key.name === 'escape')) typing = false
    place = {top: 0, left: place.left}
  }

  const close = takeOver(io, (text) => keysIn(text).forEach(press), resized)
  draw()

  return {
    seen(sight) {
      const followed = sight.tables.map((table, at) => follow(last && (tables[at] ?? nothing), table, sight.at))
      tables = followed.map(({table}) => table)
      const happened = followed.reduce((sum, one) => sum + one.news.count, 0)
      if (happened > 0) {
        const others = happened > 1 ? ` (and ${happened - 1} more)` : ''
        news = `${time(sight.at)} ${followed.find((one) => one.news.count > 0)?.news.first}${others}`
        // The last mark fades a moment after it should, never before.
        for (const age of [FRESH_MS, RECENT_MS]) void fade(age).then(draw, () => undefined)
      }
      last = sight
      outage = undefined
      if (sight.changed || happened > 0) layAndDraw()
      else draw()
    },
    outage(reason, at) {
      outage = {reason, at: outage?.at ?? at}
      draw()
    },
    close() {
      close()
      overheard()
    },
  }
}

const nothing: LiveTable = {
  columns: [],
  rows: [],
  narrowest: 0,
  isState: () => false,
  keys: [],
  titles: [],
  changed: [],
}

const CLEAR = '\x1b[H\x1b[2J'
/** The other screen, no cursor, no line that goes on below; and all of it back. */
const TAKE = `\x1b[?1049h\x1b[?25l\x1b[?7l${CLEAR}`
const GIVE_BACK = '\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l'

/** Takes the terminal; returns how to give it back, which also happens where the process is ended. */
function takeOver({stdin, stdout}: Io, typed: (text: string) => void, resized: () => void): () => void {
  const hear = (piece: Buffer | string) => typed(String(piece))
  const keys = stdin.isTTY === true && stdin.setRawMode !== undefined
  let taken = true
  const giveBack = () => {
    if (!taken) return
    taken = false
    process.off('exit', giveBack)
    stdout.off('resize', resized)
    if (keys) {
      stdin.off('data', hear)
      stdin.setRawMode?.(false)
      stdin.pause()
    }
    stdout.write(GIVE_BACK)
  }
  process.on('exit', giveBack)
  stdout.on('resize', resized)
  if (keys) {
    stdin.setRawMode?.(true)
    stdin.on('data', hear)
    stdin.resume()
  }
  stdout.write(TAKE)
  return giveBack
}
