import { Field, Float, ID, ObjectType } from 'type-graphql';
import { LINK_METHODS } from '../../src/domain/matching/judge-links.ts';
import { LINK_STATES, type LinkState } from '../../src/store/links/links.ts';
import { connectionOf } from '../shared/connection.ts';
import { registerEnum } from '../shared/enums.ts';
import { UserErrorType } from '../shared/user-error.type.ts';

const LinkStateEnum = registerEnum(
  'LinkState',
  'CANDIDATE: for a person to decide. FOUND: by a rule, in use until somebody decides otherwise. CONFIRMED and CUT: decided, no rule changes it.',
  LINK_STATES,
);
const LinkMethod = registerEnum(
  'LinkMethod',
  'EXTERNAL_ID: Enerflo names our customer id. MATCHING: two independent features agree. MANUAL: a person.',
  LINK_METHODS,
);

@ObjectType('CustomerLink', { description: 'A customer of the ERP and one of Enerflo that are, or may be, one and the same.' })
export class CustomerLinkType {
  @Field(() => LinkStateEnum)
  state!: LinkState;

  @Field(() => LinkMethod)
  method!: string;

  @Field(() => Float, { description: '0 to 1; an order, no probability.' })
  confidence!: number;

  @Field(() => ID)
  enerfloCustomerId!: string;

  @Field(() => String, { description: 'The name of the ERP.' })
  erpSource!: string;

  @Field(() => String, { nullable: true, description: 'Who confirmed or cut it.' })
  decidedBy!: string | null;
}

export const CustomerLinkConnection = connectionOf('CustomerLink', () => CustomerLinkType);

@ObjectType('LinkPayload')
export class LinkPayloadType {
  @Field(() => CustomerLinkType, { nullable: true })
  link!: CustomerLinkType | null;

  @Field(() => [UserErrorType])
  userErrors!: UserErrorType[];
}
