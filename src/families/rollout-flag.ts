import {Flags} from '@oclif/core'
import type {Given} from '../cli/command.js'
import {deadlineOf, durationOf} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {shareOf} from '../cli/share.js'
import {budgetOf} from '../planning/rollout/budget.js'
import {parseGate} from '../planning/rollout/gate.js'
import {parseWindow} from '../planning/rollout/window.js'
import type {Limits} from '../rollout/stage.js'
import {fleetFlags} from './strategy-flag.js'

const {'stop-on-failure': _, ...selectionFlags} = fleetFlags

/** How a rollout goes through a fleet, whatever is rolled out. */
export const rolloutFlags = {
  ...selectionFlags,
  canary: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    summary: 'these first, or so many; given again, one wave after the other',
    helpValue: 'NAMES|N',
  }),
  wave: Flags.integer({min: 1, summary: 'how many subclouds a wave has; all of them where not given'}),
  'max-failed': Flags.string({summary: 'so many may fail, such as 5 or 2%; none where not given', helpValue: 'N|P%'}),
  pause: Flags.string({summary: 'between two waves: so long, or until somebody says so', helpValue: '30m|ask'}),
  window: Flags.string({
    summary: 'a wave begins only then, and only if it is expected to end then',
    helpValue: '01:00-05:00',
  }),
  tz: Flags.string({summary: 'whose clocks --window means, such as Europe/Paris; those of this machine otherwise'}),
  gate: Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    summary: 'what must hold between waves, as in alarms.critical=0',
    helpValue: 'COND',
  }),
  'on-failure': Flags.option({
    options: ['stop', 'skip'] as const,
    default: 'stop' as const,
    summary: 'a canary that fails stops it, or counts as any other; with skip any number may fail',
  })(),
  deadline: Flags.string({summary: 'longest time for one wave (12h)'}),
  'on-timeout': Flags.option({
    options: ['stop', 'continue'] as const,
    default: 'stop' as const,
    summary: 'what follows a wave that takes longer and was aborted',
  })(),
  'prepare-only': Flags.boolean({summary: 'make ready and plan now; run resume does the rest'}),
  'plan-file': Flags.string({summary: 'those that were meant by this plan, in JSON', helpValue: 'FILE'}),
  'per-site': Flags.string({summary: 'how long one subcloud takes, such as 45m', helpValue: 'DURATION'}),
}

type RolloutFlags = Given<{args: object; flags: typeof rolloutFlags}>['flags']

const LONGEST_WAVE = '12h'

/** What the flags allow, judged. */
export function limitsOf(flags: RolloutFlags, {all}: {all: number}): Limits {
  const {window, tz, pause, 'max-failed': most} = flags
  if (tz !== undefined && window === undefined) {
    throw new CommandFailure('usage', '--tz goes with --window', 'such as --window 01:00-05:00')
  }
  const zone = tz ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    budget: budgetOf(most === undefined ? undefined : shareOf(most, {least: 0, such: '5 or 2%'}), {
      ...{all, onFailure: flags['on-failure']},
    }),
    pace: {
      pauseMs: pause === undefined || pause === 'ask' ? 0 : durationOf('--pause', pause),
      window: window === undefined ? undefined : parseWindow(window, zone),
    },
    asks: pause === 'ask',
    gates: (flags.gate ?? []).map(parseGate),
    waveMs: deadlineOf(flags.deadline ?? LONGEST_WAVE),
    onTimeout: flags['on-timeout'],
  }
}
