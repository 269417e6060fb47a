import type { Fault, Parts, Reading } from '../parts';

type Set = Parts['indicatorSets'][number];

/** The maxima of a set make up its whole scale: what each indicator gives is a share of it. */
export const checkIndicators = ({ parts }: Reading): readonly Fault[] => parts.indicatorSets.flatMap(wholeFaults);

function wholeFaults({ value, fault }: Set): Fault[] {
  const sum = value.dimensions.flatMap(({ indicators }) => indicators).reduce((all, { max }) => all + max, 0);
  return sum === value.scale ? [] : [fault(`the maxima make ${sum}, the scale is ${value.scale}`, 'scale')];
}
