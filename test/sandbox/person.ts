/** A person of the sandbox tenant. */
export interface SandboxPerson {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly title: string;
  readonly department: string;
  readonly office?: string;
  readonly manager?: string;
  readonly userType?: 'Guest';
  readonly disabled?: true;
  readonly restricted?: true;
  /** A room or a counter with an account, not a human being. */
  readonly shared?: true;
  readonly businessPhones: readonly string[];
  readonly mobilePhone?: string;
  readonly hiredToday?: true;
  readonly neverSignedIn?: true;
  /** When the account was made; long ago when absent. */
  readonly createdAt?: string;
  /** The account was made when the tenant started; what was set with it is no change. */
  readonly newAccount?: true;
  readonly employeeId?: string;
  readonly language?: string;
  readonly methods: readonly { readonly type: string; readonly name?: string }[];
  /** How many days before the tenant started a contact changed. */
  readonly changed?: { readonly phone?: number; readonly manager?: number };
  readonly risk?: 'medium' | 'high';
  readonly role?: 'helpdeskAdministrator';
}

const domain = 'contoso.example';

/** The object id of the person with this number. */
export function personId(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A consultant with a desk telephone and Authenticator, unless told otherwise. */
export function person(
  number: number,
  key: string,
  name: string,
  more: Partial<SandboxPerson> = {},
): SandboxPerson {
  return {
    id: personId(number),
    name,
    upn: `${key}@${domain}`,
    title: 'Consultant',
    department: 'Sales',
    businessPhones: [`+47 22 00 00 ${String(number).padStart(2, '0')}`],
    methods: [{ type: 'password' }, { type: 'microsoftAuthenticator', name: 'Phone' }],
    ...more,
  };
}
