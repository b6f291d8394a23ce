import {readFileSync} from 'node:fs'
import {type DaemonRecord, daemonFile} from './daemon-files.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'

/** What the last daemon of a directory wrote down of itself; nothing where it stopped as it should. */
export function readRecord(dataDir: string): DaemonRecord | undefined {
  const path = daemonFile(dataDir)
  const refuse = (why: string, cause?: unknown) =>
    new SimulatorError('failed', `${path} ${why}`, '`stx sim start` writes it anew, unless its simulator still runs', {
      cause,
    })
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw refuse(`cannot be read: ${reasonOf(error)}`, error)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refuse('is damaged: it is not JSON', error)
  }
  const {pid, url, startedAt, version, born} = (typeof value === 'object' && value !== null ? value : {}) as {
    [member in keyof DaemonRecord]?: unknown
  }
  if (!Number.isInteger(pid) || Number(pid) < 1) throw refuse('is damaged: it names no process')
  if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw refuse('is damaged: it names no URL')
  }
  return {
    pid: Number(pid),
    url,
    dataDir,
    startedAt: String(startedAt ?? ''),
    version: String(version ?? ''),
    born: typeof born === 'string' ? born : null,
  }
}
