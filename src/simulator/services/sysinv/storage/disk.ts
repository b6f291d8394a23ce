import type {PlannedDisk} from '../../../scenarios/hardware.js'

/** Disks of controllers of two kinds, as the kernel numbers and names them. */
export function place({node}: PlannedDisk): {device_num: number; device_path: string} {
  const nvme = /^\/dev\/nvme(\d)n1$/.exec(node)?.[1]
  if (nvme !== undefined) {
    const bus = (0x65 + Number(nvme)).toString(16)
    return {device_num: 66_304 + Number(nvme), device_path: `/dev/disk/by-path/pci-0000:${bus}:00.0-nvme-1`}
  }
  const n = node.charCodeAt('/dev/sd'.length) - 'a'.charCodeAt(0)
  return {device_num: 2048 + 16 * n, device_path: `/dev/disk/by-path/pci-0000:00:17.0-ata-${n + 1}.0`}
}

/** How the kernel calls a partition: a name that ends in a digit needs a letter between. */
export const partitionNode = (node: string, number: number): string => `${node}${/\d$/.test(node) ? 'p' : ''}${number}`

/** The kernel reads sixteen letters of the model of a disk that is no NVMe. */
export const modelRead = ({type, model}: PlannedDisk): string => (type === 'NVME' ? model : model.slice(0, 16))

export const rotation = {SSD: 'Undetermined', HDD: '7200', NVME: 'N/A'} as const
