export const today = {
  title: 'Việc hôm nay',
};
