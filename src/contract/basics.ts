/** The schemas that calls of every kind share. */
import { z } from 'zod';

export const id = z.string().regex(/^[a-z0-9-]{1,64}$/);

export const text = (max: number) => z.string().max(max);

/** A page of a list: at most 500 items. */
export const page = {
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(500),
};
