/** When people call in a working day: more in the morning and after lunch than in between, by the share of the day that is over. */
function howMany(share: number): number {
  const hump = (middle: number): number => Math.exp(-(((share - middle) / 0.12) ** 2));
  return 0.25 + hump(0.2) + 0.8 * hump(0.65);
}

const steps = 1_000;

/** When (minutes from its beginning) so many cases come in a day of so many hours; the same every time. */
export function arrivals(cases: number, hours: number): readonly number[] {
  const weights = Array.from({ length: steps }, (_, step) => howMany((step + 0.5) / steps));
  const whole = weights.reduce((sum, one) => sum + one, 0);
  const minutes: number[] = [];
  let passed = 0;
  for (const [step, weight] of weights.entries()) {
    passed += weight;
    while (minutes.length < cases && (minutes.length + 0.5) / cases <= passed / whole)
      minutes.push((step / steps) * hours * 60);
  }
  return minutes;
}
