import * as z from 'zod'

/** What a scenario file may say. Nothing is filled in here: `plan.ts` does that, also for files that need no check. */
const count = z.int().min(1).max(4096)
const word = z.string().min(1)
const name = z.string().regex(/^[A-Za-z0-9][\w.-]{0,62}$/, 'must be a name of letters, digits, . _ and -')
const pciAddress = z
  .string()
  .regex(/^[0-9a-f]{4}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/, "must be written as '0000:51:00.0'")
const pciId = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} hexadecimal digits in quotes`)

const disk = z.strictObject({
  node: z.string().regex(/^\/dev\/(sd[a-z]|nvme\dn1)$/, 'must be /dev/sda to /dev/sdz or /dev/nvme0n1 to /dev/nvme9n1'),
  type: z.enum(['SSD', 'HDD', 'NVME']).optional(),
  size: z.int().min(1024),
  model: word.optional(),
  osd: z.boolean().optional(),
})

const port = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]{1,14}$/, 'must be a name such as enp81s0f0'),
  address: pciAddress,
  vendor: word.optional(),
  device: word.optional(),
  driver: word.optional(),
  speed: z.int().min(10).optional(),
  vfs: z.int().min(0).max(256).optional(),
  numa: z.int().min(0).optional(),
  carries: z.array(z.enum(['mgmt', 'oam', 'data'])).optional(),
})

const named = (digits: number) => z.strictObject({id: pciId(digits), name: word})

const device = z.strictObject({
  address: pciAddress,
  vendor: named(4),
  device: named(4),
  class: named(6),
  driver: word.optional(),
  vfs: z.int().min(0).max(256).optional(),
  vf_device: pciId(4).optional(),
  numa: z.int().min(0).optional(),
  enabled: z.boolean().optional(),
  fpga: z.boolean().optional(),
})

const hardware = z.strictObject({
  like: name.optional(),
  processors: z
    .strictObject({
      model: word.optional(),
      family: word.optional(),
      sockets: count.max(8).optional(),
      cores: count.max(256).optional(),
      threads: count.max(2).optional(),
    })
    .optional(),
  memory: z.array(z.int().min(2048)).min(1).optional(),
  disks: z.array(disk).min(1).optional(),
  ports: z.array(port).min(1).optional(),
  devices: z.array(device).optional(),
})

const personality = z.enum(['controller', 'worker', 'storage'])

const host = z.strictObject({
  hostname: name.optional(),
  personality,
  count: count.optional(),
  hardware: name.optional(),
  location: word.optional(),
})

const network = z.strictObject({
  pool: word.optional(),
  subnet: z
    .string()
    .regex(
      /^[\da-fA-F.:]+\/\d{1,3}(,[\da-fA-F.:]+\/\d{1,3})?$/,
      'must be a subnet such as 10.8.4.0/24, or a pair such as 10.8.4.0/24,fd00:8:4::/64',
    )
    .optional(),
  dynamic: z.boolean().optional(),
  hosts: z.boolean().optional(),
  gateway: z.boolean().optional(),
})

const networks = z.strictObject({
  pxeboot: network.optional(),
  mgmt: network.optional(),
  oam: network.optional(),
  'cluster-host': network.optional(),
  'cluster-pod': network.optional(),
  'cluster-service': network.optional(),
  multicast: network.optional(),
  storage: network.optional(),
})

const storage = z.strictObject({
  backend: z.enum(['none', 'ceph', 'ceph-rook']),
  deployment: z.enum(['controller', 'dedicated', 'open']).optional(),
  services: z
    .array(z.enum(['block', 'ecblock', 'filesystem', 'object']))
    .min(1)
    .optional(),
  monitors: z.array(name).min(1).max(5).optional(),
})

const surroundings = {
  storage: storage.optional(),
  networks: networks.optional(),
  datanetworks: z
    .array(
      z.strictObject({
        name,
        type: z.enum(['flat', 'vlan', 'vxlan']).optional(),
        mtu: z.int().min(576).max(9216).optional(),
      }),
    )
    .min(1)
    .optional(),
  applications: z
    .array(
      z.strictObject({
        name,
        version: word,
        status: z.enum(['applied', 'uploaded']).optional(),
        storage: z.enum(['ceph', 'ceph-rook']).optional(),
        charts: z
          .array(z.string().regex(/^[a-z0-9-]+@[a-z0-9-]+$/, 'must be written as chart@namespace'))
          .min(1)
          .optional(),
      }),
    )
    .optional(),
}

const system = z.strictObject({
  name: name.optional(),
  mode: z.enum(['simplex', 'duplex', 'duplex-direct']),
  type: z.enum(['All-in-one', 'Standard']),
  stage: z.enum(['installed', 'bootstrapped']).optional(),
  hosts: z.array(host).min(1),
  ...surroundings,
})

const site = z.strictObject({
  name,
  description: word.optional(),
  location: word.optional(),
  system: system.optional(),
})

const shared = {hardware: z.record(name, hardware).optional(), ...surroundings}

export const scenarioSchema = z.strictObject({
  description: word.optional(),
  central: system,
  subclouds: z
    .strictObject({count: z.int().min(0).max(50_000).optional(), system, sites: z.array(site).optional()})
    .optional(),
  ...shared,
})

const defaultsSchema = z.strictObject(shared)

export type ScenarioContent = z.infer<typeof scenarioSchema>
export type DefaultsContent = Required<z.infer<typeof defaultsSchema>>
export type SystemContent = z.infer<typeof system>
export type HardwareContent = z.infer<typeof hardware>
export type StorageContent = z.infer<typeof storage>
export type NetworkContent = z.infer<typeof network>
