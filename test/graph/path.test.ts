import { expect, test } from '@jest/globals';
import { filter, filters, path } from '../../services/graph/path';

const id = 'ABCDEF00-0000-4000-8000-000000000001';

test('an object id goes into a path, in small letters', () => {
  expect(path`/users/${id}/manager`).toBe(`/users/${id.toLowerCase()}/manager`);
});

test.each(['', '..', `${id}/manager`, `${id}?$select=id`, ` ${id}`, `${id}\n`, 'lea@contoso.example'])(
  '%j goes into no path and no filter',
  (text) => {
    expect(() => path`/users/${text}`).toThrow('only object ids');
    expect(() => filters(['createdDateTime', 'ge', '2026-03-02T09:00:00Z'], ['userId eq ?', text])).toThrow(
      'only object ids',
    );
  },
);

test('a text stays one text in a filter, whatever marks it has', () => {
  const written = filter('displayName', `O'Hara' or '1' eq '1&$top=999`);
  expect(written).not.toContain(' ');
  expect(written.split('&')).toHaveLength(1);
  expect(decodeURIComponent(written)).toBe(`$filter=displayName eq 'O''Hara'' or ''1'' eq ''1&$top=999'`);
});

test('a moment is written as Graph reads it', () => {
  const written = filters(['createdDateTime', 'ge', '2026-03-02T10:00:00+01:00'], ['userId eq ?', id]);
  expect(decodeURIComponent(written)).toBe(
    `$filter=createdDateTime ge 2026-03-02T09:00:00.000Z and userId eq '${id}'`,
  );
});
