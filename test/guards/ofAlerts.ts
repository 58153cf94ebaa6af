import type { Guard } from './guard';

/** Who judges an alert and takes away from its card, and what the export may tell. */
export const guardsOfAlerts: readonly Guard[] = [
  {
    guards: 'nobody judges an alert about their own account or their own doing',
    file: 'services/alerting/decide.ts',
    from: '  return [subjectId, initiatorId].includes(id.toLowerCase());\n',
    to: '  return [subjectId, initiatorId].includes(`${id} not`);\n',
    test: 'test/alerting/judging',
  },
  {
    guards: 'the same person twice is not two on an alert of a privileged account',
    file: 'services/alerting/decide.ts',
    from: "  if (first.id === person.id) return { events: [], refusal: { refused: 'twoPeople' } };\n",
    to: '',
    test: 'test/alerting/judging',
  },
  {
    guards: 'a press on an alert deletes only the pass that was shown',
    file: 'services/alerting/decide.ts',
    from: '  if (same) return undefined;\n',
    to: '  if (same || pass.id !== undefined) return undefined;\n',
    test: 'test/alerting/judging',
  },
  {
    guards: 'a flood of one severity takes no card from an alert of another',
    file: 'services/raising.ts',
    from: '  const held = room[severity] <= 0;\n',
    to: '  const held = Math.min(...Object.values(room)) <= 0 && severity !== undefined;\n',
    test: 'test/stories/alertFlood',
    only: 'five hundred',
    slow: true,
  },
  {
    guards: 'only security takes an alert up',
    file: 'services/judging.ts',
    from: `export async function acknowledge(world: World, by: Person, id: string): Promise<Answer<Concern>> {
  if (!(await isIn(world, by.id, world.groupIds.security))) return no({ refused: 'notSecurity' });
`,
    to: `export async function acknowledge(world: World, by: Person, id: string): Promise<Answer<Concern>> {
`,
    test: 'test/stories/alerts',
    only: 'somebody who may not',
    slow: true,
  },
  {
    guards: 'only approvers and security take away from an alert, as the directory says at the press',
    file: 'services/judging.ts',
    from: `  if (groups.length === 0) return no({ refused: 'notApprover' });
  const concern = await world.store.concern(id);
  if (concern?.subjectId === undefined)`,
    to: `  const concern = await world.store.concern(id);
  if (groups.length > 9 || concern?.subjectId === undefined)`,
    test: 'test/stories/alerts',
    only: 'somebody who may not',
    slow: true,
  },
  {
    guards: 'two people take away from a privileged account that an alert is about',
    file: 'services/judging.ts',
    from: "  const two = classOf(subject, ids) === 'privileged' ||",
    to: "  const two = classOf(subject, ids) === 'refused' &&",
    test: 'test/stories/alerts',
    only: 'two people decide',
    slow: true,
  },
  {
    guards: 'who gave evidence is told by name in the trail and beside it, not in what alerts a SIEM',
    file: 'services/audit/personal.ts',
    from: "  'byName',\n",
    to: '',
    test: 'test/siem/ocsf',
  },
  {
    guards: 'alerts and events go out encrypted or not at all',
    file: 'services/siem/sinks.ts',
    from: "  if (address.protocol !== 'https:') throw new Error('events go out over https only');\n",
    to: '',
    test: 'test/siem/sinks',
  },
];
