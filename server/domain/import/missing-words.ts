const words = new Set([
  ...['-', '--', '---', '—', '——', '–', '－', '/', '\\', '.'],
  ...['n/a', 'na', 'n.a.', 'null', 'none', 'nil', '(null)', '(blank)'],
  ...['无', '暂无', '空', '未知', '不详', '未填', '未填写', '無'],
]);
const errors = new Set([
  ...['#N/A', '#NA', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'],
  ...['#SPILL!', '#CALC!', '#GETTING_DATA', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#UNKNOWN!'],
]);
const longest = 13;

/** Whether a trimmed cell holds what people write where there is no number or date. */
export function isMissingWord(text: string): boolean {
  return text.length <= longest && (words.has(text.toLowerCase()) || isErrorText(text));
}

/** Whether a trimmed cell holds what a spreadsheet shows for a formula that failed. */
export function isErrorText(text: string): boolean {
  return text.charCodeAt(0) === 35 && errors.has(text);
}
