import type { Install } from '../../src/domain/install.ts';
import { keyOf, type Reference } from '../shared/reference.ts';

export const installReference: Reference<Install> = (key, { loaders }) => loaders.enerflo.installById.load(keyOf(key, 'id'));
