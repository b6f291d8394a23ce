import type {ServiceName} from './service.js'

interface Refusal {
  service: ServiceName | 'any'
  /** Where the words mean it under this status only. */
  status?: number
  words: RegExp
  /** A sentence of that service that only this row knows. */
  example: string
  kind: 'conflict' | 'not-found'
}

/** Not in the state that it would need, as several services say it. */
const inState = /\bin (?:an? |the |its )?(?:['"\w-]+ )?(?:current )?stat(?:e|us)\b/i
const mustBe =
  /\bmust (?:first )?be (?:deployed|(?:un)?locked|online|offline|(?:un)?managed|available|active|in .*\bstates?)\b/i
const isNow = /\bis (?:not )?'?(?:(?:un)?locked|online|offline|(?:un)?managed)\b/i

const row =
  (service: Refusal['service'], kind: Refusal['kind']) =>
  (words: RegExp, example: string, status?: number): Refusal => ({service, kind, words, example, status})

const [sysinvState, sysinvAbsence] = [row('sysinv', 'conflict'), row('sysinv', 'not-found')]
const dcmanagerState = row('dcmanager', 'conflict')
const vimState = row('vim', 'conflict')
const [usmState, usmAbsence] = [row('usm', 'conflict'), row('usm', 'not-found')]

/**
 * What the services say where something is not allowed as things stand now, or where what was named is not there. Their
 * statuses do not tell: sysinv and dcmanager answer 400 to bad input and to a host that is locked already alike, usm
 * answers 406 to everything, or 200. Best effort: a sentence that no row knows is a plain failure. The first row counts.
 */
export const refusals: readonly Refusal[] = [
  // Of dcmanager: refused by its worker in the background, mostly for the state of a strategy or a subcloud.
  row('any', 'not-found')(/\bdoes(?:n't| not) exist\b/i, 'Subcloud subcloud9 does not exist', 422),
  row('any', 'conflict')(/\bmust be\b/i, 'Subcloud must be powered down to perform this operation.', 422),

  sysinvAbsence(/\bcould not be found\b/i, 'Server 00000000-0000-4000-8000-000000000000 could not be found.'),
  sysinvAbsence(/\brejected: application not found\b/i, 'Application-apply rejected: application not found.'),
  sysinvAbsence(/\bno service parameter entry found\b/i, 'No service parameter entry found for 5d1e'),
  sysinvState(/\balready\b/i, 'Host-add Rejected: Hostname already exists'),
  sysinvState(/\bin[- ]progress\b/i, 'A kubernetes upgrade is not in progress'),
  sysinvState(inState, 'The target Kubernetes version v1.31.5 is not in available state'),
  sysinvState(/\btaking place\b/i, 'Cannot modify drbd config as a drbd file system resize is taking place.'),
  sysinvState(/\bnot allowed (?:while|when)\b/i, 'operation is not allowed while the current status is applied.'),
  sysinvState(/\ban active controller\b/i, 'controller-0 : Rejected: Can not lock an active controller.'),
  sysinvState(/\bnot started yet\b/i, 'host update not started yet'),
  sysinvState(/\bprocedure phase failed on host\b/i, 'procedure phase failed on host controller-0'),
  sysinvState(/\bno new (?:certificate available|root CA cert found)\b/i, 'No new certificate available.'),
  sysinvState(mustBe, 'Host must be locked.'),
  sysinvState(isNow, "Host worker-0 is not online. Wait for 'online' availability status and then 'unlock'"),
  sysinvState(/'unlocked' host\b|\ba Powered-Off' host\b/i, "Can not 'Reset' an 'unlocked' host controller-0"),
  sysinvState(/\bis not ready to\b/i, 'vim-services on controller-0 is not ready to take service, service is failed'),
  sysinvState(
    /\bhas (?:operational state|degraded availability)\b/i,
    'controller-1 is not enabled and has operational state disabled.',
  ),
  sysinvState(
    /\bis resizing\b/i,
    "drbd 'database' is resizing. Wait for the resizing to complete before issuing Swact",
  ),

  row('dcmanager', 'not-found')(/\bsubcloud not found\b/i, 'Subcloud not found', 400),
  dcmanagerState(/\balready\b/i, 'A subcloud group with this name already exists'),
  dcmanagerState(/\bin[- ]progress\b/i, 'A local software deployment operation is in progress.'),
  dcmanagerState(inState, 'Bad strategy request: Strategy in state initial cannot be aborted'),
  dcmanagerState(/\bdeploy.status\b/i, 'Subcloud deploy status must be either: create-complete, install-complete'),
  dcmanagerState(/\bduring an active operation\b/i, 'Cannot delete a subcloud during an active operation.'),
  dcmanagerState(
    /\bnot allowed (?:while|when)\b/i,
    'Subcloud create is not allowed while the system controller is still undergoing software update.',
  ),
  dcmanagerState(mustBe, 'Subcloud subcloud6 must be deployed, online and managed for the backup create operation.'),
  dcmanagerState(isNow, "Prestage skipped 'subcloud2': Subcloud is offline."),
  dcmanagerState(/\bis not ready to\b/i, 'The requested release is not ready to be installed.'),

  vimState(/\babort rejected\b/i, 'Abort rejected: abort can only be executed when the strategy is applying'),
  vimState(/\bapply not inprogress\b/i, 'apply not inprogress for stage id 3'),

  usmAbsence(/\bcan not be found\b/i, 'Release nope can not be found'),
  usmAbsence(/\bnot found\b/i, 'Releases not found: nope'),
  usmAbsence(
    /\brelease \S+ does not exist\b/i,
    'Failed to validate release(s) for precheck. Release nope does not exist.',
  ),
  usmState(/\balready\b/i, 'Host controller-0 is being deployed already'),
  usmState(/\bin[- ]progress\b/i, 'There is no deployment in progress'),
  usmState(inState, 'Complete not allowed because there are hosts not in deployed state.'),
  usmState(mustBe, 'Deploy must be in the following states to be able to delete: completed, start-done, start-failed'),
  usmState(isNow, 'Agent is unreachable, please check if worker-0 is online and software-agent process is running'),
  usmState(
    /\bonly when current deployment state\b/i,
    'Activate deployment only when current deployment state is host-done, activate-failed',
  ),
  usmState(/\b(?:is|are) not ready to\b/i, 'Current deployment (start-done) is not ready to rollback host'),
  usmState(/\b(?:is|are) being uploaded\b/i, 'Software release starlingx-26.09.0 is being uploaded, please wait'),
  usmState(/\bare required by other releases\b/i, "['starlingx-26.03.0'] are required by other releases"),
  usmState(
    /\brequires the following releases\b/i,
    'Product release a requires the following releases to be deployed: b',
  ),
  usmState(/\bstill used by subcloud/i, 'Release 26.03 still used by subcloud(s)'),
  usmState(/\bcurrent (?:running )?release\b/i, 'Cannot deploy the current running release: starlingx-26.03.0'),
  usmState(
    /\bright order of deployment\b/i,
    'worker-0 does not satisfy the right order of deployment should be worker-1',
  ),
  usmState(/\bnodes are installing\b/i, 'Rejected: One or more nodes are installing a release.'),
  usmState(/\b(?:performed on|executed in) controller-0\b/i, 'Upload can only be performed on controller-0.'),
  usmState(
    /\bnot supported (?:in patch removal|while removing|after a successful)\b/i,
    'Abort operation is not supported in patch removal',
  ),
]

/** What a refusal is about whose status does not tell. */
export function kindOfRefusal(service: ServiceName, text: string, status?: number): Refusal['kind'] | 'failed' {
  const fits = (one: Refusal) =>
    (one.service === service || one.service === 'any') && (one.status === undefined || one.status === status)
  return refusals.find((one) => fits(one) && one.words.test(text))?.kind ?? 'failed'
}
