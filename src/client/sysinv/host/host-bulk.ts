import * as z from 'zod'
import type {Api} from '../../api.js'

const Added = z.looseObject({success: z.string().nullish(), error: z.string().nullish()})
const Exported = z.looseObject({content: z.string()})

/** The server replies with 200 also where it refuses; both texts have a line per host. */
export type BulkReply = z.infer<typeof Added>

/** What became of one host of the file. */
export interface BulkOutcome {
  host: string
  added: boolean
  /** Why not, or what was passed over. */
  remark?: string
}

export type HostBulk = ReturnType<typeof hostBulk>

export const hostBulk = (api: Api) => ({
  /** Adding many hosts takes its time: the official client waits for half an hour. */
  add: (file: string): Promise<BulkReply> =>
    api.upload('/ihosts/bulk_add', [{name: 'file', file, filename: 'for_upload'}], Added, {timeoutMs: 1_800_000}),
  /** All hosts as the XML that can be added elsewhere. */
  export: async (): Promise<string> => (await api.get('/ihosts/bulk_export', Exported)).content,
})

/** Takes the reply apart; `refusal` is what the server says of the file as a whole. */
export function bulkOutcomes({success, error}: BulkReply): {outcomes: BulkOutcome[]; refusal?: string} {
  const lines = (text: string | null | undefined) =>
    (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const added = lines(success).map((line): BulkOutcome => {
    const [host = line, ...remark] = line.split(' ')
    return {host, added: true, ...(remark.length > 0 ? {remark: remark.join(' ')} : {})}
  })
  const refused: BulkOutcome[] = []
  const general: string[] = []
  for (const line of lines(error)) {
    const {host, remark} = /^(?<host>\S+): (?<remark>.*)$/.exec(line)?.groups ?? {}
    const last = refused.at(-1)
    if (host !== undefined) refused.push({host, added: false, remark})
    else if (last) last.remark = `${last.remark} ${line}`
    else general.push(line)
  }
  return {outcomes: [...added, ...refused], refusal: general.join(' ') || undefined}
}
