import * as z from 'zod'
import {networkNames} from '../../addressing/network-rule.js'
import {models} from '../../planning/address/request.js'

/** More than any fleet is going to have. */
export const MOST_SITES = 100_000

const text = z.string().min(1).max(200)
const subnet = text.describe('a subnet of IPv4 or IPv6, such as 10.64.0.0/12')

const part = z.strictObject({
  kind: z.enum(['simplex', 'duplex', 'duplex-direct', 'standard']).describe('what the sites are made of'),
  workers: z.int().min(0).max(1000).optional().describe('hosts beside the controllers; standard needs some'),
  name: text.optional().describe('how they are called; {n} is their number'),
  first: z.int().min(0).max(10_000_000).optional().describe('the number of the first of them (1)'),
  names: z.array(text).max(MOST_SITES).optional().describe('their names instead, of sites that are there now'),
  now: z.int().min(0).max(MOST_SITES).optional().describe('how many there are now'),
  later: z.int().min(0).max(MOST_SITES).optional().describe('how many there are at the end'),
  partition: text.optional().describe('region, tenant or security zone: whose sites may share what is partitioned'),
})

const pool = z.strictObject({
  name: text,
  subnets: z.array(subnet).min(1).max(1000),
  routable: z.boolean().optional().describe('what is not may be used inside of sites only (true)'),
  partition: text.optional().describe('only sites of this partition take from it'),
  public: z.boolean().optional().describe('handed out by a cloud provider (false)'),
  reserved: z.int().min(0).max(1000).optional().describe('the first addresses that the provider keeps (4)'),
})

const network = z.strictObject({
  model: z.enum(models).describe('how sites come by it'),
  pools: z.array(text).max(100).optional().describe('names of pools, in the order in which they are taken from'),
  families: z
    .array(z.enum(['ipv4', 'ipv6']))
    .min(1)
    .max(2)
    .optional()
    .describe('the primary one first (ipv4)'),
  prefix: z
    .strictObject({ipv4: z.int().min(1).max(32).optional(), ipv6: z.int().min(1).max(128).optional()})
    .optional()
    .describe('with separate: the length of the prefix, where the least that will do is not meant'),
  subnets: z.array(subnet).max(2).optional().describe('with local: the subnet, the same in all sites'),
  routable: z.boolean().optional().describe('take it only from pools that are routable (as the network needs it)'),
})

/** What `stx plan addresses` reads. */
export const addressSchema = z.strictObject({
  years: z.int().min(0).max(50).optional().describe('how far to look ahead (0)'),
  fleet: z.array(part).min(1).max(1000),
  pools: z.array(pool).max(1000).optional(),
  networks: z.strictObject({
    oam: network,
    management: network,
    ...(Object.fromEntries(
      networkNames.filter((name) => name !== 'oam' && name !== 'management').map((name) => [name, network.optional()]),
    ) as Record<Exclude<(typeof networkNames)[number], 'oam' | 'management'>, z.ZodOptional<typeof network>>),
  }),
  rules: z
    .strictObject({
      gateway: z.enum(['first', 'last']).optional().describe('which address of a subnet its gateway has (first)'),
      spare: z
        .int()
        .min(0)
        .max(100_000)
        .optional()
        .describe('addresses that each site has to spare in each network (0)'),
      avoid: z.array(subnet).max(10_000).optional().describe('what is somebody else’s'),
    })
    .optional(),
  system_controller: z.strictObject({
    gateway: text.describe('the address to which it sends what is for its sites: systemcontroller_gateway_address'),
    subnets: z.array(subnet).max(100).optional().describe('its own, which no site may meet'),
  }),
})

export type AddressContent = z.output<typeof addressSchema>
