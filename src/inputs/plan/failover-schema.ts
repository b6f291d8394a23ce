import * as z from 'zod'
import {platformParallel} from '../../planning/capacity/capacity.js'

const name = z.string().min(1).max(255)
const count = z.int().min(0).max(1_000_000)
const release = z
  .string()
  .regex(/^\d+(\.\d+)*$/, 'must be a release such as "24.09"; quote it')
  .describe('software release, in quotes')

const site = z.strictObject({
  name,
  capacity: z.int().min(1).max(1_000_000).describe('subclouds that it is known to carry'),
  reserved: count.optional().describe('how many of them it keeps free for peers (all that are left)'),
  carries: count.optional().describe('its subclouds that are in no peer group (0)'),
  release: release.optional(),
  region: name.optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  maintenance: z.boolean().optional().describe('takes nothing for now (false)'),
})

const group = z.strictObject({
  name,
  site: name.describe('the site whose subclouds they are'),
  subclouds: z.int().min(1).max(1_000_000),
  release: release.optional().describe('the newest of its subclouds; that of its site where not given'),
  parallel: z
    .int()
    .min(1)
    .max(platformParallel.rehome)
    .optional()
    .describe('how many move at a time: max_subcloud_rehoming (10)'),
  peers: z
    .array(z.strictObject({site: name, priority: z.int().min(1).max(65_536)}))
    .max(100)
    .optional()
    .describe('its associations; the lowest priority is asked first'),
  latency: z.record(name, z.number().min(0).max(60_000)).optional().describe('milliseconds to each site'),
})

/** What `stx plan failover` reads. */
export const failoverSchema = z.strictObject({
  sites: z.array(site).min(2).max(12),
  groups: z.array(group).max(2000).optional(),
  limits: z
    .strictObject({latency: z.number().min(0).optional().describe('milliseconds above which no site takes a group')})
    .optional(),
  timing: z
    .strictObject({
      detect: z.number().min(0).max(86_400).optional().describe('seconds until a loss is noticed (180)'),
      subcloud: z.number().min(0).max(86_400).optional().describe('seconds that one subcloud takes to move (132)'),
    })
    .optional(),
})

export type FailoverContent = z.output<typeof failoverSchema>
