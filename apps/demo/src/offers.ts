import type { Api } from './api.js';
import { until } from './patience.js';
import type { Crew } from './people.js';

const PLAN_MS = 30_000;

/** The offer of an order as this operator has it, once the planner made it. */
export async function offerAt(operator: Api, order: string): Promise<string> {
  const offer = await until({ what: `order ${order} was offered`, withinMs: PLAN_MS }, async () => {
    const { items } = await operator.get<{ items: { id: string }[] }>('/api/v1/offers', { order });
    return items[0];
  });
  return offer.id;
}

export const acceptOffer = (operator: Api, offer: string): Promise<unknown> =>
  operator.post(`/api/v1/offers/${offer}/answer`, { answer: 'accept' });

export const declineOffer = (operator: Api, offer: string, reason: string): Promise<unknown> =>
  operator.post(`/api/v1/offers/${offer}/answer`, { answer: 'decline', reason });

/** A normal item from above is an offer: the operator of each commune takes it. */
export async function acceptOffers(crew: Crew, order: string): Promise<void> {
  for (const login of ['van-hanh-1', 'van-hanh-2'] as const)
    await acceptOffer(crew(login), await offerAt(crew(login), order));
}
