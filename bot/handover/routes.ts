import type { Patience } from '../../services/handOver';
import type { World } from '../../services/world';
import type { Config } from '../config';
import type { Handler } from '../http';
import type { Routes } from '../server';
import { pageAnswer } from './answers';
import type { Browser } from './browser';
import { approveHandlers } from './approveHandler';
import { openHandlers } from './openHandler';
import { closedPage } from './pages/plainPages';
import { stylesheet } from './pages/stylesheet';
import type { SignInHandlers } from './signInHandlers';

/** The pages' routes. */
export function pageRoutes(
  world: World,
  browser: Browser,
  signIn: SignInHandlers,
  { authorityUrl, proxies }: Pick<Config, 'authorityUrl' | 'proxies'>,
  patience: Patience | undefined,
): Routes {
  const open = openHandlers({
    world,
    browser,
    patience,
    proxies,
    authorityOrigin: new URL(authorityUrl).origin,
    signIn: signIn.forOpener,
  });
  const approve = approveHandlers(world, browser, signIn.forApprover);
  return {
    'GET /h/:locator': open.get,
    'HEAD /h/:locator': open.get,
    'POST /h/:locator': open.post,
    'GET /ready/:ref': signIn.ready,
    'GET /prove/:ref/:how': signIn.prove,
    'GET /approve/:ref': approve.get,
    'POST /approve/:ref': approve.post,
    'POST /signin/callback': signIn.callback,
    'GET /closed': (http) => Promise.resolve(pageAnswer(http, 200, closedPage)),
    'GET /assets/page.css': styles,
  };
}

const styles: Handler = () =>
  Promise.resolve({
    status: 200,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    },
    write: (send) => {
      send(stylesheet);
    },
  });
