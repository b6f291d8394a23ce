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
export type Intent = z.infer<typeof Intent>

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

/** It was meant for a target and not begun after all, or begun and taken back: it is as it was. */
export const Untouched = z.object({
  type: z.literal('untouched'),
  at: z.iso.datetime(),
  target: z.string(),
  reason: z.string(),
})
export type Untouched = z.infer<typeof Untouched>

/** What a rollout means to do, wave by wave. Written before anything is sent, and anew where it is taken up again. */
export const Waves = z.object({
  type: z.literal('waves'),
  at: z.iso.datetime(),
  waves: z.array(z.object({canary: z.boolean(), sites: z.array(z.string())})),
})
export type Waves = z.infer<typeof Waves>

/** Something of a wave is about to be sent, or has come to its end. */
const wave = {at: z.iso.datetime(), wave: z.number()}
export const WaveEntry = z.discriminatedUnion('type', [
  /** It begins. `prepares`: nothing of it is the rollout's own work yet. */
  z.object({
    ...{type: z.literal('wave'), ...wave},
    canary: z.boolean(),
    prepares: z.boolean(),
    sites: z.array(z.string()),
  }),
  /** A group is about to be made, and these sites put into it; each with the group that it is in before, by its id. */
  z.object({type: z.literal('gather'), ...wave, group: z.string(), homes: z.record(z.string(), z.number())}),
  /** Each is back where it was, and the group is gone. */
  z.object({type: z.literal('home'), ...wave}),
  z.object({type: z.literal('create'), ...wave}),
  /** The server has the strategy, and says by which number; for these sites. */
  z.object({type: z.literal('created'), ...wave, strategy: z.number().nullable(), sites: z.array(z.string())}),
  z.object({type: z.literal('apply'), ...wave}),
  z.object({type: z.literal('abort'), ...wave, why: z.string()}),
  z.object({type: z.literal('delete'), ...wave}),
  z.object({type: z.literal('over'), ...wave}),
])
export type WaveEntry = z.infer<typeof WaveEntry>

/** All was made ready; the work itself is for later. */
export const Prepared = z.object({type: z.literal('prepared'), at: z.iso.datetime()})
export type Prepared = z.infer<typeof Prepared>

/** Somebody took it up again. */
export const Resumed = z.object({type: z.literal('resumed'), at: z.iso.datetime(), user: z.string()})

/** All was tried that was to be tried. */
export const End = z.object({type: z.literal('end'), at: z.iso.datetime(), code: z.number()})

export const Entry = z.discriminatedUnion('type', [
  Intent,
  Outcome,
  Untouched,
  Waves,
  WaveEntry,
  Prepared,
  Resumed,
  End,
])
export type Entry = z.infer<typeof Entry>
