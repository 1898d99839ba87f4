/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { LanguageChoice, PageFrame, PublicFrame } from '../page-frame.tsx';

export interface Place {
  language: Language;
  languages: readonly Language[];
  company: string;
  /** Whose places stand in the header; undefined where no help centre is open. */
  centre: Centre | undefined;
  /** The page in another language. */
  addressOf(language: Language): string;
}

/** What the customers' own pages stand in: the help centre's frame, or the company's name alone. */
export function MyFrame(props: Place & { title: string; tools?: Child; foot?: Child; children?: Child }) {
  const { centre, language, title, addressOf } = props;
  const t = translator(language);
  if (centre?.languages.includes(language))
    return (
      <PublicFrame
        centre={centre}
        language={language}
        title={title}
        place="requests"
        sheet="my"
        addressOf={addressOf}
        tools={props.tools}
        foot={props.foot}
      >
        {props.children}
      </PublicFrame>
    );
  return (
    <PageFrame
      language={language}
      title={title}
      company={props.company}
      sheet="my"
      aside={
        <>
          {props.tools}
          <LanguageChoice t={t} chosen={language} offered={props.languages} addressOf={addressOf} />
        </>
      }
    >
      {props.children}
      {props.foot}
    </PageFrame>
  );
}
