import {refuse} from '../../../http/refusal.js'
import {type Host, nameOf} from '../host/model.js'
import type {Where} from '../host/where.js'
import {kubeHosts} from './model.js'

/** A host stays locked while its kubelet is upgraded. */
export function checkKubelet(host: Host, c: Where): void {
  if (c.region.of(kubeHosts).find({host_uuid: host.uuid})?.status !== 'upgrading-kubelet') return
  refuse(400, `Can not unlock ${nameOf(host)} while upgrading kubelet. Wait for kubelet upgrade to complete.`)
}
