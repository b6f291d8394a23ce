import {refuse} from '../../../http/refusal.js'
import {rootcaHostUpdates, rootcaUpdates} from '../kube-rootca/model.js'
import {type Host, nameOf} from '../record/host.js'
import {kubeHosts} from '../record/kube.js'
import type {Where} from '../where.js'

/** A host stays locked while its kubelet is upgraded. */
export function checkKubelet(host: Host, c: Where): void {
  if (c.region.of(kubeHosts).find({host_uuid: host.uuid})?.status !== 'upgrading-kubelet') return
  refuse(400, `Can not unlock ${nameOf(host)} while upgrading kubelet. Wait for kubelet upgrade to complete.`)
}

/** What the pods or the host are taken through keeps it where it is. */
export function checkRootca(host: Host, c: Where, action: 'unlock' | 'swact'): void {
  const update = c.region.of(rootcaUpdates).all()[0]
  if (update === undefined) return
  const begins = `Can not ${action} ${nameOf(host)} while kubernetes root ca update phase `
  if (/^updating-pods-(trust-both-cas|trust-new-ca)$/.test(update.state)) {
    refuse(400, `${begins}in progress. Wait for update phase to complete.`)
  }
  const {state} = c.region.of(rootcaHostUpdates).find({hostname: nameOf(host)}) ?? {}
  if (/^updating-host-(trust-both-cas|update-certs|trust-new-ca)$/.test(state ?? '')) {
    const is = action === 'swact' ? 'is ' : ''
    refuse(400, `${begins}${is}in progress. Wait for update phase to complete on host.`)
  }
}
