import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../src/context.ts';
import type { Install, Milestone } from '../../src/domain/install.ts';
import { MilestoneType } from '../milestone/milestone.type.ts';
import { InstallType } from './install.type.ts';
import { EquipmentType, FormattedFieldType, InstallCostType, MarketType, OfficeType, SolarDesignType } from './install-parts.type.ts';

/** Fields that Enerflo's list leaves out: rows of a list read the whole install for them, one call per install. */
@Resolver(() => InstallType)
export class WholeInstallResolver {
  @FieldResolver(() => [MilestoneType], { nullable: true, description: 'In the installer’s order.' })
  async milestones(@Root() install: Install, @Ctx() context: GraphContext): Promise<readonly Milestone[]> {
    return (await whole(install, context)).milestones;
  }

  @FieldResolver(() => MilestoneType, { nullable: true })
  async currentMilestone(@Root() install: Install, @Ctx() context: GraphContext): Promise<Milestone | null> {
    const { milestones, currentMilestoneId } = await whole(install, context);
    return milestones.find(({ id }) => id === currentMilestoneId) ?? null;
  }

  @FieldResolver(() => OfficeType, { nullable: true })
  async office(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['office']> {
    return (await whole(install, context)).office;
  }

  @FieldResolver(() => MarketType, { nullable: true })
  async market(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['market']> {
    return (await whole(install, context)).market;
  }

  @FieldResolver(() => InstallCostType, { nullable: true })
  async cost(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['cost']> {
    return (await whole(install, context)).cost;
  }

  @FieldResolver(() => EquipmentType, { nullable: true })
  async panel(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['panel']> {
    return (await whole(install, context)).panel;
  }

  @FieldResolver(() => EquipmentType, { nullable: true })
  async inverter(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['inverter']> {
    return (await whole(install, context)).inverter;
  }

  @FieldResolver(() => String, { nullable: true })
  async utilityCompany(@Root() install: Install, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(install, context)).utilityCompany;
  }

  @FieldResolver(() => String, { nullable: true })
  async lender(@Root() install: Install, @Ctx() context: GraphContext): Promise<string | null> {
    return (await whole(install, context)).lender;
  }

  @FieldResolver(() => [FormattedFieldType], { nullable: true })
  async formattedFields(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['formattedFields']> {
    return (await whole(install, context)).formattedFields;
  }

  @FieldResolver(() => SolarDesignType, { nullable: true })
  async solarDesign(@Root() install: Install, @Ctx() context: GraphContext): Promise<Install['solarDesign']> {
    return (await whole(install, context)).solarDesign;
  }
}

const whole = async (install: Install, { loaders }: GraphContext): Promise<Install> =>
  install.isPartial ? ((await loaders.enerflo.installById.load(install.id)) ?? install) : install;
