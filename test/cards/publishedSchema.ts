import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';

const path = join(__dirname, '../../../shared/teams/adaptive-card-1.5.schema.json');

/** The validator of Microsoft's schema of Adaptive Cards 1.5; undefined where the schema is not at hand beside the project. */
export function publishedSchema(): ValidateFunction | undefined {
  if (!existsSync(path)) return undefined;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  ajv.addMetaSchema(draft06);
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  // Its `id` is the keyword of an older draft than the one it names.
  return ajv.compile(Object.fromEntries(Object.entries(schema).filter(([name]) => name !== 'id')));
}
