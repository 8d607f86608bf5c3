/** A line of the help: *words between stars* are words of the screen. */
import classes from './help.module.css';

export const HelpText = ({ text }: { readonly text: string }) =>
  text.split('*').map((part, at) =>
    at % 2 === 1 ? (
      // oxlint-disable-next-line no-array-index-key -- the parts of one line never move
      <b key={at} className={classes.word}>
        {part}
      </b>
    ) : (
      part
    ),
  );
