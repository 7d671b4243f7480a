import interactionPlugin from '@fullcalendar/react/interaction';

/**
 * Dragging, from where the pointer takes an airing. FullCalendar follows the middle of what is dragged but reckons from
 * where it was taken: with slots longer than the steps it lands up to a quarter of an hour beside the hand.
 */
export const dragPlugin = {
  ...interactionPlugin,
  componentInteractions: interactionPlugin.componentInteractions?.map(
    (Interaction) =>
      class extends Interaction {
        constructor(settings: ConstructorParameters<typeof Interaction>[0]) {
          super({ ...settings, useEventCenter: false });
        }
      },
  ),
};
