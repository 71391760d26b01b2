import { Fragment } from 'react';

/** A place in a document: where it does not fit it is broken at its slashes, not in the middle of a name. */
export const Place = ({ pointer }: { pointer: string }) => (
  <code className="place-name">
    {pointer === ''
      ? '–'
      : pointer.split('/').map((part, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                <wbr />/
              </>
            )}
            {part}
          </Fragment>
        ))}
  </code>
);

/** A name that is made for machines: broken after its signs, not in the middle of a word. */
export const MachineName = ({ name }: { name: string }) => (
  <code className="code">
    {name.split(/(?<=[:_/])|(?=@)/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </code>
);
