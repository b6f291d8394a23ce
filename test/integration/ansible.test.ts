import {spawnSync} from 'node:child_process'
import {afterAll, expect, test} from 'vitest'
import {Shell} from '../support/shell.js'

const installed = spawnSync('ansible-playbook', ['--version']).status === 0
const shell = new Shell({ANSIBLE_NOCOLOR: '1', ANSIBLE_LOCALHOST_WARNING: 'False', STX_SYSADMIN_PASSWORD: 'Li69nux*'})

afterAll(() => shell.remove())

test.skipIf(!installed)(
  `a subcloud is brought up, and the second run changes nothing${installed ? '' : ' (needs ansible-playbook)'}`,
  async () => {
    expect((await shell.run('stx sim start --ephemeral --port 0 --subclouds 1 --speed max')).code).toBe(0)
    const play = (more = '') =>
      shell.run(`ansible-playbook -i localhost, -e poll=1 examples/ansible/subcloud.yml ${more}`)

    const first = await play()
    expect(first.stdout).toMatch(/changed=3 .*failed=0/)
    expect(first.code).toBe(0)
    expect((await shell.run('stx subcloud show site1 -f value -c management-state')).stdout).toBe('managed\n')

    const second = await play()
    expect(second.stdout).toMatch(/changed=0 .*failed=0/)
    expect(second.code).toBe(0)

    // What it would change is told, and is not changed.
    expect((await shell.run('stx subcloud update site1 --location elsewhere')).code).toBe(0)
    const check = await play('--check --start-at-task "Label what the site is for"')
    expect(check.stdout).toMatch(/changed=1 .*failed=0/)
    expect((await shell.run('stx subcloud show site1 -f value -c location')).stdout).toBe('elsewhere\n')
  },
)

const lists = spawnSync('ansible-inventory', ['--version']).status === 0

test.skipIf(!lists)(`ansible-inventory reads the fleet${lists ? '' : ' (needs ansible-inventory)'}`, async () => {
  expect((await shell.run('stx sim start --data fleet --port 0 --subclouds 3 --speed max')).code).toBe(0)
  try {
    const connect = 'eval "$(stx sim openrc --data fleet)";'
    const {stdout, code} = await shell.run(`${connect} ansible-inventory -i examples/ansible/inventory.sh --list`)
    expect(code).toBe(0)
    const read = JSON.parse(stdout)
    expect(read.subclouds.hosts).toEqual(['subcloud1', 'subcloud2', 'subcloud3'])
    expect(read.availability_online.hosts).toHaveLength(3)
    expect(read._meta.hostvars.subcloud2.ansible_host).toMatch(/^10\./)

    const play =
      'ansible-playbook -i examples/ansible/inventory.sh examples/ansible/fleet.yml --limit availability_online'
    const played = await shell.run(`${connect} ${play}`)
    expect(played.stdout).toMatch(/subcloud3 +: ok=2 +changed=0 +unreachable=0 +failed=0/)
  } finally {
    await shell.run('stx sim stop --data fleet')
  }
})
