const mask = '[secret]';

/** A value that prints, serialises and clones as `[secret]`; only `reveal` hands it out, to one function. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** Hands the value to a function and returns what it makes of it. */
  reveal<T>(use: (value: string) => T): T {
    return use(this.#value);
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return mask;
  }
}
