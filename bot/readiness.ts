import type { Health } from '../services/health';
import { json } from './http';
import type { HttpResponse } from './http';
import type { Role } from './roles';

/** Without its store an instance can serve nobody; without another part it reads and revokes, and says so, and what it does at all. */
export function readiness(health: Health, roles: readonly Role[]): HttpResponse {
  const out = health.out();
  const state = out.length === 0 ? 'issuing' : out.includes('store') ? 'out' : 'readOnly';
  return json(state === 'out' ? 503 : 200, { state, out, roles });
}
