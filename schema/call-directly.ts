import type { GraphQLFieldResolver } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GraphContext } from '../src/context.ts';

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;
type Field = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];
type Param = NonNullable<Field['params']>[number];
type ReadParam = (root: unknown, args: Readonly<Record<string, unknown>>, context: GraphContext) => unknown;

/**
 * The method of a field as a plain resolver; undefined where type-graphql has more to do than to call it. It looks up what the parameters are
 * for each value again and waits for their validation, of which we have none: for fields of lists that costs more than the fields.
 */
export const callDirectly = (typeName: string, fieldName: string): Resolver | undefined => {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  const target = objectTypes.find(({ name }) => name === typeName)?.target;
  const field = fieldResolvers.find((one) => one.getObjectType?.() === target && (one.schemaName ?? one.methodName) === fieldName);
  if (target === undefined || field === undefined) return undefined;
  const params = (field.params ?? []).toSorted((one, other) => one.index - other.index).map(toReadParam);
  const isPlain = field.kind === 'external' && (field.middlewares ?? []).length === 0 && (field.roles ?? []).length === 0;
  return isPlain && params.every((read) => read !== undefined) ? toResolver(field, params) : undefined;
};

/** Resolver classes have no state: one instance for all. */
const toResolver = ({ target, methodName }: Field, params: readonly ReadParam[]): Resolver | undefined => {
  const instance: object = Reflect.construct(target, []);
  const method: unknown = Reflect.get(instance, methodName);
  if (typeof method !== 'function') return undefined;
  return (root, args, context) =>
    Reflect.apply(
      method,
      instance,
      params.map((read) => read(root, args, context)),
    );
};

/** undefined: type-graphql reads it, as it does inputs and what is converted or checked. */
const toReadParam = (param: Param): ReadParam | undefined => {
  if (param.kind === 'root' && param.propertyName === undefined && param.getType === undefined) return (root) => root;
  if (param.kind === 'context' && param.propertyName === undefined) return (_root, _args, context) => context;
  if (param.kind !== 'args' && param.kind !== 'arg') return undefined;
  const type = param.getType();
  if (param.kind === 'arg') return isInput(type) ? undefined : (_root, args) => args[param.name];
  return typeof type === 'function' && holdsScalarsOnly(type) ? (_root, args) => Object.assign(Object.create(type.prototype), args) : undefined;
};

const holdsScalarsOnly = (type: object): boolean => {
  if (Object.getPrototypeOf(type) !== Function.prototype) return false;
  const { argumentTypes } = getMetadataStorage();
  const fields = argumentTypes.find(({ target }) => target === type)?.fields;
  return fields?.every((field) => !isInput(field.getType())) ?? false;
};

const isInput = (type: unknown): boolean => getMetadataStorage().inputTypes.some(({ target }) => target === type);
