import { expect, test } from '@jest/globals';
import type { Request } from '../../services/requests/request';
import { facts, ids, manager, stranger, subject } from './examples';
import { Play } from './play';

const { request } = new Play().prepared();

test.each<[string, Partial<Request>]>([
  ['whom', { subject: { ...subject, id: stranger.id } }],
  ['who asked', { requester: stranger }],
  ['the scenario', { scenario: 'reregistration' }],
  ['the class', { class: 'sensitive' }],
  ['the ticket', { ticket: { ...request.ticket, id: 'another' } }],
  ['the reason', { reason: 'another' }],
  ['who opens', { opener: 'manager' }],
  ['the manager', { manager: { ...manager, id: stranger.id } }],
  ['the group', { groupId: stranger.id }],
  ['which methods go', { lostMethods: [{ id: 'phone', kind: 'phone', onPhone: true, label: 'Phone' }] }],
  ['how long', { rule: { ...request.rule, lifetimeMinutes: 60 } }],
  ['how many approve', { rule: { ...request.rule, approvals: 2 } }],
  ['how many of security approve', { rule: { ...request.rule, securityApprovals: 1 } }],
  ['whether they sign in anew', { rule: { ...request.rule, stepUp: true } }],
  ['the window', { rule: { ...request.rule, handOverMinutes: 60 } }],
  ['what evidence is asked', { rule: { ...request.rule, evidence: [] } }],
  ['the signs of abuse', { signals: [{ kind: 'abandoned', count: 3 }] }],
  ['the modes', { modes: ['elevated'] }],
  ['the policy', { policyVersion: 'another' }],
  ['what evidence was given', { evidence: request.evidence.slice(1) }],
  ['what came of it', { evidence: request.evidence.map((item) => ({ ...item, result: 'failed' })) }],
])('a request in which %s differs from what was approved makes no pass (AC-59)', (_, changed) => {
  const play = new Play().prepared();
  play.request = { ...play.request, ...changed };
  const { requester: by } = play.request;
  const ready = {
    kind: 'ready' as const,
    by,
    hash: play.hash,
    standing: play.standing,
    subject: facts(3, { id: play.request.subject.id }),
    ids,
  };
  expect([play.put(ready, 3), play.request.attempts]).toEqual([{ refused: 'approvalVoid' }, []]);
});
