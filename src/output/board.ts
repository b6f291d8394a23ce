import {openPanel} from './panel.js'
import {lines, type News, type Progress, type ProgressOptions, silent, textOf} from './progress.js'

const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const TURN_MS = 100
/** What there is to say has seconds in it; to word it more often would be work for nothing. */
const TURNS_A_TEXT = 10

/** A sign that turns, and behind it what there is to say, be it several lines. */
function turningLines(stream: ProgressOptions['stream']): Progress {
  let panel: ReturnType<typeof openPanel> | undefined
  let timer: NodeJS.Timeout | undefined
  let news: News = ''
  let text = ''
  let turn = 0
  const draw = () => panel?.show(`${turning[turn % turning.length]} ${text}`.split('\n'))
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
      text = textOf(news)
      panel ??= openPanel(stream)
      timer ??= setInterval(() => {
        turn++
        if (turn % TURNS_A_TEXT === 0) text = textOf(news)
        draw()
      }, TURN_MS).unref()
      draw()
    },
    done: (text) => end(`✔ ${text}`),
    fail: (text) => end(`✖ ${text}`),
    clear: close,
  }
}

/** News of many at once, several lines in place on a terminal; elsewhere a line per change, nothing when quiet. */
export const createBoard = ({stream, isTTY, quiet}: ProgressOptions): Progress => {
  if (quiet) return silent
  return isTTY ? turningLines(stream) : lines(stream)
}
