import { useSearchParams } from 'react-router';

/** The page that an address asks for, from 1; nonsense in it is the first. */
export function pageIn(search: URLSearchParams): number {
  const page = Number(search.get('page'));
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
}

/** The page of a list, kept in its address: "back" brings it again, also from what the list leads to. */
export function usePage(): [page: number, turnTo: (page: number, how?: { replace: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const turnTo = (page: number, how?: { replace: boolean }): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (page > 1) next.set('page', String(page));
      else next.delete('page');
      return next;
    }, how);
  return [pageIn(search), turnTo];
}
