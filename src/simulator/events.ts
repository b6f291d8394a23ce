/**
 * What happens in a simulated cloud that another service may care about. Past tense, `<thing>.<what happened>`; the
 * payload always names the region (the scope of the system in which it happened).
 */
export interface EventVocabulary {
  'host.locked': {region: string; hostname: string}
  'host.unlocked': {region: string; hostname: string}
  'host.failed': {region: string; hostname: string; reason: string}
  'alarm.raised': {region: string; alarmId: string; entity: string; severity: string; reason: string}
  'alarm.cleared': {region: string; alarmId: string; entity: string}
  'lifecycle.failed': {region: string; lifecycle: string; key: string; step: string; reason: string}
  'timer.failed': {region: string; kind: string; reason: string}
}
