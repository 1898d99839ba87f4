import { Button, confirm, EmptyState, ErrorState, LoadingRows, toast } from '../../ui/index.ts';
import { Block, Line } from './block.tsx';
import css from './gallery.module.css';

const undoWindow = 8_000;

export function States() {
  return (
    <>
      <Block name="Empty, and glad of it">
        <div className={css.well}>
          <EmptyState
            done
            title="Nobody is waiting"
            action={
              <>
                <Button size={28}>Write the article on 35 mm bars</Button>
                <Button size={28} kind="quiet">
                  Take a break
                </Button>
              </>
            }
          >
            42 answered today, the last one at 15:48.
          </EmptyState>
        </div>
      </Block>
      <Block name="Empty elsewhere">
        <div className={css.well}>
          <EmptyState
            title="Nothing says “braklight” from a shop"
            action={<Button size={28}>Search everywhere</Button>}
          >
            Close to it: brake light, 6 tickets.
          </EmptyState>
        </div>
      </Block>
      <Block name="Loading, after 300 ms">
        <div className={css.well}>
          <LoadingRows rows={4} always />
        </div>
      </Block>
      <Block name="Something broke">
        <div className={css.well}>
          <ErrorState
            title="The list did not come"
            action={
              <Button size={28} kind="filled">
                Try now
              </Button>
            }
            next="next try in 8 s"
          >
            The server has not answered since 11:18. Your draft to Giulia is safe on this device and goes out when it is
            back.
          </ErrorState>
        </div>
      </Block>
      <Block name="Toasts and questions">
        <Line>
          <Button
            size={28}
            onClick={() => toast({ title: 'Snoozed until Monday', undo: () => toast({ title: 'Back in the list' }) })}
          >
            With undo
          </Button>
          <Button
            size={28}
            onClick={() =>
              toast({
                title: 'Goes to Giulia',
                text: (seconds) => `in ${seconds} s`,
                lasts: undoWindow,
                undo: () => toast({ title: 'Back in the composer' }),
                onTimeOver: () => toast({ title: 'Sent' }),
              })
            }
          >
            Counting down
          </Button>
          <Button
            size={28}
            onClick={() =>
              toast({
                tone: 'failed',
                title: 'The merge was taken back.',
                text: '#3981 was closed by Tomás first.',
                action: { label: 'Look', run: () => undefined },
              })
            }
          >
            Failed
          </Button>
          <Button
            size={28}
            onClick={async () => {
              const yes = await confirm({
                title: 'Close 5,000 tickets?',
                text: 'Nobody is written to.',
                yes: 'Close them',
                no: 'Leave them',
              });
              toast({ title: yes ? 'Closed' : 'Left as they are' });
            }}
          >
            A question
          </Button>
          <Button
            size={28}
            kind="danger"
            onClick={() =>
              void confirm({
                title: 'Erase Giulia Ferraro?',
                text: 'Her messages, photos and notes go for good.',
                yes: 'Erase her',
                no: 'Keep her',
                danger: true,
                byName: 'Giulia Ferraro',
              })
            }
          >
            Erase…
          </Button>
        </Line>
      </Block>
    </>
  );
}
