import type {TimingProfile} from './kernel/timing.js'

/**
 * The default durations. Names are `<service or thing>.<operation>.<phase>`; an operator's file replaces single values
 * with measured ones.
 */
export const defaultTiming: TimingProfile = {
  'host.lock.services': '8s',
  'host.lock.disable': '12s',
  'host.force-lock.reset': '5s',
  'host.force-lock.disable': '25s',
  'host.unlock.restart': '15s',
  'host.unlock.test': '20s',
  'host.unlock.initialize': '60s',
  'host.unlock.enable': '90s',
  'host.boot': '5m',
  'host.swact.request': '2s',
  'host.swact.move': '50s',
}
