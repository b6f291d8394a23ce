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
  // About 90 minutes from an empty server to a subcloud that is online, about 30 where everything lies there already.
  'subcloud.dispatch': '2s',
  'subcloud.create': '28s',
  'subcloud.install.prepare': '1m',
  'subcloud.install': '41m',
  'subcloud.install.prestaged': '9m',
  'subcloud.bootstrap.prepare': '30s',
  'subcloud.bootstrap': '28m',
  'subcloud.bootstrap.prestaged': '11m',
  'subcloud.config.prepare': '20s',
  'subcloud.config': '18m',
  'subcloud.config.prestaged': '7m',
  'subcloud.enroll.prepare': '30s',
  'subcloud.enroll.init': '6m',
  'subcloud.enroll': '15m',
  'subcloud.abort': '30s',
  'subcloud.rehome.prepare': '10s',
  'subcloud.rehome': '2m',
  'subcloud.reconfigure': '12m',
  'subcloud.audit': '40s',
}
