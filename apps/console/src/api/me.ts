import { useQuery } from '@tanstack/react-query';
import { api, ask } from './client.js';

/** Who is signed in. Pages below the shell may rely on it being there. */
export function useMe() {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => ask(api.GET('/api/v1/auth/me', { signal })),
    staleTime: 60_000,
  });
  const can = (action: string, subject: string): boolean =>
    data?.can.includes(`${action}:${subject}`) ?? false;
  /** Where this person works: the unit of the first role; `*`: everywhere. */
  const home = data?.roles[0]?.unit ?? null;
  /** Whether a role of theirs is held at this unit or above it: records beyond are to be read only. */
  const reaches = (unitPath: string): boolean =>
    data?.roles.some((role) => unitPath.startsWith(role.unitPath)) ?? false;
  return { me: data, can, home, reaches };
}
