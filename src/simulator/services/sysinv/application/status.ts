type Directive = 'apply' | 'remove' | 'abort' | 'update' | 'delete'

interface Meaning<Status = string> {
  /** what may be asked of an application then */
  readonly may?: readonly Directive[]
  /** what is under way ends in this status if it fails or is aborted, and with this alarm */
  readonly fails?: {readonly to: Status; readonly alarm: '750.001' | '750.002' | '750.003'}
  /** nothing is wrong with it, and nothing under way */
  readonly stable?: true
}

/** The statuses of applications, and what each means; some of them only the genuine server gives. */
export const applicationStatuses = {
  missing: {},
  uploading: {fails: {to: 'upload-failed', alarm: '750.001'}},
  uploaded: {may: ['apply', 'delete'], stable: true},
  'upload-failed': {may: ['delete']},
  applying: {may: ['abort'], fails: {to: 'apply-failed', alarm: '750.002'}},
  applied: {may: ['apply', 'remove', 'update'], stable: true},
  'apply-failed': {may: ['apply', 'remove']},
  removing: {may: ['abort'], fails: {to: 'remove-failed', alarm: '750.003'}},
  'remove-failed': {may: ['remove']},
  /** kept beside a version that is being brought in, or given up */
  inactive: {stable: true},
  /** gives way to the version before, which then recovers */
  updating: {may: ['abort']},
  recovering: {fails: {to: 'apply-failed', alarm: '750.002'}},
  'restore-requested': {},
  'update-starting': {},
} as const satisfies Readonly<Record<string, Meaning>>

export type ApplicationStatus = keyof typeof applicationStatuses

/** Those in which something is under way that can fail. */
export type FailingStatus = {
  [Status in ApplicationStatus]: (typeof applicationStatuses)[Status] extends {fails: object} ? Status : never
}[ApplicationStatus]

const meanings: Readonly<Record<ApplicationStatus, Meaning<ApplicationStatus>>> = applicationStatuses

export const isApplicationStatus = (text: string): text is ApplicationStatus => Object.hasOwn(applicationStatuses, text)

export const may = (status: ApplicationStatus, directive: Directive): boolean =>
  meanings[status].may?.includes(directive) === true

export const isStable = (status: ApplicationStatus): boolean => meanings[status].stable === true
