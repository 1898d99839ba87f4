/**
 * Every value that a mail template may name: `{{ contact.first_name }}`. Apart from the shapes, so that a screen can read
 * it without their library.
 */
export const TEMPLATE_VALUES = {
  contact: ['first_name', 'last_name', 'name'],
  ticket: ['subject', 'number', 'status', 'url'],
  reply: ['expected', 'due'],
  agent: ['name'],
  desk: ['name', 'address', 'help_url'],
  company: ['name'],
} as const;
