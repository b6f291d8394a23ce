import type {RunContext} from '../cli/context.js'
import {remark} from '../cli/result.js'
import {type Entry, readJournal} from '../config/journal.js'
import {inQuotes} from '../output/shell-word.js'
import type {HistoryRow} from '../views/history.js'

/** What this user has changed from this machine, the last one first; and words for what could not be read. */
export async function history({environment}: RunContext) {
  const {entries, garbled} = await readJournal(environment.paths)
  const lines = garbled === 1 ? 'a line' : `${garbled} lines`
  return {
    rows: entries.map(rowOf),
    remarks: garbled === 0 ? [] : [remark(`${lines} of the history could not be read`)],
  }
}

function rowOf({id, begun, ended}: Entry, at: number): HistoryRow {
  return {
    n: at + 1,
    id,
    time: begun.at,
    context: begun.context ?? null,
    user: begun.user ?? null,
    url: begun.url ?? null,
    command: [begun.program, ...begun.command].map(quoted).join(' '),
    result: ended === undefined ? 'cut off' : ended.code === 0 ? 'done' : 'failed',
    code: ended?.code ?? null,
    error: ended?.error ?? null,
    changed: ended?.changed ?? null,
    run: begun.run ?? null,
    requests: ended?.requests ?? [],
  }
}

const quoted = (word: string): string => (/^[\w@%+=:,./*-]+$/.test(word) ? word : inQuotes(word))
