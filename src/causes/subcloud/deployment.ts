import {forTooLong, hoursTooLong, longest} from '../hanging.js'
import type {Rule} from '../rule.js'
import {reasonOf, titleOf} from '../strategy-step.js'
import {topicOf} from '../strategy-topic.js'
import {codeIn, detailIn} from '../subcloud-error.js'
import {busy, stopped} from '../subcloud-status.js'
import {typed} from '../typed.js'
import {alarmEvidence, brief, byGravity, since} from '../words.js'
import {
  bmcEvidence,
  bmcOf,
  centralEvidence,
  changedAt,
  deployEvidence,
  deployStatus,
  errorEvidence,
  errorOf,
  everything,
  failedStep,
  goOnDeploying,
  nameOf,
  outOfSync,
  preflight,
  reachEvidence,
  rule,
  type SubcloudFacts,
  type SubcloudTopic,
  stepEvidence,
  taskEvidence,
} from './fact.js'

/** What a code in the output of a failed playbook means. */
const byCode = (code: string, id: string, says: (facts: SubcloudFacts) => string, command: (name: string) => string) =>
  rule({
    id,
    topic: 'deployment',
    explains: everything,
    when: (facts) => stopped[deployStatus(facts)] !== undefined && codeIn(errorOf(facts)) === code,
    sentence: (facts) => `${nameOf(facts)} ${stopped[deployStatus(facts)]?.says}: ${says(facts)}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts), taskEvidence(facts), bmcEvidence(facts)],
    command: (facts) => command(nameOf(facts)),
  })

const again = (name: string) => typed`stx subcloud deploy resume ${name} --wait`

/** How far it is deployed, what stopped that, and what a strategy of the fleet did with it. */
export const deploymentRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
  byCode('bmc_cred', 'bmc-credentials', (facts) => `${bmcOf(facts)} refused user or password`, preflight),
  byCode('ping_bmc', 'bmc-unreachable', (facts) => `${bmcOf(facts)} did not answer`, preflight),
  byCode('rvmc_process', 'bmc-taken', (facts) => `another installer still holds ${bmcOf(facts)}`, again),
  byCode('rvmc_timeout', 'bmc-slow', (facts) => `${bmcOf(facts)} took too long`, preflight),
  byCode(
    'images_download_failure',
    'images-not-downloaded',
    () => 'images could not be downloaded from its registry',
    (name) => typed`stx subcloud deploy resume ${name} --bootstrap-values FILE --wait`,
  ),
  byCode('failed_ssl_cert', 'certificate-refused', () => 'its certificate was refused', again),
  byCode(
    'dm_pod_failed',
    'deployment-manager-down',
    () => 'its deployment manager did not start',
    (name) => typed`stx --subcloud ${name} application list`,
  ),
  byCode(
    'dm_apply_failed',
    'deployment-config-refused',
    () => 'its deployment configuration was not taken',
    (name) => typed`stx subcloud deploy config ${name} --deploy-config FILE --wait`,
  ),
  rule({
    id: 'bmc-installer',
    topic: 'deployment',
    explains: everything,
    when: (facts) =>
      stopped[deployStatus(facts)] && /RVMC script exited with failure response: ([^\n]*)/.exec(errorOf(facts))?.[1],
    sentence: (facts, said) =>
      `${nameOf(facts)} ${stopped[deployStatus(facts)]?.says}: ${bmcOf(facts)} could not be used: ${brief(said)}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts), bmcEvidence(facts)],
    command: preflight,
  }),
  rule({
    id: 'deployment-stopped',
    topic: 'deployment',
    explains: everything,
    when: (facts) => stopped[deployStatus(facts)],
    sentence: (facts, {says, words}) => {
      const why = words === false ? undefined : detailIn(errorOf(facts))
      return `${nameOf(facts)} ${says}${why === undefined ? '' : `: ${brief(why)}`}`
    },
    evidence: (facts) => [
      deployEvidence(facts),
      errorEvidence(facts),
      taskEvidence(facts),
      bmcEvidence(facts),
      reachEvidence(facts),
      centralEvidence(facts, '280.001'),
    ],
    command: (facts, {command}) => command(nameOf(facts)),
  }),
  rule({
    id: 'strategy-step-failed',
    topic: 'strategy',
    explains: ['deployment', 'sync', 'prestage'],
    when: failedStep,
    sentence: (facts, {details}) => {
      const {at, reason} = reasonOf(details ?? '')
      const where = at === undefined ? '' : ` at "${at}"`
      return `the ${titleOf(facts.strategy?.type)} failed in ${nameOf(facts)}${where}: ${brief(reason) || 'no reason given'}`
    },
    evidence: (facts) => [
      stepEvidence(facts),
      deployEvidence(facts),
      {what: 'out-of-sync', says: outOfSync(facts).join(', ') || 'nothing'},
      ...byGravity(facts.alarms ?? [])
        .slice(0, 2)
        .map(alarmEvidence),
    ],
    command: (facts, {details}) => afterStep(facts, details ?? ''),
  }),
  rule({
    id: 'software-strategy-failed',
    topic: 'deployment',
    explains: ['sync'],
    when: (facts) => deployStatus(facts) === 'sw-deploy-apply-strategy-failed',
    sentence: (facts) =>
      `the software deployment failed in ${nameOf(facts)}: ${brief(detailIn(errorOf(facts)) ?? 'its own orchestrator tells why')}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts)],
    command: goOnDeploying,
  }),
  rule({
    id: 'hangs',
    topic: 'deployment',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) =>
      busy[deployStatus(facts)] && hoursTooLong(facts.subcloud['updated-at'], facts.now, longest.deployment),
    sentence: (facts, hours) =>
      `${nameOf(facts)} ${busy[deployStatus(facts)]}${since(changedAt(facts))}${forTooLong(hours, longest.deployment)}`,
    evidence: (facts) => [deployEvidence(facts), stepEvidence(facts), bmcEvidence(facts)],
    command: (facts) =>
      /^(installing|bootstrapping|configuring)$/.test(deployStatus(facts))
        ? typed`stx subcloud deploy abort ${nameOf(facts)}`
        : typed`stx subcloud show ${nameOf(facts)} --detail`,
  }),
  rule({
    id: 'busy',
    topic: 'deployment',
    verdict: 'under way',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) => busy[deployStatus(facts)],
    sentence: (facts, says) => `${nameOf(facts)} ${says}${since(changedAt(facts))}: wait until that is over`,
    evidence: (facts) => [deployEvidence(facts), stepEvidence(facts), bmcEvidence(facts)],
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'stands-by',
    topic: 'deployment',
    verdict: 'well',
    explains: everything,
    when: (facts) => deployStatus(facts) === 'secondary',
    sentence: (facts) => `nothing is wrong: ${nameOf(facts)} stands by here, a peer site manages it`,
    evidence: (facts) => [deployEvidence(facts)],
    command: () => 'stx subcloud peer-group list',
  }),
  rule({
    id: 'handed-over',
    topic: 'deployment',
    verdict: 'under way',
    explains: everything,
    when: (facts) => deployStatus(facts) === 'rehome-pending',
    sentence: (facts) => `${nameOf(facts)} was given away: a peer site has not taken it over yet`,
    evidence: (facts) => [deployEvidence(facts), centralEvidence(facts, '280.001')],
    command: () => 'stx subcloud peer-group list',
  }),
  rule({
    id: 'not-deployed-yet',
    topic: 'deployment',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) => between[deployStatus(facts)],
    sentence: (facts, says) => `${nameOf(facts)} is not deployed yet: ${says}`,
    evidence: (facts) => [deployEvidence(facts)],
    command: (facts) => typed`stx subcloud deploy resume ${nameOf(facts)} --wait`,
  }),
]

const between: Readonly<Record<string, string>> = {
  'not-deployed': 'nothing was begun',
  'create-complete': 'it is created, and its installation is next',
  'install-complete': 'it is installed, and its bootstrap is next',
  'bootstrap-complete': 'it is bootstrapped, and its configuration is next',
  'enroll-complete': 'it is enrolled, and its configuration is next',
  'factory-restore-complete': 'its factory image is restored, and it is enrolled next',
}

function afterStep(facts: SubcloudFacts, details: string): string {
  const name = nameOf(facts)
  if (/management affecting alarm/i.test(details)) return typed`stx --subcloud ${name} alarm list --mgmt_affecting`
  if (/is unmanaged/.test(details)) return typed`stx subcloud manage ${name} --wait`
  if (/is not prestaged/.test(details)) return typed`stx subcloud prestage ${name} --for-sw-deploy --wait`
  const type = facts.strategy?.type
  if (type === 'sw-deploy' && facts.deploy !== undefined) return goOnDeploying(facts)
  if (type !== undefined && /vim/i.test(details))
    return typed`stx --subcloud ${name} orchestration why ${topicOf(type)}`
  return typed`stx strategy step show ${name}`
}
