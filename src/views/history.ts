import type {View} from '../output/view.js'

/** One command that changed something, as the history of this machine has it. */
export interface HistoryRow {
  /** Counted from the last one. */
  n: number
  id: string
  time: string
  context: string | null
  user: string | null
  url: string | null
  command: string
  /** `done`, `failed`, `cut off` where nothing says how it ended. */
  result: string
  code: number | null
  error: string | null
  changed: boolean | null
  run: string | null
  requests: readonly HistoryRequest[]
}

interface HistoryRequest {
  method: string
  service: string
  region?: string
  path: string
  body?: string
  status?: number
  request_id?: string
  error?: string
}

const sentence = ({method, service, region, path, status, request_id, error}: HistoryRequest): string =>
  [`${method} ${path}`, service, region, status ?? 'no answer', request_id, status === undefined ? error : undefined]
    .filter((part) => part !== undefined)
    .join('  ')

const command = {field: 'command'} as const

export const historyView: View<HistoryRow> = {
  list: [
    {field: 'n', label: '#'},
    {field: 'time'},
    {field: 'context'},
    {field: 'user'},
    command,
    {field: 'result', state: true},
    {field: 'code', label: 'exit'},
    {field: 'changed'},
    {field: 'id', optional: true},
    {field: 'url', optional: true},
    {field: 'error', optional: true},
    {field: 'run', optional: true},
    {field: 'requests', optional: true},
  ],
  spare: ['user', 'context', 'changed', 'code'],
  show: [
    {field: 'id'},
    {field: 'time'},
    {field: 'context'},
    {field: 'user'},
    {field: 'url'},
    command,
    {field: 'result', state: true},
    {field: 'code', label: 'exit'},
    {field: 'error'},
    {field: 'changed'},
    {field: 'run', when: ([row]) => row?.run != null},
    {field: 'requests', value: ({requests}) => requests.map(sentence).join('\n')},
  ],
}
