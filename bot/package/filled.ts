const placeholder = /\$\{\{(\w+)\}\}/g;

/** The settings that a template of the Teams app asks for, in the notation of the Microsoft 365 Agents Toolkit. */
export function settingsIn(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name = '']) => name))];
}

/** The template with every setting put in as a JSON text. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(placeholder, (_, name: string) => JSON.stringify(values[name]).slice(1, -1));
}
