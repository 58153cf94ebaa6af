import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apps, tenantId } from './people';
import type { TenantWorld } from './tenantWorld';

/** The endpoint at which an app in Azure gets tokens of its managed identities, as App Service and Container Apps have it. */
export interface ManagedIdentity {
  readonly environment: Readonly<Record<string, string>>;
  /** The client ids that were asked for. */
  readonly asked: ReadonlySet<string>;
  close(): Promise<void>;
}

const key = 'header-of-the-sandbox';

/** Starts it on loopback; its tokens are those of the sandbox's sign-in, for Graph by its own name. */
export async function startManagedIdentity({ login, graph }: TenantWorld): Promise<ManagedIdentity> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const clientId = url.searchParams.get('client_id') ?? '';
      const app = Object.values(apps).find((one) => one.clientId === clientId);
      if (request.headers['x-identity-header'] !== key || app === undefined) {
        response.statusCode = 400;
        response.end('{}');
        return;
      }
      asked.add(clientId);
      const resource = (url.searchParams.get('resource') ?? '').replace(/\/$/, '');
      const audience = resource === 'https://graph.microsoft.com' ? graph.url : resource;
      const answer = await fetch(`${login.url}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: app.secret,
          scope: `${audience}/.default`,
        }),
      });
      const { access_token, expires_in } = (await answer.json()) as {
        readonly access_token: string;
        readonly expires_in: number;
      };
      const expires_on = String(Math.floor(Date.now() / 1_000) + expires_in);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ access_token, expires_on, resource, token_type: 'Bearer', client_id: clientId }),
      );
    })().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`, IDENTITY_HEADER: key },
    asked,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
