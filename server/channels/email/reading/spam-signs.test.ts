import { describe, expect, it } from 'vitest';
import { parseMail } from './reading.ts';

async function signs(...headers: string[]) {
  const raw = [
    'From: Anna <anna@posta.example>',
    'To: support@lume.example',
    'Subject: Hello',
    ...headers,
    '',
    'Words',
  ];
  const { spamSigns } = await parseMail(Buffer.from(raw.join('\r\n')));
  return spamSigns;
}

describe('filters on the way', () => {
  it.each([
    'X-Spam-Flag: YES',
    'X-Spam-Status: Yes, score=12.4 required=5.0 tests=BAYES_99,\r\n URIBL_BLACK',
    'X-Spam: Yes',
    'X-Spamd-Result: default: True [18.20 / 15.00];\r\n\tBAYES_SPAM(5.10)[100.00%]',
    'X-Rspamd-Action: add header',
    'X-Forefront-Antispam-Report: CIP:203.0.113.9;CTRY:NL;LANG:en;SCL:9;SRV:;IPV:NLI;SFV:SPM;H:mail.example;',
    'X-Microsoft-Antispam: BCL:0;SCL:6;',
    'X-MS-Exchange-Organization-SCL: 5',
    'X-Proofpoint-Spam-Details: rule=spam policy=default score=100 spamscore=100',
    'X-Barracuda-Spam-Status: Yes, SCORE=7.10 using global scores',
    'X-Bogosity: Spam, tests=bogofilter, spamicity=0.999',
    'X-Spam-Level: ************',
  ])('%s', async (header) => {
    expect((await signs(header)).markedBy).toBe(header.split(':')[0]?.toLowerCase());
  });

  it.each([
    'X-Spam-Flag: NO',
    'X-Spam-Status: No, score=-0.1 required=5.0 tests=SPF_PASS',
    'X-Spamd-Result: default: False [1.20 / 15.00]; TRUE_STORY(0.00)[]',
    'X-Rspamd-Action: no action',
    'X-Forefront-Antispam-Report: CIP:203.0.113.9;SCL:1;SFV:NSPM;',
    'X-MS-Exchange-Organization-SCL: -1',
    'X-Proofpoint-Spam-Details: rule=notspam policy=default score=0 spamscore=0',
    'X-Bogosity: Ham, tests=bogofilter',
    'X-Spam-Level: ***',
    'X-Yandex-Spam: 1',
  ])('%s says nothing', async (header) => {
    expect((await signs(header)).markedBy).toBeNull();
  });

  it('finds what a letter is like: how it is made and where its answers go', async () => {
    const { features } = await signs(
      'Reply-To: x@elsewhere.example',
      'X-Mailer: PHPMailer 5.2',
      'X-Priority: 1 (Highest)',
    );
    expect(features).toEqual(expect.arrayContaining(['answers-elsewhere', 'mailer phpmailer', 'urgent', 'dateless']));
  });
});
