import { Checkbox, Menu, Radio, Switch } from '@mantine/core';
import { IconArrowsExchange, IconDots, IconMoon, IconStar, IconTag, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  ChannelIcon,
  Chip,
  Clock,
  ClockChip,
  IconButton,
  Key,
  LanguageMark,
  Meter,
  PasswordField,
  PriorityGlyph,
  SelectField,
  Sentence,
  SentenceInput,
  SentenceToken,
  type ShownStatus,
  StatusBadge,
  StatusGlyph,
  TextAreaField,
  TextField,
  useNow,
} from '../../ui/index.ts';
import { Block, Line } from './block.tsx';
import css from './gallery.module.css';

const statuses: ShownStatus[] = ['new', 'open', 'waiting', 'on_hold', 'snoozed', 'solved', 'closed'];
const minutes = 60_000;

export function Parts() {
  return (
    <>
      <Buttons />
      <Marks />
      <Clocks />
      <Fields />
      <Sentences />
    </>
  );
}

function Buttons() {
  const [on, setOn] = useState(false);
  return (
    <Block name="Buttons">
      <Line>
        <Button kind="filled" keys="mod+enter">
          Send and wait
        </Button>
        <Button>Second</Button>
        <Button kind="soft">Soft</Button>
        <Button kind="quiet">Quiet</Button>
        <Button kind="danger">Delete…</Button>
        <Button kind="note">Keep note</Button>
        <Button disabled>Not yet</Button>
      </Line>
      <Line>
        <Button kind="filled" busy>
          At work
        </Button>
        <Button busy>At work</Button>
        <Button size={44}>Phone, 44</Button>
        <Button size={40}>Large, 40</Button>
        <Button>Usual, 32</Button>
        <Button size={28} keys="e">
          Small, 28
        </Button>
        <Button size={24}>Tiny, 24</Button>
      </Line>
      <Line>
        <IconButton label="Snooze" icon={<IconMoon size={17} stroke={1.6} />} on={on} onClick={() => setOn(!on)} />
        <IconButton label="Hand over" icon={<IconArrowsExchange size={17} stroke={1.6} />} />
        <IconButton label="Not now" icon={<IconStar size={17} stroke={1.6} />} disabled />
        <Menu width={210}>
          <Menu.Target>
            <IconButton label="More" icon={<IconDots size={17} stroke={1.6} />} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMoon size={16} stroke={1.6} />} rightSection={<Key keys="s" />}>
              Snooze
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowsExchange size={16} stroke={1.6} />} rightSection={<Key keys="h" />}>
              Hand over
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} color="var(--sp-attn-ink)">
              Delete…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Key keys="mod+k" />
        <Key keys="g n" />
        <Key keys="?" />
      </Line>
    </Block>
  );
}

function Marks() {
  return (
    <Block name="Status, priority, channel, chips">
      <Line>
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </Line>
      <Line>
        {statuses.map((status) => (
          <StatusGlyph key={status} status={status} size={18} />
        ))}
      </Line>
      <Line>
        {(['low', 'normal', 'high', 'urgent'] as const).map((priority) => (
          <span key={priority} className={css.pair}>
            <PriorityGlyph priority={priority} /> {priority}
          </span>
        ))}
      </Line>
      <Line>
        {['email', 'chat', 'form', 'phone', 'social', 'messenger', 'forum'].map((channel) => (
          <span key={channel} className={css.pair}>
            <ChannelIcon channel={channel} size={16} /> {channel}
          </span>
        ))}
        {['it', 'en', 'es', 'ro'].map((language) => (
          <LanguageMark key={language} language={language} />
        ))}
      </Line>
      <Line>
        <Chip icon={<IconTag size={13} stroke={1.8} />}>Luna 2 › Charging</Chip>
        <Chip tone="ours">Promised</Chip>
        <Chip tone="attention">38 min</Chip>
        <Chip tone="note">Team only</Chip>
        <Chip tone="waiting">Their turn</Chip>
        <Chip tone="special" icon={<IconStar size={13} stroke={1.8} />}>
          VIP
        </Chip>
        <Chip onClick={() => undefined} pressed>
          Pressed
        </Chip>
        <Chip onClick={() => undefined} pressed={false}>
          To press
        </Chip>
      </Line>
      <div className={css.two}>
        <div>
          Load, 7 of 12
          <Meter value={7} of={12} label="Load, 7 of 12" />
        </div>
        <div>
          At the soft stop, 12 of 12
          <Meter value={12} of={12} label="Load, 12 of 12" tooMuch />
        </div>
      </div>
    </Block>
  );
}

function Clocks() {
  const now = useNow();
  const due = (inMinutes: number) => new Date(now + inMinutes * minutes).toISOString();
  return (
    <Block name="Clocks">
      <Line>
        {[230, 38.5, -65, 2_900].map((ahead) => (
          <Clock key={ahead} due={due(ahead)} />
        ))}
        <Clock due={due(300)} promised />
        <Clock due={due(20)} promised />
      </Line>
      <Line>
        {[230, 38.5, -65, 2_900].map((ahead) => (
          <ClockChip key={ahead} due={due(ahead)} />
        ))}
        <ClockChip due={due(300)} promised />
      </Line>
    </Block>
  );
}

function Fields() {
  return (
    <Block name="Fields">
      <div className={css.two}>
        <TextField label="Name" defaultValue="Anca Dobre" />
        <TextField label="Empty" placeholder="Bucur…" hint="Starts at step 1, with you." />
        <TextField label="Wrong" defaultValue="31 November" error="November has 30 days." />
        <SelectField
          label="Choice"
          data={['Warranty return', 'Question', 'Invoice']}
          hint="Starts at step 1, with you."
        />
        <PasswordField label="Password" defaultValue="long enough to keep" />
        <TextField label="Not now" defaultValue="Needs the mailbox first" disabled />
        <TextAreaField label="More words" autosize minRows={2} defaultValue="The plug sits crooked in photo 1." />
      </div>
      <br />
      <Line>
        <Checkbox label="Checked" defaultChecked />
        <Checkbox label="Not yet" />
        <Radio name="one" label="One" defaultChecked />
        <Radio name="one" label="Other" />
        <Switch label="On" defaultChecked />
        <Switch label="Off" />
      </Line>
    </Block>
  );
}

function Sentences() {
  const [days, setDays] = useState<'week' | 'all'>('week');
  const [from, setFrom] = useState('09:00');
  return (
    <Block name="Sentences">
      <Sentence>
        The counter is open{' '}
        <SentenceToken
          label="Days"
          value={days}
          onChange={setDays}
          options={[
            { value: 'week', label: 'Monday to Friday' },
            { value: 'all', label: 'every day' },
          ]}
        />{' '}
        from <SentenceInput label="From" type="time" width={92} value={from} onChange={setFrom} /> on, in{' '}
        <SentenceToken
          label="Zone"
          value="Rome"
          onChange={() => undefined}
          options={[{ value: 'Rome', label: 'Rome' }]}
          disabled
        />{' '}
        time.
      </Sentence>
    </Block>
  );
}
