/**
 * Official names that newer releases no longer have, with the names that do the work now. A name stands for all that
 * begin with it: `patch-strategy create` becomes `sw-deploy-strategy create`. What follows a space is part of the advice.
 */
export const retiredCommands: Record<string, readonly string[]> = {
  'dcmanager:patch-strategy': ['dcmanager:sw-deploy-strategy'],
  'dcmanager:upgrade-strategy': ['dcmanager:sw-deploy-strategy'],
  'dcmanager:patch-strategy-config': ['dcmanager:strategy-config'],
  'dcmanager:subcloud:generate-config': ['dcmanager:subcloud:add --bootstrap-values FILE'],
  'dcmanager:subcloud:reconfig': ['dcmanager:subcloud:deploy:config'],
  'dcmanager:subcloud:reinstall': ['dcmanager:subcloud:redeploy'],
  'dcmanager:subcloud:restore': ['dcmanager:subcloud-backup:restore'],
  'sw-manager:patch-strategy': ['sw-manager:sw-deploy-strategy'],
  'sw-manager:upgrade-strategy': ['sw-manager:sw-deploy-strategy'],
  'system:alarm-delete': ['fm:alarm-delete'],
  'system:alarm-list': ['fm:alarm-list'],
  'system:alarm-show': ['fm:alarm-show'],
  'system:alarm-summary': ['fm:alarm-summary'],
  'system:event-list': ['fm:event-list'],
  'system:event-show': ['fm:event-show'],
  'system:event-suppress': ['fm:event-suppress'],
  'system:event-suppress-list': ['fm:event-suppress-list'],
  'system:event-unsuppress': ['fm:event-unsuppress'],
  'system:event-unsuppress-all': ['fm:event-unsuppress-all'],
  'system:certificate-install': ['system:ca-certificate-install', 'system:os-certificate-install'],
  'system:certificate-uninstall': ['system:ca-certificate-uninstall'],
  'system:host-upgrade': ['software:deploy:host'],
  'system:host-upgrade-list': ['software:deploy:host-list'],
  'system:host-downgrade': ['software:deploy:host-rollback'],
  'system:kube-rootca-update-upload-cert': ['system:kube-rootca-update-generate-cert'],
  'system:load-import': ['software:upload'],
  'system:load-delete': ['software:delete'],
  'system:load-list': ['software:list'],
  'system:load-show': ['software:show'],
  'system:upgrade-start': ['software:deploy:start'],
  'system:upgrade-activate': ['software:deploy:activate'],
  'system:upgrade-complete': ['software:deploy:complete'],
  'system:upgrade-abort': ['software:deploy:abort'],
  'system:upgrade-abort-complete': ['software:deploy:delete'],
  'system:upgrade-show': ['software:deploy:show'],
  'system:snmp-comm-add': ['system:helm-override-update snmp snmp kube-system'],
  'system:snmp-trapdest-add': ['system:helm-override-update snmp snmp kube-system'],
}

/** Options that an official command has lost, and what to do instead. */
export const retiredOptions: Record<string, Record<string, string>> = {
  'dcmanager:sw-deploy-strategy:create': {'--force': 'leave it out'},
}

/** Positionals that became options. A subcloud's name cannot look like a release. */
export const retiredPositionals: Record<string, {pattern: RegExp; option: string}> = {
  'dcmanager:sw-deploy-strategy:create': {pattern: /^(starlingx-)?\d+\.\d+/, option: '--release-id'},
}
