// Facts as the rules take them: what the services call so, and nothing that a rule does not look at. Replies of the
// services are such facts as they are.

export interface AlarmFact {
  readonly alarm_id: string
  readonly entity_instance_id: string
  readonly severity: string
  readonly reason_text?: string | null | undefined
  readonly timestamp?: string | null | undefined
  readonly mgmt_affecting?: string | null | undefined
}

export interface EventFact {
  readonly event_log_id: string
  readonly entity_instance_id: string | null
  readonly severity: string | null
  readonly reason_text?: string | null | undefined
  readonly timestamp: string | null
  readonly state?: string | null | undefined
}

/** Whether something could be reached, and what came of it in words. */
export interface ReachFact {
  /** What was asked, such as an address. */
  readonly target: string
  readonly answers: boolean
  readonly says: string
}

/** What was looked for and could not be read. */
export interface UnreadFact {
  /** In the plural, or a name: it begins a sentence. */
  readonly what: string
  readonly why: string
  /** Its service is out of order, rather than that it may not be read by whoever asks. */
  readonly silent?: boolean
}
