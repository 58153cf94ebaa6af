import { decodeJwt } from 'jose';
import type { Exchange } from '../sandbox/recorder';
import { publishedEntities } from './entities';
import type { Entities } from './entities';
import { publishedOperations } from './operations';
import { publishedPermissions } from './permissions';
import type { Permitted } from './permissions';

const options = ['$select', '$filter', '$expand', '$top', '$skiptoken'];
const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * What is wrong with an exchange by what Microsoft publishes about Graph: path, query, both bodies and the caller's
 * permission. `permissionsOf` tells an application's permissions; undefined where the descriptions are not at hand.
 */
export function publishedGraph(
  permissionsOf: (clientId: string) => readonly string[],
): ((exchange: Exchange) => readonly string[]) | undefined {
  const operations = publishedOperations('v1.0');
  const ofBeta = publishedOperations('beta');
  const entities = publishedEntities();
  const permitted = publishedPermissions();
  if (operations === undefined || ofBeta === undefined || entities === undefined || permitted === undefined)
    return undefined;
  return (exchange) => {
    const { method, status } = exchange;
    const url = new URL(exchange.url);
    const isBeta = url.pathname.startsWith('/beta/');
    const path = url.pathname
      .replace(/^\/(v1\.0|beta)/, '')
      .replaceAll(new RegExp(id, 'g'), '{id}')
      // Methods are known by names instead of ids.
      .replace(/(?<=\/authenticationMethodConfigurations\/)\w+$/, '{id}');
    const operation = (isBeta ? ofBeta : operations)(method, path);
    const type = described(operation?.answers, entities) ?? entities.at(path);
    // Of some calls only the list of permissions is at hand; it names them all the same.
    const isListed =
      permitted(method, path, 'Application') !== undefined ||
      permitted(method, path, 'DelegatedWork') !== undefined;
    if (operation === undefined && !isListed && (type === undefined || !['GET', 'DELETE'].includes(method)))
      return [`${method} ${path} is not published`];
    const sent = parsed(exchange.requestBody);
    const answer = parsed(exchange.responseBody);
    return [
      ...(operation === undefined && type === undefined ? [] : queryFaults(url, type, entities)),
      ...(operation?.requestFaults(sent) ?? []),
      ...(operation?.answerFaults(status, answer) ?? []),
      ...(method === 'POST' && type !== undefined ? entities.faultsIn(sent, type, 'request') : []),
      // Of beta there is only the description: its types have more than those of v1.0.
      ...(status < 300 && type !== undefined && !isBeta ? answerFaults(answer, type, entities) : []),
      ...permissionFaults(exchange, path, permitted, permissionsOf),
    ].map((fault) => `${method} ${path} ${status}: ${fault}`);
  };
}

function described(schema: string | undefined, entities: Entities): string | undefined {
  return schema !== undefined && entities.has(schema) ? schema : undefined;
}

function queryFaults(url: URL, type: string | undefined, entities: Entities): readonly string[] {
  return [...url.searchParams].flatMap(([name, value]) => {
    if (!options.includes(name)) return [`option ${name} is unknown`];
    if (name === '$top' || name === '$skiptoken') return [];
    const names = name === '$filter' ? value.split(' and ').map(filtered) : value.split(',');
    return names
      .filter((one) => type === undefined || !entities.names(type, one))
      .map((one) => `${name} names "${one}"`);
  });
}

/** The property that one clause of a filter is about; empty for a clause that we do not write. */
function filtered(clause: string): string {
  const text = /^(\w+) eq '(?:[^']|'')*'$/.exec(clause);
  const moment = /^(\w+) [gl]e \d{4}-\d\d-\d\dT[\d:.]+Z$/.exec(clause);
  const any = /^(\w+)\/any\(t: t\/id eq '[0-9a-f-]{36}'\)$/.exec(clause);
  return (text ?? moment ?? any)?.[1] ?? '';
}

function answerFaults(answer: unknown, type: string, entities: Entities): readonly string[] {
  if (answer === undefined) return [];
  const items = (answer as { value?: unknown }).value;
  return Array.isArray(items)
    ? items.flatMap((item) => entities.faultsIn(item, type, 'answer'))
    : entities.faultsIn(answer, type, 'answer');
}

/** Membership is changed by ownership of the group, which no list of permissions knows. */
function permissionFaults(
  { method, requestHeaders, status }: Exchange,
  path: string,
  permitted: Permitted,
  permissionsOf: (clientId: string) => readonly string[],
): readonly string[] {
  if (status === 401 || status === 403 || path.endsWith('/$ref')) return [];
  const claims = decodeJwt((requestHeaders['authorization'] ?? '').replace('Bearer ', ''));
  const app = claims['idtyp'] === 'app';
  const held = app ? permissionsOf(String(claims['appid'])) : String(claims['scp']).split(' ');
  const enough = permitted(method, path, app ? 'Application' : 'DelegatedWork');
  if (enough === undefined || enough.some((permission) => held.includes(permission))) return [];
  return [`needs one of ${enough.join(', ')}`];
}

function parsed(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
