import type { CardName } from './data';
import alert from './templates/alert.json';
import alertList from './templates/alertList.json';
import approval from './templates/approval.json';
import asking from './templates/asking.json';
import claim from './templates/claim.json';
import contact from './templates/contact.json';
import contacts from './templates/contacts.json';
import desk from './templates/desk.json';
import deskNotice from './templates/deskNotice.json';
import ended from './templates/ended.json';
import form from './templates/form.json';
import facts from './templates/facts.json';
import guide from './templates/guide.json';
import help from './templates/help.json';
import issued from './templates/issued.json';
import mine from './templates/mine.json';
import person from './templates/person.json';
import queue from './templates/queue.json';
import refusal from './templates/refusal.json';
import noReview from './templates/noReview.json';
import policy from './templates/policy.json';
import quarterly from './templates/quarterly.json';
import review from './templates/review.json';
import status from './templates/status.json';
import tenantAlert from './templates/tenantAlert.json';
import victim from './templates/victim.json';
import vouch from './templates/vouch.json';
import waiting from './templates/waiting.json';

/** The template of each card. */
export const templates: Readonly<Record<CardName, object>> = {
  guide,
  person,
  facts,
  status,
  form,
  vouch,
  approval,
  victim,
  claim,
  asking,
  issued,
  ended,
  alert,
  tenantAlert,
  alertList,
  queue,
  waiting,
  contacts,
  contact,
  review,
  noReview,
  quarterly,
  policy,
  desk,
  deskNotice,
  mine,
  refusal,
  help,
};
