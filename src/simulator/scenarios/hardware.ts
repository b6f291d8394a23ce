/** A kind of machine, as a scenario describes it. Sizes are MiB. */
export interface Hardware {
  readonly processors: {
    readonly model: string
    readonly family: string
    /** each of them is a NUMA node */
    readonly sockets: number
    readonly cores: number
    readonly threads: number
  }
  /** of each NUMA node */
  readonly memory: readonly number[]
  /** the first one holds the platform */
  readonly disks: readonly PlannedDisk[]
  readonly ports: readonly PlannedPort[]
  readonly devices: readonly PlannedDevice[]
}

export interface PlannedDisk {
  readonly node: string
  readonly type: 'SSD' | 'HDD' | 'NVME'
  readonly size: number
  readonly model: string
  /** Ceph keeps its data there, on hosts that are to do so */
  readonly osd: boolean
}

export type PortUse = 'mgmt' | 'oam' | 'data'

export interface PlannedPort {
  readonly name: string
  readonly address: string
  readonly vendor: string
  readonly device: string
  readonly driver: string
  /** Mb/s */
  readonly speed: number
  /** null: it knows no virtual functions */
  readonly vfs: number | null
  readonly numa: number
  readonly carries: readonly PortUse[]
}

export interface PlannedDevice {
  readonly address: string
  readonly vendor: Named
  readonly device: Named
  readonly class: Named
  readonly driver: string | null
  readonly vfs: number | null
  readonly vf_device: string | null
  readonly numa: number
  readonly enabled: boolean
  /** takes device images */
  readonly fpga: boolean
}

interface Named {
  /** of the PCI list, in hexadecimal digits */
  readonly id: string
  readonly name: string
}
