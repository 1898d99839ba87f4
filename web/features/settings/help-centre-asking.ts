import { queryOptions } from '@tanstack/react-query';
import type { HelpCentre, HelpCentreChange } from '../../../contract/help-centre.ts';
import { api, cache } from '../../api/index.ts';

export function helpCentreOf(deskId: string) {
  return queryOptions({
    queryKey: ['help-centre', deskId],
    queryFn: ({ signal }) => api.get<HelpCentre>(`/help-centres/${deskId}`, { signal }),
  });
}

/** Changes it, and shows at once what the server made of it. */
export async function changeHelpCentre(deskId: string, change: HelpCentreChange): Promise<void> {
  show(deskId, await api.patch<HelpCentre>(`/help-centres/${deskId}`, { body: change }));
}

export async function putLogo(deskId: string, picture: Blob): Promise<void> {
  show(deskId, await api.put<HelpCentre>(`/help-centres/${deskId}/logo`, { body: picture }));
}

export async function removeLogo(deskId: string): Promise<void> {
  show(deskId, await api.delete<HelpCentre>(`/help-centres/${deskId}/logo`));
}

function show(deskId: string, centre: HelpCentre): void {
  cache.setQueryData(helpCentreOf(deskId).queryKey, centre);
}
