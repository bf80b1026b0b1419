import type { FieldType } from '@/server/domain/catalog/catalog';

const bins = 24;
const choicesShown = 12;

/**
 * A scalar query that gives the distribution of one column of `v` as JSON text. Numbers
 * lie in steps of 1, 2 or 5 times a power of ten between the 1st and the 99th percentile,
 * so that a few extreme values do not hide the rest; those are in the outer steps.
 * `zone` is the placeholder of the workspace's time zone.
 */
export function distributionSql(column: string, type: FieldType, zone: string): string {
  if (type === 'number' || type === 'money') return numbersSql(column);
  if (type === 'date' || type === 'instant') return datesSql(column, type, zone);
  return choicesSql(column);
}

function numbersSql(column: string): string {
  return `(with stats as (
    select count(*) as total, count(${column}) as filled, min(${column}), max(${column}), avg(${column}) as mean,
      percentile_disc(array[0.01, 0.25, 0.5, 0.75, 0.99]) within group (order by ${column}) as p,
      coalesce(bool_and(${column} = trunc(${column})), true) as whole
    from v
  ), raw as (
    select *, p[1] as lo, p[5] as hi, nullif(p[5] - p[1], 0) / ${bins} as width from stats
  ), power as (
    select *, 10::numeric ^ floor(log(width)) as ten from raw
  ), scale as (
    select *, greatest(case when whole then 1 end, ten * case
      when width is null then null when width <= ten then 1 when width <= 2 * ten then 2
      when width <= 5 * ten then 5 else 10 end, case when width is null then 1 end) as step
    from power
  ), placed as (
    select floor(least(greatest(v.${column}, s.lo), s.hi) / s.step) as place, count(*) as n
    from v, scale s where v.${column} is not null group by 1
  )
  select json_build_object('total', total, 'filled', filled, 'min', min::text, 'max', max::text,
    'mean', mean::text, 'quartiles', array[p[2]::text, p[3]::text, p[4]::text],
    'step', step::text, 'whole', whole, 'bins', (select json_agg(json_build_array(place::text, n) order by place) from placed))::text
  from scale)`;
}

function datesSql(column: string, type: 'date' | 'instant', zone: string): string {
  const local = type === 'instant' ? `(v.${column} at time zone ${zone}::text)` : `v.${column}`;
  return `(select json_build_object('total', (select count(*) from v), 'filled', coalesce(sum(n), 0),
    'months', json_agg(json_build_array(month, n) order by month))::text
  from (
    select to_char(${local}, 'YYYY-MM') as month, count(*) as n
    from v where v.${column} is not null group by 1
  ) m)`;
}

function choicesSql(column: string): string {
  return `(select json_build_object('total', (select count(*) from v), 'filled', coalesce(sum(n), 0),
    'choices', json_agg(json_build_array(choice, n) order by n desc, choice)
      filter (where place <= ${choicesShown}),
    'other', coalesce(sum(n) filter (where place > ${choicesShown}), 0))::text
  from (
    select v.${column} as choice, count(*) as n, row_number() over (order by count(*) desc, v.${column}) as place
    from v where v.${column} is not null group by 1
  ) c)`;
}
