'use client';

import { useFocusWithin, useWindowEvent } from '@mantine/hooks';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import classes from './chart.module.css';
import { nearest, type PlotGeometry, plotX, timeAt } from './plot-geometry';

export type CursorStop = {
  readonly time: number;
  /** What a screen reader says here. */
  readonly text: string;
};

type Props = {
  readonly label: string;
  readonly stops: readonly CursorStop[];
  readonly geometry: PlotGeometry;
  readonly children: ReactNode;
  /** The note beside the line; its links can be used once it is pinned by a click or Enter. */
  readonly note: (index: number, pinned: boolean) => ReactNode;
};

type Place = { readonly index: number; readonly pinned: boolean };

/** Reads a chart point by point, by pointer and by arrow keys, and pins a point to act on it. */
export function ChartCursor({ label, stops, geometry, children, note }: Props) {
  const [place, setPlace] = useState<Place | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** A press is placed by time; the range's own steps are for keys. */
  const pressed = useRef(false);
  const { ref: area } = useFocusWithin<HTMLDivElement>({ onBlur: () => setPlace(null) });
  const noteId = useId();
  const last = stops.length - 1;
  const shown = place && place.index <= last ? place : null;
  const stop = shown ? stops[shown.index] : null;
  const spoken = stops[shown?.index ?? last]?.text ?? '';

  const follow = (event: PointerEvent<HTMLInputElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const times = stops.map(({ time }) => time);
    return nearest(times, timeAt(geometry, event.clientX - box.left));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      setPlace({ index: shown?.index ?? last, pinned: true });
      requestAnimationFrame(() => document.getElementById(noteId)?.querySelector('a')?.focus());
    }
  };

  return (
    <div ref={area} className={classes.cursorArea}>
      {children}
      <input
        ref={input}
        type="range"
        className={classes.cursorInput}
        aria-label={label}
        aria-valuetext={spoken}
        min={0}
        max={Math.max(last, 0)}
        value={shown?.index ?? Math.max(last, 0)}
        onChange={(event) => {
          if (!pressed.current) setPlace({ index: Number(event.target.value), pinned: false });
        }}
        onFocus={() => setPlace((now) => now ?? { index: last, pinned: false })}
        onKeyDown={onKey}
        onPointerMove={(event) => {
          if (!place?.pinned) setPlace({ index: follow(event), pinned: false });
        }}
        onPointerLeave={() => {
          if (!place?.pinned) setPlace(null);
        }}
        onPointerDown={(event) => {
          event.preventDefault();
          pressed.current = true;
          setPlace({ index: follow(event), pinned: true });
          event.currentTarget.focus({ preventScroll: true });
        }}
        onPointerUp={() => {
          pressed.current = false;
        }}
        onPointerCancel={() => {
          pressed.current = false;
        }}
      />
      {shown && stop ? (
        <Note
          id={noteId}
          x={plotX(geometry, stop.time)}
          width={geometry.width}
          pinned={shown.pinned}
          onClose={() => {
            if (shown.pinned) input.current?.focus();
            setPlace(null);
          }}
        >
          {note(shown.index, shown.pinned)}
        </Note>
      ) : null}
    </div>
  );
}

type NoteProps = {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly pinned: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function Note({ id, x, width, pinned, onClose, children }: NoteProps) {
  const onRight = x < width / 2;
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape') onClose();
  });
  return (
    <>
      <span className={classes.cursorLine} style={{ left: x }} aria-hidden />
      <div
        id={id}
        className={classes.note}
        data-pinned={pinned || undefined}
        style={onRight ? { left: x + 12 } : { right: width - x + 12 }}
      >
        {children}
      </div>
    </>
  );
}
