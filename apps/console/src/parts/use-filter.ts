import { useSearchParams } from 'react-router';

/** The filter of a list, kept in the page's address: it can be sent to somebody, and "back" brings it again. */
export function useFilter(): [URLSearchParams, (name: string, value: string | null) => void] {
  const [filter, setFilter] = useSearchParams();
  const set = (name: string, value: string | null): void =>
    setFilter(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        if (name !== 'page') next.delete('page');
        return next;
      },
      { replace: true },
    );
  return [filter, set];
}
