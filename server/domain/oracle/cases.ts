import activity from './cases/activity.json';
import datesAndZones from './cases/dates-and-zones.json';
import groups from './cases/groups.json';
import laterHistory from './cases/later-history.json';
import laterKpiPeriod from './cases/later-kpi-period.json';
import segments from './cases/segments.json';
import toOne from './cases/to-one.json';
import traits from './cases/traits.json';
import missingValues from './cases/missing-values.json';
import numbers from './cases/numbers.json';
import quantified from './cases/quantified.json';
import refusals from './cases/refusals.json';
import text from './cases/text.json';
import windows from './cases/windows.json';
import type { Expectation, RuleCase } from './rule-case';

/** A case with its hand-derived answer and the sentence of the rule language that it proves. */
export interface CorpusCase extends RuleCase {
  readonly why: string;
  readonly expect: Expectation;
}

export interface CorpusFile {
  readonly theme: string;
  readonly cases: readonly CorpusCase[];
}

const FILES = {
  activity,
  'dates-and-zones': datesAndZones,
  groups,
  'later-history': laterHistory,
  'later-kpi-period': laterKpiPeriod,
  segments,
  'to-one': toOne,
  traits,
  'missing-values': missingValues,
  numbers,
  quantified,
  refusals,
  text,
  windows,
};

export const corpus: readonly CorpusFile[] = Object.entries(FILES).map(([theme, cases]) => ({
  theme,
  cases: cases as unknown as readonly CorpusCase[],
}));
