import { describe, expect, it } from '@jest/globals';
import { changed, daysFrom, filePath, filterOf } from './filter.js';

const TODAY = '2026-11-22';
const of = (query: string) => filterOf(new URLSearchParams(query), TODAY);

describe('the filter of the log in the address', () => {
  it('is today without anything', () => {
    expect(of('')).toEqual({ from: TODAY, to: TODAY });
  });

  it('keeps what it knows and leaves out nonsense', () => {
    expect(of('from=2026-11-01&to=2026-11-05&end=missed&kind=alert&late=true&station=s1')).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-05', end: 'missed', kind: 'alert', late: 'true', station: 's1' },
    });
    expect(of('from=yesterday&end=nothing&kind=1&late=no')).toEqual({ from: TODAY, to: TODAY });
    expect(of('from=2026-11-01')).toEqual({ from: '2026-11-01' });
    expect(of('to=2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-01' });
  });

  it('another filter begins at the first page', () => {
    const next = changed(new URLSearchParams('page=4&end=missed&station=s1'), { end: null, late: 'true' });
    expect(next.toString()).toBe('station=s1&late=true');
  });

  it('files speak of the same rows', () => {
    expect(filePath('csv', of('end=missed'))).toBe(
      '/api/v1/as-run.csv?from=2026-11-22&to=2026-11-22&end=missed',
    );
  });

  it.each([
    [TODAY, -6, '2026-11-16'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %d days is %s', (date, days, wanted) => {
    expect(daysFrom(date, days)).toBe(wanted);
  });
});
