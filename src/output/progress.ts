export interface Progress {
  /** Something changed; the same text twice says nothing new. */
  update(text: string): void
  done(text: string): void
  fail(text: string): void
  /** Takes back what was shown last, where that can be done. */
  clear(): void
}

export interface ProgressOptions {
  /** Where people look: stderr. */
  stream: NodeJS.WritableStream
  isTTY: boolean
  quiet: boolean
}

const silent: Progress = {update() {}, done() {}, fail() {}, clear() {}}

const lines = (stream: NodeJS.WritableStream): Progress => {
  let last: string | undefined
  const say = (text: string): void => {
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
    update(text) {
      turning.text = text
      if (!turning.isSpinning) turning.start()
    },
    done(text) {
      turning.succeed(text)
    },
    fail(text) {
      turning.fail(text)
    },
    clear() {
      turning.stop()
    },
  }
}

/** News of a long action: a spinner on a terminal, elsewhere a line per change, nothing when quiet. */
export const createProgress = async ({stream, isTTY, quiet}: ProgressOptions): Promise<Progress> => {
  if (quiet) return silent
  return isTTY ? spinner(stream) : lines(stream)
}
