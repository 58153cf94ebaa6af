import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';
import { publishedFile } from './shared';

/** The validator of Microsoft's schema of Adaptive Cards 1.5; undefined where the schema is not at hand beside the project. */
export function publishedSchema(): ValidateFunction | undefined {
  const schema = publishedFile('teams/adaptive-card-1.5.schema.json');
  if (schema === undefined) return undefined;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  ajv.addMetaSchema(draft06);
  // Its `id` is the keyword of an older draft than the one it names.
  return ajv.compile(Object.fromEntries(Object.entries(schema as object).filter(([name]) => name !== 'id')));
}
