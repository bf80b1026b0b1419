/** Whether a customer without any row passes: sum and count over no rows are 0. */
export function holdsAtZero(operator: string, value: unknown): boolean {
  const read = (one: unknown) =>
    typeof one === 'number' || (typeof one === 'string' && one !== '') ? Number(one) : Number.NaN;
  const list = Array.isArray(value) ? value.map(read) : [read(value)];
  const [first = Number.NaN, second = Number.NaN] = list;
  if (list.some(Number.isNaN)) return false;
  switch (operator) {
    case '=':
      return first === 0;
    case '!=':
      return first !== 0;
    case '<':
      return 0 < first;
    case '<=':
      return 0 <= first;
    case '>':
      return 0 > first;
    case '>=':
      return 0 >= first;
    case 'between':
      return first <= 0 && 0 <= second;
    case 'notBetween':
      return !(first <= 0 && 0 <= second);
    case 'in':
      return list.includes(0);
    case 'notIn':
      return !list.includes(0);
    default:
      return false;
  }
}
