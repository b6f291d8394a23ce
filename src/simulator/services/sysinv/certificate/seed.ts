import type {Simulation} from '../../../simulation.js'
import {day, platformCertificates} from './model.js'

const pki = '/etc/kubernetes/pki'

interface Planned {
  readonly name: string
  readonly subject?: string
  readonly issuer: string
  readonly days: number
  /** days before the end; without it nobody renews it */
  readonly renew?: number
  readonly file?: string
  readonly namespace?: string
}

/** The installer gives the root of Kubernetes this name, not the one that kubeadm would. */
const rootName = 'CN=starlingx'
const rotated = {days: 365, renew: 90}
const managed = {issuer: 'CN=system-local-ca', days: 90, renew: 15, namespace: 'deployment'}
const root = {days: 3650}

const planned: readonly Planned[] = [
  {name: 'apiserver', subject: 'CN=kube-apiserver', issuer: rootName, ...rotated, file: `${pki}/apiserver.crt`},
  {
    ...{name: 'apiserver-etcd-client', subject: 'CN=apiserver-etcd-client', issuer: 'CN=etcd', ...rotated},
    file: `${pki}/apiserver-etcd-client.crt`,
  },
  {
    ...{name: 'apiserver-kubelet-client', subject: 'CN=kube-apiserver-kubelet-client', issuer: rootName},
    ...{...rotated, file: `${pki}/apiserver-kubelet-client.crt`},
  },
  {name: 'etcd-ca', subject: 'CN=etcd', issuer: 'CN=etcd', ...root, file: '/etc/etcd/ca.crt'},
  {name: 'etcd-client', subject: 'CN=root', issuer: 'CN=etcd', ...rotated, file: '/etc/etcd/etcd-client.crt'},
  {name: 'etcd-server', subject: 'CN=etcd', issuer: 'CN=etcd', ...rotated, file: '/etc/etcd/etcd-server.crt'},
  {
    ...{name: 'front-proxy-ca', subject: 'CN=front-proxy-ca', issuer: 'CN=front-proxy-ca', ...root},
    file: `${pki}/front-proxy-ca.crt`,
  },
  {
    ...{name: 'front-proxy-client', issuer: 'CN=front-proxy-ca', ...rotated},
    file: `${pki}/front-proxy-client.crt`,
  },
  {
    ...{name: 'kubelet-client', subject: 'CN=system:node:controller-0,O=system:nodes', issuer: rootName},
    ...{...rotated, file: '/var/lib/kubelet/pki/kubelet-client-current.pem'},
  },
  {name: 'kubernetes-root-ca', subject: rootName, issuer: rootName, ...root, file: `${pki}/ca.crt`},
  {
    ...{name: 'system-local-ca', subject: 'CN=system-local-ca', issuer: 'CN=system-local-ca', days: 1825},
    namespace: 'cert-manager',
  },
  {name: 'system-openldap-local-certificate', subject: 'CN=system-openldap', ...managed},
  {name: 'system-registry-local-certificate', subject: 'CN=registry.local', ...managed},
  {name: 'system-restapi-gui-certificate', ...managed},
]

export function seedCertificates(sim: Simulation): void {
  sim.seed({
    name: 'sysinv.platform-certificate',
    in: 'region',
    collections: [platformCertificates],
    facts: () => ({}),
    build: ({scope, epoch}) => {
      for (const {name, subject = `CN=${name}`, issuer, days, renew, file = null, namespace = null} of planned) {
        scope.of(platformCertificates).insert({
          ...{name, subject, issuer, start: epoch, expiry: epoch + days * day, file, namespace},
          renewBefore: renew === undefined ? null : renew * day,
        })
      }
    },
  })
}
