import { IconEye, IconMenu2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Desk } from '../../../contract/desks.ts';
import type { RequestType } from '../../../contract/fields.ts';
import type { Mailbox } from '../../../contract/mailboxes.ts';
import { useMe } from '../../api/index.ts';
import { isLanguage, type Language, useT } from '../../i18n/index.ts';
import { Columns, useCommands, usePanels, useTitle } from '../../shell/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { AddressesPlace } from './addresses-place.tsx';
import type { Draft } from './asking.ts';
import { desksAsked } from './asking.ts';
import { CompanyPlace } from './company-place.tsx';
import { ContactFormPlace } from './contact-form-place.tsx';
import { CustomersSee } from './customers-see.tsx';
import { DesksPlace } from './desks-place.tsx';
import { CategoriesPlace } from './fields/categories-place.tsx';
import { CustomFieldsPlace } from './fields/custom-fields-place.tsx';
import { FormPreview } from './fields/form-preview.tsx';
import { RequestTypesPlace } from './fields/request-types-place.tsx';
import { TagsPlace } from './fields/tags-place.tsx';
import { HelpCentreLook } from './help-centre-look.tsx';
import { HelpCentrePlace } from './help-centre-place.tsx';
import { HoursPlace } from './hours-place.tsx';
import { KeptPlace } from './kept-place.tsx';
import { Waiting } from './load-states.tsx';
import { MailPlace } from './mail/mail-place.tsx';
import { MailboxTest } from './mail/mailbox-test.tsx';
import { MailsPlace } from './mails-place.tsx';
import { MePlace } from './me-place.tsx';
import { NamesPlace } from './names-place.tsx';
import { NotificationsPlace } from './notifications-place.tsx';
import { placeAt, placesFor } from './places.ts';
import { PlacesColumn } from './places-column.tsx';
import { SatisfactionPlace } from './satisfaction-place.tsx';
import css from './settings-page.module.css';
import { SpamPlace } from './spam-place.tsx';
import { TeammatesPlace } from './teammates-place.tsx';
import { TeamsPlace } from './teams-place.tsx';
import { TestMessage } from './test-message.tsx';
import { TokensPlace } from './tokens-place.tsx';
import { WebhooksPlace } from './webhooks-place.tsx';

const deskOf = ({ id, name }: { id: string; name: string }) => ({ deskId: id, deskName: name });

/** Settings: places on the left in words, one readable column, and on the right what customers see of it. */
export default function SettingsPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const panels = usePanels();
  const { place: name } = useParams({ from: '/frame/settings/$place' });
  const search = useSearch({ from: '/frame/settings/$place' });
  const groups = useMemo(() => placesFor(me), [me]);
  const place = placeAt(groups, name, search.desk);
  const scroll = useRef<HTMLElement>(null);
  /** Which place it is, so that each starts fresh and at its top. */
  const which = `${place?.name ?? ''} ${place?.desk?.id ?? ''}`;

  const title = place ? t(place.label) : t('settings.title');
  useTitle(place?.desk ? `${title}, ${place.desk.name}` : title);
  useCommands(
    groups.flatMap((group) =>
      group.places.map((one) => ({
        id: `settings ${one.name} ${one.desk?.id ?? ''}`,
        label: one.desk ? t('settings.ofDesk', { place: t(one.label), desk: one.desk.name }) : t(one.label),
        alias: t(one.alias),
        group: t('settings.title'),
        icon: <one.icon size={17} stroke={1.6} />,
        run: () =>
          void navigate({
            to: '/settings/$place',
            params: { place: one.name },
            search: one.desk ? { desk: one.desk.id } : {},
          }),
      })),
    ),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is read from its beginning
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [which]);

  const desks = useQuery({ ...desksAsked, enabled: place?.desk !== undefined });
  const desk = desks.data?.find((one) => one.id === place?.desk?.id);

  const [draft, setDraft] = useState<Draft>();
  const [wishedLanguage, setWishedLanguage] = useState<Language>();
  useEffect(() => {
    if (search.language !== undefined && isLanguage(search.language)) setWishedLanguage(search.language);
  }, [search.language]);
  const offered = desk?.languages ?? [];
  const language = wishedLanguage !== undefined && offered.includes(wishedLanguage) ? wishedLanguage : offered[0];

  const [shownType, setShownType] = useState<RequestType>();
  const [tested, setTested] = useState<Mailbox>();
  let side: ReactNode;
  const sideName = t('settings.see.title');
  if (place?.name === 'mail') {
    side = tested && <MailboxTest mailbox={tested} />;
  } else if (place?.name === 'types') {
    side = shownType?.deskId === place.desk?.id && shownType && <FormPreview key={shownType.deskId} type={shownType} />;
  } else if (place?.name === 'help') {
    side = place.desk && language && (
      <HelpCentreLook deskId={place.desk.id} language={language} onLanguage={setWishedLanguage} />
    );
  } else if (place?.name === 'fields' || place?.name === 'categories' || place?.name === 'satisfaction') {
    side = undefined;
  } else if (desk && language && place?.name === 'addresses') {
    side = <TestMessage key={desk.id} desk={desk} />;
  } else if (desk && language) {
    side = (
      <CustomersSee
        desk={desk}
        language={language}
        onLanguage={setWishedLanguage}
        draft={place?.name === 'mails' && draft?.language === language ? draft : undefined}
        whole={place?.name === 'mails'}
      />
    );
  }

  const content = (): ReactNode => {
    if (!place) {
      return (
        <div className={css.narrow}>
          <EmptyState title={t('settings.noPlace.title')}>{t('settings.noPlace.text')}</EmptyState>
        </div>
      );
    }
    switch (place.name) {
      case 'mail':
        return (
          <MailPlace
            answer={search.permission}
            onTest={(mailbox) => {
              setTested(mailbox);
              if (panels.breakpoint !== 'wide') panels.setSideOpen(true);
            }}
          />
        );
      case 'spam':
        return <SpamPlace />;
      case 'teammates':
        return <TeammatesPlace />;
      case 'teams':
        return <TeamsPlace />;
      case 'tags':
        return <TagsPlace />;
      case 'help':
        return (
          place.desk && (
            <HelpCentrePlace
              key={place.desk.id}
              deskId={place.desk.id}
              language={language}
              onLanguage={setWishedLanguage}
            />
          )
        );
      case 'satisfaction':
        return place.desk && <SatisfactionPlace key={place.desk.id} deskId={place.desk.id} />;
      case 'types':
        return place.desk && <RequestTypesPlace {...deskOf(place.desk)} onShow={setShownType} />;
      case 'fields':
        return place.desk && <CustomFieldsPlace {...deskOf(place.desk)} />;
      case 'categories':
        return place.desk && <CategoriesPlace {...deskOf(place.desk)} />;
      case 'desks':
        return <DesksPlace />;
      case 'company':
        return <CompanyPlace />;
      case 'tokens':
        return <TokensPlace />;
      case 'webhooks':
        return <WebhooksPlace />;
      case 'kept':
        return <KeptPlace />;
      case 'me':
        return <MePlace part={search.part} />;
      case 'notifications':
        return <NotificationsPlace />;
      default:
        return (
          <Waiting query={desks}>
            {desk && language
              ? deskPlace(place.name, desk, language)
              : desks.data && <EmptyState title={t('settings.noPlace.title')}>{t('settings.noPlace.text')}</EmptyState>}
          </Waiting>
        );
    }
  };

  const deskPlace = (
    which: 'names' | 'hours' | 'mails' | 'addresses' | 'form',
    of: Desk,
    spoken: Language,
  ): ReactNode => {
    switch (which) {
      case 'names':
        return <NamesPlace desk={of} />;
      case 'form':
        return <ContactFormPlace key={of.id} desk={of} />;
      case 'hours':
        return <HoursPlace desk={of} language={spoken} />;
      case 'mails':
        return <MailsPlace desk={of} language={spoken} onLanguage={setWishedLanguage} onDraft={setDraft} />;
      case 'addresses':
        return (
          <AddressesPlace
            desk={of}
            onTest={panels.breakpoint === 'wide' ? undefined : () => panels.setSideOpen(true)}
          />
        );
    }
  };

  const { breakpoint } = panels;
  // The test has its own button on the page of addresses.
  const sideInBar =
    side !== undefined && breakpoint !== 'wide' && place?.name !== 'addresses' && place?.name !== 'mail';
  const folded = breakpoint === 'phone' || breakpoint === 'narrow';
  return (
    <Columns
      panels={panels}
      viewsWidth={212}
      sideWidth={340}
      views={<PlacesColumn groups={groups} current={place} onGo={() => panels.setViewsOpen(false)} />}
      side={side}
    >
      {folded || sideInBar ? (
        <div className={css.bar}>
          {folded ? (
            <Button
              kind="quiet"
              size={breakpoint === 'phone' ? 44 : 28}
              icon={<IconMenu2 size={18} stroke={1.6} aria-hidden />}
              onClick={() => panels.setViewsOpen(true)}
              aria-haspopup="dialog"
            >
              {place?.desk && breakpoint !== 'phone'
                ? `${t('settings.title')}, ${place.desk.name}`
                : t('settings.title')}
            </Button>
          ) : null}
          <span className={css.grow} />
          {sideInBar ? (
            <Button
              kind={breakpoint === 'phone' ? 'quiet' : 'plain'}
              size={breakpoint === 'phone' ? 44 : 28}
              icon={<IconEye size={16} stroke={1.6} aria-hidden />}
              onClick={() => panels.setSideOpen(true)}
              aria-haspopup="dialog"
            >
              {sideName}
            </Button>
          ) : null}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={css.scroll} ref={scroll} key={which} tabIndex={0} aria-label={title}>
        {content()}
      </section>
    </Columns>
  );
}
