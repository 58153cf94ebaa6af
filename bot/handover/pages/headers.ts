/** What a page may do beyond the least. */
export interface PageNeeds {
  /** A further origin to which a form may lead, as a redirect to the sign-in does. */
  readonly formTo?: string;
  /** Whether it holds a picture, in the page itself. */
  readonly picture?: boolean;
}

/** The headers of every page. */
export function pageHeaders({ formTo = '', picture = false }: PageNeeds = {}): Readonly<
  Record<string, string>
> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    ...(picture ? ['img-src data:'] : []),
    `form-action 'self'${formTo === '' ? '' : ` ${formTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=()',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  };
}
