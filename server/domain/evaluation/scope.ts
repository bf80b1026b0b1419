import type { Instant } from '../time/instant';
import type { Source } from './source';

/** Which customers are looked at. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'relation'; readonly relation: string };

/** Whom the viewer may see; applied to every evaluation. */
export type ViewerScope =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }
  /** Customers whose owner, in the form `column` holds, is one of `values`. */
  | { readonly kind: 'owner'; readonly column: string; readonly values: readonly string[] };

export type EvaluationArguments = {
  readonly asOf: Instant;
  readonly scope: Scope;
  readonly viewerScope: ViewerScope;
  readonly source: Source;
  /** Rows with a time at or after it are left out although they are older than asOf. */
  readonly rowsUntil?: Instant;
};
