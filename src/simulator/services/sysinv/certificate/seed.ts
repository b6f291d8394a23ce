import type {Simulation} from '../../../kernel/simulation.js'
import {platformCertificates} from './model.js'

const day = 86_400_000
const pki = '/etc/kubernetes/pki'

interface Planned {
  readonly name: string
  readonly subject?: string
  readonly issuer: string
  readonly days: number
  readonly file?: string
  readonly namespace?: string
}

const planned: readonly Planned[] = [
  {name: 'kube-apiserver', issuer: 'CN=kubernetes', days: 365, file: `${pki}/apiserver.crt`},
  {name: 'kube-root-ca', subject: 'CN=kubernetes', issuer: 'CN=kubernetes', days: 3650, file: `${pki}/ca.crt`},
  {name: 'etcd-ca', subject: 'CN=etcd', issuer: 'CN=etcd', days: 3650, file: '/etc/etcd/ca.crt'},
  {name: 'etcd-server', issuer: 'CN=etcd', days: 365, file: '/etc/etcd/etcd-server.crt'},
  {name: 'system-local-ca', issuer: 'CN=system-local-ca', days: 1825, namespace: 'cert-manager'},
  {name: 'system-registry-local-certificate', issuer: 'CN=system-local-ca', days: 90, namespace: 'deployment'},
  {name: 'system-restapi-gui-certificate', issuer: 'CN=system-local-ca', days: 90, namespace: 'deployment'},
]

export function seedCertificates(sim: Simulation): void {
  sim.seed({
    name: 'sysinv.platform-certificate',
    in: 'region',
    collections: [platformCertificates],
    facts: () => ({}),
    build: ({scope, epoch}) => {
      for (const {name, subject = `CN=${name}`, issuer, days, file = null, namespace = null} of planned) {
        scope.of(platformCertificates).insert({
          ...{name, subject, issuer, start: epoch, expiry: epoch + days * day},
          ...{automatic: issuer !== subject, file, namespace},
        })
      }
    },
  })
}
