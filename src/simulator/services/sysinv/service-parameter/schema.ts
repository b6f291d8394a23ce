import * as rule from './rule.js'

export interface Section {
  /** without these nothing of the service can be applied */
  readonly mandatory?: boolean
  readonly rules: Readonly<Record<string, rule.Rule>>
  /** for every other name; without it there are no others */
  readonly others?: rule.Rule
}

/** All that may be allowed; a fresh system allows all of them. */
export const ciphers = [
  ...['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  ...['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'],
  ...['TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256'],
  ...['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'],
]

const tlsVersion: rule.Rule = (_name, value) =>
  ['VersionTLS12', 'VersionTLS13'].includes(value)
    ? undefined
    : `Invalid TLS version '${value}'. Valid values are: VersionTLS12, VersionTLS13`

const pool = {
  database_max_pool_size: rule.positive,
  database_max_pool_timeout: rule.positive,
  database_max_overflow_size: rule.positive,
}

const ldapDomain: Section = {
  rules: {
    domain_name: rule.domainOnly,
    ldap_uri: rule.ldapUri,
    ldap_access_filter: rule.any,
    ldap_search_base: rule.ldapName,
    ldap_user_search_base: rule.ldapName,
    ldap_group_search_base: rule.ldapName,
    ldap_default_bind_dn: rule.ldapName,
    ldap_default_authtok: rule.any,
  },
}

const registry: Section = {
  rules: {
    url: rule.address,
    'auth-secret': rule.uuid,
    type: rule.registryType,
    'additional-overrides': rule.address,
    secure: rule.boolString,
  },
}

const lockout = {
  lockout_seconds: rule.positive,
  lockout_retries: rule.positive,
  inactive_session_term_timeout_seconds: rule.positive,
}

const oidc = {
  'oidc-issuer-url': rule.uri,
  'oidc-client-id': rule.any,
  'oidc-username-claim': rule.any,
  'oidc-groups-claim': rule.any,
}

const free: Section = {rules: {}, others: rule.any}
const volumes: Section = {rules: {}, others: rule.volume}

/** Every service, its sections, and what they may hold. */
export const schema: Readonly<Record<string, Readonly<Record<string, Section>>>> = {
  identity: {
    config: {rules: {token_expiration: rule.between(3600, 14_400, ' seconds')}},
    stx: {rules: {'role-bindings': rule.roleBindings}},
    'ldap-domain1': ldapDomain,
    'ldap-domain2': ldapDomain,
    'ldap-domain3': ldapDomain,
    security_compliance: {
      rules: {
        unique_last_password_count: rule.zeroOrPositive,
        password_regex: rule.regex,
        password_regex_description: rule.any,
        password_expires_days: rule.positive,
        ...lockout,
      },
    },
    'local-openldap': {rules: {insecure_service: rule.enabledOrDisabled}},
    'ldap-linux': {rules: lockout},
  },
  platform: {
    config: {
      rules: {
        virtual_system: rule.boolean,
        cpu_max_freq_min_percentage: rule.between(60, 100),
        intel_pstate: rule.oneOf(
          ...['disable', 'passive', 'force', 'per_cpu_perf_limits', 'hwp_only', 'support_acpi_ppc', 'no_hwp', 'none'],
        ),
        amd_pstate: rule.oneOf('active', 'guided', 'disable', 'passive'),
        sysinv_api_workers: rule.positive,
        sctp_autoload: rule.either('disabled', 'enabled'),
        ...pool,
        host_unlock_blocking_period: rule.between(1, 600),
        k8s_application_audit: rule.enabledOrDisabled,
        autoreapply_apps_after_apply_runtime_manifest: rule.enabledOrDisabled,
        'max-app-operations-per-platform-core': rule.positive,
        'tls-min-version': tlsVersion,
        'tls-cipher-suite': rule.listOf(ciphers, 'Invalid cipher suite(s): ', 'Valid ciphers'),
        cgroup_v2_enabled: rule.boolean,
      },
    },
    maintenance: {
      mandatory: true,
      rules: {
        worker_boot_timeout: rule.between(720, 1800),
        controller_boot_timeout: rule.between(1200, 1800),
        heartbeat_period: rule.between(100, 1000),
        heartbeat_failure_action: rule.failureAction,
        heartbeat_failure_threshold: rule.between(10, 100),
        heartbeat_degrade_threshold: rule.between(4, 100),
        mnfa_threshold: rule.between(2, 100),
        mnfa_timeout: rule.zeroOrBetween(100, 86_400),
      },
    },
    sysinv: {rules: {}},
    container_runtime: {rules: {custom_container_runtime: rule.runtimeClasses}},
    crashdump: {
      rules: {
        max_size: rule.humanSize(true),
        max_files: rule.positive,
        max_used: rule.humanSize(true),
        min_available: rule.humanSize(false),
      },
    },
    collectd: {rules: {network_servers: rule.names}},
    kernel: {
      rules: {
        audit: rule.either('0', '1'),
        ksoftirqd_priority: rule.between(1, 99),
        irq_work_priority: rule.between(1, 99),
        kthread_prio: rule.between(1, 99),
      },
    },
    coredump: {
      rules: {
        process_size_max: rule.dumpSize('0'),
        external_size_max: rule.dumpSize('0'),
        max_use: rule.dumpSize('0'),
        keep_free: rule.dumpSize('1G'),
      },
    },
    postgresql: {
      rules: {
        autovacuum_max_workers: rule.positive,
        max_worker_processes: rule.zeroOrPositive,
        max_parallel_workers: rule.zeroOrPositive,
        max_parallel_maintenance_workers: rule.zeroOrPositive,
        max_parallel_workers_per_gather: rule.zeroOrPositive,
      },
    },
    fm: {rules: pool},
    drbd: {rules: {hmac: rule.either('sha1', 'sha256'), secret: rule.any, secure: rule.boolean}},
    client: {rules: {cli_confirmations: rule.either('disabled', 'enabled')}},
    sysctl: {rules: {}, others: rule.sysctl},
  },
  radosgw: {config: {rules: {service_enabled: rule.boolString, fs_size_mb: rule.integer}}},
  docker: {
    proxy: {rules: {http_proxy: rule.url, https_proxy: rule.url, no_proxy: rule.noProxy}},
    ...Object.fromEntries(
      ['docker', 'gcr', 'k8s', 'quay', 'elastic', 'ghcr', 'registryk8s', 'icr'].map((name) => [
        `${name}-registry`,
        registry,
      ]),
    ),
    concurrency: {
      rules: {
        'max-concurrent-uploads': rule.positive,
        'max-concurrent-downloads': rule.positive,
        'max-kube-app-download-threads': rule.positive,
      },
    },
  },
  kubernetes: {
    kube_apiserver: {rules: oidc, others: rule.any},
    config: {rules: {pod_max_pids: rule.between(100, 65_535), automatic_recovery: rule.boolean}},
    kube_controller_manager: {rules: {...oidc, 'oidc-issuer-url': rule.any}, others: rule.any},
    kube_scheduler: free,
    kubelet: free,
    kube_apiserver_volumes: volumes,
    kube_controller_manager_volumes: volumes,
    kube_scheduler_volumes: volumes,
  },
  ptp: {global: free, phc2sys: {rules: {'update-rate': rule.any, 'summary-updates': rule.any}}},
  http: {config: {rules: {http_port: rule.integer, https_port: rule.integer}}},
  openstack: {helm: {rules: {endpoint_domain: rule.domainOnly}}},
  ceph: {monitor: {rules: {auth_id_reclaim: rule.boolString}}},
  dns: {'host-record': {rules: {}, others: rule.hostRecord}, local: {rules: {}, others: rule.dnsLocal}},
  module: {i801: {rules: {i2c_interrupts: rule.enabledOrDisabled}}},
  snmp: {
    config: {rules: {snmp_nodeport: rule.nodePort, agentx_nodeport: rule.nodePort, trap_nodeport: rule.nodePort}},
  },
}
