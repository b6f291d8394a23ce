import {StringDecoder} from 'node:string_decoder'
import type {Size} from './state.js'

/** The streams of a terminal. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & {isTTY?: boolean; setRawMode?: (raw: boolean) => unknown}
  readonly stdout: NodeJS.WritableStream & {isTTY?: boolean; columns?: number; rows?: number}
}

const CLEAR = '\x1b[H\x1b[2J'
/** The other screen, no cursor, no line that goes on below. */
const TAKE = `\x1b[?1049h\x1b[?25l\x1b[?7l${CLEAR}`
/** Buttons and the wheel, told in numbers that fit any screen. */
const MOUSE = '\x1b[?1000h\x1b[?1006h'
/** All of it back; what was never taken does no harm. */
const GIVE_BACK = '\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l'

interface Heard {
  typed(text: string): void
  resized(): void
  /** Nobody is there any longer, or somebody ends it kindly. */
  ended(why: 'hangup' | 'terminated'): void
}

export interface Terminal {
  size(): Size
  write(text: string): void
  /** All of it has to be drawn anew after this. */
  clear(): void
  giveBack(): void
}

/** Takes the terminal. It is given back by `giveBack`, and also where the process is ended by whatever else. */
export function takeTerminal({stdin, stdout}: Streams, {mouse}: {mouse: boolean}, heard: Heard): Terminal {
  // A character may come in two pieces.
  const decoder = new StringDecoder('utf8')
  const hear = (piece: Buffer | string) => heard.typed(typeof piece === 'string' ? piece : decoder.write(piece))
  // After all who listen have heard it: ink's own listener sends the signal again where it finds itself alone.
  const hangup = () => queueMicrotask(() => heard.ended('hangup'))
  const terminated = () => queueMicrotask(() => heard.ended('terminated'))
  let taken = true
  const giveBack = () => {
    if (!taken) return
    taken = false
    process.off('exit', giveBack)
    process.off('SIGTERM', terminated)
    process.off('SIGHUP', hangup)
    stdout.off('resize', heard.resized)
    stdin.off('data', hear)
    stdin.off('end', hangup)
    stdin.setRawMode?.(false)
    stdin.pause()
    stdout.write(GIVE_BACK)
  }
  process.on('exit', giveBack)
  process.on('SIGTERM', terminated)
  process.on('SIGHUP', hangup)
  stdout.on('resize', heard.resized)
  stdin.setRawMode?.(true)
  stdin.on('data', hear)
  stdin.on('end', hangup)
  // It stays: where the terminal is gone, to set it back is an error as well.
  stdin.on('error', hangup)
  stdin.resume()
  stdout.write(TAKE + (mouse ? MOUSE : ''))
  return {
    size: () => ({columns: stdout.columns ?? 80, rows: stdout.rows ?? 24}),
    write: (text) => {
      if (taken && text !== '') stdout.write(text)
    },
    clear: () => void (taken && stdout.write(CLEAR)),
    giveBack,
  }
}

/** Puts text onto the clipboard of whoever sits before the terminal, also over ssh, where the terminal lets it. */
export const toClipboard = (text: string): string => `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`
