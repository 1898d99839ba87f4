import { IconInbox, IconMoon, IconSitemap, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import {
  ChannelIcon,
  CustomerMessage,
  EventLine,
  Face,
  FaceStack,
  FoldedMessage,
  GatheredEvents,
  GroupName,
  NoteMessage,
  OurReply,
  PanelHeader,
  RelativeTime,
  SectionHeader,
  useNow,
  ViewItem,
} from '../../ui/index.ts';
import { Block, Line } from './block.tsx';
import css from './gallery.module.css';

const team = [
  { id: 'marta', name: 'Marta Rinaldi' },
  { id: 'tomas', name: 'Tomás Ibáñez' },
  { id: 'ioana', name: 'Ioana Munteanu' },
  { id: 'chiara', name: 'Chiara Bassi' },
  { id: 'owen', name: 'Owen Price' },
  { id: 'nuria', name: 'Nuria Vidal' },
];
const [marta, , ioana, chiara] = team as [(typeof team)[0], (typeof team)[0], (typeof team)[0], (typeof team)[0]];
const giulia = { id: 'giulia', name: 'Giulia Ferraro' };
const hour = 3_600_000;

export function People() {
  const now = useNow();
  const ago = (hours: number) => new Date(now - hours * hour).toISOString();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Block name="People">
        <Line>
          {[16, 20, 22, 24, 28, 32, 36, 52].map((size) => (
            <Face key={size} person={marta} size={size} />
          ))}
        </Line>
        <Line>
          {[16, 20, 24, 36, 52].map((size) => (
            <Face key={size} person={giulia} size={size} customer />
          ))}
          <FaceStack people={team} size={28} ground="var(--sp-surface)" />
          {team.map((person) => (
            <Face key={person.id} person={person} size={28} />
          ))}
        </Line>
      </Block>
      <Block name="Messages">
        <div className={css.thread}>
          <GatheredEvents open={open} onToggle={() => setOpen(!open)}>
            6 changes, 17 November
          </GatheredEvents>
          <FoldedMessage
            who={giulia}
            customer
            at={ago(90)}
            firstWords="Buongiorno, la mia Luna 2 da lunedì non dà più segni di vita, né con il cavo né con la base"
            onOpen={() => undefined}
          />
          <FoldedMessage
            who={chiara}
            customer={false}
            note
            at={ago(40)}
            firstWords="Asked the workshop about batch 26-08."
            onOpen={() => undefined}
          />
          <OurReply who={marta} at={ago(26)} facts="Reply, sent">
            Buongiorno Giulia, mi dispiace. Mi manda due foto, una della presa USB e una del retro con il numero di
            serie?
          </OurReply>
          <CustomerMessage who={giulia} at={ago(1)} facts={<ChannelIcon channel="email" />}>
            Buongiorno Marta, ho provato anche con un altro cavo, ma la spia resta spenta. Mi serve per tornare a casa
            la sera: cosa posso fare?
          </CustomerMessage>
          <EventLine at={ago(0.8)} icon={<IconSitemap size={14} stroke={1.6} />}>
            <b>Warranty return</b> moved to step 3
          </EventLine>
          <NoteMessage who={ioana} at={ago(0.2)}>
            The plug sits crooked in photo 1, so water got past the seal. I would swap it and not ask for the old one.
          </NoteMessage>
        </div>
      </Block>
      <Block name="Times, by age">
        <Line>
          {[0.5, 24, 72, 24 * 12, 24 * 100, 24 * 500].map((hours) => (
            <RelativeTime key={hours} at={ago(hours)} />
          ))}
        </Line>
        <Line>
          {[2, 24, 72, 24 * 12].map((hours) => (
            <RelativeTime key={hours} at={ago(-hours)} ahead />
          ))}
        </Line>
      </Block>
      <Block name="Panels and views">
        <div className={css.well}>
          <PanelHeader title="What next" count={14} level={3} />
          <div className={css.views}>
            <ViewItem to="/gallery" icon={<IconInbox size={16} stroke={1.6} />} count={14} current>
              What next
            </ViewItem>
            <ViewItem to="/gallery" icon={<IconUser size={16} stroke={1.6} />} count={6} current={false}>
              Mine
            </ViewItem>
            <ViewItem to="/gallery" icon={<IconMoon size={16} stroke={1.6} />} count={4} attention current={false}>
              Promised to customers
            </ViewItem>
            <GroupName>Team</GroupName>
            <SectionHeader title="Warranty return" after="step 3 of 6" />
          </div>
        </div>
      </Block>
    </>
  );
}
