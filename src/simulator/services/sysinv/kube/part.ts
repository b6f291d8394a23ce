import {refuse} from '../../../http/refusal.js'
import type {HostPart} from '../part.js'
import {nameOf} from '../record/host.js'
import {kubeHosts} from '../record/kube.js'

export const kubePart: HostPart = {
  /** A host stays locked while its kubelet is upgraded. */
  mayUnlock: (host, c, {force}) => {
    if (force || c.region.of(kubeHosts).find({host_uuid: host.uuid})?.status !== 'upgrading-kubelet') return
    refuse(400, `Can not unlock ${nameOf(host)} while upgrading kubelet. Wait for kubelet upgrade to complete.`)
  },
}
