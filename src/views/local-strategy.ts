import type {LocalStrategy, StrategyPhase, StrategyStage, StrategyStep} from '../client/vim/strategy.js'
import {currentOf} from '../client/vim/strategy.js'

export interface StrategyDetail {
  /** Every phase with its stages and steps. */
  details?: boolean
  /** Only what is being worked on. */
  active?: boolean
  errorDetails?: boolean
  /** Such that every YAML parser reads it: texts quoted where they must be, stages and steps as lists. */
  strict?: boolean
}

const headings: Record<string, string> = {
  'sw-upgrade': 'Software Deploy',
  'fw-update': 'Firmware Update',
  'kube-rootca-update': 'Kubernetes RootCA Update',
  'kube-upgrade': 'Kubernetes Upgrade',
  'system-config-update': 'System Config Upgrade',
}

/** Where values start. */
const valueColumn = 42

type Fact = readonly [label: string, value: unknown]

/** The block that the official program prints, which people read and YAML parsers too, when it is strict. */
export function strategyText(strategy: LocalStrategy, detail: StrategyDetail = {}): string {
  const text = blocks(strategy, detail)
  return (detail.strict ? text.map(strictly) : text).join('\n')
}

/** The first fact of a stage or step opens an item; a text that YAML would take for something else is quoted. */
function strictly(line: string): string {
  const [, margin = '', label = '', padding = '', value = ''] = /^( *)([\w()-]+:)( *)(.*)$/s.exec(line) ?? []
  if (!label) return line
  const opened = itemLabels.has(label) ? `${margin.slice(0, -2)}- ` : margin
  const misread = /^[-?:,&*!|>'"%@`{}#]|^\[ |: |:$| #/.test(value) && !/^\|\n/.test(value)
  return `${opened}${label}${padding}${misread ? JSON.stringify(value) : value}`
}

const itemLabels = new Set(['stage-id:', 'step-id:'])

function blocks(strategy: LocalStrategy, {details, active, errorDetails}: StrategyDetail): string[] {
  const phases = [strategy['build-phase'], strategy['apply-phase'], strategy['abort-phase']]
  return [
    `Strategy ${headings[strategy.name] ?? 'Unknown'} Strategy:`,
    ...lines(2, [['strategy-uuid', strategy.uuid]]),
    ...(strategy.name === 'sw-upgrade' ? softwareLines(strategy) : []),
    ...lines(2, summary(strategy)),
    ...(details || active
      ? phases.filter((phase) => phase['total-stages'] > 0).flatMap((phase) => phaseLines(phase, active))
      : lines(2, outcome(strategy, errorDetails))),
  ]
}

const lines = (indent: number, facts: readonly Fact[]): string[] =>
  facts.map(([label, value]) => {
    const margin = ' '.repeat(indent)
    const text = valueText(value)
    if (!text.includes('\n')) return `${margin}${`${label}:`.padEnd(valueColumn - indent)}${text}`
    const block = text.split('\n').map((line) => (line.trim() === '' ? line : `${margin}  ${line}`))
    return [`${margin}${label}: |`, ...block].join('\n')
  })

/** Python's words for what is no text. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => `'${item}'`).join(', ')}]`
  return value === null || value === undefined ? 'None' : String(value)
}

/** What is deployed: what was asked for, until vim has found out what that is. */
function softwareLines(strategy: LocalStrategy): string[] {
  const version: Fact[] = strategy['kube-version'] ? [['kube-version', strategy['kube-version']]] : []
  if (!strategy['release-id']) {
    const release = strategy.release?.join(', ') || 'software deploy selected release(s)'
    return lines(2, [['release(s)', release], ...version])
  }
  const [first, ...others] = strategy.metapackages ?? []
  return [
    ...lines(2, [['release-id', strategy['release-id']]]),
    ...lines(2, first === undefined ? [] : [['metapackage-overrides', first]]),
    ...others.map((name) => `${' '.repeat(valueColumn)}${name}`),
    ...lines(2, [['pre-upgrade-deploy', String(strategy['pre-upgrade-deploy'] ?? 'none')], ...version]),
  ]
}

function summary(strategy: LocalStrategy): Fact[] {
  const {stage, step} = currentOf(strategy)
  const at = (label: string): Fact => [label, strategy[label]]
  const onHosts = step && step['entity-type'] === 'hosts' && step['entity-names'].length > 0
  return [
    at('controller-apply-type'),
    at('storage-apply-type'),
    at('worker-apply-type'),
    ...(strategy['worker-apply-type'] === 'parallel' ? [at('max-parallel-worker-hosts')] : []),
    at('default-instance-action'),
    at('alarm-restrictions'),
    at('current-phase'),
    ...(stage ? [['current-stage', stage['stage-name']] as const] : []),
    ...(step ? [['current-step', step['step-name']] as const] : []),
    ...(onHosts ? [['entity-names', step['entity-names']] as const] : []),
    ['current-phase-completion', `${strategy['current-phase-completion-percentage'] ?? 0}%`],
    at('state'),
  ]
}

/** How the phase ended that the strategy is in. */
function outcome(strategy: LocalStrategy, errorDetails = false): Fact[] {
  const phase = [strategy['build-phase'], strategy['apply-phase'], strategy['abort-phase']].find(
    (one) => one['phase-name'] === strategy['current-phase'],
  )
  if (!phase?.['phase-name']) return []
  const name = phase['phase-name']
  const ended = ({'phase-name': label, result, reason}: StrategyPhase): Fact[] => [
    [`${label}-result`, result],
    [`${label}-reason`, reason],
  ]
  const response = (one: StrategyPhase): Fact => [`${one['phase-name']}-error-response`, one.response]
  if (phase !== strategy['abort-phase']) {
    if (phase.inprogress) return [['inprogress', 'true']]
    return [...ended(phase), ...(errorDetails ? [response(phase)] : [])]
  }
  const applied = strategy['apply-phase']
  return [
    ...(phase.inprogress ? [['inprogress', 'true'] as const] : []),
    ...ended(applied),
    ...(phase.inprogress
      ? ([
          [`${name}-result`, ''],
          [`${name}-reason`, ''],
        ] as const)
      : ended(phase)),
    ...(errorDetails ? [response(applied), response(phase)] : []),
  ]
}

const seconds = (timeout: number) => `${timeout} seconds`

const progress = (part: StrategyPhase | StrategyStage): Fact[] => [
  ['start-date-time', part['start-date-time']],
  ...(part.inprogress
    ? ([['inprogress', 'true']] as const)
    : ([
        ['end-date-time', part['end-date-time']],
        ['result', part.result],
        ['reason', part.reason],
      ] as const)),
]

function phaseLines(phase: StrategyPhase, active = false): string[] {
  if (active && !phase.inprogress) return []
  return [
    `  ${phase['phase-name']}-phase:`,
    ...lines(4, [
      ['total-stages', phase['total-stages']],
      ['current-stage', phase['current-stage']],
      ['stop-at-stage', phase['stop-at-stage']],
      ['timeout', seconds(phase.timeout)],
      ['completion-percentage', `${phase['completion-percentage']}%`],
      ...progress(phase),
    ]),
    '    stages:',
    ...phase.stages.filter(({inprogress}) => inprogress || !active).flatMap((stage) => stageLines(stage, active)),
  ]
}

const stageLines = (stage: StrategyStage, active: boolean): string[] => [
  ...lines(8, [
    ['stage-id', stage['stage-id']],
    ['stage-name', stage['stage-name']],
    ['total-steps', stage['total-steps']],
    ['current-step', stage['current-step']],
    ['timeout', seconds(stage.timeout)],
    ...progress(stage),
  ]),
  '        steps:',
  ...stage.steps
    .filter(({result}) => !active || (result !== 'initial' && result !== 'success'))
    .flatMap((step) => [...stepLines(step), '']),
  '',
]

const stepLines = (step: StrategyStep): string[] => {
  const filled = (label: keyof StrategyStep & string): Fact[] => {
    const value = step[label]
    return (typeof value === 'string' || Array.isArray(value)) && value.length > 0 ? [[label, value]] : []
  }
  return lines(12, [
    ['step-id', step['step-id']],
    ['step-name', step['step-name']],
    ...filled('entity-type'),
    ...filled('entity-names'),
    ...filled('entity-uuids'),
    ['timeout', seconds(step.timeout)],
    ...filled('start-date-time'),
    ...filled('end-date-time'),
    ['result', step.result],
    ['reason', step.reason],
  ])
}
