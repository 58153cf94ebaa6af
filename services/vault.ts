import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { Fault } from './faults';
import type { Vault } from './ports';
import { Secret } from './secret';

const ivLength = 12;
const tagLength = 16;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ed25519Header = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A vault over one 32-byte key: AES-256-GCM with a key of its own for each purpose, the context as associated data. */
export function createVault(master: Secret): Vault {
  const key = (purpose: string): Buffer =>
    master.reveal((encoded) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(encoded, 'base64'), '', `tap-desk/${purpose}`, 32)),
    );
  const mac = (purpose: string, context: readonly string[]): Buffer =>
    createHmac('sha256', key(purpose)).update(framed(context)).digest();

  return {
    seal(purpose, context, value) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key(purpose), iv, { authTagLength: tagLength });
      cipher.setAAD(framed(context));
      const text = value.reveal((plain) => Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]));
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(purpose, context, sealed) {
      try {
        const iv = sealed.subarray(0, ivLength);
        const decipher = createDecipheriv('aes-256-gcm', key(purpose), iv, { authTagLength: tagLength });
        decipher.setAAD(framed(context));
        decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
        const body = decipher.update(sealed.subarray(ivLength + tagLength));
        return new Secret(Buffer.concat([body, decipher.final()]).toString('utf8'));
      } catch (cause) {
        throw new Fault('SEAL_BROKEN', { retryable: false, cause });
      }
    },
    digits(purpose, context, length) {
      const number = mac(purpose, context).readBigUInt64BE() % 10n ** BigInt(length);
      return number.toString().padStart(length, '0');
    },
    mark(purpose, context) {
      return mac(purpose, context).toString('base64url');
    },
    sign(purpose, text) {
      const own = createPrivateKey({
        key: Buffer.concat([ed25519Header, key(purpose)]),
        format: 'der',
        type: 'pkcs8',
      });
      return {
        key: createPublicKey(own).export({ format: 'der', type: 'spki' }).toString('base64'),
        signature: sign(null, Buffer.from(text), own).toString('base64'),
      };
    },
  };
}

/** Length-prefixed, so that no two contexts share a text. */
function framed(context: readonly string[]): Buffer {
  return Buffer.from(context.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}
