import type { ViewerScope } from '../evaluation/scope';
import type { Role } from './permission';

/**
 * Whom a role may see: everyone, except that executors see their own customers,
 * which are nobody as long as no column of the customers names an owner.
 */
export function viewerScopeOf(role: Role): ViewerScope {
  return role === 'executor' ? { kind: 'nobody' } : { kind: 'everyone' };
}
