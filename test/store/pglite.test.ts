import { openPglite } from '../sandbox/pglite/database';
import { storeContract } from '../contracts/storeContract';

storeContract(
  'PGlite',
  () => Promise.resolve({ open: () => openPglite(), close: () => Promise.resolve() }),
  false,
);
