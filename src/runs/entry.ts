import * as z from 'zod'

/** The form of a ledger; one of another form is left alone. */
export const VERSION = 1

/** A file that says what is to be done, by its path (`-` is a pipe) and its digest: what is in it is not remembered. */
export const RunFile = z.object({path: z.string(), digest: z.string()})
export type RunFile = z.infer<typeof RunFile>

/** What a run is about: written before anything else, and synced. */
export const Head = z.object({
  type: z.literal('run'),
  version: z.number(),
  id: z.string(),
  at: z.iso.datetime(),
  /** The words of its command, secrets left out. */
  command: z.array(z.string()).min(1),
  /** The flags that were left out because of their values. */
  secrets: z.array(z.string()),
  /** Where it went: taken up again, it must go there. */
  cloud: z.string(),
  context: z.string().nullable(),
  user: z.string(),
  targets: z.array(z.string()),
  /** It goes on only with the same. */
  files: z.array(RunFile).optional(),
})
export type Head = z.infer<typeof Head>

/** Something is about to be sent for a target: from here on the server may have it. */
export const Intent = z.object({type: z.literal('intent'), at: z.iso.datetime(), target: z.string()})

export const outcomes = ['done', 'unchanged', 'failed'] as const

/** What came of it. */
export const Outcome = z.object({
  type: z.literal('outcome'),
  at: z.iso.datetime(),
  target: z.string(),
  outcome: z.enum(outcomes),
  reason: z.string().optional(),
})
export type Outcome = z.infer<typeof Outcome>

/** Somebody took it up again. */
export const Resumed = z.object({type: z.literal('resumed'), at: z.iso.datetime(), user: z.string()})

/** All was tried that was to be tried. */
export const End = z.object({type: z.literal('end'), at: z.iso.datetime(), code: z.number()})

export const Entry = z.discriminatedUnion('type', [Intent, Outcome, Resumed, End])
export type Entry = z.infer<typeof Entry>
