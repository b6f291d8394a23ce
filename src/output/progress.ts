import {openPanel} from './panel.js'

/** What there is to say: a text, or what makes one where time is part of it. */
export type News = string | (() => string)

export interface Progress {
  /** Something changed; the same text twice says nothing new. */
  update(news: News): void
  /** It is over, and how. */
  done(text: string): void
  fail(text: string): void
  /** Takes back what was shown last, where that can be done. */
  clear(): void
}

export interface ProgressOptions {
  /** Where people look: stderr. */
  stream: NodeJS.WritableStream & {columns?: number; rows?: number}
  isTTY: boolean
  quiet: boolean
}

const silent: Progress = {update() {}, done() {}, fail() {}, clear() {}}

const textOf = (news: News): string => (typeof news === 'string' ? news : news())

const lines = (stream: NodeJS.WritableStream): Progress => {
  let last: string | undefined
  const say = (news: News): void => {
    const text = textOf(news)
    if (text === last) return
    last = text
    stream.write(`${text}\n`)
  }
  return {update: say, done: say, fail: say, clear() {}}
}

const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const TURN_MS = 100

/** A sign that turns, and behind it what there is to say, in place. */
function spinner(stream: ProgressOptions['stream']): Progress {
  let panel: ReturnType<typeof openPanel> | undefined
  let timer: NodeJS.Timeout | undefined
  let news: News = ''
  let turn = 0
  const draw = () => panel?.show(`${turning[turn % turning.length]} ${textOf(news)}`.split('\n'))
  const close = () => {
    clearInterval(timer)
    panel?.close()
    panel = undefined
    timer = undefined
  }
  const end = (text: string) => {
    close()
    stream.write(`${text}\n`)
  }
  return {
    update(now) {
      news = now
      panel ??= openPanel(stream)
      timer ??= setInterval(() => {
        turn++
        draw()
      }, TURN_MS).unref()
      draw()
    },
    done: (text) => end(`✔ ${text}`),
    fail: (text) => end(`✖ ${text}`),
    clear: close,
  }
}

/** News of a long action: in place on a terminal, elsewhere a line per change, nothing when quiet. */
export const createProgress = ({stream, isTTY, quiet}: ProgressOptions): Progress => {
  if (quiet) return silent
  return isTTY ? spinner(stream) : lines(stream)
}
