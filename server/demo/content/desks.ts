import type { DemoDesk, DemoHours } from './shapes.ts';

const workdays = [1, 2, 3, 4, 5];

const counter: DemoHours[] = [
  ...workdays.flatMap((weekday) => [
    { weekday, from: '09:00', to: '13:00' },
    { weekday, from: '14:00', to: '18:00' },
  ]),
  { weekday: 6, from: '09:00', to: '13:00' },
];

export const desks: DemoDesk[] = [
  {
    key: 'customer',
    name: 'Customer desk',
    audience: 'public',
    languages: ['it', 'en', 'es', 'ro'],
    timeZone: 'Europe/Rome',
    hours: counter,
    replyTargetHours: 4,
    addresses: [
      { address: 'supporto@officinalume.example' },
      { address: 'ayuda@officinalume.example', language: 'es' },
      { address: 'ajutor@officinalume.example', language: 'ro' },
    ],
  },
  {
    key: 'it',
    name: 'IT desk',
    audience: 'internal',
    languages: ['en', 'it'],
    timeZone: 'Europe/Rome',
    hours: workdays.map((weekday) => ({ weekday, from: '09:00', to: '17:30' })),
    replyTargetHours: 8,
    addresses: [{ address: 'it@officinalume.example' }],
  },
];
