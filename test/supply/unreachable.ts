/** What a system says when there is no way to the other side; anything else that goes wrong is not the network. */
const noWay =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)\b|Proxy connection ended|(?:network|socket) timeout/i;

/** Whether npm could not ask: no way to the registry, or its refusal to answer (a status of 4xx or 5xx). */
export function unreachable(text: string, status?: number): boolean {
  return (status !== undefined && status >= 400 && status <= 599) || noWay.test(text);
}
