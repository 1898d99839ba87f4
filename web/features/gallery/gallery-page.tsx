import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTitle } from '../../shell/index.ts';
import { PanelHeader } from '../../ui/index.ts';
import { Foundations } from './foundations.tsx';
import css from './gallery.module.css';
import { Parts } from './parts.tsx';
import { People } from './people.tsx';
import { States } from './states.tsx';

/** Every part of the kit in every state, for those who build with it. In English only: it is not for teammates. */
export default function GalleryPage() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useTitle('Parts');
  return (
    <div className={css.page}>
      <PanelHeader
        level={1}
        title="Parts"
        after={
          <SegmentedControl
            aria-label="Theme of this page"
            value={colorScheme}
            onChange={setColorScheme}
            data={[
              { value: 'auto', label: 'Auto' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        }
      />
      <div className={css.sheet}>
        <Parts />
        <People />
        <States />
        <Foundations />
      </div>
    </div>
  );
}
