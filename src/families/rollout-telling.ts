import type {Io} from '../cli/context.js'
import {formatDuration} from '../cli/duration.js'
import {FROZEN} from '../cli/outage.js'
import {hasEnded} from '../client/dcmanager/strategy.js'
import {createBoard} from '../output/board.js'
import type {Progress} from '../output/progress.js'
import {clockTime} from '../planning/rollout/window.js'
import type {Clock, News} from '../rollout/stage.js'

const titleOf = ({number, canary, prepares}: {number: number; canary: boolean; prepares: boolean}): string =>
  `${prepares ? 'makes ready' : canary ? 'canary' : 'wave'} ${number}`

interface Told {
  io: Pick<Io, 'stderr'>
  quiet: boolean
  clock: Pick<Clock, 'date'>
  zone: string
  /** Whether the clock stands still until somebody moves it. */
  stands(): boolean
}

/** Tells people how far a rollout is: a line for each wave that stays, and below it on a terminal what moves. */
export class Telling {
  readonly #io: Told['io']
  readonly #told: Told
  readonly #board: Progress
  #head = ''
  #waveBegan = 0
  #lastWait: number | undefined

  constructor(told: Told) {
    this.#io = told.io
    this.#told = told
    const {stderr} = told.io
    // In a log what moves would be a line for each look.
    const isTTY = stderr.isTTY === true
    this.#board = createBoard({stream: stderr, isTTY, quiet: told.quiet || !isTTY})
  }

  #begins(head: string, at: number): void {
    this.#head = head
    this.#waveBegan = at
    this.#line(`── ${head} ──`)
  }

  tell(news: News): void {
    switch (news.kind) {
      case 'wave': {
        const rest = news.left > 0 ? `; ${news.left} left after this` : '; the last'
        this.#begins(`${titleOf(news)}: ${sites(news.sites)}${news.prepares ? '' : rest}`, this.#told.clock.date())
        return
      }
      case 'goes-on': {
        const {wave} = news
        this.#begins(`${titleOf(wave)}: ${sites(wave.sites.length)}, seen to its end`, wave.began)
        return
      }
      case 'moves':
        this.#board.update(`${this.#head}\n  ${news.text}`)
        return
      case 'progress':
        this.#board.update(() => this.#scene(news.sites))
        return
      case 'waits':
        this.#wait(news.until, news.waitsFor)
        return
      case 'remark':
        this.#line(news.text)
        return
      case 'over':
        this.#line(`   ${news.done} done, ${news.failed} failed, ${news.untouched} to go`)
    }
  }

  /** Nothing moves any more, or somebody is to be asked something. */
  clear(): void {
    this.#board.clear()
  }

  /** What stays. */
  #line(text: string): void {
    this.#board.clear()
    if (!this.#told.quiet) this.#io.stderr.write(`${text}\n`)
  }

  #wait(until: number, waitsFor: 'pause' | 'window'): void {
    const {clock, zone} = this.#told
    const when = clockTime(until, zone, clock.date())
    const line = `   the next wave begins at ${when} ${zone}: ${waitsFor === 'window' ? 'the window opens then' : 'the pause is over then'}`
    // What was said before midnight need not be said after it in other words.
    if (until !== this.#lastWait) this.#line(line)
    this.#lastWait = until
    const why = this.#told.stands() ? `; ${FROZEN}` : ''
    this.#board.update(() => `the next wave begins in ${formatDuration(until - clock.date())}${why}`)
  }

  #scene(states: ReadonlyMap<string, string>): string {
    const all = [...states]
    const over = all.filter(([, state]) => hasEnded(state))
    const failed = all.filter(([, state]) => state === 'failed').map(([site]) => site)
    const waiting = all.filter(([, state]) => state === 'initial').length
    const working = all.filter(([, state]) => state !== 'initial' && !hasEnded(state))
    const {columns = 80, rows = 24} = this.#io.stderr
    const width = Math.min(60, Math.max(10, Math.floor(columns * 0.3)))
    const filled = all.length === 0 ? 0 : Math.floor((over.length / all.length) * width)
    const took = formatDuration(this.#told.clock.date() - this.#waveBegan)
    const bad = failed.length > 0 ? `, ${failed.length} failed` : ''
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
    const head = `${bar} ${over.length} of ${all.length}${bad}, ${waiting} not begun, ${took}`
    const room = Math.max(1, rows - 4 - (failed.length > 0 ? 1 : 0))
    const shown = working.slice(0, working.length > room ? room - 1 : room)
    const widest = Math.max(0, ...shown.map(([site]) => site.length))
    return [
      head,
      ...(failed.length > 0 ? [`  failed: ${failed.join(', ')}`] : []),
      ...shown.map(([site, state]) => `  ${site.padEnd(widest)}  ${state}`),
      ...(working.length > shown.length ? [`  and ${working.length - shown.length} more`] : []),
    ].join('\n')
  }
}

const sites = (count: number): string => (count === 1 ? '1 subcloud' : `${count} subclouds`)
