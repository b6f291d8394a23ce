import * as z from 'zod'
import type {Operation} from '../../planning/capacity/capacity.js'

const count = z.int().min(0).max(1_000_000)
const some = z.int().min(1).max(1_000_000)
const size = z.number().positive().max(1_000_000)
const now = count.optional().describe('how many there are; the live system says it where it is read')
const yearly = count.optional().describe('how many more come every year (0)')
const filesystem = {
  size: some.optional().describe('GiB; the live system says it where it is read'),
  fill: z.int().min(1).max(100).optional().describe('percent to which it may be filled (80)'),
}

const operation = z.strictObject({
  known: some
    .optional()
    .describe('how many at a time are known to go well; what dcmanager does at most where not given'),
  asked: some.optional().describe('how many at a time are asked for; what the live groups say where not given'),
  minutes: z.int().min(1).max(100_000).optional().describe('what one subcloud takes'),
  window: z.number().min(0.1).max(10_000).optional().describe('hours in which all subclouds must be through'),
})

/** What `stx plan capacity` reads. */
export const capacitySchema = z.strictObject({
  years: z.int().min(1).max(50).optional().describe('how far to look ahead (5)'),
  subclouds: z.strictObject({
    known: some.describe('how many the system controller is known to carry'),
    reserved: count
      .optional()
      .describe('how many of them are kept free for peers; those that stand by, where read (0)'),
    now,
    yearly,
  }),
  vault: z
    .strictObject({
      ...filesystem,
      other: z.number().min(0).max(1_000_000).optional().describe('GiB that something else takes (0)'),
      backup: z
        .strictObject({
          size: size.describe('MiB of the backup of one subcloud'),
          kept: z.int().min(0).max(20).optional().describe('of how many releases each subcloud has one there (1)'),
          now,
        })
        .optional(),
      release: z
        .strictObject({
          size: size.describe('MiB of what is kept of one release'),
          kept: count.optional().describe('how many releases are kept at most (3)'),
          now,
          yearly,
        })
        .optional(),
    })
    .optional()
    .describe('dc-vault: central backups, and what subclouds are installed from'),
  registry: z
    .strictObject({
      ...filesystem,
      image: z.strictObject({size: size.describe('MiB that one image takes, with all of its tags'), now, yearly}),
    })
    .optional()
    .describe('docker-distribution: the images that subclouds take'),
  operations: z
    .strictObject({
      deploy: operation.optional(),
      upgrade: operation.optional(),
      prestage: operation.optional(),
      backup: operation.optional(),
      restore: operation.optional(),
      rehome: operation.optional(),
    } satisfies Record<Operation, z.ZodType>)
    .optional()
    .describe('the time is that of those that come in a year (deploy), of those kept free (rehome), or of all'),
})

export type CapacityContent = z.output<typeof capacitySchema>
