/** Whether two addresses lie close together: the first three of four numbers, or the first three of eight groups. */
export function isOneNetwork(one: string, other: string): boolean {
  return one === other || networkOf(one) === networkOf(other);
}

function networkOf(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.');
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':');
  const missing = tail === undefined ? [] : Array<string>(8).fill('0');
  return [...groups, ...missing]
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
