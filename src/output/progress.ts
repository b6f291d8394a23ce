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

export const silent: Progress = {update() {}, done() {}, fail() {}, clear() {}}

export const textOf = (news: News): string => (typeof news === 'string' ? news : news())

export const lines = (stream: NodeJS.WritableStream): Progress => {
  let last: string | undefined
  const say = (news: News): void => {
    const text = textOf(news)
    if (text === last) return
    last = text
    stream.write(`${text}\n`)
  }
  return {update: say, done: say, fail: say, clear() {}}
}

const spinner = async (stream: NodeJS.WritableStream): Promise<Progress> => {
  const {default: ora} = await import('ora')
  const turning = ora({stream, isEnabled: true, discardStdin: false})
  return {
    update(news) {
      turning.text = textOf(news)
      if (!turning.isSpinning) turning.start()
    },
    done: (text) => void turning.succeed(text),
    fail: (text) => void turning.fail(text),
    clear: () => void turning.stop(),
  }
}

/** News of a long action: a spinner on a terminal, elsewhere a line per change, nothing when quiet. */
export const createProgress = async ({stream, isTTY, quiet}: ProgressOptions): Promise<Progress> => {
  if (quiet) return silent
  return isTTY ? spinner(stream) : lines(stream)
}
