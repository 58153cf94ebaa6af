import { person, personId } from './person';
import type { SandboxPerson } from './person';

const mona = personId(5);
const erik = personId(36);

/** People who call the desk, each with the one thing that makes their case another one. */
export const callers = {
  oda: person(20, 'oda.ownboss', 'Oda Ownboss', { title: 'Partner' }),
  nora: person(21, 'nora.newnumber', 'Nora Newnumber', { manager: mona, changed: { phone: 3 } }),
  maja: person(22, 'maja.movedteam', 'Maja Movedteam', { manager: mona, changed: { manager: 1 } }),
  vera: person(23, 'vera.vacantboss', 'Vera Vacantboss', { manager: personId(24) }),
  dag: person(24, 'dag.departed', 'Dag Departed', { title: 'Sales manager', disabled: true }),
  liv: person(25, 'liv.leaveboss', 'Liv Leaveboss', { manager: personId(26) }),
  per: person(26, 'per.parental', 'Per Parental', { title: 'Sales manager, on leave' }),
  milo: person(27, 'milo.mobileonly', 'Milo Mobileonly', {
    manager: mona,
    businessPhones: [],
    mobilePhone: '+47 900 00 027',
  }),
  nina: person(28, 'nina.nonumber', 'Nina Nonumber', { manager: mona, businessPhones: [] }),
  sigrid: person(29, 'sigrid.signing', 'Sigrid Signing', { title: 'Consultant, deaf', manager: mona }),
  toshi: person(51, 'toshi.tokyo', 'Toshi Tokyo', { office: 'Tokyo', manager: mona }),
  nadia: person(30, 'nadia.nightshift', 'Nadia Nightshift', { title: 'Nurse, nights', manager: mona }),
  fia: person(31, 'fia.factory', 'Fia Factory', { title: 'Operator, shared terminals', manager: mona }),
  hedda: person(32, 'hedda.hired', 'Hedda Hired', {
    manager: personId(33),
    hiredToday: true,
    newAccount: true,
    neverSignedIn: true,
    changed: { manager: 0, phone: 0 },
    methods: [{ type: 'password' }],
  }),
  bo: person(33, 'bo.brandnew', 'Bo Brandnew', {
    title: 'Sales manager',
    hiredToday: true,
    newAccount: true,
    changed: { phone: 0 },
  }),
  hans: person(34, 'hans.hired', 'Hans Hired', {
    hiredToday: true,
    newAccount: true,
    neverSignedIn: true,
    businessPhones: [],
    methods: [],
  }),
  berit: person(35, 'berit.bagstolen', 'Berit Bagstolen', {
    manager: mona,
    methods: [
      { type: 'password' },
      { type: 'microsoftAuthenticator', name: 'Phone' },
      { type: 'windowsHelloForBusiness', name: 'Laptop' },
    ],
  }),
  erik: person(36, 'erik.executive', 'Erik Executive', {
    title: 'Chief executive',
    department: 'Management',
  }),
  astrid: person(37, 'astrid.assistant', 'Astrid Assistant', {
    title: 'Executive assistant',
    department: 'Management',
    manager: erik,
  }),
  carla: person(38, 'carla.contractor', 'Carla Contractor', { title: 'Contractor', manager: mona }),
  gro: person(39, 'gro.groupadmin', 'Gro Groupadmin', { title: 'Administrator', department: 'IT' }),
  ole: person(40, 'ole.ownergroup', 'Ole Ownergroup', { title: 'Team lead', department: 'IT' }),
  bjarne: person(41, 'bjarne.brokenapp', 'Bjarne Brokenapp', {
    manager: mona,
    businessPhones: [],
    mobilePhone: '+47 900 00 041',
  }),
  tove: person(42, 'tove.twice', 'Tove Twice', { manager: mona, employeeId: '4720' }),
  toveTest: person(43, 'test.tove', 'Tove Twice', { title: 'Test account', employeeId: '4720' }),
  randi: person(44, 'randi.risky', 'Randi Risky', { manager: mona, risk: 'high' }),
  elise: person(45, 'elise.elevated', 'Elise Elevated', { manager: mona }),
  reception: person(46, 'reception', 'Reception Desk', { title: '', department: 'Facilities', shared: true }),
  rune: person(47, 'rune.remote', 'Rune Remote', { businessPhones: [], mobilePhone: '+47 900 00 047' }),
  hilda: person(48, 'hilda.helpdesk', 'Hilda Helpdesk', {
    title: 'Administrator',
    department: 'IT',
    role: 'helpdeskAdministrator',
  }),
  vilde: person(49, 'vilde.vicepresident', 'Vilde Vicepresident', {
    department: 'Management',
    hiredToday: true,
    newAccount: true,
    neverSignedIn: true,
    methods: [{ type: 'password' }],
  }),
  noel: person(50, 'noel.nighthire', 'Noel Nighthire', {
    manager: mona,
    hiredToday: true,
    newAccount: true,
    neverSignedIn: true,
    methods: [{ type: 'password' }],
  }),
} as const satisfies Readonly<Record<string, SandboxPerson>>;
