import type { Me } from '../../../contract/people.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Actor } from '../../platform/access/index.ts';
import type { Act } from '../../platform/act.ts';

/** A mail about an account. Its link is a secret: whoever has it, is the person. */
export interface AccountMail {
  kind: 'reset' | 'invitation';
  to: string;
  name: string;
  language: Language;
  url: string;
  companyName: string;
}

/** What people's accounts need of other features; main.ts fills it. */
export interface TeammatePorts {
  sendAccountMail(one: Act, mail: AccountMail): Promise<void>;
  company(): Promise<Me['company']>;
  /** The desks that this actor may read. */
  desksFor(actor: Actor): Promise<Me['desks']>;
  /** Whether there is no way out for mail about accounts. */
  mailIsKept(): Promise<boolean>;
  /** Whether this person is in a rota that is in use. */
  onRota(teammateId: string): Promise<boolean>;
}
