import type {View} from '../output/view.js'

/** One finding of `stx doctor`. */
export interface CheckRow {
  check: string
  state: 'ok' | 'warn' | 'fail'
  detail: string
  fix?: string
}

/** What `stx doctor` found at one of many systems. */
export interface SiteHealth {
  state: CheckRow['state']
  access: 'signed in' | 'refused' | 'failing' | 'no answer'
  /** Every service answers. */
  reachable: boolean
  /** Every service takes the token. */
  signed_in: boolean
  release: string | null
  /** Seconds by which its clock is ahead of ours. */
  clock_skew: number | null
  /** The day on which its first certificate ends. */
  certificate: string | null
  /** What is wrong, in words. */
  detail: string | null
}

/** Narrow enough for eighty columns beside names of sites; what is wrong stands below it, in sentences. */
export const siteHealthView: View<SiteHealth> = {
  show: [
    {field: 'state', state: true},
    {field: 'access'},
    {field: 'release', value: ({release}) => release ?? ''},
    {field: 'clock_skew', label: 'clock', value: ({clock_skew: ahead}) => (ahead === null ? '' : `${ahead} s`)},
    {field: 'certificate', label: 'certificate until', value: ({certificate}) => certificate ?? ''},
  ],
}

export const checkView: View<CheckRow> = {
  remedy: 'fix',
  list: [
    {field: 'check'},
    {field: 'state', state: true},
    {field: 'detail'},
    {field: 'fix', value: ({fix}) => fix ?? '', when: (rows) => rows.some(({fix}) => fix)},
  ],
}
