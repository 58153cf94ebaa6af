import { deskAlertsKql, kqlText } from './kqlText';
import type { Settings } from './settings';
import { deskAlertsSigma, sigmaText } from './sigmaText';
import { wordedRules } from './worded';

/** Every file of the detections by its path, in order. */
export function detectionFiles(settings: Settings): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const worded of wordedRules()) {
    files.set(`kql/${worded.id}.kql`, kqlText(worded, settings));
    const sigma = sigmaText(worded, settings);
    if (sigma !== undefined) files.set(`sigma/${worded.id}.yml`, sigma);
  }
  files.set('kql/deskAlerts.kql', deskAlertsKql(settings));
  files.set('sigma/deskAlerts.yml', deskAlertsSigma());
  return files;
}
