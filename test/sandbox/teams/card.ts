/** A card as it came over the wire. */
export type WireCard = Readonly<Record<string, unknown>>;

/** A button of a card, with what its inputs hold before anybody types. */
export interface WireAction {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly url: string;
  /** The inputs that the client sends along: those of its own card and of the cards around it. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Every button of a card, those inside nested cards included. */
export function actionsOf(card: unknown): readonly WireAction[] {
  return actionsIn(card, {});
}

function actionsIn(card: unknown, around: Readonly<Record<string, string>>): WireAction[] {
  const own = objects(card, false);
  const inputs = {
    ...around,
    ...Object.fromEntries(own.filter(isInput).map((one) => [String(one['id']), text(one['value'])])),
  };
  return own.filter(isAction).flatMap((one) => {
    if (one['type'] === 'Action.ShowCard') return actionsIn(one['card'], inputs);
    return [
      {
        type: String(one['type']),
        title: text(one['title']),
        verb: text(one['verb']),
        data: (one['data'] ?? {}) as Readonly<Record<string, unknown>>,
        url: text(one['url']),
        inputs: one['associatedInputs'] === 'none' ? {} : inputs,
      },
    ];
  });
}

function isInput(one: Readonly<Record<string, unknown>>): boolean {
  return String(one['type']).startsWith('Input.');
}

function isAction(one: Readonly<Record<string, unknown>>): boolean {
  return String(one['type']).startsWith('Action.');
}

/** All text that a card shows, joined by line breaks; what escaping added is taken away again. */
export function textOf(card: unknown): string {
  return objects(card, true)
    .flatMap((one) => [one['text'], one['title'], one['value']])
    .filter((shown) => typeof shown === 'string')
    .map((shown) => shown.replace(/\\([\\`*_{}[\]()#+\-.!<>|~])/g, '$1'))
    .join('\n');
}

function objects(value: unknown, nested: boolean): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((one) => objects(one, nested));
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Readonly<Record<string, unknown>>;
  if (own['type'] === 'Action.ShowCard' && !nested) return [own];
  return [own, ...Object.values(own).flatMap((one) => objects(one, nested))];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
