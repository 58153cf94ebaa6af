import { afterAll, beforeAll } from '@jest/globals';
import { deskContract } from '../../contracts/deskContract';
import { createRecorder } from '../../sandbox/recorder';
import { startRequestTracker } from '../../sandbox/requestTracker/requestTracker';
import { whereInstalled } from '../../sandbox/requestTracker/whereInstalled';
import { contractStage, stageOn } from './stage';
import type { TrackerStage } from './stage';

whereInstalled('a real Request Tracker', () => {
  let stage: TrackerStage;

  beforeAll(async () => {
    const recorder = createRecorder();
    stage = await stageOn(await startRequestTracker(recorder), recorder);
  });

  afterAll(async () => {
    await stage.tracker.close();
  });

  deskContract('Request Tracker with the link in a reply', () => contractStage(stage, false));
  deskContract('Request Tracker with the link in a custom field', () => contractStage(stage, true));
});
