/** What a look at something before it is used has found. */
export interface Finding {
  check: string
  state: 'ok' | 'warn' | 'fail'
  detail: string
  /** What to do about it. */
  fix?: string
}

export const ok = (check: string, detail: string): Finding => ({check, state: 'ok', detail})
export const warn = (check: string, detail: string, fix: string): Finding => ({check, state: 'warn', detail, fix})
export const fail = (check: string, detail: string, fix: string): Finding => ({check, state: 'fail', detail, fix})
