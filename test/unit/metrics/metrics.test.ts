import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Part, Seen} from '../../../src/live/fleet.js'
import {exposition} from '../../../src/metrics/exposition.js'
import {familiesOf, MOST_CERTIFICATES, MOST_SITES, MOST_VALUES} from '../../../src/metrics/families.js'
import {NOW, seenOf, siteOf} from './seen.js'

const self = {version: '1.2.3', cpuSeconds: 4}
const numbers = (seen: Seen, format: 'text' | 'openmetrics' = 'text') => exposition(familiesOf(seen, NOW, self), format)
const series = async (seen: Seen) => (await numbers(seen)).split('\n').filter((line) => line !== '' && line[0] !== '#')
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString().replace('T', ' ').replace('Z', '')

const alarms = {critical: 2, major: 1, minor: 0, warning: 3}

describe('the numbers of a fleet', () => {
  const seen = seenOf({
    sites: [
      siteOf('edge1', {'backup-datetime': daysAgo(10)}, {alarms}),
      siteOf('edge2', {'availability-status': 'offline', sync_status: 'out-of-sync', 'backup-datetime': daysAgo(0.5)}),
      siteOf('edge3', {
        'deploy-status': 'install-failed',
        endpoint_sync_status: [
          {endpoint_type: 'load', sync_status: 'out-of-sync'},
          {endpoint_type: 'platform', sync_status: 'in-sync'},
        ],
      }),
    ],
    strategy: {
      strategy: {type: 'sw-deploy', state: 'applying'},
      steps: [
        {cloud: 'edge1', state: 'complete'},
        {cloud: 'edge2', state: 'initial'},
      ],
    },
    strategySince: NOW - 60_000,
    certificates: [{name: 'ssl', expires: NOW + 1000, entry: {}}],
  })

  test.each([
    'stx_build_info{version="1.2.3"} 1',
    'stx_sites 3',
    'stx_sites_by_availability{availability="online"} 2',
    'stx_sites_by_availability{availability="offline"} 1',
    'stx_sites_by_sync{sync="out-of-sync"} 1',
    'stx_sites_by_deploy{deploy="install-failed"} 1',
    'stx_sites_by_group{group="Default"} 3',
    'stx_sites_endpoint_out_of_sync{endpoint="load"} 1',
    'stx_sites_without_backup 1',
    'stx_sites_backup_older{days="1"} 1',
    'stx_sites_backup_older{days="7"} 1',
    'stx_sites_backup_older{days="30"} 0',
    `stx_oldest_backup_timestamp_seconds ${NOW / 1000 - 10 * 86_400}`,
    'stx_sites_alarms{severity="critical"} 2',
    'stx_site_alarms{site="edge1",severity="critical"} 2',
    'stx_sites_alarms_unknown 2',
    'stx_strategy{type="sw-deploy",state="applying"} 1',
    'stx_strategy_steps{state="initial"} 1',
    'stx_strategy_progress_ratio 0.5',
    `stx_strategy_seen_applying_timestamp_seconds ${NOW / 1000 - 60}`,
    `stx_certificate_expiry_timestamp_seconds{certificate="ssl"} ${NOW / 1000 + 1}`,
    'stx_part_up{part="alarm_counts"} 1',
    'stx_poll_requests_total 7',
    'stx_poll_cpu_seconds_total 4',
    'stx_poll_round_seconds 1.5',
  ])('%s', async (line) => expect(await series(seen)).toContain(line))

  test('in OpenMetrics, counters are named without their ending, and there is an end', async () => {
    const text = await numbers(seen, 'openmetrics')
    expect(text).toContain('# TYPE stx_poll_requests counter\nstx_poll_requests_total 7\n')
    expect(text.trimEnd().endsWith('# EOF')).toBe(true)
  })

  test('what nobody could read yet is left out, and not 0', async () => {
    const stale = new Map<Part, {reason: string; since?: number}>([
      ['subclouds', {reason: 'away'}],
      ['strategy', {reason: 'slow', since: NOW}],
    ])
    const lines = await series({...seen, fleet: {...seen.fleet, stale}})
    expect(lines.filter((line) => line.startsWith('stx_sites_by') || line.startsWith('stx_sites '))).toEqual([])
    expect(lines).toContain('stx_strategy_progress_ratio 0.5')
    expect(lines).toContain('stx_part_up{part="subclouds"} 0')
  })

  test('each of them is in the guide', () => {
    const guide = readFileSync('docs/seeing.md', 'utf8')
    for (const {name, kind} of familiesOf(seen, NOW, self)) {
      expect(guide, name).toContain(`\`${name}${kind === 'counter' ? '_total' : ''}`)
    }
  })
})

describe('a fleet that is large, or hostile', () => {
  test('has no more series for that', async () => {
    const odd = (at: number) => ({
      ...{
        'availability-status': `a${at}`,
        'deploy-status': `d${at}`,
        sync_status: `s${at}`,
        'software-version': `${at}`,
      },
      endpoint_sync_status: [{endpoint_type: `e${at}`, sync_status: 'out-of-sync'}],
    })
    const many = Array.from({length: 5000}, (_, at) => siteOf(`site${at}`, odd(at), {group: `g${at}`, alarms}))
    const certificates = Array.from({length: 5000}, (_, at) => ({name: `c${at}`, expires: at, entry: {}}))
    const steps = many.map((_, at) => ({cloud: `site${at}`, state: `step${at}`}))
    const strategy = {strategy: {type: 'x', state: 'y'}, steps}
    const lines = await series(seenOf({sites: many, certificates, strategy}))
    expect(lines.length).toBeLessThan(8 * MOST_VALUES + 2 * MOST_SITES + MOST_CERTIFICATES + 60)
    expect(lines).toContain('stx_sites_by_group{group="other"} 4951')
  })

  test('breaks no line and closes no quote', async () => {
    const name = 'a"} 1\nstx_sites 99\u001b[31m\\\u202e<script>🙂' + 'x'.repeat(10_000)
    const lines = await series(seenOf({sites: [siteOf(name, {}, {group: name, alarms})]}))
    expect(lines.filter((line) => line.startsWith('stx_sites '))).toEqual(['stx_sites 1'])
    expect(lines.every((line) => line.length < 300)).toBe(true)
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
    expect(lines).toContainEqual(expect.stringMatching(/^stx_sites_by_group\{group="a\\"\} 1�stx_sites 99�/))
  })
})
