import { alertSamples } from './samples/alerts';
import { channelSamples } from './samples/channel';
import { formSamples } from './samples/forms';
import { contactSamples } from './samples/contacts';
import { deskSamples } from './samples/deskCards';
import { openingSamples } from './samples/opening';
import { peopleSamples } from './samples/people';
import { plainSamples } from './samples/plainCards';
import { queueSamples } from './samples/queue';
import { reviewSamples } from './samples/reviews';
import type { Sample } from './samples/sample';
import { statusSamples } from './samples/status';

/** Every card in every look; the tests and the gallery read them. */
export const samples: readonly Sample[] = [
  ...openingSamples,
  ...statusSamples,
  ...formSamples,
  ...peopleSamples,
  ...channelSamples,
  ...alertSamples,
  ...contactSamples,
  ...queueSamples,
  ...reviewSamples,
  ...deskSamples,
  ...plainSamples,
];
