import type { Permission, Role } from '@/server/domain/access/permission';

type Caller = Role | 'anonymous';

const signedIn: readonly Caller[] = [
  'administrator',
  'operationsManager',
  'analyst',
  'leadership',
  'executor',
];
const authors: readonly Caller[] = ['administrator', 'operationsManager', 'analyst'];
const operators: readonly Caller[] = ['administrator', 'operationsManager'];
const readers: readonly Caller[] = [...authors, 'leadership'];
const administrators: readonly Caller[] = ['administrator'];

/**
 * Who may do what, written by hand a second time: the code is judged by this
 * table. A new procedure or route is added here with the permission it is meant to have.
 */
export const allowTable: {
  readonly permissions: Readonly<Record<Permission, readonly Caller[]>>;
  readonly procedures: Readonly<Record<string, Permission>>;
  /** Handlers of plain HTTP beside /api/trpc, by file below app/. */
  readonly routes: Readonly<Record<string, Permission>>;
  /** Lists of /api/export/[list], by name. */
  readonly exports: Readonly<Record<string, Permission>>;
} = {
  permissions: {
    'session.begin': ['anonymous', ...signedIn],
    'session.read': signedIn,
    'inbox.read': signedIn,
    'settings.read': signedIn,
    'settings.edit': administrators,
    'account.manage': administrators,
    'catalog.read': authors,
    'catalog.edit': operators,
    'data.import': operators,
    'customer.read': signedIn,
    'customer.personal': operators,
    'rule.preview': authors,
    'segment.read': readers,
    'segment.draft': authors,
    'segment.publish': operators,
    'segment.refresh': operators,
    'segment.export': authors,
    'list.export': authors,
    'dashboard.read': readers,
    'dashboard.edit': authors,
  },
  procedures: {
    'catalog.readers': 'catalog.read',
    'catalog.table': 'catalog.read',
    'catalog.tables': 'catalog.read',
    'catalog.updateField': 'catalog.edit',
    'customers.activity': 'customer.read',
    'customers.get': 'customer.read',
    'customers.list': 'customer.read',
    'customers.timeline': 'customer.read',
    'dashboards.get': 'dashboard.read',
    'dashboards.save': 'dashboard.edit',
    'dashboards.sizes': 'dashboard.read',
    'guide.read': 'segment.publish',
    'import.inspect': 'data.import',
    'import.open': 'data.import',
    'import.start': 'data.import',
    'import.stop': 'data.import',
    'import.work': 'data.import',
    'inbox.list': 'inbox.read',
    'inbox.markRead': 'inbox.read',
    'inbox.unread': 'inbox.read',
    'mail.get': 'settings.edit',
    'mail.save': 'settings.edit',
    'mail.test': 'settings.edit',
    'people.change': 'account.manage',
    'people.invite': 'account.manage',
    'people.list': 'account.manage',
    'people.mailInvitation': 'account.manage',
    'people.withdrawInvitation': 'account.manage',
    'preview.rule': 'rule.preview',
    'preview.sentence': 'segment.read',
    'preview.setting': 'rule.preview',
    'refreshes.backfill': 'segment.refresh',
    'refreshes.refresh': 'segment.refresh',
    'search.segments': 'segment.read',
    'segments.archive': 'segment.publish',
    'segments.create': 'segment.draft',
    'segments.facts': 'segment.read',
    'segments.get': 'segment.read',
    'segments.history': 'segment.read',
    'segments.list': 'segment.read',
    'segments.memberColumns': 'segment.read',
    'segments.members': 'segment.read',
    'segments.publish': 'segment.publish',
    'segments.receipts': 'segment.read',
    'segments.restore': 'segment.publish',
    'segments.saveDraft': 'segment.draft',
    'segments.sentences': 'segment.read',
    'segments.versionSentences': 'segment.read',
    'session.acceptInvitation': 'session.begin',
    'session.administrators': 'session.read',
    'session.changePassword': 'session.read',
    'session.chooseWorkspace': 'session.read',
    'session.completeSetup': 'session.begin',
    'session.demo': 'session.read',
    'session.invitation': 'session.begin',
    'session.restartDemo': 'settings.edit',
    'session.setLanguage': 'session.begin',
    'session.setup': 'session.begin',
    'session.signIn': 'session.begin',
    'session.signOut': 'session.read',
    'session.workspace': 'session.read',
    'settings.get': 'settings.read',
    'settings.update': 'settings.edit',
    'settings.zones': 'settings.read',
    'work.cancel': 'segment.refresh',
    'work.get': 'segment.read',
    'work.list': 'segment.read',
  },
  routes: {
    'api/export/[list]/route.ts': 'list.export',
    'api/import/[importId]/bad-rows/route.ts': 'data.import',
    'api/import/route.ts': 'data.import',
    'api/segments/[segmentId]/members.csv/route.ts': 'segment.export',
  },
  exports: {
    activity: 'list.export',
    'bad-rows': 'data.import',
    customers: 'list.export',
    fields: 'list.export',
    imports: 'list.export',
    inbox: 'list.export',
    members: 'segment.export',
    people: 'account.manage',
    receipts: 'segment.export',
    segments: 'segment.export',
    tables: 'list.export',
    versions: 'segment.export',
  },
};
