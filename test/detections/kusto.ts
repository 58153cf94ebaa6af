import '@kusto/language-service-next/bridge.min.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.min.js';
import { tables } from './tables';

interface Diagnostic {
  readonly Message: string;
  readonly Severity: string;
  readonly Start: number;
}
interface Language {
  readonly Symbols: {
    readonly TableSymbol: {
      readonly $ctor7: new (name: string, schema: string, description: null) => object;
    };
    readonly DatabaseSymbol: {
      readonly $ctor1: new (name: string, members: readonly object[], isOpen: boolean) => object;
    };
  };
  readonly GlobalState: { readonly Default: { WithDatabase(database: object): object } };
  readonly KustoCode: {
    ParseAndAnalyze(
      text: string,
      globals: object,
    ): { GetDiagnostics(): { readonly Count: number; getItem(index: number): Diagnostic } };
  };
}

// The library puts itself there; its types are those of its own runtime.
const language = (globalThis as unknown as { readonly Kusto: { readonly Language: Language } }).Kusto.Language;
const { TableSymbol, DatabaseSymbol } = language.Symbols;
const known = Object.entries(tables).map(
  ([name, columns]) =>
    new TableSymbol.$ctor7(
      name,
      `(${Object.entries(columns)
        .map(([column, type]) => `['${column}']:${type}`)
        .join(', ')})`,
      null,
    ),
);
const globals = language.GlobalState.Default.WithDatabase(new DatabaseSymbol.$ctor1('db', known, false));

/** What Kusto's own language service says against a query: its syntax, and every name and type in it. */
export function faultsOfKql(text: string): readonly string[] {
  const found = language.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => {
    const { Message, Start } = found.getItem(index);
    return `${Message} (${text.slice(Start, Start + 40)})`;
  });
}
