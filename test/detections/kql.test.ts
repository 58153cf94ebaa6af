import { expect, test } from '@jest/globals';
import { detectionFiles } from '../../bot/detections/files';
import { plainSettings } from '../../bot/detections/settings';
import { faultsOfKql } from './kusto';

const files = [...detectionFiles(plainSettings)].filter(([name]) => name.endsWith('.kql'));

test.each(files)('%s is a query that Kusto understands, name by name', (_name, text) => {
  expect(faultsOfKql(text)).toEqual([]);
});

test.each([
  ['a column that is not there', 'AuditLogs | where OperationNam == "x"'],
  ['a table that is not there', 'AuditLog | count'],
  ['a function that is not there', 'AuditLogs | extend X = dayof(TimeGenerated)'],
  ['a comparison of unlike things', 'AuditLogs | where TimeGenerated > "x" + 1'],
  ['a line that breaks off', 'AuditLogs | where'],
])('%s is noticed', (_what, text) => {
  expect(faultsOfKql(text)).not.toEqual([]);
});

test('ids and names of a tenant are written so that they cannot end the text that they stand in', () => {
  const odd = '"]); TapDesk_CL | take 1 //\\';
  const { policy, ids } = plainSettings;
  const name = { kind: 'passCreated' as const, reasons: [odd], activities: [odd], properties: [odd] };
  const settings = {
    policy: { ...policy, alerts: { ...policy.alerts, names: [name] } },
    ids: { ...ids, groups: [odd], reaper: [odd] },
  };
  for (const [, text] of [...detectionFiles(settings)].filter(([file]) => file.endsWith('.kql')))
    expect(faultsOfKql(text)).toEqual([]);
});
