import {isatty} from 'node:tty'

const STREAMS = [0, 1, 2]

/**
 * Where a terminal has gone away, the process ends by SIGHUP, as programs do that heed none: at any other end Node sets the
 * terminal back, and breaks down where there is none any longer.
 */
export function endWithTerminal(): void {
  const terminals = STREAMS.filter((stream) => isatty(stream))
  if (terminals.length === 0) return
  process.on('exit', () => {
    if (terminals.every((stream) => isatty(stream))) return
    process.removeAllListeners('SIGHUP')
    process.kill(process.pid, 'SIGHUP')
  })
}
